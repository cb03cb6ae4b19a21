from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.sidebar.chat_model import ChatModel


def chat(name: str, updated: float, *, pinned: bool = False) -> ConversationSummary:
    return ConversationSummary(name, f"Title {name}", "g-1", updated, pinned)


def shown(model: ChatModel) -> list[str]:
    return [model.summary_at(model.index(row)).id for row in range(model.rowCount())]


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
    last = QPersistentModelIndex(model.index(2))
    model.update_summary(chat("c", 40))
    assert shown(model) == ["c", "a", "b"]
    assert last.row() == 0
    model.update_summary(chat("c", 25))
    assert shown(model) == ["a", "c", "b"]
    assert last.row() == 1
    model.update_summary(chat("b", 20, pinned=True))
    assert shown(model) == ["b", "a", "c"]


def test_a_new_conversation_comes_where_it_belongs(model: ChatModel) -> None:
    model.update_summary(chat("d", 25))
    assert shown(model) == ["a", "d", "b", "c"]
    assert model.data(model.index(1)) == "Title d"


def test_a_change_of_the_title_stays_in_its_row(model: ChatModel) -> None:
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last, roles: changed.append(first.row()))
    model.update_summary(chat("b", 20)._replace(title="Other"))
    assert changed == [1]
    assert model.data(model.index(1)) == "Other"


def test_a_removed_conversation_is_gone(model: ChatModel) -> None:
    model.remove_summary("b")
    model.remove_summary("nobody")
    assert shown(model) == ["a", "c"]


def test_the_next_page_is_appended_and_nothing_comes_twice(model: ChatModel) -> None:
    model.append([chat("c", 10), chat("d", 5), chat("e", 4), chat("early", 25)])
    assert shown(model) == ["a", "early", "b", "c", "d", "e"]


def test_the_filter_looks_at_titles_in_any_case(model: ChatModel) -> None:
    model.set_filter("TITLE B")
    assert shown(model) == ["b"]
    model.update_summary(chat("a", 50)._replace(title="now title b too"))
    model.append([chat("d", 1)])
    assert shown(model) == ["a", "b"]
    model.update_summary(chat("b", 20)._replace(title="no more"))
    assert shown(model) == ["a"]
    model.set_filter("")
    assert shown(model) == ["a", "b", "c", "d"]


def test_an_entered_title_is_reported_and_not_taken(model: ChatModel) -> None:
    reported: list[tuple[str, str]] = []
    model.renamed.connect(lambda name, title: reported.append((name, title)))
    assert model.setData(model.index(0), "  New \n title ")
    assert not model.setData(model.index(0), "   ")
    assert not model.setData(model.index(0), "Title a")
    assert reported == [("a", "New title")]
    assert model.data(model.index(0)) == "Title a"


def test_an_untitled_conversation_has_a_name_all_the_same(model: ChatModel) -> None:
    model.update_summary(ConversationSummary("u", "", "g-1", 99))
    assert model.data(model.index(0)) == "New chat"
    assert model.data(model.index(0), Qt.ItemDataRole.EditRole) == ""


def test_a_screen_reader_hears_what_the_marks_mean(model: ChatModel) -> None:
    said, more = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole
    assert model.data(model.index(0), more) is None
    model.update_summary(chat("a", 30, pinned=True))
    title = model.data(model.index(0))
    assert model.data(model.index(0), more) == "Pinned"
    model.set_unread(["a"])
    assert model.data(model.index(0), said) == f"{title}, new answer"
    model.set_streaming("a", True)
    assert model.data(model.index(0), said) == f"{title}, answering"
    model.set_streaming("a", False)
    model.set_unread([])
    assert model.data(model.index(0), said) == title
    assert not model.is_streaming("a") and not model.is_unread("a")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9), st.booleans(), st.booleans())))
def test_the_order_holds_whatever_happens(steps: list[tuple[int, int, bool, bool]]) -> None:
    model = ChatModel()
    expected: dict[str, ConversationSummary] = {}
    for number, updated, pinned, remove in steps:
        summary = chat(str(number), updated, pinned=pinned)
        if remove:
            expected.pop(summary.id, None)
            model.remove_summary(summary.id)
        else:
            expected[summary.id] = summary
            model.update_summary(summary)
        rows = [model.summary_at(model.index(row)) for row in range(model.rowCount())]
        assert {s.id: s for s in rows} == expected
        places = [(not s.pinned, -s.updated) for s in rows]
        assert places == sorted(places)
