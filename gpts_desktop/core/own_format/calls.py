"""Calls of the store as JSON: what the disk would not take, to be made at another start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, fields
from typing import Any, NamedTuple

from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.own_format.decode import decode_folder, decode_gpt
from gpts_desktop.core.own_format.encode import Fields, encode_folder, encode_gpt
from gpts_desktop.core.own_format.record import OwnFormatError, Record
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.core.unsaved import UnsavedWork


class StoreCall(NamedTuple):
    """A call of `core.ports.Store` by its name."""

    name: str
    arguments: tuple[Any, ...]


class _Form(NamedTuple):
    """How an argument stands in JSON."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


def encode_call(work: UnsavedWork) -> Fields | None:
    """Return a call; None for one whose conversation says it all, or that nobody would miss."""
    forms = _FORMS.get(work.name)
    if forms is None:
        return None
    pairs = zip(forms, work.arguments, strict=True)
    return {"call": work.name, "arguments": [form.encode(value) for form, value in pairs]}


def decode_call(record: Record) -> StoreCall:
    """Return a call that `encode_call` gave; raise OwnFormatError for another one."""
    name = record.needed("call")
    forms, arguments = _FORMS.get(name), record.items("arguments")
    if forms is None or len(forms) != len(arguments):
        raise record.wrong(Sentence("“{name}” is no call of this version", name=name[:60]))
    pairs = zip(forms, arguments, strict=True)
    return StoreCall(name, tuple(form.decode(value) for form, value in pairs))


def _same(value: Any) -> Any:
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise OwnFormatError(Sentence("A call can't be read: what has to be a text is none."))
    return value


def _gateway(value: Any) -> GatewayProfile:
    known = {field.name for field in fields(GatewayProfile)}
    record = Record(Sentence("A gateway"), value)
    texts = known - {"takes_stream_options"}
    return GatewayProfile(
        **{name: record.text(name) for name in texts},
        takes_stream_options=record.switch("takes_stream_options"),
    )


def _summary(value: Any) -> ConversationSummary:
    record = Record(Sentence("Where a conversation is kept"), value)
    return ConversationSummary(
        id=record.needed("id"),
        title=record.text("title"),
        gpt_id=record.text("gpt_id"),
        updated=record.number("updated") or 0.0,
        pinned=record.switch("pinned"),
        archived=record.switch("archived"),
        folder=record.text("folder"),
        tags=tuple(record.texts("tags")),
    )


def _list_of(form: _Form) -> _Form:
    def decode(values: Any) -> list[Any]:
        if not isinstance(values, list):
            raise OwnFormatError(Sentence("A call can't be read: what has to be a list is none."))
        return [form.decode(value) for value in values]

    return _Form(lambda values: [form.encode(value) for value in values], decode)


_TEXT = _Form(_same, _text)
_TEXTS = _list_of(_TEXT)
_FORMS: dict[str, tuple[_Form, ...]] = {
    "rename_conversation": (_TEXT, _TEXT),
    "organise": (_list_of(_Form(ConversationSummary._asdict, _summary)),),
    "trash_conversations": (_TEXTS,),
    "restore_conversations": (_TEXTS,),
    "give_up_conversations": (_TEXTS,),
    "delete_message": (_TEXT,),
    "delete_message_alone": (_TEXT,),
    "save_gpts": (_list_of(_Form(encode_gpt, decode_gpt)),),
    "delete_gpts": (_TEXTS,),
    "save_folders": (_list_of(_Form(encode_folder, decode_folder)),),
    "delete_folders": (_TEXTS,),
    "save_gateway": (_Form(asdict, _gateway),),
    "delete_gateway": (_TEXT,),
    "save_setting": (_TEXT, _Form(_same, _same)),
    "save_draft": (_TEXT, _TEXT),
}
