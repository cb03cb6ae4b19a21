"""What is known here of a conversation that an archive holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from gpts_desktop.core.importing.brought import Brought
from gpts_desktop.storage.importing.rows import source_says_more

_AT_ONCE = 500  # SQLite takes so many values in any build


class Standing(Enum):
    """Where a conversation is."""

    NEW = auto()
    HERE = auto()
    IN_TRASH = auto()
    DELETED = auto()  # it came once, and was deleted for good


@dataclass(frozen=True, slots=True)
class Known:
    """`messages` are those that are here, `deleted` those that were; both stay as they are.

    `is_stored` tells that there is a row of it, and so a way back from the trash.
    """

    standing: Standing
    is_stored: bool = True
    messages: frozenset[str] = frozenset()
    deleted: frozenset[str] = frozenset()


class KnownConversations:
    """Reads on a connection of its own: to look never waits for a write."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def of(self, conversation_id: str) -> Known:
        """Return what is known of a conversation."""
        row = self._connection.execute(
            "SELECT key, deleted FROM conversations WHERE id = ?", (conversation_id,)
        ).fetchone()
        if row is None:
            came = self._connection.execute(
                "SELECT 1 FROM imports WHERE id = ?", (conversation_id,)
            ).fetchone()
            return Known(Standing.DELETED if came else Standing.NEW, is_stored=False)
        key, deleted = row
        if deleted is not None:
            # 0 stands at what waits to be purged.
            return Known(Standing.IN_TRASH if deleted else Standing.DELETED)
        here = self._ids("SELECT id FROM messages WHERE conversation = ?", key)
        gone = self._ids("SELECT id FROM import_deletions WHERE conversation = ?", conversation_id)
        return Known(Standing.HERE, messages=here, deleted=gone)

    def taken(self, ids: Sequence[str]) -> frozenset[str]:
        """Return those of these messages' ids that the database has."""
        found: set[str] = set()
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            found |= self._ids(f"SELECT id FROM messages WHERE id IN ({marks})", *some)  # noqa: S608  # marks only
        return frozenset(found)

    def source_says_more(self, brought: Brought) -> bool:
        """Whether the source changed the title, the pin or the path of one that is here."""
        return source_says_more(self._connection, brought)

    def _ids(self, query: str, *values: object) -> frozenset[str]:
        return frozenset(row[0] for row in self._connection.execute(query, values))
