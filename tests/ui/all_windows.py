"""Every window, dialog, page and menu of the app, opened one after the other.

    for name, widget in all_windows(whole_shell, qtbot):
        ...  # it is open and shown; it is closed before the next one comes

`tests/ui/conftest.py` has the fixture `whole_shell`, a window with something of everything in it.
`WINDOWS` holds them by name for who wants one alone: `with opened("settings: about", shell, qtbot)
as widget`. Who adds a window to the app adds it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.core.copies import Copy, CopyKind, Counts
from gpts_desktop.core.importing.report import ImportReport
from gpts_desktop.core.links import FoundGpt
from gpts_desktop.core.rescue import Findings, Offer, Way
from gpts_desktop.core.unsaved_text import Losses
from gpts_desktop.ui.shell import Shell
from gpts_desktop.ui.sidebar.chat_actions import ChatView

Opener = Callable[[Shell, QtBot], QWidget]
D = TypeVar("D", bound=QDialog)
WINDOWS: dict[str, Opener] = {}


def all_windows(shell: Shell, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """Yield the name of each and what is shown, which is closed when the next one is asked for."""
    for name in WINDOWS:
        with opened(name, shell, qtbot) as widget:
            yield name, widget


@contextmanager
def opened(name: str, shell: Shell, qtbot: QtBot) -> Iterator[QWidget]:
    """Open one, and put the window back as it was."""
    shell.window.activateWindow()
    qtbot.waitUntil(shell.window.isActiveWindow)
    widget = WINDOWS[name](shell, qtbot)
    qtbot.waitUntil(widget.isVisible)
    QApplication.processEvents()
    try:
        yield widget
    finally:
        _put_back(shell)


def _put_back(shell: Shell) -> None:
    window, sidebar = shell.window, shell.window.sidebar
    for open_one in QApplication.topLevelWidgets():
        if open_one is not window and open_one.isVisible():
            if isinstance(open_one, QDialog):
                open_one.done(0)
            open_one.close()
    if window.transcript.pictures.viewer is not None:
        window.transcript.pictures.viewer.finish()
    shell.search.palette.leave()
    window.transcript.finder.bar.close_bar(back=False)
    window.toast.leave()
    window.banner.hide()
    sidebar.chat_list.marks.clear()
    sidebar.view_chosen.emit(ChatView.CHATS.value)
    window.show_chat()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _window(name: str) -> Callable[[Opener], Opener]:
    def take(opener: Opener) -> Opener:
        WINDOWS[name] = opener
        return opener

    return take


def _found(kind: type[D]) -> D:
    """Return the newest open dialog of a kind."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)][-1]


def _opened(dialog: D) -> D:
    """Show a dialog as its opener in the app does."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


# The main window


@_window("main")
def _main(shell: Shell, qtbot: QtBot) -> QWidget:
    shell.window.composer.text_box.setFocus()
    return shell.window


@_window("main: first run")
def _first_run(shell: Shell, qtbot: QtBot) -> QWidget:
    shell.window.show_first_run()
    return shell.window


@_window("main: selected chats")
def _selected(shell: Shell, qtbot: QtBot) -> QWidget:
    shell.window.sidebar.chat_list.marks.mark_all()
    return shell.window


@_window("main: archive")
def _archive(shell: Shell, qtbot: QtBot) -> QWidget:
    shell.window.sidebar.view_chosen.emit(ChatView.ARCHIVE.value)
    return shell.window


@_window("main: trash")
def _trash(shell: Shell, qtbot: QtBot) -> QWidget:
    shell.window.sidebar.view_chosen.emit(ChatView.TRASH.value)
    return shell.window


@_window("main: find bar")
def _find(shell: Shell, qtbot: QtBot) -> QWidget:
    shell.window.transcript.finder.open()
    return shell.window


@_window("main: toast and banner")
def _toast(shell: Shell, qtbot: QtBot) -> QWidget:
    shell.window.toast.show_message(
        "3 chats deleted", "They stay in the trash.", [("Undo", lambda: None)]
    )
    shell.window.banner.show_trouble("The disk is full.", [("Try again", lambda: None)])
    return shell.window


@_window("main: palette")
def _palette(shell: Shell, qtbot: QtBot) -> QWidget:
    shell.search.controller.toggle()
    return shell.search.palette


@_window("main: picture viewer")
def _viewer(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.pictures.viewer import PictureViewer

    viewer = PictureViewer(shell.window)
    viewer.show_picture("A picture")
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    viewer.set_image(image)
    shell.window.transcript.pictures.viewer = viewer
    viewer.closed.connect(lambda: setattr(shell.window.transcript.pictures, "viewer", None))
    return viewer


# Settings


def _settings(code: str) -> Opener:
    def opener(shell: Shell, qtbot: QtBot) -> QWidget:
        return shell.settings_desk.open(code)

    return opener


for _code in ("appearance", "chats", "gateway", "privacy", "data", "shortcuts", "about"):
    WINDOWS[f"settings: {_code}"] = _settings(_code)


@_window("gateway")
def _gateway(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.settings.gateway_dialog import GatewayDialog

    shell.gateway.open_dialog()
    return _found(GatewayDialog)


@_window("parameters")
def _parameters(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.settings.parameters_panel import ParametersPanel

    shell.dialogs.open_parameters()
    return _found(ParametersPanel)


@_window("data and copies")
def _data(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.settings.data_dialog import DataDialog

    assert shell.data is not None
    shell.data.open_dialog()
    return _found(DataDialog)


@_window("fonts")
def _fonts(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.settings.family_dialog import FamilyDialog

    shell.reading.choose_family()
    return _found(FamilyDialog)


@_window("shortcut sheet")
def _sheet(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.shortcut_sheet import ShortcutSheet

    shell.settings_desk.show_sheet()
    return _found(ShortcutSheet)


# Texts


@_window("request")
def _request(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.text_dialogs import RequestDialog

    shell.dialogs.show_next_request()
    return _found(RequestDialog)


@_window("details")
def _details(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.text_dialogs import DetailsDialog

    assert shell.chat.conversation is not None
    failed = [m for m in shell.chat.conversation.path() if m.failure is not None]
    shell.dialogs.show_details(failed[-1])
    return _found(DetailsDialog)


@_window("bug")
def _bug(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.bug_window import BugWindow

    title = QCoreApplication.translate("FaultDesk", "Something went wrong in the app")
    return _opened(BugWindow(title, "Traceback\n  in a_function\nValueError", shell.window))


@_window("import report")
def _report(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.importing.import_report_dialog import ImportReportDialog

    report = ImportReport(new=12, messages=340, deleted=2, damaged=1)
    report.tell("conversations.json: the third conversation ends too early.")
    return _opened(ImportReportDialog(report, shell.window))


# Importing and exporting


@_window("import")
def _import(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.importing.import_dialog import ImportDialog

    shell.window.commands.run("import")
    return _found(ImportDialog)


@_window("export")
def _export(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.export.export_dialog import ExportDialog

    shell.window.commands.run("export-all")
    return _found(ExportDialog)


@_window("progress")
def _progress(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.export.export_progress import ExportProgress

    dialog = _opened(ExportProgress(shell.window))
    dialog.show_chats(41, 100)
    dialog.cancelled.connect(dialog.leave)
    return dialog


# Questions


@_window("new folder")
def _folder(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.name_dialog import NameDialog

    shell.window.sidebar.chats_header.folder_wanted.emit()
    return _found(NameDialog)


@_window("tags")
def _tags(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.tag_dialog import TagDialog

    states = {"work": Qt.CheckState.Checked, "later": Qt.CheckState.PartiallyChecked}
    return _opened(TagDialog(states, 2, shell.window))


@_window("delete for good")
def _for_good(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.for_good_dialog import ForGoodDialog

    return _opened(ForGoodDialog(3, shell.window))


@_window("offered GPTs")
def _offer(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.offer_dialog import OfferDialog

    found = FoundGpt("g-ddddddddd", "delta", "Delta", "https://chatgpt.com/g/g-ddddddddd-delta")
    return _opened(OfferDialog([found], shell.window))


@_window("import offer")
def _import_offer(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.importing.import_offer_dialog import ImportOfferDialog

    return _opened(ImportOfferDialog([Path("chats.json")], shell.window))


@_window("doubtful link")
def _doubt(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.browser import DoubtBox

    shell.dialogs.doubt_link("https://evil.example/", "evil.example", "bank.example")
    return _found(DoubtBox)


@_window("sure")
def _sure(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.settings.sure_box import SureBox

    return _opened(SureBox("Restore this copy?", "What is here now is kept.", "&Go", shell.window))


@_window("unsaved")
def _unsaved(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.unsaved_dialog import UnsavedDialog

    dialog = UnsavedDialog(shell.window, can_stay=True)
    dialog.show_losses(None, Losses(3, 1, 2))
    return _opened(dialog)


@_window("branch map")
def _map(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.branch_map.map_dialog import MapDialog

    shell.window.commands.run("branches")
    return _found(MapDialog)


# Before a window can open


class _Desk:
    """A damaged database of which something was saved, with a copy."""

    read_so_far = 0

    def __init__(self) -> None:
        self.may_end = Event()

    def examine(self) -> Findings:
        copy = Copy(Path("copy.db"), 1_764_000_000.0, 6, CopyKind.DAILY, 4_000_000)
        return Findings(Counts(2, 12, 300), 340, (Offer(copy, Counts(2, 12, 320), 20),))

    def finish(self, way: Way, copy: Copy | None) -> Path:
        return Path("damaged.db")

    def interrupt(self) -> None: ...

    def discard(self) -> None: ...


@_window("rescue")
def _rescue(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.recovery.rescue_dialog import RescueDialog

    dialog = _opened(RescueDialog(_Desk()))
    qtbot.waitUntil(dialog.go_button.isEnabled)
    return dialog


@_window("data away")
def _away(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.recovery.between import AwayBox

    return _opened(AwayBox("Your data is in /media/disk, which is not there."))


@_window("data anew")
def _anew(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.recovery.between import AnewBox

    return _opened(AnewBox(Path("/media/disk")))


@_window("waiting")
def _waiting(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.recovery.waiting import WaitingDialog

    return _opened(WaitingDialog("The copy is being restored."))


# Menus


def _menu() -> QMenu:
    return [m for m in QApplication.topLevelWidgets() if isinstance(m, QMenu) and m.isVisible()][-1]


@_window("menu: settings")
def _settings_menu(shell: Shell, qtbot: QtBot) -> QWidget:
    shell.open_settings_menu()
    return _menu()


@_window("menu: chat")
def _chat_menu(shell: Shell, qtbot: QtBot) -> QWidget:
    shell.window.header.menu_requested.emit()
    return _menu()


@_window("menu: list of chats")
def _list_menu(shell: Shell, qtbot: QtBot) -> QWidget:
    shell.window.sidebar.chats_header.menu_button.click()
    return _menu()


@_window("menu: a chat")
def _row_menu(shell: Shell, qtbot: QtBot) -> QWidget:
    rows = shell.window.sidebar.chat_list
    row = next(n for n in range(9) if rows.chats.chat_at(rows.chats.index(n)) is not None)
    rows.open_menu(rows.chats.index(row), shell.window.mapToGlobal(QPoint(40, 200)))
    return _menu()


@_window("menu: a message")
def _message_menu(shell: Shell, qtbot: QtBot) -> QWidget:
    from gpts_desktop.ui.transcript.message_menu import QUESTION_ACTIONS, MessageMenu

    menu = MessageMenu(QUESTION_ACTIONS, print, shell.window, question=True, followers=3)
    menu.popup(shell.window.mapToGlobal(QPoint(400, 200)))
    return menu
