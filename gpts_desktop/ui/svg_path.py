"""The part of SVG that our icons use, read into painter paths.

QtSvg draws them too, but its first picture costs 28 ms of the start (measured on the
2-core machine of platform.md); this costs under 0.1 ms each.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QPainterPath

_ELEMENT = re.compile(r"<(svg|path|circle|rect)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "Z": 0}


class Shape(NamedTuple):
    """A path with its paints: "none", "currentColor" or "#rrggbb"."""

    path: QPainterPath
    fill: str
    stroke: str
    width: float


def read_shapes(svg: str) -> list[Shape]:
    """Return the shapes of a flat SVG of paths (absolute commands), circles and rectangles."""
    shapes: list[Shape] = []
    inherited: dict[str, str] = {}
    for name, rest in _ELEMENT.findall(svg):
        own = dict(_ATTRIBUTE.findall(rest))
        if name == "svg":
            inherited = own
            continue
        look = inherited | own
        shapes.append(
            Shape(
                _outline(name, own),
                look.get("fill", "none"),
                look.get("stroke", "none"),
                float(look.get("stroke-width", 1)),
            )
        )
    return shapes


def _outline(name: str, own: dict[str, str]) -> QPainterPath:
    if name == "path":
        return read_path(own["d"])
    path = QPainterPath()
    if name == "circle":
        x, y, r = (float(own[key]) for key in ("cx", "cy", "r"))
        path.addEllipse(x - r, y - r, 2 * r, 2 * r)
    else:
        x, y, width, height, rx = (float(own[k]) for k in ("x", "y", "width", "height", "rx"))
        path.addRoundedRect(x, y, width, height, rx, rx)
    return path


def read_path(data: str) -> QPainterPath:
    """Return the path of `data` (SVG 2, 9.3) with the commands M L H V C A Z, all absolute."""
    path = QPainterPath()
    for command, at in _commands(data):
        here = path.currentPosition()
        match command:
            case "M":
                path.moveTo(at[0], at[1])
            case "L":
                path.lineTo(at[0], at[1])
            case "H":
                path.lineTo(at[0], here.y())
            case "V":
                path.lineTo(here.x(), at[0])
            case "C":
                path.cubicTo(*at)
            case "A":
                _add_arc(path, at[0], at[3] != 0, at[4] != 0, (at[5], at[6]))
            case _:
                path.closeSubpath()
    return path


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    tokens = _TOKEN.findall(data)
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        count = _ARGUMENTS[command]
        yield command, [float(token) for token in tokens[at : at + count]]
        at += count


def _add_arc(
    path: QPainterPath, radius: float, large: bool, sweep: bool, end: tuple[float, float]
) -> None:
    """Add a circle's arc from the current point to `end` (SVG 2, B.2.4, with rx = ry)."""
    start = path.currentPosition()
    dx, dy = (start.x() - end[0]) / 2, (start.y() - end[1]) / 2
    half = math.hypot(dx, dy)
    radius = max(radius, half)
    lift = math.sqrt(max(0.0, radius * radius - half * half)) / half
    if large == sweep:
        lift = -lift
    cx = lift * dy + (start.x() + end[0]) / 2
    cy = -lift * dx + (start.y() + end[1]) / 2
    # Qt counts degrees against the clock, from three o'clock.
    first = -math.degrees(math.atan2(start.y() - cy, start.x() - cx))
    last = -math.degrees(math.atan2(end[1] - cy, end[0] - cx))
    span = (last - first) % 360
    if sweep:
        span -= 360
    path.arcTo(cx - radius, cy - radius, 2 * radius, 2 * radius, first, span)
