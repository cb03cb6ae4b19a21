"""Read-only text as high as its content: the part of a row that is selected, read and heard."""

from __future__ import annotations

from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from gpts_desktop.ui.known_viewport import make_text_viewport
from gpts_desktop.ui.transcript.formula_text import FormulaText
from gpts_desktop.ui.transcript.hearing import hush
from gpts_desktop.ui.transcript.link_text import link_at
from gpts_desktop.ui.transcript.look import Look


class TextPane(QTextBrowser):
    """Text of one row. The wheel and the keys it has no use for go to the transcript."""

    moved_sideways = Signal(int)
    """The user scrolled."""
    link_pointed = Signal(str, str)
    """Target and text of the link under the pointer or the keyboard; "" twice when there is none
    any more."""
    link_entered = Signal(str)
    """Enter was pressed on a link."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        make_text_viewport(self)
        self.look: Look | None = None
        self.is_led = False
        self.caret = False
        self.edition = 0
        """How often the text was written."""
        self._pointed = ("", "")
        self.marked: object = None
        """What the marks in the text were made of; the marks' own."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        hush(self.document())
        self.formulas = FormulaText(self.document())
        self.horizontalScrollBar().valueChanged.connect(self._tell_sideways)

    def set_look(self, look: Look) -> None:
        """Take the theme's colours."""
        if self.look is not look:
            self.look = look
            self.setPalette(look.palette)

    def set_text_width(self, width: int) -> None:
        """Break lines at `width` pixels."""
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)

    def describe(self) -> None:
        """Let a screen reader say the formulas: Qt reads an object's character as nothing."""
        spoken = "; ".join(self.formulas.drawn())
        if spoken != self.accessibleDescription():
            self.setAccessibleDescription(spoken)

    def tex_at(self, at: QPoint) -> str:
        """Return the TeX of the drawn formula at a point of the viewport, or ""."""
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return self.formulas.tex_at(QPointF(at + scrolled))

    def text_height(self) -> int:
        """Return the height of the laid out text in pixels."""
        # Qt lays a document out lazily: ask for its size before it is believed.
        return ceil(self.document().documentLayout().documentSize().height())

    def place(self, x: int, y: int, width: int, height: int) -> None:
        """Lie in the row so that lines are centred: Qt sets lines of a fixed height low."""
        raised = self.look.px(1) if self.look is not None else 0
        self.setGeometry(x, y - raised, width, height)

    def position_at(self, y: int) -> int:
        """Return the place in the text of the line at `y`."""
        return self.cursorForPosition(
            self.rect().topLeft() + QRect(0, y, 1, 1).topLeft()
        ).position()

    def y_of(self, position: int) -> int:
        """Return the top of the line that holds a place in the text."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        return self.cursorRect(cursor).top()

    def has_links(self) -> bool:
        """Whether the keyboard can reach a link in the text."""
        return False

    def walk_links(self, forward: bool) -> bool:
        """Focus the next link in the text, or go on to the next stop after the last."""
        walked = bool(super().focusNextPrevChild(forward))
        self._point(self.textCursor())
        return walked

    def _point(self, cursor: QTextCursor | None) -> None:
        """Tell of the link at a place in the text, or of none."""
        link = link_at(cursor) if cursor is not None else ("", "")
        if link != self._pointed:
            self._pointed = link
            self.link_pointed.emit(*link)

    def _point_at(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self._point(self.cursorForPosition(at) if self.anchorAt(at) else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at no link any more."""
        super().leaveEvent(event)
        self._point(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at no link any more."""
        super().focusOutEvent(event)
        self._point(None)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802  # Qt's name
        """Load nothing: what a text may show was put into its document."""
        return None

    def scroll_sideways(self, value: int) -> None:
        """Scroll as another text does."""
        self.is_led = True
        self.horizontalScrollBar().setValue(value)
        self.is_led = False

    def rewind(self) -> None:
        """Go to the beginning: where Qt wrote last, it would scroll to."""
        self.is_led = True
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.horizontalScrollBar().setValue(0)
        self.is_led = False

    def _tell_sideways(self, value: int) -> None:
        if not self.is_led:
            self.moved_sideways.emit(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll sideways if the text is too wide; all else is the transcript's."""
        delta = event.angleDelta()
        sideways = abs(delta.x()) > abs(delta.y()) or bool(
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        bar = self.horizontalScrollBar()
        if sideways and bar.maximum() > 0:
            step = event.pixelDelta().x() or (delta.x() or delta.y()) // 2
            bar.setValue(bar.value() - step)
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter on a link, and Copy of what a screen reader selected here."""
        copies = event.matches(QKeySequence.StandardKey.Copy) and self.textCursor().hasSelection()
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        target = link_at(self.textCursor())[0] if enters else ""
        if target:
            self.link_entered.emit(target)
        elif copies:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave the mouse to the transcript, which selects across the rows."""
        self.drop_selection()
        self._point_at(event)  # on a touch screen nothing pointed before
        event.ignore()

    def drop_selection(self) -> None:
        """Let go of what is selected here alone, as the link on which the keyboard was."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave it to the transcript."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the pointer is on; a drag is the transcript's."""
        if event.buttons() is Qt.MouseButton.NoButton:
            super().mouseMoveEvent(event)
            self._point_at(event)
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave it to the transcript."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave it to the transcript."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and the caret where more will come."""
        with self.formulas.above(self.viewport()):
            super().paintEvent(event)
        if self.caret and self.look is not None:
            self._paint_caret(self.look)

    def _paint_caret(self, look: Look) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        at = self.cursorRect(cursor)
        width, height = look.px(8), look.px(15)
        x = min(at.left() + look.px(2), self.viewport().width() - width)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        painter.drawRoundedRect(x, at.center().y() - height // 2, width, height, 2, 2)
        painter.end()
