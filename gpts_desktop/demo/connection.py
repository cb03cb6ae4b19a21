"""HTTP/1.1 over one connection of the demo gateway, and what a reply can do to it."""

from __future__ import annotations

import asyncio
import socket
import struct
import uuid
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import cast

from gpts_desktop.demo.script import RecordedRequest

MOST_BODY = 256 * 1024 * 1024
MOST_HEAD = 256 * 1024

Answer = Callable[["Exchange"], Awaitable[None]]


class Connection(asyncio.Protocol):
    """Reads requests one after another and has each answered; a lost client cancels the answer."""

    def __init__(self, answer: Answer, all_connections: set[Connection]) -> None:
        self._answer = answer
        self._all = all_connections
        self._received = bytearray()
        self._arrived = asyncio.Event()
        self._writable = asyncio.Event()
        self._writable.set()
        self._task: asyncio.Task[None] | None = None
        self._exchange: Exchange | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Start to answer."""
        self._transport = cast(asyncio.Transport, transport)
        self._all.add(self)
        self._task = asyncio.ensure_future(self._serve())

    def data_received(self, data: bytes) -> None:
        """Keep what came for the reader of requests."""
        self._received += data
        self._arrived.set()

    def eof_received(self) -> None:
        """Take a closed sending side for a client that went away."""
        self._leave()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the answer."""
        self._leave()
        self._all.discard(self)

    def pause_writing(self) -> None:
        """Hold the answer: the client reads too slowly."""
        self._writable.clear()

    def resume_writing(self) -> None:
        """Let the answer go on."""
        self._writable.set()

    async def write(self, data: bytes) -> None:
        """Send bytes, at the client's pace."""
        if self._transport is None or self._transport.is_closing():
            raise ConnectionResetError
        self._transport.write(data)
        await self._writable.wait()

    def close(self) -> None:
        """Close in good order once what was written is out."""
        if self._transport is not None:
            self._transport.close()

    def reset(self) -> None:
        """Break the connection: the client sees a TCP reset."""
        if self._transport is not None:
            raw: socket.socket = self._transport.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._transport.abort()

    async def shut(self) -> None:
        """Stop at once and wait for the answer's end."""
        if self._transport is not None:
            self._transport.abort()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def _leave(self) -> None:
        if self._exchange is not None:
            self._exchange.client_left()
        if self._task is not None:
            self._task.cancel()

    async def _serve(self) -> None:
        try:
            while (request := await self._next_request()) is not None:
                self._exchange = exchange = Exchange(self, request)
                await self._answer(exchange)
                keep = request.headers.get("connection", "").lower() != "close"
                if not await exchange.end() or not keep:
                    break
        except (ConnectionError, asyncio.CancelledError):
            # The client went away, or the server stops: there is nobody to tell.
            pass
        finally:
            self.close()

    async def _next_request(self) -> RecordedRequest | None:
        while (end := self._received.find(b"\r\n\r\n")) < 0:
            if len(self._received) > MOST_HEAD:
                return None
            await self._more()
        lines = bytes(self._received[:end]).decode("latin-1").split("\r\n")
        del self._received[: end + 4]
        words = lines[0].split(" ")
        if len(words) != 3 or not words[2].startswith("HTTP/1."):
            return None
        headers: dict[str, str] = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        body = await self._body(headers)
        if body is None:
            return None
        return RecordedRequest(words[0], words[1], headers, body)

    async def _body(self, headers: Mapping[str, str]) -> bytes | None:
        if headers.get("expect", "").lower() == "100-continue":
            await self.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        if headers.get("transfer-encoding", "").lower() == "chunked":
            return await self._chunked_body()
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MOST_BODY:
            return None
        return await self._exactly(int(length))

    async def _chunked_body(self) -> bytes | None:
        body = bytearray()
        while True:
            line = await self._line()
            try:
                size = int(line.partition(b";")[0], 16)
            except ValueError:
                return None
            if len(body) + size > MOST_BODY:
                return None
            body += await self._exactly(size)
            if size == 0:
                while await self._line():
                    pass
                return bytes(body)
            await self._line()

    async def _line(self) -> bytes:
        while (end := self._received.find(b"\r\n")) < 0:
            await self._more()
        line = bytes(self._received[:end])
        del self._received[: end + 2]
        return line

    async def _exactly(self, size: int) -> bytes:
        while len(self._received) < size:
            await self._more()
        data = bytes(self._received[:size])
        del self._received[:size]
        return data

    async def _more(self) -> None:
        self._arrived.clear()
        await self._arrived.wait()


class Exchange:
    """One request and the means to answer it: start, send and end, or close, or reset."""

    def __init__(self, connection: Connection, request: RecordedRequest) -> None:
        self.request = request
        self.request_id = uuid.uuid4().hex
        self.on_client_left: Callable[[], object] | None = None
        self._connection = connection
        self._started = False
        self._broken = False
        self._missing: int | None = None  # bytes still owed to the declared length; None: chunked

    async def start(
        self,
        status: int,
        headers: Mapping[str, str],
        content_length: int | None = None,
        delay: float = 0.0,
    ) -> None:
        """Send the head; without a length the body is chunked. `delay` s between its bytes."""
        try:
            reason = HTTPStatus(status).phrase
        except ValueError:
            reason = "Unknown"
        lines = [f"HTTP/1.1 {status} {reason}"]
        all_headers = {"x-request-id": self.request_id, **headers}
        if content_length is None:
            all_headers["Transfer-Encoding"] = "chunked"
        else:
            all_headers["Content-Length"] = str(content_length)
        lines += [f"{name}: {value}" for name, value in all_headers.items()]
        head = ("\r\n".join(lines) + "\r\n\r\n").encode()
        self._started = True
        self._missing = content_length
        if not delay:
            await self._connection.write(head)
            return
        for byte in head:
            await self._connection.write(bytes([byte]))
            await asyncio.sleep(delay)

    async def send(self, data: bytes) -> None:
        """Send a piece of the body."""
        if not data:
            return
        if self._missing is None:
            await self._connection.write(b"%x\r\n%b\r\n" % (len(data), data))
        else:
            self._missing -= len(data)
            await self._connection.write(data)

    async def send_raw(self, data: bytes) -> None:
        """Send bytes as they are."""
        await self._connection.write(data)

    async def end(self) -> bool:
        """Finish the body; False when the connection can't be used again."""
        if self._broken or not self._started:
            return False
        if self._missing is None:
            await self._connection.write(b"0\r\n\r\n")
            return True
        return self._missing <= 0

    async def send_all(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        """Send a whole answer."""
        await self.start(status, headers, len(body))
        await self.send(body)

    def close(self) -> None:
        """Close the connection here, in good order."""
        self._broken = True
        self._connection.close()

    def reset(self) -> None:
        """Break the connection here."""
        self._broken = True
        self._connection.reset()

    def client_left(self) -> None:
        """Tell whoever answers that nobody listens any more."""
        if self.on_client_left is not None:
            self.on_client_left()
