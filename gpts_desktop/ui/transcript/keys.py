"""What the keys do in the transcript, wherever in it the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from gpts_desktop.ui.transcript.caret import Caret
from gpts_desktop.ui.transcript.hit import caret_box, spot_under
from gpts_desktop.ui.transcript.points import Spot
from gpts_desktop.ui.transcript.reveal import reveal
from gpts_desktop.ui.transcript.sight import Sight

if TYPE_CHECKING:
    from gpts_desktop.ui.transcript.surface import Surface

STEP = 40
_LINES = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Keys:
    """Scrolls by lines and pages, jumps by messages, and selects with Shift."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._column: int | None = None
        self._landed: tuple[int, int] | None = None  # a section, and the scroll bar's value

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; return False for a key that says nothing here."""
        surface, selecting, key = self._surface, self._surface.selecting, event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            return surface.copying.copy()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            selecting.select_all()
            return True
        if key == Qt.Key.Key_Escape:
            had = selecting.selection is not None
            selecting.clear()
            return had
        return surface.sight is not None and self._move(surface.sight, event)

    def _move(self, sight: Sight, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return event.key() in _LINES and self._jump(sight, event.key() == Qt.Key.Key_Down)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return self._select(sight, event)
        return self._scroll(event.key())

    # Scrolling

    def _scroll(self, key: int) -> bool:
        page = max(STEP, self._surface.viewport().height() - STEP)
        steps: dict[int, int] = {
            Qt.Key.Key_Up: -STEP,
            Qt.Key.Key_Down: STEP,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -self._surface.verticalScrollBar().maximum(),
        }
        if key == Qt.Key.Key_End:
            self._surface.scroll_to_end()
        elif key in steps:
            self._surface.scroll_by(steps[key])
            self._surface.pushed(steps[key] > 0)
        return key == Qt.Key.Key_End or key in steps

    def _jump(self, sight: Sight, down: bool) -> bool:
        """Go to the top of the next message, or of this or the one before."""
        bar = self._surface.verticalScrollBar()
        if sight.anchor is None:
            return True
        at = sight.anchor.section
        if self._landed is not None and self._landed[1] == bar.value():
            # Near the end, messages do not reach the top: go on from the last one landed at.
            at = min(self._landed[0], len(sight.strip.sections) - 1)
            target = at + 1 if down else at - 1
        elif down:
            target = at + 1
        else:
            target = at if sight.top > sight.strip.top(at, 0) else at - 1
        if target >= len(sight.strip.sections):
            self._surface.scroll_to_end()
            return True
        target = max(0, target)
        self._surface.keep_still(lambda sight: sight.put(target, 0, 0))
        self._landed = target, bar.value()
        self._surface.moves += 1
        self._surface.landing.show_at(sight.strip.sections[target].message.id)
        return True

    # Selecting

    def _select(self, sight: Sight, event: QKeyEvent) -> bool:
        surface, paged = self._surface, event.key() in _PAGES
        caret = Caret(sight, surface.viewport())
        if not paged and not Caret.takes(event):
            return False
        selecting = surface.selecting
        spot = selecting.head
        if spot is None:
            spot = caret.start()
            if spot is None:
                return True
            selecting.begin(spot)
        else:
            self._show(spot)
        if paged:
            moved = self._page(sight, spot, event.key() == Qt.Key.Key_PageDown)
        else:
            moved = caret.moved(spot, event, self._walked_column(sight, spot, event))
        selecting.take_to(moved)
        self._show(moved)
        selecting.settled.emit()
        return True

    def _walked_column(self, sight: Sight, spot: Spot, event: QKeyEvent) -> int | None:
        """Return the x that is kept while one goes from line to line."""
        if event.key() not in _LINES:
            self._column = None
        elif self._column is None:
            box = caret_box(sight, self._surface.viewport(), spot)
            self._column = box.left() if box is not None else None
        return self._column

    def _page(self, sight: Sight, spot: Spot, down: bool) -> Spot:
        """Scroll by a page and take the place that is where the old one was."""
        ground = self._surface.viewport()
        box = caret_box(sight, ground, spot)
        at = box.center() if box is not None else ground.rect().center()
        bar = self._surface.verticalScrollBar()
        before = bar.value()
        self._surface.scroll_by((ground.height() - STEP) * (1 if down else -1))
        if bar.value() == before:
            at = QPoint(at.x(), ground.height() - 1 if down else 0)
        return spot_under(sight, ground, at) or spot

    def _show(self, spot: Spot) -> None:
        ground = self._surface.viewport()
        self._surface.keep_still(lambda sight: reveal(sight, ground, spot))
