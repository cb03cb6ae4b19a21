"""Does the app's main job in the real window, on the demo gateway, and takes a picture of it.

main_job.py FOLDER: adds a GPT by its link, asks it, waits for the streamed answer, saves
FOLDER/main-job.png and says so. Exit code 0 if all of it happened.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gpts_desktop import app
from gpts_desktop.core.message import State

if TYPE_CHECKING:
    from gpts_desktop.ui.shell import Shell

T = TypeVar("T")
LINK = "https://chatgpt.com/g/g-2DQzU5UZl-code-copilot"
QUESTION = "Show me a table, some code and a formula."
LIMIT = 60.0  # seconds for each step
LOOK_EVERY = 0.05  # seconds


def main(folder: Path) -> int:
    """Run the app for the length of the job and return its exit code."""
    picture = folder / "main-job.png"

    async def job(shell: Shell) -> int:
        try:
            await gateway_known(shell)
            await ask(shell.window)
        except TimeoutError as error:
            print(error, file=sys.stderr)
            save_picture(shell.window, picture)
            return 1
        return save_picture(shell.window, picture) or int(not answered(shell))

    # The system may still hold a file of the app's when it ends (Windows does).
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
        return app.run(demo=True, data_dir=data, started=job)


def save_picture(window: QWidget, picture: Path) -> int:
    """Write what the window shows, say where, and return the exit code."""
    picture.parent.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(picture)):
        print(f"{picture} could not be written.", file=sys.stderr)
        return 1
    print(f"A picture of the window: {picture}")
    return 0


async def ask(window: QWidget) -> None:
    """Add a GPT by its link and ask it, as a person would; raise TimeoutError."""
    field = await shown(window, "addGptField")
    QTest.keyClicks(field, LINK)
    QTest.keyClick(field, Qt.Key.Key_Return)
    print(f"Added {LINK}")
    composer = await shown(window, "composer")
    QTest.keyClicks(composer, QUESTION)
    QTest.keyClick(composer, Qt.Key.Key_Return)
    print(f"Asked: {QUESTION}")
    await shown(window, "stopButton")
    await shown(window, "sendButton")
    print("The answer has arrived.")


def answered(shell: Shell) -> bool:
    """Tell whether the last message is a whole answer, and say so if not."""
    conversation = shell.chat.conversation
    state = conversation.path()[-1].state if conversation is not None else None
    if state is not State.COMPLETE:
        print(f"The answer is not whole: {state}", file=sys.stderr)
    return state is State.COMPLETE


async def gateway_known(shell: Shell) -> None:
    """Return once there is a gateway to ask; the demo's starts after the window; TimeoutError."""
    await present(lambda: shell.gateways.current, "The demo gateway did not start.")


async def shown(window: QWidget, name: str) -> QWidget:
    """Return the widget of that name once it is to be seen; raise TimeoutError."""

    def find() -> QWidget | None:
        widgets = window.findChildren(QWidget, name)
        return next((widget for widget in widgets if widget.isVisible()), None)

    return await present(find, f"No {name} came to be seen.")


async def present(find: Callable[[], T | None], otherwise: str) -> T:
    """Return what `find` finds as soon as it does; raise TimeoutError with a sentence."""
    loop = asyncio.get_running_loop()
    end = loop.time() + LIMIT
    while loop.time() < end:
        if (found := find()) is not None:
            return found
        await asyncio.sleep(LOOK_EVERY)
    raise TimeoutError(otherwise)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
