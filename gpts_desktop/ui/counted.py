"""Numbers, sizes and how many there are, as the language writes them."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject


def number(count: int) -> str:
    """Return a number with its thousands apart."""
    return QLocale().toString(count)


def file_size(size: int) -> str:
    """Return a size in bytes as files have it: "850 bytes", "38 kB", "1.2 MB"."""
    digits = 0 if size < 1_000_000 else 1
    return QLocale().formattedDataSize(size, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


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
