"""An answer while it streams: gathered once, read by many at their own pace."""

from __future__ import annotations

from collections.abc import Callable

from gpts_desktop.core.announcement import Announcement
from gpts_desktop.core.message import Message


class ReplyText:
    """Text that only grows. Appending and reading on cost the size of what is new."""

    __slots__ = ("_grew", "_parts", "length")

    def __init__(self, text: str = "", grew: Callable[[], None] = lambda: None) -> None:
        self._parts: list[str] = [text] if text else []
        self._grew = grew
        self.length = len(text)

    def append(self, text: str) -> None:
        """Add `text` at the end."""
        if text:
            self._parts.append(text)
            self.length += len(text)
            self._grew()

    def whole(self) -> str:
        """Return all that has come."""
        if len(self._parts) > 1:
            return "".join(self._parts)
        return self._parts[0] if self._parts else ""

    def beginning(self, most: int) -> str:
        """Return at most the first `most` characters; what that costs does not grow."""
        found = ""
        for part in self._parts:
            found += part
            if len(found) >= most:
                break
        return found[:most]

    def since(self, part: int) -> tuple[str, int]:
        """Return what came after the first `part` parts, and the number of parts now."""
        count = len(self._parts)
        if part >= count:
            return "", count
        return "".join(self._parts[part:]), count


class ReplyReader:
    """One reader's place in a reply."""

    __slots__ = ("_reasoning_at", "_refusal_at", "_reply", "_text_at")

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        self._text_at = 0
        self._reasoning_at = 0
        self._refusal_at = 0

    def take(self) -> tuple[str, str, str]:
        """Return (text, reasoning, refusal) that came since the last call."""
        text, self._text_at = self._reply.text.since(self._text_at)
        reasoning, self._reasoning_at = self._reply.reasoning.since(self._reasoning_at)
        refusal, self._refusal_at = self._reply.refusal.since(self._refusal_at)
        return text, reasoning, refusal

    @property
    def has_more(self) -> bool:
        """Whether `take` would return anything."""
        return self._reply.has_parts_after(self._text_at, self._reasoning_at)


class Reply:
    """One candidate's answer as it comes in; `message` is its node in the tree.

    While it is open the text is here; `settle` puts it into the message. `grown` tells of
    each piece of text or reasoning that comes.
    """

    def __init__(self, message: Message) -> None:
        self.message = message
        self.grown: Announcement[Reply] = Announcement()
        self.text = ReplyText(message.text, self._grew)
        self.reasoning = ReplyText(message.reasoning, self._grew)
        self.refusal = ReplyText(message.refusal)

    def _grew(self) -> None:
        self.grown(self)

    def reader(self) -> ReplyReader:
        """Return a new reader that starts at the beginning."""
        return ReplyReader(self)

    def has_parts_after(self, text_part: int, reasoning_part: int) -> bool:
        """Whether there is more than so many parts of text or of reasoning."""
        return len(self.text._parts) > text_part or len(self.reasoning._parts) > reasoning_part

    def settle(self) -> Message:
        """Put what came into the message and return it."""
        self.message.text = self.text.whole()
        self.message.reasoning = self.reasoning.whole()
        self.message.refusal = self.refusal.whole()
        return self.message
