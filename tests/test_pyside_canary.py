"""PySide6 6.12.0 dies of a lost reference to None on Python 3.11: does the installed one?"""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
from PySide6.QtCore import QObject, Signal, QCoreApplication

class Sender(QObject):
    happened = Signal()

application = QCoreApplication([])
sender = Sender()
heard = []
for number in range(20_000):
    sender.setObjectName("name")
for number in range(5_000):
    sender.happened.connect(heard.clear)
    sender.happened.emit()
    sender.happened.disconnect(heard.clear)
print("alive")
"""


def test_void_calls_keep_the_interpreter_alive() -> None:
    died = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert died.returncode == 0, died.stderr
    assert died.stdout == "alive\n"
