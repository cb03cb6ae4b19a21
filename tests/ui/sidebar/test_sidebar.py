from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.sidebar.chat_list import ChatList
from gpts_desktop.ui.sidebar.row_list import RowList
from gpts_desktop.ui.sidebar.sidebar import Sidebar
from gpts_desktop.ui.style import apply_style
from gpts_desktop.ui.theme import ThemeKeeper, load_theme

LEFT = Qt.MouseButton.LeftButton
Modifier = Qt.KeyboardModifier
GPTS = [
    Gpt("g-p", "Pinned", pinned=True),
    Gpt("g-a", "ResearchGPT", slug="researchgpt"),
    Gpt("g-b", "学术翻译助手"),
    Gpt("g-c", "Data Analyst"),
]


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeKeeper]:
    keeper = ThemeKeeper("light")
    apply_style(qapp, keeper)
    yield keeper
    keeper.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def sidebar(qtbot: QtBot, themes: ThemeKeeper) -> Sidebar:
    sidebar = Sidebar(themes)
    qtbot.addWidget(sidebar)
    sidebar.resize(284, 820)
    now = time.time()
    sidebar.set_gpts(GPTS, {"g-a": 12})
    sidebar.set_summaries(
        [
            ConversationSummary("1", "Quantum computing", "g-a", now),
            ConversationSummary("2", "把摘要翻译成英文", "g-b", now - 90_000),
            ConversationSummary("3", "Grant proposal", "g-a", now - 9_000_000),
        ]
    )
    sidebar.show()
    sidebar.activateWindow()
    qtbot.waitUntil(sidebar.isActiveWindow)
    return sidebar


def at(rows: RowList, row: int | str) -> QModelIndex:
    """Return a row, of a conversation by its id."""
    if isinstance(row, str):
        assert isinstance(rows, ChatList)
        found = rows.chats.row_of(row)
        assert found is not None
        row = found
    return rows.model().index(row, 0)


def middle(rows: RowList, row: int | str) -> QPoint:
    return rows.visualRect(at(rows, row)).center()


def click(rows: RowList, row: int | str, modifier: Modifier = Modifier.NoModifier) -> None:
    QTest.mouseClick(rows.viewport(), LEFT, modifier, middle(rows, row))


def selected(rows: RowList) -> list[int]:
    return [index.row() for index in rows.selectedIndexes()]


def chosen(rows: ChatList) -> list[str]:
    return [rows.chats.id_at(index) for index in rows.selectedIndexes()]


def shown(rows: ChatList) -> list[str]:
    """Return the ids of the conversations in the list, without headings."""
    return [one for one in rows.chats.stringList() if not one.startswith("\n")]


def menu_of(rows: RowList, row: int | str) -> QMenu:
    rows.open_menu(at(rows, row), QPoint(0, 0))
    return [menu for menu in rows.findChildren(QMenu) if menu.parent() is rows][-1]


def choose(menu: QMenu, label: str) -> None:
    action = next(action for action in menu.actions() if action.text() == label)
    action.trigger()
    menu.close()


def test_every_promised_name_is_there(sidebar: Sidebar) -> None:
    names = "searchField gptList addGptField addGptButton chatList newChatButton"
    for name in [*names.split(), "gatewayStatus", "settingsButton"]:
        widget = sidebar.findChild(QWidget, name)
        assert widget is not None
        assert widget.accessibleName()


def test_a_click_asks_and_the_window_answers(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.gpt_selected, check_params_cb=lambda i: i == "g-a"):
        click(sidebar.gpt_list, 1)
    assert selected(sidebar.gpt_list) == []
    sidebar.select_gpt("g-a")
    assert selected(sidebar.gpt_list) == [1]
    with qtbot.waitSignal(sidebar.conversation_selected, check_params_cb=lambda i: i == "2"):
        click(sidebar.chat_list, "2")
    sidebar.select_conversation("2")
    assert chosen(sidebar.chat_list) == ["2"]
    sidebar.select_conversation("")
    assert chosen(sidebar.chat_list) == []


def test_what_is_shown_stays_marked_when_rows_change(sidebar: Sidebar) -> None:
    sidebar.select_conversation("3")
    sidebar.update_summaries([ConversationSummary("3", "Grant proposal", "g-a", time.time() + 5)])
    assert chosen(sidebar.chat_list) == ["3"]
    assert shown(sidebar.chat_list) == ["3", "1", "2"]
    sidebar.select_gpt("g-c")
    sidebar.set_gpts([GPTS[0], GPTS[3], GPTS[1]], {})
    assert selected(sidebar.gpt_list) == [1]


def test_a_conversation_selected_before_it_is_listed_is_marked_later(sidebar: Sidebar) -> None:
    sidebar.select_conversation("9")
    sidebar.append_summaries([ConversationSummary("9", "Late", "g-a", 5)])
    assert chosen(sidebar.chat_list) == ["9"]


def test_arrows_move_and_enter_asks(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.chat_list.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.assertNotEmitted(sidebar.conversation_selected):
        for _ in range(at(sidebar.chat_list, "3").row()):
            QTest.keyClick(sidebar.chat_list, Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.conversation_selected, check_params_cb=lambda i: i == "3"):
        QTest.keyClick(sidebar.chat_list, Qt.Key.Key_Return)


def test_the_ring_is_for_the_keyboard_only(sidebar: Sidebar) -> None:
    rows = sidebar.chat_list
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    first, second = rows.chats.index(0), rows.chats.index(1)
    assert rows.chats.group_at(first) is not None
    assert rows.state_of(first).has_focus
    click(rows, 1)
    assert not rows.state_of(second).has_focus
    QTest.keyClick(rows, Qt.Key.Key_Up)
    assert rows.state_of(first).has_focus


def test_delete_asks_to_remove(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.gpt_list.setFocus()
    sidebar.gpt_list.setCurrentIndex(sidebar.gpt_list.gpts.index(2))
    with qtbot.waitSignal(sidebar.gpts_removed, check_params_cb=lambda i: i == ["g-b"]):
        QTest.keyClick(sidebar.gpt_list, Qt.Key.Key_Delete)
    sidebar.set_gpts([GPTS[0], GPTS[1], GPTS[3]], {})
    assert sidebar.gpt_list.currentIndex().row() == 2
    sidebar.chat_list.setFocus()
    sidebar.chat_list.setCurrentIndex(at(sidebar.chat_list, "1"))
    with qtbot.waitSignal(sidebar.chats_asked) as asked:
        QTest.keyClick(sidebar.chat_list, Qt.Key.Key_Delete)
    assert asked.args == ["delete", ["1"], ""]


@pytest.mark.parametrize("way", ["F2", "double click", "menu"])
def test_rename_in_place(qtbot: QtBot, sidebar: Sidebar, way: str) -> None:
    rows = sidebar.gpt_list
    rows.setFocus()
    rows.setCurrentIndex(rows.gpts.index(1))
    if way == "F2":
        QTest.keyClick(rows, Qt.Key.Key_F2)
    elif way == "menu":
        choose(menu_of(rows, 1), "Rename")
    else:
        click(rows, 1)
        QTest.mouseDClick(rows.viewport(), LEFT, pos=middle(rows, 1))
    editor = rows.viewport().findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "ResearchGPT"
    QTest.keyClicks(editor, "My GPT")
    with qtbot.waitSignal(sidebar.gpt_renamed) as renamed:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == ["g-a", "My GPT"]


def test_delete_in_the_editor_removes_a_letter_only(qtbot: QtBot, sidebar: Sidebar) -> None:
    rows = sidebar.chat_list
    rows.setFocus()
    rows.setCurrentIndex(at(rows, "1"))
    QTest.keyClick(rows, Qt.Key.Key_F2)
    editor = rows.viewport().findChild(QLineEdit)
    assert editor is not None
    with qtbot.assertNotEmitted(sidebar.chats_asked):
        QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.text() == ""
    with qtbot.assertNotEmitted(sidebar.conversation_renamed):
        QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_the_gpts_menu_does_what_it_says(qtbot: QtBot, sidebar: Sidebar) -> None:
    rows = sidebar.gpt_list
    with qtbot.waitSignal(sidebar.new_chat_requested, check_params_cb=lambda i: i == "g-a"):
        choose(menu_of(rows, 1), "New chat")
    with qtbot.waitSignal(sidebar.gpt_pinned) as pinned:
        choose(menu_of(rows, 1), "Pin")
    assert pinned.args == ["g-a", True]
    with qtbot.waitSignal(sidebar.gpt_pinned) as pinned:
        choose(menu_of(rows, 0), "Unpin")
    assert pinned.args == ["g-p", False]
    with qtbot.waitSignal(sidebar.gpts_removed, check_params_cb=lambda i: i == ["g-b"]):
        choose(menu_of(rows, 2), "Remove")
    choose(menu_of(rows, 1), "Copy link")
    assert QGuiApplication.clipboard().text() == "https://chatgpt.com/g/g-a-researchgpt"


def test_the_chats_menu_does_what_it_says(qtbot: QtBot, sidebar: Sidebar) -> None:
    rows = sidebar.chat_list
    for label, action in (("Pin", "pin"), ("Archive", "archive"), ("Delete", "delete")):
        with qtbot.waitSignal(sidebar.chats_asked) as asked:
            choose(menu_of(rows, "2"), label)
        assert asked.args == [action, ["2"], ""]
    choose(menu_of(rows, "3"), "Rename")
    assert rows.viewport().findChild(QLineEdit) is not None


def test_the_dots_and_the_menu_key_open_the_menu(qtbot: QtBot, sidebar: Sidebar) -> None:
    rows = sidebar.chat_list
    place = QPoint(rows.viewport().width() - 12, middle(rows, "1").y())
    with qtbot.assertNotEmitted(sidebar.conversation_selected):
        QTest.mouseClick(rows.viewport(), LEFT, pos=place)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Menu)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()


def test_a_drag_changes_the_order(qtbot: QtBot, sidebar: Sidebar) -> None:
    rows = sidebar.gpt_list
    QTest.mousePress(rows.viewport(), LEFT, pos=middle(rows, 1))
    for y in range(60, 150, 10):
        QTest.mouseMove(rows.viewport(), QPoint(80, y))
    with (
        qtbot.assertNotEmitted(sidebar.gpt_selected),
        qtbot.waitSignal(sidebar.gpts_reordered) as reordered,
    ):
        QTest.mouseRelease(rows.viewport(), LEFT, pos=QPoint(80, 158))
    assert reordered.args == [["g-p", "g-b", "g-c", "g-a"]]


def test_alt_and_an_arrow_change_the_order(qtbot: QtBot, sidebar: Sidebar) -> None:
    rows = sidebar.gpt_list
    rows.setFocus()
    rows.setCurrentIndex(rows.gpts.index(3))
    with qtbot.waitSignal(sidebar.gpts_reordered) as reordered:
        QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert reordered.args == [["g-p", "g-a", "g-c", "g-b"]]


def test_search_filters_both_lists_and_goes_on_to_them(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.focus_search()
    with qtbot.waitSignal(sidebar.search_changed, check_params_cb=lambda text: text == "r"):
        QTest.keyClicks(sidebar.search_field, "r")
    QTest.keyClicks(sidebar.search_field, "ese")
    assert sidebar.gpt_list.gpts.rowCount() == 1
    assert sidebar.chat_list.chats.rowCount() == 0
    QTest.keyClick(sidebar.search_field, Qt.Key.Key_Down)
    assert sidebar.gpt_list.hasFocus()
    with qtbot.waitSignal(sidebar.gpt_selected, check_params_cb=lambda i: i == "g-a"):
        QTest.keyClick(sidebar.gpt_list, Qt.Key.Key_Return)
    sidebar.focus_search()
    QTest.keyClick(sidebar.search_field, Qt.Key.Key_Escape)
    assert shown(sidebar.chat_list) == ["1", "2", "3"]


def test_the_search_fields_cross_clears_it(sidebar: Sidebar) -> None:
    field = sidebar.search_field
    QTest.keyClicks(field, "quantum")
    assert shown(sidebar.chat_list) == ["1"]
    QTest.mouseClick(field, LEFT, pos=QPoint(field.width() - 18, field.height() // 2))
    assert field.text() == ""


def test_links_are_entered_in_the_dashed_box(qtbot: QtBot, sidebar: Sidebar) -> None:
    field = sidebar.add_field
    assert field.placeholderText() == "Paste or drop GPT links"
    QTest.mouseClick(sidebar.add_button, LEFT)
    assert field.hasFocus()
    assert field.placeholderText().startswith("https://")
    QTest.keyClicks(field, "https://chatgpt.com/g/g-bo0FiWLY7")
    with qtbot.waitSignal(sidebar.links_entered) as entered:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert entered.args == ["https://chatgpt.com/g/g-bo0FiWLY7"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.hasFocus()
    assert field.placeholderText() == "Paste or drop GPT links"


def test_new_chat_is_with_the_gpt_that_is_shown(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.select_gpt("g-b")
    with qtbot.waitSignal(sidebar.new_chat_requested, check_params_cb=lambda i: i == "g-b"):
        QTest.mouseClick(sidebar.new_chat_button, LEFT)


@pytest.mark.parametrize(
    ("gateway", "sentence", "role"),
    [
        (("", "", ""), "No gateway key yet", "faint"),
        (("api.gpt.ge", "", ""), "api.gpt.ge · no key yet", "faint"),
        (("api.gpt.ge", "GNOME Keyring", ""), "api.gpt.ge · key in GNOME Keyring", "ok"),
        (("api.gpt.ge", "session", "ready"), "api.gpt.ge · key for this session only", "warn"),
        (("Demo", "", "ready"), "Demo", "ok"),
        (("x", "KWallet", "trouble"), "x · key in KWallet", "danger"),
        (("x", "KWallet", "waiting"), "x · waiting for the password store", "warn"),
    ],
)
def test_the_gateways_state_is_told(
    sidebar: Sidebar, gateway: tuple[str, str, str], sentence: str, role: str
) -> None:
    sidebar.set_gateway(*gateway)
    status = sidebar.gateway_status
    assert status.text() == status.accessibleName() == sentence
    dot = status.grab().toImage().pixelColor(12, status.height() // 2)
    assert dot.name() == getattr(load_theme("light"), role)


def test_the_foot_asks(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.gateway_requested):
        QTest.mouseClick(sidebar.gateway_status, LEFT)
    with qtbot.waitSignal(sidebar.settings_requested):
        QTest.mouseClick(sidebar.settings_button, LEFT)


def test_items_bear_their_names(sidebar: Sidebar) -> None:
    for rows, names in (
        (sidebar.gpt_list, [gpt.name for gpt in GPTS]),
        (sidebar.chat_list, ["Quantum computing", "把摘要翻译成英文", "Grant proposal"]),
    ):
        face = QAccessible.queryAccessibleInterface(rows)
        children = [face.child(i) for i in range(face.childCount())]
        texts = [child.text(QAccessible.Text.Name) for child in children]
        headings = {group.title for group in sidebar.chat_list.chats.groups()}
        assert [text for text in texts if text and text not in headings] == names


def test_tab_reaches_everything(sidebar: Sidebar) -> None:
    wanted = {
        sidebar.search_field,
        sidebar.add_button,
        sidebar.gpt_list,
        sidebar.add_field,
        sidebar.chats_header.menu_button,
        sidebar.new_chat_button,
        sidebar.chat_list,
        sidebar.gateway_status,
        sidebar.settings_button,
    }
    sidebar.search_field.setFocus()
    reached = set()
    for _ in range(2 * len(wanted)):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert wanted <= reached


def test_it_changes_its_colours_while_it_is_shown(sidebar: Sidebar, themes: ThemeKeeper) -> None:
    for name in ("dark", "light"):
        themes.set_mode(name)
        theme = load_theme(name)
        sidebar.select_gpt("g-a")
        picture = sidebar.grab().toImage()
        assert picture.pixelColor(3, 400).name() == theme.side
        row = sidebar.gpt_list.mapTo(sidebar, middle(sidebar.gpt_list, 1))
        assert picture.pixelColor(row.x() + 60, row.y() + 16).name() == theme.sel


def test_many_gpts_leave_room_for_the_chats(sidebar: Sidebar) -> None:
    sidebar.set_gpts([Gpt(f"g-{i}", f"GPT {i}") for i in range(50)], {})
    QApplication.processEvents()
    assert sidebar.gpt_list.height() <= sidebar.height() * 0.45
    assert sidebar.chat_list.height() > 200


def test_nothing_is_chosen_by_an_invalid_row(sidebar: Sidebar) -> None:
    sidebar.select_gpt("g-a")
    sidebar.gpt_list.choose(QModelIndex())
    assert selected(sidebar.gpt_list) == []
