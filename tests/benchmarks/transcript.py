"""A conversation of 10,000 messages in a real window: opening, scrolling, jumping, memory.

The floor is the same call on a conversation of one message.
"""

from __future__ import annotations

import ctypes
import gc
import random
import statistics
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.benchmarks.children import pss
from tests.benchmarks.stalls import watched
from tests.benchmarks.window import application, milliseconds, report, shown_view, speed, tell

MESSAGES = 10_000
STEPS = 600
JUMPS = 120

PROSE = """It depends on the **structure** of the problem {n}, and on `what` one asks. {words}

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
CODE = (
    "Change {n}:\n\n```python\n"
    + "".join(f"    value_{i} = compute({{n}}, 'text')  # {i}\n" for i in range(40))
    + "```\n\nThat is all. {words}\n"
)


def conversation(answer: str, messages: int) -> Conversation:
    """Return so many messages, half of them `answer`s."""
    chance = random.Random(1)
    made = Conversation()
    for number in range(messages):
        role = Role.ASSISTANT if number % 2 else Role.USER
        text = answer.format(n=number, words=words(chance, 30)) if number % 2 else words(chance, 15)
        made.add(Message(role, text, parent=made.current, gpt_id="g-1"))
    return made


def words(chance: random.Random, count: int) -> str:
    """Return so many words."""
    return " ".join(
        chance.choice(("quantum", "register", "error", "量子", "of")) for _ in range(count)
    )


def opened(view: TranscriptView, shown: Conversation) -> list[float]:
    """Return how long opening takes, several times over."""
    times = []
    for _ in range(9):
        view.show_conversation(None)
        settle()
        times.append(milliseconds(lambda: view.show_conversation(shown)))
    return times


def settle() -> None:
    """Let everything that waits be done."""
    for _ in range(20):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def walk(view: TranscriptView, name: str) -> int:
    """Scroll and jump through what is shown; return how many widgets lived at most."""
    alive = view.rows_alive()

    def timed(work: Callable[[], object]) -> float:
        nonlocal alive
        took = milliseconds(work)
        alive = max(alive, view.rows_alive())
        return took

    bar = view.verticalScrollBar()
    chance = random.Random(2)
    with watched() as stalls:
        steps = [timed(lambda: bar.setValue(bar.value() - 120)) for _ in range(STEPS)]
        jumps = [timed(lambda: bar.setValue(chance.randrange(bar.maximum()))) for _ in range(JUMPS)]
    report(f"scroll by 120 px, {name}", steps)
    report(f"jump anywhere, {name}", jumps)
    tell("  loop stalls meanwhile", stalls.told())
    return alive


def memory(view: TranscriptView) -> None:
    """Print memory before, with, and after a long conversation that was walked through."""
    small = conversation(PROSE, 20)
    view.show_conversation(small)
    collected()
    before = pss()
    large: Conversation | None = conversation(PROSE, MESSAGES)
    assert large is not None
    view.show_conversation(large)
    bar = view.verticalScrollBar()
    for step in range(300):
        milliseconds(lambda at=step: bar.setValue(bar.maximum() * at // 300))  # type: ignore[misc]  # mypy reads the default as a parameter
    shown = pss()
    large = None
    view.show_conversation(small)
    collected()
    after = pss()
    ctypes.CDLL(None).malloc_trim(0)
    trimmed = pss()
    for name, size in (
        ("memory before (PSS)", before),
        ("with 10,000 messages, 300 seen", shown),
        ("after they are closed", after),
        ("  and malloc_trim", trimmed),
    ):
        tell(name, f"{size / 1e6:7.1f} MB   ratio {size / before:.3f}")


def collected() -> None:
    """Let go of all that nobody holds."""
    settle()
    gc.collect()
    settle()


def main() -> int:
    """Print the table."""
    app = application()
    window, view = shown_view()
    tell("platform", app.platformName())
    tell("floor: a fixed loop of Python", speed())
    with watched() as stalls:
        for _ in range(200):
            milliseconds(lambda: view.viewport().update())
    tell("floor: loop stalls, only painting", stalls.told())
    alive = 0
    for name, answer in (("prose", PROSE), ("code", CODE)):
        floor = statistics.median(opened(view, conversation(answer, 2)))
        shown = conversation(answer, MESSAGES)
        with watched() as stalls:
            report(f"open {MESSAGES:,} messages, {name}", opened(view, shown), floor)
        tell("  loop stalls meanwhile", stalls.told())
        alive = max(alive, walk(view, name))
    tell("live row widgets at most", f"{alive}")
    memory(view)
    tell("floor: the loop of Python again", speed())
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
