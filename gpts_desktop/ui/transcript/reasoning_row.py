"""The fold over an answer's reasoning."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.transcript.action_button import EnterButton
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.rows import ReasoningRow

TOGGLE = "toggle_reasoning"
"""What the fold asks of the view."""


class _Fold(EnterButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.look: Look | None = None
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        if look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("accent" if self.hasFocus() else "line"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        role = "text" if self.underMouse() else "dim"
        size = look.px(14)
        name = "chevron-down" if self.isChecked() else "chevron-right"
        mark = pixmap(name, look.color(role).name(), size, self.devicePixelRatioF())
        painter.drawPixmap(look.px(9), (self.height() - size) // 2, mark)
        painter.setFont(look.font(13.5))
        painter.setPen(look.color(role))
        box = self.rect().adjusted(look.px(29), 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class ReasoningWidget(RowWidget[ReasoningRow]):
    """One line that opens and closes what the model thought."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.fold = _Fold(self)
        self.fold.clicked.connect(lambda: self.acted.emit(TOGGLE))

    def fill(self, row: ReasoningRow, was: ReasoningRow | None) -> int:
        """Say how long it took, or that it goes on."""
        assert self.look is not None
        if row.thinking:
            text = self.tr("Reasoning…")
        elif row.seconds is None:
            text = self.tr("Reasoning")
        else:
            text = self.tr("Reasoned for {0}").format(self._duration(row.seconds))
        self.fold.look = self.look
        self.fold.setText(text)
        self.fold.setAccessibleName(text)
        self.fold.setChecked(row.is_open)
        height = self.look.px(34)
        self.fold.setGeometry(0, 0, self.row_width, height)
        self.fold.update()
        return height

    def _duration(self, seconds: float) -> str:
        if seconds < 60:
            return self.tr("{0} s").format(max(1, round(seconds)))
        minutes, rest = divmod(round(seconds), 60)
        return self.tr("{0} min {1} s").format(minutes, rest)

    def tab_stops(self) -> list[QWidget]:
        """Return the fold."""
        return [self.fold]
