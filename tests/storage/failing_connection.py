"""A connection on which a chosen statement fails as on a full disk."""

from __future__ import annotations

import sqlite3
from typing import Any


class FailingConnection(sqlite3.Connection):
    """`fail_at(n)` lets the n-th statement from now fail, COMMIT included, ROLLBACK never."""

    _left = 0

    def fail_at(self, number: int) -> None:
        self._left = number

    @property
    def has_failed(self) -> bool:
        return self._left == 0

    def execute(self, sql: str, *arguments: Any) -> sqlite3.Cursor:
        self._count(sql)
        return super().execute(sql, *arguments)

    def executemany(self, sql: str, *arguments: Any) -> sqlite3.Cursor:
        self._count(sql)
        return super().executemany(sql, *arguments)

    def _count(self, sql: str) -> None:
        if self._left and sql != "ROLLBACK":
            self._left -= 1
            if not self._left:
                error = sqlite3.OperationalError("database or disk is full")
                error.sqlite_errorname = "SQLITE_FULL"
                raise error
