from __future__ import annotations

import json

import httpx
import pytest

from gpts_desktop.core.errors import ErrorKind, Failure
from gpts_desktop.core.secret import Secret
from gpts_desktop.gateway.failures import names_stream_options, refusal_error
from gpts_desktop.gateway.masking import without_key

KEY = Secret("sk-AbC123def456GHI789jkl")
NGINX = b"<html>\r\n<head><title>502 Bad Gateway</title></head>"


def refusal(status: int, body: bytes | str | object = b"", **headers: str) -> Failure:
    if isinstance(body, str):
        body = body.encode()
    if not isinstance(body, bytes):
        body = json.dumps(body).encode()
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return refusal_error(status, httpx.Headers(names), body, KEY).failure


@pytest.mark.parametrize(
    ("status", "sentence", "kind"),
    [
        (404, "The model `gpt-4-gizmo-g-x` does not exist", ErrorKind.NOT_FOUND),
        (503, "当前分组 default 下对于模型 gpt-4-gizmo-g-x 无可用渠道", ErrorKind.NOT_FOUND),
        (503, "No available channel for model g-x under group default", ErrorKind.NOT_FOUND),
        (401, "无效的令牌", ErrorKind.AUTH),
        (401, "未提供令牌", ErrorKind.AUTH),
        (401, "该令牌已过期", ErrorKind.AUTH),
        (400, "Incorrect API key provided", ErrorKind.AUTH),
        (403, "invalid api key", ErrorKind.AUTH),
        (403, "该令牌无权访问模型 gpt-4-gizmo", ErrorKind.FORBIDDEN),
        (403, "该令牌无权使用模型：gpt-4-gizmo", ErrorKind.FORBIDDEN),
        (401, "key not allowed to access model", ErrorKind.FORBIDDEN),
        (403, "该令牌额度已用尽", ErrorKind.QUOTA),
        (403, "令牌额度不足", ErrorKind.QUOTA),
        (429, "You exceeded your current quota", ErrorKind.QUOTA),
        (429, "当前分组上游负载已饱和，请稍后再试", ErrorKind.RATE_LIMIT),
        (429, "", ErrorKind.RATE_LIMIT),
        (500, "请求上游地址失败", ErrorKind.SERVER),
        (400, "请求上游地址失败", ErrorKind.SERVER),
        (500, "", ErrorKind.SERVER),
        (520, "", ErrorKind.SERVER),
        (524, "", ErrorKind.SERVER),
        (400, "temperature is too high", ErrorKind.BAD_REQUEST),
        (400, "invalid token id in logit_bias", ErrorKind.BAD_REQUEST),
        (413, "", ErrorKind.BAD_REQUEST),
        (402, "", ErrorKind.QUOTA),
        (404, "", ErrorKind.NOT_FOUND),
        (401, "", ErrorKind.AUTH),
        (403, "", ErrorKind.FORBIDDEN),
        (408, "", ErrorKind.TIMEOUT),
    ],
)
def test_rows_of_the_table(status: int, sentence: str, kind: ErrorKind) -> None:
    failure = refusal(status, {"error": {"message": sentence, "type": "new_api_error"}})
    assert (failure.kind, failure.said, failure.status) == (kind, sentence or "{}", status) or (
        not sentence and failure.kind is kind
    )


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("model_not_found", ErrorKind.NOT_FOUND),
        ("insufficient_user_quota", ErrorKind.QUOTA),
        ("insufficient_quota", ErrorKind.QUOTA),
        ("invalid_api_key", ErrorKind.AUTH),
        ("rate_limit_exceeded", ErrorKind.RATE_LIMIT),
    ],
)
@pytest.mark.parametrize("status", [400, 403, 404, 429, 500, 503])
def test_a_code_says_more_than_the_status(status: int, code: str, kind: ErrorKind) -> None:
    assert refusal(status, {"error": {"message": "x", "code": code}}).kind is kind


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"message": "boom", "type": "t", "param": None, "code": 1}},
        {"error": {"message": {"message": "boom"}}},
        {"error": {"message": '{"error": {"message": "boom"}}'}},
        {"error": "boom"},
        {"message": "boom"},
        {"msg": "boom", "code": 7},
        {"detail": "boom"},
        {"detail": {"error": "boom"}},
        {"detail": [{"loc": ["body"], "msg": "boom", "type": "missing"}]},
        {"errors": ["boom"]},
        {"errors": [{"message": "boom"}]},
        {"error": True, "message": "boom"},
        {"error": {"error": {"message": "boom"}}},
        "boom",
        "\ufeff boom\n",
        'data: {"error": {"message": "boom"}}\n\n',
        "<html><title>boom</title>",
        "<h1>boom</h1>",
    ],
)
def test_bodies(body: object) -> None:
    assert refusal(400, body).said == "boom"


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"[" * 100_000, b"null", b"5", b'{"a":"\\ud800"}']
)
def test_odd_bodies_still_give_an_error(body: bytes) -> None:
    failure = refusal(400, body)
    assert failure.kind is ErrorKind.BAD_REQUEST
    assert failure.said.encode() is not None


def test_a_huge_body_is_cut() -> None:
    assert len(refusal(500, b"x" * 1_000_000).said) == 2000


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (502, ErrorKind.SERVER),
        (522, ErrorKind.SERVER),
        (429, ErrorKind.RATE_LIMIT),
        (403, ErrorKind.FORBIDDEN),
        (404, ErrorKind.HTML),
        (200, ErrorKind.HTML),
    ],
)
def test_pages(status: int, kind: ErrorKind) -> None:
    failure = refusal(status, NGINX)
    assert (failure.kind, failure.said) == (kind, "502 Bad Gateway")


@pytest.mark.parametrize("status", [404, 405])
def test_a_wrong_path_is_no_missing_gpt(status: int) -> None:
    failure = refusal(status, {"error": {"message": "Invalid URL (POST /v1/v1/chat)"}})
    assert failure.kind is ErrorKind.NOT_FOUND
    assert "no chat service" in failure.message


def test_where_a_redirect_points() -> None:
    failure = refusal(308, b"", location="https://other.example/v1")
    assert failure.kind is ErrorKind.REDIRECT
    assert "https://other.example/v1" in failure.message


@pytest.mark.parametrize(
    ("headers", "sentence", "expected"),
    [
        ({"X_Request_Id": "a"}, "boom", "a"),
        ({"X_Oneapi_Request_Id": "b"}, "boom", "b"),
        ({}, "boom (request id: 2024083014)", "2024083014"),
        ({}, "boom", ""),
    ],
)
def test_request_ids(headers: dict[str, str], sentence: str, expected: str) -> None:
    assert refusal(500, {"error": {"message": sentence}}, **headers).request_id == expected


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry_After": "7"}, 7.0),
        ({"Retry_After": " 1.5 "}, 1.5),
        ({"Retry_After": "-3"}, 0.0),
        ({"Retry_After": "soon"}, None),
        ({"Retry_After": "nan"}, None),
        ({"Retry_After": "1e999"}, None),
        ({"Retry_After": "9", "Retry_After_Ms": "250"}, 0.25),
        (
            {
                "Retry_After": "Fri, 30 Aug 2024 10:00:30 GMT",
                "Date": "Fri, 30 Aug 2024 10:00:00 GMT",
            },
            30.0,
        ),
        ({"Retry_After": "Fri, 30 Aug 2024 10:00:30 GMT"}, 0.0),
        ({"Retry_After": "Fri, 99 Aug 2024 10:00:30 GMT"}, None),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    assert refusal(429, b"", **headers).retry_after == seconds


@pytest.mark.parametrize(
    "text",
    [
        "Incorrect API key provided: sk-AbC123def456GHI789jkl.",
        "key sk-AbC12******************9jkl is bad",
        "got Bearer sk-AbC123def456GHI789jkl",
        "other sk-zzzzzzzzzzzzzzzzzzzzzz here",
        "header Authorization: Bearer abcdefghijklmnop",
        "prefix sk-AbC123de only",
    ],
)
def test_keys_are_masked(text: str) -> None:
    masked = without_key(text, KEY)
    for part in ("AbC12", "9jkl", "zzzz", "abcdefgh"):
        assert part not in masked
    assert "•" in masked


def test_a_key_of_another_form_is_masked_too() -> None:
    key = Secret("0123456789abcdefghij")
    assert without_key("no 0123456789abcdefghij, 01234567…, ***cdefghij", key).count("•" * 8) == 3


def test_no_text_of_a_failure_holds_the_key() -> None:
    value = KEY.reveal()
    failure = refusal(
        302,
        {"error": {"message": f"{value} (request id: {value})"}},
        X_Request_Id=value,
        Location=f"https://a/?k={value}",
    )
    assert value not in json.dumps(failure.to_json())
    failure = refusal(401, {"error": {"message": f"{value} (request id: {value})"}})
    assert value not in json.dumps(failure.to_json())


def test_which_refusals_are_about_stream_options() -> None:
    def names(status: int, sentence: str) -> bool:
        body = json.dumps({"error": {"message": sentence}}).encode()
        return names_stream_options(refusal_error(status, {}, body))

    assert names(400, "Unrecognized request argument supplied: stream_options")
    assert names(422, "extra fields not permitted: stream_options.include_usage")
    assert not names(400, "temperature is too high")
    assert not names(200, "stream_options")
