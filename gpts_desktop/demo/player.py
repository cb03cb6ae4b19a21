"""Plays the steps of a scripted reply on a connection."""

from __future__ import annotations

import asyncio

from gpts_desktop.demo.connection import Exchange
from gpts_desktop.demo.script import (
    Drop,
    Head,
    Pause,
    Reset,
    ScriptedReply,
    Send,
    SendRaw,
    Step,
)


async def play(reply: ScriptedReply, exchange: Exchange) -> None:
    """Take the steps one after another; a client that leaves cancels them."""
    exchange.on_client_left = reply.disconnected.set
    for step in reply.steps:
        await _take(step, reply, exchange)
    reply.finished.set()


async def _take(step: Step, reply: ScriptedReply, exchange: Exchange) -> None:
    match step:
        case Head():
            await exchange.start(step.status, step.headers, step.content_length, step.delay)
        case Send():
            await _send(step, exchange)
        case SendRaw():
            await exchange.send_raw(step.data)
        case Pause():
            await _pause(reply)
        case Drop():
            exchange.close()
        case Reset():
            exchange.reset()


async def _send(step: Send, exchange: Exchange) -> None:
    start = 0
    for size in step.cuts:
        await exchange.send(step.data[start : start + size])
        start += size
        # Also with no delay: what was sent leaves before the next piece is.
        await asyncio.sleep(step.delay)
    await exchange.send(step.data[start:])


async def _pause(reply: ScriptedReply) -> None:
    loop = asyncio.get_running_loop()
    resumed = asyncio.Event()

    def wake() -> None:
        loop.call_soon_threadsafe(resumed.set)

    try:
        while not reply.take_permit(wake):
            await resumed.wait()
            resumed.clear()
    finally:
        reply.forget_waker()
