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


class RefusingConnection(sqlite3.Connection):
    """Reads on while every change fails with an error of SQLite's, on all such connections."""

    _name = ""

    @classmethod
    def refuse(cls, name: str) -> None:
        """Let every change fail with this error; "" ends that."""
        cls._name = name

    def execute(self, sql: str, *arguments: Any) -> sqlite3.Cursor:
        if self._name and sql == "BEGIN IMMEDIATE":
            error = sqlite3.OperationalError("refused")
            error.sqlite_errorname = self._name
            raise error
        return super().execute(sql, *arguments)
