"""The transcript: a conversation's shown path as rows, of which only those in sight live."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from gpts_desktop.core.actions import Notice
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.pictures.shelf import PictureShelf
from gpts_desktop.ui.theme import Theme
from gpts_desktop.ui.transcript.deck import Deck
from gpts_desktop.ui.transcript.dressed import Dressed
from gpts_desktop.ui.transcript.fitting import Fitting
from gpts_desktop.ui.transcript.folds import Folds
from gpts_desktop.ui.transcript.hearing import Speakers, announce
from gpts_desktop.ui.transcript.link_status import LinkStatus
from gpts_desktop.ui.transcript.live_answer import AT_ONCE
from gpts_desktop.ui.transcript.monograms import Face, Margin
from gpts_desktop.ui.transcript.picture_desk import PictureDesk
from gpts_desktop.ui.transcript.reading import Reading
from gpts_desktop.ui.transcript.replies import Replies
from gpts_desktop.ui.transcript.row_actions import RowActions
from gpts_desktop.ui.transcript.rows import BlockRow, is_question, plain_text
from gpts_desktop.ui.transcript.sight import Position, Sight
from gpts_desktop.ui.transcript.stage import Stage
from gpts_desktop.ui.transcript.strip import Strip
from gpts_desktop.ui.transcript.to_end_button import ToEndButton

__all__ = ["Position", "TranscriptView"]

_AWAY = 48
"""The button to the end shows when the end is so many pixels below the viewport."""


class TranscriptView(Dressed):
    """Shows a conversation, follows answers as they stream and reports what is asked of it."""

    action_requested = Signal(str, str)
    """A message's id and an Action."""
    link_activated = Signal(str)
    quote_requested = Signal(str)
    """A Markdown block quote of what is selected."""
    link_doubted = Signal(str, str, str)
    """Address and host of a link that was chosen, and the other host that it names."""
    following_changed = Signal(bool)

    def __init__(
        self,
        notice_for: Callable[[Message], Notice | None],
        theme: Theme,
        parent: QWidget | None = None,
        *,
        shelf: PictureShelf | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.notice_for = notice_for
        self._drawings.wanted = lambda: self._sight.wished() if self._sight else None
        self._drawings.came.connect(self._take_drawings)
        self._face: Face = lambda gpt_id: (gpt_id[:1].upper(), self._formats.look.theme.dim)
        self._conversation: Conversation | None = None
        self._folds: dict[str, Folds] = {}
        self.candidates = 1
        """How many answers a call asks for; `path_changed` takes another number."""
        self._news = False
        self._margin = Margin(self.viewport())
        self._placing = False
        self.stops_at_first_line = False
        """Whether following an answer ends when its first line reaches the top."""
        self.setObjectName("transcript")
        self.setAccessibleName(self.tr("Conversation"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._replies = Replies(self)
        self._replies.frame.connect(self._take_growth)
        self._replies.caught_up.connect(self.reply_ended)
        self.speakers = Speakers()
        self.shelf = shelf or PictureShelf()
        self._deck = Deck(self, self._replies)
        self._stage = Stage(self.viewport(), self.shelf, self._deck)
        self._stage.cards_grew.connect(lambda *_: self._arrange())
        self._stage.said_by = lambda message_id: self.speakers.said_by(
            (self._conversation or Conversation())[message_id]
        )
        self.pictures = PictureDesk(
            self, self._stage, self.shelf, lambda: self._sight, self._arrange
        )
        self._stage.wrap_asked.connect(self._toggle_wrap)
        self._row_actions = RowActions(self._stage, self._replies, self.keep_still)
        self._row_actions.action_requested.connect(self.action_requested)
        self._row_actions.link_activated.connect(self.link_activated)
        self._row_actions.link_doubted.connect(self.link_doubted)
        self._fitting = Fitting(self, lambda: self._sight, self._arrange)
        self._to_end = ToEndButton(self)
        self._to_end.clicked.connect(self.scroll_to_end)
        self._link_status = LinkStatus(self, lambda: self.look)
        self._row_actions.target_shown.connect(self._link_status.present)
        self.selecting.link_clicked.connect(self._row_actions.open_link)
        self.pictures.link_activated.connect(self._row_actions.open_link)

    # What is shown

    def show_conversation(
        self, conversation: Conversation | None, position: Position | None = None
    ) -> None:
        """Show a conversation's current path, at its end or where it was left."""
        followed = self.following
        self.selecting.forget()
        self._stage.clear()
        self._conversation = conversation
        self._attend_pictures(conversation)
        self._reading = self._sight = None
        self._news = False
        # What was read of replies goes with the rows that showed it.
        self._replies.attend(())
        if conversation is not None:
            reading = self._reading = self._new_reading(conversation)
            column = self._column()
            self._sight = Sight(
                lambda sight: Strip(reading.path(), column, reading.rows, sight.measure),
                self._stage,
                self._formats,
            )
            self._row_actions.show(conversation, self._sight)
            self._attend()
            self._go_to(position)
        self._fitting.begin()
        self.finder.show(self._reading)
        if self.following is not followed:
            self.following_changed.emit(self.following)
        self._arrange()

    def _attend_pictures(self, conversation: Conversation | None) -> None:
        self.pictures.attend(conversation.id if conversation is not None else "")

    def _new_reading(self, conversation: Conversation) -> Reading:
        return Reading(
            conversation,
            self.notice_for,
            self._replies.live,
            self._folds,
            candidates=lambda: self.candidates,
            has_room=lambda count: self._column().has_room_for(count),
        )

    def _attend(self) -> None:
        """Read the replies of what is shown; those of candidates side by side are their cards'."""
        sight, reading = self._sight, self._reading
        if sight is not None and reading is not None:
            last = sight.strip.sections.messages[-1:]
            apart = {m.id for each in last for m in reading.side_by_side(each)}
            self._replies.attend(sight.strip.numbers, apart)

    def path_changed(self) -> None:
        """Show what the conversation's path is now, keeping in place what stays on it."""
        sight, reading = self._sight, self._reading
        if sight is None or reading is None:
            return
        strip = sight.strip
        messages = reading.path()
        same = 0
        for shown, message in zip(strip.sections.messages, messages, strict=False):
            if shown is not message:
                break
            same += 1
        if same < len(strip.sections):
            self.selecting.forget()
        strip.replace_from(same, messages[same:])
        # Siblings may have come to what stayed.
        strip.generation += 1
        self._attend()
        sight.path_replaced(same)
        if messages[same:] and messages[-1].state is State.SENDING:
            self.follow_answer()
        self._arrange()
        self.finder.path_changed()

    def message_changed(self, message_id: str) -> None:
        """Show a message as it is now."""
        sight = self._sight
        at = sight.strip.numbers.get(message_id) if sight is not None else None
        if sight is not None and sight.strip.sections:
            # One that is not on the path may be a candidate beside the last that is.
            sight.strip.sections[-1 if at is None else at].generation = -1
            self.finder.message_changed(message_id)
            self._arrange()

    def stream(self, reply: Reply) -> None:
        """Show an answer as it grows, whenever it is on the shown path, until `reply_ended`."""
        self._replies.add(reply)
        if self._conversation is not None and reply.message.id in self._conversation:
            self.path_changed()
        self._deck.stream(reply)

    def reply_ended(self, message_id: str) -> None:
        """Take the rest of an answer, whose message is settled, and show it finished."""
        if self._replies.has_to_catch_up(message_id):
            return
        live = self._replies.end(message_id)
        if live is not None and self._sight is not None and self._reading is not None:
            strip = self._sight.strip
            section = strip.sections[strip.numbers[message_id]]
            self._reading.settled(section, live)
            announce(self, self.speakers.ended(section.message, live.blocks))
        self._deck.ended(message_id)
        self.message_changed(message_id)

    @property
    def conversation(self) -> Conversation | None:
        """The conversation that is shown."""
        return self._conversation

    def set_face(self, lookup: Face) -> None:
        """Take what gives a GPT's letter and colour ("#rrggbb") by its id."""
        self._face = lookup
        self.viewport().update()

    # Where one is

    @property
    def following(self) -> bool:
        """Whether the end stays in view as it grows."""
        return self._sight is None or self._sight.follow.on

    def position(self) -> Position | None:
        """Return where one reads, for `show_conversation`; None when nothing is shown."""
        return self._sight.position() if self._sight is not None else None

    def scroll_to_end(self) -> None:
        """Show the end and follow it from now on."""
        self._set_following(True)
        self._arrange()

    def follow_answer(self) -> None:
        """Follow the answer that begins: to its end, or to where the settings say."""
        if self._sight is not None and self._sight.strip.sections:
            last = self._sight.strip.sections[-1].message.id
            self._set_following(True, last if self.stops_at_first_line else "")

    def last_text(self) -> str:
        """Return the text of the last message as it is shown, without marks."""
        if self._sight is None or not self._sight.strip.sections:
            return ""
        strip = self._sight.strip
        last = len(strip.sections) - 1
        if is_question(strip.sections[last].message):
            return strip.sections[last].message.text
        card = self._deck.card(strip.sections[last].message.id)
        if card is not None:
            return card.last_text()
        rows = strip.rows(last)
        return plain_text(r.block for r in rows if isinstance(r, BlockRow) and not r.aside)

    def rows_alive(self) -> int:
        """Return how many row widgets there are."""
        return len(self._stage) + self._deck.rows_alive()

    def _go_to(self, position: Position | None) -> None:
        assert self._sight is not None
        there = position is not None and not position.at_end and self._sight.go_to(position)
        self._sight.follow.set(not there, position.until if position is not None else "")

    def return_to(self, position: Position) -> None:
        """Show the place where one was."""
        followed = self.following
        if self._sight is not None:
            self._go_to(position)
        if self.following is not followed:
            self.following_changed.emit(self.following)
        self._arrange()

    def _set_following(self, on: bool, until: str = "") -> None:
        if on:
            self._news = False
        if self._sight is not None and self._sight.follow.set(on, until):
            self.following_changed.emit(on)

    # Layout

    def _take_growth(self) -> None:
        """Show what has gathered in the replies: once a frame at most."""
        sight, reading = self._sight, self._reading
        assert sight is not None and reading is not None
        grown = False
        for message_id, live in self._replies.live.items():
            growth = live.take(AT_ONCE)
            at = sight.strip.numbers[message_id]
            section = sight.strip.sections[at]
            change = reading.grown(section, growth) if section.rows is not None else None
            if change is not None:
                sight.strip.set_rows(at, *change)
                self.finder.grew(at)
                grown = True
        if grown:
            self._news = not sight.follow.on
            self._arrange()

    def _take_drawings(self) -> None:
        if self._sight is not None and self._sight.take_drawings():
            self._arrange()

    def _rewrap(self) -> None:
        if self._sight is not None:
            self._sight.rewrap(self._column(), self._formats)
            self._fitting.begin()
            self._reconsider_last()
        self._arrange()
        self.viewport().update()

    def _reconsider_last(self) -> None:
        """Take that in another width candidates may stand side by side, or not any more."""
        if self._sight is not None:
            for section in self._sight.strip.sections[-1:]:
                section.generation = -1
            self._attend()

    def _arrange(self) -> None:
        """Lay out the rows in sight, and tell the scroll bar and the button."""
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        self._placing = True
        if self._sight is None:
            bar.setRange(0, 0)
        else:
            followed = self.following
            self._sight.arrange(height)
            if self.following is not followed:
                self._news = True
                self.following_changed.emit(False)
            bar.setRange(0, max(0, self._sight.strip.total - height))
            bar.setPageStep(height)
            bar.setValue(self._sight.top)
        self._placing = False
        away = not self.following and bar.maximum() - bar.value() > _AWAY
        if away:
            self._to_end.present(self._formats.look, self._news)
            self._to_end.float_over(self.viewport().geometry())
        self._to_end.setVisible(away)
        self.show_marks()
        self._margin.place(self._sight, self._formats.look)

    # What the user does

    def keep_still(self, change: Callable[[Sight], None]) -> None:
        """Change what shows, or where; following goes on only where the end stays in view."""
        sight = self._sight
        assert sight is not None
        change(sight)
        followed = sight.follow.set(False)
        self._arrange()
        bar = self.verticalScrollBar()
        if followed:
            sight.follow.set(bar.value() == bar.maximum())
            if not sight.follow.on:
                self.following_changed.emit(False)

    # Qt's events

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Take a scroll by the user; what this view sets itself is not one."""
        sight = self._sight
        if self._placing or sight is None:
            return
        bar = self.verticalScrollBar()
        self.moves += 1
        changed = sight.follow.scrolled(bar.value() + dy, bar.value(), bar.maximum())
        sight.move(-dy, bar.value(), self.viewport().height())
        if changed:
            self._news = False
            self.following_changed.emit(sight.follow.on)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place; lines break anew only when the column's width changes."""
        super().resizeEvent(event)
        if self._sight is None:
            return
        column = self._column()
        if column.width != self._sight.strip.column.width:
            self._rewrap()
        else:
            self._sight.strip.column = column
            self._reconsider_last()
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and what stands in the margin."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._formats.look.color("bg"))
        if self._sight is not None:
            self.landing.paint(painter, self._sight, self._formats.look)
        self._margin.paint(painter, self._formats.look, self._face)
        painter.end()
