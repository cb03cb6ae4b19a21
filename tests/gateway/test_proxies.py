from __future__ import annotations

import pytest

from gpts_desktop.gateway.proxies import shown, system_proxy

URL = "https://api.gpt.ge/v1/chat/completions"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("settings", "proxy"),
    [
        ({}, None),
        ({"HTTPS_PROXY": "http://p:1"}, "http://p:1"),
        ({"https_proxy": "p:1"}, "http://p:1"),
        ({"http_proxy": "http://p:1"}, None),
        ({"all_proxy": "socks5://p:1"}, "socks5://p:1"),
        ({"all_proxy": "socks://p:1"}, "socks5h://p:1"),
        ({"all_proxy": "http://a:1", "https_proxy": "http://b:1"}, "http://b:1"),
        ({"https_proxy": "http://p:1", "no_proxy": "gpt.ge"}, None),
        ({"https_proxy": "http://p:1", "no_proxy": "*"}, None),
        ({"https_proxy": "http://p:1", "no_proxy": "api.gpt.ge:8443"}, "http://p:1"),
    ],
)
def test_the_environment(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], proxy: str | None
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert system_proxy(URL) == proxy


def test_a_change_holds_at_the_next_call(monkeypatch: pytest.MonkeyPatch) -> None:
    assert system_proxy(URL) is None
    monkeypatch.setenv("https_proxy", "http://p:1")
    assert system_proxy(URL) == "http://p:1"


@pytest.mark.parametrize(
    ("proxy", "text"),
    [
        ("http://name:secret@p.example:8080", "p.example:8080"),
        ("http://p.example", "p.example"),
        ("http://name:secret@p:x", "the proxy"),
    ],
)
def test_a_proxy_is_shown_without_its_password(proxy: str, text: str) -> None:
    assert shown(proxy) == text


@pytest.mark.parametrize("host", ["localhost", "a.localhost", "127.0.0.1:3000", "[::1]:3000"])
def test_this_computer_needs_none(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("http_proxy", "http://p:1")
    assert system_proxy(f"http://{host}/v1/models") is None
    assert system_proxy("http://localhost.example.com/") == "http://p:1"
