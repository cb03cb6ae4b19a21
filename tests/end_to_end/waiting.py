"""A child whose window waits for a GPT from a second start, or for its end, and prints GPTs."""

from __future__ import annotations

import asyncio
import sys

from gpts_desktop import app
from gpts_desktop.ui.shell import Shell


async def started(shell: Shell) -> int:
    """Say that the window is open, and end once a GPT is there."""
    ended = asyncio.Event()
    shell.library.changed.connect(lambda _: ended.set())
    shell.window.closed.connect(ended.set)
    print("ready", flush=True)
    await ended.wait()
    print(*(gpt.name for gpt in shell.library.gpts()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(app.run(data_dir=sys.argv[1], started=started))
