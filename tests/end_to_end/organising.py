"""A person files chats with a real mouse: `python -m tests.end_to_end.organising FOLDER`.

The window of the app, on its database in FOLDER; prints what the database holds then as JSON.
With another folder given, a picture of each step is left there.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton

from gpts_desktop import app
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.message import Message, Role
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.shell import Shell
from gpts_desktop.ui.sidebar.chat_actions import ChatAction
from gpts_desktop.ui.sidebar.chat_list import ChatList
from gpts_desktop.ui.sidebar.drop_panel import DropPanel
from tests.end_to_end.hands import Hands

TITLES = (
    *("Quantum computing potential", "Shor vs Grover speedups", "Survey of error correction"),
    *("把摘要翻译成英文", "Grant proposal outline", "Trip to Kyoto", "Old notes", "数据分析"),
)


def fill(folder: Path) -> None:
    """Save eight conversations of today and two folders."""
    folders = app_folders(folder)
    folders.create()
    with SqliteStore(folders.database) as store:
        store.save_gpts([Gpt("g-aaaaaaaaa", "ResearchGPT", color=0)])
        store.save_folders([Folder("Thesis", "f1", 1.0), Folder("工作与生活", "f2", 2.0)])
        for number, title in enumerate(TITLES):
            messages = [Message(Role.USER, f"{title}?")]
            store.begin_turn(
                Conversation.load(
                    messages,
                    id=f"c{number}",
                    title=title,
                    gpt_id="g-aaaaaaaaa",
                    updated=time.time() - number,
                ),
                messages,
            )


class Filing:
    """Works the list of one window."""

    def __init__(self, shell: Shell, hands: Hands, pictures: Path | None) -> None:
        self.shell = shell
        self.hands = hands
        self.pictures = pictures
        self.rows: ChatList = shell.window.sidebar.chat_list

    def middle(self, name: str) -> QPoint:
        """Return the middle of a row on the screen."""
        row = self.rows.chats.row_with(name)
        assert row is not None, name
        rectangle = self.rows.visualRect(self.rows.chats.index(row))
        return self.rows.viewport().mapToGlobal(QPoint(70, rectangle.center().y()))

    async def click(self, name: str, *modifiers: str) -> None:
        """Click a row, with keys held down."""
        await self.hands.press_at(self.middle(name), *modifiers)

    async def carry(self, name: str, action: ChatAction, argument: str = "") -> None:
        """Drag a row to a place of the panel that comes up."""
        start = self.middle(name)
        await self.hands.drag_by_steps(start, start + QPoint(20, 20))
        await self.hands.until(self.panel, "the panel")
        panel = self.panel()
        assert panel is not None
        await self.hands.drag_by_steps(None, panel.place_of(action, argument))
        await self.keep(f"carry-{action.value}")
        await self.hands.release()

    async def carry_to_row(self, name: str, target: str) -> None:
        """Drag a row onto another, such as a folder's heading."""
        await self.hands.drag_by_steps(self.middle(name), self.middle(target))
        await self.keep("carry-to-heading")
        await self.hands.release()

    def panel(self) -> DropPanel | None:
        """Return where what is carried can be put down."""
        panels = self.shell.window.findChildren(DropPanel)
        return next((panel for panel in panels if panel.isVisible()), None)

    def in_folder(self, folder_id: str) -> list[str]:
        """Return the conversations of a folder, as the window has them."""
        return sorted(s.id for s in self.shell.conversations.all() if s.folder == folder_id)

    async def undo(self) -> None:
        """Click Undo on the card."""
        await self.hands.click(await self.hands.find_text(QPushButton, "Undo"))

    async def keep(self, name: str) -> None:
        """Leave a picture of the window."""
        if self.pictures is not None:
            await asyncio.sleep(0.3)
            self.shell.window.grab().save(str(self.pictures / f"{name}.png"))


async def work(filing: Filing) -> None:
    """Drag one and many, file, archive, delete and undo."""
    until, rows = filing.hands.until, filing.rows
    await until(lambda: rows.chats.row_of("c7") is not None and rows.isVisible(), "the list")
    await filing.carry("c1", ChatAction.MOVE, "f1")
    await until(lambda: filing.in_folder("f1") == ["c1"], "one in a folder")
    await filing.click("c2")
    await filing.click("c4", "ctrl")
    await filing.click("c5", "ctrl")
    await until(lambda: rows.marked() == ["c2", "c4", "c5"], "three marked")
    await filing.keep("marked")
    await filing.carry("c4", ChatAction.MOVE, "f2")
    await until(lambda: filing.in_folder("f2") == ["c2", "c4", "c5"], "three in a folder")
    await filing.undo()
    await until(lambda: filing.in_folder("f2") == [], "none in the folder")
    await filing.carry("c6", ChatAction.ARCHIVE)
    await until(lambda: rows.chats.row_of("c6") is None, "one in the archive")
    await filing.carry("c7", ChatAction.DELETE)
    await until(lambda: rows.chats.row_of("c7") is None, "one in the trash")
    filing.shell.conversations.group_by("folder")
    await until(lambda: rows.chats.row_with("\nfolder:f2") == 2, "the folders")
    await filing.keep("by-folder")
    await filing.carry_to_row("c0", "\nfolder:f2")
    await until(lambda: filing.in_folder("f2") == ["c0"], "one over a heading")
    await filing.keep("filed")


def main(folder: Path, pictures: Path | None) -> int:
    """Fill the folder, open the window on it and work it."""
    fill(folder)

    async def started(shell: Shell) -> int:
        await work(Filing(shell, Hands(), pictures))
        return 0

    code = app.run(data_dir=str(folder), started=started)
    with SqliteStore(app_folders(folder).database) as store:
        told = {
            "folders": {s.id: s.folder for s in store.summaries()},
            "archived": [s.id for s in store.summaries(archived=True)],
            "trashed": [one.summary.id for one in store.trashed()],
        }
    print(json.dumps(told))
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None))
