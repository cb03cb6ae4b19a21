"""A new conversation that begins as another does up to one of its messages."""

from __future__ import annotations

from dataclasses import replace

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.ids import new_id
from gpts_desktop.core.message import Message


def branch_off(conversation: Conversation, message_id: str, title: str) -> Conversation:
    """Return a copy of the path to a message, with the same GPT, parameters, folder and tags.

    Every message has an id of its own there; the original stays as it is.
    """
    branch = Conversation(
        title=title,
        gpt_id=conversation.gpt_id,
        model=conversation.model,
        parameters=conversation.parameters,
        folder=conversation.folder,
        tags=conversation.tags,
    )
    parent: str | None = None
    for message in conversation.path(message_id):
        parent = branch.add(_copy(message, parent)).id
    return branch


def _copy(message: Message, parent: str | None) -> Message:
    return replace(message, id=new_id(), parent=parent)
