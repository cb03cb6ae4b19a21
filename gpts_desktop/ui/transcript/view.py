"""The transcript: a conversation's shown path as rows, of which only those in sight live."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from gpts_desktop.core.actions import Action, Notice
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.theme import Theme
from gpts_desktop.ui.transcript.clippings import code_text, message_text
from gpts_desktop.ui.transcript.column import Column, column_in
from gpts_desktop.ui.transcript.focus_walk import FocusWalk
from gpts_desktop.ui.transcript.follow import Follow
from gpts_desktop.ui.transcript.formats import OPENED_SCHEMES, Formats, scheme_of
from gpts_desktop.ui.transcript.live_answer import LiveAnswer
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.monograms import Face, paint_margin
from gpts_desktop.ui.transcript.reading import Reading
from gpts_desktop.ui.transcript.reasoning_row import TOGGLE
from gpts_desktop.ui.transcript.rows import (
    AttachmentsRow,
    BlockRow,
    QuestionRow,
    Row,
    is_question,
    plain_text,
)
from gpts_desktop.ui.transcript.stage import RowKey, Stage
from gpts_desktop.ui.transcript.strip import Anchor, Placed, Strip
from gpts_desktop.ui.transcript.text_pane import TextPane
from gpts_desktop.ui.transcript.to_end_button import ToEndButton

FRAME_MS = 33
MARGIN = 240
"""How far beyond the viewport rows live, in pixels."""
_STEP = 40
_HALF_LINE = 10


@dataclass(frozen=True, slots=True)
class Position:
    """Where a conversation is read: a message and how far the viewport's top is below its top."""

    message_id: str
    offset: int
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class Pin:
    """A place in a row's text and the y in the viewport of the line that holds it."""

    section: int
    key: RowKey
    position: int
    y: int


class TranscriptView(QAbstractScrollArea):
    """Shows a conversation, follows answers as they stream and reports what is asked of it."""

    action_requested = Signal(str, str)
    """A message's id and an Action."""
    link_activated = Signal(str)
    following_changed = Signal(bool)

    def __init__(
        self,
        notice_for: Callable[[Message], Notice | None],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._notice_for = notice_for
        self._formats = Formats(Look(theme))
        self._face: Face = lambda gpt_id: (gpt_id[:1].upper() or "G", theme.accent)
        self._conversation: Conversation | None = None
        self._reading: Reading | None = None
        self._strip: Strip | None = None
        self._anchor: Anchor | None = None
        self._pin: Pin | None = None
        self._placed: list[Placed] = []
        self._follow = Follow()
        self._news = False
        self._placing = False
        self._replies: dict[str, Reply] = {}
        self._live: dict[str, LiveAnswer] = {}
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._take_growth)
        self.setObjectName("transcript")
        self.setAccessibleName(self.tr("Conversation"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_STEP)
        self._stage = Stage(self.viewport())
        self._stage.acted.connect(self._act)
        self._stage.link_activated.connect(self._open_link)
        self._stage.copy_code_asked.connect(self._copy_code)
        self._to_end = ToEndButton(self)
        self._to_end.clicked.connect(self.scroll_to_end)

    # What is shown

    def show_conversation(
        self, conversation: Conversation | None, position: Position | None = None
    ) -> None:
        """Show a conversation's current path, at its end or where it was left."""
        self._stage.clear()
        self._live.clear()
        self._conversation = conversation
        self._placed, self._anchor, self._pin, self._news = [], None, None, False
        self._reading = self._strip = None
        if conversation is not None:
            self._reading = Reading(conversation, self._notice_for, self._live)
            self._strip = Strip(
                self._reading.path(), self._column(), self._reading.rows, self._measure
            )
            self._attach_replies()
        at_end = position is None or position.at_end
        if position is not None and not at_end:
            at_end = not self._anchor_at(position)
        self._set_following(at_end)
        self._arrange()

    def path_changed(self) -> None:
        """Show what the conversation's path is now, keeping in place what stays on it."""
        strip, reading = self._strip, self._reading
        if strip is None or reading is None:
            return
        messages = reading.path()
        same = 0
        for section, message in zip(strip.sections, messages, strict=False):
            if section.message is not message:
                break
            same += 1
        anchor, self._pin = self._anchor, None
        if anchor is not None and anchor.section >= same:
            y = self._top_in_view(same, anchor)
            self._anchor = Anchor(same, 0, y)
        strip.replace_from(same, messages[same:])
        strip.generation += 1
        if not messages:
            self._anchor = None
        elif self._anchor is not None and self._anchor.section >= len(messages):
            self._anchor = strip.end()
        self._attach_replies()
        if messages[same:] and messages[-1].state is State.SENDING:
            self._set_following(True)
        self._arrange()

    def message_changed(self, message_id: str) -> None:
        """Show a message as it is now."""
        strip = self._strip
        at = strip.numbers.get(message_id) if strip is not None else None
        if strip is None or at is None:
            return
        strip.sections[at].generation = -1
        self._arrange()

    def stream(self, reply: Reply) -> None:
        """Show an answer as it grows, whenever it is on the shown path, until `reply_ended`."""
        self._replies[reply.message.id] = reply
        if self._conversation is None or reply.message.id not in self._conversation:
            return
        self.path_changed()

    def reply_ended(self, message_id: str) -> None:
        """Take the rest of an answer, whose message is settled, and show it finished."""
        self._replies.pop(message_id, None)
        live = self._live.pop(message_id, None)
        strip, reading = self._strip, self._reading
        if live is None or strip is None or reading is None:
            self.message_changed(message_id)
            return
        live.finish()
        section = strip.sections[strip.numbers[message_id]]
        reading.settled(section, live)
        if not self._live:
            self._frames.stop()
        self.message_changed(message_id)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours; what is read stays where it is."""
        self._restyle(Look(theme, self._formats.look.zoom))

    def set_zoom(self, factor: float) -> None:
        """Make everything larger or smaller; 1 is the design's size."""
        self._restyle(Look(self._formats.look.theme, min(4.0, max(0.4, factor))))

    def set_face(self, lookup: Face) -> None:
        """Take what gives a GPT's letter and colour ("#rrggbb") by its id."""
        self._face = lookup
        self.viewport().update()

    # Where one is

    @property
    def following(self) -> bool:
        """Whether the end stays in view as it grows."""
        return self._follow.on

    def position(self) -> Position | None:
        """Return where one reads, for `show_conversation`; None when nothing is shown."""
        anchor, strip = self._anchor, self._strip
        if anchor is None or strip is None:
            return None
        section = strip.sections[anchor.section]
        offset = section.heights.top(anchor.row) - anchor.y
        return Position(section.message.id, offset, self._follow.on)

    def scroll_to_end(self) -> None:
        """Show the end and follow it from now on."""
        self._set_following(True)
        self._arrange()

    def last_text(self) -> str:
        """Return the text of the last message as it is shown, without marks."""
        strip = self._strip
        if strip is None or not strip.sections:
            return ""
        section = strip.sections[-1]
        if is_question(section.message):
            return section.message.text
        rows = strip.rows(len(strip.sections) - 1)
        return plain_text(r.block for r in rows if isinstance(r, BlockRow) and not r.aside)

    def rows_alive(self) -> int:
        """Return how many row widgets there are."""
        return len(self._stage)

    def _anchor_at(self, position: Position) -> bool:
        strip = self._strip
        at = strip.numbers.get(position.message_id) if strip is not None else None
        if strip is None or at is None:
            return False
        self._anchor = strip.locate_in(at, position.offset)
        return True

    def _top_in_view(self, section: int, anchor: Anchor) -> int:
        """Return where a section begins in the viewport, at its top if that is above."""
        assert self._strip is not None
        top = self._strip.top(section, 0) - self._strip.top(anchor.section, anchor.row) + anchor.y
        return max(0, top)

    def _set_following(self, on: bool) -> None:
        self._pin = None
        if on:
            self._news = False
        if self._follow.set(on):
            self.following_changed.emit(on)

    # Streaming

    def _attach_replies(self) -> None:
        """Begin to read the replies that are on the path, and leave those that are not."""
        strip = self._strip
        assert strip is not None
        for message_id in [i for i in self._live if i not in strip.numbers]:
            del self._live[message_id]
        for message_id, reply in self._replies.items():
            at = strip.numbers.get(message_id)
            if at is not None and message_id not in self._live:
                live = self._live[message_id] = LiveAnswer(reply)
                live.take()
                strip.sections[at].generation = -1
        if self._live:
            self._frames.start()
        else:
            self._frames.stop()

    def _take_growth(self) -> None:
        """Take what has gathered and show it: once a frame at most."""
        strip, reading = self._strip, self._reading
        if strip is None or reading is None:
            return
        grown = False
        for message_id, live in self._live.items():
            growth = live.take()
            at = strip.numbers[message_id]
            section = strip.sections[at]
            if section.rows is None:
                continue
            change = reading.grown(section, growth)
            if change is not None:
                strip.set_rows(at, *change)
                grown = True
        if grown:
            self._news = not self._follow.on
            self._arrange()

    # Layout

    def _column(self) -> Column:
        return column_in(self.width(), self.viewport().width(), self._formats.look.zoom)

    def _measure(self, section: int, row: int) -> int:
        strip = self._strip
        assert strip is not None
        shown = strip.rows(section)[row]
        width = self._room(shown)[1]
        height = self._stage.measure(self._key(section, row), shown, self._formats, width)
        return strip.room_above(section, row) + height

    def _room(self, row: Row) -> tuple[int, int]:
        """Return where a row begins and how wide it is."""
        assert self._strip is not None
        whole = isinstance(row, QuestionRow | AttachmentsRow)
        return self._strip.column.place(whole, isinstance(row, BlockRow) and row.aside)

    def _key(self, section: int, row: int) -> RowKey:
        assert self._strip is not None
        return RowKey(self._strip.sections[section].message.id, row)

    def _arrange(self) -> None:
        """Lay out the rows in sight around the anchor, or at the end while following."""
        strip = self._strip
        height = self.viewport().height()
        if strip is None or not strip.sections:
            self._placed, self._anchor = [], None
            self._stage.keep_only(())
        else:
            anchor = None if self._follow.on else self._anchor
            self._placed = strip.arrange(anchor, height, MARGIN)
            seen = next((p for p in self._placed if p.y + p.height > 0), self._placed[-1])
            self._anchor = Anchor(seen.section, seen.row, seen.y)
            self._place_widgets(strip)
        self._set_bar()
        self._place_to_end()
        self.viewport().update()

    def _place_widgets(self, strip: Strip) -> None:
        keys = []
        for placed in self._placed:
            key = self._key(placed.section, placed.row)
            keys.append(key)
            widget = self._stage.widget(key)
            assert widget is not None
            x = self._room(strip.rows(placed.section)[placed.row])[0]
            top = placed.y + placed.height - widget.body_height
            widget.setGeometry(x, top, widget.row_width, widget.body_height)
            widget.show()
        self._stage.keep_only(keys)

    def _set_bar(self) -> None:
        strip, anchor = self._strip, self._anchor
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        self._placing = True
        if strip is None or anchor is None:
            bar.setRange(0, 0)
        else:
            bar.setRange(0, max(0, strip.total - height))
            bar.setPageStep(height)
            bar.setValue(strip.top(anchor.section, anchor.row) - anchor.y)
        self._placing = False

    def _place_to_end(self) -> None:
        bar = self.verticalScrollBar()
        away = not self._follow.on and bar.maximum() - bar.value() > 48
        if away:
            self._to_end.present(self._formats.look, self._news)
            area = self.viewport().geometry()
            x = area.center().x() - self._to_end.width() // 2
            self._to_end.move(x, area.bottom() - self._to_end.height() - 10)
            self._to_end.raise_()
        self._to_end.setVisible(away)

    def _restyle(self, look: Look) -> None:
        self._formats = Formats(look)
        self._rewrap()

    def _rewrap(self) -> None:
        """Lay out for another width or look; the line at the viewport's top stays there."""
        strip, anchor = self._strip, self._anchor
        column = self._column()
        if strip is None or anchor is None:
            if strip is not None:
                strip.set_column(column)
            self._arrange()
            return
        if self._pin is None and not self._follow.on:
            self._pin = self._pinned(anchor)
        pin = self._pin
        strip.set_column(column)
        if pin is not None and pin.key == self._key(pin.section, pin.key.number):
            # The place in the text is kept until the user scrolls: widths may come and go.
            self._measure(pin.section, pin.key.number)
            widget = self._stage.widget(pin.key)
            pane = widget.pane() if widget is not None else None
            assert pane is not None
            top = pin.y - pane.y_of(pin.position) - pane.y()
            room = strip.room_above(pin.section, pin.key.number)
            self._anchor = Anchor(pin.section, pin.key.number, top - room)
        self._arrange()

    def _pinned(self, anchor: Anchor) -> Pin | None:
        """Return the first line in sight, when its row begins above the viewport."""
        key = self._key(anchor.section, anchor.row)
        widget = self._stage.widget(key)
        pane = widget.pane() if widget is not None else None
        if widget is None or pane is None:
            return None
        top = widget.y() + pane.y()
        if top >= 0:
            return None
        position = pane.position_at(self._formats.look.px(_HALF_LINE) - top)
        return Pin(anchor.section, key, position, top + pane.y_of(position))

    # What the user does

    def _act(self, message_id: str, action: str) -> None:
        if action == TOGGLE:
            self._toggle_reasoning(message_id)
            return
        if action == Action.COPY:
            self._copy_message(message_id)
        self.action_requested.emit(*self._asked(message_id, action))

    def _asked(self, message_id: str, action: str) -> tuple[str, str]:
        """Return what an action is about: Edit in an answer's footer means its question."""
        assert self._conversation is not None
        message = self._conversation[message_id]
        if action == Action.EDIT and not is_question(message) and message.parent is not None:
            return message.parent, action
        return message_id, action

    def _toggle_reasoning(self, message_id: str) -> None:
        strip = self._strip
        assert strip is not None
        at = strip.numbers[message_id]
        section = strip.sections[at]
        section.reasoning_open = not section.reasoning_open
        section.generation = -1
        shown = next(p for p in self._placed if (p.section, p.row) == (at, 0))
        self._anchor, self._pin = Anchor(at, 0, shown.y), None
        self._set_following(False)
        self._arrange()
        bar = self.verticalScrollBar()
        self._set_following(bar.value() == bar.maximum())

    def _copy_message(self, message_id: str) -> None:
        assert self._conversation is not None
        message = self._conversation[message_id]
        text = message_text(message, self._replies.get(message_id))
        QGuiApplication.clipboard().setText(text)

    def _copy_code(self, message_id: str, number: int) -> None:
        assert self._strip is not None
        rows = self._strip.rows(self._strip.numbers[message_id])
        QGuiApplication.clipboard().setText(code_text(rows, number))

    def _open_link(self, target: str) -> None:
        if scheme_of(target) in OPENED_SCHEMES:
            self.link_activated.emit(target)

    # Qt's events

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Take a scroll by the user; what this view sets itself is not one."""
        strip = self._strip
        if self._placing or strip is None or self._anchor is None:
            return
        self._pin = None
        bar = self.verticalScrollBar()
        changed = self._follow.scrolled(bar.value() + dy, bar.value(), bar.maximum())
        if not self._follow.on:
            if abs(dy) <= 2 * self.viewport().height():
                self._anchor.y += dy
            else:
                self._anchor = strip.locate(bar.value())
        if changed:
            self._news = False
            self.following_changed.emit(self._follow.on)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl the window zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by lines, pages, and to both ends."""
        bar = self.verticalScrollBar()
        page = max(_STEP, self.viewport().height() - _STEP)
        steps: Mapping[int, int] = {
            Qt.Key.Key_Up: -_STEP,
            Qt.Key.Key_Down: _STEP,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -bar.maximum(),
        }
        if event.key() == Qt.Key.Key_End:
            self.scroll_to_end()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[event.key()])
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk the buttons and links of the rows in the order on screen, then leave."""
        keys = [self._key(one.section, one.row) for one in self._placed]
        walk = FocusWalk(list(self._stage.widgets(keys)), self.viewport())
        at = walk.number(QApplication.focusWidget())
        if at is not None:
            at += 1 if forward else -1
        elif forward and self.hasFocus():
            at = walk.first(self._follow.on)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place; lines break anew only when the column's width changes."""
        super().resizeEvent(event)
        strip = self._strip
        if strip is None:
            return
        column = self._column()
        if column.width != strip.column.width:
            self._rewrap()
        else:
            strip.column = column
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the GPTs' monograms."""
        look = self._formats.look
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), look.color("bg"))
        if self._strip is not None:
            paint_margin(painter, self._strip, self._placed, look, self._face)
        painter.end()
