"""Pictures of other hosts, over real connections: asked for, loaded, kept, and never unasked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role
from gpts_desktop.demo.script import Head, Pause, ScriptedReply, Send
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.pictures.shelf import Phase
from gpts_desktop.ui.shell import Shell
from gpts_desktop.ui.transcript.card_button import CardButton
from gpts_desktop.ui.transcript.picture_card import PictureCard
from gpts_desktop.ui.transcript.picture_frame import PictureFrame
from tests.ui.pictures.paint import painted
from tests.ui.transcript.talk import line_y, shown_text

LONG = "Words and words. " * 300


@pytest.fixture
def at(gateway: DemoServer) -> Callable[[str], str]:
    """Return what makes an address of a path, on a host that is not the gateway's."""
    port = gateway.base_url.rpartition(":")[2]
    return lambda path: f"http://pictures.example:{port}/{path}"


def answer(store: SqliteStore, text: str, name: str = "c") -> None:
    """Save a conversation with one answer."""
    question = Message(Role.USER, "A picture?", id=f"{name}q")
    messages = [question, Message(Role.ASSISTANT, text, id=f"{name}a", parent=question.id)]
    conversation = Conversation.load(messages, id=name, gpt_id="g-aaaaaaaaa", title="Pictures")
    store.begin_turn(conversation, messages)


def show(shell: Shell, qtbot: QtBot, name: str = "c") -> None:
    """Open a conversation, and wait until it is known which of its pictures were kept."""
    shell.chat.open(name)
    qtbot.waitUntil(
        lambda: shell.chat.conversation is not None and shell.chat.conversation.id == name
    )
    qtbot.waitUntil(lambda: shell.is_idle)


def offers(shell: Shell) -> list[str]:
    shown = [b for b in shell.window.transcript.findChildren(CardButton) if b.isVisible()]
    ordered = sorted(shown, key=lambda b: b.mapTo(shell.window, QPoint()).toTuple()[::-1])
    return [button.accessibleName() for button in ordered]


def press(shell: Shell, name: str) -> None:
    for button in shell.window.transcript.findChildren(CardButton):
        if button.isVisible() and button.accessibleName() == name:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            return
    raise AssertionError(f"no {name!r} among {offers(shell)}")


def card_top(shell: Shell) -> int:
    """Return where the card lies in the transcript; far above when it is out of sight."""
    cards = [card for card in shell.window.transcript.findChildren(PictureCard) if card.isVisible()]
    return cards[0].mapTo(shell.window.transcript, QPoint()).y() if cards else -999


def frames(shell: Shell) -> list[PictureFrame]:
    return [
        frame
        for frame in shell.window.transcript.findChildren(PictureFrame)
        if frame.isVisible() and frame.is_drawn
    ]


def text(shell: Shell) -> str:
    return shown_text(shell.window.transcript)


def asked(gateway: DemoServer) -> list[str]:
    return [request.path for request in gateway.requests]


At = Callable[[str], str]


def test_nothing_is_asked_before_the_click_and_one_picture_after_it(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore, at: At
) -> None:
    answer(store, f"![one]({at('1.png?said=secret')})\n\n![two]({at('2.png')})")
    show(shell, qtbot)
    assert text(shell).count("Picture from pictures.example") == 2
    assert offers(shell)[:3] == ["Load", "Always for this host", "More about this picture"]
    assert gateway.requests == []
    gateway.will_send_bytes(painted(300, 200), "image/png")
    press(shell, "Load")
    qtbot.waitUntil(lambda: len(frames(shell)) == 1)
    (request,) = gateway.requests
    assert not {"authorization", "cookie", "referer"} & request.headers.keys()
    assert text(shell).count("Picture from") == 1


def test_a_loaded_picture_is_shown_after_a_restart_though_its_link_expired(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore, at: At
) -> None:
    answer(store, f"![one]({at('1.png')})")
    answer(store, "Nothing", "other")
    show(shell, qtbot)
    gateway.will_send_bytes(painted(300, 200), "image/png")
    press(shell, "Load")
    qtbot.waitUntil(lambda: bool(frames(shell)))
    qtbot.waitUntil(lambda: store.picture_sizes("c") == {at("1.png"): (300, 200)})
    gateway.will_fail(403, path="/1.png")
    show(shell, qtbot, "other")
    show(shell, qtbot)
    qtbot.waitUntil(lambda: bool(frames(shell)))
    assert len(gateway.requests) == 1


def test_always_for_a_host_holds_for_its_pictures_and_no_others(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore, at: At
) -> None:
    # Plain http is asked for each time: what is allowed here is remembered for https.
    answer(store, f"![one]({at('1.png')})")
    show(shell, qtbot)
    gateway.will_send_bytes(painted(30, 20), "image/png")
    press(shell, "Always for this host")
    qtbot.waitUntil(lambda: bool(frames(shell)))
    host = at("").split("/")[2]
    assert shell.settings["picture_hosts"] == [host]
    assert store.settings()["picture_hosts"] == [host]


def test_the_gateways_own_pictures_load_at_once_when_all_may(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore, at: At
) -> None:
    own = f"{gateway.base_url}/own.png"
    answer(store, f"![one]({own})\n\n![two]({at('2.png')})")
    gateway.will_send_bytes(painted(30, 20), "image/png", path="/own.png")
    show(shell, qtbot)
    assert gateway.requests == []
    shell.window.transcript.pictures.shelf.always(own)
    qtbot.waitUntil(lambda: len(frames(shell)) == 1)
    assert asked(gateway) == ["/own.png"]
    assert shell.settings["pictures"] == "always"
    answer(store, f"![three]({gateway.base_url}/3.png) ![four]({gateway.base_url}/3.png)", "d")
    gateway.will_send_bytes(painted(30, 20), "image/png", path="/3.png")
    show(shell, qtbot, "d")
    qtbot.waitUntil(lambda: len(frames(shell)) == 2)
    assert asked(gateway) == ["/own.png", "/3.png"]


def test_a_host_that_was_allowed_is_asked_at_once_in_other_chats(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore
) -> None:
    answer(store, f"![one]({gateway.base_url}/1.png)\n\n![two]({gateway.base_url}/2.png)")
    for path in ("/1.png", "/2.png", "/3.png"):
        gateway.will_send_bytes(painted(30, 20), "image/png", path=path)
    show(shell, qtbot)
    press(shell, "Always for this host")
    qtbot.waitUntil(lambda: len(frames(shell)) == 2)
    answer(store, f"![three]({gateway.base_url}/3.png)", "d")
    show(shell, qtbot, "d")
    qtbot.waitUntil(lambda: len(frames(shell)) == 1)
    assert sorted(asked(gateway)) == ["/1.png", "/2.png", "/3.png"]


FAILURES: dict[str, tuple[Callable[[DemoServer], object], str]] = {
    "404": (lambda g: g.will_fail(404), "does not have this picture"),
    "page": (lambda g: g.will_fail(200, "<html>"), "a web page and no picture"),
    "no picture": (lambda g: g.will_send_bytes(b"%PDF", "application/pdf"), "is no picture"),
    "damaged": (lambda g: g.will_send_bytes(painted(9, 9)[:20], "image/png"), "It is damaged"),
    "too large": (
        lambda g: g.will_send_bytes(b"x", "image/png", content_length=99_000_000),
        "larger than 30 MB",
    ),
    "reset": (lambda g: g.will_reset(), "connection broke"),
}


@pytest.fixture(params=FAILURES)
def failing(request: pytest.FixtureRequest, gateway: DemoServer) -> str:
    """Let the next picture fail, and return what is said then."""
    fail, said = FAILURES[request.param]
    fail(gateway)
    return said


def test_a_failure_says_why_and_can_be_tried_again(
    shell: Shell, qtbot: QtBot, store: SqliteStore, failing: str, request: pytest.FixtureRequest
) -> None:
    gateway: DemoServer = request.getfixturevalue("gateway")
    port = gateway.base_url.rpartition(":")[2]
    answer(store, f"![one](http://pictures.example:{port}/1.png)")
    show(shell, qtbot)
    press(shell, "Load")
    qtbot.waitUntil(lambda: "No picture from pictures.example" in text(shell))
    assert failing in text(shell)
    gateway.will_send_bytes(painted(30, 20), "image/png")
    press(shell, "Retry")
    qtbot.waitUntil(lambda: bool(frames(shell)))


def test_another_host_is_asked_for_anew(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore, at: At
) -> None:
    answer(store, f"![one]({at('1.png')})")
    show(shell, qtbot)
    gateway.will_redirect(at("2.png").replace("pictures.", "elsewhere."))
    press(shell, "Load")
    qtbot.waitUntil(lambda: "The picture is at elsewhere.example" in text(shell))
    assert asked(gateway) == ["/1.png"]
    gateway.will_send_bytes(painted(30, 20), "image/png")
    press(shell, "Load from there")
    qtbot.waitUntil(lambda: bool(frames(shell)))
    assert asked(gateway) == ["/1.png", "/2.png"]
    qtbot.waitUntil(lambda: list(store.picture_sizes("c")) == [at("1.png")])


def test_a_slow_picture_can_be_cancelled(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore, at: At
) -> None:
    answer(store, f"![one]({at('1.png')})")
    show(shell, qtbot)
    reply = gateway.will(ScriptedReply([Head(headers={}), Send(painted(30, 20)[:20]), Pause()]))
    press(shell, "Load")
    qtbot.waitUntil(reply.paused.is_set)
    assert "being loaded" in text(shell)
    press(shell, "Cancel")
    qtbot.waitUntil(reply.disconnected.is_set)
    qtbot.waitUntil(lambda: offers(shell)[:1] == ["Load"])
    assert store.picture_sizes("c") == {}


def test_this_computer_is_not_asked_for_an_answer(
    shell: Shell, qtbot: QtBot, store: SqliteStore, gateway: DemoServer
) -> None:
    answer(store, "![one](http://127.0.0.1:9/router.cgi?reboot=1)")
    show(shell, qtbot)
    press(shell, "Load")
    qtbot.waitUntil(lambda: "your own network" in text(shell))


def test_the_line_that_is_read_stays_on_its_pixel_when_a_picture_above_it_comes(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore, at: At
) -> None:
    answer(store, f"Top. {LONG}\n\n![one]({at('1.png')})\n\nBelow it. {LONG}\n\nEnd.")
    show(shell, qtbot)
    view = shell.window.transcript
    bar = view.verticalScrollBar()
    # The card lies half above the viewport, the words below it are read.
    bar.setValue(0)
    while "Below it." not in text(shell) or line_y(view, "Below it.") > 40:
        bar.setValue(bar.value() + 20)
    before = line_y(view, "Below it.")
    reply = gateway.will(
        ScriptedReply([Head(headers={}), Send(painted(300, 350)), Pause()], path="/1.png")
    )
    view.pictures.shelf.load(at("1.png"))
    qtbot.waitUntil(reply.paused.is_set)
    reply.resume()
    qtbot.waitUntil(lambda: view.pictures.shelf.entry(at("1.png")).phase is Phase.READY)
    assert line_y(view, "Below it.") == before
    bar.setValue(bar.value() - 100)
    qtbot.waitUntil(lambda: bool(frames(shell)))


def test_words_above_a_picture_stay_when_it_comes(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore, at: At
) -> None:
    answer(store, f"Top. {LONG}\n\n![one]({at('1.png')})\n\n{LONG}\n\nEnd.")
    show(shell, qtbot)
    view = shell.window.transcript
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    while card_top(shell) < 100:
        bar.setValue(bar.value() - 40)
    before = card_top(shell)
    gateway.will_send_bytes(painted(300, 350), "image/png")
    press(shell, "Load")
    qtbot.waitUntil(lambda: bool(frames(shell)))
    assert frames(shell)[0].mapTo(view, QPoint()).y() == before


def test_the_demo_shows_one_of_each_kind(shell: Shell, qtbot: QtBot, gateway: DemoServer) -> None:
    shell.window.composer.submit("Some pictures, please")
    qtbot.waitUntil(lambda: len(frames(shell)) == 1 and "Press one" in text(shell))
    assert "/demo/waves.png" not in asked(gateway)
    press(shell, "Load")
    qtbot.waitUntil(lambda: len(frames(shell)) == 2)
    assert asked(gateway)[-1] == "/demo/waves.png"
    qtbot.waitUntil(lambda: shell.is_idle)
