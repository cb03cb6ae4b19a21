"""Says a sentence to who started the app by a double click, where no window of ours can open."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

_TITLE = "gpts-desktop"
# What desktops have for scripts, the nicest first; each takes the sentence as its last argument.
_DIALOGS = (
    ("zenity", "--error", "--no-markup", f"--title={_TITLE}", "--text"),
    ("kdialog", "--title", _TITLE, "--error"),
    ("xmessage", "-center", "-title", _TITLE),
)


def show_in_dialog(sentence: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Show it by a program of the desktop and wait until it is closed.

    False where a terminal shows it anyway, or where there is no screen or no such program.
    """
    if sys.stderr is not None and sys.stderr.isatty():
        return False
    if not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return False
    for program, *arguments in _DIALOGS:
        path = shutil.which(program, path=environ.get("PATH"))
        if path is not None:
            done = subprocess.run(  # noqa: S603 - one of three known programs
                [path, *arguments, sentence], env=dict(environ), check=False
            )
            if done.returncode in (0, 1):  # 1: closed by its frame
                return True
    return False
