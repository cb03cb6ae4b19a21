"""Links in HTML: a page, what a browser copies, a file of bookmarks.

A small reader of tags of our own: the standard library's takes quadratic time on some broken
pages (`<a <a <a …`) in the Python versions that we support. Here each character is read once.
"""

from __future__ import annotations

import html
import re

from gpts_desktop.core.links import Link, LinkGathering

_TAG = re.compile(r"<!--|-->|<(?P<close>/?)(?P<name>[A-Za-z][0-9A-Za-z:]{0,30})(?P<rest>[^<>]*+)>")
_HREF = re.compile(
    r"(?:^|[\s\"'/])href\s{0,9}=\s{0,9}(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))", re.I
)
# Only complete references of a sane size: a number of 5,000 digits makes html.unescape raise.
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][0-9A-Za-z]{1,31});")
_HIDDEN = {"script", "style", "template", "noscript"}
_INLINE = {
    "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr",
}  # fmt: skip


def links_in_html(page: str) -> list[Link]:
    """Return the GPTs and refused links in HTML, in order, once each; scripts are left out.

    A GPT is named by its link's text. That text is no source of links itself: what counts is
    where the link leads.
    """
    reader = _Reader()
    reader.read(page)
    return reader.links.results()


class _Reader:
    def __init__(self) -> None:
        self.links = LinkGathering()
        self._text: list[str] = []  # what stands outside of links, not looked at yet
        self._before = ""  # the text before the open link
        self._title: list[str] = []
        self._href: str | None = None
        self._hidden = ""  # the open comment, script or style

    def read(self, page: str) -> None:
        at = 0
        for tag in _TAG.finditer(page):
            if not self._hidden:
                self._take_text(page[at : tag.start()])
            at = tag.end()
            self._take_tag(tag)
        if not self._hidden:
            self._take_text(page[at:])
        self._close_link()
        self._look_at_text()

    def _take_text(self, text: str) -> None:
        if text:
            (self._text if self._href is None else self._title).append(_unescaped(text))

    def _take_tag(self, tag: re.Match[str]) -> None:
        name = (tag["name"] or tag[0]).lower()
        closes = tag["close"] == "/" or name == "-->"
        if self._hidden:
            if closes and name == self._hidden:
                self._hidden = ""
        elif name in _HIDDEN or name == "<!--":
            if not closes:
                self._hidden = "-->" if name == "<!--" else name
        elif name == "a":
            self._close_link()
            if not closes:
                self._open_link(tag["rest"])
        elif name not in _INLINE:
            self._take_text("\n" if self._href is None else " ")

    def _open_link(self, attributes: str) -> None:
        href = _HREF.search(attributes)
        if href is not None:
            self._before = "".join(self._text)[-200:].rpartition("\n")[2]
            self._look_at_text()
            self._href = _unescaped(next(group for group in href.groups() if group is not None))

    def _close_link(self) -> None:
        if self._href is None:
            return
        title = "".join(self._title)
        self.links.add_address(self._href, title=title, before=self._before)
        self._href = None
        self._title.clear()

    def _look_at_text(self) -> None:
        if self._text:
            self.links.add_text("".join(self._text))
            self._text.clear()


def _unescaped(text: str) -> str:
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text
