"""Search everything, in the real window over a real database."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpts_desktop.core.gpt import GatewayProfile, Gpt
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.palette.palette import CommandPalette
from gpts_desktop.ui.palette.rows import Kind
from gpts_desktop.ui.palette_controller import PAGE
from gpts_desktop.ui.shell import Services, Shell
from tests.ui.palette.saved import CONTROL, look_for, open_palette, save, sections

Key = Qt.Key


@pytest.fixture
def talks(services: Services, store: SqliteStore, open_shell: Callable[[], Shell]) -> Shell:
    """Return a window on three conversations with two GPTs."""
    address, _ = services.start_demo()
    store.save_gateway(GatewayProfile("one", "One", address, key_place=""))
    store.save_gpts([Gpt("g-aaaaaaaaa", "ResearchGPT"), Gpt("g-bbbbbbbbb", "学术翻译助手")])
    save(store, "量子霸权综述", "Summarize", "Nothing of it")
    save(store, "Paper", "把“量子纠错”译成英文", "Quantum error correction", gpt_id="g-bbbbbbbbb")
    save(store, "Qubits", "How?", "Its potential: 量子计算的潜力在于问题的结构")
    shell = open_shell()
    shell.start([])
    shell.window.resize(1000, 700)
    return shell


@pytest.fixture
def palette(talks: Shell, qtbot: QtBot) -> CommandPalette:
    """Return the palette, opened by its key."""
    qtbot.waitUntil(lambda: talks.chat.conversation is not None)
    return open_palette(talks, qtbot)


def test_before_anything_is_typed_the_newest_chats_and_all_commands_are_there(
    palette: CommandPalette, qtbot: QtBot
) -> None:
    rows = palette.list.rows.rows
    assert sections(rows) == ["Recent chats", "Commands"]
    assert [row.text for row in rows if row.kind is Kind.CHAT] == [
        "Qubits",
        "Paper",
        "量子霸权综述",
    ]
    (new,) = [row for row in rows if row.text == "New chat"]
    assert new.aside == "Ctrl N"
    assert "gpt:" in palette.hint.text()


def test_messages_chats_gpts_and_commands_come_in_one_list(
    palette: CommandPalette, qtbot: QtBot
) -> None:
    rows = look_for(palette, qtbot, "量子", "把“量子")
    assert sections(rows) == ["Messages", "Chats", "Commands"]
    messages = [row for row in rows if row.kind is Kind.MESSAGE]
    assert {row.source for row in messages} == {"ResearchGPT", "学术翻译助手"}
    for row in messages:
        assert [row.text[start:end] for start, end in row.marks] == ["量子"]
    (chat,) = [row for row in rows if row.kind is Kind.CHAT]
    assert chat.marks == ((0, 2),)
    rows = look_for(palette, qtbot, "research", "New chat with")
    assert sections(rows) == ["GPTs", "Commands"]


def test_a_command_that_begins_with_what_is_typed_stands_first(
    palette: CommandPalette, talks: Shell, qtbot: QtBot
) -> None:
    palette.field.setText("theme: da")
    qtbot.waitUntil(lambda: texts(palette)[1:2] == ["Theme: dark"])
    QTest.keyClick(palette.field, Key.Key_Return)
    assert talks.themes.theme.dark
    assert not palette.isVisible()


def test_the_keys_walk_the_list_round_and_by_sections(
    palette: CommandPalette, qtbot: QtBot
) -> None:
    look_for(palette, qtbot, "量子", "把“量子")

    def at(*keys: Key) -> str:
        for key in keys:
            QTest.keyClick(palette.field, key)
        row = palette.list.current()
        return row.text if row is not None else ""

    first = at()
    assert at(Key.Key_Down, Key.Key_Down) == "量子霸权综述"
    assert at(Key.Key_Down) == "New chat"
    assert at(Key.Key_Down) == first
    assert at(Key.Key_Up) == "New chat"
    assert at(Key.Key_Home) == first
    assert at(Key.Key_Tab) == "量子霸权综述"
    assert at(Key.Key_Backtab) == first
    assert at(Key.Key_End) == "New chat"
    assert at(Key.Key_PageUp) == first
    assert at(Key.Key_PageDown) == "New chat"


def test_enter_opens_a_chat_and_a_click_does(
    palette: CommandPalette, talks: Shell, qtbot: QtBot
) -> None:
    look_for(palette, qtbot, "in:title 霸权", "量子霸权")
    QTest.keyClick(palette.field, Key.Key_Return)
    qtbot.waitUntil(lambda: shown_title(talks) == "量子霸权综述")
    palette = open_palette(talks, qtbot)
    rows = look_for(palette, qtbot, "in:title paper", "Paper")
    index = palette.list.rows.index(rows.index(next(r for r in rows if r.text == "Paper")))
    place = palette.list.visualRect(index).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: shown_title(talks) == "Paper")
    assert not palette.isVisible()


def texts(palette: CommandPalette) -> list[str]:
    """Return the texts of the rows."""
    return [row.text for row in palette.list.rows.rows]


def shown_title(shell: Shell) -> str:
    """Return the title of the conversation that is shown."""
    return shell.chat.conversation.title if shell.chat.conversation else ""


def test_enter_right_after_typing_waits_for_what_is_typed(
    palette: CommandPalette, talks: Shell, qtbot: QtBot
) -> None:
    palette.field.setText("in:title 霸权")
    QTest.keyClick(palette.field, Key.Key_Return)
    qtbot.waitUntil(lambda: shown_title(talks) == "量子霸权综述")


def test_escape_and_a_click_beside_it_give_the_keyboard_back(
    palette: CommandPalette, talks: Shell, qtbot: QtBot
) -> None:
    QTest.keyClick(palette.field, Key.Key_Escape)
    assert not palette.isVisible()
    assert talks.window.composer.text_box.hasFocus()
    open_palette(talks, qtbot)
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(3, 300))
    assert not palette.isVisible()
    assert talks.window.composer.text_box.hasFocus()
    open_palette(talks, qtbot)
    QTest.keyClick(palette.field, Key.Key_K, CONTROL)
    assert not palette.isVisible()
    open_palette(talks, qtbot)
    talks.window.sidebar.focus_search()
    assert not palette.isVisible()
    assert talks.window.sidebar.search_field.hasFocus()


def test_the_keys_in_the_sidebars_field_open_it_and_its_text_comes_along(
    talks: Shell, qtbot: QtBot
) -> None:
    field = talks.window.sidebar.search_field
    place = QPoint(field.width() - 20, field.height() // 2)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=place)
    palette = talks.search.palette
    qtbot.waitUntil(palette.field.hasFocus)
    palette.leave()
    field.setText("quantum")
    open_palette(talks, qtbot)
    assert palette.field.text() == "quantum"


def test_what_an_input_method_composes_is_searched_when_it_is_entered(
    palette: CommandPalette, qtbot: QtBot
) -> None:
    before = list(palette.list.rows.rows)
    QApplication.sendEvent(palette.field, QInputMethodEvent("liang", []))
    assert palette.list.rows.rows == before
    entered = QInputMethodEvent()
    entered.setCommitString("纠错")
    QApplication.sendEvent(palette.field, entered)
    assert palette.field.text() == "纠错"
    qtbot.waitUntil(lambda: "把“量子纠错”译成英文" in texts(palette))


def test_filters_work_and_a_malformed_one_is_told(palette: CommandPalette, qtbot: QtBot) -> None:
    rows = look_for(palette, qtbot, "量子 gpt:学术", "把“量子")
    assert [row.text for row in rows if row.can_be_chosen] == ["把“量子纠错”译成英文"]
    palette.field.setText("量子 before:soon")
    assert palette.hint.text().startswith("before: takes a day")
    rows = look_for(palette, qtbot, "量子 -纠错 is:stopped", "Nothing found")
    assert [row.kind for row in rows] == [Kind.NOTE]
    assert "exact phrase" in palette.hint.text()


def test_more_messages_come_as_one_scrolls_on_and_the_row_at_hand_stays(
    talks: Shell, store: SqliteStore, qtbot: QtBot
) -> None:
    for number in range(PAGE + 20):
        save(store, f"Apples {number}", f"apple {number}")
    palette = open_palette(talks, qtbot)
    rows = look_for(palette, qtbot, "apple", "apple")
    assert sections(rows)[-1] == "More messages"
    assert len([r for r in rows if r.kind is Kind.MESSAGE]) == PAGE
    QTest.keyClick(palette.field, Key.Key_End)
    here = palette.list.current()
    qtbot.waitUntil(
        lambda: len([r for r in palette.list.rows.rows if r.kind is Kind.MESSAGE]) == PAGE + 20
    )
    assert palette.list.current() == here


def test_how_far_the_index_has_come_is_shown_and_what_comes_is_found(
    talks: Shell, store: SqliteStore, qtbot: QtBot
) -> None:
    with store._database.writing() as connection:
        connection.execute("INSERT INTO message_index (message_index) VALUES ('delete-all')")
        connection.execute("INSERT INTO index_backlog SELECT max(key) + 1, count(*) FROM messages")
    palette = open_palette(talks, qtbot)
    palette.field.setText("纠错")
    qtbot.waitUntil(lambda: palette.state.text() == "0 of 6 messages searchable so far")
    assert palette.state.minimumSizeHint().width() == palette.state.sizeHint().width()
    qtbot.waitUntil(lambda: palette.list.rows.rows[0].text.startswith("Nothing found"))
    while store.index_more(4) is not None:
        pass
    qtbot.waitUntil(lambda: "把“量子纠错”译成英文" in texts(palette))
    assert not palette.state.isVisible()


def test_a_narrow_window_holds_all_of_it(
    palette: CommandPalette, talks: Shell, qtbot: QtBot
) -> None:
    talks.window.resize(430, 500)
    assert palette.geometry() == talks.window.rect()
    room = palette.rect().adjusted(16, 16, -16, -16)
    for part in (palette.field, palette.list, palette.hint):
        qtbot.waitUntil(lambda part=part: room.contains(part.geometry()))  # type: ignore[misc]
