from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.link_target import claimed_host, target_of, visible


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "vbscript:msgbox(1)",
        "sandbox:/mnt/data/report.pdf",
        "ftp://example.com",
        "//example.com/x",
        "/etc/passwd",
        "example.com",
        "",
        "http://",
        "https:///path",
        "http://[::1",
        "http://exa mple.com",
        "https://example.com/a\nb",
        "https://exam\tple.com/",
        "https://example.com/\x00",
        "https://example.com:99999/",
    ],
)
def test_what_is_not_opened(link: str) -> None:
    assert target_of(link) is None


@pytest.mark.parametrize(
    ("link", "address", "shown"),
    [
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d", None),
        ("HTTP://Example.COM", "http://example.com", None),
        ("http://example.com:8080/", "http://example.com:8080/", None),
        ("https://[::1]:8080/x", "https://[::1]:8080/x", None),
        ("mailto:a@example.com?subject=x y", "mailto:a@example.com?subject=x%20y", None),
        ("https://example.com/中", "https://example.com/%E4%B8%AD", None),
        ("https://example.com\\@evil.tld", "https://example.com/@evil.tld", None),
        (
            "https://аррӏе.com/",
            "https://xn--80ak6aa92e.com/",
            None,
        ),
        (
            "https://例子.中国/",
            "https://xn--fsqu00a.xn--fiqs8s/",
            "https://xn--fsqu00a.xn--fiqs8s (例子.中国)/",
        ),
        ("https://google.com@evil.tld/x", "https://google.com@evil.tld/x", "https://…@evil.tld/x"),
        ("https://u:p@h.com", "https://u:p@h.com", "https://…@h.com"),
        ("https://example.com/\u202egnp.exe", "https://example.com/%E2%80%AEgnp.exe", None),
    ],
)
def test_what_is_opened_and_shown(link: str, address: str, shown: str | None) -> None:
    target = target_of(link)
    assert target is not None
    assert target.address == address
    assert target.shown == (shown or address)


@pytest.mark.parametrize(
    ("text", "link", "claimed"),
    [
        ("https://google.com", "https://evil.tld", "google.com"),
        ("google.com/login", "https://evil.tld", "google.com"),
        ("www.google.xyz", "https://evil.tld", "www.google.xyz"),
        ("//google.xyz/a", "https://evil.tld", "google.xyz"),
        ("https://google.com@evil.tld", "https://google.com@evil.tld", "google.com"),
        ("click", "https://google.com@evil.tld", "google.com"),
        ("apple.com", "https://аррӏе.com", "apple.com"),
        ("moc\u202eelgoog", "https://evil.tld", "moc%E2%80%AEelgoog"),
        ("google.com", "https://google.com.evil.tld", "google.com"),
        ("google.com", "https://www.google.com/x", ""),
        ("https://docs.google.com", "https://google.com", ""),
        ("аррӏе.com", "https://аррӏе.com", ""),
        ("main.py", "https://github.com/x/main.py", ""),
        ("README.md", "https://github.com/x", ""),
        ("the page at google.com", "https://evil.tld", ""),
        ("a@google.com", "mailto:b@evil.tld", ""),
        ("link", "https://evil.tld", ""),
    ],
)
def test_a_text_that_names_another_host(text: str, link: str, claimed: str) -> None:
    target = target_of(link)
    assert target is not None
    assert claimed_host(text, target) == claimed


@given(st.text(max_size=80))
def test_an_address_is_ascii_of_a_known_scheme(text: str) -> None:
    for link in (text, f"https://{text}", f"https://example.com/{text}", f"mailto:{text}"):
        target = target_of(link)
        if target is not None:
            assert target.address.isascii() and " " not in target.address
            assert target.address.startswith(("http://", "https://", "mailto:"))
            assert target.shown.isprintable()
            claimed_host(text, target)


def test_what_is_not_seen_is_written_out() -> None:
    assert visible("a\u202eb\u200bc\nd") == "a%E2%80%AEb%E2%80%8Bc%0Ad"
    assert visible("例子.中国") == "例子.中国"
