from __future__ import annotations

import os
import signal
import sys
from typing import Any

import pytest

from gpts_desktop.demo.script import Pause, ScriptedReply, chunk
from gpts_desktop.demo.server import DemoServer
from tests.cli.conftest import KEY, CommandLine, start

GPT = ("--gpt", "g-bo0FiWLY7")


def to(server: DemoServer, *more: str) -> tuple[str, ...]:
    return ("ask", "Hi", *GPT, "--base-url", server.base_url, *more)


def test_only_the_text_goes_to_standard_output(run: CommandLine, server: DemoServer) -> None:
    server.will_stream({**chunk({"reasoning_content": "hm"})}, "Quan", "tum 量子", tokens=(1, 2))
    done = run(*to(server))
    assert (done.code, done.out, done.err) == (0, "Quantum 量子", "")
    sent = server.requests[0]
    assert sent.path == "/v1/chat/completions"
    assert sent.headers["authorization"] == f"Bearer {KEY}"
    assert sent.json == {
        "model": "gpt-4-gizmo-g-bo0FiWLY7",
        "messages": [{"role": "user", "content": "Hi"}],
        "stream": True,
        "stream_options": {"include_usage": True},
    }


def test_every_option_reaches_the_wire(run: CommandLine, server: DemoServer) -> None:
    server.will_answer("a")
    options = [
        "--no-stream",
        "--temperature",
        "0.5",
        "--top-p",
        "1",
        "--max-tokens",
        "9",
        "--n",
        "1",
    ]
    options += [
        "--presence-penalty",
        "-1.5",
        "--frequency-penalty",
        "2",
        "--user",
        "u",
        "--system",
        "S",
    ]
    options += ["--logit-bias", '{"50256": -100}', "--model-form", "gpt-4-gizmo"]
    assert run(*to(server, *options)).code == 0
    assert server.requests[0].json == {
        "model": "gpt-4-gizmo",
        "gizmo_id": "g-bo0FiWLY7",
        "messages": [{"role": "system", "content": "S"}, {"role": "user", "content": "Hi"}],
        "temperature": 0.5,
        "top_p": 1,
        "max_tokens": 9,
        "n": 1,
        "presence_penalty": -1.5,
        "frequency_penalty": 2,
        "logit_bias": {"50256": -100},
        "user": "u",
        "stream": False,
    }


@pytest.mark.parametrize(
    "gpt",
    [
        "g-bo0FiWLY7",
        "https://chat.openai.com/g/g-bo0FiWLY7-researchgpt",
        "chatgpt.com/g/g-bo0FiWLY7",
        "gpt-4o-gizmo-g-bo0FiWLY7",
    ],
)
def test_a_gpt_by_link_or_id(run: CommandLine, server: DemoServer, gpt: str) -> None:
    server.will_stream("a")
    assert run("ask", "Hi", "--gpt", gpt, "--base-url", server.base_url).code == 0
    assert server.requests[0].json["model"] == "gpt-4-gizmo-g-bo0FiWLY7"


def test_events_as_json_lines(run: CommandLine, server: DemoServer) -> None:
    server.will_stream(
        chunk({"reasoning": "hm"}),
        chunk({"content": "a"}),
        chunk({"content": "b"}, index=1),
        chunk({"refusal": "no"}, index=1),
        chunk({}, index=1, finish="length"),
        tokens=(30, 8),
    )
    done = run(*to(server, "--json"))
    assert done.code == 0
    assert done.lines[:-1] == [
        {"type": "reasoning", "index": 0, "text": "hm"},
        {"type": "delta", "index": 0, "text": "a"},
        {"type": "delta", "index": 1, "text": "b"},
        {"type": "refusal", "index": 1, "text": "no"},
        {"type": "finish", "index": 1, "reason": "length"},
        {"type": "finish", "index": 0, "reason": "stop"},
        {"type": "usage", "prompt_tokens": 30, "completion_tokens": 8, "total_tokens": 38},
    ]
    assert done.end["outcome"] == "ok"
    assert done.end["status"] == 200
    assert set(done.end) == {"type", "outcome", "message", "status", "retry_after", "request_id"}


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (400, {"error": {"message": "boom"}}, "bad_request"),
        (401, {"error": {"message": "无效的令牌"}}, "auth"),
        (403, {"error": {"message": "该令牌无权访问模型"}}, "forbidden"),
        (403, {"error": {"message": "该令牌额度已用尽"}}, "quota"),
        (404, {"error": {"message": "x", "code": "model_not_found"}}, "not_found"),
        (503, {"error": {"message": "当前分组 default 下对于模型 g 无可用渠道"}}, "not_found"),
        (429, {"error": {"message": "当前分组上游负载已饱和"}}, "rate_limit"),
        (500, {"error": {"message": "请求上游地址失败"}}, "server"),
        (502, "<html><title>502 Bad Gateway</title>", "server"),
        (200, "<html><title>One API</title>", "html"),
        (200, "{", "bad_json"),
        (200, "", "empty"),
        (200, "hello there", "content_type"),
        (200, {"error": {"message": "boom"}}, "api"),
        (307, "", "redirect"),
    ],
)
def test_outcomes(
    run: CommandLine, server: DemoServer, status: int, body: Any, outcome: str
) -> None:
    for _ in range(2):
        server.will_fail(status, body, {"Retry-After": "2.5"} if status == 429 else None)
    done = run(*to(server, "--json"))
    assert done.code == 1
    assert done.end["outcome"] == f"error:{outcome}"
    assert done.end["status"] == status
    assert done.end["retry_after"] == (2.5 if status == 429 else None)
    said = body.get("error", {}).get("message", "") if isinstance(body, dict) else ""
    assert said in done.end["message"]
    assert done.err == done.end["message"] + "\n"
    plain = run(*to(server))
    assert (plain.code, plain.out) == (1, "")
    assert plain.err.strip()
    assert KEY not in done.out + plain.err


def test_what_came_before_an_error_is_printed(run: CommandLine, server: DemoServer) -> None:
    server.will_stream("Hello", {"error": {"message": "boom"}}, finish=None, done=False)
    done = run(*to(server))
    assert (done.code, done.out) == (1, "Hello")
    assert "boom" in done.err


def test_a_truncated_answer(run: CommandLine, server: DemoServer) -> None:
    for _ in range(2):
        server.will_stream("Hello", finish=None, done=False)
    done = run(*to(server, "--json"))
    assert (done.code, done.end["outcome"]) == (1, "truncated")
    plain = run(*to(server))
    assert (plain.code, plain.out) == (1, "Hello")
    assert "broke off" in plain.err


def test_silence(run: CommandLine, server: DemoServer) -> None:
    server.will_stream("Hello", pause=True)
    done = run(*to(server, "--json", "--timeout", "0.3"))
    assert (done.code, done.end["outcome"]) == (1, "error:timeout")
    assert done.lines[0]["text"] == "Hello"


def test_nobody_listens(run: CommandLine) -> None:
    done = run("ask", "Hi", *GPT, "--base-url", "http://127.0.0.1:9", "--json")
    assert (done.code, done.end["outcome"], done.end["status"]) == (1, "error:network", None)


def test_several_candidates_as_text(run: CommandLine, server: DemoServer) -> None:
    server.will_stream(
        chunk({"content": "a"}), chunk({"content": "x"}, index=1), chunk({"content": "b"})
    )
    assert run(*to(server, "--n", "2")).out == "ab\n\nx"


def test_a_refusal_is_no_text(run: CommandLine, server: DemoServer) -> None:
    server.will_stream(chunk({"refusal": "I can't"}), chunk({"refusal": " do that."}))
    done = run(*to(server))
    assert (done.code, done.out) == (0, "")
    assert "I can't do that." in done.err


def test_without_a_key_none_is_sent(
    run: CommandLine, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GPTS_DESKTOP_KEY")
    server.will_stream("a")
    run(*to(server))
    assert "authorization" not in server.requests[0].headers


class TestWrongUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            [],
            ["Hi"],
            ["Hi", *GPT, "--model", "gpt-4o"],
            ["Hi", *GPT, "--gateway", "a", "--base-url", "b"],
            ["Hi", *GPT, "--base-url", "ftp://x"],
            ["Hi", *GPT, "--base-url", ""],
            ["Hi", *GPT, "--base-url", "http://127.0.0.1:9", "--unknown"],
            ["Hi", *GPT, "--base-url", "http://127.0.0.1:9", "--temp", "1"],
            ["Hi", *GPT],
            ["Hi", *GPT, "--gateway", "unknown"],
            ["", *GPT, "--base-url", "http://127.0.0.1:9"],
            ["\udce9", *GPT, "--base-url", "http://127.0.0.1:9"],
            ["Hi", "--model", " ", "--base-url", "http://127.0.0.1:9"],
            ["Hi", "--gpt", "hello", "--base-url", "http://127.0.0.1:9"],
            ["Hi", "--gpt", "g-bo0FiWLY7 g-bo0FiWLY8", "--base-url", "http://127.0.0.1:9"],
        ],
    )
    def test_arguments(self, run: CommandLine, arguments: list[str]) -> None:
        done = run("ask", *arguments)
        assert (done.code, done.out) == (2, "")
        assert done.err.strip()

    @pytest.mark.parametrize(
        "option",
        [
            ("--temperature", "2.1"),
            ("--temperature", "hot"),
            ("--temperature", ""),
            ("--top-p", "-0.1"),
            ("--max-tokens", "0"),
            ("--max-tokens", "1.5"),
            ("--n", "0"),
            ("--presence-penalty", "-3"),
            ("--frequency-penalty", "nan"),
            ("--logit-bias", "{"),
            ("--logit-bias", '{"1": 101}'),
            ("--timeout", "0"),
            ("--timeout", "soon"),
            ("--timeout", "inf"),
            ("--model-form", " "),
        ],
    )
    def test_values_are_checked_before_anything_is_sent(
        self, run: CommandLine, server: DemoServer, option: tuple[str, str]
    ) -> None:
        done = run(*to(server, *option))
        assert (done.code, done.out) == (2, "")
        assert done.err.strip()
        assert server.requests == []

    def test_a_project_is_refused_with_its_reason(
        self, run: CommandLine, server: DemoServer
    ) -> None:
        link = "https://chatgpt.com/g/g-p-" + "0" * 32
        done = run("ask", "Hi", "--gpt", link, "--base-url", server.base_url)
        assert done.code == 2
        assert "a project, not a GPT" in done.err

    def test_a_key_that_is_none(
        self, run: CommandLine, server: DemoServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GPTS_DESKTOP_KEY", "sk-我的密钥")
        assert run(*to(server)).code == 2
        assert server.requests == []


def test_plain_http_to_elsewhere_is_warned_of(
    run: CommandLine, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.base_url)
    server.will_stream("a")
    done = run("ask", "Hi", *GPT, "--base-url", "http://gateway.invalid")
    assert (done.code, done.out) == (0, "a")
    assert "Plain http" in done.err


class TestTheRealProgram:
    def test_text_comes_as_it_streams(self, server: DemoServer) -> None:
        reply = server.will_stream("量", Pause(), "子")
        program = start(*to(server))
        assert program.stdout is not None
        assert program.stdout.read(3) == "量".encode()
        reply.resume()
        out, err = program.communicate(timeout=20)
        assert (out, err, program.returncode) == ("子".encode(), b"", 0)

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
    @pytest.mark.parametrize("as_json", [(), ("--json",)])
    def test_ctrl_c_closes_the_connection(
        self, server: DemoServer, as_json: tuple[str, ...]
    ) -> None:
        reply = server.will_stream("Hello", pause=True)
        program = start(*to(server, *as_json))
        assert reply.paused.wait(20)
        assert program.stdout is not None
        program.stdout.read(5)
        program.send_signal(signal.SIGINT)
        _, err = program.communicate(timeout=20)
        assert (program.returncode, err) == (130, b"")
        assert reply.disconnected.wait(10)

    def test_a_reader_that_leaves_ends_the_call(self, server: DemoServer) -> None:
        reply: ScriptedReply = server.will_stream("Hello", Pause(), "more", Pause(), "x")
        program = start(*to(server))
        assert program.stdout is not None
        assert program.stdout.read(5) == b"Hello"
        program.stdout.close()
        reply.resume()
        assert program.wait(20) == 0
        assert program.stderr is not None
        assert program.stderr.read() == b""
        program.stderr.close()
        assert reply.disconnected.wait(10)

    def test_output_is_utf8_in_any_locale(
        self, server: DemoServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
        monkeypatch.setenv("LC_ALL", "C")
        server.will_stream("量\r\n子")
        out, _ = start(*to(server)).communicate(timeout=20)
        assert out == "量\r\n子".encode()

    def test_the_key_is_in_no_argument(self) -> None:
        assert KEY in os.environ["GPTS_DESKTOP_KEY"]
        out, _ = start("ask", "--help").communicate(timeout=20)
        assert b"--key" not in out
