"""Formulas: what drawing one costs, and how long the window's loop stands still meanwhile."""

from __future__ import annotations

import os
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.tex.drawing import draw, load
from gpts_desktop.core.tex.drawn import is_borrowed
from gpts_desktop.ui.garbage import Garbage
from gpts_desktop.ui.theme import ThemeKeeper
from gpts_desktop.ui.transcript.formula_drawings import FormulaDrawings, Wish
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.core.tex.corpus import CORPUS

HOSTILE = (
    r"\frac{a}{" * 20 + "x" + "}" * 20,
    "x+" * 900,
    r"\left(" * 20 + "x" + r"\right)" * 20,
    "<" * 1_900,
    r"\begin{matrix}" + r"a & b \\ " * 150 + r"\end{matrix}",
    "0" * 1_990,
    "'" * 1_990,
    r"\\[" + r"\\" * 990,
    "x_1 +" * 390,
    r"\operatorname{" + " " * 1_950,
)


def spread(name: str, seconds: list[float]) -> None:
    """Print the spread of some times."""
    ordered = sorted(seconds)
    picked = (statistics.median(ordered), ordered[int(len(ordered) * 0.9)], ordered[-1])
    p50, p90, most = (value * 1_000 for value in picked)
    print(f"{name:<40} p50 {p50:6.1f} ms   p90 {p90:6.1f} ms   most {most:6.1f} ms")


def by_themselves() -> None:
    """Draw the corpus without any loop."""
    started = time.thread_time()
    load()
    took = (time.thread_time() - started) * 1_000
    print(f"{'load ziamath and its font (CPU)':<40} {took:>10.1f} ms")
    for name, display in (("displayed", True), ("in a line", False)):
        times = []
        for tex in CORPUS:
            if not any(map(is_borrowed, tex)):
                started = time.thread_time()
                draw(tex, display, {})
                times.append(time.thread_time() - started)
        spread(f"a formula, {name} (CPU)", times)


def refusals(drawings: FormulaDrawings) -> None:
    """Print what hostile formulas cost before their source is shown for good."""
    wishes = [Wish(tex, True) for tex in HOSTILE]
    drawings.wanted = lambda: next(filter(drawings.is_open, wishes), None)
    started, stalls = time.process_time(), Stalls()
    drawings.wake()
    while drawings.wanted() is not None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    each = (time.process_time() - started) * 1_000 / len(wishes)
    print(f"{'a hostile formula until given up (CPU)':<40} {each:>10.1f} ms")
    stalls.report("the loop stood still")


class Stalls:
    """Measures how late a timer of 1 ms is, all the time."""

    def __init__(self) -> None:
        self._late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self._late.append(now - self._last)
        self._last = now

    def report(self, name: str) -> None:
        """Print it and stop."""
        self._timer.stop()
        ordered = sorted(self._late)
        p99 = ordered[int(len(ordered) * 0.99)] * 1_000
        print(f"{name:<40} p99 {p99:6.1f} ms   most {ordered[-1] * 1_000:6.1f} ms")


def in_the_window(view: TranscriptView) -> None:
    """Show an answer with the whole corpus, and scroll to its end while it is drawn."""
    made = Conversation()
    made.add(Message(Role.USER, "Formulas?"))
    text = "\n\n".join(f"See ${tex}$ here:\n\n$$\n{tex}\n$$" for tex in CORPUS)
    made.add(Message(Role.ASSISTANT, text, parent=made.current, state=State.COMPLETE, gpt_id="g-1"))
    drawings = view.findChild(FormulaDrawings)
    assert drawings is not None
    view.show_conversation(made)
    bar = view.verticalScrollBar()
    bar.setValue(0)
    QApplication.processEvents()
    stalls = Stalls()
    started, cpu = time.perf_counter(), time.process_time()
    while bar.value() < bar.maximum():
        while drawings.wanted() is not None:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        bar.setValue(bar.value() + 300)
    count = len(drawings)
    cpu = (time.process_time() - cpu) * 1_000 / count
    print(f"{'formulas drawn in the window':<40} {count:>10}")
    print(f"{'all of a formula, layout too (CPU)':<40} {cpu:>10.1f} ms")
    took = (time.perf_counter() - started) * 1_000 / count
    print(f"{'all of a formula, until shown':<40} {took:>10.1f} ms")
    stalls.report("the loop stood still")
    started = time.perf_counter()
    view.set_zoom(1.25)
    QApplication.processEvents()
    print(
        f"{'zoom, with formulas in sight':<40} {(time.perf_counter() - started) * 1_000:>10.1f} ms"
    )


def main() -> int:
    """Print the table."""
    app = QApplication([])
    view = TranscriptView(lambda message: None, ThemeKeeper("light").theme)
    view.resize(996, 760)
    view.show()
    app.processEvents()
    by_themselves()
    Garbage(lambda: False)  # as in the app: no full collection in the midst
    in_the_window(view)
    refusals(FormulaDrawings(view))
    return 0


if __name__ == "__main__":
    sys.exit(main())
