from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.base_url import chat_address, is_private
from gpts_desktop.core.errors import InputError


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("api.gpt.ge", "https://api.gpt.ge/v1"),
        ("https://api.gpt.ge/", "https://api.gpt.ge/v1"),
        ("HTTPS://API.GPT.GE", "https://api.gpt.ge/v1"),
        ("https://api.gpt.ge/v1", "https://api.gpt.ge/v1"),
        ("https://api.gpt.ge/v1/", "https://api.gpt.ge/v1"),
        ("https://api.gpt.ge/v1/chat/completions", "https://api.gpt.ge/v1"),
        ("https://api.gpt.ge/v1/chat/completions/", "https://api.gpt.ge/v1"),
        ("https://api.gpt.ge/chat/completions", "https://api.gpt.ge/v1"),
        ("http://127.0.0.1:3000/api", "http://127.0.0.1:3000/api/v1"),
        ("https://open.bigmodel.cn/api/paas/v4", "https://open.bigmodel.cn/api/paas/v4"),
        ("example.com/api/v4", "https://example.com/api/v4"),
        ("example.com/v1beta", "https://example.com/v1beta/v1"),
        ("  “https：//api.gpt.ge”\n", "https://api.gpt.ge/v1"),
        ("\u200bapi.gpt.ge，", "https://api.gpt.ge/v1"),
        ("localhost:3000", "http://localhost:3000/v1"),
        ("127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"),
        ("[::1]:8080", "http://[::1]:8080/v1"),
        ("https://网关.cn", "https://xn--d6q013i.cn/v1"),
        ("https://api.gpt.ge/panel/#/login", "https://api.gpt.ge/panel/v1"),
        ("https://api.gpt.ge/a b", ""),
    ],
)
def test_typed(typed: str, base: str) -> None:
    if not base:
        with pytest.raises(InputError):
            chat_address(typed)
        return
    address = chat_address(typed)
    assert address.url == f"{base}/chat/completions"
    assert address.models_url == f"{base}/models"
    assert address.warning == ""


def test_exactly_this() -> None:
    address = chat_address("https://x.example/openai/chat?api-version=1#")
    assert address.url == "https://x.example/openai/chat?api-version=1"
    assert address.models_url == ""
    address = chat_address("https://x.example/v1beta/chat/completions#")
    assert address.url == "https://x.example/v1beta/chat/completions"
    assert address.models_url == "https://x.example/v1beta/models"


@pytest.mark.parametrize(
    "typed", ["http://api.gpt.ge", "http://8.8.8.8/v1", "http://localhost.example.com/#"]
)
def test_plain_http_over_the_internet_is_warned_of(typed: str) -> None:
    assert "Plain http" in chat_address(typed).warning


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "ftp://api.gpt.ge",
        "https://",
        "https//api.gpt.ge",
        "https:/api.gpt.ge",
        "https://name:secret@api.gpt.ge",
        "https://api.gpt.ge:99999",
        "https://api.gpt.ge:0",
        "https://api.gpt.ge:x",
        "https://api_.-.ge",
        "https://-",
        "https://a..b",
        "https://[::1",
        "https://api.gpt.ge\\v1",
        "https://api.gpt.ge/v1?key=1",
        "sk-abcdefgh12345678",
        "https://api.gpt.ge/\x00",
        "https://" + "a" * 300,
    ],
)
def test_refused(typed: str) -> None:
    with pytest.raises(InputError):
        chat_address(typed)


def test_a_key_in_the_wrong_field_is_not_repeated() -> None:
    with pytest.raises(InputError) as caught:
        chat_address("sk-abcdefgh12345678")
    assert "abcdefgh" not in str(caught.value)


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("localhost", True),
        ("a.localhost", True),
        ("nas.local", True),
        ("127.9.9.9", True),
        ("10.0.0.1", True),
        ("172.16.0.1", True),
        ("192.168.1.1", True),
        ("::1", True),
        ("fe80::1", True),
        ("fd00::1", True),
        ("8.8.8.8", False),
        ("172.32.0.1", False),
        ("localhost.evil.tld", False),
        ("api.gpt.ge", False),
    ],
)
def test_private_hosts(host: str, private: bool) -> None:
    assert is_private(host) is private


@given(st.text(max_size=60) | st.text("htps:/.#?@[]v1a0%-", max_size=40))
def test_nothing_typed_raises_anything_else_and_the_result_is_stable(typed: str) -> None:
    try:
        address = chat_address(typed)
    except InputError as error:
        assert str(error)
        return
    assert address.url.isascii()
    assert chat_address(address.url + "#").url == address.url
