"""`gpts-desktop ask`: one turn to standard output."""

from __future__ import annotations

import argparse
import math
import signal
import sys

from gpts_desktop.cli.output import AnswerPrinter, JsonPrinter, TextPrinter
from gpts_desktop.cli.parsers import add_turn_options, verb_parser
from gpts_desktop.cli.turn_request import TurnRequest, key_from_environment, turn_request_or_code
from gpts_desktop.core.errors import AuthError, GatewayError, InputError, SecretError
from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.request import ChatRequest
from gpts_desktop.core.secret import Secret
from gpts_desktop.core.stream_events import End


def parser() -> argparse.ArgumentParser:
    """Return the verb's parser."""
    made = verb_parser("ask", "Ask a GPT or a model once and print the answer.")
    add_turn_options(made)
    made.add_argument(
        "--timeout", metavar="SECONDS", help="how long the gateway may be silent (default: 300)"
    )
    return made


def run(options: argparse.Namespace, data_dir: str | None) -> int:
    """Ask, print the answer as it comes and return the exit code."""
    turn = turn_request_or_code(options, data_dir)
    if isinstance(turn, int):
        return turn
    try:
        timeout = _timeout(options.timeout)
        key = key_from_environment() if turn.gateway is None else None
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    make = JsonPrinter if options.json else TextPrinter
    printer: AnswerPrinter = make(sys.stdout, sys.stderr)
    return _ask(turn, key, timeout, printer)


def _ask(
    turn: TurnRequest, key: Secret | None, silence: float | None, printer: AnswerPrinter
) -> int:
    import asyncio
    import threading

    if threading.current_thread() is threading.main_thread():
        # Ctrl+C ends a call that costs money, in the background of a script too.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return asyncio.run(_answer(turn, key, silence, printer))


async def _answer(
    turn: TurnRequest, key: Secret | None, silence: float | None, printer: AnswerPrinter
) -> int:
    import asyncio
    from contextlib import aclosing

    from gpts_desktop.gateway.client import CONNECT_LIMIT, SILENCE_LIMIT, HttpGateway
    from gpts_desktop.gateway.daemon_threads import DaemonThreads

    asyncio.get_running_loop().set_default_executor(DaemonThreads())
    limit = SILENCE_LIMIT if silence is None else silence
    gateway = HttpGateway(connect_limit=min(CONNECT_LIMIT, limit), silence_limit=limit)
    try:
        if turn.gateway is not None:
            key = await _saved_key(turn.gateway)
        request = ChatRequest(turn.request.url, turn.request.body, key)
        async with aclosing(gateway.send(request)) as events:
            async for event in events:
                if isinstance(event, End):
                    return printer.ended(event)
                printer.take(event)
    except GatewayError as error:
        return printer.failed(error.failure)
    raise AssertionError("an answer that did not raise ends with End")


async def _saved_key(gateway: GatewayProfile) -> Secret:
    from gpts_desktop.storage.secrets import KeyringSecrets

    try:
        key = await KeyringSecrets().get(gateway.id)
    except SecretError as error:
        raise AuthError(str(error)) from None
    if key is None:
        raise AuthError(f"There is no key for “{gateway.name}” in the password store.")
    return key


def _timeout(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not (math.isfinite(seconds) and seconds > 0):
        raise InputError("--timeout is a number of seconds, more than 0.")
    return seconds
