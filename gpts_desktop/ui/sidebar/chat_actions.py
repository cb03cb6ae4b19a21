"""What can be asked of conversations, one or many."""

from __future__ import annotations

from enum import StrEnum


class ChatAction(StrEnum):
    """The value goes along with the conversations' ids; MOVE and TAG say more by an argument."""

    PIN = "pin"
    UNPIN = "unpin"
    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"
    MOVE = "move"
    """Into the folder whose id is the argument; "" takes out of folders."""
    MOVE_TO_NEW = "move to new"
    """Into a folder that is to be made."""
    TAG = "tag"
    """Asks which tags."""
    EXPORT = "export"
    """Asks in which form, and where to."""
    PDF = "save as pdf"
    """Asks where to; each gets a file of its own."""
    DELETE = "delete"
    RESTORE = "restore"
    GIVE_UP = "give up"
    """Delete for good what is in the trash."""


class ChatView(StrEnum):
    """Which conversations the list shows."""

    CHATS = "chats"
    ARCHIVE = "archive"
    TRASH = "trash"
