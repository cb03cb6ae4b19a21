"""Conversations as one file of our own JSON format, written one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from gpts_desktop.core.export.subject import Subject
from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.own_format import FORMAT, VERSION
from gpts_desktop.core.own_format.encode import (
    encode_conversation,
    encode_folder,
    encode_gpt,
    json_bytes,
)


def write_json(
    file: BinaryIO,
    gpts: Iterable[Gpt],
    folders: Iterable[Folder],
    subjects: Iterable[Subject],
    origins: Mapping[str, str],
) -> None:
    """Write the whole file, a line for each GPT, folder and conversation.

    `origins` has the ids of those that conversations were branched from.
    """
    file.write(f'{{"format": "{FORMAT}", "version": {VERSION},\n"gpts": ['.encode())
    _write_list(file, (json_bytes(encode_gpt(gpt)) for gpt in gpts))
    file.write(b'],\n"folders": [')
    _write_list(file, (json_bytes(encode_folder(folder)) for folder in folders))
    file.write(b'],\n"conversations": [')
    _write_list(file, (_conversation(subject, origins) for subject in subjects))
    file.write(b"]}\n")


def _write_list(file: BinaryIO, items: Iterator[bytes]) -> None:
    before = b"\n"
    for item in items:
        file.write(before)
        file.write(item)
        before = b",\n"


def _conversation(subject: Subject, origins: Mapping[str, str]) -> bytes:
    conversation = subject.conversation
    origin = origins.get(conversation.id, "")
    return json_bytes(encode_conversation(conversation, subject.pictures.items(), origin))
