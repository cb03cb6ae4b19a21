"""One run of the window: builds each object once, runs the loop and shuts down in order.

The window comes first: what is slow to import (the loop, HTTP, the keyring, Markdown,
colours) is imported after the first paint, or when it is first needed.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from gpts_desktop.core.errors import AppError, DamagedDatabaseError
from gpts_desktop.core.secret import Secret

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gpts_desktop.core.data_care import DataCare
    from gpts_desktop.core.export.order import Exporter
    from gpts_desktop.core.gpt import GatewayProfile
    from gpts_desktop.core.importing.work import ArchiveDesk
    from gpts_desktop.core.ports import ProbeStep
    from gpts_desktop.core.restart import Restart
    from gpts_desktop.core.unsaved_files import UnsavedFiles
    from gpts_desktop.demo.server import DemoServer
    from gpts_desktop.storage.folders import Folders
    from gpts_desktop.storage.secrets import KeyringSecrets
    from gpts_desktop.storage.store import SqliteStore
    from gpts_desktop.ui.shell import Shell
    from gpts_desktop.ui.single_instance import SingleInstance

Started = Callable[["Shell"], Coroutine[Any, Any, int]]
FIRST_PAINT_LIMIT = 2.0  # seconds to wait for a window that the screen never shows
RESTART = -1  # the exit code of a run that is to be followed by another
WRITER_LIMIT = 5.0  # seconds for what is queued for the disk at the end


class Opening(NamedTuple):
    """What a window is opened with; another one may follow when the data was restored or moved."""

    folders: Folders
    arguments: Sequence[str]
    started: Started | None
    demo: bool
    secrets: KeyringSecrets | None = None
    size: int = 100
    """How large the interface is shown, in percent."""


class Session:
    """One run of the window, from the first paint to the last write."""

    def __init__(
        self,
        qt: QApplication,
        store: SqliteStore,
        opening: Opening,
        instance: SingleInstance,
    ) -> None:
        from gpts_desktop.core.interface_size import InterfaceSize
        from gpts_desktop.gateway.lazy import LazyGateway, LazyPictures
        from gpts_desktop.storage.crash_file import CrashFile
        from gpts_desktop.storage.lazy_search import LazySearch
        from gpts_desktop.storage.log_file import LogFile
        from gpts_desktop.storage.secrets import (
            ENVIRONMENT_NAME,
            KeyringSecrets,
            key_from_environment,
        )
        from gpts_desktop.storage.size_file import SizeFile
        from gpts_desktop.storage.writer import StorageWriter
        from gpts_desktop.ui.fault_desk import FaultDesk
        from gpts_desktop.ui.household import Household
        from gpts_desktop.ui.shell import Services, Shell
        from gpts_desktop.ui.trouble_relay import TroubleRelay

        self._qt = qt
        self._store = store
        self._folders = opening.folders
        self._instance = instance
        self._demo = opening.demo
        self.restart: Restart | None = None
        self._demo_server: DemoServer | None = None
        self._listens = False
        self._relay = TroubleRelay()
        self._writer = StorageWriter(self._relay.failed.emit)
        self.secrets = opening.secrets or KeyringSecrets()
        self._search = LazySearch(opening.folders.database)
        self._gateway = LazyGateway(self._note_refused_options)
        self._log = LogFile(self._folders.log)
        services = Services(
            store=store,
            writer=self._writer,
            gateway=self._gateway,
            pictures=LazyPictures(),
            secrets=self.secrets,
            probe=self._probe,
            start_demo=self._start_demo,
            log=self._log,
            finder=self._search,
            environment_key=ENVIRONMENT_NAME if key_from_environment() else "",
            care=self._care,
            archives=self._archives,
            exporter=self._exporter,
            size=InterfaceSize(SizeFile(self._folders.config), opening.size, self._restart),
            unsaved_files=self._unsaved_files,
        )
        self._crash = CrashFile(self._folders.log)
        self._wants_restart = self._is_succeeded = False
        self._services = services
        try:
            self._home = Household(qt, services, self._report)
            self._shell = Shell(self._home, services)
        except BaseException:
            self._writer.close(WRITER_LIMIT)
            raise
        self._faults = FaultDesk(self._shell.window, self._log, self._restart)
        self._relay.failed.connect(self._report)
        store.damage_found.connect(self._relay.damaged.emit)

    def run(self, arguments: Sequence[str], started: Started | None) -> int:
        """Show the window and return the exit code once everything is on disk."""
        from gpts_desktop.ui.fault_desk import QtMessages

        self._crash.open()
        qt_messages = QtMessages(self._log)
        sys.excepthook = lambda _, error, __: self._report(error)
        threading.excepthook = lambda told: self._relay.failed.emit(told.exc_value)
        try:
            return self._run_shown(arguments, started)
        finally:
            qt_messages.release()
            sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
            self._search.close()
            self._writer.close(WRITER_LIMIT)
            if self._demo_server is not None:
                self._demo_server.stop()
            self._crash.close()

    def _run_shown(self, arguments: Sequence[str], started: Started | None) -> int:
        from gpts_desktop.ui.icons import app_icon

        self._shell.window.show()
        self.wait_for_paint()
        self._shell.complete()
        self._qt.setWindowIcon(app_icon())
        self._join()

        import asyncio

        from qasync import QEventLoop

        from gpts_desktop.ui.interrupts import Interrupts

        interrupts = Interrupts(self._end)
        try:
            with asyncio.Runner(loop_factory=lambda: QEventLoop(self._qt)) as runner:
                code = runner.run(self._main(arguments, started))
                return RESTART if self._wants_restart else code
        finally:
            interrupts.release()
            if self._writer.close(WRITER_LIMIT):
                self._shell.unsaved.all_saved()

    def _join(self) -> None:
        """Answer to what the window asks of who runs it."""
        shell = self._shell
        if shell.data is not None:
            shell.data.restart_requested.connect(self._end_for)
            self._relay.damaged.connect(shell.data.show_damage)
        shell.language_chosen.connect(lambda: self._home.tasks.start(self._speak_anew()))
        self._take_garbage()

    async def _speak_anew(self) -> None:
        """Put a window in another language in the place of this one."""
        from gpts_desktop.ui.fault_desk import FaultDesk
        from gpts_desktop.ui.languages import speak, spoken, wanted
        from gpts_desktop.ui.shell import Shell
        from gpts_desktop.ui.succession import succeed

        if self._is_succeeded or wanted(self._home.settings["language"]) == spoken():
            return
        self._is_succeeded = True

        def build(before: Shell) -> Shell:
            speak(self._home.settings["language"])
            return Shell(self._home, self._services, before)

        try:
            self._shell = await succeed(self._shell, build)
        finally:
            self._is_succeeded = False
        gc.unfreeze()  # what there was includes the window that went
        self._faults = FaultDesk(self._shell.window, self._log, self._restart)
        self._shell.window.closed.connect(self._closed.set)
        self._join()
        if self._shell.data is not None:
            self._shell.tasks.start(self._shell.data.look_after())
        self._home.tasks.start(self._speak_anew())  # another was chosen meanwhile

    def _restart(self) -> None:
        """End in order, and begin again."""
        self._wants_restart = self._shell.window.close()

    def _end_for(self, restart: Restart) -> None:
        """Close the window; what is asked for is done once the database is closed."""
        self.restart = restart
        self._shell.window.close()

    def dispose(self) -> None:
        """Take the window's objects away, for the next one."""
        from PySide6.QtCore import QCoreApplication, QEvent

        if self._listens:
            self._instance.handed_over.disconnect()
        for left in (self._shell.window, self._shell, self._home, self._relay):
            left.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        # The next window freezes what there is then: this one must not be among it.
        gc.unfreeze()
        gc.collect()

    def _take_garbage(self) -> None:
        from gpts_desktop.ui.garbage import Garbage

        shell = self._shell
        garbage = Garbage(lambda: shell.runner.is_running, shell)
        shell.chat.conversation_shown.connect(garbage.collect_soon)
        shell.runner.ended.connect(garbage.collect_soon)
        gc.enable()

    def wait_for_paint(self) -> None:
        """Return when the whole window has been painted once."""
        import time

        painted: list[bool] = []
        self._shell.window.painted.connect(lambda: painted.append(True))
        end = time.monotonic() + FIRST_PAINT_LIMIT
        while not painted and time.monotonic() < end:
            self._qt.processEvents()

    async def _main(self, arguments: Sequence[str], started: Started | None) -> int:
        import asyncio

        from gpts_desktop.core.search_backlog import index_backlog
        from gpts_desktop.core.trash import purge_in_time
        from gpts_desktop.gateway.daemon_threads import DaemonThreads

        closed = self._closed = asyncio.Event()
        self._shell.window.closed.connect(closed.set)
        if not self._shell.window.isVisible():
            closed.set()  # while the loop was being imported
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._loop_failed)
        # A name lookup that hangs must not keep the app from ending.
        loop.set_default_executor(DaemonThreads())
        self._listens = True
        self._instance.handed_over.connect(self._take_arguments)
        self._instance.listen()
        if sys.platform == "darwin":
            from gpts_desktop.ui.open_events import OpenEvents

            OpenEvents(self._take_arguments, self._qt, self._home)
        self._shell.start(arguments)
        if self._crash.before:
            self._faults.offer(self._crash.before)
        self._writer.submit(self._store.try_to_write)
        self._home.tasks.start(index_backlog(self._store, self._writer))
        if self._shell.data is not None:
            self._shell.tasks.start(self._shell.data.look_after())
        self._home.tasks.start(purge_in_time(self._store, self._writer))
        if self._demo or self._shell.gateway.uses_demo:
            self._shell.gateway.use_demo()
        code = 0
        try:
            if started is not None:
                code = await started(self._shell)
                self._shell.window.close()
            await closed.wait()
        finally:
            await self._shell.close()
        return code

    def _end(self) -> None:
        self._shell.unsaved.end()

    def _take_arguments(self, arguments: Sequence[str]) -> None:
        self._shell.take_arguments(arguments)

    # What the window asks of the outside

    def _archives(self) -> ArchiveDesk:
        from gpts_desktop.storage.importing.desk import DiskArchiveDesk

        return DiskArchiveDesk(self._store, self._writer)

    def _exporter(self) -> Exporter:
        from gpts_desktop.core.theme_roles import both_themes
        from gpts_desktop.resources import theme_text
        from gpts_desktop.storage.courtesy import Courtesy
        from gpts_desktop.storage.export import FileExporter

        return FileExporter(self._store.path, lambda: both_themes(theme_text), Courtesy())

    def _care(self) -> DataCare:
        from gpts_desktop.storage.data_care import DiskDataCare

        return DiskDataCare(
            self._folders.database,
            ended_uncleanly=self._store.ended_uncleanly,
            may_move=not self._folders.given,
        )

    def _unsaved_files(self) -> UnsavedFiles:
        from gpts_desktop.storage.unsaved_files import unsaved_files

        return unsaved_files(self._folders)

    def _start_demo(self) -> tuple[str, Secret]:
        """Start the built-in gateway and return its address and key."""
        from gpts_desktop.demo.server import DemoServer

        if self._demo_server is None:
            self._demo_server = DemoServer()
            self._demo_server.start()
        return self._demo_server.base_url, Secret("sk-demo-0000000000000000")

    def _probe(self, profile: GatewayProfile, key: Secret | None) -> AsyncIterator[ProbeStep]:
        from gpts_desktop.gateway.probe import probe

        return probe(profile, key)

    def _note_refused_options(self, url: str) -> None:
        self._shell.gateways.note_refused_options(url)

    # Failures

    def _loop_failed(self, loop: object, context: dict[str, Any]) -> None:
        error = context.get("exception")
        self._report(error or RuntimeError(str(context.get("message"))))

    def _report(self, error: BaseException) -> None:
        """Known trouble becomes a sentence in the window, a bug a report in the log."""
        if isinstance(error, DamagedDatabaseError) and self._shell.data is not None:
            self._shell.data.show_damage()  # offers what can be done
        elif isinstance(error, AppError):
            self._shell.window.banner.show_trouble(str(error))
        else:
            self._faults.report(error)
