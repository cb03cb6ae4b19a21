"""Puts a window in the place of another: the same one, in another language."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from gpts_desktop.ui.progress_dialog import ProgressDialog
from gpts_desktop.ui.settings.settings_window import SettingsWindow

if TYPE_CHECKING:
    from gpts_desktop.ui.shell import Shell

_LOOK_AGAIN = 0.3  # seconds
_PAINTED_IN = 2.0  # seconds: a window that is minimised is never painted


async def succeed(old: Shell, build: Callable[[Shell], Shell]) -> Shell:
    """Build a window from what lives on, show it where the old one stands, and let that go.

    Turns go on; draft, files, reading place and an open page of the settings come along. An import
    or an export that is under way belongs to its window: it is waited for.
    """
    while _is_at_work(old):  # noqa: ASYNC110 - they tell nobody when the last of them ends
        await asyncio.sleep(_LOOK_AGAIN)
    bar = old.window.composer.editing_bar
    edited = old.window.composer.text() if bar is not None and not bar.isHidden() else ""
    page = old.settings_desk.page
    settings_place = _settings_window(old)
    shown = old.chat.conversation
    old.leave()
    await old.tasks.close()
    old.home.forget_window()
    new = build(old)
    new.complete()
    new.take_over(old)
    if shown is not None:
        await _shows(new, shown.id, shown.gpt_id)
    if edited and not new.window.composer.text():
        new.window.composer.set_text(edited)
    await _painted(new, old)
    if page:
        window = new.settings_desk.open(page)
        if settings_place is not None:
            window.setGeometry(settings_place.geometry())
    old.window.hide()
    old.window.deleteLater()
    old.deleteLater()
    return new


def _is_at_work(shell: Shell) -> bool:
    windows = QApplication.topLevelWidgets()
    return shell.is_importing or any(
        isinstance(window, ProgressDialog) and window.isVisible() for window in windows
    )


def _settings_window(shell: Shell) -> QWidget | None:
    return shell.window.findChild(SettingsWindow)


async def _shows(shell: Shell, conversation_id: str, gpt_id: str) -> None:
    """Wait until a conversation is on screen; one without messages is begun with its GPT."""
    if shell.conversations.get(conversation_id) is None:
        shell.chat.new_chat(gpt_id)
        return
    there = asyncio.Event()
    shell.chat.conversation_shown.connect(there.set)
    shell.chat.trouble.connect(there.set)
    shell.chat.open(conversation_id)
    await there.wait()


async def _painted(new: Shell, old: Shell) -> None:
    """Show a window over the other; return when it was painted."""
    painted = asyncio.Event()
    new.window.painted.connect(painted.set)
    had_focus = old.window.isActiveWindow() or QApplication.activeModalWidget() is not None
    if old.window.windowState() == Qt.WindowState.WindowNoState:
        new.window.setGeometry(old.window.geometry())
    new.window.setWindowState(old.window.windowState())
    if not had_focus:
        new.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    new.window.show()
    try:
        async with asyncio.timeout(_PAINTED_IN):
            await painted.wait()
    except TimeoutError:
        pass
    new.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
