"""Tells of an answer that took its time, when the person is in another program meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from gpts_desktop.core.settings import Settings
    from gpts_desktop.core.turn import Turn
    from gpts_desktop.ui.notifications.notifier import Notifier
    from gpts_desktop.ui.task_owner import Starter
    from gpts_desktop.ui.turn_runner import TurnRunner

LONG = 8.0  # seconds: who waits so long may have gone elsewhere


class AnswerNotice(QObject):
    """Shows a notification for a long answer that ended while no window of ours was in front.

    It names the GPT and the chat; what was written stays in the window. Signal:
    `opened(conversation id)`, when the notification was clicked.
    """

    opened = Signal(str)

    def __init__(
        self,
        window: QWidget,
        settings: Settings,
        runner: TurnRunner,
        tasks: Starter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._settings = settings
        self._tasks = tasks
        self.name_of: Callable[[str], str] = lambda gpt_id: gpt_id
        self._began: dict[str, float] = {}
        self._notifier: Notifier | None = None
        runner.began.connect(self._turn_began)
        runner.ended.connect(self._turn_ended)

    def take_over(self, before: AnswerNotice) -> None:
        """Know of the turns that began under a window before this one."""
        self._began = dict(before._began)

    def _turn_began(self, turn: Turn) -> None:
        self._began[turn.conversation.id] = time.monotonic()

    def _turn_ended(self, turn: Turn) -> None:
        began = self._began.pop(turn.conversation.id, None)
        is_long = began is not None and time.monotonic() - began >= LONG
        # One that the user stopped is no news.
        if turn.stopped_by_user or not is_long or _is_in_front():
            return
        QApplication.alert(self._window)
        if self._settings["notify"]:
            self._tasks.start(self._show(turn))

    async def _show(self, turn: Turn) -> None:
        from gpts_desktop.core.message import State

        conversation = turn.conversation
        whole = all(reply.message.state is State.COMPLETE for reply in turn.replies)
        name = self.name_of(conversation.gpt_id)
        title = self.tr("{0} answered") if whole else self.tr("{0}’s answer did not come whole")
        await self._desktop().show(title.format(name), conversation.title, conversation.id)

    def _desktop(self) -> Notifier:
        if self._notifier is None:
            from gpts_desktop.ui.notifications.notifier import desktop_notifier

            self._notifier = desktop_notifier(self._window, self._tasks)
            self._notifier.clicked.connect(self.opened)
        return self._notifier


def _is_in_front() -> bool:
    app = QCoreApplication.instance()
    state = Qt.ApplicationState.ApplicationActive
    return isinstance(app, QGuiApplication) and app.applicationState() == state
