"""What a token costs in a real window as an answer of 100,000 tokens streams, early and late.

The floor is the Markdown alone, without rows.
"""

from __future__ import annotations

import random
import sys
import time

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.markdown.stream import BlockStream
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.text_pane import TextPane
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.benchmarks.answers import TOKEN, answer
from tests.benchmarks.stalls import watched
from tests.benchmarks.window import application, milliseconds, report, shown_view, speed, tell

TOKENS = 100_000
TOKENS_A_FRAME = 10
ARRIVALS = 80
KINDS = ("mixed", "one fence", "one list", "one table")


def begun(view: TranscriptView) -> Reply:
    """Show a question and its empty answer, and return the reply that fills it."""
    made = Conversation()
    made.add(Message(Role.USER, "Go on."))
    message = made.add(Message(Role.ASSISTANT, parent=made.current, state=State.STREAMING))
    reply = Reply(message)
    view.show_conversation(made)
    view.stream(reply)
    return reply


def frames(text: str) -> list[list[str]]:
    """Return the tokens of a text, by frames."""
    size = TOKEN * TOKENS_A_FRAME
    return [
        [text[at : at + TOKEN] for at in range(start, min(start + size, len(text)), TOKEN)]
        for start in range(0, len(text), size)
    ]


def tenths(view: TranscriptView, reply: Reply, text: str) -> list[float]:
    """Stream a text; return milliseconds of CPU a token in each tenth of it."""
    all_frames = frames(text)
    size = len(all_frames) // 10
    costs = []
    for start in range(0, size * 10, size):
        began = time.process_time()
        for tokens in all_frames[start : start + size]:
            for token in tokens:
                reply.text.append(token)
            # What the view's clock does, without waiting for it.
            view._take_growth()
            QApplication.processEvents()
        costs.append((time.process_time() - began) * 1_000 / size / TOKENS_A_FRAME)
    return costs


def floor(text: str) -> float:
    """Return milliseconds of CPU that a token costs without rows."""
    stream = BlockStream()
    began = time.process_time()
    for tokens in frames(text):
        stream.append("".join(tokens))
    return (time.process_time() - began) * 1_000 / (len(text) / TOKEN)


def streaming(view: TranscriptView, kind: str) -> None:
    """Print what one kind of answer costs."""
    text = answer(kind, TOKENS)
    least = floor(text)
    reply = begun(view)
    with watched() as stalls:
        costs = tenths(view, reply, text)
        reply.settle().state = State.COMPLETE
        end = milliseconds(lambda: view.reply_ended(reply.message.id))
    tell(f"{kind}: CPU a token, by tenths (ms)", " ".join(f"{cost:.3f}" for cost in costs))
    mean = sum(costs) / len(costs)
    tell(
        "  last tenth / first tenth",
        f"{costs[-1] / costs[0]:.2f}   to the floor {mean / least:.1f}   end {end:.1f} ms",
    )
    tell("  loop stalls meanwhile", stalls.told())


class PaintWatch(QObject):
    """Notes when a text was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at paint events on their way."""
        if event.type() == QEvent.Type.Paint and isinstance(watched.parent(), TextPane):
            self.painted = True
        return False


def arrivals(view: TranscriptView) -> None:
    """Print how long after a chunk's arrival it is on the screen, at the view's own pace."""
    reply = begun(view)
    watch = PaintWatch()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    chance = random.Random(4)
    times = []
    for _ in range(ARRIVALS):
        pause = QEventLoop()
        QTimer.singleShot(chance.randrange(20, 90), pause.quit)
        pause.exec()
        watch.painted = False
        started = time.perf_counter()
        reply.text.append("word and ")
        while not watch.painted:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        times.append((time.perf_counter() - started) * 1_000)
    app.removeEventFilter(watch)
    report("from arrival to paint", times)


def rest() -> None:
    """Print what the view costs when nothing happens."""
    started = time.process_time()
    idle = QEventLoop()
    QTimer.singleShot(3_000, idle.quit)
    idle.exec()
    tell("CPU in 3 s of rest", f"{(time.process_time() - started) * 1_000:.1f} ms")


def main(kinds: list[str]) -> int:
    """Print the table."""
    app = application()
    window, view = shown_view()
    tell("platform", app.platformName())
    tell("floor: a fixed loop of Python", speed())
    for kind in kinds or KINDS:
        streaming(view, kind)
        view.show_conversation(None)
    arrivals(view)
    view.show_conversation(None)
    rest()
    tell("floor: the loop of Python again", speed())
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
