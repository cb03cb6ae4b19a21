"""What the app runs on, in lines for a report or an about page."""

from __future__ import annotations

import platform
import sys

from PySide6 import __version__ as binding
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from gpts_desktop import __version__


def versions() -> str:
    """Return the versions of the app, Python, Qt and the system, a line each."""
    frozen = " (packaged)" if getattr(sys, "frozen", False) else ""
    return "\n".join(
        [
            f"gpts-desktop {__version__}{frozen}",
            f"Python {platform.python_version()}, PySide6 {binding}, Qt {qVersion()}",
            f"{platform.platform()}, {QGuiApplication.platformName()}",
        ]
    )
