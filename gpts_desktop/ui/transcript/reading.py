"""Messages into rows: parsed when they come near sight, kept until they change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gpts_desktop.core.actions import Notice
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.markdown.blocks import Block
from gpts_desktop.core.message import Message, Role
from gpts_desktop.ui.transcript.folds import Folds
from gpts_desktop.ui.transcript.footers import Footers
from gpts_desktop.ui.transcript.live_answer import Growth, LiveAnswer
from gpts_desktop.ui.transcript.rows import (
    EMPTY,
    BlockRow,
    CandidatesRow,
    NoticeRow,
    ReasoningRow,
    Row,
    Siblings,
    block_rows,
    folded_rows,
    is_question,
    question_rows,
    refusal_rows,
)
from gpts_desktop.ui.transcript.section import Section


class Reading:
    """Gives each section of one conversation its rows.

    `live` holds the answers that stream, `folds` what is open of messages that were read;
    `has_room` tells whether so many candidates can stand side by side; `only` is the one
    message to show, without a footer.
    """

    def __init__(
        self,
        conversation: Conversation,
        notice_for: Callable[[Message], Notice | None],
        live: Mapping[str, LiveAnswer],
        folds: dict[str, Folds],
        *,
        candidates: Callable[[], int] = lambda: 1,
        has_room: Callable[[int], bool] = lambda count: False,
        only: Message | None = None,
    ) -> None:
        self._conversation = conversation
        self._notice_for = notice_for
        self._live = live
        self._folds = folds
        self._has_room = has_room
        self._only = only
        self._footers = Footers(conversation, candidates)

    def path(self) -> list[Message]:
        """Return the messages to show."""
        if self._only is not None:
            return [self._only]
        return [m for m in self._conversation.path() if m.role is not Role.SYSTEM]

    def everything(self) -> list[Message]:
        """Return the messages of all branches."""
        return [m for m in self._conversation.messages() if m.role is not Role.SYSTEM]

    def off_path(self) -> list[Message]:
        """Return the messages of other branches; to learn that there are none costs nothing."""
        path = self._conversation.path()
        if self._only is not None or len(path) == len(self._conversation):
            return []
        shown = {message.id for message in path}
        return [message for message in self.everything() if message.id not in shown]

    def side_by_side(self, message: Message) -> list[Message]:
        """Return the candidates that stand side by side in the place of a message, if they do."""
        last = self._only is None and message.id == self._conversation.current
        if not last or is_question(message):
            return []
        candidates = self._conversation.candidates(message.id)
        return candidates if self._has_room(len(candidates)) else []

    def rows(self, section: Section) -> list[Row]:
        """Return all rows of a section, at least one."""
        message = section.message
        section.folds = self._folds.setdefault(message.id, section.folds)
        if is_question(message):
            return question_rows(message, self._footers.siblings(message), section.folds)
        if candidates := self.side_by_side(message):
            return self._spread(message, candidates)
        live = self._live.get(message.id)
        head = self._head(section, live)
        section.body_at = len(head)
        rows = [*head, *self.body(section, 0)]
        return rows or [BlockRow(EMPTY)]

    def live(self, section: Section) -> LiveAnswer | None:
        """Return the answer that streams into a section."""
        return self._live.get(section.message.id)

    def _spread(self, message: Message, candidates: list[Message]) -> list[Row]:
        ids, states = tuple(m.id for m in candidates), tuple(m.state for m in candidates)
        cards = CandidatesRow(ids, message.id, states)
        footer = None if message.state.is_open else self._footers.row(message)
        return [cards, footer] if footer is not None else [cards]

    def texts(self, section: Section) -> list[Row]:
        """Return the rows of a section that say something; what is not in sight is not kept."""
        message = section.message
        if is_question(message):
            # A folded one's only part begins as the whole's first part does.
            return question_rows(message, Siblings())
        spread = section.rows is not None and isinstance(section.rows[0], CandidatesRow)
        if section.rows is not None and not spread:
            return section.rows
        live = self._live.get(message.id)
        blocks = live.blocks if live is not None else parsed(message.text)
        return [*block_rows(blocks), *refusal_rows(message.refusal)]

    def source(self, section: Section) -> str:
        """Return the text of which a section's blocks are parts, ChatGPT's residue left out."""
        from gpts_desktop.core.residue import visible

        message = section.message
        live = self._live.get(message.id)
        text = live.reply.text.whole() if live is not None else message.text
        return text if is_question(message) else visible(text)

    def body(self, section: Section, start: int) -> list[Row]:
        """Return the rows of an answer's text from block `start` on, and what follows it."""
        message = section.message
        live = self._live.get(message.id)
        if live is not None:
            section.blocks = live.blocks
        elif section.blocks is None or section.source != message.text:
            section.blocks, section.source = parsed(message.text), message.text
        if live is not None or message.state.is_open:
            section.folds.streamed = True
            rows = block_rows(section.blocks, start, caret=True)
            return rows if section.blocks else [BlockRow(EMPTY, caret=True)]
        return [*folded_rows(section.blocks, section.folds), *self._tail(message)]

    def grown(self, section: Section, growth: Growth) -> tuple[int, list[Row]] | None:
        """Return the first row to change and the rows from there on; None for no change."""
        live = self._live[section.message.id]
        rows = section.rows or []
        fold = rows[0] if rows else None
        if growth.began or (isinstance(fold, ReasoningRow) and fold.thinking and live.blocks):
            return 0, self.rows(section)
        if growth.aside is not None:
            start = max(0, min(growth.aside, section.body_at - 2))
            aside = block_rows(live.aside, start, aside=True)
            section.body_at = 1 + start + len(aside)
            return 1 + start, [*aside, *self.body(section, 0)]
        if growth.text is None:
            return None
        # The caret leaves the row that was the last, for one that may be above it.
        last = min(len(rows) - section.body_at, len(live.blocks)) - 1
        start = max(0, min(growth.text, last))
        return section.body_at + start, self.body(section, start)

    def settled(self, section: Section, live: LiveAnswer) -> None:
        """Keep the blocks of an answer that ended."""
        section.blocks = list(live.blocks)
        section.source = section.message.text
        section.aside = None

    def _head(self, section: Section, live: LiveAnswer | None) -> list[Row]:
        message = section.message
        has_reasoning = live.has_reasoning if live is not None else bool(message.reasoning)
        if not has_reasoning:
            return []
        thinking = live is not None and not live.blocks
        fold = ReasoningRow(message.reasoning_duration, thinking, section.reasoning_open)
        if not section.reasoning_open:
            return [fold]
        if live is not None:
            live.open_reasoning()
            section.aside = live.aside
            return [fold, *block_rows(section.aside, aside=True)]
        if section.aside is None:
            section.aside = parsed(message.reasoning)
        return [fold, *folded_rows(section.aside, section.folds, aside=True)]

    def _tail(self, message: Message) -> list[Row]:
        rows = refusal_rows(message.refusal)
        notice = self._notice_for(message)
        if notice is not None:
            rows.append(NoticeRow(notice))
        footer = self._footers.row(message) if self._only is None else None
        return [*rows, footer] if footer is not None else rows


def parsed(text: str) -> Sequence[Block]:
    """Return the blocks of a whole text, ChatGPT's residue left out."""
    from gpts_desktop.core.markdown.parse import parse
    from gpts_desktop.core.residue import visible

    return parse(visible(text))
