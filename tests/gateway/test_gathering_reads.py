"""Reads through the real client and a real server."""

from __future__ import annotations

import asyncio
import time

import httpcore
import httpx
import pytest

from gpts_desktop.core.request import ChatRequest
from gpts_desktop.core.stream_events import Delta
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.gateway.client import HttpGateway
from gpts_desktop.gateway.gathering_reads import (
    GATHER,
    GatheringBackend,
    GatheringStream,
    gather_reads,
)

READ = "gpts_desktop.gateway.gathering_reads.GatheringStream.read"


def test_httpx_still_takes_the_backend() -> None:
    transport = httpx.AsyncHTTPTransport()
    gather_reads(transport)
    assert isinstance(transport._pool._network_backend, GatheringBackend)


def test_a_transport_of_another_make_is_left_alone() -> None:
    transport = httpx.AsyncHTTPTransport()
    vars(transport)["_pool"] = object()
    gather_reads(transport)


def test_a_trickle_is_read_in_few_pieces_and_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    reads = 0
    plain = GatheringStream.read

    async def read(stream: GatheringStream, size: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        nonlocal reads
        reads += 1
        return await plain(stream, size, timeout)

    async def text(url: str) -> str:
        body = {"model": "m", "messages": [], "stream": True}
        events = HttpGateway().send(ChatRequest(f"{url}/v1/chat/completions", body))
        return "".join([event.text async for event in events if isinstance(event, Delta)])

    monkeypatch.setattr(READ, read)
    words = [f"word{n} " for n in range(60)]
    with DemoServer(pace=0.004) as server:
        server.will_stream(*words)
        assert asyncio.run(text(server.base_url)) == "".join(words)
    assert reads < 25  # of 60 events in a quarter of a second


class Instant(httpcore.AsyncNetworkStream):
    """Gives so many bytes at each read."""

    def __init__(self, size: int) -> None:
        self._size = size

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        return b"x" * self._size

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        pass


@pytest.mark.parametrize(("size", "rests"), [(100, True), (50_000, False)])
def test_only_what_trickles_gathers(size: int, rests: bool) -> None:
    async def spent() -> float:
        stream = GatheringStream(Instant(size))
        began = time.perf_counter()
        await stream.read(65_536)
        await stream.read(65_536)
        return time.perf_counter() - began

    assert (asyncio.run(spent()) >= GATHER * 0.9) is rests


def test_the_answer_to_what_is_written_is_read_at_once() -> None:
    async def spent() -> float:
        stream = GatheringStream(Instant(100))
        await stream.read(65_536)
        began = time.perf_counter()
        await stream.write(b"more")
        await stream.read(65_536)
        return time.perf_counter() - began

    assert asyncio.run(spent()) < GATHER * 0.9
