"""Words that an input method composes: Enter belongs to it until they are committed."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

# An Enter this soon after an input method's commit is the one that made the commit.
_RACE = 50  # ms
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Composition:
    """Whether a field's word is being composed, and whose the next Enter is."""

    def __init__(self) -> None:
        self.is_active = False
        self._enter_was_heard = False
        self._since_commit = QElapsedTimer()

    def hear(self, event: QInputMethodEvent) -> None:
        """Take what the input method says, before the field does."""
        was_active, self.is_active = self.is_active, bool(event.preeditString())
        if was_active and not self.is_active:
            if self._enter_was_heard:
                self._since_commit.invalidate()
            else:
                self._since_commit.start()
            self._enter_was_heard = False

    def takes_enter(self) -> bool:
        """Whether an Enter that is pressed now commits, or has just committed, the word."""
        if self.is_active:
            self._enter_was_heard = True
            return True
        is_late = self._since_commit.isValid() and not self._since_commit.hasExpired(_RACE)
        if is_late:
            self._since_commit.invalidate()
        return is_late


class EnterKept(QObject):
    """Keeps from a field, and from what is around it, the Enter that commits a composed word."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._composition = Composition()
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the input method, and take its keys."""
        if isinstance(event, QInputMethodEvent):
            self._composition.hear(event)
        return self.keeps(event) or super().eventFilter(watched, event)

    def keeps(self, event: QEvent) -> bool:
        """Whether a key belongs to the input method; Escape gives the word up."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            return self._composition.is_active
        return event.key() in ENTER and self._composition.takes_enter()
