"""Several rows are marked, carried, folded and filtered, by mouse and by keys."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.sidebar.chat_actions import ChatAction, ChatView
from gpts_desktop.ui.sidebar.chat_list import ChatList
from gpts_desktop.ui.sidebar.drop_panel import DropPanel
from gpts_desktop.ui.sidebar.grouping import ByDate, ByFolder
from gpts_desktop.ui.sidebar.sidebar import Sidebar
from gpts_desktop.ui.style import apply_style
from gpts_desktop.ui.theme import ThemeKeeper

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
FOLDERS = [Folder("Thesis", "f1", 1.0), Folder("工作", "f2", 2.0)]


@pytest.fixture
def sidebar(qtbot: QtBot, qapp: QApplication) -> Iterator[Sidebar]:
    """Eight conversations of today, c0 the newest and shown; c6 is in the folder f1."""
    themes = ThemeKeeper("light")
    apply_style(qapp, themes)
    sidebar = Sidebar(themes)
    qtbot.addWidget(sidebar)
    sidebar.resize(284, 820)
    now = time.time() + 60
    sidebar.set_gpts([Gpt(f"g-{n}", f"GPT {n}") for n in range(4)], {})
    chats = [ConversationSummary(f"c{n}", f"Chat {n}", "g-1", now - n) for n in range(8)]
    chats[6] = chats[6]._replace(folder="f1")
    sidebar.chat_list.folders = lambda: FOLDERS
    sidebar.set_summaries(chats)
    sidebar.select_conversation("c0")
    sidebar.show()
    sidebar.activateWindow()
    qtbot.waitUntil(sidebar.isActiveWindow)
    yield sidebar
    themes.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def rows(sidebar: Sidebar) -> ChatList:
    return sidebar.chat_list


def at(rows: ChatList, name: str) -> QModelIndex:
    row = rows.chats.row_with(name)
    assert row is not None
    return rows.chats.index(row)


def middle(rows: ChatList, name: str) -> QPoint:
    return rows.visualRect(at(rows, name)).center()


def click(rows: ChatList, name: str, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(rows.viewport(), LEFT, modifier, middle(rows, name))


def menu_of(rows: ChatList, name: str) -> QMenu:
    rows.open_menu(at(rows, name), QPoint(0, 0))
    return [menu for menu in rows.findChildren(QMenu) if menu.parent() is rows][-1]


def labels(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_ctrl_and_shift_mark_and_nothing_is_opened(
    qtbot: QtBot, sidebar: Sidebar, rows: ChatList
) -> None:
    with qtbot.assertNotEmitted(sidebar.conversation_selected):
        click(rows, "c2", CTRL)
        assert rows.marked() == ["c0", "c2"]
        click(rows, "c0", CTRL)
        assert rows.marked() == ["c2"]
        click(rows, "c5", SHIFT)
        assert rows.marked() == ["c0", "c1", "c2", "c3", "c4", "c5"]
        click(rows, "c1", SHIFT)
        assert rows.marked() == ["c0", "c1"]
    with qtbot.waitSignal(sidebar.conversation_selected, check_params_cb=lambda i: i == "c1"):
        click(rows, "c1")
    assert not rows.marks.is_active
    assert rows.marked() == ["c0"]


def test_keys_mark(qtbot: QtBot, sidebar: Sidebar, rows: ChatList) -> None:
    rows.setFocus()
    rows.setCurrentIndex(at(rows, "c2"))
    QTest.keyClick(rows, Qt.Key.Key_A, CTRL)
    assert rows.marked() == [f"c{n}" for n in range(8)]
    assert sidebar.selection_bar.isVisible()
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    assert rows.marked() == ["c0"]
    assert not sidebar.selection_bar.isVisible()
    QTest.keyClick(rows, Qt.Key.Key_Space, CTRL)
    QTest.keyClick(rows, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(rows, Qt.Key.Key_Down, SHIFT)
    assert rows.marked() == ["c2", "c3", "c4"]
    with qtbot.waitSignal(sidebar.chats_asked) as asked:
        QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert asked.args == ["delete", ["c2", "c3", "c4"], ""]


def test_marks_stay_when_rows_change_and_go_when_something_else_is_opened(
    sidebar: Sidebar, rows: ChatList
) -> None:
    click(rows, "c3", CTRL)
    click(rows, "c4", CTRL)
    new = ConversationSummary("new", "New", "g-1", time.time() + 90)
    sidebar.update_summaries([new, rows.chats.chat_of("c4")._replace(updated=time.time() + 99)])
    assert rows.marked() == ["c4", "c0", "c3"]
    sidebar.append_summaries(
        [ConversationSummary(f"x{n}", "Old", "g-1", 1e9 - n) for n in range(300)]
    )
    assert rows.marked() == ["c4", "c0", "c3"]
    sidebar.remove_summaries(["c3"])
    assert rows.marked() == ["c4", "c0"]
    sidebar.select_conversation("c7")
    assert rows.marked() == ["c7"]
    assert not sidebar.selection_bar.isVisible()


def test_delete_is_for_what_is_marked_wherever_the_keyboard_is(
    qtbot: QtBot, sidebar: Sidebar, rows: ChatList
) -> None:
    sidebar.set_grouping(ByFolder(FOLDERS))
    click(rows, "c3", CTRL)
    rows.setFocus()
    rows.setCurrentIndex(at(rows, "\nfolder:f1"))
    with (
        qtbot.assertNotEmitted(rows.folder_deleted),
        qtbot.waitSignal(sidebar.chats_asked) as asked,
    ):
        QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert asked.args == ["delete", ["c0", "c3"], ""]


def test_the_bar_goes_with_the_last_marked_row(sidebar: Sidebar, rows: ChatList) -> None:
    for name in ("c2", "c3"):
        click(rows, name, CTRL)
    sidebar.remove_summaries(["c2"])
    assert sidebar.selection_bar.findChildren(QLabel)[0].text() == "2 selected"
    sidebar.remove_summaries(["c3", "c0"])
    assert not sidebar.selection_bar.isVisible()
    assert not rows.marks.is_active
    click(rows, "c4", CTRL)
    sidebar.remove_summaries(["c4"])
    sidebar.select_conversation("c5")
    assert rows.marked() == ["c5"]
    for name in ("c6", "c7"):
        click(rows, name, CTRL)
    sidebar.remove_summaries(["c6", "c7"])
    assert rows.marked() == ["c5"]


def test_marks_stay_under_other_headings(sidebar: Sidebar, rows: ChatList) -> None:
    for name in ("c2", "c3", "c6"):
        click(rows, name, CTRL)
    for grouping in (ByFolder(FOLDERS), ByDate(), ByFolder(FOLDERS)):
        sidebar.set_grouping(grouping)
        assert set(rows.marked()) == {"c0", "c2", "c3", "c6"}
    assert rows.marks.is_active


def test_the_bar_asks_for_all_marked_ones(qtbot: QtBot, sidebar: Sidebar, rows: ChatList) -> None:
    click(rows, "c3", CTRL)
    bar = sidebar.selection_bar
    for action in (ChatAction.TAG, ChatAction.PIN, ChatAction.ARCHIVE, ChatAction.DELETE):
        with qtbot.waitSignal(sidebar.chats_asked) as asked:
            QTest.mouseClick(bar.button(action), LEFT)
        assert asked.args == [action.value, ["c0", "c3"], ""]
    QTest.mouseClick(bar.button(ChatAction.MOVE), LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert labels(menu) == ["Thesis", "工作", "New folder…"]
    with qtbot.waitSignal(sidebar.chats_asked) as asked:
        menu.actions()[1].trigger()
    menu.close()
    assert asked.args == ["move", ["c0", "c3"], "f2"]
    bar.cleared.emit()
    assert rows.marked() == ["c0"]
    assert not bar.isVisible()


def test_a_menu_is_for_all_marked_ones_or_for_one_that_is_not(rows: ChatList) -> None:
    click(rows, "c3", CTRL)
    menu = menu_of(rows, "c3")
    assert "Rename" not in labels(menu)
    assert labels(menu) == [
        *("Pin", "Move to folder", "Tags…", "Export…", "Save as PDF…", "Archive", "Delete"),
    ]
    menu.close()
    menu = menu_of(rows, "c6")
    assert labels(menu)[:2] == ["Rename", "Pin"]
    (moving,) = menu.findChildren(QMenu)
    assert labels(moving) == ["Thesis", "工作", "New folder…", "Take out of the folder"]
    assert [action.isChecked() for action in moving.actions()[:2]] == [True, False]
    menu.close()


def drag(rows: ChatList, name: str, *steps: QPoint) -> None:
    """Press on a row and move over places of the screen."""
    view = rows.viewport()
    start = middle(rows, name)
    QTest.mousePress(view, LEFT, NONE, start)
    QTest.mouseMove(view, start + QPoint(12, 12))
    for step in steps:
        QTest.mouseMove(view, view.mapFromGlobal(step))


def let_go(rows: ChatList, place: QPoint) -> None:
    view = rows.viewport()
    QTest.mouseRelease(view, LEFT, NONE, view.mapFromGlobal(place))


def panel_of(sidebar: Sidebar) -> DropPanel:
    panel = next(p for p in sidebar.findChildren(DropPanel) if p.isVisible())
    assert isinstance(panel, DropPanel)
    return panel


@pytest.mark.parametrize(
    ("action", "argument"), [("move", "f2"), ("move to new", ""), ("archive", ""), ("delete", "")]
)
def test_one_is_carried_to_where_it_is_let_go(
    qtbot: QtBot, sidebar: Sidebar, rows: ChatList, action: str, argument: str
) -> None:
    drag(rows, "c3")
    target = panel_of(sidebar).place_of(ChatAction(action), argument)
    drag_on(rows, target)
    with (
        qtbot.assertNotEmitted(sidebar.conversation_selected),
        qtbot.waitSignal(sidebar.chats_asked) as asked,
    ):
        let_go(rows, target)
    assert asked.args == [action, ["c3"], argument]
    assert not [p for p in sidebar.findChildren(DropPanel) if p.isVisible()]


def drag_on(rows: ChatList, place: QPoint) -> None:
    QTest.mouseMove(rows.viewport(), rows.viewport().mapFromGlobal(place))


def test_all_marked_ones_are_carried_and_nothing_happens_where_nothing_is(
    qtbot: QtBot, sidebar: Sidebar, rows: ChatList
) -> None:
    click(rows, "c4", CTRL)
    drag(rows, "c4")
    (card,) = sidebar.findChildren(QLabel, "carriedCard")
    assert card.text() == "2 chats"
    with qtbot.assertNotEmitted(sidebar.chats_asked):
        let_go(rows, sidebar.mapToGlobal(QPoint(100, 100)))
    assert rows.marked() == ["c0", "c4"]
    drag(rows, "c2")
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(sidebar.chats_asked):
        let_go(rows, sidebar.mapToGlobal(QPoint(100, 780)))


def test_folders_in_the_list_take_what_is_let_go_over_them(
    qtbot: QtBot, sidebar: Sidebar, rows: ChatList
) -> None:
    sidebar.set_grouping(ByFolder(FOLDERS))
    QApplication.processEvents()
    for over, folder in (("\nfolder:f2", "f2"), ("c6", "f1"), ("\nfolder:", "")):
        drag(rows, "c3", rows.viewport().mapToGlobal(middle(rows, over)))
        heading = "\nfolder:" + folder
        assert rows.delegate.drop_row == rows.chats.row_with(heading)
        with qtbot.waitSignal(sidebar.chats_asked) as asked:
            let_go(rows, rows.viewport().mapToGlobal(middle(rows, over)))
        assert asked.args == ["move", ["c3"], folder]
        assert rows.delegate.drop_row == -1


def test_a_heading_folds_by_click_and_keys(rows: ChatList) -> None:
    (group,) = rows.chats.groups()
    click(rows, group.row_id)
    assert rows.chats.rowCount() == 1
    rows.setFocus()
    rows.setCurrentIndex(at(rows, group.row_id))
    QTest.keyClick(rows, Qt.Key.Key_Right)
    assert rows.chats.rowCount() == 9
    rows.setCurrentIndex(at(rows, "c3"))
    QTest.keyClick(rows, Qt.Key.Key_Left)
    assert rows.chats.rowCount() == 1
    assert rows.currentIndex() == at(rows, group.row_id)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert rows.chats.rowCount() == 9
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert rows.chats.rowCount() == 1
    menu = menu_of(rows, group.row_id)
    next(a for a in menu.actions() if a.text() == "Select all 8").trigger()
    menu.close()
    assert len(rows.marked()) == 8


def test_a_folders_heading_is_renamed_moved_and_deleted(
    qtbot: QtBot, sidebar: Sidebar, rows: ChatList
) -> None:
    sidebar.set_grouping(ByFolder(FOLDERS))
    rows.setFocus()
    rows.setCurrentIndex(at(rows, "\nfolder:f2"))
    QTest.keyClick(rows, Qt.Key.Key_F2)
    editor = rows.viewport().findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Home")
    with qtbot.waitSignal(rows.chats.folder_renamed) as renamed:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == ["f2", "Home"]
    menu = menu_of(rows, "\nfolder:f2")
    with qtbot.waitSignal(rows.folders_reordered) as reordered:
        next(a for a in menu.actions() if a.text() == "Move up").trigger()
    menu.close()
    assert reordered.args == [["f2", "f1"]]
    rows.setFocus()
    rows.setCurrentIndex(at(rows, "\nfolder:f1"))
    with qtbot.waitSignal(rows.folder_deleted, check_params_cb=lambda i: i == "f1"):
        QTest.keyClick(rows, Qt.Key.Key_Delete)


def test_tags_are_clicked_and_typed_to_filter(sidebar: Sidebar, rows: ChatList) -> None:
    tagged = rows.chats.chat_of("c2")._replace(tags=("to read", "物理"))
    sidebar.update_summaries([tagged])
    rect = rows.visualRect(at(rows, "c2"))
    place = next(
        QPoint(x, rect.center().y())
        for x in range(rect.right(), 0, -2)
        if rows.delegate.tag_at(rect, at(rows, "c2"), QPoint(x, rect.center().y())) == "to read"
    )
    QTest.mouseClick(rows.viewport(), LEFT, NONE, place)
    assert sidebar.search_field.text() == 'tag:"to read" '
    assert shown(rows) == ["c2"]
    sidebar.search_field.setText("folder:thes")
    assert shown(rows) == ["c6"]
    sidebar.search_field.setText("tag:物 chat")
    assert shown(rows) == ["c2"]
    assert sidebar.gpt_list.gpts.rowCount() == 0
    sidebar.search_field.setText("chat 3")
    assert shown(rows) == ["c3"]
    sidebar.search_field.setText("gpt:nobody")
    assert shown(rows) == []
    assert sidebar.gpt_list.gpts.rowCount() == 4
    sidebar.search_field.clear()
    assert len(shown(rows)) == 8


def shown(rows: ChatList) -> list[str]:
    return [one for one in rows.chats.stringList() if not one.startswith("\n")]


def test_the_trash_offers_what_can_be_done_there(
    qtbot: QtBot, sidebar: Sidebar, rows: ChatList
) -> None:
    sidebar.show_view(ChatView.TRASH, [rows.chats.chat_of("c1"), rows.chats.chat_of("c2")])
    assert labels(menu_of(rows, "c1")) == ["Restore", "Delete for good…"]
    rows.setFocus()
    rows.setCurrentIndex(at(rows, "c1"))
    with qtbot.waitSignal(sidebar.chats_asked) as asked:
        QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert asked.args == ["give up", ["c1"], ""]
    QTest.keyClick(rows, Qt.Key.Key_F2)
    assert rows.viewport().findChild(QLineEdit) is None
    with qtbot.assertNotEmitted(sidebar.conversation_selected):
        click(rows, "c2")
    with qtbot.waitSignal(sidebar.view_chosen, check_params_cb=lambda view: view == "chats"):
        sidebar.chats_header.back_button.click()
    sidebar.show_view(ChatView.ARCHIVE, [])
    assert _has_ink(rows.viewport().grab().toImage())


def _has_ink(image: QImage) -> bool:
    ground = image.pixel(1, image.height() - 2)
    return any(image.pixel(x, y) != ground for x in range(image.width()) for y in range(40))


def test_the_place_is_kept_when_all_rows_are_set_anew(sidebar: Sidebar, rows: ChatList) -> None:
    many = [ConversationSummary(f"x{n}", f"Old {n}", "g-1", 1.7e9 - n) for n in range(400)]
    sidebar.append_summaries(many)
    QApplication.processEvents()
    rows.setCurrentIndex(at(rows, "x200"))
    rows.verticalScrollBar().setValue(4000)
    sidebar.append_summaries([one._replace(id="y" + one.id, updated=1e9) for one in many])
    assert rows.verticalScrollBar().value() == 4000
    assert rows.chats.id_at(rows.currentIndex()) == "x200"


def test_several_gpts_are_removed_at_once(qtbot: QtBot, sidebar: Sidebar) -> None:
    gpts = sidebar.gpt_list
    for row in (1, 3):
        place = gpts.visualRect(gpts.gpts.index(row)).center()
        QTest.mouseClick(gpts.viewport(), LEFT, CTRL, place)
    gpts.setFocus()
    with qtbot.waitSignal(sidebar.gpts_removed) as removed:
        QTest.keyClick(gpts, Qt.Key.Key_Delete)
    assert removed.args == [["g-1", "g-3"]]
    sidebar.select_gpt("g-0")
    for row in (1, 3):
        place = gpts.visualRect(gpts.gpts.index(row)).center()
        QTest.mouseClick(gpts.viewport(), LEFT, CTRL, place)
    sidebar.set_gpts([Gpt("g-0", "GPT 0"), Gpt("g-2", "GPT 2")], {})
    assert gpts.marks.rows() == [0]
    assert not gpts.marks.is_active
