"""The window over a database with something to export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.export.order import Exporter, Order, Outcome, Progress
from gpts_desktop.core.theme_roles import both_themes
from gpts_desktop.resources import theme_text
from gpts_desktop.storage.export import FileExporter
from gpts_desktop.storage.importing.desk import DiskArchiveDesk
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.storage.writer import StorageWriter
from gpts_desktop.ui.shell import Services, Shell
from tests.core.export.made_pages import GPT, everything, pictures


class SlowExporter(FileExporter):
    """Says that it has done 41 of 100 until it is let go on, or cancelled."""

    def __init__(self, database: Path) -> None:
        super().__init__(database, lambda: both_themes(theme_text))
        self.go_on = Event()
        self.ended = Event()
        self.failure: Exception | None = None

    def export(self, order: Order, progress: Progress) -> Outcome:
        try:
            while not self.go_on.wait(0.01):
                progress(41, 100)
            if self.failure is not None:
                raise self.failure
            return Outcome(order.out, 100, (("Broken", "It can't be read."),))
        finally:
            self.ended.set()


@pytest.fixture
def saved(store: SqliteStore) -> Conversation:
    """The conversation of everything, on the disk."""
    made = everything()
    store.save_gpts([GPT])
    store.begin_turn(made, made.messages())
    for address, picture in pictures().items():
        store.keep_picture(made.id, address, picture)
    store.save_setting("conversation", made.id)
    return made


@pytest.fixture
def exporter(store: SqliteStore) -> Exporter:
    """The real one."""
    return FileExporter(store.path, lambda: both_themes(theme_text))


@pytest.fixture
def services(services: Services, store: SqliteStore, exporter: Exporter) -> Services:
    """The window's, with an exporter, and somebody who knows what it wrote."""
    writer = services.writer
    assert isinstance(writer, StorageWriter)
    return services._replace(
        exporter=lambda: exporter, archives=lambda: DiskArchiveDesk(store, writer)
    )


@pytest.fixture
def shell(qtbot: QtBot, saved: Conversation, open_shell: Callable[[], Shell]) -> Shell:
    """The window with the conversation shown."""
    shell = open_shell()
    shell.start([])
    qtbot.waitUntil(lambda: bool(shell.chat.conversation))
    return shell
