"""`gpts-desktop import FILE …`: conversations of a ChatGPT data export, or of our own."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gpts_desktop.cli.json_lines import json_line
from gpts_desktop.cli.parsers import verb_parser
from gpts_desktop.cli.saved import folders_of
from gpts_desktop.core.errors import StorageError

if TYPE_CHECKING:
    from gpts_desktop.core.importing.work import ImportProgress
    from gpts_desktop.storage.importing.importer import Importer

_INTERRUPTED = 130
_HELP = """\
Reads a zip, a folder or JSON files as a stream. What is here already stays as it is, so an archive
can be imported again, and a later one adds what is new. Exit code 1: nothing could be read."""


def parser() -> argparse.ArgumentParser:
    """Return the verb's parser."""
    made = verb_parser("import", "Import a ChatGPT data export, or conversations exported here.")
    made.epilog = _HELP
    made.add_argument("files", nargs="+", metavar="FILE", help="a zip, a folder, or JSON files")
    made.add_argument(
        "--with-deleted",
        action="store_true",
        help="bring back conversations that were deleted here",
    )
    return made


def run(options: argparse.Namespace, data_dir: str | None) -> int:
    """Import, print what came and what did not, and return the exit code."""
    from gpts_desktop.storage.importing.importer import Importer
    from gpts_desktop.storage.store import SqliteStore

    folders = folders_of(options.data_dir or data_dir)
    printer = _Printer(as_json=options.json)
    try:
        folders.create()
        with SqliteStore(folders.database) as store:
            importer = Importer(
                store,
                lambda work, *arguments: work(*arguments),
                printer.heard,
                with_deleted=options.with_deleted,
            )
            return _import(importer, [Path(name) for name in options.files], printer)
    except StorageError as error:
        print(error, file=sys.stderr)
        return 1


def _import(importer: Importer, paths: list[Path], printer: _Printer) -> int:
    # What came stays whole, and the report says how much that is.
    before = signal.signal(signal.SIGINT, lambda *_: importer.cancel())
    try:
        report = importer.run(paths)
    finally:
        signal.signal(signal.SIGINT, before)
        printer.end()
    if printer.as_json:
        print(json_line({"type": "report", **report.to_json()}))
    else:
        print(report.text())
    if report.cancelled:
        return _INTERRUPTED
    return 0 if report.read_something else 1


class _Printer:
    """Shows how far the import is: on a terminal's last line, or as JSON what came in."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self._shows = not as_json and sys.stderr is not None and sys.stderr.isatty()

    def heard(self, progress: ImportProgress) -> None:
        """Show a step."""
        if self.as_json:
            for fields in _lines(progress):
                print(json_line(fields))
        elif self._shows:
            share = 100 * progress.done // max(1, progress.total)
            count = progress.report.conversations
            print(f"\r{share} % · {count:,} conversations", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line of the progress."""
        if self._shows:
            print(file=sys.stderr)


def _lines(progress: ImportProgress) -> list[dict[str, Any]]:
    gpts = [{"type": "gpt", "id": gpt.id, "name": gpt.name} for gpt in progress.gpts]
    return gpts + [
        {"type": "conversation", "id": one.id, "title": one.title, "gpt_id": one.gpt_id}
        for one in progress.summaries
    ]
