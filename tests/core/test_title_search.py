"""Titles found by any stretch of them."""

from __future__ import annotations

from datetime import datetime

from gpts_desktop.core.search_query import parse_query
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.core.title_search import TitleSearch, conversations, find_conversations

NAMES = {"g-a": "ResearchGPT", "g-b": "学术翻译"}


def found(typed: str, *titles: str, limit: int = 50) -> list[str]:
    """Return which of the titles are found, in the order in which they are."""
    return [one.title for one in TitleSearch(titles, str).find(parse_query(typed), limit)]


def talks() -> list[ConversationSummary]:
    """Return three conversations, the newest last."""
    day = datetime(2024, 3, 31).timestamp()
    return [
        ConversationSummary("1", "量子霸权综述", "g-a", day),
        ConversationSummary("2", "Café in Paris", "g-b", day + 86_400),
        ConversationSummary("3", "quantum cafés", "g-a", day + 2 * 86_400),
    ]


def ids(typed: str) -> list[str]:
    """Return the conversations that are found."""
    return [
        one.item.id
        for one in find_conversations(conversations(talks()), parse_query(typed), 9, NAMES)
    ]


def test_words_in_any_order_case_and_accent_and_any_part_of_chinese() -> None:
    assert found("cafe paris", "Café in Paris", "Paris") == ["Café in Paris"]
    assert found("霸权", "量子霸权综述", "量子") == ["量子霸权综述"]
    assert found("ＧＰＴ", "ResearchGPT") == ["ResearchGPT"]
    assert found("c++", "c", "C++ basics") == ["C++ basics"]
    assert found("a -b", "a b", "a c") == ["a c"]
    assert found('"b a"', "a b", "b  a") == ["b a"]
    assert found("́", "a") == []


def test_beginnings_of_words_come_before_other_places() -> None:
    assert found("in", "begin", "in the end", "a tin in") == ["in the end", "a tin in", "begin"]
    assert found("in", "in 1", "in 2", "in 3", limit=2) == ["in 1", "in 2"]


def test_marks_show_where_the_words_are() -> None:
    (one,) = TitleSearch(["Ｃafé 量子"], str).find(parse_query("量子 cafe"), 5)
    assert [one.title[slice(*mark)] for mark in one.marks] == ["Ｃafé", "量子"]


def test_conversations_by_title_gpt_and_day_newest_first() -> None:
    assert ids("cafe") == ["3", "2"]
    assert ids("in:title 量子") == ["1"]
    assert ids("gpt:research") == ["3", "1"]
    assert ids("gpt:g-b") == ["2"]
    assert ids("cafe before:2024-04-02") == ["2"]
    assert ids("after:2024-04-02") == ["3"]
    assert ids("cafe has:code") == []
    assert ids("is:interrupted") == []
    assert ids("") == []


def test_conversations_by_where_they_are_kept() -> None:
    chats = [
        ConversationSummary("a", "Apple", "g", 3.0, tags=("Physics",), folder="f1"),
        ConversationSummary("b", "Apple pie", "g", 2.0, archived=True),
        ConversationSummary("c", "Apple tree", "g", 1.0, tags=("physics", "物理")),
    ]
    titles = conversations(chats)
    for typed, found in {
        "tag:phys": "ac",
        "apple tag:物": "c",
        "is:archived": "b",
        "folder:the apple": "a",
        "folder:other": "",
    }.items():
        hits = find_conversations(titles, parse_query(typed), 9, folders={"f1": "Thesis"})
        assert "".join(hit.item.id for hit in hits) == found, typed
