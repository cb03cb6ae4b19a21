"""The demo gateway through raw connections: api.md as it goes over the wire."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from gpts_desktop.demo.server import DemoServer

CHAT = "/v1/chat/completions"
GPT = "g-bo0FiWLY7"
NEW_GPT = "g-0123456789abcdef0123456789abcdef"


@pytest.fixture(scope="module")
def server() -> Iterator[DemoServer]:
    with DemoServer(pace=0) as running:
        yield running


def ask(text: str = "Hi", **fields: Any) -> dict[str, Any]:
    return {"model": "gpt-4o", "messages": [{"role": "user", "content": text}], **fields}


def call(
    server: DemoServer, body: Any, *, key: str = "sk-1", path: str = CHAT, method: str = "POST"
) -> tuple[int, str, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection(server.base_url.removeprefix("http://"), timeout=10)
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    connection.request(method, path, data, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text, answer.headers


def chunks(text: str) -> list[dict[str, Any]]:
    events = text.split("\n\n")
    assert events[-2:] == ["data: [DONE]", ""]
    return [json.loads(event.removeprefix("data: ")) for event in events[:-2]]


def answer_of(server: DemoServer, text: str, **fields: Any) -> str:
    _, data, _ = call(server, ask(text, **fields))
    return str(json.loads(data)["choices"][0]["message"]["content"])


def test_importing_it_loads_neither_asyncio_nor_sockets() -> None:
    code = (
        "import sys; import gpts_desktop.demo.server;"
        "print([m for m in ('asyncio', 'socket', 'gpts_desktop.demo.answers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_it_listens_on_loopback_on_a_port_of_its_own(server: DemoServer) -> None:
    with DemoServer() as second:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", second.base_url)
        assert second.base_url != server.base_url


def test_a_whole_answer_has_the_api_s_shape(server: DemoServer) -> None:
    status, text, headers = call(server, ask(stream=False))
    body = json.loads(text)
    assert status == 200
    assert headers["content-type"] == "application/json"
    assert len(headers["x-request-id"]) == 32
    assert body["object"] == "chat.completion"
    assert body["model"] == "gpt-4o"
    (choice,) = body["choices"]
    assert (choice["index"], choice["finish_reason"]) == (0, "stop")
    assert choice["message"]["role"] == "assistant"
    assert "demo gateway" in choice["message"]["content"]
    spent = body["usage"]
    assert spent["prompt_tokens"] + spent["completion_tokens"] == spent["total_tokens"]


def test_a_stream_says_what_the_whole_answer_says(server: DemoServer) -> None:
    status, text, headers = call(server, ask("code", stream=True))
    assert status == 200
    assert headers["content-type"] == "text/event-stream"
    read = chunks(text)
    assert {chunk["object"] for chunk in read} == {"chat.completion.chunk"}
    assert all("usage" not in chunk for chunk in read)
    choices = [chunk["choices"][0] for chunk in read]
    assert choices[0]["delta"] == {"role": "assistant", "content": ""}
    assert [c["finish_reason"] for c in choices] == [None] * (len(choices) - 1) + ["stop"]
    streamed = "".join(choice["delta"].get("content", "") for choice in choices)
    assert streamed == answer_of(server, "code")


def test_usage_is_the_last_chunk_when_it_is_asked_for(server: DemoServer) -> None:
    body = ask("Hi", stream=True, stream_options={"include_usage": True})
    read = chunks(call(server, body)[1])
    assert read[-1]["choices"] == []
    pieces = [c["choices"][0]["delta"].get("content") for c in read[:-1]]
    assert read[-1]["usage"]["completion_tokens"] == sum(bool(piece) for piece in pieces)


def test_candidates_come_interleaved_and_differ(server: DemoServer) -> None:
    read = chunks(call(server, ask("Hi", n=3, stream=True))[1])
    indexes = [chunk["choices"][0]["index"] for chunk in read]
    assert indexes[:9] == [0, 1, 2] * 3
    texts = {
        index: "".join(
            chunk["choices"][0]["delta"].get("content", "")
            for chunk in read
            if chunk["choices"][0]["index"] == index
        )
        for index in range(3)
    }
    assert len(set(texts.values())) == 3
    finishes = [c["choices"][0]["index"] for c in read if c["choices"][0]["finish_reason"]]
    assert sorted(finishes) == [0, 1, 2]


@pytest.mark.parametrize("stream", [False, True])
def test_max_tokens_cuts_with_the_reason_length(server: DemoServer, stream: bool) -> None:
    _, text, _ = call(server, ask("Hi", max_tokens=4, stream=stream))
    if stream:
        read = chunks(text)
        assert sum(bool(c["choices"][0]["delta"].get("content")) for c in read) == 4
        assert read[-1]["choices"][0]["finish_reason"] == "length"
    else:
        body = json.loads(text)
        assert body["usage"]["completion_tokens"] == 4
        assert body["choices"][0]["finish_reason"] == "length"


@pytest.mark.parametrize(
    "names",
    [
        {"model": f"gpt-4-gizmo-{GPT}"},
        {"model": f"gpt-4o-gizmo-{NEW_GPT}"},
        {"model": GPT},
        {"model": "gpt-4-gizmo", "gizmo_id": GPT},
    ],
)
def test_all_four_forms_of_the_id_reach_the_gpt(server: DemoServer, names: Any) -> None:
    status, text, _ = call(server, ask("Hi", **names))
    body = json.loads(text)
    assert status == 200
    assert body["model"] == "gpt-4-gizmo"
    wanted = NEW_GPT if NEW_GPT in names["model"] else GPT
    assert f"`{wanted}`" in body["choices"][0]["message"]["content"]


@pytest.mark.parametrize(
    "names",
    [
        {"model": "gpt-5"},
        {"model": "gpt-4-gizmo"},
        {"model": "gpt-4-gizmo-g-short"},
        {"model": "gpt-4-gizmo-g-p-0123456789abcdef0123456789abcdef"},
        {"model": "gpt-4-gizmo", "gizmo_id": "bo0FiWLY7"},
    ],
)
def test_an_unknown_model_is_not_found(server: DemoServer, names: Any) -> None:
    status, text, headers = call(server, ask("Hi", **names))
    error = json.loads(text)["error"]
    assert (status, error["code"], error["param"]) == (404, "model_not_found", "model")
    assert "does not exist" in error["message"]
    assert headers["x-request-id"] in error["message"]


@pytest.mark.parametrize(("key", "said"), [("", "未提供令牌"), ("sk-bad", "无效的令牌")])
@pytest.mark.parametrize("path", [CHAT, "/v1/models"])
def test_a_key_that_is_missing_or_bad_is_refused(
    server: DemoServer, key: str, said: str, path: str
) -> None:
    status, text, _ = call(server, ask(), key=key, path=path)
    assert status == 401
    assert said in json.loads(text)["error"]["message"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("temperature", 2.1),
        ("temperature", "hot"),
        ("top_p", -0.1),
        ("max_tokens", 0),
        ("n", 0),
        ("n", 1.5),
        ("presence_penalty", -2.5),
        ("frequency_penalty", 3),
        ("logit_bias", {"50256": 101}),
        ("logit_bias", [1]),
        ("user", 5),
        ("stream", "yes"),
        ("stream_options", {"include_usage": True}),
    ],
)
def test_a_value_out_of_range_is_named(server: DemoServer, name: str, value: Any) -> None:
    status, text, _ = call(server, ask("Hi", **{name: value}))
    error = json.loads(text)["error"]
    assert (status, error["param"], error["code"]) == (400, name, "invalid_value")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        [],
        {"model": "gpt-4o"},
        {"model": "gpt-4o", "messages": []},
        {"model": "gpt-4o", "messages": ["Hi"]},
        {"model": "gpt-4o", "messages": [{"role": "tool", "content": "Hi"}]},
        {"model": "gpt-4o", "messages": [{"role": "user", "content": 5}]},
        {"messages": [{"role": "user", "content": "Hi"}]},
    ],
)
def test_a_body_that_is_no_request_is_refused(server: DemoServer, body: Any) -> None:
    status, text, _ = call(server, body)
    assert status == 400
    assert json.loads(text)["error"]["type"] == "invalid_request_error"


def test_only_post_is_understood(server: DemoServer) -> None:
    assert call(server, b"", method="GET")[0] == 405


def test_parts_and_pictures_are_taken(server: DemoServer) -> None:
    parts = [
        {"type": "text", "text": "a table, please"},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,AA=="}},
    ]
    body = {"model": "gpt-4o", "messages": [{"role": "user", "content": parts}]}
    content = json.loads(call(server, body)[1])["choices"][0]["message"]["content"]
    assert "1 picture " in content
    assert "| Planet |" in content


def test_models_are_listed(server: DemoServer) -> None:
    status, text, _ = call(server, b"", method="GET", path="/v1/models")
    assert status == 200
    assert [model["id"] for model in json.loads(text)["data"]] == ["gpt-4o", "gpt-4-gizmo-*"]


@pytest.mark.parametrize("path", ["/", "/chat/completions", "/v1/v1/chat/completions"])
def test_an_unknown_path_gives_a_web_page_as_one_api_does(server: DemoServer, path: str) -> None:
    status, text, headers = call(server, ask(), path=path)
    assert status == 200
    assert headers["content-type"].startswith("text/html")
    assert text.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("prompt", "mark"),
    [
        ("a table", "| :-- |"),
        ("some Python code", "```python\n"),
        ("a formula", "$$\\int"),
        ("a picture", "](data:image/png;base64,"),
        ("一张图片", "/demo/waves.png)"),
        ("list the steps", "\n2. "),
        ("Hi", "\n## "),
        ("给我一个表格", "| 行星 |"),
        ("写一段代码", "```python\n"),
        ("你好", "演示网关"),
        ("写一篇长文", "第 3 章"),
    ],
)
def test_the_answer_is_chosen_by_the_prompt(server: DemoServer, prompt: str, mark: str) -> None:
    assert mark in answer_of(server, prompt)


def test_the_picture_of_an_answer_lies_at_the_gateway(server: DemoServer) -> None:
    assert f"]({server.base_url}/demo/waves.png)" in answer_of(server, "a picture")
    asked = http.client.HTTPConnection(server.base_url.removeprefix("http://"), timeout=10)
    asked.request("GET", "/demo/waves.png")
    answer = asked.getresponse()
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    assert answer.read().startswith(b"\x89PNG")
    asked.close()


def test_every_answer_says_where_it_comes_from(server: DemoServer) -> None:
    for prompt in ("Hi", "long", "300 tokens"):
        assert "demo gateway" in answer_of(server, prompt)
    for prompt in ("你好", "长", "300 个词元"):
        assert "演示网关" in answer_of(server, prompt)


@pytest.mark.parametrize("prompt", ["20000 tokens", "来 20,000 个token"])
def test_a_very_long_answer_has_the_length_that_was_asked_for(
    server: DemoServer, prompt: str
) -> None:
    spent = json.loads(call(server, ask(prompt))[1])["usage"]
    assert spent["completion_tokens"] == 20_000


def test_reasoning_is_no_part_of_the_answer(server: DemoServer) -> None:
    read = chunks(call(server, ask("Think about it", stream=True))[1])
    deltas = [chunk["choices"][0]["delta"] for chunk in read]
    kinds = [next(iter(delta)) for delta in deltas if delta and "role" not in delta]
    assert kinds == sorted(kinds, reverse=True)  # all of the reasoning, then all of the content
    assert set(kinds) == {"reasoning_content", "content"}
    message = json.loads(call(server, ask("Think about it"))[1])["choices"][0]["message"]
    thoughts = "".join(delta.get("reasoning_content", "") for delta in deltas)
    assert message["reasoning_content"] == thoughts
    assert thoughts not in message["content"]


def test_requests_are_recorded(server: DemoServer) -> None:
    before = len(server.requests)
    call(server, ask("Remember me"), key="sk-seen", path=CHAT + "?a=1")
    (request,) = server.requests[before:]
    assert (request.method, request.path) == ("POST", CHAT + "?a=1")
    assert request.headers["authorization"] == "Bearer sk-seen"
    assert request.json["messages"][0]["content"] == "Remember me"
    assert json.loads(request.raw) == request.json


def test_a_connection_serves_many_requests(server: DemoServer) -> None:
    connection = http.client.HTTPConnection(server.base_url.removeprefix("http://"), timeout=10)
    socket_used = set()
    for stream in (True, False, True):
        connection.request("POST", CHAT, json.dumps(ask(stream=stream)), {"Authorization": "B x"})
        answer = connection.getresponse()
        assert answer.status == 401
        answer.read()
        socket_used.add(connection.sock)
    assert len(socket_used) == 1
    connection.close()
