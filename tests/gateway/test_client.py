"""The client over real connections: every fault that a gateway or the way to it can have."""

from __future__ import annotations

import asyncio
import gc
import socket
import sys
from collections.abc import Coroutine
from contextlib import aclosing
from typing import Any

import pytest

from gpts_desktop.core.errors import ErrorKind, GatewayError
from gpts_desktop.core.request import ChatRequest
from gpts_desktop.core.secret import Secret
from gpts_desktop.core.stream_events import Delta, End, Finish, StreamEvent, UsageReport
from gpts_desktop.demo.script import Drop, Head, Pause, Reset, ScriptedReply, Send, SendRaw
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.gateway.client import HttpGateway

KEY = Secret("sk-AbC123def456GHI789jkl")
BODY: dict[str, Any] = {"model": "m", "messages": [], "stream": True}

ELSEWHERE = ChatRequest("http://gateway.invalid/v1/chat/completions", BODY, KEY)


def request_to(server: DemoServer, **fields: Any) -> ChatRequest:
    return ChatRequest(f"{server.base_url}/v1/chat/completions", {**BODY, **fields}, KEY)


async def collect(gateway: HttpGateway, request: ChatRequest) -> list[StreamEvent]:
    return [event async for event in gateway.send(request)]


def ask(request: ChatRequest, gateway: HttpGateway | None = None) -> list[StreamEvent]:
    async def main() -> list[StreamEvent]:
        return await collect(gateway or HttpGateway(), request)

    return asyncio.run(main())


def fail(
    request: ChatRequest, gateway: HttpGateway | None = None
) -> tuple[list[StreamEvent], GatewayError]:
    """Return what came before the error, and the error."""
    events: list[StreamEvent] = []

    async def main() -> None:
        async for event in (gateway or HttpGateway()).send(request):
            events.append(event)

    with pytest.raises(GatewayError) as caught:
        asyncio.run(main())
    return events, caught.value


def text(events: list[StreamEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, Delta))


def is_complete(events: list[StreamEvent]) -> bool:
    end = events[-1]
    assert isinstance(end, End)
    return end.complete


def heard(event: Any) -> Coroutine[Any, Any, bool]:
    """Wait off the loop for what the server's thread sets."""
    return asyncio.to_thread(event.wait, 10)


def test_an_answer_streams(server: DemoServer) -> None:
    server.will_stream("Quan", "tum 量子", tokens=(30, 8), headers={"X-Request-Id": "r1"})
    events = ask(request_to(server))
    assert text(events) == "Quantum 量子"
    assert is_complete(events)
    assert "r1" in str(events[-1])  # the demo's own id stands before it
    assert [type(event) for event in events[-3:]] == [Finish, UsageReport, End]
    sent = server.requests[0]
    assert sent.headers["authorization"] == f"Bearer {KEY.reveal()}"
    assert sent.json == BODY


def test_an_answer_that_is_not_streamed(server: DemoServer) -> None:
    server.will_answer("Hello")
    assert text(ask(request_to(server, stream=False))) == "Hello"


@pytest.mark.parametrize("stream", [True, False])
def test_the_body_decides_and_not_the_media_type(server: DemoServer, stream: bool) -> None:
    reply = {"choices": [{"index": 0, "message": {"content": "a"}, "finish_reason": "stop"}]}
    server.will_fail(200, reply, {"Content-Type": "text/event-stream"})
    assert text(ask(request_to(server, stream=stream))) == "a"
    server.will_stream("b", headers={"Content-Type": "application/json; charset=gbk"})
    assert text(ask(request_to(server, stream=stream))) == "b"


def test_the_first_text_is_there_while_the_rest_is_on_its_way(server: DemoServer) -> None:
    reply = server.will_stream("Hello", pause=True)

    async def main() -> None:
        async with aclosing(HttpGateway().send(request_to(server))) as events:
            assert await anext(events) == Delta(0, "Hello")
            assert not reply.finished.is_set()
            reply.resume()
            assert is_complete([event async for event in events])

    asyncio.run(main())


def test_stop_closes_the_connection_at_once(server: DemoServer) -> None:
    reply = server.will_stream("Hello", pause=True)
    got: list[StreamEvent] = []

    async def main() -> None:
        arrived = asyncio.Event()

        async def read() -> None:
            async with aclosing(HttpGateway().send(request_to(server))) as events:
                async for event in events:
                    got.append(event)
                    arrived.set()

        task = asyncio.create_task(read())
        await arrived.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await heard(reply.disconnected)

    asyncio.run(main())
    assert text(got) == "Hello"


def test_closing_the_generator_closes_the_connection(server: DemoServer) -> None:
    reply = server.will_stream("Hello", pause=True)

    async def main() -> None:
        events = HttpGateway().send(request_to(server))
        await anext(events)
        await events.aclose()
        assert await heard(reply.disconnected)

    asyncio.run(main())


def test_stop_before_any_answer(server: DemoServer) -> None:
    reply = server.will_hang()

    async def main() -> None:
        task = asyncio.create_task(collect(HttpGateway(), request_to(server)))
        assert await heard(reply.paused)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await heard(reply.disconnected)

    asyncio.run(main())


def test_no_tasks_and_no_timers_are_left(server: DemoServer) -> None:
    server.will_stream(*("a" for _ in range(50)))

    async def main() -> None:
        await collect(HttpGateway(), request_to(server))
        async with asyncio.timeout(5):  # the loop ends httpx's generators one after another
            while others := asyncio.all_tasks() - {asyncio.current_task()}:
                await asyncio.wait(others)

    asyncio.run(main())


class TestSilence:
    def test_before_the_answer(self, server: DemoServer) -> None:
        reply = server.will_hang()
        events, error = fail(request_to(server), HttpGateway(silence_limit=0.2))
        assert (events, error.failure.kind) == ([], ErrorKind.TIMEOUT)
        assert "0.2 s" in error.failure.message
        assert reply.disconnected.wait(10)

    def test_in_mid_stream(self, server: DemoServer) -> None:
        reply = server.will_stream("Hello", pause=True)
        events, error = fail(request_to(server), HttpGateway(silence_limit=0.2))
        assert (text(events), error.failure.kind) == ("Hello", ErrorKind.TIMEOUT)
        assert reply.disconnected.wait(10)

    def test_in_a_refusals_body(self, server: DemoServer) -> None:
        server.will(ScriptedReply([Head(500), Send(b"{"), Pause()]))
        _, error = fail(request_to(server), HttpGateway(silence_limit=0.2))
        assert error.failure.kind is ErrorKind.SERVER

    def test_a_slow_stream_is_not_silent(self, server: DemoServer) -> None:
        body = b": ping\n" * 20 + b'data: {"choices":[{"delta":{"content":"a"}}]}\n\ndata: [DONE]'
        server.will_send_bytes(body, cuts=[7] * 20, delay=0.05)
        assert text(ask(request_to(server), HttpGateway(silence_limit=0.5))) == "a"

    def test_a_slow_reader_is_not_silence(self, server: DemoServer) -> None:
        server.will_stream("a", "b")

        async def main() -> str:
            found = ""
            async for event in HttpGateway(silence_limit=0.1).send(request_to(server)):
                await asyncio.sleep(0.15)  # longer than the limit: the reader's own time
                found += event.text if isinstance(event, Delta) else ""
            return found

        assert asyncio.run(main()) == "ab"

    def test_a_cancellation_in_the_same_moment_goes_first(self, server: DemoServer) -> None:
        server.will_hang()

        async def main() -> None:
            task = asyncio.create_task(collect(HttpGateway(silence_limit=0.05), request_to(server)))
            await asyncio.sleep(0.05)
            task.cancel()
            with pytest.raises((asyncio.CancelledError, GatewayError)):
                await task
            assert task.done()

        asyncio.run(main())


class TestBrokenConnections:
    def test_dropped_in_mid_stream(self, server: DemoServer) -> None:
        server.will_drop(after_bytes=200)
        events, error = fail(request_to(server))
        assert (text(events), error.failure.kind) == ("Hello", ErrorKind.NETWORK)

    def test_reset_in_mid_stream(self, server: DemoServer) -> None:
        reply = server.will_stream("Hello", Pause(), Reset())

        async def main() -> list[StreamEvent]:
            got = []
            with pytest.raises(GatewayError) as caught:
                async for event in HttpGateway().send(request_to(server)):
                    got.append(event)
                    reply.resume()
            assert caught.value.failure.kind is ErrorKind.NETWORK
            return got

        assert text(asyncio.run(main())) == "Hello"

    @pytest.mark.parametrize("way", ["will_drop", "will_reset"])
    def test_before_any_byte_nothing_is_sent_twice(self, server: DemoServer, way: str) -> None:
        getattr(server, way)()
        events, error = fail(request_to(server))
        assert (events, error.failure.kind) == ([], ErrorKind.NETWORK)
        assert len(server.requests) == 1

    def test_an_answer_that_was_whole_stays_whole(self, server: DemoServer) -> None:
        server.will_stream("Hello", Drop(), finish=None)
        server.will_stream("Hi", done=False)
        fail(request_to(server))
        reply = server.will_stream({"choices": [{"delta": {}, "finish_reason": "stop"}]}, Drop())
        assert is_complete(ask(request_to(server))) is True
        assert is_complete(ask(request_to(server))) is True
        assert reply.requested.is_set()

    def test_an_end_without_a_finish_reason_is_truncated(self, server: DemoServer) -> None:
        server.will_stream("Hello", finish=None, done=False)
        assert is_complete(ask(request_to(server))) is False

    def test_a_body_longer_than_its_length_does_not_poison_the_next_call(
        self, server: DemoServer
    ) -> None:
        answer = b'{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}'
        head = Head(200, {"Content-Type": "application/json"}, content_length=len(answer))
        server.will(ScriptedReply([head, Send(answer), SendRaw(b"HTTP/1.1 garbage")]))
        server.will_stream("b")

        async def main() -> list[str]:
            gateway = HttpGateway()
            return [text(await collect(gateway, request_to(server))) for _ in range(2)]

        assert asyncio.run(main()) == ["a", "b"]
        assert len(server.requests) == 2

    def test_nobody_listens(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        _, error = fail(ChatRequest(f"http://127.0.0.1:{port}/v1/chat/completions", BODY, KEY))
        assert error.failure.kind is ErrorKind.NETWORK
        assert "can't be reached" in error.failure.message

    def test_an_unknown_name(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_such_name(*_: Any, **__: Any) -> list[Any]:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

        monkeypatch.setattr(socket, "getaddrinfo", no_such_name)
        _, error = fail(ChatRequest("http://api.gpt.invalid/v1/chat/completions", BODY, KEY))
        assert error.failure.kind is ErrorKind.NETWORK
        assert "“api.gpt.invalid” was not found" in error.failure.message

    def test_a_host_that_accepts_no_connection(self) -> None:
        # A full backlog: the kernel leaves the next connection's SYN unanswered.
        with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
            address = listener.getsockname()
            waiting = [socket.socket() for _ in range(4)]
            for client in waiting:
                client.setblocking(False)
                client.connect_ex(address)
            request = ChatRequest(f"http://127.0.0.1:{address[1]}/v1/chat/completions", BODY, KEY)
            _, error = fail(request, HttpGateway(connect_limit=0.3, silence_limit=5))
            for client in waiting:
                client.close()
        assert error.failure.kind is ErrorKind.TIMEOUT
        assert "within 0.3 s" in error.failure.message


class TestRefusals:
    @pytest.mark.parametrize(
        ("status", "kind"),
        [
            (400, ErrorKind.BAD_REQUEST),
            (401, ErrorKind.AUTH),
            (402, ErrorKind.QUOTA),
            (403, ErrorKind.FORBIDDEN),
            (404, ErrorKind.NOT_FOUND),
            (413, ErrorKind.BAD_REQUEST),
            (429, ErrorKind.RATE_LIMIT),
            (500, ErrorKind.SERVER),
            (503, ErrorKind.SERVER),
            (522, ErrorKind.SERVER),
        ],
    )
    def test_each_status(self, server: DemoServer, status: int, kind: ErrorKind) -> None:
        server.will_fail(
            status,
            {"error": {"message": "不行"}},
            {"X-Request-Id": "r7", "Retry-After": "2.5"},
        )
        _, error = fail(request_to(server))
        failure = error.failure
        assert (failure.kind, failure.said, failure.status) == (kind, "不行", status)
        assert "r7" in failure.request_id
        assert failure.retry_after == 2.5
        assert len(server.requests) == 1

    def test_a_web_page(self, server: DemoServer) -> None:
        server.will_fail(200, "<!doctype html><title>One API</title>")
        assert fail(request_to(server))[1].failure.kind is ErrorKind.HTML

    def test_an_error_in_mid_stream(self, server: DemoServer) -> None:
        report = {"error": {"message": "upstream error", "type": "server_error"}}
        server.will_stream("Hello", report, finish=None, done=False)
        events, error = fail(request_to(server))
        assert (text(events), error.failure.kind) == ("Hello", ErrorKind.SERVER)

    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    def test_no_redirect_is_followed(self, server: DemoServer, status: int) -> None:
        with DemoServer(pace=0) as other:
            server.will_redirect(f"{other.base_url}/v1/chat/completions", status)
            _, error = fail(request_to(server))
            assert error.failure.kind is ErrorKind.REDIRECT
            assert other.base_url in error.failure.message
            assert other.requests == []
            assert len(server.requests) == 1

    def test_an_endless_refusal_ends(self, server: DemoServer) -> None:
        server.will_send_bytes(b"x" * 3_000_000, "text/plain", status=500)
        assert fail(request_to(server))[1].failure.kind is ErrorKind.SERVER


class TestStreamOptions:
    OPTIONS: dict[str, Any] = {"stream_options": {"include_usage": True}}  # noqa: RUF012  # a test's constant

    def test_one_try_without_them(self, server: DemoServer) -> None:
        server.will_fail(400, {"error": {"message": "Unknown field: stream_options"}})
        server.will_stream("Hello")
        told: list[str] = []
        request = request_to(server, **self.OPTIONS)
        events = ask(request, HttpGateway(stream_options_refused=told.append))
        assert text(events) == "Hello"
        assert told == [request.url]
        assert [sent.json for sent in server.requests] == [{**BODY, **self.OPTIONS}, BODY]

    def test_and_no_other(self, server: DemoServer) -> None:
        for _ in range(2):
            server.will_fail(400, {"error": {"message": "Unknown field: stream_options"}})
        assert fail(request_to(server, **self.OPTIONS))[1].failure.kind is ErrorKind.BAD_REQUEST
        assert len(server.requests) == 2

    def test_no_other_refusal_is_tried_again(self, server: DemoServer) -> None:
        server.will_fail(400, {"error": {"message": "temperature is too high"}})
        fail(request_to(server, **self.OPTIONS))
        assert len(server.requests) == 1

    def test_nor_one_where_they_were_not_sent(self, server: DemoServer) -> None:
        server.will_fail(400, {"error": {"message": "stream_options"}})
        fail(request_to(server))
        assert len(server.requests) == 1


class TestProxies:
    def test_the_environments_proxy_is_used(
        self, server: DemoServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("http_proxy", server.base_url)
        server.will_stream("through", path=ELSEWHERE.url)
        assert text(ask(ELSEWHERE)) == "through"

    def test_this_computer_is_reached_directly(
        self, server: DemoServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        server.will_stream("directly")
        assert text(ask(request_to(server))) == "directly"

    def test_a_dead_proxy_is_named_without_its_password(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("http_proxy", "http://name:hidden@127.0.0.1:9")
        failure = fail(ELSEWHERE)[1].failure
        assert failure.kind is ErrorKind.NETWORK
        assert "proxy 127.0.0.1:9" in failure.message
        assert "hidden" not in str(failure)

    @pytest.mark.parametrize("proxy", ["http://[", "http://127.0.0.1:port", "ftp://127.0.0.1"])
    def test_a_setting_that_is_no_address(
        self, monkeypatch: pytest.MonkeyPatch, proxy: str
    ) -> None:
        monkeypatch.setenv("http_proxy", proxy)
        assert fail(ELSEWHERE)[1].failure.kind is ErrorKind.NETWORK


def test_netrc_does_not_replace_the_key(
    server: DemoServer, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login a password b\n")
    monkeypatch.setenv("NETRC", str(netrc))
    server.will_stream("Hello")
    ask(request_to(server))
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY.reveal()}"


def test_any_cut_of_the_bytes_on_the_wire(server: DemoServer) -> None:
    body = '\ufeff: hi\r\n\r\ndata: {"choices":[{"delta":{"content":"量😀"}}]}\r\n\r\n'.encode()
    server.will_send_bytes(body + b"data: [DONE]\r\n", each_byte=True)
    assert text(ask(request_to(server))) == "量😀"


def test_the_demos_own_answer(server: DemoServer) -> None:
    messages = [{"role": "user", "content": "Hi"}]
    body = {**BODY, "model": "gpt-4-gizmo-g-bo0FiWLY7", "messages": messages}
    request = ChatRequest(f"{server.base_url}/v1/chat/completions", body, KEY)
    events = ask(request)
    assert text(events)
    assert is_complete(events)


def test_stop_under_qasync_leaves_nothing_behind(
    server: DemoServer, qapp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qasync import QEventLoop

    server.will_stream("Hello")
    reply = server.will_stream("Hello", pause=True)

    async def main() -> None:
        gateway = HttpGateway()
        assert text(await collect(gateway, request_to(server))) == "Hello"
        events = gateway.send(request_to(server))
        await anext(events)
        task = asyncio.ensure_future(anext(events))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await events.aclose()
        assert await heard(reply.disconnected)

    unraisable: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", unraisable.append)
    with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
        runner.run(main())
    gc.collect()
    assert unraisable == []
