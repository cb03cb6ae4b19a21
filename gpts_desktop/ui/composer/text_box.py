"""The composer's text: plain, growing, and careful with input methods."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocumentFragment,
    QTransform,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from gpts_desktop.ui.composer.arrivals import Arrival, arrival_of
from gpts_desktop.ui.composer.caret_rest import CaretRest
from gpts_desktop.ui.composition import ENTER, Composition
from gpts_desktop.ui.fonts import reading_font, ui_font
from gpts_desktop.ui.known_viewport import make_text_viewport
from gpts_desktop.ui.theme import Theme

LINE = 21  # pixels from line to line, whatever fonts stand in it


class TextBox(QTextEdit):
    """Plain text. Enter asks to send; what else was pasted or dropped is passed on.

    Signals: `send_pressed()`, `escape_pressed()`, `up_pressed_empty()`,
    `mime_arrived(QMimeData)` with files or a picture, `height_changed()`, `focus_changed()`.
    """

    send_pressed = Signal()
    escape_pressed = Signal()
    up_pressed_empty = Signal()
    mime_arrived = Signal(QMimeData)
    height_changed = Signal()
    focus_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self.setProperty("bare", True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(ui_font(14))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        make_text_viewport(self)
        self._hint = ""
        self._hint_color = QColor()
        self._send_key = "enter"
        self._composition = Composition()
        CaretRest(self)
        self.replace_text("")
        layout = self.document().documentLayout()
        layout.documentSizeChanged.connect(lambda _: self.height_changed.emit())
        # The card finds its place after this.
        self.height_changed.connect(lambda: QTimer.singleShot(0, self, self._tell_place))

    def set_family(self, family: str) -> None:
        """Write in the font that the transcript is read in."""
        self.setFont(reading_font(family, 14))

    # The text

    def text(self) -> str:
        """Return the text as it was typed, lines ended by LF."""
        # toPlainText would turn no-break spaces into plain ones.
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def replace_text(self, text: str) -> None:
        """Show another text; undo does not go back behind it."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        lines = QTextBlockFormat()
        lines.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.insertText(_plain(text), QTextCharFormat())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(lines)
        document.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def add_below(self, text: str) -> None:
        """Add a paragraph under what is typed, and take the keyboard for what follows it."""
        above = self.text().rstrip("\n")
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        missing = 2 - (len(self.text()) - len(above)) if above else 0
        cursor.insertText("\n" * max(0, missing) + _plain(text) + "\n\n", QTextCharFormat())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_hint(self, hint: str) -> None:
        """Show `hint` while nothing is typed."""
        self._hint = hint
        self.setAccessibleName(hint)
        self.viewport().update()

    def content_height(self, limit: int) -> int:
        """Return the text's height in pixels, at most `limit`; only so much is laid out."""
        document = self.document()
        layout = document.documentLayout()
        height = 0
        block = document.begin()
        while block.isValid() and height < limit:
            layout.blockBoundingRect(block)  # lays it out; only then are its lines known
            height += LINE * max(1, block.layout().lineCount())
            block = block.next()
        return min(limit, height)

    # Keys and input methods

    @property
    def is_composing(self) -> bool:
        """Whether an input method is in the middle of a word."""
        return self._composition.is_active

    def set_send_key(self, key: str) -> None:
        """Send by "enter" (Shift+Enter breaks the line) or by "ctrl+enter"."""
        self._send_key = key

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that one writes here now."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that one writes elsewhere."""
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know when a word is being composed, and when it was just committed."""
        was_composing = self.is_composing
        self._composition.hear(event)
        self._tell_place()
        super().inputMethodEvent(event)
        if self.is_composing and not was_composing:
            self.viewport().update()

    def _tell_place(self) -> None:
        """Let the candidates open where the caret is.

        Qt tells the input method when a field moves, not when what it stands in does: the card
        grows upwards with its text, and the window's parts move with the sidebar.
        """
        place = self.mapTo(self.window(), QPoint(0, 0))
        if self.hasFocus():
            QGuiApplication.inputMethod().setInputItemTransform(
                QTransform.fromTranslate(place.x(), place.y())
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send, break the line, or leave the key to the text."""
        if event.key() in ENTER:
            self._press_enter(event)
        elif event.key() == Qt.Key.Key_Escape and not self.is_composing:
            self.escape_pressed.emit()
        elif event.key() == Qt.Key.Key_Up and self._is_empty() and not event.modifiers():
            self.up_pressed_empty.emit()
        else:
            super().keyPressEvent(event)

    def _press_enter(self, event: QKeyEvent) -> None:
        event.accept()
        if self._composition.takes_enter():
            return
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_control = modifiers == Qt.KeyboardModifier.ControlModifier
        is_plain = modifiers == Qt.KeyboardModifier.NoModifier
        if is_control or (is_plain and self._send_key == "enter"):
            if not event.isAutoRepeat():
                self.send_pressed.emit()
        else:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()

    def _is_empty(self) -> bool:
        return self.document().isEmpty() and not self.is_composing

    # What is pasted or dropped

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text; files and pictures go along with the question instead."""
        if arrival_of(source, pasted=True) is Arrival.ATTACH:
            self.mime_arrived.emit(source)
            return
        text = source.text()
        if not text and source.hasHtml():
            text = QTextDocumentFragment.fromHtml(source.html()).toPlainText()
        self.textCursor().insertText(_plain(text), QTextCharFormat())
        self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Say whether anything of it can be taken."""
        return source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take texts and files; GPTs' links are left to the window."""
        self._weigh(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Follow the mouse with the place where a text would go."""
        self._weigh(event)

    def _weigh(self, event: QDragMoveEvent) -> None:
        arrival = arrival_of(event.mimeData())
        if arrival is Arrival.ATTACH:
            event.acceptProposedAction()
        elif arrival is Arrival.LEAVE:
            event.ignore()
        elif isinstance(event, QDragEnterEvent):
            super().dragEnterEvent(event)
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        arrival = arrival_of(event.mimeData())
        if arrival is Arrival.ATTACH:
            event.acceptProposedAction()
            self.mime_arrived.emit(event.mimeData())
        elif arrival is Arrival.LEAVE:
            event.ignore()
        else:
            super().dropEvent(event)

    # Painting

    def set_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._hint_color = QColor(theme.faint)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, or the hint on the first line's place, cut to the width."""
        super().paintEvent(event)
        if self._hint and self._is_empty():
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            painter.setPen(self._hint_color)
            width = self.viewport().width()
            hint = self.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, width)
            box = self.viewport().rect()
            box.setHeight(LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, hint)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
