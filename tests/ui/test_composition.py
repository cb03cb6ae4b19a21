"""Input methods: Enter belongs to the word that is composed, in every field."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.name_dialog import NameDialog
from gpts_desktop.ui.shell import Shell
from tests.ui.all_windows import opened

ENTER = Qt.Key.Key_Return


def compose(field: QWidget, preedit: str = "", commit: str = "") -> None:
    """Do as an input method does."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def composed_in(field: QLineEdit) -> int:
    """Return how far right of its text's end a field's caret stands: behind what is composed."""
    return field.cursorRect().x()


def field_in(name: str, window: QWidget) -> QLineEdit:
    at = QApplication.focusWidget()
    assert isinstance(at, QLineEdit), name
    return at


@pytest.mark.parametrize(
    "name", ["main: palette", "main: find bar", "new folder", "tags", "settings: appearance"]
)
def test_enter_commits_the_word_and_does_nothing_else(
    whole_shell: Shell, qtbot: QtBot, name: str
) -> None:
    with opened(name, whole_shell, qtbot) as window:
        field = field_in(name, window)
        before = composed_in(field)
        compose(field, "ni")
        assert field.text() == ""
        assert composed_in(field) > before  # it stands where it will stand
        QTest.keyClick(field, ENTER)
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert field.isVisible()
        assert composed_in(field) > before
        compose(field, commit="你")
        assert field.text() == "你"
        assert field.isVisible()


def test_an_enter_that_races_the_commit_takes_no_name(whole_shell: Shell, qtbot: QtBot) -> None:
    named: list[str] = []
    with opened("new folder", whole_shell, qtbot) as dialog:
        assert isinstance(dialog, NameDialog)
        dialog.name_entered.connect(named.append)
        compose(dialog.field, "ni")
        compose(dialog.field, commit="你")
        QTest.keyClick(dialog.field, ENTER)
        assert not named
        assert dialog.isVisible()
        QTest.keyClick(dialog.field, ENTER)
        assert named == ["你"]


def test_a_chat_is_renamed_by_the_enter_after_the_word(whole_shell: Shell, qtbot: QtBot) -> None:
    rows = whole_shell.window.sidebar.chat_list
    chat = next(
        one for at in range(9) if (one := rows.chats.chat_at(rows.chats.index(at))) is not None
    )
    rows.setFocus()
    rows.rename(chat.id)
    field = rows.findChild(QLineEdit, "renameField")
    assert field is not None
    field.selectAll()
    compose(field, "ni")
    compose(field, commit="你好")
    QTest.keyClick(field, ENTER)  # the one that made the commit
    QApplication.processEvents()
    assert field.isVisible()
    QTest.keyClick(field, ENTER)
    qtbot.waitUntil(lambda: rows.chats.chat_of(chat.id).title == "你好")


def test_what_is_composed_stands_in_the_text_at_the_caret(whole_shell: Shell) -> None:
    box = whole_shell.window.composer.text_box
    box.replace_text("before after")
    cursor = box.textCursor()
    cursor.setPosition(7)
    box.setTextCursor(cursor)
    compose(box, "ni")
    layout = box.textCursor().block().layout()
    assert (layout.preeditAreaText(), layout.preeditAreaPosition()) == ("ni", 7)
    assert box.text() == "before after"
    compose(box, commit="你")
    assert box.text() == "before 你after"


def _fill_field(shell: Shell) -> QWidget:
    shell.window.sidebar.search_field.setText("words " * 30)  # longer than the field
    return shell.window.sidebar.search_field


def _fill_composer(shell: Shell) -> QWidget:
    shell.window.composer.set_text("\n".join(f"Line {n}" for n in range(80)))  # it scrolls
    return shell.window.composer.text_box


@pytest.mark.parametrize("fill", [_fill_field, _fill_composer])
def test_the_candidates_open_at_the_caret(
    whole_shell: Shell, qtbot: QtBot, fill: Callable[[Shell], QWidget]
) -> None:
    field = fill(whole_shell)
    whole_shell.window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    compose(field, "ni")

    def is_in_field() -> bool:
        told: QRectF = QGuiApplication.inputMethod().cursorRectangle()
        top_left = field.mapTo(whole_shell.window, field.rect().topLeft())
        return QRect(top_left, field.size()).contains(told.toRect())

    qtbot.waitUntil(is_in_field)
    compose(field, "nihao")
    assert is_in_field()
    compose(field)
