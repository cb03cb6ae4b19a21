"""GPTs and conversations out of the dicts of our own JSON format.

Every function raises OwnFormatError, which names the record that can't be read; fields that
this version does not know are ignored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import Failure
from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.gpt_color import NO_COLOR
from gpts_desktop.core.link_address import ID
from gpts_desktop.core.message import Attachment, Message, Role, State, Usage
from gpts_desktop.core.own_format import FORMAT, VERSION
from gpts_desktop.core.own_format.record import OwnFormatError, Record
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.core.pictures import Picture
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.core.tags import tidy_tags

_LONGEST_NAME = 60  # characters, in a complaint
_ROLES = {role.value: role for role in Role}
_STATES = {state.value: state for state in State}


@dataclass(frozen=True, slots=True)
class DecodedConversation:
    """A conversation and the pictures that were kept beside it, by their addresses.

    `origin` is the id of the one it was branched from.
    """

    conversation: Conversation
    pictures: tuple[tuple[str, Picture], ...] = ()
    origin: str = ""


def check_header(form: object, version: object) -> None:
    """Raise OwnFormatError unless a file with these two fields can be read."""
    if form != FORMAT:
        raise OwnFormatError(Sentence("This is no export of gpts-desktop."))
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise OwnFormatError(
            Sentence("This export of gpts-desktop does not say which version it is of.")
        )
    if version > VERSION:
        raise OwnFormatError(
            Sentence(
                "A newer gpts-desktop wrote this export (its format is {version}, this "
                "version reads {newest}). Update gpts-desktop, then import it.",
                version=version,
                newest=VERSION,
            )
        )


def decode_gpt(fields: object) -> Gpt:
    """Return a GPT. One without a position or a colour gets none; the library gives them."""
    record = Record(_called("GPT", fields, "name"), fields)
    gpt_id = record.needed("id")
    if not re.fullmatch(ID, gpt_id):
        raise record.wrong(Sentence("“{id}” is no GPT's id", id=_short(gpt_id)))
    return Gpt(
        id=gpt_id,
        name=record.text("name"),
        slug=record.text("slug"),
        pinned=record.switch("pinned"),
        position=record.number("position") or 0.0,
        parameters=Parameters.from_json(record.object("parameters") or {}),
        added=record.moment("added") or 0.0,
        color=record.whole("color", NO_COLOR),
    )


def decode_folder(fields: object) -> Folder:
    """Return a folder, by whose id conversations name it."""
    record = Record(_called("folder", fields, "name"), fields)
    return Folder(record.needed("name"), record.needed("id"), record.number("position") or 0.0)


def decode_conversation(fields: object) -> DecodedConversation:
    """Return a conversation with all branches; what was still open when it was written has ended.

    Messages may stand in any order: parents come first here, siblings in the file's order. When
    `current` names none of them, the last is shown.
    """
    record = Record(_called("conversation", fields, "title"), fields)
    conversation_id = record.needed("id")
    created, updated = _moments(record)
    messages = [_message(one, record, created) for one in record.records("messages", "message")]
    conversation = Conversation.load(
        _parents_first(record, messages),
        id=conversation_id,
        title=record.text("title"),
        gpt_id=record.text("gpt_id"),
        model=record.text("model"),
        created=created,
        updated=updated,
        pinned=record.switch("pinned"),
        archived=record.switch("archived"),
        folder=record.text("folder"),
        tags=tidy_tags(record.texts("tags")),
        current=record.text("current") or None,
        parameters=Parameters.from_json(record.object("parameters") or {}),
    )
    pictures = tuple(_picture(one) for one in record.records("pictures", "picture"))
    return DecodedConversation(conversation, pictures, record.text("origin"))


def _moments(record: Record) -> tuple[float, float]:
    """Return when it was begun and changed; one stands in for the other."""
    created, updated = record.moment("created"), record.moment("updated")
    if created is None:
        created = 0.0 if updated is None else updated
    return created, created if updated is None else updated


def _message(record: Record, owner: Record, created: float) -> Message:
    message_id = record.needed("id")
    record.name = f"message “{_short(message_id)}” of {owner.name}"
    role = _ROLES.get(record.needed("role"))
    if role is None:
        raise record.wrong(
            Sentence("its role “{name}” is unknown", name=_short(record.text("role")))
        )
    moment = record.moment("created")
    return Message(
        role,
        text=record.text("text"),
        id=message_id,
        parent=record.text("parent") or None,
        state=_state(record, role),
        reasoning=record.text("reasoning"),
        refusal=record.text("refusal"),
        model=record.text("model"),
        gpt_id=record.text("gpt_id"),
        created=created if moment is None else moment,
        duration=record.number("duration"),
        reasoning_duration=record.number("reasoning_duration"),
        finish_reason=record.text("finish_reason"),
        usage=_usage(record),
        failure=_failure(record),
        attachments=tuple(_attachment(one) for one in record.records("attachments", "file")),
    )


def _state(record: Record, role: Role) -> State:
    name = record.text("state") or State.COMPLETE.value
    state = _STATES.get(name)
    if state is None:
        raise record.wrong(Sentence("its state “{name}” is unknown", name=_short(name)))
    if state.is_open:  # nothing more comes into what was read from a file
        return State.INTERRUPTED if role is Role.ASSISTANT else State.COMPLETE
    return state


def _usage(record: Record) -> Usage | None:
    fields = record.object("usage")
    if fields is None:
        return None
    counts = Record(Sentence("the usage of {name}", name=record.name), fields)
    return Usage(
        counts.whole("prompt_tokens"),
        counts.whole("completion_tokens"),
        counts.whole("total_tokens"),
    )


def _failure(record: Record) -> Failure | None:
    fields = record.object("failure")
    if fields is None:
        return None
    said = Record(Sentence("the failure of {name}", name=record.name), fields)
    kind, message = said.text("kind"), said.text("message")
    status = None if fields.get("status") is None else said.whole("status")
    return Failure.from_json(
        {
            "kind": kind,
            "message": message,
            "said": said.text("said"),
            "status": status,
            "retry_after": said.number("retry_after"),
            "request_id": said.text("request_id"),
        }
    )


def _attachment(record: Record) -> Attachment:
    return Attachment(record.text("name"), record.text("media_type"), record.data("data"))


def _picture(record: Record) -> tuple[str, Picture]:
    picture = Picture(
        record.text("media_type"),
        record.data("data"),
        record.whole("width"),
        record.whole("height"),
    )
    return record.needed("address"), picture


def _parents_first(record: Record, messages: list[Message]) -> list[Message]:
    """Return the messages with each parent before its children, otherwise as they stand."""
    known: set[str] = set()
    waiting: dict[str, list[Message]] = {}
    ordered: list[Message] = []
    for message in messages:
        if message.parent is not None and message.parent not in known:
            waiting.setdefault(message.parent, []).append(message)
            continue
        ready = [message]
        for one in ready:
            if one.id in known:
                raise record.wrong(
                    Sentence("two of its messages have the id “{id}”", id=_short(one.id))
                )
            known.add(one.id)
            ordered.append(one)
            ready += waiting.pop(one.id, ())
    for parent, (child, *_) in waiting.items():
        raise record.wrong(
            Sentence(
                "“{id}” follows “{parent}”, which is not there",
                id=_short(child.id),
                parent=_short(parent),
            )
        )
    return ordered


def _called(kind: str, fields: object, title: str) -> str:
    """Return how a complaint calls a record: by its title, or else its id."""
    if isinstance(fields, Mapping):
        for name in (title, "id"):
            value: Any = fields.get(name)
            if isinstance(value, str) and value.strip():
                return f"{kind} “{_short(value)}”"
    return f"A {kind}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1] + "…"
