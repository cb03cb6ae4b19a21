"""What the transcript's Copy buttons put on the clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from gpts_desktop.core.markdown.blocks import Block, Code, Table
from gpts_desktop.core.message import Message
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.rows import is_question


def message_text(message: Message, reply: Reply | None) -> str:
    """Return a question as typed, or an answer's Markdown, as far as it has come, as shown."""
    from gpts_desktop.core.residue import visible

    text = reply.text.whole() if reply is not None else message.text
    return text if is_question(message) else visible(text)


def code_text(blocks: Sequence[Block], start: int) -> str:
    """Return the whole code block that begins at `start`."""
    parts = (b.text for b in blocks if isinstance(b, Code) and b.start == start)
    return "\n".join(parts)


def table_parts(blocks: Sequence[Block], start: int) -> list[Table]:
    """Return the parts of the table that begins at `start`."""
    return [block for block in blocks if isinstance(block, Table) and block.start == start]
