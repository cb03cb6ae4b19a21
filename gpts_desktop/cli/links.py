"""The verb `links`: GPTs out of files or standard input, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from gpts_desktop.cli.json_lines import json_line
from gpts_desktop.core.link_files import decoded, links_in_file
from gpts_desktop.core.links import FoundGpt, Link, find_links

STDIN = "-"


def run(files: Sequence[str], as_json: bool, stdin: TextIO, stdout: TextIO, stderr: TextIO) -> int:
    """Print what is found in each file, or in standard input for none or `-`; return 0 or 1.

    With `as_json` one JSON object a line, refused links too; otherwise id, name and link
    parted by tabs, and refused links as sentences on standard error. 1: a file was not read.
    """
    for stream in (stdout, stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    status = 0
    for source in files or [STDIN]:
        try:
            links = _links(source, stdin)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            stderr.write(f"{source} can't be read: {reason}.\n")
            status = 1
            continue
        for link in links:
            _write(source, link, as_json, stdout, stderr)
        stdout.flush()
    return status


def _links(source: str, stdin: TextIO) -> list[Link]:
    if source == STDIN:
        return find_links(_text_of(stdin))
    path = Path(source)
    if not path.exists() and (links := find_links(source)):
        return links
    return links_in_file(path.name, path.read_bytes())


def _text_of(stdin: TextIO) -> str:
    """Return what comes in, whatever the terminal's encoding is."""
    if not isinstance(stdin, TextIOWrapper):
        return stdin.read()
    data = stdin.buffer.read()
    text = decoded(data)
    return data.decode("utf-8", "replace") if text is None else text


def _write(source: str, link: Link, as_json: bool, stdout: TextIO, stderr: TextIO) -> None:
    if as_json:
        stdout.write(json_line(_as_json(source, link)) + "\n")
    elif isinstance(link, FoundGpt):
        stdout.write(f"{link.id}\t{link.name}\t{link.link}\n")
    else:
        stderr.write(f"{source}: {link.text} is refused: {link.reason}.\n")


def _as_json(source: str, link: Link) -> dict[str, str]:
    if isinstance(link, FoundGpt):
        return {
            "source": source,
            "id": link.id,
            "slug": link.slug,
            "name": link.name,
            "link": link.link,
        }
    return {"source": source, "refused": link.text, "reason": link.reason}
