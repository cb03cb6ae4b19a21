"""Links in dropped files and drags: each kind of file, each encoding, damaged ones."""

from __future__ import annotations

import json
import plistlib

import pytest

from gpts_desktop.core.link_files import (
    DAMAGED,
    NO_TEXT,
    decoded,
    links_in_file,
    links_in_moz_url,
    links_in_uri_list,
)
from gpts_desktop.core.link_html import links_in_html
from gpts_desktop.core.links import FoundGpt, Link, RefusedLink, made_gpt

OLD = "g-bo0FiWLY7"
NEW = "g-0123456789abcdef0123456789abcdef"
LINK = f"https://chatgpt.com/g/{OLD}-logo-creator"
GPT = made_gpt(OLD, "logo-creator")
NAMED = made_gpt(OLD, "logo-creator", "My Logo")
EVIL = RefusedLink(f"https://evil.tld/g/{OLD}", "not on chatgpt.com")


def names(links: list[Link]) -> list[str]:
    return [link.name for link in links if isinstance(link, FoundGpt)]


@pytest.mark.parametrize(
    "text",
    [
        f"[InternetShortcut]\r\nURL={LINK}\r\nIconIndex=0\r\n",
        f"[DEFAULT]\nBASEURL=https://evil.tld/\n[InternetShortcut]\nIDList=\nURL={LINK}\n",
        f"\ufeff[InternetShortcut]\nURL = {LINK}",
        f"URL={LINK}",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_windows_shortcut(text: str, encoding: str) -> None:
    assert links_in_file("Some shortcut.URL", text.encode(encoding)) == [GPT]


@pytest.mark.parametrize("plist_format", [plistlib.FMT_XML, plistlib.FMT_BINARY])
@pytest.mark.parametrize("name", ["a.webloc", "no-suffix"])
def test_a_mac_s_shortcut(plist_format: plistlib.PlistFormat, name: str) -> None:
    data = plistlib.dumps({"URL": LINK}, fmt=plist_format)
    assert links_in_file(name, data) == [GPT]


def test_a_webloc_s_entities_are_never_expanded() -> None:
    data = (
        '<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "https://chatgpt.com/g/">]>'
        f"<plist><dict><key>URL</key><string>&a;{OLD}</string></dict></plist>"
    )
    assert links_in_file("a.webloc", data.encode()) == [RefusedLink("a.webloc", DAMAGED)]


@pytest.mark.parametrize("content", [{"URL": 5}, {}, [LINK]])
def test_a_webloc_of_another_shape_holds_nothing(content: dict[str, int] | list[str]) -> None:
    assert links_in_file("a.webloc", plistlib.dumps(content)) == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([f"URL={LINK}"], [GPT]),
        ([f"URL[$e]={LINK}"], [GPT]),
        (["Name=My Logo", f"URL={LINK}"], [NAMED]),
        ([f"Exec=xdg-open {LINK}"], []),
        (["[Desktop Action x]", f"URL={LINK}"], []),
        ([f"URL=https://evil.tld/g/{OLD}"], [EVIL]),
        (["URL=file:///etc/passwd"], [RefusedLink("file:///etc/passwd", "not a web address")]),
    ],
)
def test_a_desktop_entry(lines: list[str], found: list[Link]) -> None:
    text = "\n".join(["#!/usr/bin/env xdg-open", "[Desktop Entry]", "Type=Link", *lines])
    assert links_in_file("a.desktop", text.encode()) == found


@pytest.mark.parametrize(
    ("name", "gpt_name"),
    [
        ("ChatGPT - My Logo.url", "My Logo"),
        ("My Logo - ChatGPT.url", "My Logo"),
        ("LogoCreator.url", "LogoCreator"),
        ("/home/me/Downloads/ChatGPT - My Logo.url", "My Logo"),
        ("C:\\Users\\me\\ChatGPT - My Logo.url", "My Logo"),
        ("New shortcut.url", "Logo Creator"),
        ("ChatGPT.url", "Logo Creator"),
    ],
)
def test_a_shortcut_s_file_name_counts_when_it_is_the_page_s_title(
    name: str, gpt_name: str
) -> None:
    data = f"[InternetShortcut]\nURL={LINK}".encode()
    assert names(links_in_file(name, data)) == [gpt_name]


def test_bookmarks() -> None:
    page = f"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p>
    <DT><A HREF="{LINK}" ADD_DATE="1" ICON="data:image/png;base64,AAAA">ChatGPT - My Logo</A>
    <DT><A HREF="https://chatgpt.com/g/{NEW}">写作 &amp; 翻译</A>
    <DT><A HREF="https://evil.tld/g/{OLD}">https://chatgpt.com/g/g-AAAAAAAAA</A>
    <DT><A HREF="place:sort=8">Most visited</A>
</DL>"""
    expected = [NAMED, made_gpt(NEW, "", "写作 & 翻译"), EVIL]
    assert links_in_file("bookmarks.html", page.encode()) == expected
    assert links_in_file("no-suffix", page.encode()) == expected


@pytest.mark.parametrize(
    "page",
    [
        f'<a href="{LINK}">My Logo</a>',
        f"<a href='{LINK}'>My\n  <b>Lo</b>go</a>",
        f"<A class=x HREF={LINK} target=_blank>My&nbsp;Logo</A>",
        f'<p>My Logo: <a href="{LINK}">{LINK}</a></p>',
        f'<li>My Logo - <a href="{LINK}">here</a>',
        f"<p>My Logo: {LINK}</p><p>Other</p>",
        f"My Logo: https://chatgpt.com/g/<b>{OLD}</b>-logo-creator",
        f'<a href="https://chatgpt.com/g/{OLD}\n-logo-creator">My Logo</a>',
        f'<a href="https&#58;//chatgpt.com/g/{OLD}-logo-creator">My Logo</a>',
        f'<a href="{LINK}">My Logo',
        f'<a title="a > b" href="x">y</a><a href="{LINK}">My Logo</a>',
        f'<!-- <a href="https://chatgpt.com/g/{NEW}">No</a> --><a href="{LINK}">My Logo</a>',
        f'<script>var a = "https://chatgpt.com/g/{NEW}"</script><a href="{LINK}">My Logo</a>',
        f'<style><a href="{EVIL.text}"></style><a href="{LINK}">My Logo</a>',
        f'<a data-href="{EVIL.text}" href="{LINK}">My Logo</a>',
        f'<a href="#top">Up</a> <a href="/g/{NEW}">Near</a> <a href="{LINK}">My Logo</a>',
        f"<a href='javascript:open(`https://chatgpt.com/g/{NEW}`)'>J</a><a href={LINK}>My Logo</a>",
    ],
)
def test_a_link_in_a_page_is_named_by_its_text(page: str) -> None:
    assert links_in_html(page) == [NAMED]


def test_what_a_link_says_is_not_where_it_leads() -> None:
    assert links_in_html(f'<a href="{EVIL.text}">{LINK}</a>') == [EVIL]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.log"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_a_text_in_each_encoding(name: str, encoding: str) -> None:
    data = f"设计标志：{LINK}，还有别的\r\n".encode(encoding)
    assert links_in_file(name, data) == [made_gpt(OLD, "logo-creator", "设计标志")]


def test_json_is_read_value_by_value() -> None:
    content = {
        "gpts": [
            {"name": "My Logo", "url": LINK},
            {"url": f"https://chatgpt.com/g/{NEW}", "title": "写作"},
            {"id": "g-AAAAAAAAA", "n": [1, None, True]},
        ]
    }
    expected = [NAMED, made_gpt(NEW, "", "写作"), made_gpt("g-AAAAAAAAA")]
    escaped = json.dumps(content).replace("/", "\\/")
    assert links_in_file("a.json", escaped.encode()) == expected


def test_json_that_is_broken_or_deep_is_read_as_text() -> None:
    assert links_in_file("a.json", f'{{"url": "{LINK}"'.encode()) == [GPT]
    assert links_in_file("a.json", ("[" * 100_000 + f' "{LINK}"').encode()) == [GPT]
    assert links_in_file("a.json", ("9" * 10_000 + f' "{LINK}"').encode()) == [GPT]


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 20])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    assert links_in_file("/tmp/a.png", data) == [RefusedLink("a.png", NO_TEXT)]
    assert decoded(data) is None


def test_an_empty_file_holds_nothing() -> None:
    for name in ("a.txt", "a.url", "a.html", "a.json", "a.desktop"):
        assert links_in_file(name, b"") == []


def test_a_list_of_addresses() -> None:
    data = f"# comment {NEW}\r\n{LINK}\r\nfile:///tmp/a.txt\r\n{EVIL.text}\r\n{LINK}\r\n"
    assert links_in_uri_list(data.encode()) == [GPT, EVIL]
    assert links_in_uri_list(data) == [GPT, EVIL]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8"])
def test_an_address_with_its_title(encoding: str) -> None:
    text = f"{LINK}\nChatGPT - My Logo\n{EVIL.text}\nEvil\n"
    assert links_in_moz_url(text.encode(encoding)) == [NAMED, EVIL]


def test_an_address_without_a_title_or_with_a_loose_byte() -> None:
    assert links_in_moz_url(LINK.encode("utf-16-le") + b"\0") == [GPT]
    assert links_in_moz_url(b"") == []
