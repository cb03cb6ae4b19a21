"""What is asked of a message in the transcript: who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gpts_desktop.core.actions import Action
from gpts_desktop.core.message import Message
from gpts_desktop.ui.branching import Branching
from gpts_desktop.ui.commands import Command
from gpts_desktop.ui.message_deletion import MessageDeletion

if TYPE_CHECKING:
    from gpts_desktop.ui.branch_map.branch_map import BranchMap
    from gpts_desktop.ui.shell import Services, Shell


class MessageActions(QObject):
    """Hands each action that is not the conversation's own business to whom it concerns."""

    def __init__(self, shell: Shell, branching: Branching, deletion: MessageDeletion) -> None:
        super().__init__(shell)
        self._shell = shell
        self._branching = branching
        self._deletion = deletion
        commands = shell.window.commands
        self._map: BranchMap | None = None
        commands.add(
            Command(
                "branches", self.tr("Branches of this chat"), self.show_map, self._has_messages
            ),
            Command(
                "branch-off",
                self.tr("Branch to a new chat"),
                self._branch_here,
                lambda: self._end() is not None,
            ),
            Command(
                "branch-origin",
                self.tr("Go to the chat it was branched from"),
                branching.open_origin,
                lambda: branching.origin is not None,
            ),
        )

    def act(self, message: Message, name: str) -> None:
        """Do what was asked of a message of the shown conversation."""
        shell, action = self._shell, Action(name)
        shown = shell.chat.conversation
        if action in (Action.OPEN_KEY, Action.OPEN_GATEWAY):
            shell.gateway.open_dialog()
        elif action is Action.DETAILS:
            shell.dialogs.show_details(message)
        elif action is Action.SHOW_REQUEST:
            shell.dialogs.show_request(message)
        elif action is Action.SHOW_SOURCE:
            shell.dialogs.show_source(message)
        elif shown is None:
            return
        elif action is Action.BRANCH_OFF:
            self._branching.branch(shown, message)
        elif action is Action.SHOW_MAP:
            self.show_map(message)
        elif action is Action.DELETE:
            self._deletion.delete(shown, message)
        elif action is Action.DELETE_BRANCH:
            self._deletion.delete_branch(shown, message)

    def show_map(self, message: Message | None = None) -> None:
        """Show the map of branches, at a message or at the shown path's end."""
        from gpts_desktop.ui.branch_map.branch_map import BranchMap

        if self._map is None:
            self._map = BranchMap(self._shell, self)
        self._map.open(message)

    def _has_messages(self) -> bool:
        shown = self._shell.chat.conversation
        return shown is not None and len(shown) > 0

    def _end(self) -> Message | None:
        """Return the last message of the shown path, if nothing is coming there."""
        shown = self._shell.chat.conversation
        if shown is None or shown.current is None or shown[shown.current].state.is_open:
            return None
        return shown[shown.current]

    def _branch_here(self) -> None:
        end, shown = self._end(), self._shell.chat.conversation
        if end is not None and shown is not None:
            self._branching.branch(shown, end)


def message_actions_of(services: Services, shell: Shell) -> tuple[Branching, MessageDeletion]:
    """Join what can be asked of messages to the window's parts."""
    branching = Branching(
        chat=shell.chat,
        find=shell.conversations.get,
        store=services.store,
        writer=services.writer,
        settings=shell.settings,
        tasks=shell.tasks,
        parent=shell,
    )
    transcript = shell.window.transcript
    transcript.finder.branch_wanted.connect(
        lambda message_id: transcript.action_requested.emit(message_id, Action.CHOOSE)
    )
    deletion = MessageDeletion(shell.chats, shell.window.toast, shell)
    deletion.changed.connect(shell.chat.path_changed)
    for part in (deletion, branching):
        part.trouble.connect(shell.window.banner.show_trouble)
    shell.chat.action_requested.connect(MessageActions(shell, branching, deletion).act)
    return branching, deletion
