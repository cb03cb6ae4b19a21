"""The button that goes to the end and follows it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.transcript.look import Look


class ToEndButton(QAbstractButton):
    """Floats over the transcript's end; says so when there is new text below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._news = False
        self.setObjectName("toEndButton")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Go to the end"))
        self.hide()

    def present(self, look: Look, news: bool) -> None:
        """Take colours and whether there is new text."""
        if self._look is look and self._news == news:
            return
        self._look, self._news = look, news
        self.setText(self.tr("New text") if news else "")
        name = self.tr("Go to the new text") if news else self.tr("Go to the end")
        self.setAccessibleName(name)
        side = look.px(34)
        word = QFontMetrics(look.font(13)).horizontalAdvance(self.text())
        self.resize(side + (word + look.px(10) if news else 0), side)
        self.update()

    def float_over(self, area: QRect) -> None:
        """Lie at the lower edge of an area, in the middle."""
        x = area.center().x() - self.width() // 2
        self.move(x, area.bottom() - self.height() - 10)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill, the arrow and the word."""
        look = self._look
        if look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("line"), 1))
        painter.setBrush(look.color("sel" if self.underMouse() else "raised"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        size = look.px(16)
        role = "accent" if self._news else "dim"
        arrow = pixmap("arrow-down", look.color(role).name(), size, self.devicePixelRatioF())
        painter.drawPixmap(look.px(9), (self.height() - size) // 2, arrow)
        painter.setFont(look.font(13))
        painter.setPen(look.color("text"))
        room = self.rect().adjusted(look.px(30), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
