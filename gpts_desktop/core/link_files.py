"""Links in dropped files and in what a drag carries (wire.md, section 5). Nothing is opened."""

from __future__ import annotations

import json
import plistlib
import re
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from gpts_desktop.core.link_html import links_in_html
from gpts_desktop.core.link_names import cleaned, name_from_slug
from gpts_desktop.core.links import FoundGpt, Link, LinkGathering, RefusedLink, renamed
from gpts_desktop.core.own_format import FORMAT
from gpts_desktop.core.sentence import Sentence

NO_TEXT = Sentence("a file with no text in it")
DAMAGED = Sentence("a damaged .webloc file")

_UTF8_BOM = b"\xef\xbb\xbf"
_URL_LINE = re.compile(r"^[ \t]*URL(?:\[\$[a-z]+\])?[ \t]*=[ \t]*(.*)$", re.M)
_NAME_LINE = re.compile(r"^[ \t]*Name[ \t]*=[ \t]*(.*)$", re.M)
_GROUP_LINE = re.compile(r"^[ \t]*\[(.*)\][ \t]*$", re.M)
_TITLE_KEYS = ("title", "name", "display_name")


def links_in_file(name: str, data: bytes) -> list[Link]:
    """Return the GPTs and refused links in a file: its kind follows from its name, or its start.

    A file that holds no text gives one refusal with the file's name.
    """
    path = PurePath(name.replace("\\", "/"))
    suffix = path.suffix.lower()
    if suffix == ".webloc" or data.startswith(b"bplist00") or b"<!DOCTYPE plist" in data[:400]:
        return _titled(_links_in_webloc(data, path.name), path.stem)
    text = decoded(data)
    if text is None:
        return [RefusedLink(path.name, NO_TEXT)]
    reader = _READERS.get(suffix) or _reader_by_start(text)
    links = reader(text)
    return _titled(links, path.stem) if suffix in (".url", ".desktop") else links


def links_in_uri_list(data: bytes | str) -> list[Link]:
    """Return what a `text/uri-list` (RFC 2483) leads to; places of local files are left out."""
    text = data if isinstance(data, str) else data.decode("utf-8", "replace")
    links = LinkGathering()
    for line in re.split(r"[\r\n\0]+", text):
        address = line.strip()
        if address and not address.startswith("#") and not address.lower().startswith("file:"):
            links.add_address(address)
    return links.results()


def links_in_moz_url(data: bytes) -> list[Link]:
    """Return what a `text/x-moz-url` leads to: addresses and titles in turns, in UTF-16."""
    lines = _utf16_or_utf8(data).replace("\r\n", "\n").strip("\0\n").split("\n")
    links = LinkGathering()
    for address, title in zip(lines[::2], [*lines[1::2], ""], strict=False):
        if not address.lower().startswith("file:"):
            links.add_address(address, title=title)
    return links.results()


def decoded(data: bytes) -> str | None:
    """Return a file's text: UTF-8, UTF-16 or GB18030; None when it is none of these."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:4096]:
        return _utf16_without_mark(data)
    data = data.removeprefix(_UTF8_BOM)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # GB18030 gives a character to nearly all bytes, and leaves ASCII, so every id, as it is.
        return data.decode("gb18030", "replace")


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:4096]
    low, high = sample[::2].count(0), sample[1::2].count(0)
    if max(low, high) * 4 < len(sample) // 2:
        return None
    if min(low, high) * 4 > max(low, high):
        return None
    return data.decode("utf-16-le" if high > low else "utf-16-be", "replace")


def _utf16_or_utf8(data: bytes) -> str:
    text = _utf16_without_mark(data) if b"\0" in data[:4096] else decoded(data)
    if text is None:
        text = data.decode("utf-8", "replace")
    return text.removeprefix("\ufeff")


def _reader_by_start(text: str) -> Callable[[str], list[Link]]:
    start = text[:4096].lstrip().lower()
    if start.startswith(("<!doctype", "<html", "<?xml")):
        return links_in_html
    if start.startswith("[internetshortcut"):
        return _links_in_url_file
    if start.startswith("[desktop entry]"):
        return _links_in_desktop_file
    return _links_in_text


def _links_in_text(text: str) -> list[Link]:
    links = LinkGathering()
    links.add_text(text)
    return links.results()


def _links_in_url_file(text: str) -> list[Link]:
    return _links_in_lines(_group(text, "internetshortcut"))


def _links_in_desktop_file(text: str) -> list[Link]:
    """Read the address of a link's `.desktop` file; what it would run is never looked at."""
    return _links_in_lines(_group(text, "desktop entry"))


def _links_in_lines(group: str) -> list[Link]:
    links = LinkGathering()
    name = _NAME_LINE.search(group)
    for line in _URL_LINE.finditer(group):
        links.add_address(line[1], title=name[1] if name else "")
    return links.results()


def _group(text: str, wanted: str) -> str:
    """Return the lines of one group of an INI file; all of a text that has no groups."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    borders = list(_GROUP_LINE.finditer(text))
    if not borders:
        return text
    ends = [border.start() for border in borders[1:]] + [len(text)]
    for border, end in zip(borders, ends, strict=True):
        if border[1].strip().lower() == wanted:
            return text[border.end() : end]
    return ""


def _links_in_webloc(data: bytes, name: str) -> list[Link]:
    try:
        # Refuses declarations of entities, so none is ever expanded.
        content = plistlib.loads(data)
    except Exception:  # a damaged plist raises nearly anything: the file can't be read
        return [RefusedLink(name, DAMAGED)]
    address = content.get("URL") if isinstance(content, dict) else None
    links = LinkGathering()
    if isinstance(address, str):
        links.add_address(address)
    return links.results()


def _links_in_json(text: str) -> list[Link]:
    """Read every text in a JSON file; a GPT is named by the title or name beside it."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return _links_in_text(text)
    if isinstance(content, dict) and content.get("format") == FORMAT:
        return _gpts_of_our_own(content)
    links = LinkGathering()
    waiting: list[tuple[Any, str]] = [(content, "")]
    while waiting:
        value, title = waiting.pop()
        if isinstance(value, str):
            links.add_text(value, title=title)
        elif isinstance(value, list):
            waiting += [(item, title) for item in reversed(value)]
        elif isinstance(value, dict):
            own = next((value[key] for key in _TITLE_KEYS if isinstance(value.get(key), str)), "")
            waiting += [(item, cleaned(own)) for item in reversed(value.values())]
    return links.results()


def _gpts_of_our_own(content: dict[str, Any]) -> list[Link]:
    """Read a list that was exported here, with all that it says of each GPT."""
    from gpts_desktop.core.own_format.decode import check_header, decode_gpt
    from gpts_desktop.core.own_format.record import OwnFormatError

    links = LinkGathering()
    listed = content.get("gpts")
    try:
        check_header(content.get("format"), content.get("version"))
    except OwnFormatError as error:
        return [RefusedLink(FORMAT, str(error))]
    for fields in listed if isinstance(listed, list) else ():
        try:
            links.add_told(decode_gpt(fields))
        except OwnFormatError as error:
            links.add(RefusedLink("GPT", str(error)))
    return links.results()


def _titled(links: list[Link], stem: str) -> list[Link]:
    """Name the one GPT of a file by the file, when that is its page's title or its slug's words."""
    if len(links) != 1 or not isinstance(links[0], FoundGpt):
        return links
    gpt = links[0]
    name = cleaned(stem)
    is_title = name != " ".join(stem.split())
    from_slug = gpt.name in (name_from_slug(gpt.slug), gpt.id)
    same_words = name.casefold().replace(" ", "") == gpt.name.casefold().replace(" ", "")
    return [renamed(gpt, name)] if name and from_slug and (is_title or same_words) else links


_READERS: dict[str, Callable[[str], list[Link]]] = {
    ".url": _links_in_url_file,
    ".desktop": _links_in_desktop_file,
    ".html": links_in_html,
    ".htm": links_in_html,
    ".xhtml": links_in_html,
    ".json": _links_in_json,
    ".txt": _links_in_text,
    ".md": _links_in_text,
    ".markdown": _links_in_text,
}
