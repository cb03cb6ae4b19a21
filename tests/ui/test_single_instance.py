"""A second start hands over to the first, which may hang, start just now, or be ending."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gpts_desktop.ui import single_instance
from gpts_desktop.ui.single_instance import MOST_BYTES, SingleInstance

LINKS = ["https://chatgpt.com/g/g-2DQzU5UZl-code-copilot", "文件.txt"]

HandOver = Callable[[], "Future[bool]"]


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[SingleInstance]:
    """Return the window that holds the folder's lock; it does not listen yet."""
    instance = SingleInstance(tmp_path)
    assert instance.claim()
    yield instance
    instance.release()


@pytest.fixture
def second(qtbot: QtBot, tmp_path: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path)
    yield instance
    instance.release()


@pytest.fixture
def hand_over(second: SingleInstance) -> Iterator[HandOver]:
    """Have the second start hand its links over on a thread, as another process would."""
    with ThreadPoolExecutor() as threads:
        yield lambda: threads.submit(second.hand_over, LINKS)


def letters(folder: Path) -> list[Path]:
    return list((folder / "handed-over").glob("*"))


def test_the_first_takes_what_a_second_start_was_given(
    qtbot: QtBot, first: SingleInstance, second: SingleInstance, hand_over: HandOver, tmp_path: Path
) -> None:
    first.listen()
    assert not second.claim()
    with qtbot.waitSignal(first.handed_over) as taken:
        done = hand_over()
    assert taken.args == [LINKS]
    assert done.result(10)
    assert not second.is_first
    assert letters(tmp_path) == []


def test_one_that_starts_just_now_takes_it_when_it_listens(
    qtbot: QtBot, first: SingleInstance, hand_over: HandOver, tmp_path: Path
) -> None:
    done = hand_over()
    qtbot.waitUntil(lambda: [each.suffix for each in letters(tmp_path)] == [".json"])
    with qtbot.waitSignal(first.handed_over) as taken:
        first.listen()
    assert taken.args == [LINKS]
    assert done.result(10)


def test_one_that_hangs_takes_it_when_it_wakes(
    qtbot: QtBot,
    first: SingleInstance,
    second: SingleInstance,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(single_instance, "ANSWER_SECONDS", 0.1)
    first.listen()
    assert not second.hand_over(LINKS)  # this thread is the first's too: it hangs
    assert not second.is_first
    with qtbot.waitSignal(first.handed_over) as taken:
        pass
    assert taken.args == [LINKS]


def test_when_the_first_ends_instead_the_second_is_the_first(
    qtbot: QtBot, first: SingleInstance, second: SingleInstance, hand_over: HandOver, tmp_path: Path
) -> None:
    done = hand_over()
    qtbot.waitUntil(lambda: letters(tmp_path) != [])
    first.release()
    assert not done.result(10)
    assert second.is_first
    assert letters(tmp_path) == []


def test_what_no_start_of_ours_wrote_is_thrown_away(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path
) -> None:
    heard: list[list[str]] = []
    first.handed_over.connect(heard.append)
    first.listen()
    for name, data in {
        "1": b"{",
        "2": b'{"a": "b"}',
        "3": b"[1]",
        "4": b"\xff",
        "5": b'["' + b"a" * MOST_BYTES + b'"]',
        "6": b'["kept"]',
    }.items():
        (tmp_path / "handed-over" / f"{name}.json").write_bytes(data)
    qtbot.waitUntil(lambda: letters(tmp_path) == [])
    assert heard == [["kept"]]


def test_only_the_user_may_leave_something(first: SingleInstance, tmp_path: Path) -> None:
    first.listen()
    assert (tmp_path / "handed-over").stat().st_mode & 0o777 == 0o700


def test_a_full_disk_is_no_answer(
    first: SingleInstance, second: SingleInstance, tmp_path: Path
) -> None:
    (tmp_path / "handed-over").write_bytes(b"")  # as good as: no folder can be made
    assert not second.hand_over(LINKS)
    (tmp_path / "handed-over").unlink()


def test_where_no_lock_can_be_made_nobody_is_taken_for_another_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    instance = SingleInstance(tmp_path / "missing" / "folder")
    assert instance.claim()
    instance.listen()
    instance.release()
