"""What is in sight: which rows lie where, and what stays in place when heights change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextCursor

from gpts_desktop.ui.transcript.column import Column
from gpts_desktop.ui.transcript.follow import Follow
from gpts_desktop.ui.transcript.formats import Formats
from gpts_desktop.ui.transcript.formula_drawings import Wish
from gpts_desktop.ui.transcript.pool import AnyRowWidget
from gpts_desktop.ui.transcript.rows import (
    AttachmentsRow,
    BlockRow,
    CandidatesRow,
    FooterRow,
    QuestionRow,
    inset,
)
from gpts_desktop.ui.transcript.stage import RowKey, Stage
from gpts_desktop.ui.transcript.strip import Anchor, Placed, Strip
from gpts_desktop.ui.transcript.text_pane import TextPane

MARGIN = 240
"""How far beyond the viewport rows live, in pixels."""
_HALF_LINE = 10


@dataclass(frozen=True, slots=True)
class Position:
    """Where a conversation is read: a message and how far the viewport's top is below its top.

    Another width or zoom changes that, `line` does not: a row (counted from the first of the
    message's text on), a place in its text, and the y of that line in the viewport. It is None
    where what is read has no lines. `until` is where following ends by itself (see `Follow`).
    """

    message_id: str
    offset: int
    at_end: bool = False
    line: tuple[int, int, int] | None = None
    until: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """A place in a row's text and the y in the viewport of the line that holds it."""

    section: int
    key: RowKey
    position: int
    y: int


class Sight:
    """The rows on the stage around an anchor, or at the strip's end while following."""

    def __init__(self, strip_of: Callable[[Sight], Strip], stage: Stage, formats: Formats) -> None:
        self._stage = stage
        self._formats = formats
        self.follow = Follow()
        self.placed: list[Placed] = []
        self.anchor: Anchor | None = None
        self._pin: Pin | None = None
        self.strip = strip_of(self)

    def measure(self, section: int, row: int) -> int:
        """Give a row a widget; return its true height, the room above it included."""
        shown = self.strip.rows(section)[row]
        width = self._room(section, row)[1]
        height = self._stage.measure(self._key(section, row), shown, self._formats, width)
        return self.strip.room_above(section, row) + height

    def arrange(self, height: int) -> None:
        """Lay out what is in sight of a viewport of that height."""
        if not self.strip.sections:
            self.placed, self.anchor = [], None
            self._stage.keep_only(())
            return
        at = None if self.follow.on else self.anchor
        self.placed = self.strip.arrange(at, height, MARGIN)
        first_line = self._first_line_at_top()
        if first_line is not None:
            self.follow.set(False)
            self.placed = self.strip.arrange(first_line, height, MARGIN)
        seen = next((p for p in self.placed if p.y + p.height > 0), self.placed[-1])
        self.anchor = Anchor(seen.section, seen.row, seen.y)
        for one in self.placed:
            widget = self.widget(one.section, one.row)
            assert widget is not None
            x = self._room(one.section, one.row)[0]
            top = one.y + one.height - widget.body_height
            widget.setGeometry(x, top, widget.row_width, widget.body_height)
            widget.show()
        self._stage.keep_only([self._key(one.section, one.row) for one in self.placed])

    def _first_line_at_top(self) -> Anchor | None:
        """Return what to hold when the line at which following ends is at the top or above."""
        section = self.strip.numbers.get(self.follow.until)
        if not self.follow.on or section is None or not self.placed:
            return None
        first = next((p for p in self.placed if (p.section, p.row) == (section, 0)), None)
        at_top = first.y <= 0 if first is not None else self.placed[0].section >= section
        return Anchor(section, 0, 0) if at_top else None

    def widgets(self) -> list[AnyRowWidget]:
        """Return the row widgets, top to bottom."""
        keys = [self._key(one.section, one.row) for one in self.placed]
        return list(self._stage.widgets(keys))

    @property
    def top(self) -> int:
        """How far below the strip's top the viewport begins, in pixels."""
        anchor = self.anchor
        return self.strip.top(anchor.section, anchor.row) - anchor.y if anchor else 0

    def move(self, by: int, to: int, height: int) -> None:
        """Go `by` pixels when that is near, else to a y of the strip."""
        self._pin = None
        if self.anchor is not None and abs(by) <= 2 * height:
            self.anchor.y -= by
        else:
            self.anchor = self.strip.locate(to)

    def hold(self, section: int, row: int) -> None:
        """Let the viewport's place be told by a row that is in sight."""
        for one in self.placed:
            if (one.section, one.row) == (section, row):
                self.anchor, self._pin = Anchor(section, row, one.y), None

    def hold_below(self, section: int, row: int) -> None:
        """Before a row's height changes: hold what is read below it, if it begins out of sight."""
        at = next((i for i, p in enumerate(self.placed) if (p.section, p.row) == (section, row)), 0)
        if self.placed and self.placed[at].y < 0 and at + 1 < len(self.placed):
            self.hold(self.placed[at + 1].section, self.placed[at + 1].row)

    def put(self, section: int, row: int, y: int) -> None:
        """Let a row's top, the room above it included, lie at `y` of the viewport."""
        self.anchor, self._pin = Anchor(section, row, y), None

    def path_replaced(self, at: int) -> None:
        """Find another anchor when its section, from `at` on, is another message now."""
        self._pin = None
        anchor = self.anchor
        if anchor is None or anchor.section < at:
            return
        if at < len(self.strip.sections):
            first = next((p.y for p in self.placed if p.section == at and p.row == 0), 0)
            self.anchor = Anchor(at, 0, max(0, first))
        else:
            self.anchor = self.strip.end()

    def position(self) -> Position | None:
        """Return where one reads; None when nothing is shown."""
        anchor = self.anchor
        if anchor is None:
            return None
        pin = self._pin or self._pinned()
        at = pin.section if pin is not None else anchor.section
        section = self.strip.sections[at]
        offset = self.top - self.strip.top(at, 0)
        line = None
        if pin is not None:
            line = pin.key.number - section.body_at, pin.position, pin.y
        return Position(section.message.id, offset, self.follow.on, line, self.follow.until)

    def go_to(self, position: Position) -> bool:
        """Go where one read; return False when that message is not on the path."""
        at = self.strip.numbers.get(position.message_id)
        if at is None:
            return False
        if position.line is not None and self._go_to_line(at, *position.line):
            return True
        self.anchor = self.strip.locate_in(at, position.offset)
        return True

    def _go_to_line(self, section: int, row: int, place: int, y: int) -> bool:
        """Put a place in a row's text on its y; False when there is no such row any more."""
        rows = self.strip.rows(section)
        row += self.strip.sections[section].body_at
        if not 0 <= row < len(rows):
            return False
        self.anchor = Anchor(section, row, y)
        self._keep(Pin(section, self._key(section, row), place, y))
        return True

    def rewrap(self, column: Column, formats: Formats) -> None:
        """Take another width or look; the line at the viewport's top stays where it is."""
        if self._pin is None and not self.follow.on:
            self._pin = self._pinned()
        self._formats = formats
        self.strip.set_column(column)
        if self._pin is not None and not self.follow.on:
            self._keep(self._pin)

    def wished(self) -> Wish | None:
        """Return a formula in sight that is not drawn yet."""
        panes = (widget.pane() for widget in self.widgets())
        return next((wish for p in panes if p and (wish := p.formulas.first_open())), None)

    def take_drawings(self) -> bool:
        """Show formulas whose drawings came; the line at the viewport's top stays where it is."""
        held = None if self.follow.on else self._first_line()
        changed = [widget for widget in self.widgets() if widget.take_drawings()]
        if held is not None and self.anchor is not None:
            pane, cursor, y = held
            self.anchor.y += y - pane.cursorRect(cursor).top()
            if self._pin is not None:
                self._pin = replace(self._pin, position=cursor.position())
        return bool(changed)

    def _first_line(self) -> tuple[TextPane, QTextCursor, int] | None:
        pin = self._pinned() if self._pin is None else self._pin
        widget = self._stage.widget(pin.key) if pin is not None else None
        pane = widget.pane() if widget is not None else None
        if pin is None or pane is None:
            return None
        cursor = QTextCursor(pane.document())
        cursor.setPosition(min(pin.position, pane.document().characterCount() - 1))
        return pane, cursor, pane.cursorRect(cursor).top()

    def _keep(self, pin: Pin) -> None:
        """Put the anchor where the pinned place in the text is on its y again.

        The pin stays until the user scrolls: widths may come and go.
        """
        row = pin.key.number
        if row >= len(self.strip.rows(pin.section)):
            self._pin = None  # the answer ended with fewer rows
            return
        self.measure(pin.section, row)
        widget = self.widget(pin.section, row)
        pane = widget.pane() if widget is not None else None
        if pane is not None:
            y = pin.y - pane.y_of(pin.position) - pane.y()
            self.anchor = Anchor(pin.section, row, y - self.strip.room_above(pin.section, row))

    def _pinned(self) -> Pin | None:
        """Return the first line in sight, in the first row that has lines."""
        for one in self.placed:
            widget = self.widget(one.section, one.row)
            pane = widget.pane() if widget is not None else None
            if widget is None or pane is None or one.y + one.height <= 0:
                continue
            top = widget.y() + pane.y()
            position = pane.position_at(max(0, self._formats.look.px(_HALF_LINE) - top))
            key = self._key(one.section, one.row)
            return Pin(one.section, key, position, top + pane.y_of(position))
        return None

    def _room(self, section: int, number: int) -> tuple[int, int]:
        """Return where a row begins and how wide it is."""
        rows = self.strip.rows(section)
        row, column = rows[number], self.strip.column
        cards = rows[number - 1] if isinstance(row, FooterRow) and number else row
        if isinstance(cards, CandidatesRow):
            return column.spread(len(cards.ids))  # a footer begins where its cards do
        x, width = column.place(
            isinstance(row, QuestionRow | AttachmentsRow), isinstance(row, BlockRow) and row.aside
        )
        by = min(self._formats.look.px(inset(row)), width // 3)
        return x + by, width - by

    def _key(self, section: int, row: int) -> RowKey:
        return RowKey(self.strip.sections[section].message.id, row)

    def widget(self, section: int, row: int) -> AnyRowWidget | None:
        """Return the widget that shows a row now."""
        return self._stage.widget(self._key(section, row))
