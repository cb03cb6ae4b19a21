"""Where the chat's parts stand, and what is painted there until they are built."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.ground import paint_ground
from gpts_desktop.ui.theme import Theme, ThemeKeeper

HEADER_HEIGHT = 54
COMPOSER_HEIGHT = 108  # of an empty composer
ABOVE_CARD, BELOW_CARD = 4, 16
CARD_RADIUS = 16
_WIDEST_CARD = 740
_BESIDE_CARD = 16  # in a narrow window


class ChatGround(QWidget):
    """Looks as the chat will, with nothing in it: the header's line and the composer's card."""

    def __init__(self, themes: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line and the card."""
        theme = self._themes.theme
        painter = QPainter(self)
        paint_header_line(painter, self.width(), theme)
        top = self.height() - COMPOSER_HEIGHT
        paint_card(
            painter,
            card_in(QRect(0, top, self.width(), COMPOSER_HEIGHT)),
            theme,
            lit=self.hasFocus(),
        )
        painter.end()


def card_in(composer: QRect) -> QRect:
    """Return the place of the card in a composer's place."""
    width = min(_WIDEST_CARD, composer.width() - 2 * _BESIDE_CARD)
    left = composer.left() + (composer.width() - width) // 2
    height = composer.height() - ABOVE_CARD - BELOW_CARD
    return QRect(left, composer.top() + ABOVE_CARD, width, height)


def paint_card(painter: QPainter, card: QRect, theme: Theme, *, lit: bool = False) -> None:
    """Paint the composer's card; `lit` while one writes in it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(theme.accent if lit else theme.line), 1.5 if lit else 1)
    painter.setPen(pen)
    painter.setBrush(QColor(theme.raised))
    inset = pen.widthF() / 2
    box = QRectF(card).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(box, CARD_RADIUS - inset, CARD_RADIUS - inset)


def paint_header_line(painter: QPainter, width: int, theme: Theme) -> None:
    """Paint the line under the header."""
    paint_ground(painter, QRect(0, HEADER_HEIGHT - 1, width, 1), QColor(theme.line))
