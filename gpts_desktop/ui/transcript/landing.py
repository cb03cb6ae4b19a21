"""The glow behind the message that one has jumped to."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui import motion
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.sight import Sight

_MS, _STILL_MS = 900, 1_800
_STRENGTH = 0.16
_OUTSET = 8


class Landing(QVariantAnimation):
    """Fades within a second; between jumps it costs nothing.

    Where the desktop wants no motion it stands still for longer, and ends.
    """

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self.message_id = ""
        self._ground = ground
        self.setStartValue(1.0)
        self.valueChanged.connect(lambda _: ground.update())
        self.finished.connect(ground.update)

    def show_at(self, message_id: str) -> None:
        """Glow behind a message."""
        self.message_id = message_id
        self.stop()
        is_still = motion.is_reduced()
        self.setDuration(_STILL_MS if is_still else _MS)
        self.setEndValue(1.0 if is_still else 0.0)
        self._ground.update()
        self.start()

    def paint(self, painter: QPainter, sight: Sight, look: Look) -> None:
        """Paint what is left of the glow."""
        at = sight.strip.numbers.get(self.message_id)
        if self.state() is not QAbstractAnimation.State.Running or at is None:
            return
        rows = [one for one in sight.placed if one.section == at]
        if not rows:
            return
        column = sight.strip.column
        top = rows[0].y + (look.px(6) if rows[0].row == 0 else 0)
        bottom = rows[-1].y + rows[-1].height + _OUTSET
        glow = QColor(look.color("accent"))
        glow.setAlphaF(_STRENGTH * float(self.currentValue()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        box = QRectF(column.x - _OUTSET, top, column.width + 2 * _OUTSET, bottom - top)
        painter.drawRoundedRect(box, 10, 10)
