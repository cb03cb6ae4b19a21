"""Files that can go along with a question: pictures by their first bytes, and texts."""

from __future__ import annotations

import codecs

from gpts_desktop.core.errors import InputError
from gpts_desktop.core.message import Attachment
from gpts_desktop.core.sentence import Sentence

LARGEST = 20 * 1024 * 1024  # bytes

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_CONTROLS = frozenset(chr(code) for code in range(32)) - set("\t\n\r\f\v\x1b\b")


def attachment(name: str, data: bytes) -> Attachment:
    """Return a file as it is sent: a picture as it is, a text in UTF-8.

    Raises InputError for what is empty, larger than 20 MB, or neither.
    """
    if len(data) > LARGEST:
        raise too_large(name)
    if not data:
        raise InputError(Sentence("“{name}” is empty.", name=name))
    picture = picture_type(data)
    if picture:
        return Attachment(name, picture, data)
    text = _decoded(data)
    if text is None:
        raise InputError(
            Sentence(
                "“{name}” can't go along: it is neither a picture (PNG, JPEG, GIF, WebP) "
                "nor a text.",
                name=name,
            )
        )
    return Attachment(name, "text/plain", text.encode("utf-8"))


def too_large(name: str) -> InputError:
    """Return the refusal of a file that is too large."""
    return InputError(Sentence("“{name}” is larger than 20 MB.", name=name))


def picture_type(data: bytes) -> str:
    """Return the media type of a picture by its first bytes, "" for anything else."""
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""


def _decoded(data: bytes) -> str | None:
    """Return the text, or None for what is no text. Chinese Windows writes GB 18030."""
    if data.startswith(b"%PDF-"):
        return None
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROLS.intersection(text) else text
    return None
