"""A child that types on a disk that is held by another: `… ending_unsaved DATA_DIR`, `… taking_in`.

It says "typed" and waits for its end. With "taking_in" it takes in what was left by the banner
and prints the drafts that the next window in the same process finds.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from gpts_desktop import app
from gpts_desktop.ui.shell import Shell
from tests.end_to_end.hands import Hands


async def type_unsaved(shell: Shell, data_dir: Path) -> int:
    """Type once the parent holds the database."""
    shell.library.add([("g-aaaaaaaaa", "Alpha", "")])
    await shell._services.writer.call(lambda: None)
    print("ready", flush=True)
    await Hands().until((data_dir / "held").exists, "the parent")
    shell.window.composer.text_box.insertPlainText("a long thought")
    shell.window.composer.flush_draft()
    print("typed", flush=True)
    await Hands().until(lambda: not shell.window.isVisible(), "the end")
    return 0


async def take_in(shell: Shell) -> int:
    """Press the banner's button; the next window tells."""
    drafts = await shell._services.writer.call(shell._services.store.drafts)
    if drafts:
        print(json.dumps(list(drafts.values())), flush=True)
        return 0
    banner = shell.window.banner
    await Hands().until(banner.isVisible, "the offer")
    print(banner.accessibleName(), flush=True)
    buttons = {one.text(): one for one in banner.findChildren(QPushButton)}
    buttons["Take it in"].click()
    await Hands().until(lambda: not shell.window.isVisible(), "the next window")
    return 0


def main(data_dir: str, wish: str = "") -> int:
    """Open the window."""
    folder = Path(data_dir)
    return app.run(
        data_dir=data_dir,
        started=take_in if wish else lambda shell: type_unsaved(shell, folder),
    )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
