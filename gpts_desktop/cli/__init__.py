"""The command line: the window and the verbs of DESIGN.md. No verb imports Qt."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TextIO

from gpts_desktop.core.errors import StorageError

INTERRUPTED = 130
WRONG_USAGE = 2

Verb = Callable[[Sequence[str], str | None], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask and return the exit code.

    0 done, 1 the gateway or the data refused, 2 wrong usage, 130 interrupted.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(arguments)
        _flush(sys.stdout)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has enough. Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except StorageError as error:  # the data is not where it was moved to
        print(error, file=sys.stderr)
        return 1
    except SystemExit as end:  # argparse ends so, after it has said why
        return end.code if isinstance(end.code, int) else WRONG_USAGE
    return code


def _run(arguments: list[str]) -> int:
    data_dir, rest = _leading_data_dir(arguments)
    verb = _verbs().get(rest[0]) if rest else None
    if verb is not None:
        _speak_utf8()
        return verb(rest[1:], data_dir)
    return _open_window(arguments)


def _verbs() -> dict[str, Verb]:
    return {
        "ask": _ask,
        "request": _request,
        "links": _links,
        "search": _search,
        "export": _export,
        "import": _import,
        "doctor": _doctor,
    }


def _ask(arguments: Sequence[str], data_dir: str | None) -> int:
    from gpts_desktop.cli import ask

    return ask.run(ask.parser().parse_args(arguments), data_dir)


def _request(arguments: Sequence[str], data_dir: str | None) -> int:
    from gpts_desktop.cli import request

    return request.run(request.parser().parse_args(arguments), data_dir)


def _links(arguments: Sequence[str], data_dir: str | None) -> int:
    from gpts_desktop.cli import links
    from gpts_desktop.cli.parsers import links_parser

    options = links_parser().parse_args(arguments)
    return links.run(options.files, options.json, sys.stdin, sys.stdout, sys.stderr)


def _search(arguments: Sequence[str], data_dir: str | None) -> int:
    from gpts_desktop.cli import search

    return search.run(search.parser().parse_args(arguments), data_dir)


def _export(arguments: Sequence[str], data_dir: str | None) -> int:
    from gpts_desktop.cli import export

    return export.run(export.parser().parse_args(arguments), data_dir)


def _import(arguments: Sequence[str], data_dir: str | None) -> int:
    from gpts_desktop.cli import import_archives

    return import_archives.run(import_archives.parser().parse_args(arguments), data_dir)


def _doctor(arguments: Sequence[str], data_dir: str | None) -> int:
    from gpts_desktop.cli import doctor

    return doctor.run(doctor.parser().parse_args(arguments), data_dir)


def _open_window(arguments: list[str]) -> int:
    from gpts_desktop.cli.parsers import window_parser

    # macOS' Finder adds its process serial number.
    plain = [argument for argument in arguments if not argument.startswith("-psn_")]
    options = window_parser().parse_args(plain)
    from gpts_desktop.app import run

    return run(options.arguments, demo=options.demo, data_dir=options.data_dir)


def _leading_data_dir(arguments: list[str]) -> tuple[str | None, list[str]]:
    """Return the data folder given before a verb, and what follows it."""
    if arguments[:1] == ["--data-dir"] and len(arguments) > 1:
        return arguments[1], arguments[2:]
    if arguments and arguments[0].startswith("--data-dir="):
        return arguments[0].partition("=")[2], arguments[1:]
    return None, arguments


def _speak_utf8() -> None:
    """Write UTF-8 with plain line ends whatever the locale: other programs read this."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _flush(stream: TextIO | None) -> None:
    if stream is not None:  # Windows' program without a console has none
        stream.flush()
