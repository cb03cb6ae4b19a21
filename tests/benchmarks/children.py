"""What the start-up and idle benchmarks start: `python -m tests.benchmarks.children bare|app …`.

Each prints one JSON line: `painted` (time.monotonic at the first painted window), and, when
seconds to idle are given, `cpu` (seconds of CPU in them), `pss` (bytes after them) and the
names of modules that were imported too early.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpts_desktop.ui.shell import Shell

LATE_MODULES = ("httpx", "keyring", "markdown_it", "pygments")


def pss() -> int:
    """Return this process's proportional share of memory, in bytes (Linux)."""
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def tell(facts: Mapping[str, object]) -> None:
    """Print one JSON line."""
    print(json.dumps(facts), flush=True)


def bare(idle: float) -> None:
    """Show an empty QMainWindow."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    painted: list[float] = []

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            painted.append(0.0)

    qt = QApplication([])
    window = Window()
    window.resize(1280, 820)
    window.show()
    while not painted:
        qt.processEvents()
    facts: dict[str, object] = {"painted": time.monotonic()}
    if idle:
        before: list[float] = []
        QTimer.singleShot(2_000, lambda: before.append(time.process_time()))
        QTimer.singleShot(int((2 + idle) * 1_000), qt.quit)
        qt.exec()
        facts |= {"cpu": time.process_time() - before[0], "pss": pss()}
    tell(facts)


def app(data_dir: str, idle: float) -> None:
    """Show the app's window on a data folder."""
    from gpts_desktop import app as gpts_app
    from gpts_desktop.session import Session

    facts: dict[str, object] = {}
    wait_for_paint = Session.wait_for_paint

    def wait_and_note(session: Session) -> None:
        wait_for_paint(session)
        facts["painted"] = time.monotonic()
        facts["early"] = [name for name in LATE_MODULES if name in sys.modules]

    async def started(shell: Shell) -> int:
        import asyncio

        if idle:
            await asyncio.sleep(2)
            before = time.process_time()
            await asyncio.sleep(idle)
            facts["cpu"] = time.process_time() - before
            facts["pss"] = pss()
        tell(facts)
        return 0

    Session.wait_for_paint = wait_and_note  # type: ignore[method-assign,assignment]
    sys.exit(gpts_app.run(data_dir=data_dir, started=started))


if __name__ == "__main__":
    kind, seconds, *rest = sys.argv[1:]
    bare(float(seconds)) if kind == "bare" else app(rest[0], float(seconds))
