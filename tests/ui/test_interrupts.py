"""What a terminal or the system asks of the process."""

from __future__ import annotations

import signal

import pytest
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.interrupts import Interrupts


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_answered_by_the_loop_and_not_in_the_middle_of_other_work(
    qtbot: QtBot, number: signal.Signals
) -> None:
    before = signal.getsignal(number)
    answers: list[bool] = []
    interrupts = Interrupts(lambda: answers.append(True))
    try:
        signal.raise_signal(number)
        assert not answers
        qtbot.waitUntil(lambda: bool(answers))
    finally:
        interrupts.release()
    assert answers == [True]
    assert signal.getsignal(number) is before
