"""The API's JSON, chunk or whole answer, into stream events (wire.md, 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from gpts_desktop.core.message import Usage
from gpts_desktop.core.stream_events import (
    Delta,
    Finish,
    ReasoningDelta,
    RefusalDelta,
    StreamEvent,
    UsageReport,
)
from gpts_desktop.gateway.reasoning import ThinkSplitter

_SURROGATE = re.compile("[\ud800-\udfff]")


class _Candidate:
    """What is remembered of one choice between its chunks."""

    __slots__ = ("finished", "half", "splitter")

    def __init__(self) -> None:
        self.splitter = ThinkSplitter()
        self.finished = False
        self.half = ""


class ChunkReader:
    """Takes the parsed chunks of one answer in order and gives its events."""

    def __init__(self) -> None:
        self._candidates: dict[int, _Candidate] = {}
        self._usage: Usage | None = None

    @property
    def saw_choice(self) -> bool:
        """Whether any choice came at all."""
        return bool(self._candidates)

    @property
    def all_finished(self) -> bool:
        """Whether a choice came and every choice seen has a finish reason."""
        return bool(self._candidates) and all(c.finished for c in self._candidates.values())

    def feed(self, chunk: dict[str, Any]) -> Iterator[StreamEvent]:
        """Yield what a chunk, or a whole answer, brings. Missing and null fields bring nothing."""
        choices = chunk.get("choices")
        if isinstance(choices, list):
            for position, choice in enumerate(choices):
                if isinstance(choice, dict):
                    yield from self._choice(position, choice)
                    yield from self._report(choice.get("usage"))
        yield from self._report(chunk.get("usage"))

    def end(self) -> Iterator[StreamEvent]:
        """Yield what was held back for a tag or half a character that never came whole."""
        for index, candidate in self._candidates.items():
            yield from _flush(index, candidate)

    def _choice(self, position: int, choice: dict[str, Any]) -> Iterator[StreamEvent]:
        index = _index(choice.get("index"), position)
        candidate = self._candidates.setdefault(index, _Candidate())
        delta = choice.get("delta") or choice.get("message")
        if isinstance(delta, dict):
            yield from _delta(index, candidate, delta)
        elif "text" in choice:
            yield from _content(index, candidate, choice["text"])
        reason = choice.get("finish_reason")
        if isinstance(reason, str) and reason not in ("", "null") and not candidate.finished:
            yield from _flush(index, candidate)
            candidate.finished = True
            yield Finish(index, sound(reason))

    def _report(self, usage: object) -> Iterator[StreamEvent]:
        found = _usage(usage)
        if found is not None and found != self._usage:
            self._usage = found
            yield UsageReport(found)


def sound(text: str) -> str:
    """Return `text` with lone halves of UTF-16 pairs replaced: nothing could store them."""
    if text.isascii() or not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def text_of(content: object) -> str:
    """Return the text of a content: a string, or an array of parts."""
    if isinstance(content, str):
        return content
    if isinstance(content, dict):
        inner = content.get("text", content.get("content"))
        return inner if isinstance(inner, str) else ""
    if isinstance(content, list):
        return "".join(text_of(part) for part in content if isinstance(part, str | dict))
    return ""


def _delta(index: int, candidate: _Candidate, delta: dict[str, Any]) -> Iterator[StreamEvent]:
    thought = text_of(delta.get("reasoning_content")) or text_of(delta.get("reasoning"))
    if thought:
        yield ReasoningDelta(index, sound(thought))
    yield from _content(index, candidate, delta.get("content"))
    refusal = text_of(delta.get("refusal"))
    if refusal:
        yield RefusalDelta(index, sound(refusal))


def _content(index: int, candidate: _Candidate, content: object) -> Iterator[StreamEvent]:
    text = text_of(content)
    if not text:
        return
    if candidate.half:
        text = candidate.half + text
        candidate.half = ""
    if "\ud800" <= text[-1] <= "\udbff":  # the other half of the pair is in the next chunk
        candidate.half = text[-1]
        text = text[:-1]
    yield from _runs(index, candidate.splitter.feed(sound(text)))


def _flush(index: int, candidate: _Candidate) -> Iterator[StreamEvent]:
    if candidate.half:
        candidate.half = ""
        yield from _runs(index, candidate.splitter.feed("\ufffd"))
    yield from _runs(index, candidate.splitter.end())


def _runs(index: int, runs: list[tuple[bool, str]]) -> Iterator[StreamEvent]:
    for is_reasoning, text in runs:
        yield ReasoningDelta(index, text) if is_reasoning else Delta(index, text)


def _index(value: object, position: int) -> int:
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    return position


def _usage(usage: object) -> Usage | None:
    """Return the counts, or None where there are none (or only zeros, which say nothing)."""
    if not isinstance(usage, dict):
        return None
    prompt = _count(usage, "prompt_tokens", "input_tokens")
    completion = _count(usage, "completion_tokens", "output_tokens")
    total = _count(usage, "total_tokens") or prompt + completion
    return Usage(prompt, completion, total) if total else None


def _count(usage: dict[str, Any], *names: str) -> int:
    for name in names:
        value = usage.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 2**53:
            return int(value)
    return 0
