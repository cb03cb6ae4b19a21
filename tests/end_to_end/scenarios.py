"""What a person does, in the app's process: `python -m tests.end_to_end.scenarios NAME …`.

Each scenario opens the window, works it by real keys, mouse and clipboard, and ends by
closing it through the window manager. A fact that does not come true ends with code 1.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import traceback
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from gpts_desktop import app
from gpts_desktop.core.message import Message, State
from gpts_desktop.ui.shell import Shell
from tests.end_to_end.hands import Hands

PASTED = "看看 [ResearchGPT](https://chatgpt.com/g/g-bo0FiWLY7-researchgpt)，很好用。"
KEY = "sk-test-0123456789abcdef"
Scenario = Callable[[Shell, Hands, list[str]], Awaitable[None]]


async def first_day(shell: Shell, hands: Hands, arguments: list[str]) -> None:
    """First run, key, links, a question, an answer, Stop, a failure and its retry."""
    await enter_key(shell, hands, arguments[0])
    await paste_link(shell, hands)
    await drag_link(shell, hands)
    await ask(shell, hands, "What is quantum computing?")
    await hands.until(lambda: last(shell).state is State.COMPLETE, "a complete answer")
    await stop_an_answer(shell, hands)
    await fail_and_retry(shell, hands)
    await hands.type("A draft that is not sent")
    await hands.until(lambda: shell.window.composer.text().endswith("sent"), "the draft")


async def enter_key(shell: Shell, hands: Hands, gateway: str) -> None:
    """Enter the gateway and its key by the first run's card."""
    assert shell.window.is_first_run
    await hands.click(await hands.find(QWidget, "enterKeyButton"))
    url = await hands.find(QLineEdit, "gatewayUrlField")
    await hands.click(url)
    await hands.keys("ctrl+a")
    await hands.type(gateway)
    await hands.click(await hands.find(QLineEdit, "gatewayKeyField"))
    await hands.type(KEY)
    await hands.click(await hands.find(QPushButton, "gatewaySaveButton"))
    await hands.until(
        lambda: "GNOME Keyring" in shell.window.sidebar.gateway_status.text(),
        "a key in the keyring",
    )


async def paste_link(shell: Shell, hands: Hands) -> None:
    """Paste a chat message with a link in it, with the keyboard outside any text box."""
    await hands.copy(PASTED)
    await hands.click(await hands.find(QAbstractItemView, "chatList"))
    await hands.keys("ctrl+v")
    await hands.until(lambda: "g-bo0FiWLY7" in shell.library, "the pasted GPT")
    gpt = shell.library.get("g-bo0FiWLY7")
    assert gpt is not None
    assert gpt.name == "ResearchGPT"


async def drag_link(shell: Shell, hands: Hands) -> None:
    """Drag a link out of another program's window and drop it on this one."""
    command = [sys.executable, "-m", "tests.end_to_end.link_source"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as source:  # noqa: ASYNC220  # starts at once
        try:
            assert source.stdout is not None
            await asyncio.to_thread(source.stdout.readline)
            await hands.drag_from(QPoint(1340, 150), shell.window.transcript)
            await hands.until(lambda: "g-2DQzU5UZl" in shell.library, "the dropped GPT")
        finally:
            source.terminate()


async def ask(shell: Shell, hands: Hands, question: str) -> None:
    """Type a question and send it by Enter."""
    await hands.click(await hands.find(QTextEdit, "composer"))
    await hands.type(question)
    await hands.keys("Return")
    await hands.until(lambda: messages(shell) and last(shell).role == "assistant", "an answer")


async def stop_an_answer(shell: Shell, hands: Hands) -> None:
    """Stop an answer in the middle; the gateway holds it there."""
    await ask(shell, hands, "Stop in the middle")
    await hands.until(lambda: "Half" in shell.window.transcript.last_text(), "half an answer")
    await hands.click(await hands.find(QWidget, "stopButton"))
    await hands.until(lambda: last(shell).state is State.STOPPED, "a stopped answer")
    assert "Half" in last(shell).text


async def fail_and_retry(shell: Shell, hands: Hands) -> None:
    """Have the gateway fail once, and ask again by the notice's link."""
    await ask(shell, hands, "Fail once")
    await hands.until(lambda: last(shell).state is State.FAILED, "a failure")
    # The stopped answer above offers Retry as well; Details is the failed one's alone.
    await hands.find_text(QAbstractButton, "Details")
    retry = await hands.find_text(QAbstractButton, "Retry")
    await hands.click(retry)
    await hands.until(lambda: last(shell).text == "After the retry.", "an answer after the retry")
    await hands.until(lambda: last(shell).state is State.COMPLETE, "its end")
    assert [m.text for m in messages(shell)][-2:] == ["Fail once", "After the retry."]
    await hands.click(await hands.find(QTextEdit, "composer"))


async def next_day(shell: Shell, hands: Hands, arguments: list[str]) -> None:
    """Find everything there after a restart, and go on with the key from the keyring."""
    await hands.until(lambda: messages(shell), "the last conversation")
    states = [message.state for message in messages(shell)]
    assert states == [State.COMPLETE] * 3 + [State.STOPPED] + [State.COMPLETE] * 2, states
    assert sorted(gpt.id for gpt in shell.library.gpts()) == ["g-2DQzU5UZl", "g-bo0FiWLY7"]
    assert shell.window.composer.text() == "A draft that is not sent"
    await hands.click(await hands.find(QTextEdit, "composer"))
    await hands.keys("Return")
    await hands.until(lambda: len(messages(shell)) == 8, "another turn")
    await hands.until(lambda: last(shell).state is State.COMPLETE, "its answer")


def messages(shell: Shell) -> list[Message]:
    """Return the shown path."""
    return shell.chat.conversation.path() if shell.chat.conversation is not None else []


def last(shell: Shell) -> Message:
    """Return the shown path's last message."""
    return messages(shell)[-1]


SCENARIOS: dict[str, Scenario] = {"first_day": first_day, "next_day": next_day}


def main(name: str, data_dir: str, picture: str, arguments: list[str]) -> int:
    """Run one scenario in the app and return the exit code."""

    async def started(shell: Shell) -> int:
        try:
            hands = Hands()
            await hands.until(shell.window.isActiveWindow, "the keyboard in the window")
            await SCENARIOS[name](shell, hands, arguments)
        except AssertionError:
            traceback.print_exc()
            return 1
        finally:
            shell.window.grab().save(picture)
        await hands.keys("ctrl+q")
        await hands.until(lambda: not shell.window.isVisible(), "a closed window")
        return 0

    return app.run(data_dir=data_dir, started=started)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]))
