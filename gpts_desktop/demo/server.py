"""The demo gateway as an object: a thread of its own, on 127.0.0.1, on a free port."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import TYPE_CHECKING

from gpts_desktop.demo.scripting import ReplyQueue

if TYPE_CHECKING:
    import asyncio
    import socket

NATURAL_PACE = 1 / 60  # seconds for each token


class DemoServer(ReplyQueue):
    """A gateway in this process, for the demo, the tests and the benchmarks.

    `pace` is the seconds that each token takes; 0 is as fast as it goes.
    """

    def __init__(self, *, pace: float = NATURAL_PACE) -> None:
        super().__init__()
        self.base_url = ""
        self._pace = pace
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None
        self._ready = threading.Event()

    def start(self) -> str:
        """Listen and return the base URL; a client may connect from now on."""
        import socket  # not before a demo is wanted

        listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self._ready.clear()
        self._thread = threading.Thread(
            target=self._run, args=(listener,), name="demo-gateway", daemon=True
        )
        self._thread.start()
        return self.base_url

    def stop(self) -> None:
        """Break all connections and end the thread; does nothing when it does not run."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        self._ready.wait()
        if self._loop is not None and self._stopping is not None:
            self._loop.call_soon_threadsafe(self._stopping.set)
        thread.join()

    def __enter__(self) -> DemoServer:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _run(self, listener: socket.socket) -> None:
        import asyncio  # 50 ms that a start without the demo does not pay

        asyncio.run(self._serve(listener))

    async def _serve(self, listener: socket.socket) -> None:
        import asyncio

        from gpts_desktop.demo.connection import Connection, Exchange
        from gpts_desktop.demo.gateway import DemoGateway
        from gpts_desktop.demo.player import play

        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        self._ready.set()
        gateway = DemoGateway(self._pace)
        connections: set[Connection] = set()

        async def answer(exchange: Exchange) -> None:
            reply = self.take(exchange.request)
            await (gateway.answer(exchange) if reply is None else play(reply, exchange))

        server = await self._loop.create_server(
            lambda: Connection(answer, connections), sock=listener
        )
        await self._stopping.wait()
        server.close()
        for connection in list(connections):
            await connection.shut()
        # One more turn of the loop: an aborted transport closes its socket there.
        await asyncio.sleep(0)
