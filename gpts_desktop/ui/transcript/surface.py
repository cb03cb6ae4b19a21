"""The area that rows lie on: what the mouse, the wheel and the keys do there."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from gpts_desktop.ui.known_viewport import make_viewport
from gpts_desktop.ui.transcript.copying import Copying
from gpts_desktop.ui.transcript.finder import Finder
from gpts_desktop.ui.transcript.focus_walk import FocusWalk
from gpts_desktop.ui.transcript.keys import STEP, Keys
from gpts_desktop.ui.transcript.landing import Landing
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.marks import Marks
from gpts_desktop.ui.transcript.passage import Passage
from gpts_desktop.ui.transcript.reading import Reading
from gpts_desktop.ui.transcript.selecting import Selecting
from gpts_desktop.ui.transcript.sight import Position, Sight
from gpts_desktop.ui.transcript.text_pane import TextPane


class Surface(QAbstractScrollArea):
    """Scrolls, selects and walks the stops of the rows, wherever no control takes it."""

    quote_requested: Signal

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make_viewport(self)
        self._reading: Reading | None = None
        self._sight: Sight | None = None
        self._keys = Keys(self)
        self.verticalScrollBar().setSingleStep(STEP)
        self.landing = Landing(self.viewport())
        self.moves = 0
        """How often the user has scrolled or jumped."""
        self.selecting = Selecting(self.viewport(), lambda: self._sight, self.scroll_by)
        self.copying = Copying(self.selecting, self._passage)
        self.finder = Finder(self)
        self._marks = Marks(self.selecting)
        self.selecting.changed.connect(self.show_marks)

    @property
    @abstractmethod
    def look(self) -> Look:
        """How it looks."""

    @property
    @abstractmethod
    def following(self) -> bool:
        """Whether the end stays in view as it grows."""

    @abstractmethod
    def scroll_to_end(self) -> None:
        """Show the end and follow it from now on."""

    @abstractmethod
    def position(self) -> Position | None:
        """Return where one reads; None when nothing is shown."""

    @abstractmethod
    def return_to(self, position: Position) -> None:
        """Show the place where one was."""

    @abstractmethod
    def keep_still(self, change: Callable[[Sight], None]) -> None:
        """Change what shows, or where; following goes on only where the end stays in view."""

    @property
    def sight(self) -> Sight | None:
        """What is in sight, None when no conversation is shown."""
        return self._sight

    def show_marks(self) -> None:
        """Mark what is selected and what was found in the rows on screen."""
        if self._sight is not None:
            self._marks.show(self._sight, self.look, self.finder.marks())

    def _passage(self) -> Passage | None:
        """Return what is selected, for copying."""
        span = self.selecting.span
        if span is None or self._sight is None or self._reading is None:
            return None
        return Passage(self._sight.strip, self._reading, span)

    def scroll_by(self, pixels: int) -> None:
        """Scroll as the user does."""
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
            from gpts_desktop.ui.transcript.text_menu import open_text_menu

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
            self.pushed(event.angleDelta().y() < 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, jump, select and copy."""
        if not self.finder.press(event) and not self._keys.press(event):
            event.ignore()

    def pushed(self, down: bool) -> None:
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
        elif (beside := walk.beside(QApplication.focusWidget(), forward)) is not None:
            at = beside
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
