"""Every window of the app can be used by keyboard, and heard by name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from gpts_desktop.ui import motion
from gpts_desktop.ui.screen_room import FRAME
from gpts_desktop.ui.shell import Shell
from tests.ui.all_windows import WINDOWS, all_windows
from tests.ui.keyboard_walk import (
    controls,
    described,
    name_of,
    outside_of_rows,
    shows_focus,
    stops,
    turns_back,
    walk,
)

# Menus have their own keys, and while one waits there is nothing to press.
NO_STOPS = {name for name in WINDOWS if name.startswith("menu")} | {"waiting"}
STAYS_OPEN = {"main", "waiting"}
LOOKS = [("light", "normal"), ("dark", "normal"), ("light", "high"), ("dark", "high")]
LEAST = 24  # pixels that tell of the focus


def press(key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key)


def test_every_control_has_a_name(whole_shell: Shell, qtbot: QtBot) -> None:
    nameless = [
        f"{name}: {described(control)}"
        for name, widget in all_windows(whole_shell, qtbot)
        for control in controls(widget)
        if not name_of(control)
    ]
    assert nameless == []


def test_no_bar_runs_where_less_motion_is_wanted(whole_shell: Shell, qtbot: QtBot) -> None:
    whole_shell.settings["motion"] = "reduced"
    bars = [
        (name, bar)
        for name, widget in all_windows(whole_shell, qtbot)
        for bar in widget.findChildren(QProgressBar)
        if bar.minimum() == bar.maximum() == 0
    ]
    motion.reduce_motion(by_user=False)
    assert bars == []


def test_every_entry_of_a_menu_has_words(whole_shell: Shell, qtbot: QtBot) -> None:
    for name, widget in all_windows(whole_shell, qtbot):
        if isinstance(widget, QMenu):
            entries = [action for action in widget.actions() if not action.isSeparator()]
            assert entries, name
            assert all(action.text().strip() for action in entries), name
            QTest.keyClick(widget, Qt.Key.Key_Escape)
            assert not widget.isVisible(), name


def test_tab_reaches_all_in_the_order_one_reads_and_comes_round(
    whole_shell: Shell, qtbot: QtBot
) -> None:
    for name, widget in all_windows(whole_shell, qtbot):
        if name in NO_STOPS:
            continue
        seen = walk(widget)
        missed = [described(one) for one in stops(widget) if one not in seen]
        assert missed == [], name
        assert len(set(seen)) == len(seen), name
        read = [one for one in outside_of_rows(seen) if not _floats(one)]
        assert len(turns_back(read)) <= 1, (name, turns_back(read))
        assert set(outside_of_rows(walk(widget, back=True))) == set(outside_of_rows(seen)), name


def _floats(widget: object) -> bool:
    """Whether it is on the card over the conversation, which stands in no line."""
    from gpts_desktop.ui.toast import Toast

    above = getattr(widget, "parentWidget", lambda: None)()
    return isinstance(above, Toast)


@pytest.mark.parametrize(("theme", "contrast"), LOOKS)
def test_where_the_keyboard_is_can_be_seen(
    whole_shell: Shell, qtbot: QtBot, theme: str, contrast: str
) -> None:
    QApplication.setCursorFlashTime(0)
    whole_shell.settings["theme"], whole_shell.settings["contrast"] = theme, contrast
    looked_at: set[str] = set()
    unseen = []
    for name, widget in all_windows(whole_shell, qtbot):
        if name in NO_STOPS:
            continue
        for stop in walk(widget):
            if described(stop) in looked_at or described(stop).startswith("QKeySequenceEdit"):
                continue
            looked_at.add(described(stop))
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            QApplication.processEvents()
            if (changed := shows_focus(stop)) < LEAST:
                unseen.append(f"{name}: {described(stop)} {changed}")
    assert not unseen, "\n".join(unseen)


def test_escape_closes(whole_shell: Shell, qtbot: QtBot) -> None:
    for name, widget in all_windows(whole_shell, qtbot):
        if name in NO_STOPS or name.startswith("main"):
            continue
        press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda open_one=widget: not _is_open(open_one))  # type: ignore[misc]


def _is_open(widget: object) -> bool:
    return any(one is widget for one in QApplication.topLevelWidgets() if one.isVisible())


@pytest.mark.parametrize("name", ["main: palette", "main: picture viewer", "main: find bar"])
def test_escape_closes_what_lies_over_the_window(
    whole_shell: Shell, qtbot: QtBot, name: str
) -> None:
    for opened, _widget in all_windows(whole_shell, qtbot):
        if opened == name:
            over = QApplication.focusWidget()
            assert over is not None
            QTest.keyClick(over, Qt.Key.Key_Escape)
            assert not over.isVisible()


def test_enter_does_what_the_default_button_does(whole_shell: Shell, qtbot: QtBot) -> None:
    pressed: list[str] = []
    wanted = []
    for name, widget in all_windows(whole_shell, qtbot):
        if not isinstance(widget, QDialog) or name in NO_STOPS:
            continue
        default = [
            b
            for b in widget.findChildren(QPushButton)
            if b.isDefault() and b.isVisible() and b.isEnabled()
        ]
        if default:
            wanted.append(name)
            default[0].clicked.disconnect()
            default[0].clicked.connect(lambda _=False, n=name: pressed.append(n))
            press(Qt.Key.Key_Return)
    assert pressed == wanted
    assert len(wanted) > 8


# They hold what can't be folded; their frames' edges can still be moved into sight.
TALL = {"gateway", "export", "rescue", "import", "parameters"}


def test_windows_fit_on_a_small_screen_at_200_percent(
    whole_shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = QRect(0, 0, 683, 384)  # of 1366 x 768
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: small)
    whole_shell.window.resize(small.width(), small.height() - FRAME)
    for name, widget in all_windows(whole_shell, qtbot):
        if isinstance(widget, QDialog) and name not in TALL:
            assert widget.width() <= small.width(), name
            assert widget.height() <= small.height(), name
