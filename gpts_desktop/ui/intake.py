"""GPTs out of what is pasted into the window, dropped on it or given when it starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QMimeData, QUrl

from gpts_desktop.core.errors import InputError
from gpts_desktop.core.link_files import links_in_file, links_in_moz_url, links_in_uri_list
from gpts_desktop.core.link_html import links_in_html
from gpts_desktop.core.links import FoundGpt, Link, RefusedLink, find_links, merged
from gpts_desktop.core.sentence import Sentence

MOST_BYTES = 32 * 1024 * 1024
MOST_FILES = 1000
MOZ_URL = "text/x-moz-url"
URI_LIST = "text/uri-list"

FOLDER = Sentence("a folder: drop the files in it instead")
TOO_LARGE = Sentence("a file of more than 32 MB")
UNREADABLE = Sentence("a file that can’t be read")
TOO_MANY = Sentence("more than 1,000 files at once")

ReadFile = Callable[[str], bytes]


def can_take(mime: QMimeData) -> bool:
    """Whether something dragged may hold a link; nothing of it is read."""
    return mime.hasUrls() or mime.hasText() or mime.hasHtml() or mime.hasFormat(MOZ_URL)


def read_file(path: str) -> bytes:
    """Return a file's bytes; raise InputError, with a reason, for what is not read."""
    place = Path(path)
    try:
        if place.is_dir():
            raise InputError(FOLDER)
        if not place.is_file():
            # Never a pipe or a device: reading one may never end.
            raise InputError(UNREADABLE)
        with place.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise InputError(UNREADABLE) from None
    if len(data) > MOST_BYTES:
        raise InputError(TOO_LARGE)
    return data


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was pasted or dropped, out of Qt's hands: any thread may look into it."""

    files: tuple[str, ...] = ()
    moz_url: bytes = b""
    uri_list: bytes = b""
    html: str = ""
    text: str = ""

    @classmethod
    def of(cls, mime: QMimeData) -> Parcel:
        """Take over all of `mime` that can lead to a GPT; no file is touched."""
        return cls(
            files=tuple(url.toLocalFile() for url in mime.urls() if url.isLocalFile()),
            moz_url=_bytes(mime, MOZ_URL),
            uri_list=_bytes(mime, URI_LIST),
            html=mime.html() if mime.hasHtml() else "",
            text=mime.text() if mime.hasText() else "",
        )


def links_in_parcel(parcel: Parcel, read: ReadFile = read_file) -> list[Link]:
    """Return the GPTs and refused links in what was pasted or dropped, in order, once each.

    Files come first, then addresses, then HTML, then plain text: the first of these that leads
    to a GPT counts, and the others only lend it a name. `read` is asked for each local file.
    """
    if parcel.files:
        files = _links_in_files(parcel.files, read)
        return merged([files, links_in_uri_list(parcel.uri_list)])
    ways = [
        links_in_moz_url(parcel.moz_url),
        links_in_uri_list(parcel.uri_list),
        links_in_html(parcel.html),
        find_links(parcel.text),
    ]
    chosen = next((way for way in ways if _found(way)), None)
    if chosen is None:
        return next((way for way in ways if way), [])
    ids = {gpt.id for gpt in _found(chosen)}
    names = [[gpt for gpt in _found(way) if gpt.id in ids] for way in ways]
    return merged([chosen, *names])


def links_from_arguments(arguments: Iterable[str], read: ReadFile = read_file) -> list[Link]:
    """Return the GPTs and refused links in command-line arguments: files, links or texts."""
    groups: list[list[Link]] = []
    for argument in arguments:
        path = local_path(argument)
        if path is None and (links := find_links(argument)):
            groups.append(links)
        else:
            groups.append(_links_in_files([path or argument], read))
    return merged(groups)


def from_anywhere(argument: str) -> str:
    """Return an argument as a process in another folder reads it: a file by its whole path."""
    path = local_path(argument)
    return argument if path is None else str(Path(path).absolute())


def _links_in_files(paths: Sequence[str], read: ReadFile) -> list[Link]:
    groups: list[list[Link]] = []
    for path in paths[:MOST_FILES]:
        name = Path(path).name or path
        try:
            groups.append(links_in_file(name, read(path)))
        except InputError as error:
            groups.append([RefusedLink(name, str(error))])
        except OSError:
            groups.append([RefusedLink(name, UNREADABLE)])
    if len(paths) > MOST_FILES:
        groups.append([RefusedLink(f"{len(paths) - MOST_FILES} files", TOO_MANY)])
    return merged(groups)


def local_path(argument: str) -> str | None:
    """Return the path of an argument that is a file: an address of one, or a name on disk."""
    if argument.lower().startswith("file:"):
        return QUrl(argument).toLocalFile() or unquote(urlsplit(argument).path)
    try:
        return argument if Path(argument).exists() else None
    except (OSError, ValueError):
        return None


def _found(links: Iterable[Link]) -> list[FoundGpt]:
    return [link for link in links if isinstance(link, FoundGpt)]


def _bytes(mime: QMimeData, format_name: str) -> bytes:
    return bytes(mime.data(format_name).data()) if mime.hasFormat(format_name) else b""
