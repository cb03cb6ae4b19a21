"""Our own icons (`resources/icons`), drawn in any colour."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen, QPixmap, QPixmapCache

from gpts_desktop.resources import resource
from gpts_desktop.ui.svg_path import Shape, read_shapes

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_GRID = 24
_WINDOW_SIZES = (16, 24, 32, 48, 128)
_APP_COLOR = "#0f766e"


def icon(name: str, color: str, size: int = 16) -> QIcon:
    """Return an icon of `resources/icons` in a colour ("#rrggbb"), `size` in logical pixels."""
    from PySide6.QtGui import QIcon

    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return QIcon(pixmap(name, color, size, ratio))


def app_icon() -> QIcon:
    """Return the app's own icon, for title bars and task lists on X11 and Windows."""
    from PySide6.QtGui import QIcon

    own = QIcon()
    for size in _WINDOW_SIZES:
        own.addPixmap(_draw("app", _APP_COLOR, size, 1.0))
    return own


def pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    """Return an icon's picture for a screen with `ratio` device pixels in a logical one."""
    key = f"icon:{name}:{color}:{size}:{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _draw(name, color, size, ratio)
        QPixmapCache.insert(key, found)
    return found


def _draw(name: str, color: str, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / _GRID, side / _GRID)
    for shape in _shapes(name):
        painter.setPen(_pen(shape, color))
        if shape.fill == "none":
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setBrush(_paint(shape.fill, color))
        painter.drawPath(shape.path)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _pen(shape: Shape, color: str) -> QPen:
    if shape.stroke == "none":
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_paint(shape.stroke, color), shape.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _paint(paint: str, color: str) -> QColor:
    return QColor(color if paint == "currentColor" else paint)


@cache
def _shapes(name: str) -> list[Shape]:
    return read_shapes(resource(f"icons/{name}.svg").read_text(encoding="utf-8"))
