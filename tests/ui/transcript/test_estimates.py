from __future__ import annotations

from gpts_desktop.core.message import Message, Role
from gpts_desktop.ui.transcript.column import Column
from gpts_desktop.ui.transcript.estimates import mean_height, message_height

COLUMN = Column(10, 600, 1.0)


def test_the_mean_height_counts_questions_and_answers() -> None:
    question, answer = Message(Role.USER, "Why?"), Message(Role.ASSISTANT, "Because. " * 300)
    heights = [message_height(message, COLUMN) for message in (question, answer)]
    for count in (1, 3, 150, 5_000):
        mean = mean_height([question, answer] * count, COLUMN)
        assert abs(mean - sum(heights) / 2) < 0.03 * sum(heights)


def test_the_mean_height_of_nothing_is_0() -> None:
    assert mean_height([], COLUMN) == 0
