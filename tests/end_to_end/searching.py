"""A person searches with real keys: `python -m tests.end_to_end.searching FOLDER`.

The window of the app, on its database in FOLDER; prints what came to be in sight as JSON.
With another folder given, a picture of each step is left there.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from gpts_desktop import app
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.shell import Shell
from tests.end_to_end.hands import Hands
from tests.ui.palette.saved import save, save_branches
from tests.ui.transcript.talk import shown_text
from tests.ui.transcript.test_selecting import marked


def fill(folder: Path) -> None:
    """Save two conversations, one of them with two branches."""
    folders = app_folders(folder)
    folders.create()
    with SqliteStore(folders.database) as store:
        store.save_gpts([Gpt("g-aaaaaaaaa", "ResearchGPT", color=0)])
        save_branches(store)
        save(store, "Newest", "Hello", "Hi")


def give_keys(letters: str) -> None:
    """Give each letter a key of the keyboard, as a layout has it.

    xdotool would lend them one for a moment, which the app may hear of too late.
    """
    display = os.environ["DISPLAY"]
    layout = subprocess.run(
        ["xkbcomp", "-w0", display, "-"], capture_output=True, text=True, check=True
    ).stdout
    for number, letter in enumerate(letters, 20):
        key = f"key <FK{number}> {{ [ U{ord(letter):04X} ] }};"
        layout = re.sub(rf"key <FK{number}> \{{[^;]*;", "", layout)
        layout = re.sub(r"(xkb_symbols [^{]*\{)", rf"\1\n    {key}", layout)
    subprocess.run(["xkbcomp", "-w0", "-", display], input=layout, text=True, check=True)


async def work(shell: Shell, hands: Hands, pictures: Path | None) -> dict[str, object]:
    """Press Ctrl+K, type Chinese, press Enter; come back, and run a command."""

    async def keep(name: str) -> None:
        if pictures is not None:
            await asyncio.sleep(0.2)
            shell.window.grab().save(str(pictures / f"{name}.png"))

    transcript = shell.window.transcript
    await hands.until(lambda: shell.chat.conversation is not None, "a conversation")
    await hands.keys("ctrl+k")
    field = await hands.find(QLineEdit, "paletteField")
    await hands.until(field.hasFocus, "the keyboard in the field")
    await keep("opened")
    await hands.type("独角兽")
    await hands.until(lambda: field.text() == "独角兽", "the words in the field")
    palette = await hands.find(QWidget, "commandPalette")
    rows = shell.search.palette.list.rows
    await hands.until(lambda: any("独角兽" in row.text for row in rows.rows), "a hit")
    await keep("found")
    told: dict[str, object] = {"typed": field.text()}
    await hands.keys("Return")
    await hands.until(lambda: marked(transcript) == ["独角兽"], "the marked words in sight")
    await keep("message")
    told["in_sight"] = "末尾的独角兽在这里" in shown_text(transcript)
    assert shell.chat.conversation is not None
    told["path_ends"] = shell.chat.conversation.path()[-1].text
    told["closed"] = not palette.isVisible()
    await hands.keys("ctrl+k")
    await hands.until(field.hasFocus, "the keyboard in the field again")
    await hands.keys("Escape")
    await hands.until(transcript.hasFocus, "the keyboard where it was")
    await hands.keys("ctrl+k")
    await hands.until(field.hasFocus, "the keyboard in the field once more")
    await hands.type("theme: da")
    await hands.keys("Return")
    await hands.until(lambda: shell.themes.theme.dark, "the dark theme")
    await keep("dark")
    return told


def main(folder: Path, pictures: Path | None) -> int:
    """Fill the folder, open the window on it and work it."""
    fill(folder)
    give_keys("独角兽")

    async def started(shell: Shell) -> int:
        print(json.dumps(await work(shell, Hands(), pictures)))
        return 0

    return app.run(data_dir=str(folder), started=started)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None))
