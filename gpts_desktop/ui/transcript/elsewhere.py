"""Looking for words in the messages off the shown path, a few milliseconds at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Sequence
from time import perf_counter

from gpts_desktop.core.markdown.excerpt import block_text
from gpts_desktop.core.message import Message
from gpts_desktop.core.residue import visible
from gpts_desktop.ui.transcript.message_search import LooksFor, Parsing, may_show
from gpts_desktop.ui.transcript.rows import is_question


class Elsewhere:
    """Counts matches in messages; nothing of them is shown, so no place is kept."""

    def __init__(self, messages: Sequence[Message], needle: LooksFor) -> None:
        self._waiting = deque(messages)
        self._needle = needle
        self._counts: dict[str, int] = {}
        self._work: Generator[None, None, int] | None = None
        self.total = 0

    @property
    def is_done(self) -> bool:
        """Whether everything was searched."""
        return not self._waiting

    def run(self, seconds: float) -> None:
        """Search for so long."""
        end = perf_counter() + seconds
        while self._waiting and perf_counter() < end:
            if self._work is None:
                self._work = _matches(self._waiting[0], self._needle)
            try:
                next(self._work)
            except StopIteration as ended:
                self._keep(self._waiting.popleft(), ended.value)
                self._work = None

    def _keep(self, message: Message, count: int) -> None:
        if count:
            self._counts[message.id] = count
            self.total += count

    def after(self, messages: Sequence[Message], message_id: str) -> str | None:
        """Return the next message with matches behind one of all `messages`; then the first."""
        found = [message.id for message in messages if message.id in self._counts]
        places = {message.id: place for place, message in enumerate(messages)}
        here = places.get(message_id, -1)
        return next((one for one in found if places[one] > here), found[0] if found else None)


def _matches(message: Message, needle: LooksFor) -> Generator[None, None, int]:
    """Count the matches in a message, in steps."""
    count = len(needle.find(message.refusal))
    yield
    if is_question(message):
        return count + len(needle.find(message.text))
    for source in (visible(message.reasoning), visible(message.text)):
        if source and may_show(needle, source):
            parsing = Parsing(source)
            yield from parsing
            for block in parsing.blocks:
                count += len(needle.find(block_text(block)))
                yield
    return count
