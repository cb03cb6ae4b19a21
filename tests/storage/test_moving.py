"""The data in another folder: carried whole, looked for there, never begun anew in silence."""

from __future__ import annotations

import os
import random
import shutil
import sys
from pathlib import Path

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.copies import CopyKind
from gpts_desktop.core.errors import BusyDatabaseError, StorageError, VanishedDataError
from gpts_desktop.core.message import Message, Role
from gpts_desktop.storage import moving
from gpts_desktop.storage.copies import Copies
from gpts_desktop.storage.data_place import remember
from gpts_desktop.storage.folders import Folders, app_folders
from gpts_desktop.storage.moving import NOTE, move, place_warning
from gpts_desktop.storage.store import SqliteStore
from tests.storage.killing import Victims, say


@pytest.fixture(autouse=True)
def systems_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GPTS_DESKTOP_DATA_DIR")


@pytest.fixture
def folders() -> Folders:
    """Return the system's folders with a database and a copy."""
    made = app_folders()
    made.create()
    write(made)
    Copies(made.database).make(CopyKind.DAILY)
    return made


def write(folders: Folders) -> None:
    with SqliteStore(folders.database) as store:
        for number in range(5):
            messages = [Message(Role.USER, f"{number} " * 9_000, id=f"m{number}")]
            store.begin_turn(Conversation.load(messages, id=f"c{number}"), messages)


def chats() -> int:
    found = app_folders()
    found.create()
    with SqliteStore(found.database) as store:
        return len(store.summaries())


def test_everything_is_carried_and_looked_for_there(folders: Folders, tmp_path: Path) -> None:
    target = tmp_path / "disk" / "我的数据"
    moved = move(folders, target)
    assert moved.data == target
    assert moved.is_moved
    assert moved.config == folders.config
    assert chats() == 5
    assert [copy.path.parent for copy in Copies(moved.database).all()] == [target / "copies"]
    if sys.platform != "win32":
        assert moved.database.stat().st_mode & 0o777 == 0o600
        assert target.stat().st_mode & 0o777 == 0o700
    # What was there stays, under a name that nobody takes for the data.
    assert not folders.database.exists()
    (old,) = folders.home.glob("gpts-desktop-moved-*.db")
    with SqliteStore(old) as store:
        assert len(store.summaries()) == 5
    assert str(target) in (folders.home / NOTE).read_text(encoding="utf-8")


def test_it_is_moved_back_to_where_it_was_at_first(folders: Folders, tmp_path: Path) -> None:
    back = move(move(folders, tmp_path / "disk"), folders.home)
    assert back == folders
    assert not back.is_moved
    assert chats() == 5


def test_a_folder_that_vanished_is_said_and_nothing_begun(folders: Folders, tmp_path: Path) -> None:
    move(folders, tmp_path / "disk")
    (tmp_path / "disk").rename(tmp_path / "unplugged")
    with pytest.raises(VanishedDataError, match="disk"):
        chats()
    assert not (tmp_path / "disk").exists()
    (tmp_path / "disk").mkdir()  # the place where it is mounted
    with pytest.raises(VanishedDataError):
        chats()
    (tmp_path / "disk").rmdir()
    (tmp_path / "unplugged").rename(tmp_path / "disk")
    assert chats() == 5


@pytest.mark.parametrize("written", ["", "relative/path", b"\xff\xfe"])
def test_a_place_that_can_t_be_told_is_no_place_to_begin_anew(
    folders: Folders, written: str | bytes
) -> None:
    data = written if isinstance(written, bytes) else written.encode()
    (folders.config / "data-folder").write_bytes(data)
    with pytest.raises(StorageError, match="data-folder"):
        app_folders()


def test_a_folder_with_data_is_refused(folders: Folders, tmp_path: Path) -> None:
    target = tmp_path / "disk"
    target.mkdir()
    (target / "gpts-desktop.db").touch()
    with pytest.raises(StorageError, match="already"):
        move(folders, target)
    with pytest.raises(StorageError, match="already"):
        move(folders, folders.data)
    assert app_folders() == folders
    assert chats() == 5


def test_a_file_is_no_folder(folders: Folders, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="no folder"):
        move(folders, tmp_path / "file" / "in it")


def test_a_folder_given_at_the_start_stays(tmp_path: Path) -> None:
    given = app_folders(tmp_path / "given")
    given.create()
    with pytest.raises(StorageError, match="started"):
        move(given, tmp_path / "disk")


def test_a_folder_where_locks_don_t_hold_is_refused(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "_is_busy", lambda _: False)
    with pytest.raises(StorageError, match="locked"):
        move(folders, tmp_path / "disk")
    assert app_folders() == folders
    assert not list(tmp_path.rglob("*probe*"))


def test_a_folder_on_a_network_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert place_warning(tmp_path / "disk") == ""
    monkeypatch.setattr(moving, "_is_network", lambda _: True)
    assert "network" in place_warning(tmp_path / "disk")


def test_data_in_use_is_not_moved(folders: Folders, tmp_path: Path) -> None:
    with SqliteStore(folders.database), pytest.raises(BusyDatabaseError):
        move(folders, tmp_path / "disk")
    assert app_folders() == folders


def move_it(path: Path, target: str) -> None:
    """What is killed."""
    folders = app_folders()
    say("moving")
    move(folders, Path(target))
    say("moved")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks what it kills")
@pytest.mark.timeout(300)
def test_kills_while_moving_leave_it_in_one_place_or_the_other(
    folders: Folders, tmp_path: Path
) -> None:
    draw = random.Random(5)
    killed = 0
    with Victims("tests.storage.test_moving:move_it", tmp_path) as victims:
        for number in range(40):
            target = tmp_path / f"disk{number}"
            life = victims.live(target, words=1, delay=draw.uniform(0, 0.05))
            killed += life.was_killed
            assert chats() == 5
            now = app_folders()
            assert now.data in (folders.home, target)
            if now.is_moved:
                remember(folders.config, folders.home)
                (folders.home / "gpts-desktop.db").unlink(missing_ok=True)
                shutil.copy(now.database, folders.home / "gpts-desktop.db")
    assert killed > 10
