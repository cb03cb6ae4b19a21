"""The GPTs as a list that one hands on: Markdown, plain links, or our JSON. No key is in any."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from urllib.parse import quote

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.own_format import FORMAT, VERSION
from gpts_desktop.core.own_format.encode import encode_gpt, json_bytes

_SPECIAL = re.compile(r"([\\`*_\[\]<])")
_UNSAFE = re.compile(r"[\s()<>\[\]\\`\x00-\x20\x7f-\x9f\ud800-\udfff]")


class ListForm(StrEnum):
    """A kind of list; the value is its file's extension."""

    MARKDOWN = "md"
    LINKS = "txt"
    JSON = "json"


def gpt_list(gpts: Iterable[Gpt], form: ListForm) -> str:
    """Return GPTs in the order given. JSON has all there is, links are for any chat."""
    if form is ListForm.JSON:
        return _json(gpts)
    if form is ListForm.LINKS:
        return "".join(f"{_link(gpt)}\n" for gpt in gpts)
    lines = [f"- [{_text(gpt.name)}]({_link(gpt)})\n" for gpt in gpts]
    return f"# GPTs\n\n{''.join(lines)}"


def _json(gpts: Iterable[Gpt]) -> str:
    lines = ",\n".join(json_bytes(encode_gpt(gpt)).decode() for gpt in gpts)
    head = f'{{"format": "{FORMAT}", "version": {VERSION},\n"gpts": [\n'
    return f'{head}{lines}],\n"conversations": []}}\n'


def _text(name: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(name.split()))


def _link(gpt: Gpt) -> str:
    """Return a link without what would end it in a text; a slug may be anything."""
    return _UNSAFE.sub(lambda found: quote(found[0], errors="replace"), gpt.link)
