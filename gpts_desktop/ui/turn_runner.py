"""The turns under way: run, stopped, and heard when they end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gpts_desktop.core.chats import Chats, Prepared
from gpts_desktop.core.errors import StorageError
from gpts_desktop.ui.task_owner import Starter

if TYPE_CHECKING:
    import asyncio


class TurnRunner(QObject):
    """Runs turns, one for each conversation at most.

    Signals: `began(Turn)`, `reply_changed(Turn, Reply)`, `ended(Turn)`, and
    `refused(sentence, ask)` for a turn that the disk did not take; `ask()` asks for it again.
    """

    began = Signal(object)
    reply_changed = Signal(object, object)
    ended = Signal(object)
    refused = Signal(str, object)

    def __init__(self, chats: Chats, tasks: Starter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chats = chats
        self._tasks = tasks
        self._running: dict[str, asyncio.Task[None]] = {}

    @property
    def is_running(self) -> bool:
        """Whether any turn is under way."""
        return bool(self._running)

    @property
    def running(self) -> tuple[str, ...]:
        """The ids of the conversations with a turn under way."""
        return tuple(self._running)

    def is_busy(self, conversation_id: str) -> bool:
        """Whether a turn of this conversation is under way."""
        return self._chats.turn_of(conversation_id) is not None

    async def prepared(
        self, preparing: Awaitable[Prepared], ask: Callable[[], object]
    ) -> Prepared | None:
        """Return the turn once it is on disk, or say why it could not be kept."""
        try:
            return await preparing
        except StorageError as error:
            self.refused.emit(str(error), ask)
            return None

    def run(self, prepared: Prepared) -> asyncio.Task[None]:
        """Send a prepared turn; the task ends when its answers are on disk."""
        turn = prepared.turn
        turn.reply_changed.connect(lambda reply: self.reply_changed.emit(turn, reply))
        task = self._tasks.start(prepared.run())
        self._running[turn.conversation.id] = task
        task.add_done_callback(lambda _: self._task_ended(prepared))
        self.began.emit(turn)
        return task

    def stop(self, conversation_id: str) -> None:
        """Stop a conversation's turn, if one is under way; what came is kept."""
        turn = self._chats.turn_of(conversation_id)
        task = self._running.get(conversation_id)
        if turn is not None and task is not None and not turn.stopped_by_user:
            turn.stopped_by_user = True
            task.cancel()

    def _task_ended(self, prepared: Prepared) -> None:
        turn = prepared.turn
        self._running.pop(turn.conversation.id, None)
        if self._chats.turn_of(turn.conversation.id) is turn:
            # Stopped before its first step: the task never came to write an end.
            self._tasks.start(self._end_unsent(prepared))
        else:
            self.ended.emit(turn)

    async def _end_unsent(self, prepared: Prepared) -> None:
        await prepared.end_unsent()
        self.ended.emit(prepared.turn)
