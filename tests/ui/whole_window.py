"""A window with something of everything in it, for who looks at all of the app's windows."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.interface_size import InterfaceSize
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.theme_roles import both_themes
from gpts_desktop.resources import theme_text
from gpts_desktop.storage.data_care import DiskDataCare
from gpts_desktop.storage.export import FileExporter
from gpts_desktop.storage.importing.desk import DiskArchiveDesk
from gpts_desktop.storage.size_file import SizeFile
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.storage.writer import StorageWriter
from gpts_desktop.ui.shell import Services, Shell
from tests.core.export.made_pages import GPT, everything


def whole(services: Services, store: SqliteStore) -> Services:
    """Return the services with all that a window may have."""
    writer = services.writer
    assert isinstance(writer, StorageWriter)
    return services._replace(
        care=lambda: DiskDataCare(store.path),
        archives=lambda: DiskArchiveDesk(store, writer),
        size=InterfaceSize(SizeFile(store.path.parent), 100, list),
        exporter=lambda: FileExporter(store.path, lambda: both_themes(theme_text)),
    )


def fill(store: SqliteStore, address: str) -> None:
    """Save a gateway, a GPT, and chats: one of everything, and one in each of the lists."""
    store.save_gpts([GPT])
    store.save_gateway(GatewayProfile("one", "One", address, key_place=""))
    made = everything()
    store.begin_turn(made, made.messages())
    for title in ("Trips", "Old one", "Thrown away"):
        chat = Conversation(title=title, gpt_id=GPT.id)
        store.begin_turn(chat, [chat.add(Message(Role.USER, f"A question of {title}"))])
    found = {one.title: one for one in store.summaries()}
    store.organise([found["Old one"]._replace(archived=True)])
    store.trash_conversations([found["Thrown away"].id])
    store.save_setting("conversation", made.id)


def start(shell: Shell, qtbot: QtBot) -> Shell:
    """Start a window on what `fill` saved, and return it when the chat is shown."""
    shell.start([])
    qtbot.waitUntil(lambda: shell.chat.conversation is not None and shell.is_idle)
    return shell
