from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.own_format.decode import (
    check_header,
    decode_conversation,
    decode_folder,
    decode_gpt,
)
from gpts_desktop.core.own_format.encode import (
    encode_conversation,
    encode_folder,
    encode_gpt,
    json_bytes,
)
from gpts_desktop.core.own_format.record import OwnFormatError
from gpts_desktop.core.pictures import Picture
from tests.core.own_format import made


def read_back(fields: dict[str, Any]) -> dict[str, Any]:
    """Return what a file gives of a dict."""
    read: dict[str, Any] = json.loads(json_bytes(fields))
    return read


@given(made.gpts)
def test_a_gpt_comes_back_as_it_was(gpt: Gpt) -> None:
    assert decode_gpt(encode_gpt(gpt)) == gpt


@given(made.folders)
def test_a_folder_comes_back_as_it_was(folder: Folder) -> None:
    assert decode_folder(read_back(encode_folder(folder))) == folder


@given(made.conversations(), st.lists(st.tuples(st.just("https://a.example/1.png"), made.pictures)))
def test_a_conversation_comes_back_as_it_was(
    conversation: Conversation, pictures: list[tuple[str, Picture]]
) -> None:
    read = decode_conversation(encode_conversation(conversation, pictures))
    assert read.conversation == conversation
    assert list(read.pictures) == pictures


@given(made.conversations())
def test_a_file_carries_all_that_the_dicts_hold(conversation: Conversation) -> None:
    written = encode_conversation(conversation)
    again = encode_conversation(decode_conversation(read_back(written)).conversation)
    assert json.loads(json.dumps(again)) == json.loads(json.dumps(written))


def test_every_field_is_written() -> None:
    message = Message(Role.USER, id="m")
    written = encode_conversation(Conversation.load([message], id="c", current="m"))
    named = {field.name for field in fields(Conversation)} - {"_messages", "_children"}
    assert named <= set(written)
    optional = {"reasoning", "refusal", "finish_reason", "usage", "failure", "attachments"}
    optional |= {"duration", "reasoning_duration"}
    assert {field.name for field in fields(Message)} - optional <= set(written["messages"][0])
    assert {field.name for field in fields(Gpt)} <= set(encode_gpt(Gpt("g-123456789", "A")))


def test_a_torn_pair_is_kept_in_a_file() -> None:
    conversation = Conversation(title="half \ud83d")
    written = read_back(encode_conversation(conversation))
    assert decode_conversation(written).conversation.title == "half \ud83d"


def test_what_a_later_version_adds_is_ignored() -> None:
    written = encode_conversation(Conversation.load([Message(Role.USER, "Hi", id="m")], id="c"))
    written["mood"] = ["new"]
    written["messages"][0]["weather"] = {"rain": 1}
    assert decode_conversation(written).conversation["m"].text == "Hi"


def test_little_is_needed() -> None:
    read = decode_conversation(
        {
            "id": "c",
            "created": "2024-05-01T08:00:00+08:00",
            "messages": [
                {"id": "b", "parent": "a", "role": "assistant"},
                {"id": "a", "role": "user"},
            ],
        }
    ).conversation
    assert [message.id for message in read.path()] == ["a", "b"]
    assert {message.created for message in read.messages()} == {read.created, read.updated}
    assert read.created == 1714521600.0


@pytest.mark.parametrize(
    ("role", "ended"), [(Role.USER, State.COMPLETE), (Role.ASSISTANT, State.INTERRUPTED)]
)
def test_nothing_more_comes_into_what_was_open(role: Role, ended: State) -> None:
    open_one = Message(role, "So far", id="m", state=State.STREAMING)
    written = encode_conversation(Conversation.load([open_one]))
    assert written["messages"][0]["state"] == "streaming"
    assert decode_conversation(written).conversation["m"].state is ended


TITLED: dict[str, Any] = {"id": "c", "title": "Cats"}
SAID: dict[str, Any] = {"id": "m", "role": "user"}


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        (7, "A conversation can't be read: it is no JSON object."),
        ({"title": "Cats"}, "conversation “Cats” can't be read: “id” is missing."),
        (TITLED | {"messages": {}}, "conversation “Cats” can't be read: “messages” is no list."),
        (TITLED | {"created": "noon"}, "“created” is no time in ISO 8601."),
        (TITLED | {"created": "2024-13-01T00:00:00Z"}, "“created” is no time in ISO 8601."),
        (TITLED | {"pinned": 1}, "“pinned” is neither true nor false."),
        (TITLED | {"messages": [SAID, 3]}, "message 2 of conversation “Cats” can't be read"),
        (TITLED | {"messages": [SAID, SAID]}, "two of its messages have the id “m”."),
        (TITLED | {"messages": [SAID | {"parent": "x"}]}, "“m” follows “x”, which is not there."),
        (TITLED | {"messages": [SAID | {"parent": "m"}]}, "“m” follows “m”, which is not there."),
        (
            TITLED | {"messages": [SAID | {"role": "tool"}]},
            "message “m” of conversation “Cats” can't be read: its role “tool” is unknown.",
        ),
        (TITLED | {"messages": [SAID | {"text": ["a"]}]}, "“text” is no text."),
        (TITLED | {"messages": [SAID | {"state": "x"}]}, "its state “x” is unknown."),
        (
            TITLED | {"messages": [SAID | {"usage": {"total_tokens": 10**400}}]},
            "the usage of message “m” of conversation “Cats” can't be read",
        ),
        (
            TITLED | {"messages": [SAID | {"attachments": [{"data": "%"}]}]},
            "file 1 of message “m” of conversation “Cats” can't be read: “data” is not in base64.",
        ),
        (TITLED | {"tags": ["a", 1]}, "“tags” is no list of texts."),
        (TITLED | {"pictures": [{"data": ""}]}, "“address” is missing."),
    ],
)
def test_a_bad_record_is_named(record: object, complaint: str) -> None:
    with pytest.raises(OwnFormatError) as raised:
        decode_conversation(record)
    assert complaint in str(raised.value)


def test_a_gpt_needs_a_gpts_id() -> None:
    with pytest.raises(OwnFormatError, match="GPT “Cats” can't be read: “evil” is no GPT's id"):
        decode_gpt({"id": "evil", "name": "Cats"})


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists))
def test_nothing_but_a_known_error_comes_of_any_value(value: Any) -> None:
    base = {"id": "c", "messages": [{"id": "m", "role": "user"}]}
    names = "title created pinned tags folder parameters messages pictures current"
    for field in names.split():
        try:
            decode_conversation(base | {field: value})
        except OwnFormatError:
            continue


@pytest.mark.parametrize(
    ("form", "version", "complaint"),
    [
        ("chatgpt", 1, "no export of gpts-desktop"),
        ("gpts-desktop", None, "does not say which version"),
        ("gpts-desktop", True, "does not say which version"),
        ("gpts-desktop", 2, "A newer gpts-desktop wrote this export"),
    ],
)
def test_a_file_of_another_kind_is_refused(form: object, version: object, complaint: str) -> None:
    check_header("gpts-desktop", 1)
    with pytest.raises(OwnFormatError, match=complaint):
        check_header(form, version)
