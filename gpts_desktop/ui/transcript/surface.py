"""The area that rows lie on: what the mouse, the wheel and the keys do there."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from gpts_desktop.ui.transcript.copying import Copying
from gpts_desktop.ui.transcript.focus_walk import FocusWalk
from gpts_desktop.ui.transcript.selecting import Selecting
from gpts_desktop.ui.transcript.sight import Sight
from gpts_desktop.ui.transcript.text_menu import open_text_menu
from gpts_desktop.ui.transcript.text_pane import TextPane

STEP = 40


class Surface(QAbstractScrollArea):
    """Scrolls, selects and walks the stops of the rows, wherever no control takes it."""

    quote_requested: Signal
    copying: Copying

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sight: Sight | None = None
        self.selecting = Selecting(self.viewport(), lambda: self._sight, self._scroll_by)

    @property
    @abstractmethod
    def following(self) -> bool:
        """Whether the end stays in view as it grows."""

    @abstractmethod
    def scroll_to_end(self) -> None:
        """Show the end and follow it from now on."""

    def _scroll_by(self, pixels: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection."""
        self.selecting.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self.selecting.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection."""
        self.selecting.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the selection, or open a link."""
        self.selecting.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of what is selected, or of what is under the mouse or the keyboard."""
        if self._sight is not None:
            open_text_menu(self, self._sight, event)

    def quote(self) -> None:
        """Ask for the selection to be quoted."""
        if quotation := self.copying.quotation():
            self.quote_requested.emit(quotation)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl the window zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)
            self._pushed(event.angleDelta().y() < 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by lines, pages, and to both ends."""
        bar = self.verticalScrollBar()
        page = max(STEP, self.viewport().height() - STEP)
        steps: dict[int, int] = {
            Qt.Key.Key_Up: -STEP,
            Qt.Key.Key_Down: STEP,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -bar.maximum(),
        }
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copying.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selecting.select_all()
        elif event.key() == Qt.Key.Key_Escape and self.selecting.selection is not None:
            self.selecting.clear()
        elif event.key() == Qt.Key.Key_End:
            self.scroll_to_end()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[event.key()])
            self._pushed(steps[event.key()] > 0)
        else:
            event.ignore()

    def _pushed(self, down: bool) -> None:
        """Follow when the user goes on downwards where the end is in sight already."""
        bar = self.verticalScrollBar()
        if down and not self.following and bar.value() == bar.maximum():
            self.scroll_to_end()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk the buttons and links of the rows in the order on screen, then leave."""
        walk = FocusWalk(self._sight.widgets() if self._sight else [], self.viewport())
        at = walk.number(QApplication.focusWidget())
        if at is not None:
            at += 1 if forward else -1
        elif forward and self.hasFocus():
            at = walk.first(self.following)
        else:
            return super().focusNextPrevChild(forward)
        if not 0 <= at < len(walk.stops):
            # Qt goes on from the view: the rows' own places in its order mean nothing.
            self.setFocus(Qt.FocusReason.TabFocusReason)
            if forward:
                super().focusNextPrevChild(True)
            return True
        stop = walk.stops[at]
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self._bring_into_view(walk.top(stop), stop.height())
        return stop.walk_links(forward) if isinstance(stop, TextPane) else True

    def _bring_into_view(self, top: int, height: int) -> None:
        over = top + height + 12 - self.viewport().height()
        bar = self.verticalScrollBar()
        if top < 0:
            bar.setValue(bar.value() + top - 12)
        elif over > 0 and height < self.viewport().height():
            bar.setValue(bar.value() + over)
