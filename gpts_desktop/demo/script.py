"""Scripted replies: what a test makes the demo gateway do with the next request."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SSE = "text/event-stream"
DONE = b"data: [DONE]\n\n"


@dataclass(frozen=True, slots=True)
class RecordedRequest:
    """A request as it came. Header names are in lower case; `json` is None if the body is not."""

    method: str
    path: str
    headers: Mapping[str, str]
    raw: bytes

    @property
    def json(self) -> Any:
        """Return the body read as JSON, or None."""
        try:
            return json.loads(self.raw)
        except (ValueError, RecursionError):
            return None


@dataclass(frozen=True, slots=True)
class Head:
    """Sends the status line and headers; `delay` seconds lie between any two of their bytes.

    With no `content_length` the body goes out chunked; the length declared may be a lie.
    """

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    content_length: int | None = None
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Send:
    """Sends bytes of the body, in pieces of the sizes `cuts` (the rest whole), `delay` s apart."""

    data: bytes
    cuts: Sequence[int] = ()
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class SendRaw:
    """Sends bytes on the connection as they are, outside of any body."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Pause:
    """Waits for one `resume()` of the reply."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Closes the connection in good order, wherever the answer is."""


@dataclass(frozen=True, slots=True)
class Reset:
    """Breaks the connection (TCP RST)."""


Step = Head | Send | SendRaw | Pause | Drop | Reset


class ScriptedReply:
    """The steps of one reply and, for the test, what has become of it.

    `requested` is set when a request takes the reply, `paused` while it waits in a `Pause`,
    `finished` when its steps are done, `disconnected` when the client has gone away.
    """

    def __init__(self, steps: Sequence[Step], *, path: str = "") -> None:
        self.steps = tuple(steps)
        self.path = path
        self.request: RecordedRequest | None = None
        self.requested = threading.Event()
        self.paused = threading.Event()
        self.finished = threading.Event()
        self.disconnected = threading.Event()
        self._lock = threading.Lock()
        self._permits = 0
        self._wake: Callable[[], object] | None = None

    def resume(self) -> None:
        """Let one `Pause` go on: the one it waits in, or the next one."""
        with self._lock:
            self._permits += 1
            if self._wake is not None:
                self._wake()

    def take_permit(self, wake: Callable[[], object]) -> bool:
        """Use up one `resume()`, or have `wake` called by the next one (from any thread)."""
        with self._lock:
            if self._permits:
                self._permits -= 1
                self._wake = None
                self.paused.clear()
                return True
            self._wake = wake
            self.paused.set()
            return False

    def forget_waker(self) -> None:
        """Let no later `resume()` call into a loop that may be closed by then."""
        with self._lock:
            self._wake = None

    def matches(self, path: str) -> bool:
        """Whether the reply is meant for a request to `path`."""
        return not self.path or self.path == path.partition("?")[0]


def event(data: Mapping[str, Any]) -> bytes:
    """Return one server-sent event with `data` as JSON."""
    return b"data: " + json.dumps(data, ensure_ascii=False).encode() + b"\n\n"


def chunk(
    delta: Mapping[str, Any], *, index: int = 0, finish: str | None = None, model: str = "gpt-4o"
) -> dict[str, Any]:
    """Return a chunk of a streamed answer with one choice (api.md)."""
    return {
        "id": "chatcmpl-demo",
        "object": "chat.completion.chunk",
        "created": 1724999207,
        "model": model,
        "choices": [{"index": index, "delta": dict(delta), "finish_reason": finish}],
    }


def completion(text: str, *, finish: str = "stop", tokens: tuple[int, int] = (3, 5)) -> bytes:
    """Return the body of a whole answer; `tokens` are those of the prompt and of the answer."""
    prompt, answer = tokens
    body = {
        "id": "chatcmpl-demo",
        "object": "chat.completion",
        "created": 1724999207,
        "model": "gpt-4o",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": text},
                "finish_reason": finish,
            }
        ],
        "usage": usage(prompt, answer),
    }
    return json.dumps(body, ensure_ascii=False).encode()


def usage(prompt: int, answer: int) -> dict[str, int]:
    """Return the usage of a call in the API's names."""
    return {
        "prompt_tokens": prompt,
        "completion_tokens": answer,
        "total_tokens": prompt + answer,
    }
