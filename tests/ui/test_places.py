"""A conversation reopens where it was left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.settings import Settings
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.places import Places
from gpts_desktop.ui.shell import Services, Shell
from gpts_desktop.ui.transcript.view import Position, TranscriptView
from tests.ui.transcript.conftest import notice_for
from tests.ui.transcript.talk import Talk, line_y, shown_text, wheel

LONG = "\n\n".join(f"Paragraph {n} begins. " + "Words and words. " * 30 for n in range(40))


@pytest.fixture
def places(services: Services) -> Places:
    return Places(services.store, services.writer, Settings(services.store, services.writer))


@pytest.mark.parametrize(
    "position",
    [Position("m", 120), Position("m", -3, line=(2, 77, -9)), Position("m", 0, line=(-1, 0, 0))],
)
def test_a_place_is_kept_as_it_was(
    qtbot: QtBot, places: Places, services: Services, position: Position
) -> None:
    places.keep("c", position)
    assert places.place("c") == position
    qtbot.waitUntil(lambda: "c" in services.store.settings().get("positions", {}))
    again = Places(services.store, services.writer, Settings(services.store, services.writer))
    assert again.place("c") == position
    end = Position("m", 5, at_end=True, until="n")
    again.keep("c", end)
    assert again.place("c") == end
    qtbot.waitUntil(lambda: "c" not in services.store.settings()["positions"])


def test_what_is_no_place_is_none(services: Services) -> None:
    odds: list[object] = [[], ["m"], ["m", "x"], [1, 2], ["m", 1, 2], "m", None, {}]
    for odd in odds:
        services.store.save_setting("positions", {"c": odd})
        settings = Settings(services.store, services.writer)
        assert Places(services.store, services.writer, settings).place("c") is None


def test_only_the_last_places_are_kept(places: Places, store: SqliteStore) -> None:
    for number in range(600):
        places.keep(str(number), Position("m" * 36, number, line=(1, 2, 3)))
    kept = places._settings["positions"]
    assert next(iter(kept)) == "100" and list(kept)[-1] == "599"
    again = Places(places._store, places._writer, places._settings)
    assert again.place("99") is None and again.place("100") is not None


def view_of(qtbot: QtBot, talk: Talk, place: Position | None) -> TranscriptView:
    from gpts_desktop.ui.theme import load_theme

    view = TranscriptView(notice_for, load_theme("light"))
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.show_conversation(talk.conversation, place)
    return view


CHANGES: list[Callable[[TranscriptView], None]] = [
    lambda view: None,
    lambda view: view.set_zoom(1.7),
    lambda view: view.resize(480, 600),
    lambda view: view.resize(900, 300),
]


@pytest.mark.parametrize("change", CHANGES)
def test_the_line_is_found_at_another_size(
    qtbot: QtBot, change: Callable[[TranscriptView], None]
) -> None:
    talk = Talk()
    talk.turns(4, lambda n: " ".join(f"word{n}x{m}." for m in range(900)))
    view = view_of(qtbot, talk, None)
    wheel(view, 12)
    words = [word for word in shown_text(view).split() if word.startswith("word")]
    first = next(word for word in words if line_y(view, word) >= -10)
    y = line_y(view, first)
    position = view.position()
    assert position is not None and position.line is not None
    again = view_of(qtbot, talk, None)
    change(again)
    again.show_conversation(talk.conversation, position)
    assert not again.following
    assert line_y(again, first) == y


def test_a_place_in_a_text_that_is_another_now_does_no_harm(qtbot: QtBot) -> None:
    talk = Talk()
    talk.turns(5)
    answer = talk.conversation.path()[-3]
    for line in ((99, 0, 0), (0, 10**6, 5), (-9, 0, 0), (1, -5, 0)):
        view = view_of(qtbot, talk, Position(answer.id, 40, line=line))
        assert not view.following
        assert shown_text(view)


def test_a_conversation_reopens_where_it_was_left(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    gateway.will_stream(LONG)
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: "Paragraph 39" in shell.window.transcript.last_text())
    qtbot.waitUntil(lambda: shell.is_idle)
    asked = shell.chat.conversation
    assert asked is not None
    transcript = shell.window.transcript
    wheel(transcript, 10)
    first = next(line for line in shown_text(transcript).splitlines() if "begins" in line)[:20]
    y = line_y(transcript, first)
    shell.chat.new_chat("g-bbbbbbbbb")
    shell.reading.zoom(5)
    shell.reading.zoom(0)
    shell.chat.open(asked.id)
    qtbot.waitUntil(
        lambda: shell.chat.conversation is not None and len(shell.chat.conversation) > 0
    )
    assert line_y(transcript, first) == y
