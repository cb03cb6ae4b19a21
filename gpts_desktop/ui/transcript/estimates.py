"""Heights before anything is laid out: cheap, and near enough for the scroll bar."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gpts_desktop.core.markdown.blocks import Block, Code, Formula, Picture, Prose, Table
from gpts_desktop.core.message import Message
from gpts_desktop.ui.transcript.column import Column
from gpts_desktop.ui.transcript.folds import (
    CODE_FOLDED_OVER,
    CODE_SHOWN,
    QUESTION_FOLDED_OVER,
    QUESTION_LINES_OVER,
    QUESTION_LINES_SHOWN,
)
from gpts_desktop.ui.transcript.rows import (
    AttachmentsRow,
    BlockRow,
    CandidatesRow,
    FooterRow,
    NoticeRow,
    QuestionRow,
    ReasoningRow,
    Row,
    is_question,
)

PICTURE_HEIGHT, CARD_HEIGHT = 300, 92
_LATIN, _WIDE = 7.0, 11.0  # the mean width of a character at 14 px
_QUESTION_EXTRA, _ANSWER_EXTRA = 32, 14 + 34
_SAMPLES = 60

_DATA = re.compile(r"data:image/[\w.+;=-]{1,40};base64,[A-Za-z0-9+/=%_-]*")


def message_height(message: Message, column: Column) -> int:
    """Return about how high a message will be, in pixels. It reads the text but parses nothing."""
    text = message.text
    if is_question(message):
        width = column.bubble_width - 28 * column.zoom
        lines = _lines(text[:QUESTION_FOLDED_OVER], width, column.zoom)
        folded = len(text) > QUESTION_FOLDED_OVER or lines > QUESTION_LINES_OVER
        lines = QUESTION_LINES_SHOWN + 1 if folded else lines
        extra = _QUESTION_EXTRA + (130 if message.attachments else 0)
    else:
        lines = _answer_lines(text, column)
        extra = _ANSWER_EXTRA
    return round((lines * 21 + extra) * column.zoom)


def mean_height(messages: Sequence[Message], column: Column) -> int:
    """Return about how high messages are in the middle, by a few of them."""
    # An odd step: every other message is a question.
    some = messages[:: len(messages) // _SAMPLES | 1]
    return sum(message_height(message, column) for message in some) // max(1, len(some))


def _answer_lines(text: str, column: Column) -> float:
    """Return about how many lines an answer has, long code folded."""
    pieces = text.split("```") if text.count("\n") > CODE_FOLDED_OVER else [text]
    if ";base64," in text:
        pieces = [_DATA.sub("", piece) for piece in pieces]
    lines = 0.0
    for at, piece in enumerate(pieces):
        inside = at % 2 and piece.count("\n") > CODE_FOLDED_OVER
        lines += CODE_SHOWN + 4 if inside else _lines(piece, column.answer_width, column.zoom)
    return lines


def row_height(row: Row, column: Column) -> int:
    """Return about how high a row's widget will be, in pixels, without the room above it."""
    zoom = column.zoom
    if isinstance(row, BlockRow):
        fold = 34 if row.fold is not None and row.fold.ended else 0
        return round((_block_height(row.block, column.answer_width, zoom) + fold) * zoom)
    if isinstance(row, QuestionRow):
        return round((_lines(row.text, column.bubble_width - 28 * zoom, zoom) * 21 + 18) * zoom)
    return round(_FIXED[type(row)] * zoom)


_FIXED: dict[type, int] = {
    CandidatesRow: 240,
    AttachmentsRow: 120,
    ReasoningRow: 34,
    NoticeRow: 86,
    FooterRow: 22,
}


def _block_height(block: Block, width: float, zoom: float) -> float:
    if isinstance(block, Prose):
        return sum(
            _lines("".join(run.text for run in paragraph.runs), width, zoom) * 21 + 9
            for paragraph in block.paragraphs
        )
    if isinstance(block, Code):
        return (block.text.count("\n") + 1) * 19 + (30 if block.part == 0 else 0) + 20
    if isinstance(block, Table):
        return (len(block.rows) + (0 if block.part else 1)) * 33
    if isinstance(block, Picture):
        return PICTURE_HEIGHT if block.address.startswith("data:") else CARD_HEIGHT
    assert isinstance(block, Formula)
    # A line of a formula is about as high as a fraction.
    return block.text.count("\\\\") * 24 + 52


def _lines(text: str, width: float, zoom: float) -> float:
    return _lines_of(text, text.count("\n"), width, zoom)


def _lines_of(text: str, breaks: int, width: float, zoom: float) -> float:
    character = (_LATIN if text.isascii() else _WIDE) * zoom
    # Half of a line is empty, on average, where a text breaks it.
    return max(1.0, len(text) * character / max(width, 1) + 0.5 + breaks * 0.7)
