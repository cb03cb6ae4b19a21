"""Searching on another thread, one thing at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.message_finder import MessageHit
from gpts_desktop.core.search_match import Excerpt
from gpts_desktop.core.search_query import SearchQuery, parse_query
from gpts_desktop.ui.palette.hunt import Found, MessageHunt
from gpts_desktop.ui.task_owner import TaskOwner


class SlowFinder:
    """Finds what was asked for once it may; notes what was asked and what was interrupted."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.asked: list[str] = []
        self.interrupted: list[str] = []

    def search(
        self, query: SearchQuery, limit: int = 50, overtaken: threading.Event | None = None
    ) -> list[MessageHit]:
        word = query.terms[0].text
        self.asked.append(word)
        if word == "broken":
            raise StorageError("The disk reports an error.")
        assert overtaken is not None
        while word == "slow" and not self.may_go_on.wait(0.005):
            if overtaken.is_set():
                self.interrupted.append(word)
                return []
        hit = MessageHit(word, "c", "t", "g", "user", 0.0, Excerpt(word))
        return [hit] * min(limit, 9)

    def unindexed(self) -> tuple[int, int] | None:
        return (3, 9)


@pytest.fixture
def finder() -> Iterator[SlowFinder]:
    made = SlowFinder()
    yield made
    made.may_go_on.set()


@pytest.fixture
def hunt(finder: SlowFinder, loop: QEventLoop, qtbot: QtBot) -> Iterator[MessageHunt]:
    failures: list[BaseException] = []
    tasks = TaskOwner(failures.append)
    yield MessageHunt(finder, tasks)
    ended = loop.create_task(tasks.close())
    qtbot.waitUntil(ended.done)
    assert not failures


def test_a_search_that_is_overtaken_is_interrupted_and_never_heard_of(
    hunt: MessageHunt, finder: SlowFinder, qtbot: QtBot
) -> None:
    heard: list[Found] = []
    hunt.found.connect(heard.append)
    hunt.look_for(parse_query("slow"), 50)
    qtbot.waitUntil(lambda: finder.asked == ["slow"])
    hunt.look_for(parse_query("between"), 50)
    hunt.look_for(parse_query("last"), 5)
    qtbot.waitUntil(lambda: bool(heard))
    assert finder.asked == ["slow", "last"]
    qtbot.waitUntil(lambda: finder.interrupted == ["slow"])
    (found,) = heard
    assert (found.query, len(found.hits), found.has_more) == (parse_query("last"), 5, True)
    assert found.unindexed == (3, 9)


def test_nothing_is_heard_after_a_stop(hunt: MessageHunt, finder: SlowFinder, qtbot: QtBot) -> None:
    heard: list[Found] = []
    hunt.found.connect(heard.append)
    hunt.look_for(parse_query("slow"), 50)
    qtbot.waitUntil(lambda: finder.asked == ["slow"])
    hunt.stop()
    qtbot.waitUntil(lambda: finder.interrupted == ["slow"])
    hunt.look_for(parse_query("next"), 50)
    qtbot.waitUntil(lambda: bool(heard))
    assert [found.query for found in heard] == [parse_query("next")]


def test_trouble_is_told_and_the_next_search_goes_on(hunt: MessageHunt, qtbot: QtBot) -> None:
    told: list[str] = []
    heard: list[Found] = []
    hunt.failed.connect(told.append)
    hunt.found.connect(heard.append)
    hunt.look_for(parse_query("broken"), 50)
    qtbot.waitUntil(lambda: told == ["The disk reports an error."])
    hunt.look_for(parse_query("fine"), 50)
    qtbot.waitUntil(lambda: len(heard) == 1)
