"""The order of names in a list, as the user's language has it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale, Qt


def collated() -> Callable[[str], QCollatorSortKey]:
    """Return the key for `sorted`: Chinese by pinyin where Qt knows it, numbers by their value."""
    collator = QCollator(QLocale())
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return collator.sortKey
