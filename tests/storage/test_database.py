"""Files that are newer, damaged, foreign, full, read-only or shared; failure at each statement."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import (
    BusyDatabaseError,
    DamagedDatabaseError,
    DiskFullError,
    NewerDatabaseError,
    ReadOnlyError,
    StorageError,
)
from gpts_desktop.core.message import Attachment, Message, Role, State
from gpts_desktop.storage.database import Database
from gpts_desktop.storage.sqlite_errors import file_trouble, known_trouble
from gpts_desktop.storage.store import SqliteStore
from tests.storage.failing_connection import FailingConnection

ROOT = Path(__file__).parents[2]


def filled(path: Path) -> Path:
    """Make a database with enough in it that damage hits something."""
    with SqliteStore(path) as store:
        for number in range(50):
            messages = [Message(Role.USER, f"{number} " * 500)]
            store.begin_turn(Conversation.load(messages), messages)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Return what lies in the folder, but for the lock and SQLite's index of the log."""
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if not path.name.endswith(("-shm", ".lock"))
    }


def run(code: str, *arguments: object, prepare: Callable[[], None] | None = None) -> str:
    """Run Python code in a process of its own and return what it prints."""
    ended = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=prepare,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def test_the_rules_for_sqlite_hold(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db")
    with database.writing() as connection:
        for pragma, expected in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)):
            assert connection.execute(f"PRAGMA {pragma}").fetchone()[0] == expected
    database.close()


def test_a_newer_file_is_refused_in_a_sentence_and_left_alone(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = contents(tmp_path)
    with pytest.raises(NewerDatabaseError, match=r"newer version.*left as it is"):
        SqliteStore(path)
    assert contents(tmp_path) == before


def test_a_newer_version_in_the_log_only_is_refused_too(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    crash = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA user_version = 999")
connection.commit()
os._exit(0)
"""
    run(crash, path)
    before = contents(tmp_path)
    assert before["a.db-wal"]
    with pytest.raises(NewerDatabaseError):
        SqliteStore(path)
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "content",
    [
        b"x",
        b"no database at all " * 1000,
        b"SQLite format 3\0",
        b"SQLite format 3\0" + b"\xff" * 9000,
    ],
    ids=["one byte", "text", "header only", "header and noise"],
)
def test_what_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(DamagedDatabaseError, match="was left as it is"):
        SqliteStore(path)
    assert contents(tmp_path) == {"a.db": content}


def test_a_damaged_first_page_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    damaged = bytearray(path.read_bytes())
    damaged[100:4096] = random.Random(1).randbytes(3996)
    path.write_bytes(damaged)
    with pytest.raises(DamagedDatabaseError):
        SqliteStore(path)
    assert contents(tmp_path) == {"a.db": bytes(damaged)}


def test_damage_further_in_is_known_trouble_when_it_is_read(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    damaged = bytearray(path.read_bytes())
    damaged[4096:] = random.Random(1).randbytes(len(damaged) - 4096)
    path.write_bytes(damaged)
    with pytest.raises(DamagedDatabaseError), SqliteStore(path) as store:
        store.summaries()


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    for application, table in (
        (77, ""),
        (0, "CREATE TABLE theirs (x)"),
        (77, "CREATE TABLE b (x)"),
    ):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA application_id = {application}")
            connection.execute(table)
        before = contents(tmp_path)
        with pytest.raises(DamagedDatabaseError, match="another program's"):
            SqliteStore(path)
        assert contents(tmp_path) == before
        path.unlink()


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    with SqliteStore(path) as store:
        assert store.gpts() == []


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="No such file"):
        SqliteStore(tmp_path / "gone" / "a.db")


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from gpts_desktop.core.errors import ReadOnlyError
from gpts_desktop.storage.store import SqliteStore
if os.getuid() == 0:
    os.setuid(65534)
try:
    with SqliteStore(Path(sys.argv[1])) as store:
        store.save_draft("a", "text")
except ReadOnlyError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
@pytest.mark.parametrize("exists", [True, False])
def test_a_read_only_folder_is_said(exists: bool) -> None:
    # Not under pytest's folders: they are closed to other users.
    run_in = Path(os.path.realpath("/tmp")) / f"gpts-read-only-{os.getpid()}"
    run_in.mkdir()
    path = run_in / "a.db"
    try:
        if exists:
            filled(path).chmod(0o444)
        run_in.chmod(0o555)
        assert str(path) in run(UNPRIVILEGED, path)
    finally:
        run_in.chmod(0o755)
        for left in run_in.iterdir():
            left.unlink()
        run_in.rmdir()


FULL_DISK = """
import sys
from pathlib import Path
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import DiskFullError
from gpts_desktop.core.message import Message, Role
from gpts_desktop.storage.store import SqliteStore
saved = 0
with SqliteStore(Path(sys.argv[1])) as store:
    conversation = Conversation(id="c")
    try:
        while True:
            store.begin_turn(conversation, [Message(Role.USER, "x" * 9000)])
            saved += 1
    except DiskFullError as error:
        assert "disk" in str(error)
        loaded = store.conversation("c")
        assert len(loaded) == saved
print(saved)
"""


def limit_files() -> None:
    """Let no file grow over 2 MB, as a full disk does."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE")
def test_a_full_disk_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    saved = int(run(FULL_DISK, path, prepare=limit_files))
    assert saved > 20
    with SqliteStore(path) as store:
        loaded = store.conversation("c")
        assert loaded is not None
        assert len(loaded) == saved
        store.save_draft("a", "there is room again")


def test_two_processes_write_and_only_the_first_tidies_up(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with SqliteStore(path) as store:
        answer = Message(Role.ASSISTANT, "streams", id="a", state=State.STREAMING)
        store.begin_turn(Conversation.load([answer], id="c"), [answer])
        second = """
import sys
from pathlib import Path
from gpts_desktop.storage.store import SqliteStore
with SqliteStore(Path(sys.argv[1])) as store:
    for number in range(20):
        store.append_journal("a", f" {number}", "")
    print(store.recovered, store.conversation("c")["a"].state)
"""
        assert run(second, path) == "0 streaming"
        loaded = store.conversation("c")
        assert loaded is not None
        assert loaded["a"].text == "streams " + " ".join(map(str, range(20)))
    with SqliteStore(path) as store:
        assert store.recovered == 1


def test_a_file_that_another_holds_is_busy(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    with SqliteStore(path, busy_seconds=0.05) as store:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert store.settings() == {}
            with pytest.raises(BusyDatabaseError):
                store.save_setting("theme", "dark")
        store.save_setting("theme", "dark")
        assert store.settings() == {"theme": "dark"}


@pytest.mark.parametrize("operation", ["begin_turn", "finish_message", "recover"])
def test_a_failure_at_any_statement_changes_nothing(tmp_path: Path, operation: str) -> None:
    files = (Attachment("a.png", "image/png", b"\x89PNG"), Attachment("b", "text/plain", b"b"))
    question = Message(Role.USER, "Q", id="q", attachments=files)
    answer = Message(Role.ASSISTANT, id="a", parent="q", state=State.SENDING)
    finished = replace(answer, text="so far and on", state=State.COMPLETE, attachments=files[:1])
    conversation = Conversation.load([question, answer], id="c", title="before")
    follow_up = [Message(Role.USER, "more", id="m", parent="a", attachments=files)]
    follow_up.append(Message(Role.ASSISTANT, id="n", parent="m", state=State.SENDING))

    def act(store: SqliteStore) -> None:
        if operation == "begin_turn":
            store.begin_turn(replace(conversation, title="after"), follow_up)
        elif operation == "finish_message":
            store.finish_message(finished)
        else:
            store._recover()

    with SqliteStore(tmp_path / "a.db", factory=FailingConnection) as store:
        store.begin_turn(conversation, [question, answer])
        store.append_journal("a", "so far", "thought")
        before = store.conversation("c")
        connection = store._database._connection
        assert isinstance(connection, FailingConnection)
        statements = 0
        while True:
            statements += 1
            connection.fail_at(statements)
            try:
                act(store)
            except DiskFullError:
                assert connection.has_failed
                assert store.conversation("c") == before
                assert store.recovered == 0
            else:
                break
        assert not connection.has_failed
        connection.fail_at(0)
        assert statements > 5
        assert store.conversation("c") != before


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_FULL", DiskFullError),
        ("SQLITE_IOERR_WRITE", DiskFullError),
        ("SQLITE_IOERR_SHMSIZE", DiskFullError),
        ("SQLITE_IOERR_READ", StorageError),
        ("SQLITE_IOERR", StorageError),
        ("SQLITE_READONLY_DIRECTORY", ReadOnlyError),
        ("SQLITE_CANTOPEN_ISDIR", ReadOnlyError),
        ("SQLITE_BUSY_SNAPSHOT", BusyDatabaseError),
        ("SQLITE_CORRUPT_VTAB", DamagedDatabaseError),
        ("SQLITE_NOTADB", DamagedDatabaseError),
        ("SQLITE_ERROR", None),
        ("SQLITE_CONSTRAINT_FOREIGNKEY", None),
        ("", None),
    ],
)
def test_sqlites_errors_are_the_users_or_bugs(name: str, kind: type[StorageError] | None) -> None:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorname = name
    found = known_trouble(error, Path("a.db"))
    assert (type(found) if found else None) is kind


def test_the_systems_errors_are_told_apart() -> None:
    path = Path("folder")
    assert isinstance(file_trouble(PermissionError(13, "denied"), path), ReadOnlyError)
    assert isinstance(file_trouble(OSError(30, "read-only file system"), path), ReadOnlyError)
    assert isinstance(file_trouble(OSError(28, "no space"), path), DiskFullError)
    assert type(file_trouble(OSError(5, "I/O error"), path)) is StorageError
