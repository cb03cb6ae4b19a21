from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from gpts_desktop.resources import resource
from gpts_desktop.ui.icons import icon, pixmap

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg"))
PROMISED = [
    "copy",
    "check",
    "refresh",
    "edit",
    "chevron-left",
    "chevron-right",
    "chevron-down",
    "chevron-up",
    "more",
    "search",
    "settings",
    "plus",
    "minus",
    "close",
    "stop",
    "send",
    "attach",
    "arrow-down",
    "pin",
    "unpin",
    "trash",
    "rename",
    "link",
    "key",
    "eye",
    "eye-off",
    "warning",
    "info",
    "image",
    "file",
    "sun",
    "moon",
    "folder",
    "external",
    "drag",
    "app",
]


def _as_qtsvg_draws(name: str, color: str, side: int) -> QImage:
    svg = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    svg = re.sub("currentColor", color, svg)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


def _mean_alpha_difference(one: QImage, other: QImage) -> float:
    total = sum(
        abs(one.pixelColor(x, y).alpha() - other.pixelColor(x, y).alpha())
        for x in range(one.width())
        for y in range(one.height())
    )
    return total / (one.width() * one.height())


def test_every_promised_name_is_there() -> None:
    assert set(PROMISED) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_our_drawing_is_what_qtsvg_draws(qtbot: QtBot, name: str) -> None:
    ours = pixmap(name, "#102030", 48, 1.0).toImage()
    assert _mean_alpha_difference(ours, _as_qtsvg_draws(name, "#102030", 48)) < 2.0


def test_the_colour_and_the_screens_ratio_are_taken(qtbot: QtBot) -> None:
    picture = pixmap("stop", "#b42318", 16, 2.0)
    assert picture.width() == 32
    assert picture.deviceIndependentSize().width() == 16
    assert picture.toImage().pixelColor(16, 16) == QColor("#b42318")


def test_a_second_call_draws_nothing(qtbot: QtBot) -> None:
    first = pixmap("copy", "#5d6b69", 16, 1.0)
    assert pixmap("copy", "#5d6b69", 16, 1.0).cacheKey() == first.cacheKey()


def test_an_icon_has_the_asked_size(qtbot: QtBot) -> None:
    sizes = icon("send", "#ffffff", 20).availableSizes()
    assert [size.width() for size in sizes] == [20]
