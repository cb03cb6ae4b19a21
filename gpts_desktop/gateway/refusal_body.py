"""The sentence, code and type in an error's body, in every shape gateways use (wire.md, 3)."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Any

from gpts_desktop.gateway.chunks import sound

_LONGEST = 2000
_SENTENCES = (
    "message",
    "msg",
    "detail",
    "error_msg",
    "error_message",
    "error_description",
    "title",
)
_CONTAINERS = ("error", "errors", "response", "data")


@dataclass(frozen=True, slots=True)
class Refusal:
    """What an error's body says; `call` is the gateway's own id of the call."""

    sentence: str = ""
    code: str = ""
    kind: str = ""
    call: str = ""
    page: bool = False

    @classmethod
    def of(cls, report: object) -> Refusal:
        """Read a report: an object of any known shape, a list of them, or a text."""
        if isinstance(report, str):
            return cls(sentence=_trimmed(report))
        if isinstance(report, list):
            found = [cls.of(item) for item in report[:5]]
            first = found[0] if found else cls()
            sentence = "; ".join(r.sentence for r in found if r.sentence)
            return cls(_trimmed(sentence), first.code, first.kind, first.call)
        if isinstance(report, dict):
            return _of_object(report)
        return cls()


def read_refusal(body: bytes) -> Refusal:
    """Read an error's body: JSON of any shape, a page (its title is the sentence), plain text."""
    if is_page(body):
        return Refusal(sentence=_page_title(body), page=True)
    text = body.decode("utf-8-sig", "replace").strip()
    if text.startswith("data:"):
        text = text.removeprefix("data:").partition("\n")[0].strip()
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        return Refusal(sentence=_trimmed(text))
    return Refusal.of(parsed)


def is_page(body: bytes) -> bool:
    """Whether the first non-blank byte is that of HTML."""
    return body[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def _of_object(report: dict[str, Any]) -> Refusal:
    outer = _first(report, _SENTENCES)
    inner = _first(report, _CONTAINERS)
    sentence = ": ".join(dict.fromkeys(s for s in (inner.sentence, outer.sentence) if s))
    return Refusal(
        sentence=_trimmed(sentence or _dumped(report)),
        code=inner.code or outer.code or _word(report.get("code")),
        kind=inner.kind or outer.kind or _word(report.get("type")),
        call=inner.call or outer.call or _word(report.get("request_id")),
    )


def _first(report: dict[str, Any], names: tuple[str, ...]) -> Refusal:
    """Return what the first of the fields `names` says that says anything."""
    for name in names:
        value = report.get(name)
        if isinstance(value, str) and value.strip():
            return Refusal(sentence=_unwrapped(value))
        if isinstance(value, dict | list) and value:
            return Refusal.of(value)
    return Refusal()


def _unwrapped(sentence: str) -> str:
    """Return the sentence inside a message that is itself JSON."""
    if not sentence.lstrip().startswith("{"):
        return sentence
    try:
        inner = json.loads(sentence)
    except (ValueError, RecursionError):
        return sentence
    found = Refusal.of(inner)
    return " ".join(part for part in (found.sentence, found.code) if part)


def _dumped(report: dict[str, Any]) -> str:
    return json.dumps(report, ensure_ascii=False) if report else ""


def _word(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    return sound(str(value))[:200] if isinstance(value, str | int | float) else ""


def _trimmed(text: str) -> str:
    text = sound(text).strip()
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _page_title(body: bytes) -> str:
    text = body[:65536].decode("utf-8", "replace")
    for tag in ("title", "h1"):
        found = re.search(rf"<{tag}[^>]*>([^<]*)<", text, re.IGNORECASE)
        if found and found.group(1).strip():
            return _trimmed(" ".join(html.unescape(found.group(1)).split()))
    return ""
