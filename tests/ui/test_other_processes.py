"""Another process writes into the database of an open window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpts_desktop.storage.folders import app_folders
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.shell import Shell
from tests.core.importing.exports import GPT, conversation, message, short, tree
from tests.storage.importing.archives import bring, write_zip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    folders = app_folders(tmp_path / "data")
    folders.create()
    with SqliteStore(folders.database) as opened:
        yield opened


def import_by_the_verb(tmp_path: Path, *conversations: object) -> None:
    archive = write_zip(tmp_path / "export.zip", conversations__json=list(conversations))
    verb = [sys.executable, "-m", "gpts_desktop", "import", "--data-dir", str(tmp_path / "data")]
    subprocess.run([*verb, str(archive)], check=True, capture_output=True)


def come_to_front(shell: Shell, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: shell.conversations.is_complete)
    QApplication.sendEvent(shell.window, QEvent(QEvent.Type.WindowActivate))


def test_what_the_verb_imports_shows_when_the_window_comes_to_the_front(
    shell: Shell, qtbot: QtBot, tmp_path: Path, store: SqliteStore
) -> None:
    qtbot.waitUntil(lambda: shell.conversations.is_complete)
    import_by_the_verb(tmp_path, *(short(place) for place in range(3)))
    assert shell.conversations.get("c0") is None
    come_to_front(shell, qtbot)
    qtbot.waitUntil(lambda: shell.conversations.get("c2") is not None)
    assert GPT in shell.library
    assert set(shell.conversations.all()) == {*store.summaries(), *store.summaries(archived=True)}
    qtbot.waitUntil(lambda: store.index_more(1) is None)


def test_the_shown_chat_is_read_again_when_more_of_it_came(
    shell: Shell, qtbot: QtBot, tmp_path: Path, store: SqliteStore
) -> None:
    said = [
        ("q", None, message("user", "Why?")),
        ("a", "q", message("assistant", "So.")),
        ("q2", "a", message("user", "And then?")),
    ]
    bring(store, write_zip(tmp_path / "a.zip", conversations__json=[conversation(tree(*said[:2]))]))
    come_to_front(shell, qtbot)
    shell.conversations.take_in(store.summaries())
    shell.chat.open("c1")
    qtbot.waitUntil(lambda: shell.chat.conversation is not None)
    import_by_the_verb(tmp_path, conversation(tree(*said), update_time=1_900_000_000.0))
    come_to_front(shell, qtbot)
    qtbot.waitUntil(lambda: len(shell.chat.conversation or ()) == 3)


def test_what_is_done_meanwhile_is_newer_than_what_is_read(
    shell: Shell, qtbot: QtBot, tmp_path: Path, store: SqliteStore
) -> None:
    bring(store, write_zip(tmp_path / "a.zip", conversations__json=[short(0), short(1)]))
    come_to_front(shell, qtbot)
    shell.conversations.take_in(store.summaries())
    import_by_the_verb(tmp_path, short(2), short(3))
    come_to_front(shell, qtbot)
    shell.conversations.put_in_trash(["c0"])
    known = shell.conversations.get("c1")
    assert known is not None
    shell.conversations.keep([known._replace(pinned=True)])
    qtbot.waitUntil(lambda: shell.conversations.get("c3") is not None)
    assert shell.conversations.get("c0") is None
    assert shell.conversations.get("c1") == known._replace(pinned=True)
