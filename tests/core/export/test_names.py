from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.export.names import Names, readable_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("把摘要翻译成英文", "把摘要翻译成英文"),
        ("Is it a/b: or c?", "Is it a b or c"),
        ("  .hidden.  ", "hidden"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("Console", "Console"),
        ("one\ntwo\x00", "one two"),
        ("\u202eevil\u202c", "evil"),
        ("...", "Chat"),
        ("", "Chat"),
        ("a\ud800b", "ab"),
    ],
)
def test_titles_become_names(title: str, name: str) -> None:
    assert readable_name(title, "Chat") == name


@given(st.text(st.characters(exclude_categories=[])))
def test_every_system_takes_the_name(title: str) -> None:
    name = readable_name(title, "Chat")
    assert name
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name[-1] not in ". "
    assert name[0] != "."
    assert len(name.encode()) <= 180


def test_each_file_has_a_name_of_its_own() -> None:
    names = Names()
    taken = [names.take(stem, "md") for stem in ("A", "a", "A", "A (2)", "B")]
    assert taken == ["A.md", "a (2).md", "A (3).md", "A (2) (2).md", "B.md"]


@given(st.lists(st.sampled_from(["a", "A", "a (2)", "A (3)", "b"])))
def test_no_name_is_given_twice(stems: list[str]) -> None:
    names = Names()
    taken = [names.take(stem, "md").casefold() for stem in stems]
    assert len(set(taken)) == len(taken)
