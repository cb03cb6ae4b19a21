from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinyhtml5.parser import HTMLParser

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.export.formulas import Formulas
from gpts_desktop.core.export.html_page import HtmlPages
from gpts_desktop.core.export.html_runs import RunWriter
from gpts_desktop.core.export.style_sheet import style_sheet
from gpts_desktop.core.export.subject import Subject
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.theme_roles import both_themes
from gpts_desktop.resources import theme_text
from tests.core.export.made_pages import CARRIED, GPT, everything, pictures


@pytest.fixture(scope="module")
def pages() -> HtmlPages:
    return HtmlPages(style_sheet(*both_themes(theme_text)), RunWriter(Formulas()))


def parsed(html: str) -> Element:
    """Return the page's tree; a mistake in it fails the test."""
    parser = HTMLParser(namespace_html_elements=False)
    tree: Element = parser.parse(html)
    assert parser.errors == []
    return tree


def elements(tree: Element, name: str) -> Iterator[Element]:
    return (one for one in tree.iter() if one.tag == name)


def text_of(element: Element) -> str:
    return "".join(element.itertext())


@pytest.fixture(scope="module")
def tree(pages: HtmlPages) -> Element:
    return parsed(pages.page(Subject(everything(), {GPT.id: GPT}, pictures())))


def test_nothing_runs_and_nothing_is_loaded(tree: Element) -> None:
    policy = next(one for one in elements(tree, "meta") if one.get("http-equiv"))
    assert "default-src 'none'" in policy.get("content", "")
    for name in ("script", "link", "iframe", "object", "embed", "base", "form"):
        assert not list(elements(tree, name)), name
    assert all(one.get("src", "").startswith("data:image/") for one in elements(tree, "img"))
    for element in tree.iter():
        assert not [name for name in element.attrib if str(name).startswith("on")]
    assert {one.get("href", "").split(":")[0] for one in elements(tree, "a")} == {"https"}
    style = text_of(next(elements(tree, "style")))
    assert "url(" not in style
    assert "@import" not in style


def test_a_question_is_as_typed(tree: Element) -> None:
    bubble = next(one for one in tree.iter() if one.get("class") == "bubble")
    assert text_of(bubble) == "What is <b>this</b>?\n\n  * as typed *\n```\nunclosed"
    assert bubble.get("dir") == "auto"


def test_an_answer_is_as_in_the_app(tree: Element) -> None:
    assert [text_of(cell) for cell in elements(tree, "th")] == ["Problem", "Speed-up"]
    assert {one.get("class") for one in elements(tree, "td")} == {None, "right"}
    assert [text_of(one) for one in elements(tree, "del")] == []
    assert [text_of(one) for one in elements(tree, "s")] == ["no"]
    code = next(elements(tree, "pre"))
    assert any(one.get("class") == "k" for one in tree.iter() if one.tag == "span")
    assert 'return "<b>"' in "".join(text_of(one) for one in elements(tree, "pre"))
    assert code.get("dir") in ("ltr", "auto")
    shown = text_of(tree)
    assert "<script>alert(1)</script> <b>bold</b> & <!-- comment" in shown
    assert [one.get("value") for one in elements(tree, "li")][:1] == ["1"]
    items = [one.get("class") for one in elements(tree, "li")]
    assert "task tight" in items
    assert "task done tight" in items


def test_lists_lie_within_lists(tree: Element) -> None:
    ordered = next(elements(tree, "ol"))
    first, second = list(ordered)
    assert [text_of(one) for one in elements(first, "ul")] == ["nestedgoes on"]
    assert "ls <dir>" in text_of(second)
    quote = next(elements(tree, "blockquote"))
    assert text_of(next(elements(quote, "li"))) == "and a list"


def test_formulas_are_drawn_and_say_their_source(tree: Element) -> None:
    labels = [one.get("aria-label") for one in tree.iter() if str(one.tag).endswith("svg")]
    assert labels == ["$a^2$", "$\\frac{1}{2}$", "$\\sqrt{N}$", "$$\\int_0^1 x\\,dx$$"]


def test_what_can_not_be_drawn_stays_source(pages: HtmlPages) -> None:
    conversation = Conversation.load([Message(Role.ASSISTANT, r"so $\nosuchcommand{x}$", id="a")])
    tree = parsed(pages.page(Subject(conversation)))
    assert [text_of(one) for one in elements(tree, "code")] == [r"$\nosuchcommand{x}$"]


def test_pictures_are_within_the_page(tree: Element) -> None:
    sources = [one.get("src") for one in elements(tree, "img")]
    assert len(sources) == 3
    assert CARRIED in sources
    gone = next(one for one in tree.iter() if one.get("class") == "chip")
    assert text_of(gone) == "gone (not loaded)"


def test_colours_are_the_themes(pages: HtmlPages) -> None:
    page = pages.page(Subject(everything()))
    for roles in both_themes(theme_text):
        assert f"--kw:{roles['kw']}" in page
    assert "prefers-color-scheme:dark" in page
    used = set(re.findall(r"var\(--([\w-]+)\)", page))
    assert used <= set(re.findall(r"--([\w-]+):", page))


def test_branches_come_after_the_shown_path(pages: HtmlPages) -> None:
    page = pages.page(Subject(everything(), {GPT.id: GPT}, all_branches=True))
    tree = parsed(page)
    ids = [one.get("id") for one in elements(tree, "article")]
    assert ids == ["m1", "a1", "m2", "a2", "a0"]


PIECES = [
    *("# ", "\n", "\n\n", "a", " ", "- ", "1. ", "> ", "$", "$$", "<b>", "<!--", "</p>", "`"),
    *("```", "|a|b|\n|-|-|\n|c|", "**", "*", "[x](http://a.example)", "![y](http://b.example)"),
    *('"', "&", "'", "- [ ] ", "\0", "\x85", "\ud800", "\ufdd0"),
    "[![p](http://a.example)](http://b.example)",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_any_text_makes_a_sound_page(pages: HtmlPages, text: str) -> None:
    made = Conversation.load(
        [Message(Role.USER, text, id="m"), Message(Role.ASSISTANT, text, id="a", parent="m")],
        title=text,
    )
    parsed(pages.page(Subject(made)))


@pytest.mark.parametrize(
    ("title", "language"), [("Hi", None), ("你好", "zh"), ("こんにちは 世界", "ja"), ("안녕", "ko")]
)
def test_fonts_follow_the_language(pages: HtmlPages, title: str, language: str | None) -> None:
    page = parsed(pages.page(Subject(Conversation(title=title))))
    assert next(elements(page, "html")).get("lang") == language
