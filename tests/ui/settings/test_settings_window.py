"""The settings: applied at once, found by a word, reset one by one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QKeySequenceEdit,
    QLabel,
    QListWidget,
    QPushButton,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.settings import DEFAULTS
from gpts_desktop.ui.clipboard_watch import ClipboardWatch
from gpts_desktop.ui.settings.setting_row import SettingRow
from gpts_desktop.ui.settings.settings_window import SettingsWindow
from gpts_desktop.ui.shell import Shell
from gpts_desktop.ui.shortcut_sheet import ShortcutSheet

PAGES = ["appearance", "chats", "gateway", "privacy", "shortcuts", "about"]


@pytest.fixture
def window(shell: Shell, qtbot: QtBot) -> SettingsWindow:
    opened = shell.settings_desk.open()
    qtbot.waitExposed(opened)
    return opened


def choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def row_of(control: QWidget) -> SettingRow:
    """Return the row that a control stands in."""
    above: QWidget | None = control
    while above is not None and not isinstance(above, SettingRow):
        above = above.parentWidget()
    assert isinstance(above, SettingRow)
    return above


def shown_rows(window: SettingsWindow) -> list[str]:
    rows = [row for row in window.findChildren(SettingRow) if row.isVisible()]
    return [row.findChildren(QLabel)[0].text() for row in rows]


def test_a_choice_holds_at_once_and_is_reset_by_itself(
    shell: Shell, window: SettingsWindow
) -> None:
    box = window.findChild(QComboBox, "setting-theme")
    assert box is not None
    row = row_of(box)
    assert row.reset_button.isHidden()
    choose(box, "dark")
    assert shell.themes.theme.dark
    assert not row.reset_button.isHidden()
    shell.settings["wrap_code"] = True
    row.reset_button.click()
    assert shell.settings["theme"] == DEFAULTS["theme"]
    assert box.currentData() == DEFAULTS["theme"]
    assert shell.settings["wrap_code"] is True


def test_the_texts_size_follows_slider_and_keys(shell: Shell, window: SettingsWindow) -> None:
    slider = window.findChild(QSlider, "setting-zoom")
    assert slider is not None
    slider.setValue(15)
    assert shell.settings["zoom"] == 1.5
    shell.reading.zoom(1)
    assert slider.value() == 16


def test_a_change_elsewhere_is_shown(shell: Shell, window: SettingsWindow) -> None:
    window.show_page("chats")
    box = window.findChild(QCheckBox, "setting-notify")
    assert box is not None
    assert box.isChecked()
    shell.settings["notify"] = False
    assert not box.isChecked()


def test_a_word_finds_settings_on_every_page(window: SettingsWindow, qtbot: QtBot) -> None:
    QTest.keyClicks(window.search_field, "pictures")
    assert "Pictures from elsewhere" in shown_rows(window)
    window.search_field.clear()
    QTest.keyClicks(window.search_field, "Answer LONG")
    assert shown_rows(window) == ["Notify of long answers"]
    QTest.keyClicks(window.search_field, "xyz")
    assert shown_rows(window) == []
    QTest.keyClick(window.search_field, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert "Theme" in shown_rows(window)
    QTest.keyClick(window.search_field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isVisible())


@pytest.mark.parametrize("code", PAGES)
def test_every_control_of_a_page_has_a_name(window: SettingsWindow, code: str) -> None:
    window.show_page(code)
    page = window.page(code)
    assert page.isVisible()
    for kind in (QComboBox, QCheckBox, QSlider, QPushButton, QKeySequenceEdit):
        for control in page.findChildren(kind):
            text = control.text() if isinstance(control, QPushButton) else ""
            assert control.accessibleName() or text, control


def test_the_window_is_there_once(shell: Shell, window: SettingsWindow, qtbot: QtBot) -> None:
    assert shell.settings_desk.open("about") is window
    window.close()
    qtbot.waitUntil(lambda: shell.settings_desk._shown is None)
    assert shell.settings_desk.open() is not window


def test_hosts_are_forgotten_one_by_one(shell: Shell, window: SettingsWindow) -> None:
    shell.settings["picture_hosts"] = ["a.example", "b.example"]
    window.show_page("privacy")
    hosts = window.page("privacy").findChild(QListWidget, "pictureHosts")
    assert hosts is not None
    hosts.item(0).setSelected(True)
    (forget,) = [b for b in window.findChildren(QPushButton) if b.text() == "Forget"]
    forget.click()
    assert shell.settings["picture_hosts"] == ["b.example"]


def test_another_gateway_is_asked_from_then_on(shell: Shell, window: SettingsWindow) -> None:
    shell.gateways.save(GatewayProfile("two", "Two", "https://two.example/"))
    window.show_page("gateway")
    box = window.findChild(QComboBox, "setting-gateway")
    assert box is not None
    choose(box, "two")
    assert shell.gateways.current is not None
    assert shell.gateways.current.id == "two"


# Keys


def keys_field(window: SettingsWindow, command: str) -> QKeySequenceEdit:
    window.show_page("shortcuts")
    field = window.findChild(QKeySequenceEdit, f"shortcut-{command}")
    assert field is not None
    return field


def test_a_command_takes_another_key_and_its_own_one_again(
    shell: Shell, window: SettingsWindow
) -> None:
    field = keys_field(window, "new-chat")
    field.setKeySequence(QKeySequence("Ctrl+Shift+N"))
    assert shell.window.commands.keys("new-chat") == ("Ctrl+Shift+N",)
    assert shell.settings["shortcuts"] == {"new-chat": ["Ctrl+Shift+N"]}
    row = row_of(field)
    row.reset_button.click()
    assert shell.window.commands.keys("new-chat") == ("Ctrl+N",)
    assert shell.settings["shortcuts"] == {}
    assert field.keySequence() == QKeySequence("Ctrl+N")


@pytest.mark.parametrize(
    ("key", "why"),
    [("Ctrl+F", "Taken by “Find in conversation”"), ("A", "typing"), ("Ctrl+C", "editing")],
)
def test_a_key_that_is_needed_is_not_taken(
    shell: Shell, window: SettingsWindow, key: str, why: str
) -> None:
    field = keys_field(window, "new-chat")
    field.setKeySequence(QKeySequence(key))
    said = [label.text() for label in row_of(field).findChildren(QLabel)]
    assert any(why in text for text in said)
    assert shell.window.commands.keys("new-chat") == ("Ctrl+N",)


def test_a_command_may_have_no_key(shell: Shell, window: SettingsWindow) -> None:
    keys_field(window, "new-chat").clear()
    assert shell.window.commands.keys("new-chat") == ()


def test_changed_keys_hold_at_the_next_start(shell: Shell, window: SettingsWindow) -> None:
    keys_field(window, "new-chat").setKeySequence(QKeySequence("F4"))
    shell.window.commands.set_keys("new-chat", ())
    shell.window.commands.take_keys(shell.settings["shortcuts"])
    assert shell.window.commands.keys("new-chat") == ("F4",)


def test_the_sheet_lists_the_keys_as_they_are(shell: Shell, qtbot: QtBot) -> None:
    shell.settings["shortcuts"] = {"new-chat": ["F4"]}
    shell.settings_desk.show_sheet()
    (sheet,) = shell.window.findChildren(ShortcutSheet)
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    assert texts[texts.index("New chat") + 1] == "F4"
    assert "Edit the last question, from the empty box" in texts


# The clipboard


def test_a_copied_link_is_offered_only_when_that_is_wanted(shell: Shell) -> None:
    (watch,) = shell.window.findChildren(ClipboardWatch)
    QGuiApplication.clipboard().setText("https://chatgpt.com/g/g-ddddddddd-delta")
    watch._state_changed(Qt.ApplicationState.ApplicationActive)
    assert shell.library.get("g-ddddddddd") is None
    assert not shell.window.toast.accessibleName()
    shell.settings["watch_clipboard"] = True
    watch._state_changed(Qt.ApplicationState.ApplicationActive)
    assert shell.window.toast.accessibleName() == "A GPT’s link was copied. delta"
    assert shell.library.get("g-ddddddddd") is None
    (add,) = [b for b in shell.window.toast.findChildren(QPushButton) if b.text() == "Add"]
    add.click()
    assert shell.library.get("g-ddddddddd") is not None
    shell.window.toast.leave()
    watch._state_changed(Qt.ApplicationState.ApplicationActive)
    assert not shell.window.toast.isVisible()
