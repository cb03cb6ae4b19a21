"""GPTs out of texts: each form of wire.md 5, each refusal, names, order."""

from __future__ import annotations

import pytest

from gpts_desktop.core.links import (
    MOST_REFUSED_TEXT,
    FoundGpt,
    RefusedLink,
    find_links,
    made_gpt,
    merged,
)

OLD = "g-bo0FiWLY7"
NEW = "g-0123456789abcdef0123456789abcdef"
UUID = "66e0a1b2-0000-8000-9000-abcdefabcdef"


def only(text: str) -> FoundGpt:
    (found,) = find_links(text)
    assert isinstance(found, FoundGpt), found
    return found


def refusal(text: str) -> str:
    (found,) = find_links(text)
    assert isinstance(found, RefusedLink), found
    return found.reason


@pytest.mark.parametrize("gpt_id", [OLD, NEW, "g-p12345678", "g-project12", "g-AAAAAAAAA"])
@pytest.mark.parametrize(
    "form",
    [
        "https://chat.openai.com/g/{}",
        "https://chatgpt.com/g/{}",
        "https://chatgpt.com/g/{}-researchgpt",
        "http://chatgpt.com/g/{}-researchgpt",
        "https://www.chatgpt.com/g/{}",
        "www.chat.openai.com/g/{}-a",
        "chatgpt.com/g/{}",
        "//chatgpt.com/g/{}",
        "HTTPS://ChatGPT.com/g/{}",
        "https://chatgpt.com:443/g/{}",
        "https://chatgpt.com/g/{}/",
        "https://chatgpt.com/g/{}-",
        "https://chatgpt.com/g/{}-a/?model=gpt-4o&x=https://evil.tld#top",
        "https://chatgpt.com/g/{}?utm=1",
        "https://chatgpt.com/g/{}#x",
        "https://chatgpt.com/g/{}-RENAMED_Gpt",
        "https://chatgpt.com/g/{}-%E5%86%99%E4%BD%9C",
        "https://chatgpt.com/g/{}-写作助手",
        "https://chatgpt.com/g/{}-a/c/" + UUID,
        "https://chatgpt.com/g/{}/c/" + UUID,
        "https://chatgpt.com/gpts/editor/{}",
        "gpt-4-gizmo-{}",
        "gpt-4o-gizmo-{}",
        "openai/gpt-4.1-gizmo-{}",
        "gizmo-{}",
        "{}",
        "{}-researchgpt",
    ],
)
def test_each_form_leads_to_the_same_id(form: str, gpt_id: str) -> None:
    text = form.format(gpt_id)
    assert only(text).id == gpt_id
    assert only(f"看（{text}），好吗").id == gpt_id


@pytest.mark.parametrize(
    ("link", "slug", "name"),
    [
        ("https://chatgpt.com/g/{}-researchgpt", "researchgpt", "researchgpt"),
        ("https://chatgpt.com/g/{}-logo-creator", "logo-creator", "Logo Creator"),
        ("https://chatgpt.com/g/{}-seo-gpt-x", "seo-gpt-x", "SEO GPT X"),
        ("https://chatgpt.com/g/{}-xie-zuo", "xie-zuo", "Xie Zuo"),
        ("https://chatgpt.com/g/{}-UPPER", "UPPER", "UPPER"),
        ("https://chatgpt.com/g/{}-%E5%86%99%E4%BD%9C", "%E5%86%99%E4%BD%9C", "写作"),
        ("https://chatgpt.com/g/{}-写作助手。", "写作助手", "写作助手"),
        ("https://chatgpt.com/g/{}-researchgpt这个很好", "researchgpt", "researchgpt"),
        ("https://chatgpt.com/g/{}这个很好", "", OLD),
        ("https://chatgpt.com/g/{}-%E5%8", "%E5%8", OLD),
        ("https://chatgpt.com/g/{}", "", OLD),
        ("gpt-4-gizmo-{}", "", OLD),
    ],
)
def test_slug_and_name_and_link(link: str, slug: str, name: str) -> None:
    tail = f"-{slug}" if slug else ""
    expected = FoundGpt(OLD, slug, name, f"https://chatgpt.com/g/{OLD}{tail}")
    assert only(link.format(OLD)) == expected


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        (f"https://chatgpt.com/g/g-p-{NEW[2:]}", "a project, not a GPT"),
        (f"https://chatgpt.com/g/g-p-{NEW[2:]}-name/project", "a project, not a GPT"),
        (f"gpt-4-gizmo-g-p-{NEW[2:]}", "a project, not a GPT"),
        (f"g-p-{NEW[2:]}", "a project, not a GPT"),
        ("https://chatgpt.com/gg/v/abc", "a group chat, not a GPT"),
        ("https://chatgpt.com/share/" + UUID, "a shared chat, not a GPT"),
        ("https://chat.openai.com/c/" + UUID, "a chat, not a GPT"),
        ("https://chatgpt.com/gpts", "the list of GPTs, not a GPT"),
        ("chatgpt.com/gpts/discovery/x", "the list of GPTs, not a GPT"),
        ("https://chatgpt.com/codex/tasks", "a page of Codex, not a GPT"),
        ("https://chatgpt.com", "the start page of ChatGPT, not a GPT"),
        ("https://chatgpt.com/?model=gpt-4o", "the start page of ChatGPT, not a GPT"),
        ("https://chatgpt.com?x", "the start page of ChatGPT, not a GPT"),
        ("https://chatgpt.com/pricing", "a page of ChatGPT, but not a GPT"),
        ("https://chatgpt.com/g/g-short", "a GPT's address with an incomplete id"),
        ("https://chatgpt.com/g/g-bo0FiWLY77", "a GPT's address with an incomplete id"),
        ("https://chatgpt.com/g/g-bo0FiWLY7@evil.tld", "a GPT's address with an incomplete id"),
        ("/g/" + OLD, "part of an address, without its site"),
        ("ftp://chatgpt.com/g/" + OLD, "not a web address"),
        ("https://example.com/a", "not on chatgpt.com"),
    ],
)
def test_each_refusal_says_why(link: str, reason: str) -> None:
    assert refusal(link) == reason
    assert refusal(f"看（{link}），好吗") == reason


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.tld/g/{}",
        "evil.tld/g/{}",
        "evil.tld/x/g/{}",
        "localhost/g/{}",
        "http://127.0.0.1/g/{}",
        "https://[::1]/g/{}",
        "https://chatgpt.com@evil.tld/g/{}",
        "https://chatgpt.com:x@evil.tld/g/{}",
        "https://user@chatgpt.com/g/{}",
        "chatgpt.com@evil.tld/g/{}",
        "user@chatgpt.com/g/{}",
        "https://chat.openai.com.evil.tld/g/{}",
        "chatgpt.com.evil.tld/g/{}",
        "https://evilchatgpt.com/g/{}",
        "evilchatgpt.com/g/{}",
        "evil-chatgpt.com/g/{}",
        "evil.chatgpt.com/g/{}",
        "https://chatgpt.co/g/{}",
        "https://chatgpt.comm/g/{}",
        "https://openai.com/g/{}",
        "https://сhatgpt.com/g/{}",  # Cyrillic Es
        "сhatgpt.com/g/{}",
        "échatgpt.com/g/{}",
        "中chatgpt.com/g/{}",
        "https://chatgpt.соm/g/{}",
        "https://ｃｈａｔｇｐｔ.com/g/{}",
        "https://chatgpt.com／g／{}",
        "https://chat\u00adgpt.com/g/{}",
        "https://chatgpt.com\u200b.evil.tld/g/{}",
        "evil\u200bchatgpt.com/g/{}",
        "https://xn--hatgpt-vxf.com/g/{}",
        "https://chatgpt.com%2F@evil.tld/g/{}",
        "https://chatgpt%2ecom/g/{}",
        "https://chatgpt.com./g/{}",
        "https://chatgpt.com:8080/g/{}",
        "https://chatgpt.com\\g\\{}",
        "https://chatgpt.com\\@evil.tld/g/{}",
        "https://evil.tld\\@chatgpt.com/g/{}",
        "https:\\\\chatgpt.com\\g\\{}",
        "https://chatgpt.com/g\\{}",
        "https://chatgpt.com/g/{}\\x",
        "chatgpt.com\\g\\{}",
        "https://evil.tld/https://chatgpt.com/g/{}",
        "https://evil.tld/?u=https://chatgpt.com/g/{}",
        "https://evil.tld/#https://chatgpt.com/g/{}",
        "https://evil.tld?chatgpt.com/g/{}",
        "https://evil.tld#chatgpt.com/g/{}",
        "https://evil.tld,chatgpt.com/g/{}",
        "https://chatgpt.com,evil.tld/g/{}",
        "https://chatgpt.com;@evil.tld/g/{}",
        "evil.tld/chatgpt.com/g/{}",
        "evil.tld/https://chatgpt.com/g/{}",
        "evil.tld?u=chatgpt.com/g/{}",
        "https:/chatgpt.com/g/{}",
        "httpſ://chatgpt.com/g/{}",
        "https://chatgpt.com//g/{}",
        "https://chatgpt.com/x/g/{}",
        "https://chatgpt.com/G/{}",
        "https://chatgpt.com/share/g/{}",
    ],
)
@pytest.mark.parametrize("gpt_id", [OLD, NEW])
def test_what_only_looks_like_a_gpt_s_page_is_refused(link: str, gpt_id: str) -> None:
    for text in (link.format(gpt_id), f"看（{link.format(gpt_id)}-slug），好吗"):
        found = find_links(text)
        assert found
        assert all(isinstance(result, RefusedLink) for result in found), found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "long-something",
        "the king-something",
        "g-short",
        "g-toolonghere",
        "x" + OLD,
        OLD + "x",
        OLD + "а",  # Cyrillic
        OLD + ".json",
        OLD + "@example.com",
        "some.host/" + OLD,
        "foo-" + OLD,
        "foo_" + OLD,
        "xgizmo-" + OLD,
        "G-bo0FiWLY7",
        "550e8400-e29b-41d4-a716-446655440000",
        "chatgpt.com is a site",
        "https:// and ://",
        "mailto:someone@chatgpt.com",
    ],
)
def test_ordinary_text_leads_nowhere(text: str) -> None:
    assert find_links(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[ResearchGPT](https://chatgpt.com/g/{}-x-y)",
        "[ResearchGPT](<https://chatgpt.com/g/{}-x-y>)",
        "* [**ResearchGPT**](https://chatgpt.com/g/{}) – finds papers",
        "See [this](https://example.com), and [ResearchGPT](https://chatgpt.com/g/{})",
        "[ResearchGPT]: https://chatgpt.com/g/{}",
        "ResearchGPT: https://chatgpt.com/g/{}-x",
        "ResearchGPT：https://chatgpt.com/g/{}-x",
        "ResearchGPT:https://chatgpt.com/g/{}-x",
        "ResearchGPT - https://chatgpt.com/g/{}-x",
        "ResearchGPT — https://chatgpt.com/g/{}-x",
        "ResearchGPT (https://chatgpt.com/g/{}-x)",
        "ResearchGPT（https://chatgpt.com/g/{}-x）",
        "- ResearchGPT: https://chatgpt.com/g/{}",
        "  * **ResearchGPT**: <https://chatgpt.com/g/{}>",
        "1. ResearchGPT - https://chatgpt.com/g/{}",
        "2、ResearchGPT：https://chatgpt.com/g/{}",
        "> - [x] ResearchGPT: https://chatgpt.com/g/{}",
        "| ResearchGPT | https://chatgpt.com/g/{} |",
        "Other words.\nResearchGPT: https://chatgpt.com/g/{}\nmore",
        "这个不错。ResearchGPT：https://chatgpt.com/g/{}",
        "ResearchGPT https://chatgpt.com/g/{}-researchgpt",
        "《ResearchGPT》：https://chatgpt.com/g/{}",
        "ResearchGPT: gpt-4-gizmo-{}",
        "ResearchGPT: {}",
        "[ChatGPT - ResearchGPT](https://chatgpt.com/g/{})",
        "{}\nand later [ResearchGPT](https://chatgpt.com/g/{}-x)",
    ],
)
def test_the_name_stands_before_the_link(text: str) -> None:
    found = [link for link in find_links(text.replace("{}", OLD)) if isinstance(link, FoundGpt)]
    assert [gpt.name for gpt in found] == ["ResearchGPT"]


@pytest.mark.parametrize(
    "before",
    [
        "Have a look at this: ",
        "Link: ",
        "链接：",
        '"model": "',
        "url=",
        "https://example.com/a - ",
        "[here](",
        "[https://chatgpt.com/g/](",
        "See you\n",
        "You can find it at: ",
        "The GPT: ",
        "some words ",
        "A sentence that goes on and on, and has far too many words for a name: ",
        "[1](",
        "👉 ",
    ],
)
def test_what_is_no_name_leaves_the_slug_s(before: str) -> None:
    found = find_links(f"{before}https://chatgpt.com/g/{OLD}-logo-creator")[-1]
    assert isinstance(found, FoundGpt)
    assert found.name == "Logo Creator"


@pytest.mark.parametrize(
    "name", ["The Logo Maker", "Book of Answers", "GPT Name Finder", "写作助手"]
)
def test_a_name_may_hold_common_words(name: str) -> None:
    assert only(f"{name}: https://chatgpt.com/g/{OLD}").name == name
    assert only(f"[{name}](https://chatgpt.com/g/{OLD})").name == name


def test_names_on_one_line_stay_with_their_links() -> None:
    text = f"First: https://chatgpt.com/g/{OLD}, Second - https://chatgpt.com/g/{NEW} | x"
    assert [gpt.name for gpt in find_links(text) if isinstance(gpt, FoundGpt)] == [
        "First",
        "Second",
    ]


def test_a_name_is_one_line_of_visible_letters() -> None:
    found = only(f"[Re\u202esearch\u200b  GPT\x07](https://chatgpt.com/g/{OLD})")
    assert found.name == "Research GPT"
    assert len(only(f"[{'long ' * 39}](https://chatgpt.com/g/{OLD})").name) <= 80


def test_many_links_come_in_order_and_once_each() -> None:
    text = (
        f"看这个（https://chatgpt.com/g/{OLD}-a），还有《https://chatgpt.com/g/{NEW}》，"
        f"gpt-4-gizmo-{OLD}；https://chatgpt.com/share/x https://chatgpt.com/share/x。"
    )
    found = find_links(text)
    assert [getattr(link, "id", None) or getattr(link, "text", None) for link in found] == [
        OLD,
        NEW,
        "https://chatgpt.com/share/x",
    ]


def test_links_without_a_space_between_them_are_parted() -> None:
    ids = [f"g-{letter * 9}" for letter in "ABCDE"]
    text = (
        f"https://chatgpt.com/g/{ids[0]}https://chatgpt.com/g/{ids[1]}-slug"
        f"https://chatgpt.com/g/{ids[2]},https://chatgpt.com/g/{ids[3]}-x和"
        f"https://chatgpt.com/g/{ids[4]}"
    )
    assert [(gpt.id, gpt.slug) for gpt in find_links(text) if isinstance(gpt, FoundGpt)] == [
        (ids[0], ""),
        (ids[1], "slug"),
        (ids[2], ""),
        (ids[3], "x"),
        (ids[4], ""),
    ]


def test_a_later_link_lends_its_slug() -> None:
    assert only(f"{OLD}, https://chatgpt.com/g/{OLD}-logo-creator") == made_gpt(OLD, "logo-creator")


def test_the_case_of_an_id_is_kept() -> None:
    found = find_links("g-aaaaaaaaa g-AAAAAAAAA")
    assert [gpt.id for gpt in found if isinstance(gpt, FoundGpt)] == ["g-aaaaaaaaa", "g-AAAAAAAAA"]


def test_a_refused_text_is_shown_short_and_without_its_sentence_s_end() -> None:
    (found,) = find_links("Look: https://example.com/a.")
    assert found == RefusedLink("https://example.com/a", "not on chatgpt.com")
    (long,) = find_links("https://example.com/" + "a" * 10_000)
    assert isinstance(long, RefusedLink)
    assert len(long.text) == MOST_REFUSED_TEXT


def test_results_are_merged_once_each_and_the_best_name_stays() -> None:
    plain, named = made_gpt(OLD, "logo-creator"), made_gpt(OLD, "", "My Logo")
    refused = RefusedLink("x", "y")
    assert merged([[plain, refused], [named, refused]]) == [
        made_gpt(OLD, "logo-creator", "My Logo"),
        refused,
    ]
    assert merged([[named], [plain]]) == [made_gpt(OLD, "logo-creator", "My Logo")]
