"""`gpts-desktop search`, over a real database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gpts_desktop.cli import main
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.storage.store import SqliteStore


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data folder with one conversation."""
    folders = app_folders(tmp_path)
    folders.create()
    with SqliteStore(folders.database) as store:
        conversation = Conversation(id="c", title="量子计算", gpt_id="g-one", updated=0.0)
        question = Message(Role.USER, "What is 量子 computing?", id="m", created=0.0)
        conversation.add(question)
        store.begin_turn(conversation, [question])
    return tmp_path


def found(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_conversations_and_messages_are_json_lines(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "量子", "--json", "--data-dir", str(folder)]) == 0
    assert found(capsys) == [
        {
            "type": "conversation",
            "conversation": "c",
            "title": "量子计算",
            "gpt_id": "g-one",
            "updated": "1970-01-01T00:00:00Z",
        },
        {
            "type": "message",
            "conversation": "c",
            "message": "m",
            "title": "量子计算",
            "gpt_id": "g-one",
            "role": "user",
            "created": "1970-01-01T00:00:00Z",
            "text": "What is 量子 computing?",
        },
    ]


def test_people_get_a_line_each(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(folder), "search", "comp"]) == 0
    assert capsys.readouterr().out == "1970-01-01  量子计算: What is 量子 computing?\n"


def test_nothing_found_is_no_failure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "pear", "--data-dir", str(folder)]) == 0
    assert main(["search", "pear", "--data-dir", str(folder / "empty")]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("query", ["", "before:soon"])
def test_a_query_that_asks_for_nothing_is_wrong_usage(
    folder: Path, capsys: pytest.CaptureFixture[str], query: str
) -> None:
    assert main(["search", query, "--data-dir", str(folder)]) == 2
    assert "nothing to search" in capsys.readouterr().err


def test_a_newer_database_is_a_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(app_folders(folder).database)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert main(["search", "comp", "--data-dir", str(folder)]) == 1
    assert "newer" in capsys.readouterr().err
