"""What reading a stream costs, from its bytes to the events, and whether it stays linear.

The floor of each row is `json.loads` of the same chunks in the same run: no reader of this
API can do less. "each" is for one event or, where bytes come one at a time, for one byte.
"""

from __future__ import annotations

import json
import statistics
import time
from collections import deque
from collections.abc import Callable, Iterable

from gpts_desktop.gateway.body import BodyReader

REPEATS = 5
NETWORK_READ = 65_536  # bytes
FEW, MANY = 10_000, 100_000  # events
BIG = 5_000_000  # bytes of text in one event


def main() -> None:
    """Print a table: median, floor, ratio, and the cost of one event or byte."""
    print(f"{'':40}{'median ms':>10}{'floor ms':>10}{'ratio':>8}{'each µs':>10}")
    per_event = [_stream(count) for count in (FEW, MANY)]
    print(f"{'  an event of the many / of the few':40}{per_event[1] / per_event[0]:>28.2f}")
    big = [chunk("x" * (BIG // 10)), chunk("x" * BIG)]
    small, large = (_row(f"one event of {len(b):,} bytes", [b], reads(b), len(b)) for b in big)
    print(f"{'  a byte of the large / of the small':40}{large / small:>28.2f}")
    short, long = b"".join(chunks(400)), chunk("量" * 200_000)
    _row(f"{len(short):,} bytes, one at a time", chunks(400), each_byte(short), len(short))
    _row(f"one event of {len(long):,}, one at a time", [long], each_byte(long), len(long))


def chunk(text: str) -> bytes:
    """Return one event of a stream."""
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1724999207,
        "model": "gpt-4-gizmo",
        "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}],
    }
    return b"data: " + json.dumps(body, ensure_ascii=False).encode() + b"\n\n"


def chunks(count: int) -> list[bytes]:
    """Return many events of a word each."""
    return [chunk(f" word{number % 100}") for number in range(count)]


def reads(body: bytes) -> list[bytes]:
    """Return a body in pieces as a socket gives them."""
    return [body[at : at + NETWORK_READ] for at in range(0, len(body), NETWORK_READ)]


def each_byte(body: bytes) -> list[bytes]:
    """Return a body in pieces of one byte."""
    return [body[at : at + 1] for at in range(len(body))]


def read(pieces: Iterable[bytes]) -> None:
    """Read a body to its end and keep nothing of it."""
    reader = BodyReader(200, {})
    for piece in pieces:
        deque(reader.feed(piece), maxlen=0)
    deque(reader.end(), maxlen=0)


def _stream(count: int) -> float:
    events = chunks(count)
    return _row(f"{count:,} events", events, reads(b"".join(events)), count)


def _row(name: str, events: list[bytes], pieces: list[bytes], units: int) -> float:
    """Print one line and return the seconds for one unit."""
    documents = [event.removeprefix(b"data: ") for event in events]

    def floor() -> None:
        for document in documents:
            json.loads(document)

    took, least = _median(lambda: read(pieces)), _median(floor)
    each = took / units
    print(
        f"{name:40}{took * 1e3:>10.1f}{least * 1e3:>10.1f}{took / least:>8.2f}{each * 1e6:>10.3f}"
    )
    return each


def _median(work: Callable[[], None]) -> float:
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


if __name__ == "__main__":
    main()
