"""Numbers of things in words: "1 message", "3,950 messages"."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Counted(QObject):
    """Says how many there are.

    An object, since lupdate reads no plural from `translate()`, only from `self.tr()`.
    """

    def messages(self, count: int) -> str:
        """Return how many messages."""
        return self.tr("%Ln messages", "", count)

    def chats(self, count: int) -> str:
        """Return how many chats."""
        return self.tr("%Ln chats", "", count)

    def drafts(self, count: int) -> str:
        """Return how many drafts."""
        return self.tr("%Ln drafts", "", count)

    def changes(self, count: int) -> str:
        """Return how many changes."""
        return self.tr("%Ln changes", "", count)
