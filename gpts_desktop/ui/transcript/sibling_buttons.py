"""`‹ 2 / 3 ›`: walks between a message and its siblings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from gpts_desktop.core.actions import Action
from gpts_desktop.ui.transcript.action_button import ActionButton
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.rows import Siblings


class SiblingButtons(QWidget):
    """Two arrows and the place between them; `what` names the siblings to a screen reader."""

    acted = Signal(str)

    def __init__(self, parent: QWidget, what: str) -> None:
        super().__init__(parent)
        self._what = what
        self.previous = ActionButton(self)
        self.next = ActionButton(self)
        self._place = QLabel(self)
        self._place.setProperty("role", "dim")
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.previous.clicked.connect(lambda: self.acted.emit(Action.PREVIOUS_SIBLING.value))
        self.next.clicked.connect(lambda: self.acted.emit(Action.NEXT_SIBLING.value))

    def present(self, look: Look, siblings: Siblings) -> None:
        """Show the place; an end of the row has no arrow to press."""
        self.previous.setEnabled(siblings.place > 1)
        self.next.setEnabled(siblings.place < siblings.count)
        self.previous.present(look, "", "chevron-left", self.tr("Previous {0}").format(self._what))
        self.next.present(look, "", "chevron-right", self.tr("Next {0}").format(self._what))
        look.quieten(self._place)
        self._place.setText(f"{siblings.place} / {siblings.count}")
        self._place.adjustSize()
        height = self.previous.height()
        x = self.previous.width()
        self._place.setGeometry(x, 0, self._place.width() + 2, height)
        x += self._place.width()
        self.next.move(x, 0)
        self.resize(x + self.next.width(), height)

    def tab_stops(self) -> list[QWidget]:
        """Return the arrows that can be pressed."""
        if self.isHidden():
            return []
        return [button for button in (self.previous, self.next) if button.isEnabled()]
