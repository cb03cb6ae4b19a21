"""A file's text, piece by piece, whatever its encoding and however it ends."""

from __future__ import annotations

import codecs
import zipfile
import zlib
from collections.abc import Callable, Generator

from gpts_desktop.storage.importing.archive import READ_TROUBLE, Entry

CHUNK = 256 * 1024


def pieces_of(
    entry: Entry, read: Callable[[int], None], trouble: Callable[[Exception], None]
) -> Generator[str, None, None]:
    """Yield a file's text; `read` hears of so many bytes more, `trouble` why it ends too early.

    Closing the generator closes the file.
    """
    crc = 0
    decoder: codecs.IncrementalDecoder | None = None
    try:
        with entry.open() as file:
            # Only `read1` gives what was read before damage.
            while data := file.read1(CHUNK):  # type: ignore[attr-defined]  # all that are opened have it
                crc = zlib.crc32(data, crc)
                if decoder is None:
                    decoder = codecs.getincrementaldecoder(_encoding(data))("replace")
                read(len(data))
                yield decoder.decode(data)
        if entry.crc not in (None, crc):
            raise zipfile.BadZipFile("the sum is another")
    except READ_TROUBLE as error:
        trouble(error)


def _encoding(start: bytes) -> str:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"
