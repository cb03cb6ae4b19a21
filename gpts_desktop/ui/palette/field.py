"""The palette's field: what is typed stays in it, the other keys walk the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gpts_desktop.ui.composition import EnterKept
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.theme import ThemeKeeper

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_ENDS = {Qt.Key.Key_End: 1, Qt.Key.Key_Home: -1}
_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class PaletteField(QLineEdit):
    """Tells what its keys ask of the list; with Shift or Ctrl they are the field's own.

    What an input method composes is not searched for before it is entered, and its keys never
    come here.
    """

    walked = Signal(int)
    page_turned = Signal(int)
    end_asked = Signal(int)
    section_walked = Signal(int)
    entered = Signal()
    escaped = Signal()
    left = Signal()
    """The keyboard went to another part of the window."""

    def __init__(self, themes: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paletteField")
        self.setAccessibleName(self.tr("Search everything"))
        self.setPlaceholderText(self.tr("Search GPTs, messages, chats and commands"))
        self.setFont(ui_font(14))
        self.setAcceptDrops(False)
        self._themes = themes
        self._hint = self.tr("Esc")
        self.setTextMargins(0, 0, 34, 0)
        EnterKept(self)
        themes.changed.connect(self.update)

    def event(self, event: QEvent) -> bool:
        """Take Tab as a key: Qt would leave the field with it."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _TABS.get(Qt.Key(event.key()))
            if step is not None:
                self.section_walked.emit(step)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on what walks the list, opens and closes."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.modifiers() & ~_KEYPAD or not self._walk(key):
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> bool:
        for steps, signal in (
            (_STEPS, self.walked),
            (_PAGES, self.page_turned),
            (_ENDS, self.end_asked),
        ):
            if key in steps:
                signal.emit(steps[key])
                return True
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard left, unless it is only the window or a menu."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and at its end the key that closes."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(ui_font(12))
        painter.setPen(QColor(self._themes.theme.dim))
        room = QRect(0, 0, self.width() - 12, self.height())
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, aligned, self._hint)
        painter.end()
