"""What the transcript's Copy buttons put on the clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from gpts_desktop.core.markdown.blocks import Code
from gpts_desktop.core.message import Message
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.rows import BlockRow, Row, is_question


def message_text(message: Message, reply: Reply | None) -> str:
    """Return a question as typed, or an answer's Markdown, as far as it has come, as shown."""
    from gpts_desktop.core.residue import visible

    text = reply.text.whole() if reply is not None else message.text
    return text if is_question(message) else visible(text)


def code_text(rows: Sequence[Row], number: int) -> str:
    """Return the whole code block of which a row is a part."""
    row = rows[number]
    assert isinstance(row, BlockRow)
    return "\n".join(
        other.block.text
        for other in rows
        if isinstance(other, BlockRow)
        and isinstance(other.block, Code)
        and (other.block.start, other.aside) == (row.block.start, row.aside)
    )
