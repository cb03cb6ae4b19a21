"""The queue of scripted replies and the sentences with which a test fills it."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from typing import Any

from gpts_desktop.demo.script import (
    DONE,
    SSE,
    Drop,
    Head,
    Pause,
    RecordedRequest,
    Reset,
    ScriptedReply,
    Send,
    Step,
    chunk,
    completion,
    event,
    usage,
)

_SSE_HEADERS = {"Content-Type": SSE, "Cache-Control": "no-cache"}


class ReplyQueue:
    """Replies that the next requests take, in order; with none left the demo answers itself.

    `path` aims a reply: it waits for a request to that path and lets others pass.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._replies: list[ScriptedReply] = []
        self._requests: list[RecordedRequest] = []

    @property
    def requests(self) -> list[RecordedRequest]:
        """Return all requests that came, in order."""
        with self._lock:
            return list(self._requests)

    def take(self, request: RecordedRequest) -> ScriptedReply | None:
        """Record a request and return the reply that is meant for it, if any."""
        with self._lock:
            self._requests.append(request)
            for place, reply in enumerate(self._replies):
                if reply.matches(request.path):
                    del self._replies[place]
                    break
            else:
                return None
        reply.request = request
        reply.requested.set()
        return reply

    def will(self, reply: ScriptedReply) -> ScriptedReply:
        """Queue a reply made of any steps."""
        with self._lock:
            self._replies.append(reply)
        return reply

    def will_stream(
        self,
        *parts: str | Mapping[str, Any] | Step,
        pause: bool = False,
        finish: str | None = "stop",
        tokens: tuple[int, int] | None = None,
        done: bool = True,
        headers: Mapping[str, str] | None = None,
        path: str = "",
    ) -> ScriptedReply:
        """Stream the parts: a text is one delta, a mapping one event of any JSON, or a step.

        `pause` waits for `resume()` after the parts; `tokens` (prompt, answer) adds a usage.
        An error in mid-stream is a part `{"error": {…}}` with `finish=None, done=False`.
        """
        steps: list[Step] = [
            Head(headers={**_SSE_HEADERS, **(headers or {})}),
            Send(event(chunk({"role": "assistant", "content": ""}))),
        ]
        steps += [_step(part) for part in parts]
        if pause:
            steps.append(Pause())
        if finish is not None:
            steps.append(Send(event(chunk({}, finish=finish))))
        if tokens is not None:
            steps.append(Send(event({**chunk({}), "choices": [], "usage": usage(*tokens)})))
        if done:
            steps.append(Send(DONE))
        return self.will(ScriptedReply(steps, path=path))

    def will_answer(
        self,
        text: str = "Hello",
        *,
        finish: str = "stop",
        tokens: tuple[int, int] = (3, 5),
        path: str = "",
    ) -> ScriptedReply:
        """Answer with a whole completion, not streamed."""
        body = completion(text, finish=finish, tokens=tokens)
        return self.will_send_bytes(body, "application/json", path=path)

    def will_fail(
        self,
        status: int,
        body: Mapping[str, Any] | str | bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        path: str = "",
    ) -> ScriptedReply:
        """Answer with a status and a body: a mapping goes as JSON, text that opens `<` as HTML."""
        media_type, data = _encoded(body)
        all_headers = {"Content-Type": media_type, **(headers or {})}
        head = Head(status, all_headers, content_length=len(data))
        return self.will(ScriptedReply([head, Send(data)], path=path))

    def will_redirect(self, location: str, status: int = 307, *, path: str = "") -> ScriptedReply:
        """Point elsewhere."""
        return self.will_fail(status, b"", {"Location": location}, path=path)

    def will_drop(self, after_bytes: int = 0, text: str = "Hello", **aim: str) -> ScriptedReply:
        """Close the connection after so many bytes of a stream's body; 0: before any byte."""
        return self.will(ScriptedReply([*_cut_stream(text, after_bytes), Drop()], **aim))

    def will_reset(self, after_bytes: int = 0, text: str = "Hello", **aim: str) -> ScriptedReply:
        """Break the connection (RST) after so many bytes of a stream's body; 0: before any."""
        return self.will(ScriptedReply([*_cut_stream(text, after_bytes), Reset()], **aim))

    def will_hang(self, **aim: str) -> ScriptedReply:
        """Send nothing until `resume()`, and then close the connection."""
        return self.will(ScriptedReply([Pause(), Drop()], **aim))

    def will_send_bytes(
        self,
        body: bytes,
        content_type: str = SSE,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        cuts: Sequence[int] = (),
        each_byte: bool = False,
        delay: float = 0.0,
        head_delay: float = 0.0,
        content_length: int | None = None,
        path: str = "",
    ) -> ScriptedReply:
        """Send any body, in pieces of the sizes `cuts` or one byte at a time, `delay` s apart.

        Chunked, unless a `content_length` is declared; it may be too short or too long.
        An empty `content_type` sends none; `head_delay` s lie between the head's bytes.
        """
        all_headers = {"Content-Type": content_type} if content_type else {}
        all_headers.update(headers or {})
        sizes = [1] * len(body) if each_byte else cuts
        head = Head(status, all_headers, content_length, head_delay)
        return self.will(ScriptedReply([head, Send(body, sizes, delay)], path=path))


def _step(part: str | Mapping[str, Any] | Step) -> Step:
    if isinstance(part, str):
        return Send(event(chunk({"content": part})))
    if isinstance(part, Mapping):
        return Send(event(part))
    return part


def _encoded(body: Mapping[str, Any] | str | bytes) -> tuple[str, bytes]:
    if isinstance(body, Mapping):
        return "application/json", json.dumps(body, ensure_ascii=False).encode()
    if isinstance(body, bytes):
        return "application/octet-stream", body
    is_page = body.lstrip().startswith("<")
    return f"text/{'html' if is_page else 'plain'}; charset=utf-8", body.encode()


def _cut_stream(text: str, after_bytes: int) -> list[Step]:
    if not after_bytes:
        return []
    body = event(chunk({"content": text})) + event(chunk({}, finish="stop")) + DONE
    return [Head(headers=_SSE_HEADERS), Send(body[:after_bytes])]
