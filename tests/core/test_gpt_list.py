from __future__ import annotations

import json

import pytest
from hypothesis import given

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.gpt_list import ListForm, gpt_list
from gpts_desktop.core.link_files import links_in_file
from gpts_desktop.core.links import FoundGpt, RefusedLink, find_links
from gpts_desktop.core.own_format.decode import check_header, decode_gpt
from gpts_desktop.core.parameters import Parameters
from tests.core.own_format import made

GPTS = [
    Gpt("g-bo0FiWLY7", "ResearchGPT", "researchgpt", pinned=True),
    Gpt("g-abcdefghi", "学术翻译助手", ""),
    Gpt("g-123456789", "Data [beta] 2*3", "data (beta)", parameters=Parameters(temperature=0.5)),
    Gpt("g-" + "0a" * 16, "Logo_Maker", "logo-maker"),
]


def found(text: str) -> list[tuple[str, str]]:
    links = find_links(text)
    assert all(isinstance(link, FoundGpt) for link in links)
    return [(link.id, link.name) for link in links if isinstance(link, FoundGpt)]


def test_markdown_brings_the_names_back() -> None:
    text = gpt_list(GPTS, ListForm.MARKDOWN)
    assert text.startswith(
        "# GPTs\n\n- [ResearchGPT](https://chatgpt.com/g/g-bo0FiWLY7-researchgpt)\n"
    )
    assert found(text) == [(gpt.id, gpt.name) for gpt in GPTS]


def test_links_are_for_any_chat() -> None:
    text = gpt_list(GPTS[:2], ListForm.LINKS)
    assert text == (
        "https://chatgpt.com/g/g-bo0FiWLY7-researchgpt\nhttps://chatgpt.com/g/g-abcdefghi\n"
    )
    assert [gpt_id for gpt_id, _ in found(gpt_list(GPTS, ListForm.LINKS))] == [g.id for g in GPTS]


def test_json_is_our_own_format_and_has_everything() -> None:
    text = gpt_list(GPTS, ListForm.JSON)
    read = json.loads(text)
    check_header(read["format"], read["version"])
    assert [decode_gpt(one) for one in read["gpts"]] == GPTS
    assert read["conversations"] == []
    links = links_in_file("GPTs.json", text.encode())
    assert [link.told for link in links if isinstance(link, FoundGpt)] == GPTS
    assert [link.name for link in links if isinstance(link, FoundGpt)] == [g.name for g in GPTS]


def test_what_is_no_gpt_in_a_list_is_refused() -> None:
    text = gpt_list(GPTS[:1], ListForm.JSON).replace("g-bo0FiWLY7", "evil")
    (refused,) = links_in_file("GPTs.json", text.encode())
    assert isinstance(refused, RefusedLink)
    assert "“evil” is no GPT's id" in refused.reason
    newer = gpt_list(GPTS, ListForm.JSON).replace('"version": 1', '"version": 9')
    (refused,) = links_in_file("GPTs.json", newer.encode())
    assert isinstance(refused, RefusedLink)
    assert "A newer gpts-desktop wrote this export" in refused.reason


@pytest.mark.parametrize("form", list(ListForm))
def test_a_list_of_none_is_sound(form: ListForm) -> None:
    text = gpt_list([], form)
    assert find_links(text) == []
    if form is ListForm.JSON:
        assert json.loads(text)["gpts"] == []


@given(made.gpts)
def test_ids_survive_whatever_a_name_is(gpt: Gpt) -> None:
    read = json.loads(gpt_list([gpt], ListForm.JSON))
    assert [one["id"] for one in read["gpts"]] == [gpt.id]
    markdown = gpt_list([gpt], ListForm.MARKDOWN)
    assert markdown.count("\n") == 3


def test_escaped_brackets_belong_to_a_name() -> None:
    text = r"see [A \[b\] c](https://chatgpt.com/g/g-bo0FiWLY7) and [x] [Plain](https://chatgpt.com/g/g-123456789)"
    assert found(text) == [("g-bo0FiWLY7", "A [b] c"), ("g-123456789", "Plain")]
