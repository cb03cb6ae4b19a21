"""Addresses in plain text (GFM's extended autolinks, and where Chinese text goes on)."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A domain is ASCII: what follows it without a blank in Chinese is the sentence.
_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9_/@.\-])"
    r"(?:(?:https?|ftp)://[A-Za-z0-9]|www\.[A-Za-z0-9])[A-Za-z0-9_.\-]*(?::\d+)?"
    r"(?:[/?#][^\s<>，。；：！？、（）【】《》「」『』“”‘’…｜]*)?"
    r"|(?P<mail>(?<![A-Za-z0-9._+\-])[A-Za-z0-9._+\-]+@[A-Za-z0-9_\-]+(?:\.[A-Za-z0-9_\-]+)+)",
    re.IGNORECASE,
)
_TRAILING = "?!.,:;*_~'\""
_ENTITY_AT_END = re.compile(r"&[A-Za-z0-9]+;\Z")


def addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and target of each address in `text`, in order."""
    if "://" not in text and "@" not in text and "www." not in text.lower():
        return
    for found in _ADDRESS.finditer(text):
        address = found["mail"] or _trimmed(found.group())
        lower = address.lower()
        if lower.startswith("www."):
            target = "http://" + address if "." in address[4:] else ""
        elif "://" in address:
            target = address
        else:
            target = "mailto:" + address if address[-1] not in "-_" else ""
        if target:
            yield found.start(), found.start() + len(address), target


def _trimmed(address: str) -> str:
    """Return the address without the punctuation of the sentence around it."""
    closing, opening = address.count(")"), address.count("(")
    while address:
        if address[-1] == ")" and closing > opening:
            closing -= 1
        elif address[-1] == ";" and (entity := _ENTITY_AT_END.search(address)):
            address = address[: entity.start() + 1]
        elif address[-1] not in _TRAILING:
            break
        address = address[:-1]
    return address
