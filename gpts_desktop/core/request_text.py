"""A request as text a person can read, keep or run; the key itself is never in it."""

from __future__ import annotations

import json
import pprint
import shlex
from typing import Any

from gpts_desktop.core.request import ChatRequest

KEY_VARIABLE = "GPTS_DESKTOP_KEY"


def as_object(request: ChatRequest) -> dict[str, Any]:
    """Return address, method, headers and the exact body; the key is the variable's name."""
    return {
        "method": "POST",
        "url": request.url,
        "headers": {
            "Content-Type": "application/json",
            "Authorization": f"Bearer ${KEY_VARIABLE}",
        },
        "body": dict(request.body),
    }


def as_json(request: ChatRequest) -> str:
    """Return the whole request as indented JSON."""
    return json.dumps(as_object(request), ensure_ascii=False, indent=2)


def as_curl(request: ChatRequest) -> str:
    """Return a command for a POSIX shell that sends the request with `$GPTS_DESKTOP_KEY`."""
    body = json.dumps(request.body, ensure_ascii=False)
    lines = [
        f"curl --no-buffer {shlex.quote(request.url)}",
        "-H 'Content-Type: application/json'",
        f'-H "Authorization: Bearer ${KEY_VARIABLE}"',
        f"--data-raw {shlex.quote(body)}",
    ]
    return " \\\n  ".join(lines)


def as_python(request: ChatRequest) -> str:
    """Return a script for Python's standard library that sends the request and prints what comes.

    It reads the key from `os.environ["GPTS_DESKTOP_KEY"]`.
    """
    body = pprint.pformat(request.body, width=88, sort_dicts=False)
    return f"""\
import json
import os
import urllib.request

body = {body}

request = urllib.request.Request(
    {request.url!r},
    data=json.dumps(body).encode(),
    headers={{
        "Content-Type": "application/json",
        "Authorization": "Bearer " + os.environ[{KEY_VARIABLE!r}],
    }},
)
with urllib.request.urlopen(request) as answer:
    for line in answer:
        print(line.decode(), end="")
"""
