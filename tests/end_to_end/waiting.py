"""A child whose window waits for a GPT from a second start and prints its name."""

from __future__ import annotations

import sys

from gpts_desktop import app
from gpts_desktop.ui.shell import Shell
from tests.end_to_end.hands import Hands


async def started(shell: Shell) -> int:
    """Say that the window is open, and end once a GPT is there."""
    print("ready", flush=True)
    await Hands().until(lambda: len(shell.library), "a GPT from the second start")
    print(shell.library.gpts()[0].name, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(app.run(data_dir=sys.argv[1], started=started))
