"""Whole processes: closed in mid-answer, started twice, on a newer database, with a bug."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from gpts_desktop.core.copies import CopyKind
from gpts_desktop.core.message import State
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.storage.copies import Copies
from gpts_desktop.storage.data_place import remember
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.storage.store import SqliteStore

CHECKOUT = Path(__file__).parents[2]


def start(*arguments: str, cwd: Path = CHECKOUT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_quitting_in_the_middle_of_a_stream_is_clean_and_keeps_text_and_draft(
    tmp_path: Path,
) -> None:
    with DemoServer(pace=0) as gateway:
        gateway.will_stream("Half", pause=True)
        done = start("tests.end_to_end.quitting", str(tmp_path), gateway.base_url)
    assert (done.returncode, done.stderr) == (0, "")
    assert float(done.stdout.splitlines()[-1]) < 1
    with SqliteStore(app_folders(tmp_path).database) as store:
        assert store.recovered == 0
        summary = store.summaries()[0]
        conversation = store.conversation(summary.id)
        assert conversation is not None
        question, answer = conversation.path()
        assert (question.text, answer.text, answer.state) == ("Hi", "Half", State.INTERRUPTED)
        assert store.drafts() == {summary.id: "a draft"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_idle_window_that_is_asked_to_end_ends_in_order(
    tmp_path: Path, number: signal.Signals
) -> None:
    command = [sys.executable, "-m", "tests.end_to_end.waiting", str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")


def test_a_window_that_is_closed_before_the_loop_runs_ends_the_app(tmp_path: Path) -> None:
    done = start("tests.end_to_end.closing_early", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("argument", ["https://chatgpt.com/g/g-2DQzU5UZl-code-copilot", "a.txt"])
def test_a_second_start_hands_its_links_over_and_ends(tmp_path: Path, argument: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.txt").write_text("https://chatgpt.com/g/g-2DQzU5UZl-code-copilot")
    command = [sys.executable, "-m", "tests.end_to_end.waiting", str(tmp_path)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "ready\n"
        done = start("gpts_desktop", "--data-dir", str(tmp_path), argument, cwd=elsewhere)
        assert (done.returncode, done.stderr) == (0, "")
        assert first.stdout.readline() == "Code Copilot\n"
        assert first.wait(30) == 0


def test_a_database_of_a_newer_version_is_refused_in_a_sentence_and_left_alone(
    tmp_path: Path,
) -> None:
    import sqlite3

    database = app_folders(tmp_path).database
    with SqliteStore(database):
        pass
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = database.read_bytes()
    done = start("gpts_desktop", "--data-dir", str(tmp_path))
    assert done.returncode == 1
    assert "newer version" in done.stderr
    assert "Traceback" not in done.stderr
    assert database.read_bytes() == before


def test_a_bug_anywhere_is_said_in_the_window_and_logged_without_the_key(tmp_path: Path) -> None:
    done = start("tests.end_to_end.stumbling", str(tmp_path))
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert said == ["Something went wrong in the app"] * 4
    log = (app_folders(tmp_path).log / "gpts-desktop.log").read_text(encoding="utf-8")
    assert log.count("\nZeroDivisionError\n") == 4
    assert "0123456789abcdef" not in log + done.stdout + done.stderr


def test_a_restore_and_a_move_open_the_next_window_in_the_same_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GPTS_DESKTOP_DATA_DIR")
    done = start("tests.end_to_end.restarting", str(tmp_path / "disk"))
    assert (done.returncode, done.stderr) == (3, "")
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert first["gpts"] == []
    assert second == {"data": first["data"], "gpts": ["Alpha"]}
    assert third == {"data": str(tmp_path / "disk"), "gpts": ["Alpha"]}
    assert app_folders().data == tmp_path / "disk"
    # What was there before the restore is a copy, and went along.
    kinds = sorted(copy.kind for copy in Copies(app_folders().database).all())
    assert kinds == [CopyKind.MANUAL, CopyKind.RESTORE]


def test_data_that_is_away_is_said_and_nothing_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GPTS_DESKTOP_DATA_DIR")
    remember(app_folders().config, tmp_path / "unplugged")
    for command in ([], ["search", "x"]):
        done = start("gpts_desktop", *command)
        assert done.returncode == 1
        assert str(tmp_path / "unplugged") in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "unplugged").exists()
    assert not app_folders().home.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_is_unsaved_when_the_system_ends_the_app_is_taken_in_at_the_next_start(
    tmp_path: Path, number: signal.Signals
) -> None:
    command = [sys.executable, "-m", "tests.end_to_end.ending_unsaved", str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        database = app_folders(tmp_path).database
        with closing(sqlite3.connect(database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            (tmp_path / "held").touch()
            assert process.stdout.readline() == "typed\n"
            process.send_signal(number)
            _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, "")
    (left,) = (tmp_path / "config").glob("gpts-desktop-unsaved-*.json")
    done = start("tests.end_to_end.ending_unsaved", str(tmp_path), "taking_in")
    assert (done.returncode, done.stderr) == (0, "")
    offered, drafts = done.stdout.splitlines()
    assert str(left) in offered
    assert json.loads(drafts) == ["a long thought"]
    assert not left.exists()


def test_a_damaged_database_is_said_and_left_where_nobody_can_answer(tmp_path: Path) -> None:
    folders = app_folders(tmp_path)
    folders.create()
    folders.database.write_bytes(b"damaged" * 5_000)
    done = start("gpts_desktop", "--data-dir", str(tmp_path))
    assert done.returncode == 1
    assert "no database" in done.stderr
    assert folders.database.read_bytes() == b"damaged" * 5_000
