"""What the client's benchmark starts: `python -m tests.benchmarks.client_children KIND …`.

`serve SECONDS KIND TOKENS` streams such an answer to every request but the second, which gets a
short one, one token in so many seconds (0: as fast as they go). It prints its
address and then when each answer's last byte left.
`read URL` reads one answer as bare as it goes. `app DATA_DIR` asks three times in the app's own
window: the second answer's CPU is measured, and the loop is watched during the third, since being
watched costs CPU itself. Each of these prints one JSON line.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import TYPE_CHECKING

from tests.benchmarks.answers import TOKEN, answer
from tests.benchmarks.children import tell

WARM = 300  # tokens
GPT_ID = "g-aaaaaaaaa"

if TYPE_CHECKING:
    from gpts_desktop.ui.shell import Shell
    from tests.benchmarks.stalls import Stalls


def serve(pace: float, kind: str, tokens: int) -> None:
    """Answer four requests."""
    from gpts_desktop.demo.script import (
        DONE,
        SSE,
        Head,
        ScriptedReply,
        Send,
        Step,
        chunk,
        event,
    )
    from gpts_desktop.demo.server import DemoServer

    def steps(count: int) -> list[Step]:
        text = answer(kind, count)
        pieces = [text[at : at + TOKEN] for at in range(0, len(text), TOKEN)]
        events = [event(chunk({"content": piece})) for piece in pieces]
        return [
            Head(headers={"Content-Type": SSE}),
            Send(b"".join(events), [len(each) for each in events], pace),
            Send(event(chunk({}, finish="stop"))),
            Send(DONE),
        ]

    with DemoServer(pace=0) as server:
        counts = (tokens, WARM, tokens, tokens)
        replies = [server.will(ScriptedReply(steps(count))) for count in counts]
        tell({"url": server.base_url})
        for reply in replies:
            # One who has read the last byte may hang up before the server is told that it left.
            while not reply.finished.wait(0.01) and not reply.disconnected.is_set():
                pass
            tell({"finished": time.monotonic()})


def read(url: str) -> None:
    """Read one answer with the HTTP client and JSON alone."""
    import httpx

    async def run() -> None:
        async with (
            httpx.AsyncClient(timeout=600) as client,
            client.stream("POST", f"{url}/v1/chat/completions", json={}) as response,
        ):
            began = time.process_time()
            async for line in response.aiter_lines():
                if line.startswith("data: {"):
                    json.loads(line[6:])
            tell({"cpu": time.process_time() - began})

    asyncio.run(run())


def app(data_dir: str) -> None:
    """Ask in the app's window, which is closed when the answer is there and shown."""
    from gpts_desktop import app as gpts_app

    async def started(shell: Shell) -> int:
        from tests.benchmarks.stalls import watched

        await asyncio.sleep(2)
        shell.chat.new_chat(GPT_ID)
        await _answered(shell, "Warm up.")
        await asyncio.sleep(2)  # what draws formulas is loaded, once, at leisure
        began = time.process_time()
        ended = await _answered(shell, "Go on.")
        spent = time.process_time() - began
        with watched() as stalls:
            await _answered(shell, "And again.")
        tell({"cpu": spent, "shown": ended, **_said(stalls)})
        return 0

    sys.exit(gpts_app.run(data_dir=data_dir, started=started))


def _said(stalls: Stalls) -> dict[str, float]:
    return {
        "p99": stalls.percentile(0.99),
        "turn_p99": stalls.turn_p99,
        "turn": max(stalls.turns, default=0.0),
        "longest": max(stalls.times, default=0.0),
        "pings": len(stalls.times),
    }


async def _answered(shell: Shell, question: str) -> float:
    """Ask; return when the whole answer was painted."""
    ended = asyncio.Event()
    joined = shell.runner.ended.connect(lambda turn: ended.set())
    shell.window.composer.submitted.emit(question, ())
    await ended.wait()
    shell.runner.ended.disconnect(joined)
    transcript = shell.window.transcript
    if not transcript._replies.is_resting:
        caught_up = asyncio.Event()
        transcript._replies.caught_up.connect(lambda _: caught_up.set())
        await caught_up.wait()
    transcript.viewport().repaint()
    return time.monotonic()


if __name__ == "__main__":
    child, *rest = sys.argv[1:]
    if child == "serve":
        serve(float(rest[0]), rest[1], int(rest[2]))
    elif child == "read":
        read(rest[0])
    else:
        app(rest[0])
