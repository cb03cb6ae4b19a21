"""The transcript in a real window: opening, scrolling, jumping, and what a streamed token costs."""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.style import apply_style
from gpts_desktop.ui.theme import ThemeKeeper
from gpts_desktop.ui.transcript.text_pane import TextPane
from gpts_desktop.ui.transcript.view import TranscriptView

MESSAGES = 10_000
TOKENS = 20_000
TOKENS_A_FRAME = 8
ARRIVALS = 80

ANSWER = """It depends on the **structure** of the problem {n}, and on `what` one asks. {words}

| Problem | Best classical | Quantum |
| --- | --- | ---: |
| Search | N | √N |
| Factoring | exp(n^1/3) | n³ |

```python
def grover(n: int) -> int:
    # about π/4 · √N rotations
    return round(n ** 0.5)
```

1. {words}
2. 量子计算的潜力在于问题的结构。

> {words}
"""


def conversation() -> Conversation:
    """Return 10,000 messages, half of them answers with prose, table, code, list and quote."""
    chance = random.Random(1)
    made = Conversation()
    for number in range(MESSAGES):
        role = Role.ASSISTANT if number % 2 else Role.USER
        text = ANSWER.format(n=number, words=words(chance, 30)) if number % 2 else words(chance, 15)
        made.add(Message(role, text, parent=made.current, gpt_id="g-1"))
    return made


def words(chance: random.Random, count: int) -> str:
    """Return so many words."""
    return " ".join(
        chance.choice(("quantum", "register", "error", "量子", "of")) for _ in range(count)
    )


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long `work` and the painting after it take."""
    started = time.perf_counter()
    work()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return (time.perf_counter() - started) * 1_000


def report(name: str, times: list[float]) -> None:
    """Print the spread of some times in milliseconds."""
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
    print(f"{name:<34} p50 {statistics.median(ordered):7.2f} ms   p99 {p99:7.2f} ms")


def opening_and_scrolling(view: TranscriptView, shown: Conversation) -> None:
    """Open the conversation, go up step by step, and jump about."""
    report("create an empty view", [milliseconds(make_view) for _ in range(5)])
    opens = []
    for _ in range(7):
        view.show_conversation(None)
        opens.append(milliseconds(lambda: view.show_conversation(shown)))
    report(f"open {MESSAGES:,} messages to paint", opens)
    bar = view.verticalScrollBar()
    steps, alive = [], 0
    for _ in range(400):
        steps.append(milliseconds(lambda: bar.setValue(bar.value() - 120)))
        alive = max(alive, view.rows_alive())
    report("scroll by 120 px", steps)
    chance = random.Random(2)
    jumps = []
    for _ in range(40):
        jumps.append(milliseconds(lambda: bar.setValue(chance.randrange(bar.maximum()))))
        alive = max(alive, view.rows_alive())
    report("jump anywhere", jumps)
    print(f"{'live row widgets at most':<34} {alive:>11}")


def tokens() -> Iterator[str]:
    """Yield the pieces of a long answer of mixed Markdown."""
    chance = random.Random(3)
    number = 0
    while True:
        text = ANSWER.format(n=number, words=words(chance, 60)) + "\n"
        for at in range(0, len(text), 4):
            yield text[at : at + 4]
        number += 1


def streaming(view: TranscriptView, text: Iterator[str]) -> None:
    """Stream 20,000 tokens and print what each costs, by tenths of the answer."""
    made = Conversation()
    made.add(Message(Role.USER, "Go on."))
    reply = Reply(
        made.add(Message(Role.ASSISTANT, parent=made.current, state=State.STREAMING, gpt_id="g-1"))
    )
    view.show_conversation(made)
    view.stream(reply)
    tenths = []
    for _ in range(10):
        started = time.process_time()
        for _ in range(TOKENS // 10 // TOKENS_A_FRAME):
            for _ in range(TOKENS_A_FRAME):
                reply.text.append(next(text))
            # What the view's clock does, without waiting for it.
            view._take_growth()
            QApplication.processEvents()
        tenths.append((time.process_time() - started) * 1_000 / (TOKENS // 10))
    print(f"{'CPU a token, by tenths (ms)':<34} " + " ".join(f"{t:.3f}" for t in tenths))
    print(f"{'last tenth / first tenth':<34} {tenths[-1] / tenths[0]:>11.2f}")
    arrivals(view, reply, text)
    started = time.perf_counter()
    reply.settle().state = State.COMPLETE
    view.reply_ended(reply.message.id)
    QApplication.processEvents()
    print(f"{'settle the whole answer':<34} {(time.perf_counter() - started) * 1_000:>8.1f} ms")


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


def arrivals(view: TranscriptView, reply: Reply, text: Iterator[str]) -> None:
    """Print how long after a chunk's arrival it is on the screen, at the view's own pace."""
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
        reply.text.append("word and " + next(text).strip("\n|`>#"))
        while not watch.painted:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        times.append((time.perf_counter() - started) * 1_000)
    app.removeEventFilter(watch)
    report("from arrival to paint", times)


def make_view() -> TranscriptView:
    """Return an empty view."""
    return TranscriptView(lambda message: None, ThemeKeeper("light").theme)


def main() -> int:
    """Print the table."""
    app = QApplication([])
    apply_style(app, ThemeKeeper("light"))
    window = QMainWindow()
    view = make_view()
    window.setCentralWidget(view)
    window.resize(996, 760)
    window.show()
    app.processEvents()
    opening_and_scrolling(view, conversation())
    streaming(view, tokens())
    started = time.process_time()
    idle = QEventLoop()
    QTimer.singleShot(3_000, idle.quit)
    idle.exec()
    print(f"{'CPU in 3 s of rest':<34} {(time.process_time() - started) * 1_000:>8.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
