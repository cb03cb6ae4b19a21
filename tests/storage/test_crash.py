"""`kill -9` at random times: what was acknowledged is there, and the database is sound."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import State
from gpts_desktop.storage.store import SqliteStore
from tests.storage.killing import Victims
from tests.storage.turn_writer import whole_text

ROUNDS = 100
MOST_WORDS = 40
LONGEST_DELAY = 0.01  # seconds

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its writers")


class Acknowledged:
    """What the writers said was on disk, by answer: characters, or None for the whole."""

    def __init__(self) -> None:
        self.answers: dict[str, int | None] = {}

    def note(self, line: str) -> None:
        verb, answer_id, *count = line.split()
        self.answers[answer_id] = {"begin": 0, "done": None}.get(verb, int(*count))


def check(path: Path, acknowledged: Acknowledged) -> int:
    """Check the whole database against what was acknowledged; return how many were mended."""
    with SqliteStore(path) as store:
        recovered = store.recovered
        assert recovered <= 1
        found: dict[str, Conversation] = {}
        for answer_id, characters in acknowledged.answers.items():
            _, seed, _ = answer_id.split("-")
            if seed not in found:
                loaded = store.conversation(f"conversation-{seed}")
                assert loaded is not None, answer_id
                found[seed] = loaded
            _check_answer(found[seed], answer_id, characters)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT count(*) FROM journal").fetchone() == (0,)
    return recovered


def _check_answer(conversation: Conversation, answer_id: str, characters: int | None) -> None:
    answer = conversation[answer_id]
    whole = whole_text(answer_id)
    question = conversation[answer_id.replace("answer", "question")]
    assert question.text == answer_id.replace("answer-", "question ")
    assert (question.state, answer.parent) == (State.COMPLETE, question.id)
    if characters is None or answer.state is State.COMPLETE:
        # The kill can come between the last call's return and its word.
        assert (answer.text, answer.state) == (whole, State.COMPLETE)
    else:
        assert answer.state is State.INTERRUPTED
        assert len(answer.text) >= characters
        assert whole.startswith(answer.text)


@pytest.mark.timeout(180)
def test_a_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    draw = random.Random(20240830)
    everything = Acknowledged()
    mended = 0
    with Victims("tests.storage.turn_writer:write_turns", path) as writers:
        for number in range(ROUNDS):
            words, delay = draw.randrange(MOST_WORDS), draw.uniform(0, LONGEST_DELAY)
            life = writers.live(number, words, delay)
            this_round = Acknowledged()
            for line in life.said:
                this_round.note(line)
            everything.answers |= this_round.answers
            mended += check(path, this_round)
    assert check(path, everything) == 0
    # The kills came at all times, in the middle of answers too.
    assert mended > ROUNDS // 4
    assert len(everything.answers) > ROUNDS
