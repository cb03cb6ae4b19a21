from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpts_desktop.core.tex.stepwise import stepwise
from gpts_desktop.ui.transcript import leisure as module
from gpts_desktop.ui.transcript.leisure import Leisure

Pause = Callable[[], None]


@pytest.fixture
def parent(qapp: QApplication) -> QObject:
    return QObject()


@pytest.fixture
def leisure(parent: QObject) -> Leisure:
    return Leisure(parent)


def steps_of(count: int) -> Callable[[Pause], int]:
    def work(pause: Pause) -> int:
        for _ in range(count):
            sum(range(1_000))
            pause()
        return count

    return work


def test_work_is_done_on_another_thread(qtbot: QtBot, leisure: Leisure) -> None:
    answers: list[str] = []
    leisure.do(lambda pause: threading.current_thread().name, answers.append)
    assert leisure.busy
    qtbot.waitUntil(lambda: answers == ["leisure"])
    assert not leisure.busy


def test_the_loop_goes_on_during_long_work(qtbot: QtBot, leisure: Leisure) -> None:
    ticks: list[int] = []
    answers: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(0)
    leisure.do(steps_of(3_000), answers.append)
    qtbot.waitUntil(lambda: answers == [3_000])
    assert len(ticks) >= 3


def test_it_runs_only_while_the_loop_does(qtbot: QtBot, leisure: Leisure) -> None:
    count = 0

    def work(pause: Pause) -> bool:
        nonlocal count
        while count < 1_000_000:
            count += 1
            pause()
        return True

    leisure.do(work, lambda done: None)
    qtbot.waitUntil(lambda: count > 0)
    seen = count
    time.sleep(0.02)  # the loop stands still: so does the work
    assert count == seen


def test_what_takes_too_long_is_given_up(
    qtbot: QtBot, leisure: Leisure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 0.02)
    answers: list[object] = []

    def work(pause: Pause) -> None:
        while True:
            pause()

    leisure.do(work, answers.append)
    qtbot.waitUntil(lambda: answers == [None])
    leisure.do(steps_of(1), answers.append)
    qtbot.waitUntil(lambda: answers == [None, 1])


def test_work_may_be_asked_for_when_other_work_is_done(qtbot: QtBot, leisure: Leisure) -> None:
    answers: list[int] = []

    def again(answer: int) -> None:
        answers.append(answer)
        if answer < 5:
            leisure.do(lambda pause: answer + 1, again)

    leisure.do(lambda pause: 1, again)
    qtbot.waitUntil(lambda: answers == [1, 2, 3, 4, 5])


def test_its_thread_ends_with_it(qtbot: QtBot, parent: QObject) -> None:
    leisure = Leisure(parent)
    leisure.do(steps_of(1_000_000), lambda done: None)
    thread = leisure._thread
    assert thread is not None
    qtbot.waitUntil(thread.is_alive)
    parent.deleteLater()
    del leisure
    qtbot.waitUntil(lambda: not thread.is_alive())


def test_steps_are_calls() -> None:
    count = 0

    def pause() -> None:
        nonlocal count
        count += 1

    def work() -> int:
        return sum(map(int, map(str, range(10))))

    assert stepwise(work, pause) == 45
    assert count >= 2
