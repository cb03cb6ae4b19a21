"""Selecting by keyboard: Shift and the keys that move a caret."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from gpts_desktop.ui.transcript.hit import caret_box, spot_under
from gpts_desktop.ui.transcript.points import Spot, whole
from gpts_desktop.ui.transcript.row_text import PaneText, text_of
from gpts_desktop.ui.transcript.rows import NoticeRow
from gpts_desktop.ui.transcript.sight import Sight
from gpts_desktop.ui.transcript.units import next_word, previous_word

_LINE_STEP = 6
_LINE_REACH = 600
_ZERO_WIDTH_JOINER, _VARIATION = "\u200d", "\ufe0f"
_KEYS = frozenset(
    (
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    )
)


class Caret:
    """Where a selection's moving end goes by a key."""

    def __init__(self, sight: Sight, ground: QWidget) -> None:
        self._sight = sight
        self._ground = ground

    @staticmethod
    def takes(event: QKeyEvent) -> bool:
        """Whether a key moves the end of a selection; PageUp and PageDown also scroll."""
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return bool(shifted) and event.key() in _KEYS

    def start(self) -> Spot | None:
        """Return where a selection begins: in the row of the keyboard, or the first in sight."""
        focus = QApplication.focusWidget()
        for one in self._sight.placed:
            widget = self._sight.widget(one.section, one.row)
            if widget is not None and focus is not None and widget.isAncestorOf(focus):
                return Spot(one.section, one.row, 0)
        return spot_under(self._sight, self._ground, QPoint(self._ground.width() // 2, 1))

    def moved(self, spot: Spot, event: QKeyEvent, x: int | None) -> Spot:
        """Return where a key takes the end; `x` is the column that lines are walked in."""
        key = event.key()
        by_words = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Right:
            return self._right(spot, by_words)
        if key == Qt.Key.Key_Left:
            return self._left(spot, by_words)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._line(spot, key == Qt.Key.Key_Down, x)
        if by_words:
            ends = whole(self._sight.strip)
            return spot if ends is None else ends[key == Qt.Key.Key_End]
        return self._line_end(spot, key == Qt.Key.Key_End)

    def _text(self, spot: Spot) -> str:
        return text_of(self._sight.strip.rows(spot.section)[spot.row])

    def _right(self, spot: Spot, by_words: bool) -> Spot:
        text = self._text(spot)
        if spot.offset >= len(text):
            return self._neighbour(spot, forward=True) or spot
        if by_words:
            return spot._replace(offset=next_word(text, spot.offset))
        end = spot.offset + 1
        while end < len(text) and _clings(text, end):
            end += 1
        return spot._replace(offset=end)

    def _left(self, spot: Spot, by_words: bool) -> Spot:
        text = self._text(spot)
        if spot.offset <= 0:
            return self._neighbour(spot, forward=False) or spot
        if by_words:
            return spot._replace(offset=previous_word(text, spot.offset))
        start = spot.offset - 1
        while start > 0 and _clings(text, start):
            start -= 1
        return spot._replace(offset=start)

    def _neighbour(self, spot: Spot, forward: bool) -> Spot | None:
        """Return the beginning of the next text, or the end of the one before."""
        strip = self._sight.strip
        step = strip.after if forward else strip.before
        place = step(spot.section, spot.row)
        while place is not None:
            row = strip.rows(place[0])[place[1]]
            if text_of(row) and not isinstance(row, NoticeRow):
                return Spot(*place, 0 if forward else len(text_of(row)))
            place = step(*place)
        return None

    def _line(self, spot: Spot, down: bool, x: int | None) -> Spot:
        """Return the place above or below, over the gaps between rows."""
        box = caret_box(self._sight, self._ground, spot)
        if box is None:
            return self._neighbour(spot, down) or spot
        column = box.left() if x is None else x
        for step in range(_LINE_STEP, _LINE_REACH, _LINE_STEP):
            y = box.bottom() + step if down else box.top() - step
            found = spot_under(self._sight, self._ground, QPoint(column, y))
            there = caret_box(self._sight, self._ground, found) if found is not None else None
            if found is None or there is None or not self._text(found):
                continue
            beyond = there.top() > box.top() if down else there.top() < box.top()
            if beyond and abs(there.center().y() - y) <= _LINE_STEP // 2:
                return found
        text = self._text(spot)
        return spot._replace(offset=len(text) if down else 0)

    def _line_end(self, spot: Spot, last: bool) -> Spot:
        widget = self._sight.widget(spot.section, spot.row)
        pane = widget.pane() if widget is not None else None
        if pane is None:
            return spot
        text = PaneText(self._sight.strip.rows(spot.section)[spot.row], pane.document())
        cursor = QTextCursor(pane.document())
        cursor.setPosition(text.shown(spot.offset))
        move = QTextCursor.MoveOperation
        cursor.movePosition(move.EndOfLine if last else move.StartOfLine)
        return spot._replace(offset=text.offset(cursor.position()))


def _clings(text: str, at: int) -> bool:
    """Whether a character belongs to the one before it."""
    one = text[at]
    joined = text[at - 1] == _ZERO_WIDTH_JOINER
    return bool(joined or unicodedata.combining(one) or one in (_ZERO_WIDTH_JOINER, _VARIATION))
