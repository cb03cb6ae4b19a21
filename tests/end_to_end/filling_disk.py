"""A child that works on a disk that fills up and has room again: `… filling_disk FOLDER GATEWAY`.

FOLDER is on a small disk of its own, or else no file may grow for a while. It says "full" when
nothing fits any more, then what the banner said, and at the end the shown conversation's texts
as JSON, for a comparison with the database. With SHOTS in the environment it keeps pictures of
the window there.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gpts_desktop import app
from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.secret import Secret
from gpts_desktop.ui.shell import Shell
from tests.end_to_end.hands import Hands


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """Leave no room on the folder's own disk, or none for the database's log to grow."""
    if folder.is_mount():
        filler = folder / "filler"
        _fill(filler)
        yield
        filler.unlink()
        return
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 1):
            try:
                while file.write(b"\0" * size):
                    pass
            except OSError:
                continue


def main(folder: str, gateway: str) -> int:
    """Ask, fill the disk while the answer comes, type, free the disk."""

    async def started(shell: Shell) -> int:
        until, window = Hands().until, shell.window

        def said() -> str:
            banner = window.unsaved_banner
            return banner.accessibleName() if banner.isVisible() else ""

        def shot(name: str) -> None:
            if shots := os.environ.get("SHOTS"):
                window.grab().save(f"{shots}/{name}.png")

        await shell.gateway.save(GatewayProfile("one", "One", gateway), Secret("sk-test-1"), True)
        shell.gpts.take_text("https://chatgpt.com/g/g-bo0FiWLY7-researchgpt")
        await until(lambda: shell.chat.conversation is not None, "the GPT")
        window.composer.submit("Hi")
        await until(lambda: "Half" in window.transcript.last_text(), "the first words")
        with full_disk(Path(folder)):
            print("full", flush=True)
            await until(lambda: not shell.runner.is_running, "the answer's end")
            await until(lambda: bool(said()), "the banner")
            window.composer.text_box.insertPlainText("typed while it was full")
            await until(lambda: "1 draft" in said(), "the draft")
            print(said())
            shot("full")
        await until(lambda: said() == "All is saved again.", "room")
        print(said())
        shot("saved")
        conversation = shell.chat.conversation
        assert conversation is not None
        print(json.dumps([message.text for message in conversation.path()]))
        return 0

    return app.run(data_dir=folder, started=started)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
