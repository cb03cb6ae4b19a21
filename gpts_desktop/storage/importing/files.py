"""The pictures and files that an archive carries, put to the messages that point to them."""

from __future__ import annotations

from gpts_desktop.core.attachment import LARGEST, attachment, picture_type
from gpts_desktop.core.errors import InputError
from gpts_desktop.core.importing.chatgpt_content import Asset
from gpts_desktop.core.importing.report import ImportReport
from gpts_desktop.core.message import Attachment, Message, Role
from gpts_desktop.core.picture_size import pixels_of
from gpts_desktop.core.pictures import LARGEST as LARGEST_PICTURE
from gpts_desktop.core.pictures import Picture
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.importing.archive import READ_TROUBLE, Archive, Entry


class ArchiveFiles:
    """Looks files up in one archive and counts in `report` what came and what is missing."""

    def __init__(self, archive: Archive, report: ImportReport) -> None:
        self._archive = archive
        self._report = report

    def put(self, message: Message, assets: list[Asset]) -> list[tuple[str, Picture]]:
        """Let files go along with a question, or return an answer's pictures by address.

        What is missing, or can't go along, is mentioned in the question's text.
        """
        if message.role is not Role.USER:
            return [found for asset in assets if (found := self._picture(asset)) is not None]
        along: list[Attachment] = []
        mentions: list[str] = []
        for asset in assets:
            file = self._attachment(asset)
            if file is not None:
                along.append(file)
            else:
                kind = "Picture" if asset.is_picture else "File"
                mentions.append(f"[{kind}: {asset.name}]" if asset.name else f"[{kind}]")
        message.attachments = tuple(along)
        message.text = "\n\n".join(filter(None, (message.text, "\n".join(mentions))))
        return []

    def _picture(self, asset: Asset) -> tuple[str, Picture] | None:
        data = self._data(asset, LARGEST_PICTURE)
        media_type = picture_type(data) if data else ""
        if data is None or not media_type:
            return None
        self._report.files += 1
        return asset.address, Picture(media_type, data, *pixels_of(data))

    def _attachment(self, asset: Asset) -> Attachment | None:
        data = self._data(asset, LARGEST)
        if data is None:
            return None
        try:
            file = attachment(asset.name or "file", data)
        except InputError:
            return None
        if file.media_type.startswith("image/") is not asset.is_picture and asset.is_picture:
            return None
        self._report.files += 1
        return file

    def _data(self, asset: Asset, limit: int) -> bytes | None:
        entry = self._archive.asset(asset.id)
        if entry is None:
            self._report.elsewhere += 1
            return None
        try:
            data = _read(entry, limit)
        except READ_TROUBLE:
            self._report.tell(Sentence("“{name}” is damaged.", name=entry.name))
            return None
        if data is None:
            self._report.tell(Sentence("“{name}” is too large.", name=entry.name))
        return data


def _read(entry: Entry, limit: int) -> bytes | None:
    """Return what a file holds, None when that is more than `limit`, whatever it claims."""
    with entry.open() as file:
        data = file.read(limit + 1)
    return data if len(data) <= limit else None
