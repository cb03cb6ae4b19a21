"""How `ask` shows an answer: its text alone, or one JSON object a line."""

from __future__ import annotations

from typing import Any, Protocol, TextIO

from gpts_desktop.cli.json_lines import json_line
from gpts_desktop.core.errors import Failure
from gpts_desktop.core.message import Usage
from gpts_desktop.core.stream_events import (
    Delta,
    End,
    Finish,
    ReasoningDelta,
    RefusalDelta,
    StreamEvent,
    UsageReport,
)


class AnswerPrinter(Protocol):
    """Takes an answer's events and at last how it ended."""

    def take(self, event: StreamEvent) -> None:
        """Show one event."""

    def ended(self, end: End) -> int:
        """Show the end and return the exit code."""

    def failed(self, failure: Failure) -> int:
        """Show a failure and return the exit code."""


class TextPrinter:
    """Writes exactly the text to `out`, as it comes; sentences go to `err`.

    With several candidates the first one that speaks streams, the others follow it whole.
    """

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err
        self._first: int | None = None
        self._others: dict[int, list[str]] = {}
        self._refusals: dict[int, list[str]] = {}
        self._last = ""

    def take(self, event: StreamEvent) -> None:
        """Show one event."""
        if isinstance(event, Delta):
            if self._first is None:
                self._first = event.index
            if event.index == self._first:
                self._write(event.text)
            else:
                self._others.setdefault(event.index, []).append(event.text)
        elif isinstance(event, RefusalDelta):
            self._refusals.setdefault(event.index, []).append(event.text)

    def ended(self, end: End) -> int:
        """Show what is left and return the exit code: 1 for a truncated answer."""
        self._finish()
        if end.complete:
            return 0
        print("The answer broke off before its end.", file=self._err)
        return 1

    def failed(self, failure: Failure) -> int:
        """Show a failure in a sentence and return the exit code."""
        self._finish()
        print(sentence(failure), file=self._err)
        return 1

    def _finish(self) -> None:
        for index in sorted(self._others):
            self._write("\n\n" + "".join(self._others[index]))
        if self._last not in ("", "\n") and self._out.isatty():
            self._write("\n")  # a person's prompt begins on a line of its own
        for index in sorted(self._refusals):
            refusal = "".join(self._refusals[index])
            print(f"The model refused: {refusal}", file=self._err)

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
        self._last = text[-1:]


class JsonPrinter:
    """Writes one JSON object a line for each event, and what failed as a sentence to `err`."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err
        self._usage: Usage | None = None

    def take(self, event: StreamEvent) -> None:
        """Show one event; of the usage only the last report counts, and it comes at the end."""
        if isinstance(event, Delta):
            self._line(type="delta", index=event.index, text=event.text)
        elif isinstance(event, ReasoningDelta):
            self._line(type="reasoning", index=event.index, text=event.text)
        elif isinstance(event, RefusalDelta):
            self._line(type="refusal", index=event.index, text=event.text)
        elif isinstance(event, Finish):
            self._line(type="finish", index=event.index, reason=event.reason)
        elif isinstance(event, UsageReport):
            self._usage = event.usage

    def ended(self, end: End) -> int:
        """Show the end and return the exit code: 1 for a truncated answer."""
        message = None if end.complete else "The answer broke off before its end."
        outcome = "ok" if end.complete else "truncated"
        self._end(outcome, message, end.status, None, end.request_id)
        return 0 if end.complete else 1

    def failed(self, failure: Failure) -> int:
        """Show a failure and return the exit code."""
        self._end(
            f"error:{failure.kind.value}",
            sentence(failure),
            failure.status,
            failure.retry_after,
            failure.request_id,
        )
        return 1

    def _end(
        self,
        outcome: str,
        message: str | None,
        status: int | None,
        retry_after: float | None,
        request_id: str,
    ) -> None:
        if self._usage is not None:
            self._line(
                type="usage",
                prompt_tokens=self._usage.prompt_tokens,
                completion_tokens=self._usage.completion_tokens,
                total_tokens=self._usage.total_tokens,
            )
        self._line(
            type="end",
            outcome=outcome,
            message=message,
            status=status,
            retry_after=retry_after,
            request_id=request_id or None,
        )
        if message is not None:
            print(message, file=self._err)

    def _line(self, **fields: Any) -> None:
        self._out.write(json_line(fields) + "\n")
        self._out.flush()


def sentence(failure: Failure) -> str:
    """Return what happened, with the gateway's own words."""
    if failure.said and failure.said not in failure.message:
        return f"{failure.message} It said: {failure.said}"
    return failure.message
