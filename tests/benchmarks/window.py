"""A real window with a transcript in it, and ways to time what is done to it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QMainWindow

from gpts_desktop.ui.garbage import Garbage
from gpts_desktop.ui.style import apply_style
from gpts_desktop.ui.theme import ThemeKeeper
from gpts_desktop.ui.transcript.view import TranscriptView


def application() -> QApplication:
    """Return the application in the app's style."""
    app = QApplication([])
    apply_style(app, ThemeKeeper("light"))
    return app


def shown_view() -> tuple[QMainWindow, TranscriptView]:
    """Return a window on the screen and the empty transcript in it."""
    window = QMainWindow()
    view = TranscriptView(lambda message: None, ThemeKeeper("light").theme)
    window.setCentralWidget(view)
    window.resize(996, 760)
    window.show()
    Garbage(lambda: False, window)  # as the app has it
    end = time.monotonic() + 0.5
    while time.monotonic() < end:  # the window manager has its say
        QApplication.processEvents()
    return window, view


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long `work` and the painting after it take."""
    started = time.perf_counter()
    work()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return (time.perf_counter() - started) * 1_000


def report(name: str, times: list[float], floor: float = 0.0) -> None:
    """Print the spread of some times, and the ratio of their median to a floor."""
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    median = statistics.median(ordered)
    ratio = f"   ratio {median / floor:6.1f}" if floor else ""
    print(f"{name:<38} p50 {median:7.2f} ms   p99 {p99:7.2f} ms{ratio}", flush=True)


def speed() -> str:
    """Return how fast this machine is just now: who shares it changes every other figure."""
    times = []
    for _ in range(15):
        began = time.perf_counter()
        sum(map(abs, range(200_000)))
        times.append((time.perf_counter() - began) * 1_000)
    return f"{min(times):.1f} ms at best, {statistics.median(times):.1f} in the middle"


def tell(name: str, value: str) -> None:
    """Print one line of the table."""
    print(f"{name:<38} {value}", flush=True)
