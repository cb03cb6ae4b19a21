"""The man page, made of what the program says of itself: `--help`, for it and for each verb."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from gpts_desktop import __version__

_BEFORE = r""".TH GPTS-DESKTOP 1 "{date}" "gpts-desktop {version}" "User Commands"
.SH NAME
gpts-desktop \- chat with public GPTs through your own gateway
.SH SYNOPSIS
.B gpts-desktop
[\fB\-\-demo\fR] [\fB\-\-data\-dir\fR \fIDIR\fR] [\fILINK\fR or \fIFILE\fR ...]
.br
.B gpts-desktop
\fIVERB\fR ...
.SH DESCRIPTION
Opens the window. GPTs whose links are found in the arguments (links, texts, bookmarks files) are
added to it; a window that is open already takes them. A verb does one thing in the terminal and
opens no window.
"""
_AFTER = r""".SH EXIT STATUS
0 done, 1 the gateway or the data refused, 2 wrong usage, 130 interrupted.
.SH ENVIRONMENT
.TP
.B GPTS_DESKTOP_KEY
A key for gateways without one in the keyring. It is read and never written.
.TP
.B GPTS_DESKTOP_DATA_DIR
The folder of all files, as \fB\-\-data\-dir\fR.
.SH FILES
.TP
.I ~/.local/share/gpts-desktop/gpts-desktop.db
GPTs, conversations and settings. Copies of it lie in the folder \fIcopies\fR beside it.
Keys are in the system's keyring.
"""


def manual(python: Path, date: str) -> str:
    """Return the man page in roff; `date` is YYYY-MM-DD."""
    overview = said(python, [])
    verbs = verbs_in(overview)
    pages = [_BEFORE.format(date=date, version=__version__), verbatim("OPTIONS", overview)]
    pages += [verbatim(verb, said(python, [verb])) for verb in verbs]
    return "".join([*pages, _AFTER])


def verbs_in(overview: str) -> list[str]:
    """Return the verbs that the program's own help lists."""
    _, _, listed = overview.partition("\nverbs")
    return re.findall(r"^  ([a-z]+)\b", listed, re.MULTILINE)


def verbatim(heading: str, text: str) -> str:
    """Return a section whose text stands as it is."""
    lines = [_escaped(line) for line in text.strip().splitlines()]
    return "\n".join([f".SH {heading.upper()}", ".nf", *lines, ".fi", ""])


def said(python: Path, arguments: Sequence[str]) -> str:
    """Return what the program answers to --help after the arguments."""
    answer = subprocess.run(
        [python, "-m", "gpts_desktop", *arguments, "--help"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "COLUMNS": "78", "PYTHONIOENCODING": "utf-8"},
    )
    return answer.stdout


def _escaped(line: str) -> str:
    plain = line.replace("\\", r"\e").replace("-", r"\-").replace("…", "...")
    # A line that begins so would be a command.
    return rf"\&{plain}" if plain.startswith((".", "'")) else plain
