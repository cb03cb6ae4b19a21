"""What is pasted into the composer or dropped on it: a text, files, or links for the window."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from gpts_desktop.core.errors import InputError
from gpts_desktop.core.sentence import Sentence

if TYPE_CHECKING:
    from gpts_desktop.core.message import Attachment

# Files that are links, and what no question takes along: the window looks into them.
_FOR_WINDOW = (".url", ".webloc", ".desktop", ".html", ".htm", ".zip")
_EXPORT = re.compile(r"conversations.*\.json", re.IGNORECASE)
_CHATGPT = ("chatgpt.com/", "chat.openai.com/")
_LOOKED_AT = 100_000  # characters of a dragged text


class Arrival(Enum):
    """What the composer does with it."""

    TEXT = auto()
    ATTACH = auto()
    LEAVE = auto()


def arrival_of(mime: QMimeData, *, pasted: bool = False) -> Arrival:
    """Say what becomes of `mime`; what is pasted into a text box is never left to the window."""
    paths = local_files(mime)
    if paths and (pasted or not all(_is_for_window(path) for path in paths)):
        return Arrival.ATTACH
    if mime.hasImage() and not mime.hasFormat("text/plain"):
        return Arrival.ATTACH
    if pasted:
        return Arrival.TEXT
    if mime.hasUrls() or _is_about_gpts(mime.text()[:_LOOKED_AT]):
        return Arrival.LEAVE
    return Arrival.TEXT if mime.hasText() or mime.hasHtml() else Arrival.LEAVE


@lru_cache(maxsize=1)  # a drag asks again at every move of the mouse
def _is_about_gpts(text: str) -> bool:
    """Whether a text has a GPT in it, or an address that the window can say something of."""
    from gpts_desktop.core.links import FoundGpt, find_links

    lower = text.lower()
    if any(address in lower for address in _CHATGPT):
        return True
    return any(isinstance(link, FoundGpt) for link in find_links(text))


def local_files(mime: QMimeData) -> list[Path]:
    """Return the files that `mime` names, if it names nothing else."""
    urls = mime.urls()
    if not urls or not all(url.isLocalFile() for url in urls):
        return []
    return [Path(url.toLocalFile()) for url in urls]


def _is_for_window(path: Path) -> bool:
    named = path.suffix.lower() in _FOR_WINDOW or _EXPORT.fullmatch(path.name) is not None
    return named or path.is_dir()


def file_attachment(path: Path) -> Attachment:
    """Read a file; raise InputError, with a sentence, when it can't go along."""
    from gpts_desktop.core.attachment import LARGEST, attachment, too_large

    try:
        if path.is_dir():
            raise InputError(
                Sentence("“{name}” is a folder; its files can go along one by one.", name=path.name)
            )
        if not path.is_file():
            raise InputError(Sentence("“{name}” is no file that can be read.", name=path.name))
        if path.stat().st_size > LARGEST:
            raise too_large(path.name)
        return attachment(path.name, path.read_bytes())
    except OSError as error:
        raise InputError(
            Sentence("“{name}” could not be read: {reason}.", name=path.name, reason=error.strerror)
        ) from None


def picture_attachment(mime: QMimeData, name: str) -> Attachment:
    """Return the picture in `mime` as PNG; raise InputError when there is none."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage

    from gpts_desktop.core.attachment import attachment

    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        raise InputError(Sentence("The picture could not be read."))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes both
    return attachment(f"{name}.png", bytes(buffer.data().data()))


def named_apart(name: str, taken: set[str]) -> str:
    """Return `name`, with a number when it is taken."""
    if name not in taken:
        return name
    number = 2
    while f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"
