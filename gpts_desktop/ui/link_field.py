"""The fields that take GPTs' links: one, or a whole text with many."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gpts_desktop.ui.theme import ThemeKeeper

_LONG = 500  # characters: a text, not a link that someone may still want to edit


class LinkField(QLineEdit):
    """Tells what was entered with Enter; a text of several lines is taken as soon as pasted.

    Drops pass through to the window, which takes files and pages too.
    """

    links_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(False)
        self.returnPressed.connect(self.submit)

    def submit(self) -> None:
        """Hand over what stands in the field and empty it."""
        text = self.text().strip()
        if text:
            self.clear()
            self.links_entered.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a pasted text whole; Escape empties the field, then leaves it."""
        from PySide6.QtGui import QKeySequence

        if event.matches(QKeySequence.StandardKey.Paste) and self._takes_clipboard():
            return
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.clearFocus()
            return
        super().keyPressEvent(event)

    def _takes_clipboard(self) -> bool:
        mime = QGuiApplication.clipboard().mimeData()
        text = mime.text()
        # A link's words, copied from a page: the address is in the page's HTML alone.
        if mime.hasHtml() and "g-" not in text and "g-" in mime.html():
            text = mime.html()
        elif len(text) < _LONG and "\n" not in text.strip():
            return False
        self.clear()
        self.links_entered.emit(text)
        return True


class AddGptField(LinkField):
    """The sidebar's dashed box; with the focus in it, a field like any other."""

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("addGptField")
        self.setAccessibleName(self.tr("Add GPTs by their links"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._settle(has_focus=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become a field."""
        super().focusInEvent(event)
        self._settle(has_focus=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Become the box again, unless something stands in it."""
        super().focusOutEvent(event)
        self._settle(has_focus=False)

    def _settle(self, has_focus: bool) -> None:
        if has_focus or self.text():
            self.setAlignment(Qt.AlignmentFlag.AlignLeft)
            self.setPlaceholderText("https://chatgpt.com/g/g-…")
        else:
            self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.setPlaceholderText(self.tr("Paste or drop GPT links"))
        self.setCursor(
            Qt.CursorShape.IBeamCursor if has_focus else Qt.CursorShape.PointingHandCursor
        )
