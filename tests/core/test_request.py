from __future__ import annotations

import json

import pytest

from gpts_desktop.core.gpt import model_fields
from gpts_desktop.core.message import Attachment, Message, Role
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.core.request import ChatRequest, request_body, request_bytes
from gpts_desktop.core.secret import Secret

QUESTION = [Message(Role.USER, "Hi")]


def test_nothing_is_sent_that_is_not_set() -> None:
    assert request_body({"model": "m"}, QUESTION, Parameters()) == {
        "model": "m",
        "messages": [{"role": "user", "content": "Hi"}],
        "stream": True,
        "stream_options": {"include_usage": True},
    }


def test_every_field_of_the_api() -> None:
    parameters = Parameters(
        temperature=0.5,
        top_p=0.1,
        max_tokens=1688,
        n=2,
        presence_penalty=-1,
        frequency_penalty=1.5,
        logit_bias={"50256": -100},
        user="u",
        stream=False,
        system="S",
    )
    assert request_body({"model": "m"}, QUESTION, parameters) == {
        "model": "m",
        "messages": [{"role": "system", "content": "S"}, {"role": "user", "content": "Hi"}],
        "temperature": 0.5,
        "top_p": 0.1,
        "max_tokens": 1688,
        "n": 2,
        "presence_penalty": -1,
        "frequency_penalty": 1.5,
        "logit_bias": {"50256": -100},
        "user": "u",
        "stream": False,
    }


def test_zero_is_a_value() -> None:
    body = request_body({"model": "m"}, QUESTION, Parameters(temperature=0, presence_penalty=0))
    assert (body["temperature"], body["presence_penalty"]) == (0, 0)


def test_no_stream_options_where_a_gateway_refuses_them() -> None:
    body = request_body({"model": "m"}, QUESTION, Parameters(), stream_options=False)
    assert "stream_options" not in body


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        ("gpt-4-gizmo-{id}", {"model": "gpt-4-gizmo-g-bo0FiWLY7"}),
        ("gpt-4o-gizmo-{id}", {"model": "gpt-4o-gizmo-g-bo0FiWLY7"}),
        ("{id}", {"model": "g-bo0FiWLY7"}),
        ("gpt-4-gizmo", {"model": "gpt-4-gizmo", "gizmo_id": "g-bo0FiWLY7"}),
    ],
)
def test_the_four_forms_of_the_id(form: str, fields: dict[str, str]) -> None:
    body = request_body(model_fields(form, "g-bo0FiWLY7"), QUESTION, Parameters())
    assert {name: body[name] for name in body if name in ("model", "gizmo_id")} == fields


def test_files_go_along_as_parts() -> None:
    files = (Attachment("p.png", "image/png", b"\x89"), Attachment("a.txt", "text/plain", b"text"))
    body = request_body({}, [Message(Role.USER, "Look", attachments=files)], Parameters())
    assert body["messages"][0]["content"] == [
        {"type": "text", "text": "Look"},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,iQ=="}},
        {"type": "text", "text": "a.txt:\n\ntext"},
    ]


def test_the_bytes_are_utf8_whatever_the_text_holds() -> None:
    content = request_bytes(ChatRequest("https://a", {"x": "量\ud800"}))
    assert json.loads(content) == {"x": "量?"}


def test_no_repr_shows_the_key() -> None:
    assert "sk-abc" not in repr(ChatRequest("https://a", {}, Secret("sk-abc")))
