"""`gpts-desktop export`: saved conversations as files."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gpts_desktop.cli.json_lines import json_line
from gpts_desktop.cli.parsers import verb_parser
from gpts_desktop.cli.saved import folders_of
from gpts_desktop.core.errors import AppError, InputError
from gpts_desktop.core.export.order import Format, Order

if TYPE_CHECKING:
    from gpts_desktop.core.export.order import Outcome, Progress

_TO_STDOUT = "-"
_ALL = "all"
_HELP = """\
Pages (md, html, txt) of several conversations go into the folder PATH, or into one file when it
ends in .zip. JSON is one file, and `gpts-desktop import` reads it back without loss."""
_WORTH_A_LINE = 500


def parser() -> argparse.ArgumentParser:
    """Return the verb's parser."""
    made = verb_parser("export", "Write saved conversations to files.")
    made.epilog = _HELP
    made.add_argument(
        "--format", required=True, choices=[form.value for form in Format], help="what to write"
    )
    made.add_argument(
        "--conversation",
        action="append",
        metavar="ID",
        help="only this one; may be repeated (`search --json` tells ids); the default is “all”",
    )
    made.add_argument("--out", default=_TO_STDOUT, metavar="PATH", help="default: standard output")
    made.add_argument(
        "--all-branches", action="store_true", help="pages show every branch, JSON always does"
    )
    return made


def run(options: argparse.Namespace, data_dir: str | None) -> int:
    """Write the files and say what was written; 1 when there is nothing, or it can't be."""
    form = Format(options.format)
    named = options.conversation or [_ALL]
    ids = None if _ALL in named else tuple(named)
    several = ids is None or len(set(ids)) > 1
    if options.out == _TO_STDOUT and several and form is not Format.JSON:
        print(
            "Pages of several conversations need --out FOLDER or --out FILE.zip.", file=sys.stderr
        )
        return 2
    database = folders_of(options.data_dir or data_dir).database
    if not database.exists():
        print("Nothing is saved yet.", file=sys.stderr)
        return 1
    order = Order(form, Path(options.out), ids, options.all_branches)
    try:
        return _export(database, order, options)
    except AppError as error:
        print(error, file=sys.stderr)
        return 1


def _export(database: Path, order: Order, options: argparse.Namespace) -> int:
    from gpts_desktop.storage.store import SqliteStore

    with SqliteStore(database):  # brings the tables to this version
        pass
    if options.out != _TO_STDOUT:
        outcome = _written(database, order)
        _tell(outcome, options.json)
    else:
        outcome = _to_stdout(database, order)
    for title, reason in outcome.skipped:
        print(f"“{title}” was left out: {reason}", file=sys.stderr)
    return 1 if outcome.skipped else 0


def _written(database: Path, order: Order) -> Outcome:
    from gpts_desktop.core.theme_roles import both_themes
    from gpts_desktop.resources import theme_text
    from gpts_desktop.storage.export import FileExporter

    return FileExporter(database, lambda: both_themes(theme_text)).export(order, _progress())


def _to_stdout(database: Path, order: Order) -> Outcome:
    """Write a file somewhere else and then out: nothing of one that fails is seen."""
    with tempfile.TemporaryDirectory(prefix="gpts-desktop-") as folder:
        path = Path(folder) / f"export.{order.form}"
        outcome = _written(database, Order(order.form, path, order.ids, order.all_branches))
        if len(list(path.parent.iterdir())) > 1:
            raise InputError("Pictures or files go along: name a file with --out.")
        with path.open("r", encoding="utf-8", newline="") as file:
            while text := file.read(1 << 20):
                sys.stdout.write(text)
    return outcome


def _progress() -> Progress:
    def tell(done: int, total: int) -> None:
        if done and done % _WORTH_A_LINE == 0 and done < total:
            print(f"{done:,} of {total:,} conversations", file=sys.stderr)

    return tell


def _tell(outcome: Outcome, as_json: bool) -> None:
    if as_json:
        fields = {"type": "written", "path": str(outcome.path), "conversations": outcome.count}
        print(json_line(fields))
        for title, reason in outcome.skipped:
            print(json_line({"type": "skipped", "title": title, "reason": reason}))
    else:
        counted = "1 conversation" if outcome.count == 1 else f"{outcome.count:,} conversations"
        print(f"{outcome.path}: {counted}")
