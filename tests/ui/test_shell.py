"""The window as a whole: what is done in one part shows in the others and is on disk."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpts_desktop.core.actions import Action
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.gpt import GatewayProfile, Gpt
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.shell import Services, Shell


def path(shell: Shell) -> list[Message]:
    return shell.chat.conversation.path() if shell.chat.conversation is not None else []


def ask(shell: Shell, qtbot: QtBot, text: str, state: State = State.COMPLETE) -> Message:
    """Send a question and return its answer once it is in that state."""
    before = len(path(shell))
    shell.window.composer.submit(text)
    qtbot.waitUntil(lambda: len(path(shell)) > before and path(shell)[-1].state is state)
    qtbot.waitUntil(lambda: shell.is_idle)
    return path(shell)[-1]


def titles(shell: Shell) -> list[str]:
    chats = shell.window.sidebar.chat_list.chats
    rows = (chats.chat_at(chats.index(row)) for row in range(chats.rowCount()))
    return [chat.title for chat in rows if chat is not None]


def test_a_turn_shows_everywhere_and_is_on_disk(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore
) -> None:
    gateway.will_stream("Hello ", "there")
    answer = ask(shell, qtbot, "Say hello to everyone")
    qtbot.waitUntil(lambda: shell.window.transcript.last_text() == "Hello there")
    assert titles(shell) == ["Say hello to everyone"]
    assert shell.window.composer.text() == ""
    kept = store.conversation(store.summaries()[0].id)
    assert kept is not None
    assert [m.text for m in kept.path()] == ["Say hello to everyone", "Hello there"]
    assert kept[answer.id].model == "gpt-4-gizmo-g-aaaaaaaaa"
    body = gateway.requests[0].json
    assert set(body) == {"model", "messages", "stream", "stream_options"}


def test_stop_keeps_what_arrived(shell: Shell, qtbot: QtBot, gateway: DemoServer) -> None:
    reply = gateway.will_stream("Half", pause=True)
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: shell.window.transcript.last_text() == "Half")
    QTest.mouseClick(shell.window.composer.buttons.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(reply.disconnected.is_set)
    qtbot.waitUntil(lambda: path(shell)[-1].state is State.STOPPED)
    assert path(shell)[-1].text == "Half"


def test_a_second_click_on_stop_changes_nothing(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    gateway.will_stream("Half", pause=True)
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: shell.window.transcript.last_text() == "Half")
    shell.chat.stop()
    shell.chat.stop()
    qtbot.waitUntil(lambda: shell.is_idle)
    assert path(shell)[-1].state is State.STOPPED
    gateway.will_stream("Next")
    assert ask(shell, qtbot, "More").text == "Next"


def test_stop_before_anything_is_sent_leaves_no_answer_open(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore
) -> None:
    shell.runner.began.connect(lambda turn: shell.runner.stop(turn.conversation.id))
    stopped = ask(shell, qtbot, "Hi", State.STOPPED)
    assert gateway.requests == []
    kept = store.conversation(store.summaries()[0].id)
    assert kept is not None
    assert kept[stopped.id].state is State.STOPPED


def test_what_is_typed_while_a_slow_disk_takes_the_question_stays(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, services: Services
) -> None:
    disk = threading.Event()
    services.writer.submit(disk.wait)
    gateway.will_stream("One")
    shell.window.composer.submit("Hi")
    shell.window.composer.type_text(" and more")
    disk.set()
    qtbot.waitUntil(lambda: len(path(shell)) == 2 and path(shell)[-1].state is State.COMPLETE)
    assert path(shell)[0].text == "Hi"
    assert shell.window.composer.text() == " and more"


def test_a_conversation_that_comes_late_does_not_replace_one_chosen_after_it(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, services: Services
) -> None:
    gateway.will_stream("One")
    ask(shell, qtbot, "Hi")
    assert shell.chat.conversation is not None
    first = shell.chat.conversation.id
    shell.chat.new_chat("g-bbbbbbbbb")
    disk = threading.Event()
    services.writer.submit(disk.wait)
    shell.chat.open(first)
    shell.chat.new_chat("g-aaaaaaaaa")
    disk.set()
    qtbot.waitUntil(lambda: shell.is_idle)
    assert shell.chat.conversation.id != first


def test_the_demo_is_left_by_entering_a_gateway(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    shell.gateway.use_demo()
    shell.gateway.open_dialog()
    dialog = shell.gateway._dialog
    assert dialog is not None
    assert "Built-in demo" not in {profile.name for profile in dialog._gateways}
    dialog.reject()
    saving = shell.gateway.save(GatewayProfile("mine", "Mine", gateway.base_url), None, False)
    shell.tasks.start(_finished(saving))
    qtbot.waitUntil(lambda: shell.is_idle)
    current = shell.gateways.current
    assert current is not None
    assert current.id == "mine"


async def _finished(saving: Awaitable[str]) -> None:
    await saving


def test_a_key_of_the_environment_is_named(shell: Shell) -> None:
    assert "GPTS_DESKTOP_KEY" in shell.window.sidebar.gateway_status.text()


def test_regenerate_makes_a_sibling_and_one_walks_between_them(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore
) -> None:
    gateway.will_stream("One")
    first = ask(shell, qtbot, "Hi")
    gateway.will_stream("Two")
    shell.window.transcript.action_requested.emit(first.id, Action.REGENERATE)
    qtbot.waitUntil(lambda: path(shell)[-1].text == "Two")
    shell.window.transcript.action_requested.emit(path(shell)[-1].id, Action.PREVIOUS_SIBLING)
    assert [m.text for m in path(shell)] == ["Hi", "One"]
    qtbot.waitUntil(lambda: store.summaries()[0].title == "Hi")
    assert len(gateway.requests) == 2


def test_editing_a_question_branches_and_keeps_the_draft(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    gateway.will_stream("One")
    ask(shell, qtbot, "Hi")
    shell.window.composer.set_text("a draft")
    shell.window.transcript.action_requested.emit(path(shell)[0].id, Action.EDIT)
    assert shell.window.composer.text() == "Hi"
    gateway.will_stream("Two")
    shell.window.composer.submit("Hi again")
    qtbot.waitUntil(lambda: [m.text for m in path(shell)] == ["Hi again", "Two"])
    assert shell.window.composer.text() == "a draft"
    assert shell.chat.conversation is not None
    assert len(shell.chat.conversation) == 4


def test_a_failure_is_kept_and_the_next_form_is_tried_and_remembered(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    gateway.will_fail(404, '{"error": {"code": "model_not_found", "message": "no such model"}}')
    failed = ask(shell, qtbot, "Hi", State.FAILED)
    assert failed.failure is not None
    assert failed.failure.kind == "not_found"
    gateway.will_stream("Found")
    shell.window.transcript.action_requested.emit(failed.id, Action.TRY_OTHER_FORMS)
    qtbot.waitUntil(lambda: path(shell)[-1].text == "Found")
    profile = shell.gateways.current
    assert profile is not None
    qtbot.waitUntil(lambda: shell.gateways.all()[0].model_form == "gpt-4o-gizmo-{id}")


def test_a_stream_goes_on_while_another_conversation_is_shown(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    reply = gateway.will_stream("Half ", pause=True)
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: shell.window.transcript.last_text() != "")
    streaming = shell.chat.conversation
    assert streaming is not None
    shell.chat.new_chat("g-bbbbbbbbb")
    reply.resume()
    qtbot.waitUntil(lambda: streaming.path()[-1].state is State.COMPLETE)
    shell.chat.open(streaming.id)
    qtbot.waitUntil(lambda: shell.window.transcript.last_text().startswith("Half"))


def test_deleting_a_streaming_conversation_stops_it_and_undo_brings_it_back(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    reply = gateway.will_stream("Half", pause=True)
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: shell.window.transcript.last_text() == "Half")
    assert shell.chat.conversation is not None
    shell.organiser.delete([shell.chat.conversation.id])
    qtbot.waitUntil(reply.disconnected.is_set)
    qtbot.waitUntil(lambda: shell.is_idle)
    assert titles(shell) == []
    undo = next(b for b in shell.window.toast._buttons if b.text() == "Undo")
    undo.click()
    assert titles(shell) == ["Hi"]


def test_a_pin_and_a_title_outlive_the_next_turn(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore
) -> None:
    gateway.will_stream("One")
    ask(shell, qtbot, "Hi")
    assert shell.chat.conversation is not None
    shell.organiser.pin([shell.chat.conversation.id], True)
    shell.window.sidebar.conversation_renamed.emit(shell.chat.conversation.id, "My title")
    gateway.will_stream("Two")
    ask(shell, qtbot, "More")
    summary = store.summaries()[0]
    assert (summary.title, summary.pinned) == ("My title", True)


def test_each_conversation_keeps_its_draft(shell: Shell, qtbot: QtBot, store: SqliteStore) -> None:
    shell.window.composer.text_box.insertPlainText("for Alpha")
    shell.chat.new_chat("g-bbbbbbbbb")
    assert shell.window.composer.text() == ""
    shell.chat.new_chat("g-aaaaaaaaa")
    assert shell.window.composer.text() == "for Alpha"
    qtbot.waitUntil(lambda: store.drafts() == {"new:g-aaaaaaaaa": "for Alpha"})


def test_links_by_paste_are_previewed_and_undo_takes_them_back(shell: Shell, qtbot: QtBot) -> None:
    QApplication.clipboard().setText(
        "https://chatgpt.com/g/g-ccccccccc-one https://chatgpt.com/g/g-ddddddddd-two "
        "https://chatgpt.com/g/g-aaaaaaaaa https://chatgpt.com/g/g-p-" + "0" * 32
    )
    shell.window.sidebar.gpt_list.setFocus()
    QTest.keyClick(shell.window.sidebar.gpt_list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(shell.library) == 4)
    assert shell.window.toast._title.text() == "2 GPTs added"
    assert "1 was already here" in shell.window.toast._detail.text()
    assert "a project, not a GPT" in shell.window.toast._detail.text()
    next(b for b in shell.window.toast._buttons if b.text() == "Undo").click()
    assert len(shell.library) == 2


def test_a_parameter_is_sent_once_it_is_set(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    from gpts_desktop.core.parameters import Parameters

    shell.dialogs._parameters_changed("gpt", Parameters(temperature=0.5))
    shell.dialogs._parameters_changed("chat", Parameters(max_tokens=7))
    gateway.will_stream("One")
    ask(shell, qtbot, "Hi")
    body = gateway.requests[0].json
    assert (body["temperature"], body["max_tokens"]) == (0.5, 7)


def test_two_candidates_are_siblings(shell: Shell, qtbot: QtBot, gateway: DemoServer) -> None:
    from gpts_desktop.core.parameters import Parameters

    shell.dialogs._parameters_changed("chat", Parameters(n=2))
    answer = ask(shell, qtbot, "Hi")
    assert shell.chat.conversation is not None
    siblings = shell.chat.conversation.siblings(answer.id)
    assert len(siblings) == 2
    assert all(m.text and m.state is State.COMPLETE for m in siblings)
    assert siblings[0] is answer
    shell.window.transcript.action_requested.emit(siblings[1].id, Action.CHOOSE)
    assert path(shell)[-1] is siblings[1]


def test_a_narrow_window_shows_the_sidebar_or_the_chat(shell: Shell, qtbot: QtBot) -> None:
    window = shell.window
    window.resize(1000, 700)
    assert window.sidebar.isVisible()
    assert not window.header.sidebar_button.isVisible()
    window.resize(500, 700)
    qtbot.waitUntil(lambda: not window.sidebar.isVisible())
    QTest.mouseClick(window.header.sidebar_button, Qt.MouseButton.LeftButton)
    assert window.sidebar.isVisible()
    assert not window.composer.isVisible()
    shell.chat.new_chat("g-bbbbbbbbb")
    assert not window.sidebar.isVisible()
    assert window.composer.isVisible()
    window.resize(1000, 700)
    qtbot.waitUntil(window.sidebar.isVisible)


def test_the_keyboard_zooms_the_transcript_and_the_size_stays(
    shell: Shell, qtbot: QtBot, store: SqliteStore
) -> None:
    QTest.keyClick(shell.window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: store.settings().get("zoom") == 1.1)
    QTest.keyClick(shell.window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert shell.settings["zoom"] == 1.0


def test_the_last_conversation_comes_back_though_the_demo_starts_meanwhile(
    open_shell: Callable[[], Shell], qtbot: QtBot, store: SqliteStore
) -> None:
    store.save_gpts([Gpt("g-aaaaaaaaa", "Alpha")])
    messages = [Message(Role.USER, "Hi", id="m")]
    store.begin_turn(Conversation.load(messages, id="c", gpt_id="g-aaaaaaaaa"), messages)
    store.save_setting("conversation", "c")
    shell = open_shell()
    shell.start([])
    shell.gateway.use_demo()
    qtbot.waitUntil(lambda: shell.is_idle)
    assert [message.id for message in path(shell)] == ["m"]
    assert shell.settings["conversation"] == "c"


def test_a_question_to_nobody_is_kept_and_said_to_be_one(
    open_shell: Callable[[], Shell], store: SqliteStore
) -> None:
    messages = [Message(Role.USER, "Hi", id="m")]
    store.begin_turn(Conversation.load(messages, id="c", gpt_id="g-removed00"), messages)
    shell = open_shell()
    shell.start([])
    composer = shell.window.composer
    composer.submit("Anyone?")
    assert composer.text() == "Anyone?"
    assert composer.notice.text() == "Choose a GPT or a chat first."


def test_a_deleted_branch_is_kept_until_undo_lapses(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore, services: Services
) -> None:
    gateway.will_stream("One")
    answer = ask(shell, qtbot, "Hi")
    gateway.will_stream("Two")
    ask(shell, qtbot, "More")
    whole = path(shell)
    assert shell.chat.conversation is not None
    chat_id = shell.chat.conversation.id

    def on_disk() -> list[str]:
        qtbot.waitUntil(services.writer.submit(lambda: None).done)
        kept = store.conversation(chat_id)
        assert kept is not None
        return [message.text for message in kept.messages()]

    shell.window.transcript.action_requested.emit(answer.id, Action.DELETE_BRANCH)
    assert [m.text for m in path(shell)] == ["Hi"]
    assert shell.window.toast._title.text() == "Answer deleted"
    assert on_disk() == ["Hi", "One", "More", "Two"]
    next(b for b in shell.window.toast._buttons if b.text() == "Undo").click()
    assert path(shell) == whole
    assert shell.window.transcript.last_text() == "Two"
    shell.window.transcript.action_requested.emit(answer.id, Action.DELETE_BRANCH)
    shell.window.toast.leave()
    assert on_disk() == ["Hi"]


def test_nothing_is_deleted_where_an_answer_is_coming(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    gateway.will_stream("Half", pause=True)
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: shell.window.transcript.last_text() == "Half")
    shell.window.transcript.action_requested.emit(path(shell)[0].id, Action.DELETE)
    assert len(path(shell)) == 2
    assert shell.window.banner.isVisible()
    shell.chat.stop()
    qtbot.waitUntil(lambda: shell.is_idle)


def test_continue_asks_in_the_open_and_keeps_what_was_cut(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    gateway.will_stream("Half", pause=True)
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: shell.window.transcript.last_text() == "Half")
    shell.chat.stop()
    qtbot.waitUntil(lambda: shell.is_idle)
    cut = path(shell)[-1]
    gateway.will_stream("and the rest")
    shell.window.transcript.action_requested.emit(cut.id, Action.CONTINUE)
    qtbot.waitUntil(lambda: path(shell)[-1].text == "and the rest" and shell.is_idle)
    assert [m.text for m in path(shell)] == ["Hi", "Half", "Continue", "and the rest"]
    assert cut.state is State.STOPPED
    sent = gateway.requests[-1].json["messages"]
    assert [(m["role"], m["content"]) for m in sent] == [
        ("user", "Hi"),
        ("assistant", "Half"),
        ("user", "Continue"),
    ]
