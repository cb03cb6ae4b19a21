"""Brings a database to this version's tables, after a verified copy of what was there.

A migration is never changed once it was released; a change of the tables is a new one at
the end of `MIGRATIONS`. It runs inside a transaction that all pending ones share.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from gpts_desktop.storage.file_header import APPLICATION_ID, newer
from gpts_desktop.storage.schema import VERSION_1, VERSION_2, VERSION_5, VERSION_6

Migration = Callable[[sqlite3.Connection], None]


def create_tables(connection: sqlite3.Connection) -> None:
    """1: the tables of the first version, in an empty file."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in VERSION_1:
        connection.execute(statement)


def add_pictures(connection: sqlite3.Connection) -> None:
    """2: the pictures that were loaded, beside their conversations."""
    for statement in VERSION_2:
        connection.execute(statement)


def give_gpts_colors(connection: sqlite3.Connection) -> None:
    """3: a colour for each GPT, by its place in the palette of 12; those here get them in turn."""
    connection.execute("ALTER TABLE gpts ADD COLUMN color INTEGER NOT NULL DEFAULT -1")
    connection.execute(
        """UPDATE gpts SET color = (
            SELECT count(*) FROM gpts AS before
            WHERE (before.position, before.key) < (gpts.position, gpts.key)
        ) % 12"""
    )


def index_messages(connection: sqlite3.Connection) -> None:
    """4: the full-text index; what is there already is indexed later, in the background."""
    from gpts_desktop.storage import message_index

    for statement in message_index.CREATE:
        connection.execute(statement)


def organise_conversations(connection: sqlite3.Connection) -> None:
    """5: folders, tags and the archive; the sidebar's indexes leave out what is archived."""
    for statement in VERSION_5:
        connection.execute(statement)


def remember_imports(connection: sqlite3.Connection) -> None:
    """6: what came from archives, and what of it was deleted here."""
    for statement in VERSION_6:
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (
    create_tables,
    add_pictures,
    give_gpts_colors,
    index_messages,
    organise_conversations,
    remember_imports,
)


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> None:
    """Run the migrations that the open database at `path` has not seen, all or none.

    A file with tables is copied into `copies` beside it first. Foreign keys must be off.
    """
    version = version_of(connection)
    if version == len(migrations):
        return
    if version > 0:
        _keep_copy(path)
    connection.execute("BEGIN IMMEDIATE")
    try:
        _run(connection, path, migrations)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many migrations the database has seen."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _keep_copy(path: Path) -> None:
    from gpts_desktop.core.copies import CopyKind
    from gpts_desktop.storage.copies import PATIENCE, Copies

    Copies(path).make(CopyKind.MIGRATION, patience=PATIENCE)


def _run(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    # Asked again: until BEGIN another process may have migrated.
    version = version_of(connection)
    if version > len(migrations):
        raise newer(path)
    for migration in migrations[version:]:
        migration(connection)
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.IntegrityError("a migration left rows that point nowhere")
    connection.execute(f"PRAGMA user_version = {len(migrations)}")
