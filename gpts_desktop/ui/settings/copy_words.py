"""How copies and what they hold are written."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from gpts_desktop.core.copies import Copy, CopyKind, Counts
from gpts_desktop.ui.counted import Counted


def moment_words(made: float) -> str:
    """Return date and time of day, here ("Nov 24, 2026, 09:12")."""
    then = QDateTime.fromMSecsSinceEpoch(int(made * 1000))
    return QLocale().toString(then, QCoreApplication.translate("copy_words", "MMM d, yyyy, HH:mm"))


def counts_words(counts: Counts) -> str:
    """Return how many messages and chats there are."""
    return QCoreApplication.translate("copy_words", "{0} in {1}").format(
        Counted().messages(counts.messages), Counted().chats(counts.conversations)
    )


def kind_words(copy: Copy) -> str:
    """Return why a copy was made."""
    return {
        CopyKind.DAILY: QCoreApplication.translate("copy_words", "Daily"),
        CopyKind.MIGRATION: QCoreApplication.translate("copy_words", "Before an update"),
        CopyKind.RESTORE: QCoreApplication.translate("copy_words", "Before a restore"),
        CopyKind.MANUAL: QCoreApplication.translate("copy_words", "Made by you"),
    }[copy.kind]
