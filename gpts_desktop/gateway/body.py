"""The body of a 200, whatever it turns out to be, into stream events (wire.md, 1 and 2).

Knows nothing of sockets: bytes go in, events come out, trouble is raised as it stands there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import Any

from gpts_desktop.core.errors import (
    BadJsonError,
    ContentTypeError,
    EmptyError,
    GatewayError,
)
from gpts_desktop.core.secret import Secret
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.core.stream_events import End, StreamEvent
from gpts_desktop.gateway.chunks import ChunkReader
from gpts_desktop.gateway.failures import page_error, reported_error, request_id
from gpts_desktop.gateway.masking import without_key
from gpts_desktop.gateway.refusal_body import Refusal
from gpts_desktop.gateway.sse import DONE, Event, EventReader

_BOM = b"\xef\xbb\xbf"
_PAGE_KEPT = 65536
_TEXT_KEPT = 2000


class _Form(Enum):
    UNKNOWN = auto()
    JSON = auto()
    PAGE = auto()
    EVENTS = auto()


class BodyReader:
    """Reads one answer's body. The first non-blank byte decides what it is.

    `feed` and `end` yield what came before they raise, so that no text is lost.
    """

    def __init__(self, status: int, headers: Mapping[str, str], key: Secret | None = None) -> None:
        self._status = status
        self._headers = headers
        self._key = key
        self._form = _Form.UNKNOWN
        self._kept = bytearray()
        self._events = EventReader()
        self._chunks = ChunkReader()
        self.done = False
        """Whether `[DONE]` came: what follows is ignored."""

    @property
    def complete(self) -> bool:
        """Whether every choice seen has a finish reason, or `[DONE]` came."""
        return self.done or self._chunks.all_finished

    def feed(self, data: bytes) -> Iterator[StreamEvent]:
        """Yield the events that `data` completes; raise GatewayError where the body reports one."""
        if self._form is _Form.UNKNOWN:
            data = self._decide(data)
        if self._form is _Form.EVENTS:
            if not self._events.saw_field and len(self._kept) < _TEXT_KEPT:
                self._kept += data[:_TEXT_KEPT]
            yield from self._dispatched(self._events.feed(data))
        elif self._form is _Form.JSON or (
            self._form is _Form.PAGE and len(self._kept) < _PAGE_KEPT
        ):
            self._kept += data

    def end(self) -> Iterator[StreamEvent]:
        """Yield what the end of the body settles, `End` last; raise where it was no answer."""
        if self._form is _Form.UNKNOWN:
            raise self._failed(EmptyError, Sentence("The gateway's answer was empty."))
        if self._form is _Form.PAGE:
            raise page_error(self._status, self._headers, bytes(self._kept))
        if self._form is _Form.JSON:
            yield from self._whole_json()
        else:
            yield from self._end_of_events()
        yield from self._chunks.end()
        yield End(self.complete, self._status, request_id(self._headers, "", self._key))

    def _decide(self, data: bytes) -> bytes:
        """Choose the form by the first non-blank byte; return the bytes that belong to it."""
        data = bytes(self._kept) + data
        self._kept.clear()
        blank_free = data.lstrip()
        if len(blank_free) < len(_BOM) and _BOM.startswith(blank_free):
            self._kept += blank_free  # nothing, or the beginning of a byte order mark
            return b""
        blank_free = blank_free.removeprefix(_BOM).lstrip()
        if not blank_free:
            return b""
        first = blank_free[:1]
        if first in b"{[":
            self._form = _Form.JSON
        elif first == b"<":
            self._form = _Form.PAGE
        else:
            self._form = _Form.EVENTS
        return blank_free

    def _dispatched(self, events: list[Event]) -> Iterator[StreamEvent]:
        for event in events:
            if self.done:
                return
            yield from self._event(event)

    def _event(self, event: Event) -> Iterator[StreamEvent]:
        data = event.data.strip()
        if data == DONE:
            self.done = True
            return
        if not data:
            return
        try:
            chunk = json.loads(data)
        except (ValueError, RecursionError):
            if event.name == "error":
                raise self._reported(data) from None
            if event.stray:  # only what reads as JSON counts without its `data:`
                return
            raise self._failed(
                BadJsonError, Sentence("The gateway sent something that is not JSON."), data
            ) from None
        if event.name == "error":
            raise self._reported(chunk)
        yield from self._chunk(chunk, whole=False)

    def _chunk(self, chunk: object, *, whole: bool) -> Iterator[StreamEvent]:
        if chunk is None:
            return
        if not isinstance(chunk, dict):
            raise self._failed(
                BadJsonError,
                Sentence("The gateway's answer is not of the API's shape."),
                json.dumps(chunk),
            )
        yield from self._chunks.feed(chunk)
        self._check_for_error(chunk, whole=whole)

    def _check_for_error(self, chunk: dict[str, Any], *, whole: bool) -> None:
        if chunk.get("error") or chunk.get("errors"):
            raise self._reported(chunk)
        choices = chunk.get("choices")
        if choices or (choices == [] and not whole):
            return
        says = any(isinstance(chunk.get(name), str) for name in ("message", "msg"))
        if says or chunk.get("detail"):
            raise self._reported(chunk)
        if whole and "choices" in chunk and choices is None:
            raise self._reported({})

    def _whole_json(self) -> Iterator[StreamEvent]:
        text = bytes(self._kept).decode("utf-8-sig", "replace")
        self._kept.clear()
        try:
            answer, end = json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            raise self._failed(
                BadJsonError, Sentence("The gateway's answer is broken JSON."), text
            ) from None
        rest = text[end:].lstrip()
        if isinstance(answer, list) and len(answer) == 1:
            answer = answer[0]
        yield from self._chunk(answer, whole=True)
        if rest and not rest.startswith(("data:", ":")):
            raise self._failed(BadJsonError, Sentence("The gateway's answer is broken JSON."), rest)
        if not self._chunks.saw_choice:
            if isinstance(answer, dict) and "choices" in answer:
                raise self._failed(EmptyError, Sentence("The gateway's answer was empty."))
            raise self._failed(
                BadJsonError,
                Sentence("The gateway's answer is not of the API's shape."),
                text[:end],
            )
        self.done = True  # a JSON text that is whole can't have been cut

    def _end_of_events(self) -> Iterator[StreamEvent]:
        yield from self._dispatched(self._events.end())
        if self._chunks.saw_choice:
            return
        if self._events.saw_field:
            raise self._failed(
                EmptyError, Sentence("The gateway ended the stream without an answer.")
            )
        text = bytes(self._kept).decode("utf-8", "replace").strip()
        raise self._failed(
            ContentTypeError, Sentence("What came is neither JSON nor a stream of events."), text
        )

    def _reported(self, report: object) -> GatewayError:
        return reported_error(report, self._status, self._headers, self._key)

    def _failed(self, kind: type[GatewayError], message: str, said: str = "") -> GatewayError:
        return kind(
            message,
            said=without_key(Refusal.of(said[:_TEXT_KEPT]).sentence, self._key),
            status=self._status,
            request_id=request_id(self._headers, "", self._key),
        )
