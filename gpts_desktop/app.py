"""What the process has once: Qt's application, the lock of its data, one window after another."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gpts_desktop.core.errors import (
    DamagedDatabaseError,
    ForeignDatabaseError,
    NewerDatabaseError,
    StorageError,
)
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.data_folders import after_refusal, carry_out, config_folder, ready_folders
from gpts_desktop.display_check import bad_binding_reason, missing_display_reason
from gpts_desktop.interface_scale import scaled
from gpts_desktop.session import RESTART, Opening, Session, Started
from gpts_desktop.ui.pyside_import import import_pyside

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gpts_desktop.ui.single_instance import SingleInstance


def run(
    arguments: Sequence[str] = (),
    *,
    demo: bool = False,
    data_dir: str | None = None,
    started: Started | None = None,
) -> int:
    """Open the window and return the exit code once it is closed.

    `arguments` are links, texts or files with GPTs to add. `started`, if given, is awaited
    when the window is ready; the app ends with what it returns.
    """
    gc.disable()  # until the first paint: what is made before it stays
    reason = missing_display_reason()
    if reason is None:
        import_pyside()
        reason = bad_binding_reason()
    if reason is not None:
        from gpts_desktop.system_dialog import show_in_dialog

        print(reason, file=sys.stderr)
        show_in_dialog(reason)
        return 1
    with scaled(config_folder(demo, data_dir)) as size:
        qt = _qt_application()
    from gpts_desktop.ui.languages import speak

    speak()
    try:
        folders = ready_folders(demo, data_dir)
        code: Opening | int = 1
        if folders is not None:
            code = Opening(folders, arguments, started, demo, size=size)
        while isinstance(code, Opening):
            code = _open_or_hand_over(qt, code)
    except StorageError as error:
        from gpts_desktop.ui.refusal import show_refusal

        print(error, file=sys.stderr)
        show_refusal(str(error))
        return 1
    if code == RESTART:
        from gpts_desktop.process_restart import start_again

        place = [] if data_dir is None else ["--data-dir", data_dir]
        start_again([*(["--demo"] if demo else []), *place])
    return code


def _qt_application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    qt = QApplication.instance() or QApplication(["gpts-desktop"])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("gpts-desktop")
    # In a Flatpak the entry in the menu bears the sandbox's name.
    qt.setDesktopFileName(os.environ.get("FLATPAK_ID", "gpts-desktop"))
    # The loop ends when the turns have ended, not when the window is gone.
    qt.setQuitOnLastWindowClosed(False)
    return qt


def _open_or_hand_over(qt: QApplication, opening: Opening) -> Opening | int:
    """Return the exit code, or what is to be opened next."""
    from gpts_desktop.ui.single_instance import SingleInstance

    instance = SingleInstance(opening.folders.data)
    if not instance.claim():
        from gpts_desktop.ui.intake import from_anywhere

        if instance.hand_over([from_anywhere(argument) for argument in opening.arguments]):
            return 0
        if not instance.is_first:
            raise StorageError(
                Sentence("gpts-desktop is open already, but its window does not answer.")
            )
    try:
        return _run_window(qt, opening, instance)
    finally:
        instance.release()


def _run_window(qt: QApplication, opening: Opening, instance: SingleInstance) -> Opening | int:
    from gpts_desktop.storage.store import SqliteStore

    try:
        store = SqliteStore(opening.folders.database)
    except (ForeignDatabaseError, NewerDatabaseError):
        raise
    except DamagedDatabaseError as error:
        return _rescued(opening, error)
    except StorageError as error:  # a full disk, a folder that is gone: the person can mend it
        read = after_refusal(opening.folders.database, error)
        if isinstance(read, bool):
            return opening if read else 1
        store = read
    session: Session | None = None
    try:
        with store:
            session = Session(qt, store, opening, instance)
            code = session.run(opening.arguments, opening.started)
    except DamagedDatabaseError as error:  # found by what the window shows first
        if session is not None:
            session.dispose()
        return _rescued(opening, error)
    if session.restart is None:
        return code
    session.dispose()
    folders = carry_out(session.restart, opening.folders)
    if folders is None:
        return 1
    secrets = session.secrets  # the keys that are kept for this session only
    return opening._replace(folders=folders, arguments=(), secrets=secrets)


def _rescued(opening: Opening, error: DamagedDatabaseError) -> Opening | int:
    from gpts_desktop.core.restart import RescueData

    print(error, file=sys.stderr)
    folders = carry_out(RescueData(), opening.folders)
    return opening._replace(folders=folders) if folders is not None else 1
