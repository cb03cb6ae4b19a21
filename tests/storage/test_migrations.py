"""Each migration has its test here, and a test counts them."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.pictures import Picture
from gpts_desktop.storage import copies as copies_module
from gpts_desktop.storage import migrations
from gpts_desktop.storage.copies import Copies
from gpts_desktop.storage.database import Database
from gpts_desktop.storage.file_header import APPLICATION_ID
from gpts_desktop.storage.interruption import Interruption
from gpts_desktop.storage.migrations import (
    MIGRATIONS,
    add_pictures,
    create_tables,
    give_gpts_colors,
    index_messages,
    organise_conversations,
    remember_imports,
    version_of,
)
from gpts_desktop.storage.store import SqliteStore

PICTURE = Picture("image/png", b"\x89PNG", 3, 2)
TESTED = [
    create_tables,
    add_pictures,
    give_gpts_colors,
    index_messages,
    organise_conversations,
    remember_imports,
]


def add_column(connection: sqlite3.Connection) -> None:
    """Stand in for a later version."""
    connection.execute("ALTER TABLE conversations ADD COLUMN later TEXT")


def fail_halfway(connection: sqlite3.Connection) -> None:
    """Stand in for a migration that breaks off."""
    connection.execute("DELETE FROM messages")
    connection.execute("SELECT no_such_column FROM conversations")


def orphan_rows(connection: sqlite3.Connection) -> None:
    """Stand in for a migration with a bug."""
    connection.execute("DELETE FROM conversations")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a database of the newest version with one message."""
    database = tmp_path / "a.db"
    with SqliteStore(database) as store:
        messages = [Message(Role.USER, "kept", id="m")]
        store.begin_turn(Conversation.load(messages, id="c"), messages)
    return database


def copies(path: Path) -> list[Path]:
    return sorted(copy.path for copy in Copies(path).all())


def columns(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[1] for row in connection.execute("PRAGMA table_info(conversations)")]


def test_every_migration_has_a_test_and_a_docstring() -> None:
    assert list(MIGRATIONS) == TESTED
    for number, migration in enumerate(MIGRATIONS, 1):
        assert (migration.__doc__ or "").startswith(f"{number}: ")


def test_1_creates_the_tables_in_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Database(path, migrations=[create_tables]).close()
    assert not copies(path)
    with closing(sqlite3.connect(path)) as connection:
        assert version_of(connection) == 1
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        tables = {name for (name,) in connection.execute("SELECT name FROM pragma_table_list")}
    assert tables >= {
        *("gpts", "gateways", "conversations", "messages"),
        *("attachments", "journal", "settings", "drafts"),
    }


def test_2_adds_room_for_pictures_and_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Database(path, migrations=[create_tables]).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO conversations VALUES (1, 'c', 'T', 'g', '', 1, 1, 0, NULL, '{}', NULL)"
        )
    with SqliteStore(path) as store:
        loaded = store.conversation("c")
        assert loaded is not None
        assert loaded.title == "T"
        store.keep_picture("c", "https://h/p.png", PICTURE)
        assert store.picture("c", "https://h/p.png") == PICTURE
    (copy,) = copies(path)
    with closing(sqlite3.connect(copy)) as connection:
        assert version_of(connection) == 1


def test_3_gives_each_gpt_a_colour_in_the_order_of_the_sidebar(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    database = Database(path, migrations=[create_tables, add_pictures])
    with database.writing() as connection:
        connection.executemany(
            "INSERT INTO gpts (id, name, slug, pinned, position, parameters, added)"
            " VALUES (?, '', '', 0, ?, '{}', 0)",
            [(f"g-{place}", -place) for place in range(13)],
        )
    database.close()
    with SqliteStore(path) as store:
        colors = {gpt.id: gpt.color for gpt in store.gpts()}
    assert colors == {f"g-{place}": (12 - place) % 12 for place in range(13)}


def test_4_indexes_what_was_there_in_the_background(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Database(path, migrations=MIGRATIONS[:3]).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO conversations (key, id, title, gpt_id, model, created, updated, pinned,"
            " parameters) VALUES (1, 'c', 'title', 'g', '', 0, 0, 0, '{}')"
        )
        connection.execute(
            "INSERT INTO messages (id, conversation, role, state, model, gpt_id, created,"
            " finish_reason, attachments, refusal, reasoning, text)"
            " VALUES ('m', 1, 'user', 'complete', '', '', 0, '', 0, '', '', '量子')"
        )
        connection.commit()
    with SqliteStore(path) as store:
        assert store.index_more(10) == (0, 1)
        assert store.index_more(10) is None
    with closing(sqlite3.connect(path)) as connection:
        found = "SELECT rowid FROM message_index WHERE message_index MATCH '量'"
        assert connection.execute(found).fetchall() == [(1,)]


def test_5_puts_every_conversation_in_no_folder_and_keeps_the_trash(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Database(path, migrations=MIGRATIONS[:4]).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO conversations VALUES (?, ?, 'T', 'g', '', 1, 2, 1, NULL, '{}', ?)",
            [(1, "c", None), (2, "gone", 3.0)],
        )
    with SqliteStore(path) as store:
        (shown,) = store.summaries()
        assert shown == ("c", "T", "g", 2.0, True, False, "", ())
        assert not store.summaries(archived=True)
        assert not store.folders()
        assert [(one.summary.id, one.deleted) for one in store.trashed()] == [("gone", 3.0)]
        assert store.gpt_counts() == {"g": 1}


def test_6_remembers_imports_and_counts_what_is_left_to_be_indexed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(Database(path, migrations=MIGRATIONS[:3])) as old, old.writing() as connection:
        connection.execute(
            "INSERT INTO conversations (id, title, gpt_id, model, created, updated, pinned,"
            " parameters) VALUES ('c', '', '', '', 0, 0, 0, '{}')"
        )
        connection.executemany(
            "INSERT INTO messages (id, conversation, role, state, model, gpt_id, created,"
            " finish_reason, attachments, refusal, reasoning, text)"
            " VALUES (?, 1, 'user', 'complete', '', '', 0, '', 0, '', '', 'kept')",
            [("m1",), ("m2",)],
        )
    with SqliteStore(path) as store:
        assert store.index_more(1) == (1, 2)
        assert store.conversation("c") is not None
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM imports").fetchone() == (0,)


def test_a_file_of_the_newest_version_is_opened_without_a_copy(path: Path) -> None:
    SqliteStore(path).close()
    assert not copies(path)


def test_a_migration_keeps_a_copy_that_opens_as_before(path: Path) -> None:
    Database(path, migrations=[*MIGRATIONS, add_column]).close()
    assert "later" in columns(path)
    (copy,) = copies(path)
    assert copy.suffix == ".db"
    if sys.platform != "win32":
        assert copy.stat().st_mode & 0o077 == 0
    with SqliteStore(copy) as store:
        loaded = store.conversation("c")
        assert loaded is not None
        assert loaded["m"].text == "kept"


@pytest.mark.parametrize(
    ("broken", "error"),
    [(fail_halfway, sqlite3.OperationalError), (orphan_rows, sqlite3.IntegrityError)],
)
def test_a_migration_that_fails_changes_nothing(
    path: Path, broken: migrations.Migration, error: type[sqlite3.Error]
) -> None:
    with pytest.raises(error):
        Database(path, migrations=[*MIGRATIONS, add_column, broken])
    assert "later" not in columns(path)
    with SqliteStore(path) as store:
        loaded = store.conversation("c")
        assert loaded is not None
        assert len(loaded) == 1


def test_without_a_sound_copy_nothing_is_migrated(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_pages = copies_module.copy_pages

    def spoil(source: sqlite3.Connection, target: Path, interruption: Interruption) -> None:
        copy_pages(source, target, interruption)
        with closing(sqlite3.connect(target)) as copy:
            copy.execute("DELETE FROM messages")
            copy.commit()

    monkeypatch.setattr(copies_module, "copy_pages", spoil)
    with pytest.raises(StorageError, match="copy"):
        Database(path, migrations=[*MIGRATIONS, add_column])
    assert not copies(path)
    assert "later" not in columns(path)


def test_a_folder_for_copies_that_cant_be_made_stops_the_migration(path: Path) -> None:
    (path.parent / "copies").write_text("in the way")
    with pytest.raises(StorageError):
        Database(path, migrations=[*MIGRATIONS, add_column])
    assert "later" not in columns(path)
