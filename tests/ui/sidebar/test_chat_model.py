from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.sidebar.chat_model import ChatModel
from gpts_desktop.ui.sidebar.chat_rows import ChatRows, place_of
from gpts_desktop.ui.sidebar.grouping import ByDate, ByFolder, ByGpt

NOW = datetime(2026, 11, 25, 16, 0).timestamp()


def chat(name: str, updated: float, *, pinned: bool = False) -> ConversationSummary:
    return ConversationSummary(name, f"Title {name}", "g-1", updated, pinned)


def shown(model: ChatModel) -> list[str]:
    """Return the ids of the conversations in the list, without headings."""
    rows = (model.chat_at(model.index(row)) for row in range(model.rowCount()))
    return [chat.id for chat in rows if chat is not None]


def headings(model: ChatModel) -> list[str]:
    rows = (model.group_at(model.index(row)) for row in range(model.rowCount()))
    return [group.title for group in rows if group is not None]


def index_of(model: ChatModel, name: str) -> QModelIndex:
    row = model.row_with(name)
    assert row is not None
    return model.index(row)


@pytest.fixture
def model() -> ChatModel:
    model = ChatModel()
    # Kept by the model; it fails the test when a signal and the rows disagree.
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_summaries([chat("a", 30), chat("b", 20), chat("c", 10)])
    return model


def test_pinned_first_then_the_newest(model: ChatModel) -> None:
    model.set_summaries([chat("old", 1), chat("new", 9), chat("pinned", 5, pinned=True)])
    assert shown(model) == ["pinned", "new", "old"]


def test_a_changed_conversation_moves_where_it_belongs(model: ChatModel) -> None:
    last = QPersistentModelIndex(index_of(model, "c"))
    model.update_summary(chat("c", 40))
    assert shown(model) == ["c", "a", "b"]
    assert last.row() == 1
    model.update_summary(chat("c", 25))
    assert shown(model) == ["a", "c", "b"]
    assert last.row() == 2
    model.update_summary(chat("b", 20, pinned=True))
    assert shown(model) == ["b", "a", "c"]


def test_a_new_conversation_comes_where_it_belongs(model: ChatModel) -> None:
    model.update_summary(chat("d", 25))
    assert shown(model) == ["a", "d", "b", "c"]
    assert model.data(index_of(model, "d")) == "Title d"


def test_a_change_of_the_title_stays_in_its_row(model: ChatModel) -> None:
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last, roles: changed.append(first.row()))
    model.update_summary(chat("b", 20)._replace(title="Other"))
    assert changed == [2]
    assert model.data(model.index(2)) == "Other"


def test_a_removed_conversation_is_gone(model: ChatModel) -> None:
    model.remove_summaries(["b", "nobody"])
    assert shown(model) == ["a", "c"]
    model.remove_summaries(["a", "c"])
    assert model.rowCount() == 0


def test_the_next_page_is_appended_and_nothing_comes_twice(model: ChatModel) -> None:
    model.append([chat("c", 10), chat("d", 5), chat("e", 4), chat("early", 25)])
    assert shown(model) == ["a", "early", "b", "c", "d", "e"]


def test_what_is_filtered_out_comes_back(model: ChatModel) -> None:
    model.set_filter(lambda chat: "title b" in chat.title.casefold())
    assert shown(model) == ["b"]
    model.update_summary(chat("a", 50)._replace(title="now title b too"))
    model.append([chat("d", 1)])
    assert shown(model) == ["a", "b"]
    model.update_summary(chat("b", 20)._replace(title="no more"))
    assert shown(model) == ["a"]
    model.set_filter(None)
    assert shown(model) == ["a", "b", "c", "d"]


def test_an_entered_title_is_reported_and_not_taken(model: ChatModel) -> None:
    reported: list[tuple[str, str]] = []
    model.renamed.connect(lambda name, title: reported.append((name, title)))
    assert model.setData(index_of(model, "a"), "  New \n title ")
    assert not model.setData(index_of(model, "a"), "   ")
    assert not model.setData(index_of(model, "a"), "Title a")
    assert reported == [("a", "New title")]
    assert model.data(index_of(model, "a")) == "Title a"


def test_an_untitled_conversation_has_a_name_all_the_same(model: ChatModel) -> None:
    model.update_summary(ConversationSummary("u", "", "g-1", 99))
    assert model.data(index_of(model, "u")) == "New chat"
    assert model.data(index_of(model, "u"), Qt.ItemDataRole.EditRole) == ""


def test_a_screen_reader_hears_what_the_marks_mean(model: ChatModel) -> None:
    said, more = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole
    assert model.data(index_of(model, "a"), more) is None
    model.update_summary(chat("a", 30, pinned=True))
    title = model.data(index_of(model, "a"))
    assert model.data(index_of(model, "a"), more) == "Pinned"
    model.update_summary(chat("a", 30, pinned=True)._replace(tags=("物理", "to read")))
    assert model.data(index_of(model, "a"), more) == "Pinned, #物理, #to read"
    model.set_unread(["a"])
    assert model.data(index_of(model, "a"), said) == f"{title}, new answer"
    model.set_streaming("a", True)
    assert model.data(index_of(model, "a"), said) == f"{title}, answering"
    model.set_streaming("a", False)
    model.set_unread([])
    assert model.data(index_of(model, "a"), said) == title
    assert not model.is_streaming("a") and not model.is_unread("a")


MOMENTS = [NOW - back * 86_400 for back in (0, 0.5, 1, 2, 6, 20, 45, 200, 900)]
Step = tuple[int, int, bool, bool, int, int]


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(["date", "gpt", "folder"]),
    st.lists(
        st.tuples(
            st.integers(0, 6),
            st.integers(0, len(MOMENTS) - 1),
            st.booleans(),
            st.booleans(),
            st.integers(0, 3),
            st.integers(0, 5),
        )
    ),
)
def test_the_order_holds_whatever_happens(grouping: str, steps: list[Step]) -> None:
    model = ChatModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    groupings = {
        "date": ByDate(NOW),
        "gpt": ByGpt([Gpt("g-2", "Two"), Gpt("g-1", "One")]),
        "folder": ByFolder([Folder("Work", "f2"), Folder("家", "f1")]),
    }
    model.set_grouping(groupings[grouping])
    watched = WatchingRows(model)
    expected: dict[str, ConversationSummary] = {}
    for number, moment, pinned, remove, kept, fold in steps:
        summary = chat(str(number), MOMENTS[moment], pinned=pinned)
        summary = summary._replace(gpt_id=f"g-{kept}", folder=f"f{kept}")
        if remove:
            expected.pop(summary.id, None)
            model.remove_summaries([summary.id])
        else:
            expected[summary.id] = summary
            model.update_summary(summary)
        if fold < len(model.groups()):
            group = model.groups()[fold]
            model.fold(group, not group.is_folded)
        check(model, expected)
        watched.check()


def check(model: ChatModel, expected: dict[str, ConversationSummary]) -> None:
    """Compare the model with what a plain sort makes of the same conversations."""
    fresh = ChatRows(model.grouping, [g.code for g in model.groups() if g.is_folded])
    fresh.fill(sorted(expected.values(), key=place_of))
    assert model.stringList() == list(fresh.ids())
    for summary in expected.values():
        row = model.row_of(summary.id)
        assert (row is None) == fresh.group_of(summary).is_folded
        assert row is None or model.chat_at(model.index(row)) == summary
    assert model.row_of("nobody") is None


class WatchingRows:
    """Follows rows by the model's signals alone, as a view does."""

    def __init__(self, model: ChatModel) -> None:
        self.model = model
        self.at: dict[str, QPersistentModelIndex] = {}

    def check(self) -> None:
        """Every row that was followed is where it now is, if it is still shown."""
        for name, index in self.at.items():
            if index.isValid():
                assert self.model.id_at(index) == name
        self.at = {
            name: QPersistentModelIndex(self.model.index(row))
            for row, name in enumerate(self.model.stringList())
        }


def test_headings_are_those_of_the_day(model: ChatModel) -> None:
    model.set_grouping(ByDate(NOW))
    model.set_summaries([chat(str(n), moment) for n, moment in enumerate(MOMENTS)])
    model.update_summary(chat("p", 5, pinned=True))
    assert headings(model) == [
        *("Pinned", "Today", "Yesterday", "Previous 7 days", "Previous 30 days"),
        *("October", "May", "June 2024"),
    ]


def test_a_folder_is_shown_without_a_conversation_too(model: ChatModel) -> None:
    model.set_grouping(ByFolder([Folder("Work", "w"), Folder("Home", "h")]))
    assert headings(model) == ["Work", "Home", "No folder"]
    model.update_summaries([chat("a", 30)._replace(folder="h"), chat("b", 20)._replace(folder="?")])
    assert model.stringList() == ["\nfolder:w", "\nfolder:h", "a", "\nfolder:", "b", "c"]
    model.set_filter(lambda one: one.id == "a")
    assert headings(model) == ["Home"]


def test_what_is_folded_stays_so_and_a_filter_looks_into_it(model: ChatModel) -> None:
    told: list[list[str]] = []
    model.folded.connect(told.append)
    (group,) = model.groups()
    model.fold(group, True)
    assert shown(model) == []
    assert told == [[group.code]]
    model.update_summary(chat("d", 25))
    assert shown(model) == []
    model.set_filter(lambda one: one.id == "d")
    assert shown(model) == ["d"]
    model.set_filter(None)
    model.set_grouping(ByDate())
    assert shown(model) == []
    model.fold_groups([])
    assert shown(model) == ["a", "d", "b", "c"]
    assert told[-1] == []


def test_many_at_once_are_set_anew_in_order(model: ChatModel) -> None:
    many = [chat(f"m{n:03}", n) for n in range(200)]
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.append(many)
    assert shown(model)[:3] == ["m199", "m198", "m197"]
    model.remove_summaries([one.id for one in many])
    assert shown(model) == ["a", "b", "c"]
    assert len(resets) == 2


def test_a_folders_new_name_is_reported(model: ChatModel) -> None:
    reported: list[tuple[str, str]] = []
    model.set_grouping(ByFolder([Folder("Work", "w")]))
    model.folder_renamed.connect(lambda one, name: reported.append((one, name)))
    heading = model.index(0)
    assert model.flags(heading) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(heading) & Qt.ItemFlag.ItemIsSelectable
    assert not model.flags(model.index(1)) & Qt.ItemFlag.ItemIsEditable
    assert model.setData(heading, " At  work ")
    assert reported == [("w", "At work")]
    said = Qt.ItemDataRole.AccessibleDescriptionRole
    assert model.data(heading, said) == "0 conversations, unfolded"
