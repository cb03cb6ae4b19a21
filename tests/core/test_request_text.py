from __future__ import annotations

import ast
import json
import shutil
import subprocess

import pytest

from gpts_desktop.core.request import ChatRequest
from gpts_desktop.core.request_text import as_curl, as_json, as_python
from gpts_desktop.core.secret import Secret

KEY = "sk-AbC123def456GHI789jkl"
TEXT = "it's \"quoted\" $HOME `id` \\ 量子\n'; rm -rf / #\u2028😀"
REQUEST = ChatRequest(
    "https://api.gpt.ge/v1/chat/completions?a=1&b='",
    {"model": "m", "messages": [{"role": "user", "content": TEXT}], "stream": True, "n": None},
    Secret(KEY),
)


def test_the_key_is_in_none() -> None:
    for text in (as_json(REQUEST), as_curl(REQUEST), as_python(REQUEST)):
        assert KEY not in text
        assert "GPTS_DESKTOP_KEY" in text


def test_json_holds_the_exact_body() -> None:
    shown = json.loads(as_json(REQUEST))
    assert shown["body"] == REQUEST.body
    assert shown["url"] == REQUEST.url
    assert "量子" in as_json(REQUEST)


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a POSIX shell")
def test_a_shell_passes_curl_exactly_this() -> None:
    script = 'curl() { printf "%s\\0" "$@"; }\n' + as_curl(REQUEST)
    done = subprocess.run(
        ["sh", "-c", script], capture_output=True, check=True, env={"GPTS_DESKTOP_KEY": KEY}
    )
    words = done.stdout.decode().split("\0")[:-1]
    assert words[:2] == ["--no-buffer", REQUEST.url]
    assert f"Authorization: Bearer {KEY}" in words
    assert json.loads(words[-1]) == REQUEST.body


def test_python_holds_the_exact_body() -> None:
    tree = ast.parse(as_python(REQUEST))
    body = next(n for n in ast.walk(tree) if isinstance(n, ast.Assign))
    assert ast.literal_eval(body.value) == REQUEST.body
