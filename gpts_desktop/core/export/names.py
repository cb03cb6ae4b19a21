"""Names for files, readable and taken by every system that a folder may be carried to."""

from __future__ import annotations

import re
import unicodedata

# What Windows refuses, and what means something to a shell or an address.
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)")
_MOST_CHARACTERS = 80
_MOST_BYTES = 160
"""Most systems take 255 bytes; a number, an extension and "files" are still added."""

EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
    "image/avif": "avif",
    "image/bmp": "bmp",
}


def readable_name(title: str, otherwise: str) -> str:
    """Return a title as a file's name without its extension; `otherwise` when nothing is left."""
    text = unicodedata.normalize("NFC", title)
    seen = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn"))
    plain = " ".join(_REFUSED.sub(" ", seen).split())
    name = _shortened(plain.lstrip(". ")).rstrip(". ")
    if _RESERVED.match(name):
        name = f"_{name}"
    return name or otherwise


def _shortened(name: str) -> str:
    name = name[:_MOST_CHARACTERS]
    while len(name.encode()) > _MOST_BYTES:
        name = name[:-1]
    # An accent or a joined sign is not torn off its letter.
    while name and unicodedata.category(name[-1]) == "Mn" and len(name) == _MOST_CHARACTERS:
        name = name[:-1]
    return name


class Names:
    """Gives each file of a folder a name of its own, where small and capital letters are one."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def take(self, stem: str, extension: str = "") -> str:
        """Return `stem`, or `stem (2)` and so on when it is taken, with its extension."""
        end = f".{extension}" if extension else ""
        number = self._next.get(_folded(stem + end), 1)
        name = stem + end if number == 1 else f"{stem} ({number}){end}"
        while number > 1 and _folded(name) in self._next:
            number += 1
            name = f"{stem} ({number}){end}"
        self._next[_folded(stem + end)] = number + 1
        self._next.setdefault(_folded(name), 2)
        return name


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
