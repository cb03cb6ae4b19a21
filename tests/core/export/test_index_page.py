from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import unquote

from gpts_desktop.core.export.index_page import Entry, html_index, markdown_index
from gpts_desktop.core.export.words import Words

MAY, JUNE = 1_747_300_000.0, 1_750_000_000.0
ENTRIES = [
    Entry("Old <one>.html", "Old <one> [a](b)", MAY, "ResearchGPT"),
    Entry("把摘要翻译成英文 (2).html", "把摘要翻译成英文", JUNE),
    Entry("50% #1?.html", "50% #1?", JUNE + 3600, "A & B"),
]


class Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(dict(attrs)["href"] or "")


def test_the_newest_come_first_and_every_link_leads_to_its_page() -> None:
    page = html_index(ENTRIES, Words(chats="聊天"), "")
    links = Links(page).found
    assert [unquote(link) for link in links] == [one.name for one in reversed(ENTRIES)]
    assert not any(re.search(r"[ <>#?]", link) for link in links)
    assert re.findall("<h2>(.*?)</h2>", page) == ["2025-06", "2025-05"]
    assert "Old &lt;one&gt; [a](b)" in page
    assert '<html lang="zh">' in page
    assert "<h1>聊天</h1>" in page


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = html_index(ENTRIES, Words(), "")
    assert "default-src &#x27;none&#x27;" in page
    assert "<script" not in page


def test_markdown_has_the_same_list() -> None:
    lines = markdown_index(ENTRIES, Words()).split("\n")
    assert lines[0] == "# Chats"
    assert lines[2] == "## 2025-06"
    assert lines[4].startswith("- [50% \\#1?](<50% #1?.html>) · A & B · 2025-06-")
    assert "- [Old \\<one> \\[a\\](b)](" in "\n".join(lines)


def test_chats_of_no_known_time_come_last_without_a_heading() -> None:
    page = markdown_index([Entry("a.md", "A", float("-inf")), ENTRIES[0]], Words())
    assert page.rstrip().endswith("- [A](a.md)")
