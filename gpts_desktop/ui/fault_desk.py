"""Bugs of our own: each is logged, and shown once, with a way to start again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QtMsgType, qInstallMessageHandler

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

    from gpts_desktop.core.ports import EventLog
    from gpts_desktop.ui.main_window import MainWindow

_LEVELS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}
MOST_OF_A_MESSAGE = 500


class FaultDesk(QObject):
    """Hears of bugs from every hook. `restart` starts the app again."""

    def __init__(
        self,
        window: MainWindow,
        log: EventLog,
        restart: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._log = log
        self._restart = restart
        self._told: set[str] = set()
        self._is_open = False

    def report(self, error: BaseException) -> None:
        """Log a bug; show it, unless the same one or another is on the screen already."""
        from gpts_desktop.core.bug_report import BugReport

        report = BugReport.of(error)
        if report.fingerprint in self._told:
            self._log.write(f"the bug {report.fingerprint} once more")
            return
        self._told.add(report.fingerprint)
        self._log.write(f"bug {report.fingerprint}\n{report.text}")
        self._show(self.tr("Something went wrong in the app"), report.text)

    def offer(self, crash: str) -> None:
        """Tell of a crash that ended the last run, and offer its report."""
        from gpts_desktop.ui.versions import versions

        self._log.write(f"the last run crashed\n{crash}")
        title = self.tr("The app crashed when it last ran")
        self._window.banner.show_trouble(
            self.tr("The app crashed when it last ran. What was saved is here."),
            [(self.tr("Show report"), lambda: self._show(title, crash))],
        )
        self._log.write(versions())

    def _show(self, title: str, text: str) -> None:
        from gpts_desktop.ui.bug_window import BugWindow
        from gpts_desktop.ui.versions import versions

        if self._is_open or not self._window.isVisible():
            return
        shown = BugWindow(title, f"{versions()}\n\n{text}\n", self._window)
        shown.restart_requested.connect(self._restart)
        shown.finished.connect(self._closed)
        self._is_open = True
        shown.open()

    def _closed(self) -> None:
        self._is_open = False


class QtMessages:
    """Puts Qt's warnings into the log while it is held, and lets who heard them hear them still."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._before = qInstallMessageHandler(self._hear)

    def release(self) -> None:
        """Leave them to who heard them before."""
        qInstallMessageHandler(self._before)

    def _hear(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        level = _LEVELS.get(kind)
        if level is not None:
            self._log.write(f"Qt {level} {context.category}: {message[:MOST_OF_A_MESSAGE]}")
        if self._before is not None:
            self._before(kind, context, message)
        elif sys.stderr is not None:
            print(message, file=sys.stderr)
