"""A child in whose slots, threads and tasks a bug is raised; it prints what the window says."""

from __future__ import annotations

import asyncio
import sys
import threading

from PySide6.QtCore import QTimer

from gpts_desktop import app
from gpts_desktop.ui.bug_window import BugWindow
from gpts_desktop.ui.shell import Shell
from tests.end_to_end.hands import Hands


def stumble() -> None:
    """Raise what no one expects, with a key in it."""
    raise ZeroDivisionError("sk-test-0123456789abcdef")


async def stumble_later() -> None:
    """Raise it in a task."""
    stumble()


async def started(shell: Shell) -> int:
    """Raise the bug in each place, and wait until a window has said so."""
    hands = Hands()
    thread = threading.Thread(target=stumble)
    places = (
        lambda: QTimer.singleShot(0, stumble),
        thread.start,
        lambda: shell.tasks.start(stumble_later()),
        lambda: asyncio.get_running_loop().call_soon(stumble),
    )
    for place in places:
        place()
        told = await hands.find(BugWindow, "bugWindow")
        print(told.windowTitle(), flush=True)
        told.close()
        await hands.until(lambda: not shell.window.findChildren(BugWindow), "a window that is gone")
    return 0


if __name__ == "__main__":
    sys.exit(app.run(data_dir=sys.argv[1], started=started))
