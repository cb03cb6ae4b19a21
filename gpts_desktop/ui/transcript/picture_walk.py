"""The pictures of a conversation in their order, each by where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gpts_desktop.core.markdown.blocks import Block, Picture, Prose, Run, Table
from gpts_desktop.core.message import Attachment
from gpts_desktop.ui.pictures.shown import Shown
from gpts_desktop.ui.transcript.rows import AttachmentsRow, BlockRow, Row, is_question
from gpts_desktop.ui.transcript.strip import Strip


class PictureSpot(NamedTuple):
    """A message's number, a row's in it, and a picture's in the row."""

    section: int
    row: int
    number: int


def pictures_in(row: Row) -> list[Shown]:
    """Return the pictures of a row."""
    if isinstance(row, AttachmentsRow):
        return [Shown(text=file.name, data=_data(file)) for file in row.attachments]
    if not isinstance(row, BlockRow):
        return []
    block = row.block
    if isinstance(block, Picture):
        return [] if block.arriving else [Shown(block.address, block.text, block.link)]
    return [Shown(run.picture, run.text, run.link) for run in _runs(block) if run.picture]


def following(strip: Strip, spot: PictureSpot, step: int) -> Iterator[tuple[PictureSpot, Shown]]:
    """Yield the pictures behind a spot, or before it for a `step` of -1, the nearest first.

    Messages that have no picture are not read.
    """
    section = spot.section
    while 0 <= section < len(strip.sections):
        found = _pictures_of(strip, section)
        for at, shown in found if step > 0 else reversed(found):
            if (at > spot) if step > 0 else (at < spot):
                yield at, shown
        section += step


def _pictures_of(strip: Strip, section: int) -> list[tuple[PictureSpot, Shown]]:
    message = strip.sections[section].message
    if not (message.attachments if is_question(message) else "![" in message.text):
        return []
    return [
        (PictureSpot(section, row, number), shown)
        for row, each in enumerate(strip.rows(section))
        for number, shown in enumerate(pictures_in(each))
    ]


def _data(file: Attachment) -> bytes | None:
    return file.data if file.media_type.startswith("image/") else None


def _runs(block: Block) -> Iterator[Run]:
    if isinstance(block, Prose):
        for paragraph in block.paragraphs:
            yield from paragraph.runs
    elif isinstance(block, Table):
        for line in (block.header, *block.rows):
            for cell in line:
                yield from cell
