"""A child whose window is closed as soon as it is there, before the loop runs."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gpts_desktop import app

if __name__ == "__main__":
    qt = QApplication(["gpts-desktop"])
    QTimer.singleShot(0, qt.closeAllWindows)
    sys.exit(app.run(data_dir=sys.argv[1]))
