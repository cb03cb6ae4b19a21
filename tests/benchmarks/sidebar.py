"""10,000 conversations in the sidebar of a real window: scrolling, grouping, changing, marking.

The floor is a bare list of as many strings, of the same height and in the same run.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QMainWindow

from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.sidebar.grouping import ByDate, ByFolder, ByGpt
from gpts_desktop.ui.sidebar.sidebar import Sidebar
from gpts_desktop.ui.theme import ThemeKeeper
from tests.benchmarks.window import application, milliseconds, report, speed, tell

CONVERSATIONS = 10_000
STEPS = 400
STEP = 102  # pixels: three rows
TURNS = 30
GPTS = [Gpt(f"g-{n}", f"GPT number {n}", color=n % 12) for n in range(40)]
FOLDERS = [Folder(f"Folder {n}", f"f{n}", float(n)) for n in range(30)]


def summaries() -> list[ConversationSummary]:
    """Return conversations of five years, some of them tagged, pinned and in folders."""
    chance, now = random.Random(1), time.time()
    words = ("quantum", "register", "error correction", "量子计算", "翻译成英文", "of the")
    return [
        ConversationSummary(
            f"{number:032x}",
            " ".join(chance.choice(words) for _ in range(chance.randint(2, 7))),
            chance.choice(GPTS).id,
            now - number * 15_800,
            pinned=number % 900 == 0,
            folder=chance.choice(FOLDERS).id if number % 3 == 0 else "",
            tags=("physics", "to read")[: number % 3],
        )
        for number in range(CONVERSATIONS)
    ]


def frames(view: QAbstractItemView) -> list[float]:
    """Return how long each step of scrolling down and its painting take."""
    bar = view.verticalScrollBar()
    bar.setValue(0)
    QApplication.processEvents()
    return [milliseconds(lambda: bar.setValue(bar.value() + STEP)) for _ in range(STEPS)]


def turns(work: Callable[[int], object], count: int = TURNS) -> list[float]:
    """Return how long something takes, several times over."""
    return [milliseconds(partial(work, number)) for number in range(count)]


def bare_list() -> QListView:
    """Return a list of strings that paints them as Qt does."""
    view = QListView()
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setStyleSheet("QListView::item { height: 34px; }")
    view.setModel(QStringListModel([f"Row {n}" for n in range(CONVERSATIONS)], view))
    return view


def window_with(widget: Sidebar | QListView) -> QMainWindow:
    """Show a widget in a window of the sidebar's size."""
    window = QMainWindow()
    window.setCentralWidget(widget)
    window.resize(284, 820)
    window.show()
    end = time.monotonic() + 0.5
    while time.monotonic() < end:  # the window manager has its say
        QApplication.processEvents()
    return window


def main() -> None:
    """Measure and print."""
    app = application()
    tell("speed of the machine", speed())
    bare = bare_list()
    floor_window = window_with(bare)
    floor = statistics.median(frames(bare))
    report("a bare list: scroll a step", frames(bare), floor)
    floor_window.close()

    sidebar = Sidebar(ThemeKeeper("light"))
    rows, chats = sidebar.chat_list, summaries()
    rows.folders = lambda: FOLDERS
    sidebar.set_gpts(GPTS, {})
    window = window_with(sidebar)
    report("show all", turns(lambda n: sidebar.set_summaries(chats), 9), floor)
    for grouping in (ByDate(), ByGpt(GPTS), ByFolder(FOLDERS)):
        sidebar.set_grouping(grouping)
        report(f"by {grouping.name}: scroll a step", frames(rows), floor)
    groupings = (ByDate, partial(ByGpt, GPTS), partial(ByFolder, FOLDERS))
    report("another grouping", turns(lambda n: sidebar.set_grouping(groupings[n % 3]())), floor)

    sidebar.set_grouping(ByDate())
    late = time.time()

    def answer(number: int) -> None:
        """Bring an old conversation to the top, as an answer does."""
        sidebar.update_summaries([chats[-1 - number]._replace(updated=late + number)])

    report("one row to the top", turns(answer), floor)
    retitled = chats[5_000]
    report(
        "one title",
        turns(lambda n: sidebar.update_summaries([retitled._replace(title=f"Title {n}")])),
        floor,
    )
    gone = chats[4_000]
    report(
        "one taken out and put in",
        turns(
            lambda n: (
                sidebar.remove_summaries([gone.id])
                if n % 2 == 0
                else sidebar.update_summaries([gone])
            )
        ),
        floor,
    )
    report("an answer begins or ends", turns(lambda n: sidebar.set_streaming(gone.id, n % 2 == 0)))
    month = rows.chats.groups()[-2]
    report("fold a month", turns(lambda n: rows.chats.fold(month, n % 2 == 0)), floor)
    report("Ctrl+A and Escape", turns(lambda n: mark(sidebar, n)), floor)
    many = [chat._replace(tags=("many",)) for chat in chats]
    report("all changed at once", turns(lambda n: sidebar.update_summaries(many), 9), floor)
    field = sidebar.search_field
    report("a letter of a filter", turns(lambda n: field.setText("quantum"[: n % 7 + 1])), floor)
    window.close()
    del app


def mark(sidebar: Sidebar, number: int) -> None:
    """Mark all, or none."""
    rows = sidebar.chat_list
    if number % 2:
        rows.marks.clear()
        return
    flag = QItemSelectionModel.SelectionFlag.NoUpdate
    rows.selectionModel().setCurrentIndex(rows.chats.index(3), flag)
    rows.marks.mark_all()


if __name__ == "__main__":
    main()
