"""Opens the map of the shown conversation and keeps it true while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from shiboken6 import Shiboken

from gpts_desktop.core.actions import Action
from gpts_desktop.core.message import Message, Role
from gpts_desktop.ui.branch_map.map_dialog import MapDialog
from gpts_desktop.ui.branch_map.map_model import MapModel
from gpts_desktop.ui.found_message import FoundMessage
from gpts_desktop.ui.gpt_faces import name_of

if TYPE_CHECKING:
    from gpts_desktop.ui.message_actions import MessageActions
    from gpts_desktop.ui.shell import Shell

_BEAT_MS = 500
"""So often the first words of an answer on its way are looked at."""
_WORDS = 400
"""So much is read of an answer on its way."""


class BranchMap(QObject):
    """One map at a time; it closes when one goes somewhere or another chat is shown."""

    def __init__(self, shell: Shell, actions: MessageActions) -> None:
        super().__init__(shell)
        self._shell = shell
        self._actions = actions
        self._found = FoundMessage(shell.chat, shell.window.transcript, self)
        self.dialog: MapDialog | None = None
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._look_at_open)
        shell.chat.conversation_shown.connect(lambda _: self.close())
        shell.deletion.changed.connect(lambda _: self._refresh())
        shell.window.transcript.action_requested.connect(lambda *_: self._refresh())
        for signal in (shell.runner.began, shell.runner.reply_changed, shell.runner.ended):
            signal.connect(lambda *_: self._refresh())

    def open(self, message: Message | None = None) -> None:
        """Show the map of the shown conversation, at a message or at the path's end."""
        conversation = self._shell.chat.conversation
        if conversation is None or not len(conversation):
            return
        if self.dialog is None:
            self.dialog = self._make()
        self.dialog.show_message(message.id if message is not None else conversation.current)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _make(self) -> MapDialog:
        shell = self._shell
        conversation = shell.chat.conversation
        assert conversation is not None
        model = MapModel(
            conversation, self._text, lambda gpt_id: name_of(shell.library, gpt_id), self
        )
        origin = shell.branching.origin
        dialog = MapDialog(model, shell.themes, origin.title if origin else "", shell.window)
        dialog.view.chosen.connect(self._go)
        dialog.view.delete_requested.connect(lambda m: self._actions.act(m, Action.DELETE))
        dialog.view.menu_requested.connect(self._open_menu)
        dialog.origin_requested.connect(shell.branching.open_origin)
        dialog.destroyed.connect(self._forget)
        if shell.chats.turn_of(conversation.id) is not None:
            self._beat.start()
        return dialog

    def close(self) -> None:
        """Close the map."""
        dialog, self.dialog = self.dialog, None
        self._beat.stop()
        if dialog is not None and Shiboken.isValid(dialog):
            dialog.close()

    def _forget(self) -> None:
        if self.dialog is not None and not Shiboken.isValid(self.dialog):
            self.dialog = None
            self._beat.stop()

    def _go(self, message: Message) -> None:
        conversation = self._shell.chat.conversation
        self.close()
        if conversation is not None:
            self._shell.window.activateWindow()
            self._found.open(conversation.id, message.id)

    def _open_menu(self, message: Message, at: QPoint) -> None:
        from gpts_desktop.ui.transcript.message_menu import MessageMenu

        conversation = self._shell.chat.conversation
        if self.dialog is None or conversation is None:
            return
        menu = MessageMenu(
            (Action.BRANCH_OFF, Action.SHOW_SOURCE, Action.DELETE, Action.DELETE_BRANCH),
            lambda action: self._actions.act(message, action),
            self.dialog,
            question=message.role is Role.USER,
            followers=len(conversation.below(message.id)) - 1,
        )
        menu.popup(at)

    # While answers come

    def _text(self, message: Message) -> str:
        turn = self._shell.chats.turn_of(self._shell.chat.conversation.id)  # type: ignore[union-attr]  # the map closes with it
        for reply in turn.replies if turn is not None else ():
            if reply.message is message:
                return reply.text.beginning(_WORDS)
        return message.text

    def _refresh(self) -> None:
        """Take another tree, path or state; an answer that grows is looked at by `_beat`."""
        dialog, conversation = self.dialog, self._shell.chat.conversation
        if dialog is None or conversation is None:
            return
        if not len(conversation):
            self.close()
            return
        dialog.view.refresh()
        if self._shell.chats.turn_of(conversation.id) is None:
            self._beat.stop()
        elif not self._beat.isActive():
            self._beat.start()

    def _look_at_open(self) -> None:
        if self.dialog is not None:
            self.dialog.model.refresh_open()
