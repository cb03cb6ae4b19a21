"""The little tile that stands for a GPT: a letter of its name on a colour of its own."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.fonts import ui_font

# White text on each keeps 4.5:1 (tests/ui/test_monogram.py).
_COLORS = (
    "#b91c1c",
    "#7c3aed",
    "#b45309",
    "#1d4ed8",
    "#be185d",
    "#15803d",
    "#0f766e",
    "#0e7490",
    "#4338ca",
    "#a21caf",
    "#4d7c0f",
    "#475569",
)
# What a Chinese name ends in when its telling word stands before: "translation helper".
_GENERIC_ENDS = (
    *("小助手", "机器人", "生成器", "助手", "助理", "专家", "大师", "老师", "教练", "顾问"),
    *("导师", "工具", "大全", "达人", "师"),
)
_SIDE = 26
_RADIUS = 8


def letter_of(name: str) -> str:
    """Return the one character that tells most of a name, in upper case; "?" for none.

    That is its first letter or digit; of a Chinese name that ends in a word like "helper",
    the last character before that word (学术翻译助手: 译).
    """
    letters = [c for c in name if c.isalnum()]
    if not letters:
        return "?"
    if _is_chinese(letters[0]):
        word = "".join(letters)
        for end in _GENERIC_ENDS:
            if word.endswith(end) and len(word) > len(end):
                return word[-len(end) - 1].upper()
    return letters[0].upper()[0]


def _is_chinese(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"


@cache
def color_of(gpt_id: str) -> str:
    """Return the GPT's own colour as "#rrggbb": the same in every run and on every machine."""
    value = 2166136261  # FNV-1a, 32 bits; Python's own hash differs from run to run
    for byte in gpt_id.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return _COLORS[(value ^ value >> 15) % len(_COLORS)]


def paint_monogram(painter: QPainter, tile: QRectF, gpt_id: str, name: str) -> None:
    """Paint a GPT's tile; its corners and its letter grow with it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color_of(gpt_id)))
    radius = _RADIUS * tile.width() / _SIDE
    painter.drawRoundedRect(tile, radius, radius)
    painter.setPen(QColor("#ffffff"))
    painter.setFont(ui_font(12 * tile.width() / _SIDE, 600))
    painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, letter_of(name))
    painter.restore()


class Monogram(QWidget):
    """A GPT's tile as a widget of 26 by 26 pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self._gpt_id = self._name = ""

    def show_gpt(self, gpt_id: str, name: str) -> None:
        """Stand for another GPT."""
        self._gpt_id, self._name = gpt_id, name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        painter = QPainter(self)
        paint_monogram(painter, QRectF(self.rect()), self._gpt_id, self._name)
        painter.end()
