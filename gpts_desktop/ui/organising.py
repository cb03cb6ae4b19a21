"""Builds the organiser of a window and joins it to what is shown and what runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpts_desktop.ui.organiser import Organiser
from gpts_desktop.ui.organiser_commands import OrganiserCommands

if TYPE_CHECKING:
    from gpts_desktop.ui.shell import Shell


def organiser_of(shell: Shell) -> Organiser:
    """Return what files and deletes conversations; its commands are in the window's list."""

    def shown() -> str:
        return shell.chat.conversation.id if shell.chat.conversation is not None else ""

    def left(ids: list[str], successor: str) -> None:
        conversation = shell.chat.conversation
        if conversation is None or conversation.id not in ids:
            return
        if successor:
            shell.chat.open(successor)
        else:
            shell.window.sidebar.new_chat_requested.emit(conversation.gpt_id)

    organiser = Organiser(
        window=shell.window,
        conversations=shell.conversations,
        folders=shell.folders,
        shown=shown,
        parent=shell,
    )
    organiser.left.connect(left)
    shell.runner.began.connect(lambda turn: organiser.unarchive_written(turn.conversation.id))
    OrganiserCommands(
        window=shell.window,
        commands=shell.window.commands,
        organiser=organiser,
        conversations=shell.conversations,
        folders=shell.folders,
        settings=shell.settings,
        parent=shell,
    )
    return organiser
