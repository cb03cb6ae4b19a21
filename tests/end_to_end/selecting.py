"""A person selects text with a real mouse: `python -m tests.end_to_end.selecting`.

Prints what came on the clipboards as JSON. The events go through the X server.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gpts_desktop.ui.theme import load_theme
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk
from tests.ui.transcript.test_selecting import ANSWER, place

LIMIT = 20.0  # seconds


def until(fact: Callable[[], object], what: str) -> None:
    """Return when `fact()` is true."""
    end = time.monotonic() + LIMIT
    while not fact():
        if time.monotonic() > end:
            raise AssertionError(f"did not come true: {what}")
        QTest.qWait(10)


def xdotool(*arguments: str | int) -> None:
    subprocess.run(["xdotool", *map(str, arguments)], check=True)
    QTest.qWait(30)


class Mouse:
    """Moves over the transcript's viewport."""

    def __init__(self, view: TranscriptView) -> None:
        self._view = view

    def move(self, at: QPoint) -> None:
        there = self._view.viewport().mapToGlobal(at)
        xdotool("mousemove", there.x(), there.y())

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Press, move over the way and stay pressed."""
        self.move(start)
        xdotool("mousedown", 1)
        for step in range(1, 9):
            self.move(start + (end - start) * step / 8)

    def let_go(self) -> None:
        xdotool("mouseup", 1)


def copied(view: TranscriptView) -> str:
    """Press Ctrl+C and return what came."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("nothing")
    xdotool("key", "ctrl+c")
    until(lambda: clipboard.text() != "nothing", "a copy")
    return clipboard.text()


def over_code(view: TranscriptView, mouse: Mouse) -> dict[str, str]:
    """Drag from the middle of one message over code into the third."""
    talk = Talk()
    talk.ask("What is the question?")
    talk.answer(ANSWER)
    talk.ask("And the next one?")
    view.show_conversation(talk.conversation)
    mouse.drag(place(view, "is the"), place(view, "next one", after=True))
    mouse.let_go()
    clipboard = QGuiApplication.clipboard()
    primary = QClipboard.Mode.Selection
    until(lambda: clipboard.text(primary), "the primary clipboard")
    return {"over_code": copied(view), "primary": clipboard.text(primary)}


def beyond_the_edge(view: TranscriptView, mouse: Mouse) -> dict[str, str]:
    """Drag above the window until everything has scrolled by."""
    talk = Talk()
    talk.turns(30)
    view.show_conversation(talk.conversation)
    start = QPoint(view.width() // 2, view.viewport().height() - 100)
    mouse.drag(start, QPoint(start.x(), -60))
    until(lambda: view.verticalScrollBar().value() == 0, "the top")
    mouse.let_go()
    return {"beyond": copied(view)}


def clicks(view: TranscriptView, mouse: Mouse) -> dict[str, str]:
    """Click twice, then three times, then on a link."""
    talk = Talk()
    talk.ask("Hi")
    talk.answer("Some words here.\n\nOther words and [a link](https://example.com/page).")
    view.show_conversation(talk.conversation)
    opened: list[str] = []
    view.link_activated.connect(opened.append)
    mouse.move(place(view, "words here") + QPoint(9, 0))
    xdotool("click", "--repeat", 2, "--delay", 60, 1)
    word = copied(view)
    QTest.qWait(QApplication.doubleClickInterval() + 100)
    xdotool("click", "--repeat", 3, "--delay", 60, 1)
    block = copied(view)
    mouse.move(place(view, "a link") + QPoint(12, 0))
    xdotool("click", 1)
    until(lambda: opened, "an opened link")
    return {"word": word, "block": block, "link": opened[0]}


def main() -> int:
    """Run everything and print what came."""
    app = QApplication(sys.argv)
    view = TranscriptView(lambda message: None, load_theme("light"))
    view.setGeometry(200, 160, 900, 600)
    view.show()
    view.activateWindow()
    until(view.isActiveWindow, "the keyboard in the window")
    mouse = Mouse(view)
    came = {**over_code(view, mouse), **beyond_the_edge(view, mouse), **clicks(view, mouse)}
    print(json.dumps(came))
    view.close()
    app.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main())
