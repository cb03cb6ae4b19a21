"""A child with a secret in every place that one can get into: `… leaking DATA_DIR GATEWAY SECRET`.

The key, a message, an answer that echoes the key, an argument, an exception in a slot, in a thread
and in a task, Qt's own messages: it prints what its windows show of bugs, then everything ends.
"""

from __future__ import annotations

import asyncio
import sys
import threading

from PySide6.QtCore import QTimer, qWarning

from gpts_desktop import app
from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.secret import Secret
from gpts_desktop.ui.bug_window import BugWindow
from gpts_desktop.ui.shell import Shell
from tests.end_to_end.hands import Hands


def main(data_dir: str, gateway: str, secret: str) -> int:
    """Do it all and end."""

    def stumble() -> None:
        try:
            raise KeyError(secret)
        except KeyError as error:
            raise ValueError(
                f"{secret} was not read from https://{secret}@host/?key={secret}"
            ) from error

    async def stumble_later() -> None:
        stumble()

    async def started(shell: Shell) -> int:
        hands = Hands()
        await shell.gateway.save(
            GatewayProfile("one", "One", gateway), Secret(f"sk-{secret}"), True
        )
        shell.gpts.take_text("https://chatgpt.com/g/g-bo0FiWLY7-researchgpt")
        await hands.until(lambda: shell.chat.conversation is not None, "the GPT")
        shell.window.composer.submit("Hi")
        await hands.until(lambda: shell.runner.is_running, "a turn")
        await hands.until(lambda: not shell.runner.is_running, "its end")
        qWarning(f"Qt has Bearer {secret}")
        places = (
            lambda: QTimer.singleShot(0, stumble),
            threading.Thread(target=stumble).start,
            lambda: shell.tasks.start(stumble_later()),
            lambda: asyncio.get_running_loop().call_soon(stumble),
        )
        for place in places:
            place()
            told = await hands.find(BugWindow, "bugWindow")
            print(told.windowTitle(), told.text(), flush=True)
            told.close()
            await hands.until(lambda: not shell.window.findChildren(BugWindow), "no window")
        return 0

    return app.run([f"no link {secret}"], data_dir=data_dir, started=started)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
