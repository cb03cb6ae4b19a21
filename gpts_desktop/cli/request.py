"""`gpts-desktop request`: what `ask` would send, without sending it."""

from __future__ import annotations

import argparse

from gpts_desktop.cli.json_lines import json_line
from gpts_desktop.cli.parsers import add_turn_options, verb_parser
from gpts_desktop.cli.turn_request import turn_request_or_code
from gpts_desktop.core.request_text import as_curl, as_json, as_object, as_python


def parser() -> argparse.ArgumentParser:
    """Return the verb's parser."""
    made = verb_parser("request", "Print the request that `ask` would send; the key is not in it.")
    add_turn_options(made)
    made.add_argument("--timeout", metavar="SECONDS", help=argparse.SUPPRESS)
    form = made.add_mutually_exclusive_group()
    form.add_argument("--curl", action="store_true", help="as a command for a shell")
    form.add_argument("--python", action="store_true", help="as a Python script")
    return made


def run(options: argparse.Namespace, data_dir: str | None) -> int:
    """Print the request and return the exit code."""
    turn = turn_request_or_code(options, data_dir)
    if isinstance(turn, int):
        return turn
    if options.curl:
        text = as_curl(turn.request)
    elif options.python:
        text = as_python(turn.request).rstrip("\n")
    elif options.json:
        text = json_line(as_object(turn.request))
    else:
        text = as_json(turn.request)
    print(text)
    return 0
