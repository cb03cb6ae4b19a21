from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.errors import ErrorKind, GatewayError
from gpts_desktop.core.message import Usage
from gpts_desktop.core.stream_events import (
    Delta,
    End,
    Finish,
    ReasoningDelta,
    RefusalDelta,
    StreamEvent,
    UsageReport,
)
from gpts_desktop.gateway.body import BodyReader

Outcome = tuple[list[StreamEvent], GatewayError | None]


def read(*pieces: bytes, status: int = 200, headers: dict[str, str] | None = None) -> Outcome:
    """Return the events that came before the end or before the error, and the error."""
    reader = BodyReader(status, headers or {})
    events: list[StreamEvent] = []
    try:
        for piece in pieces:
            for event in reader.feed(piece):
                events.append(event)
        for event in reader.end():
            events.append(event)
    except GatewayError as error:
        return events, error
    return events, None


def kind_of(*pieces: bytes, **more: Any) -> ErrorKind | None:
    error = read(*pieces, **more)[1]
    return error.failure.kind if error else None


def sse(*chunks: object, done: bool = True) -> bytes:
    lines = [f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n" for chunk in chunks]
    return "".join(lines).encode() + (b"data: [DONE]\n\n" if done else b"")


def choice(index: int = 0, finish: str | None = None, **delta: Any) -> dict[str, Any]:
    return {"index": index, "delta": delta, "finish_reason": finish}


def chunk(*choices: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"object": "chat.completion.chunk", "choices": list(choices), **fields}


def text(events: list[StreamEvent], index: int = 0) -> str:
    return "".join(e.text for e in events if isinstance(e, Delta) and e.index == index)


def test_the_stream_of_the_api() -> None:
    body = sse(
        chunk(choice(role="assistant", content="")),
        chunk(choice(content="Quan")),
        chunk(choice(content="tum")),
        chunk(choice(finish="stop")),
        chunk(usage={"prompt_tokens": 30, "completion_tokens": 835, "total_tokens": 865}),
    )
    assert read(body, headers={"x-request-id": "r1"}) == (
        [
            Delta(0, "Quan"),
            Delta(0, "tum"),
            Finish(0, "stop"),
            UsageReport(Usage(30, 835, 865)),
            End(True, 200, "r1"),
        ],
        None,
    )


def test_a_whole_answer_gives_the_same_events() -> None:
    answer = {
        "choices": [
            {"index": 1, "message": {"content": "b"}, "finish_reason": "length"},
            {"index": 0, "message": {"content": "a", "reasoning": "hm"}, "finish_reason": "stop"},
        ],
        "usage": {"prompt_tokens": 1, "completion_tokens": 2},
    }
    assert read(b"\xef\xbb\xbf \n " + json.dumps(answer).encode())[0] == [
        Delta(1, "b"),
        Finish(1, "length"),
        ReasoningDelta(0, "hm"),
        Delta(0, "a"),
        Finish(0, "stop"),
        UsageReport(Usage(1, 2, 3)),
        End(True),
    ]


def test_interleaved_and_sparse_indexes() -> None:
    events, _ = read(
        sse(
            chunk(choice(4, content="a"), choice(0, content="x")),
            chunk(choice(0, content="y", finish="stop")),
            chunk(choice(4, content="b", finish="stop")),
            done=False,
        )
    )
    assert (text(events, 0), text(events, 4)) == ("xy", "ab")
    assert events[-1] == End(True)


@pytest.mark.parametrize(
    "nothing",
    [
        {"choices": None},
        {"choices": []},
        {},
        {"choices": [{"index": 0, "delta": None}]},
        {"choices": [{"index": 0}]},
        {"choices": [{"index": None, "delta": {"content": None}, "finish_reason": ""}]},
        {"choices": [{"delta": {"content": []}, "finish_reason": "null"}]},
        {"choices": [None], "error": None, "usage": None},
        {"choices": [{"index": 0, "delta": {"tool_calls": [{}]}, "logprobs": {"a": 1}}], "x": 1},
        {"choices": [], "prompt_filter_results": [{"prompt_index": 0}]},
        {"usage": {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}},
        {"usage": {"prompt_tokens": None, "total_tokens": "many"}},
    ],
)
def test_what_says_nothing_breaks_nothing(nothing: dict[str, Any]) -> None:
    whole = chunk(choice(content="a", finish="stop"))
    assert read(sse(nothing, whole, nothing)) == (
        [Delta(0, "a"), Finish(0, "stop"), End(True)],
        None,
    )


def test_contents_in_parts_and_legacy_text() -> None:
    parts = [{"type": "text", "text": "a"}, "b", {"type": "image_url"}]
    legacy = {"choices": [{"index": 0, "text": "c", "finish_reason": "stop"}]}
    assert text(read(sse(chunk(choice(content=parts)), legacy))[0]) == "abc"


@pytest.mark.parametrize(
    "deltas",
    [
        [{"reasoning_content": "hm"}, {"content": "yes"}],
        [{"reasoning": "hm"}, {"content": "yes"}],
        [{"reasoning": "hm", "reasoning_content": "hm"}, {"content": "yes"}],
        [{"content": "<th"}, {"content": "ink>hm</thi"}, {"content": "nk>yes"}],
    ],
)
def test_reasoning_is_never_text(deltas: list[dict[str, Any]]) -> None:
    events, _ = read(sse(*(chunk(choice(**delta)) for delta in deltas)))
    assert text(events) == "yes"
    assert "".join(e.text for e in events if isinstance(e, ReasoningDelta)) == "hm"


def test_refusals() -> None:
    assert RefusalDelta(0, "No.") in read(sse(chunk(choice(refusal="No."))))[0]


def test_a_character_cut_in_two_chunks_of_json() -> None:
    body = b'data: {"choices":[{"delta":{"content":"a\\ud83d"}}]}\n\n'
    body += b'data: {"choices":[{"delta":{"content":"\\ude00b"}}]}\n\n'
    body += b'data: {"choices":[{"delta":{"content":"\\ud83d"},"finish_reason":"stop"}]}\n\n'
    events, _ = read(body)
    assert text(events) == "a😀b\ufffd"
    assert "".join(e.text for e in events if isinstance(e, Delta)).encode()


def test_running_totals_give_a_report_for_each_change() -> None:
    events, _ = read(
        sse(
            chunk(choice(content="a"), usage={"prompt_tokens": 1, "completion_tokens": 1}),
            chunk(choice(content="b"), usage={"prompt_tokens": 1, "completion_tokens": 1}),
            chunk(choice(finish="stop"), usage={"prompt_tokens": 1, "completion_tokens": 2}),
        )
    )
    reports = [e.usage.completion_tokens for e in events if isinstance(e, UsageReport)]
    assert reports == [1, 2]


class TestEnd:
    def test_done_without_a_finish_reason_is_complete(self) -> None:
        assert read(sse(chunk(choice(content="a"))))[0][-1] == End(True)

    def test_neither_is_truncated(self) -> None:
        events, error = read(sse(chunk(choice(content="a")), done=False))
        assert (events, error) == ([Delta(0, "a"), End(False)], None)

    def test_one_of_two_finished_is_truncated(self) -> None:
        body = sse(chunk(choice(0, finish="stop"), choice(1, content="a")), done=False)
        assert read(body)[0][-1] == End(False)

    def test_what_follows_done_is_ignored(self) -> None:
        body = sse(chunk(choice(content="a"))) + sse(chunk(choice(content="b")), {"error": "x"})
        assert read(body) == ([Delta(0, "a"), End(True)], None)

    def test_what_was_held_back_for_a_tag_comes_at_the_end(self) -> None:
        assert text(read(sse(chunk(choice(content="a <thi")), done=False))[0]) == "a <thi"


class TestForm:
    @pytest.mark.parametrize(
        ("body", "kind"),
        [
            (b"", ErrorKind.EMPTY),
            (b" \r\n\t", ErrorKind.EMPTY),
            (b"\xef\xbb\xbf", ErrorKind.EMPTY),
            (b": ping\n\n: ping\n\n", ErrorKind.EMPTY),
            (b"data: [DONE]\n\n", ErrorKind.EMPTY),
            (b'{"choices": []}', ErrorKind.EMPTY),
            (b" <!DOCTYPE html><title>One API</title>", ErrorKind.HTML),
            (b"hello there", ErrorKind.CONTENT_TYPE),
            (b"error: something\nwrong", ErrorKind.CONTENT_TYPE),
            (b'{"choices": [', ErrorKind.BAD_JSON),
            (b'{"a": 1}', ErrorKind.BAD_JSON),
            (b"[1, 2]", ErrorKind.BAD_JSON),
            (b"[" * 100_000, ErrorKind.BAD_JSON),
            (b"data: oops\n\n", ErrorKind.BAD_JSON),
            (b"data: 5\n\n", ErrorKind.BAD_JSON),
            (b'{"choices": null}', ErrorKind.API),
        ],
    )
    def test_no_answer(self, body: bytes, kind: ErrorKind) -> None:
        assert kind_of(body) is kind
        if len(body) < 1000:
            assert kind_of(*(body[i : i + 1] for i in range(len(body)))) is kind

    def test_events_behind_a_line_of_blanks(self) -> None:
        assert text(read(b"\n \n", b"\n", sse(chunk(choice(content="a"))))[0]) == "a"

    def test_a_page_keeps_its_title(self) -> None:
        error = read(b"<html><title>One\n API</title>")[1]
        assert error is not None
        assert error.failure.said == "One API"


class TestErrorsInsideA200:
    @pytest.mark.parametrize(
        ("body", "kind", "said"),
        [
            (sse({"error": {"message": "boom"}}), ErrorKind.API, "boom"),
            (sse({"error": "boom"}), ErrorKind.API, "boom"),
            (b'{"error":{"message":"boom","type":"server_error"}}', ErrorKind.SERVER, "boom"),
            (b'\n{"error":{"message":"boom","code":429}}', ErrorKind.RATE_LIMIT, "boom"),
            (b'{"choices":null,"message":"boom"}', ErrorKind.API, "boom"),
            (b'{"success":false,"message":"boom"}', ErrorKind.API, "boom"),
            (b'{"code":401,"msg":"boom"}', ErrorKind.AUTH, "boom"),
            (b'event: error\ndata: {"message": "boom"}\n\n', ErrorKind.API, "boom"),
            (b"event: error\ndata: boom\n\n", ErrorKind.API, "boom"),
            (b': ping\n\n{"error": {"message": "boom"}}', ErrorKind.API, "boom"),
            (b'{"error": {"message": "boom"}}\n\ndata: [DONE]\n\n', ErrorKind.API, "boom"),
            (
                '{"error":{"message":"该令牌额度已用尽","type":"new_api_error"}}'.encode(),
                ErrorKind.QUOTA,
                "该令牌额度已用尽",
            ),
        ],
    )
    def test_forms(self, body: bytes, kind: ErrorKind, said: str) -> None:
        events, error = read(body)
        assert error is not None
        assert (events, error.failure.kind, error.failure.said) == ([], kind, said)
        assert error.failure.status == 200

    @pytest.mark.parametrize(
        "report", [b'data: {"error":{"message":"boom"}}\n\n', b'{"error":{"message":"boom"}}\n']
    )
    def test_in_mid_stream_what_came_is_given_first(self, report: bytes) -> None:
        events, error = read(sse(chunk(choice(content="a")), done=False) + report)
        assert events == [Delta(0, "a")]
        assert error is not None
        assert error.failure.said == "boom"


PIECES = st.lists(
    st.sampled_from(
        [
            sse(chunk(choice(content="量<th")), done=False),
            sse(chunk(choice(1, content="ink>😀</think>x")), done=False),
            sse(chunk(choice(content="ink>r"), choice(1, reasoning="q")), done=False),
            sse(chunk(choice(finish="stop")), done=False),
            sse({"error": {"message": "boom"}}, done=False),
            sse(chunk(usage={"total_tokens": 3})),
            b": ping\r\n\r\n",
            b'{"error": "stray"}\n\n',
            b"\n",
            b"data: oops\n\n",
            b"<html>",
            b'{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}',
        ]
    ),
    max_size=6,
).map(b"".join)


@given(PIECES, st.lists(st.integers(0, 900), max_size=12))
def test_any_cut_gives_the_same_events(body: bytes, cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(body)) for cut in cuts), len(body)]
    pieces = [body[a:b] for a, b in itertools.pairwise(places)]
    whole, error = read(body)
    again, error_again = read(*pieces)
    assert again == whole
    assert (error and error.failure) == (error_again and error_again.failure)


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_core_errors(body: bytes) -> None:
    events, error = read(body)
    assert error is not None or isinstance(events[-1], End)
