"""Scripted replies: each fault as a raw client sees it."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import threading
from collections.abc import Iterator

import pytest

from gpts_desktop.demo.script import DONE, Head, Pause, Reset, ScriptedReply, Send, SendRaw, Step
from gpts_desktop.demo.server import DemoServer

SECONDS = 10  # the longest any fact here may take


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer(pace=0) as running:
        yield running


def connect(server: DemoServer) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(server.base_url.removeprefix("http://"), timeout=SECONDS)


def post(
    server: DemoServer, path: str = "/v1/chat/completions"
) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
    connection = connect(server)
    connection.request("POST", path, b"{}", {"Authorization": "Bearer sk-1"})
    return connection, connection.getresponse()


def raw_post(server: DemoServer) -> socket.socket:
    host, _, port = server.base_url.removeprefix("http://").partition(":")
    client = socket.create_connection((host, int(port)), timeout=SECONDS)
    client.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}")
    return client


def read_all(client: socket.socket) -> bytes:
    data = b""
    while piece := client.recv(65536):
        data += piece
    return data


def test_a_paused_stream_goes_on_when_the_test_says_so(server: DemoServer) -> None:
    reply = server.will_stream("Hello", pause=True, tokens=(3, 5))
    connection, answer = post(server)
    assert reply.paused.wait(SECONDS)
    assert b'"role"' in answer.read1()
    assert b'"Hello"' in answer.read1()
    assert not reply.finished.is_set()
    reply.resume()
    rest = answer.read()
    assert rest.endswith(DONE)
    assert b'"total_tokens": 8' in rest
    assert reply.finished.wait(SECONDS)
    assert reply.request is not None
    assert reply.request.json == {}
    connection.close()


def test_a_resume_before_the_pause_counts(server: DemoServer) -> None:
    reply = server.will_stream("one", Pause(), "two", Pause(), "three")
    reply.resume()
    reply.resume()
    connection, answer = post(server)
    assert b'"three"' in answer.read()
    connection.close()


def test_each_resume_lets_one_pause_go_on(server: DemoServer) -> None:
    reply = server.will_stream("one", Pause(), "two", Pause(), "three")
    connection, answer = post(server)
    assert reply.paused.wait(SECONDS)
    reply.resume()
    data = b""
    while b"two" not in data:
        data += answer.read1()
    assert b"three" not in data
    reply.resume()
    assert b"three" in answer.read()
    connection.close()


def test_it_hears_the_client_go(server: DemoServer) -> None:
    reply = server.will_stream("Hello", pause=True)
    connection, answer = post(server)
    assert reply.paused.wait(SECONDS)
    assert not reply.disconnected.is_set()
    answer.close()
    connection.close()
    assert reply.disconnected.wait(SECONDS)
    reply.resume()
    assert not reply.finished.is_set()


def test_a_resume_after_the_server_stopped_does_nothing() -> None:
    with DemoServer(pace=0) as server:
        reply = server.will_stream("Hello", pause=True)
        connection, answer = post(server)
        assert reply.paused.wait(SECONDS)
    reply.resume()
    with pytest.raises((http.client.IncompleteRead, ConnectionError)):
        answer.read()
    connection.close()


def test_stopping_twice_is_fine_and_it_starts_again() -> None:
    server = DemoServer(pace=0)
    for _ in range(2):
        server.start()
        connection, answer = post(server)
        assert answer.status == 400
        answer.read()
        connection.close()
        server.stop()
        server.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "demo-gateway"]


def test_replies_are_taken_in_order_and_then_the_demo_answers(server: DemoServer) -> None:
    server.will_fail(503, "no")
    server.will_fail(500, "no")
    statuses = []
    for _ in range(3):
        connection, answer = post(server)
        statuses.append(answer.status)
        answer.read()
        connection.close()
    assert statuses == [503, 500, 400]


def test_a_reply_aimed_at_a_path_lets_others_pass(server: DemoServer) -> None:
    reply = server.will_fail(418, "teapot", path="/v1/models")
    connection, answer = post(server)
    assert answer.status == 400
    answer.read()
    connection.close()
    assert not reply.requested.is_set()
    connection, answer = post(server, "/v1/models?x=1")
    assert answer.status == 418
    assert reply.requested.is_set()
    answer.read()
    connection.close()


def test_a_failure_carries_status_body_and_headers(server: DemoServer) -> None:
    server.will_fail(429, {"error": {"message": "慢"}}, {"Retry-After": "1.5"})
    connection, answer = post(server)
    assert (answer.status, answer.headers["Retry-After"]) == (429, "1.5")
    assert answer.headers["Content-Type"] == "application/json"
    assert json.loads(answer.read()) == {"error": {"message": "慢"}}
    connection.close()


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        ("<html>", "text/html; charset=utf-8"),
        ("no", "text/plain; charset=utf-8"),
        (b"\xff", "application/octet-stream"),
    ],
)
def test_the_kind_of_a_body_is_guessed(
    server: DemoServer, body: str | bytes, media_type: str
) -> None:
    server.will_fail(520, body)
    connection, answer = post(server)
    assert (answer.status, answer.headers["Content-Type"]) == (520, media_type)
    assert answer.read() == (body if isinstance(body, bytes) else body.encode())
    connection.close()


def test_a_redirect_points_elsewhere(server: DemoServer) -> None:
    server.will_redirect("https://example.com/v1", 308)
    connection, answer = post(server)
    assert (answer.status, answer.headers["Location"]) == (308, "https://example.com/v1")
    answer.read()
    connection.close()


def test_an_answer_that_is_not_streamed(server: DemoServer) -> None:
    server.will_answer("Hello", finish="length", tokens=(1, 2))
    connection, answer = post(server)
    body = json.loads(answer.read())
    assert body["choices"][0]["message"]["content"] == "Hello"
    assert body["choices"][0]["finish_reason"] == "length"
    assert body["usage"]["total_tokens"] == 3
    connection.close()


def test_an_error_in_mid_stream(server: DemoServer) -> None:
    server.will_stream("Hel", {"error": {"message": "上游"}}, finish=None, done=False)
    connection, answer = post(server)
    events = answer.read().decode().split("\n\n")
    assert json.loads(events[-2].removeprefix("data: ")) == {"error": {"message": "上游"}}
    connection.close()


def test_a_drop_before_any_byte(server: DemoServer) -> None:
    server.will_drop()
    client = raw_post(server)
    assert read_all(client) == b""
    client.close()


def test_a_drop_after_some_bytes(server: DemoServer) -> None:
    server.will_drop(20)
    connection, answer = post(server)
    with pytest.raises(http.client.IncompleteRead) as caught:
        answer.read()
    assert len(caught.value.partial) == 20
    connection.close()


@pytest.mark.parametrize("after_bytes", [0, 20])
def test_a_reset_breaks_the_connection(server: DemoServer, after_bytes: int) -> None:
    server.will_reset(after_bytes)
    client = raw_post(server)
    with pytest.raises(ConnectionResetError):
        read_all(client)
    client.close()


def test_a_gateway_that_hangs(server: DemoServer) -> None:
    reply = server.will_hang()
    client = raw_post(server)
    assert reply.paused.wait(SECONDS)
    reply.resume()
    assert read_all(client) == b""
    client.close()


def test_bytes_are_cut_as_told(server: DemoServer) -> None:
    server.will_send_bytes(b"abcdefgh", cuts=[3, 1])
    client = raw_post(server)
    data = b""
    while not data.endswith(b"0\r\n\r\n"):
        data += client.recv(65536)
    assert data.partition(b"\r\n\r\n")[2] == (b"3\r\nabc\r\n1\r\nd\r\n4\r\nefgh\r\n0\r\n\r\n")
    client.close()


def test_one_byte_at_a_time(server: DemoServer) -> None:
    body = "data: 你好\n\n".encode()
    server.will_send_bytes(body, each_byte=True)
    client = raw_post(server)
    data = b""
    while not data.endswith(b"0\r\n\r\n"):
        data += client.recv(65536)
    pieces = b"".join(b"1\r\n%c\r\n" % byte for byte in body)
    assert data.partition(b"\r\n\r\n")[2] == pieces + b"0\r\n\r\n"
    client.close()


def test_a_head_that_comes_slowly_is_a_whole_head(server: DemoServer) -> None:
    server.will_send_bytes(b"{}", "application/json", head_delay=0.0001)
    connection, answer = post(server)
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.read() == b"{}"
    connection.close()


def test_no_content_type_at_all(server: DemoServer) -> None:
    server.will_send_bytes(b"{}", "")
    connection, answer = post(server)
    assert answer.headers["Content-Type"] is None
    answer.read()
    connection.close()


def test_a_body_longer_than_it_declared_stays_on_the_connection(server: DemoServer) -> None:
    server.will_send_bytes(b"{}extra", content_length=2)
    client = raw_post(server)
    data = b""
    while not data.endswith(b"extra"):
        data += client.recv(65536)
    assert b"Content-Length: 2\r\n" in data
    client.sendall(b"GET / HTTP/1.1\r\n\r\n")
    assert client.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")
    client.close()


def test_a_body_shorter_than_it_declared_ends_with_the_connection(server: DemoServer) -> None:
    server.will_send_bytes(b"{}", content_length=10)
    connection, answer = post(server)
    with pytest.raises(http.client.IncompleteRead):
        answer.read()
    connection.close()


def test_any_steps_can_be_put_together(server: DemoServer) -> None:
    steps: list[Step] = [
        SendRaw(b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        Head(201),
        Send(b"ab"),
        Reset(),
    ]
    server.will(ScriptedReply(steps))
    client = raw_post(server)
    with pytest.raises(ConnectionResetError):
        read_all(client)
    client.close()


def test_a_request_in_chunks_is_read(server: DemoServer) -> None:
    connection = connect(server)
    pieces = iter([b'{"a"', b": 1}"])
    connection.request("POST", "/v1/chat/completions", pieces, encode_chunked=True)
    assert connection.getresponse().status == 401
    assert server.requests[-1].json == {"a": 1}
    connection.close()


def test_a_client_that_waits_for_leave_gets_it(server: DemoServer) -> None:
    host, _, port = server.base_url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=SECONDS) as client:
        client.sendall(b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        assert client.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(b"{}")
        assert client.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")
    assert server.requests[-1].raw == b"{}"


@pytest.mark.parametrize(
    "junk",
    [
        b"\x16\x03\x01\r\n\r\n",
        b"GET / FTP/1\r\n\r\n",
        b"A" * 300_000,
        b"a b HTTP/1.1\r\nContent-Length: x\r\n\r\n",
    ],
)
def test_what_is_no_request_ends_the_connection(server: DemoServer, junk: bytes) -> None:
    host, _, port = server.base_url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=SECONDS) as client:
        client.sendall(junk)
        with contextlib.suppress(ConnectionResetError):  # unread junk makes it a reset
            assert client.recv(65536) == b""
    assert server.requests == []
