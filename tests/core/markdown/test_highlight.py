from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpts_desktop.core.markdown.highlight import (
    HIGHLIGHT_CHARACTERS,
    HIGHLIGHT_LINE,
    Role,
    highlight,
)


def coloured(language: str, code: str) -> list[tuple[str, Role]]:
    return [
        (code[start : start + length], role) for start, length, role in highlight(language, code)
    ]


def test_python() -> None:
    code = 'import os\n@dec\ndef f(x):  # why\n    return "s" + 12'
    assert coloured("python", code) == [
        ("import", "kw"),
        ("os", "fn"),
        ("@dec", "fn"),
        ("def", "kw"),
        ("f", "fn"),
        ("# why", "com"),
        ("return", "kw"),
        ('"s"', "str"),
        ("12", "str"),
    ]


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("py", "import a"),
        ("Python", "import a"),
        ("{.python}", "import a"),
        ("language-js", "const a"),
        ("python,linenos", "import a"),
        ("c++", "int a;"),
        ("c#", "class A {}"),
        ("sh", "echo 1 # a"),
        ("bash", "if true"),
        ("jsonc", '{"a": 1}'),
        ("yml", "a: 1"),
        ("tsx", "const a"),
        ("html", "<a href='b'>"),
        ("sql", "select 1"),
        ("diff", "+a\n-b"),
        ("dockerfile", "FROM a"),
        ("golang", "func a()"),
        ("rust", "fn a()"),
        ("latex", "\\alpha % a"),
    ],
)
def test_what_people_call_a_language_is_known(language: str, code: str) -> None:
    assert highlight(language, code)


@pytest.mark.parametrize("language", ["", "text", "nonsense", "\0", "../x", "🙂"])
def test_an_unknown_language_stays_plain(language: str) -> None:
    assert highlight(language, "import os") == []


def test_too_long_stays_plain() -> None:
    assert highlight("python", "a = 1\n" * (HIGHLIGHT_CHARACTERS // 6 + 1)) == []
    assert highlight("python", "if " + "x" * HIGHLIGHT_LINE) == []


def test_leading_blank_lines_and_carriage_returns_keep_their_place() -> None:
    assert coloured("python", "\n\n\r\nimport os") == [("import", "kw"), ("os", "fn")]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["python", "c++", "html", "sh", "json", "js", "console", "yaml", "md"]),
    st.text(max_size=80),
)
def test_stretches_are_in_order_and_within(language: str, code: str) -> None:
    at = 0
    for start, length, _ in highlight(language, code):
        assert start >= at
        assert length > 0
        at = start + length
    assert at <= len(code)
