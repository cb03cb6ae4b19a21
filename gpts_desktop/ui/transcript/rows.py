"""What the transcript shows of a message: its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gpts_desktop.core.actions import Action, Notice
from gpts_desktop.core.markdown.blocks import Block, Code, Paragraph, Prose, Run, Table
from gpts_desktop.core.message import CUT_OFF, Attachment, Message, Role, State, Usage
from gpts_desktop.ui.transcript.folds import Fold, Folds

QUESTION_CHARACTERS = 3_000
"""A longer question is several rows, cut at the ends of lines where there are any."""


@dataclass(frozen=True, slots=True)
class Siblings:
    """A message's place among its siblings, from 1."""

    place: int = 1
    count: int = 1


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A part of what the user wrote, as typed. The last part carries the actions."""

    text: str
    first: bool = True
    last: bool = True
    siblings: Siblings = Siblings()
    fold: Fold | None = None


@dataclass(frozen=True, slots=True)
class AttachmentsRow:
    """The files that went along with a question."""

    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block of an answer, or of its reasoning (`aside`); `caret` where text still grows.

    `measured` are the parts of a table that tell how wide its columns are: the first ones, or,
    while it grows, the very first, since what is finished is not laid out again.
    """

    block: Block
    aside: bool = False
    caret: bool = False
    fold: Fold | None = None
    measured: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class ReasoningRow:
    """The fold over an answer's reasoning. `seconds` is None where nobody measured."""

    seconds: float | None
    thinking: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """What went wrong, and the next steps."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class FooterRow:
    """What can be done with an answer, and what it took.

    `quiet` ones show while the pointer or the keyboard is on their answer. `candidates` is how
    many answers another call would ask for, `model` what made this one where it is not what
    made the answer before. `created` is in seconds since 1970.
    """

    actions: tuple[Action, ...]
    siblings: Siblings
    usage: Usage | None = None
    seconds: float | None = None
    created: float = 0.0
    model: str = ""
    candidates: int = 1
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class CandidatesRow:
    """The answers of one call side by side, by their ids; `chosen` continues the chat.

    `states` are theirs: a finished one shows more.
    """

    ids: tuple[str, ...]
    chosen: str
    states: tuple[State, ...] = ()


Row = QuestionRow | AttachmentsRow | BlockRow | ReasoningRow | NoticeRow | FooterRow | CandidatesRow

INDENT, QUOTE = 24, 16
"""How far an item of a list is set in, and a quote."""

_PARTS_MEASURED = 5
"""So many parts of a long table have a say in how wide its columns are: to measure thousands of
rows at once would take too long."""

EMPTY = Prose((Paragraph(),))
"""Stands where an answer's text will grow."""


def kind_of(row: Row) -> type:
    """Return what a widget is made for: the row's type, or its block's."""
    return type(row.block) if isinstance(row, BlockRow) else type(row)


def question_rows(message: Message, siblings: Siblings, folds: Folds | None = None) -> list[Row]:
    """Return the rows of a user's message; without `folds` all of it."""
    rows: list[Row] = []
    if message.attachments:
        rows.append(AttachmentsRow(message.attachments))
    text, fold = folds.question(message.text) if folds else (message.text, None)
    parts = list(_parts(text)) if text or not message.attachments else []
    for at, part in enumerate(parts):
        if at < len(parts) - 1:
            rows.append(QuestionRow(part, at == 0, last=False))
        else:
            rows.append(QuestionRow(part, at == 0, True, siblings, fold))
    return rows


def _parts(text: str) -> Iterable[str]:
    start = 0
    while len(text) - start > QUESTION_CHARACTERS:
        end = text.rfind("\n", start + 1, start + QUESTION_CHARACTERS)
        if end < 0:
            end = start + QUESTION_CHARACTERS
            yield text[start:end]
            start = end
        else:
            yield text[start:end]
            start = end + 1
    yield text[start:]


def block_rows(
    blocks: Sequence[Block], start: int = 0, *, caret: bool = False, aside: bool = False
) -> list[Row]:
    """Return a row for each block from `start` on, the caret in the last."""
    last = len(blocks) - 1
    rows: list[Row] = []
    for at in range(start, last + 1):
        block = blocks[at]
        measured = _lead(blocks, at) if isinstance(block, Table) and block.part else ()
        rows.append(BlockRow(block, aside, caret and at == last, measured=measured))
    return rows


def _lead(blocks: Sequence[Block], at: int) -> tuple[Table, ...]:
    """Return the first part of the table that goes on at block `at`."""
    lead = blocks[at]
    while at and isinstance(lead, Table) and lead.part:
        at -= 1
        lead = blocks[at]
    return (lead,) if isinstance(lead, Table) else ()


def folded_rows(blocks: Sequence[Block], folds: Folds, *, aside: bool = False) -> list[Row]:
    """Return the rows of blocks to which nothing more will come, long ones folded."""
    tables: dict[int, tuple[Table, ...]] = {}
    for block in blocks:
        if not isinstance(block, Table) or (block.part == 0 and block.last):
            continue
        if block.part < _PARTS_MEASURED:
            tables[block.start] = (*tables.get(block.start, ()), block)
    return [
        BlockRow(block, aside, fold=fold, measured=tables.get(block.start, ()))
        for block, fold in folds.blocks(blocks, aside)
    ]


def refusal_rows(text: str) -> list[Row]:
    """Return what the model said in declining."""
    if not text:
        return []
    return [BlockRow(Prose((Paragraph((Run(text),)),)))]


def footer_actions(message: Message, can_edit: bool) -> tuple[Action, ...]:
    """Return what a finished answer's footer offers: the first three there, all in its menu."""
    if not message.text:
        return (Action.SHOW_MAP, Action.DELETE, Action.DELETE_BRANCH)
    edit = (Action.EDIT,) if can_edit else ()
    cut = message.state is not State.COMPLETE or message.finish_reason in CUT_OFF
    more = (Action.CONTINUE,) if cut else ()
    return (
        Action.COPY,
        Action.REGENERATE,
        *edit,
        Action.COPY_PLAIN,
        *more,
        Action.SHOW_SOURCE,
        Action.SHOW_REQUEST,
        Action.BRANCH_OFF,
        Action.SHOW_MAP,
        Action.DELETE,
        Action.DELETE_BRANCH,
    )


def inset(row: Row) -> float:
    """Return how far a box is set in, in the design's pixels: it stands in its list or quote.

    What is no box sets its own lines in.
    """
    if not isinstance(row, BlockRow) or not isinstance(row.block, Code | Table):
        return 0
    return row.block.indent * INDENT + row.block.quote * QUOTE


def quote_levels(row: Row) -> tuple[int, int]:
    """Return how many quotes are around a row's beginning and its end."""
    if not isinstance(row, BlockRow):
        return 0, 0
    block = row.block
    if isinstance(block, Prose):
        return block.paragraphs[0].quote, block.paragraphs[-1].quote
    return block.quote, block.quote


def gap(before: Row | None, row: Row) -> float:
    """Return the design's room above a row, given the row above it in the same message."""
    if before is None:
        return 14
    if isinstance(row, QuestionRow):
        return 8 if row.first else 0
    if isinstance(row, BlockRow) and isinstance(before, BlockRow):
        if before.aside and not row.aside:
            return 16
        return _block_gap(before.block, row.block)
    if isinstance(before, ReasoningRow) or isinstance(row, NoticeRow):
        return 10
    return 12 if isinstance(before, BlockRow) and not isinstance(before.block, Prose) else 9


def _block_gap(before: Block, block: Block) -> float:
    if isinstance(block, Code) and isinstance(before, Code) and block.part:
        return 0
    if isinstance(block, Table) and isinstance(before, Table) and block.part:
        return 0
    if isinstance(block, Prose):
        above = paragraph_gap(
            before.paragraphs[-1] if isinstance(before, Prose) else None, block.paragraphs[0]
        )
        return above if isinstance(before, Prose) else max(above, 12)
    return 9 if isinstance(before, Prose) else 12


def paragraph_gap(before: Paragraph | None, paragraph: Paragraph) -> float:
    """Return the room above a paragraph: little in a tight list, much above a heading."""
    if paragraph.heading:
        return 18 if paragraph.heading < 3 else 14
    if before is None:
        return 9
    if before.heading:
        return 6
    return 4 if before.tight and paragraph.tight else 9


def plain_text(blocks: Iterable[Block]) -> str:
    """Return blocks without their marks: paragraphs a line each, a blank line between blocks."""
    return "\n\n".join(_plain(block) for block in blocks)


def _plain(block: Block) -> str:
    if isinstance(block, Prose):
        return "\n".join(_line(paragraph) for paragraph in block.paragraphs)
    if isinstance(block, Table):
        lines = (block.header, *block.rows)
        return "\n".join("\t".join("".join(r.text for r in cell) for cell in row) for row in lines)
    return block.text


def _line(paragraph: Paragraph) -> str:
    text = "".join(run.text for run in paragraph.runs)
    return f"{paragraph.marker} {text}" if paragraph.marker else text


def is_question(message: Message) -> bool:
    """Whether a message is shown as typed, in a bubble."""
    return message.role is Role.USER
