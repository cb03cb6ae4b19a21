"""How copies, their sizes and what they hold are written."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from gpts_desktop.core.copies import Copy, CopyKind, Counts


def _tr(text: str) -> str:
    return QCoreApplication.translate("copy_words", text)


def moment_words(made: float) -> str:
    """Return date and time of day, here ("Nov 24, 2026, 09:12")."""
    then = QDateTime.fromMSecsSinceEpoch(int(made * 1000))
    locale = QLocale()
    if locale.language() in (QLocale.Language.English, QLocale.Language.C):
        return locale.toString(then, "MMM d, yyyy, HH:mm")
    return locale.toString(then, QLocale.FormatType.ShortFormat)


def number(count: int) -> str:
    """Return a number with its thousands apart."""
    return QLocale(QLocale.Language.English).toString(count)


def messages_words(count: int) -> str:
    """Return "1 message" or "3,950 messages"."""
    return _tr("1 message") if count == 1 else _tr("{0} messages").format(number(count))


def chats_words(count: int) -> str:
    """Return "1 chat" or "120 chats"."""
    return _tr("1 chat") if count == 1 else _tr("{0} chats").format(number(count))


def counts_words(counts: Counts) -> str:
    """Return how many messages and chats there are."""
    return _tr("{0} in {1}").format(
        messages_words(counts.messages), chats_words(counts.conversations)
    )


def size_words(size: int) -> str:
    """Return a file's size ("1.2 MB")."""
    return QLocale(QLocale.Language.English).formattedDataSize(
        size, 1, QLocale.DataSizeFormat.DataSizeSIFormat
    )


def kind_words(copy: Copy) -> str:
    """Return why a copy was made."""
    return {
        CopyKind.DAILY: _tr("Daily"),
        CopyKind.MIGRATION: _tr("Before an update"),
        CopyKind.RESTORE: _tr("Before a restore"),
        CopyKind.MANUAL: _tr("Made by you"),
    }[copy.kind]
