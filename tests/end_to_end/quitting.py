"""A child that asks and quits in the middle of the answer: `… quitting DATA_DIR GATEWAY`.

Prints the seconds from the closing of the window to the end of the process's work.
"""

from __future__ import annotations

import sys
import time

from gpts_desktop import app
from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.secret import Secret
from gpts_desktop.ui.shell import Shell
from tests.end_to_end.hands import Hands


def main(data_dir: str, gateway: str) -> int:
    """Ask, wait for the first words, close the window."""
    closed_at: list[float] = []

    async def started(shell: Shell) -> int:
        await shell.gateway.save(GatewayProfile("one", "One", gateway), Secret("sk-test-1"), True)
        shell.gpts.take_text("https://chatgpt.com/g/g-bo0FiWLY7-researchgpt")
        await Hands().until(lambda: shell.chat.conversation is not None, "the GPT")
        shell.window.composer.submit("Hi")
        await Hands().until(
            lambda: "Half" in shell.window.transcript.last_text(), "the first words"
        )
        shell.window.composer.set_text("")
        shell.window.composer.text_box.insertPlainText("a draft")
        closed_at.append(time.monotonic())
        return 0

    code = app.run(data_dir=data_dir, started=started)
    print(time.monotonic() - closed_at[0])
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
