"""Begins the program anew in the place of this process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence


def restart_command(arguments: Sequence[str]) -> list[str]:
    """Return what starts the program again, packaged or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "gpts_desktop", *arguments]


def start_again(arguments: Sequence[str]) -> None:
    """Run the program with the arguments; everything of this run must have ended.

    Where the system can't put a process in another's place (Windows) a new one is started.
    """
    command = restart_command(arguments)
    if sys.platform == "win32":
        subprocess.Popen(command)  # noqa: S603 - ourselves
        return
    os.execv(command[0], command)  # noqa: S606 - ourselves
