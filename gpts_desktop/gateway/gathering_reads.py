"""Network streams that let what trickles gather before they read it."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

GATHER = 0.05  # seconds
"""The least time between two reads of little: about a frame of the window."""

_LITTLE = 4_096  # bytes


def gather_reads(transport: httpx.AsyncHTTPTransport) -> None:
    """Have the connections of a transport read what trickles 20 times a second.

    A read costs 0.4 to 1 ms through all layers: at 100 tokens a second more than all else.
    httpx has no argument for the backend: its pool is given one here, and goes on as it always
    did where a later version names it otherwise.
    """
    pool = getattr(transport, "_pool", None)
    inner = getattr(pool, "_network_backend", None)
    if isinstance(inner, httpcore.AsyncNetworkBackend):
        vars(pool)["_network_backend"] = GatheringBackend(inner)


class GatheringBackend(httpcore.AsyncNetworkBackend):
    """Connects as another backend does."""

    def __init__(self, inner: httpcore.AsyncNetworkBackend) -> None:
        self._inner = inner

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  # httpcore's name
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to a host."""
        made = await self._inner.connect_tcp(host, port, timeout, local_address, socket_options)
        return GatheringStream(made)

    async def sleep(self, seconds: float) -> None:
        """Wait before another try to connect."""
        await self._inner.sleep(seconds)


class GatheringStream(httpcore.AsyncNetworkStream):
    """Reads at once, but rests first when the read before was just now and gave little."""

    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner
        self._rests_until = 0.0

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        """Return what has come, waiting for it if nothing has."""
        rest = self._rests_until - time.perf_counter()
        if rest > 0:
            await asyncio.sleep(rest)
        data = await self._inner.read(max_bytes, timeout)
        self._rests_until = time.perf_counter() + GATHER if len(data) < _LITTLE else 0.0
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Send bytes; an answer to them is read without a rest."""
        self._rests_until = 0.0
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        """Go on encrypted."""
        made = await self._inner.start_tls(ssl_context, server_hostname, timeout)
        return GatheringStream(made)

    def get_extra_info(self, info: str) -> Any:
        """Return what is known of the connection."""
        return self._inner.get_extra_info(info)
