"""Pages of conversations into a file, a folder or a zip."""

from __future__ import annotations

import os
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from gpts_desktop.core.export.beside import Beside
from gpts_desktop.core.export.index_page import STEM, Entry, html_index, markdown_index
from gpts_desktop.core.export.names import Names, readable_name
from gpts_desktop.core.export.order import Format
from gpts_desktop.core.export.subject import Subject
from gpts_desktop.core.export.words import Words
from gpts_desktop.storage.sqlite_errors import file_trouble
from gpts_desktop.storage.whole_file import whole_file, whole_folder

_PACKED_ALREADY = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".zip")
_EARLIEST = 315_532_800 + 86_400  # a zip knows no moment before 1980


class PageSink(Protocol):
    """Takes files by their names within a folder; `moment` is when each last changed."""

    def put(self, name: str, data: bytes, moment: float) -> None:
        """Write one file."""


class Pages:
    """Makes the pages of one format. `themes` is asked once, by the first page in HTML."""

    def __init__(
        self,
        form: Format,
        themes: Callable[[], tuple[Mapping[str, str], Mapping[str, str]]],
        pause: Callable[[], None],
    ) -> None:
        self._form = form
        self._names = Names()
        self._make, self._index = _makers(form, themes, pause)
        self._entries: list[Entry] = []
        if self._index is not None:
            self._names.take(STEM, form.value)

    def write_one(self, subject: Subject, path: Path) -> None:
        """Write a page, and the folder of what lies beside it."""
        beside = Beside(f"{path.stem} files")
        text = self._make(subject, beside)
        if beside.files:
            folder = _other_name(path.with_name(beside.folder))
            if folder.name != beside.folder:
                beside = Beside(folder.name)
                text = self._make(subject, beside)
            with folder_sink(folder) as sink:
                for name, data in beside.files.items():
                    sink.put(name, data, subject.conversation.updated)
        with whole_file(path) as file:
            file.write(_encoded(text))

    def write_into(self, subject: Subject, sink: PageSink) -> None:
        """Write a page among others, under a name of its own."""
        stem = readable_name(subject.title, subject.words.untitled)
        name = self._names.take(stem, self._form.value)
        beside = Beside(f"{name.removesuffix('.' + self._form.value)} files")
        moment = subject.conversation.updated
        sink.put(name, _encoded(self._make(subject, beside)), moment)
        self._entries.append(Entry.of(subject, name))
        for file, data in beside.files.items():
            sink.put(f"{beside.folder}/{file}", data, moment)

    def write_index(self, words: Words, sink: PageSink) -> None:
        """Write the page that leads to those that were written, if the format has links."""
        if self._index is not None:
            page = self._index(self._entries, words)
            sink.put(f"{STEM}.{self._form.value}", _encoded(page), time.time())


Maker = Callable[[Subject, Beside], str]
Index = Callable[[Sequence[Entry], Words], str]


def _makers(
    form: Format,
    themes: Callable[[], tuple[Mapping[str, str], Mapping[str, str]]],
    pause: Callable[[], None],
) -> tuple[Maker, Index | None]:
    if form is Format.MARKDOWN:
        from gpts_desktop.core.export.markdown_page import markdown_page

        return markdown_page, markdown_index
    if form is Format.TEXT:
        from gpts_desktop.core.export.text_page import text_page

        return text_page, None
    from gpts_desktop.core.export.formulas import Formulas
    from gpts_desktop.core.export.html_page import HtmlPages
    from gpts_desktop.core.export.html_runs import RunWriter
    from gpts_desktop.core.export.style_sheet import style_sheet

    style = style_sheet(*themes())
    pages = HtmlPages(style, RunWriter(Formulas(pause)), pause)
    return (
        lambda subject, _: pages.page(subject),
        lambda entries, words: html_index(entries, words, style),
    )


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _other_name(folder: Path) -> Path:
    """Return a folder that is not there yet: what was exported before stays."""
    number = 1
    free = folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name} ({number})")
    return free


@contextmanager
def folder_sink(path: Path) -> Iterator[PageSink]:
    """Fill a folder that is there when all is in it; raise StorageError."""
    with whole_folder(path) as folder:
        yield _FolderSink(folder)


class _FolderSink:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, data: bytes, moment: float) -> None:
        path = self._folder / name
        try:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            if moment > 0:
                os.utime(path, (moment, moment))
        except OverflowError:  # a moment that the file system does not have
            pass
        except OSError as error:
            raise file_trouble(error, path) from error


class _ZipSink:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def put(self, name: str, data: bytes, moment: float) -> None:
        info = zipfile.ZipInfo(name, _zip_time(moment))
        packed = name.lower().endswith(_PACKED_ALREADY)
        info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        self._archive.writestr(info, data)

    def close(self) -> None:
        self._archive.close()


def zip_sink(file: BinaryIO) -> _ZipSink:
    """Fill a zip; it has to be closed."""
    return _ZipSink(zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED))


def _zip_time(moment: float) -> tuple[int, int, int, int, int, int]:
    try:
        year, month, day, hour, minute, second = time.localtime(max(moment, _EARLIEST))[:6]
    except (ValueError, OverflowError, OSError):
        return 1980, 1, 1, 0, 0, 0
    return (year, month, day, hour, minute, second) if year < 2108 else (2107, 12, 31, 0, 0, 0)
