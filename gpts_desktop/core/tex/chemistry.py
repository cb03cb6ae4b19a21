"""Chemical formulas as mhchem writes them, into TeX."""

from __future__ import annotations

import re

_ARROWS = {
    "<=>": r"\rightleftharpoons",
    "<->": r"\leftrightarrow",
    "->": r"\longrightarrow",
    "<-": r"\longleftarrow",
}
_TOKEN = re.compile(
    r"(?P<arrow><=>|<->|->|<-)(?:\[(?P<above>[^\]]*)\])?(?:\[(?P<below>[^\]]*)\])?"
    r"|(?P<script>[\^_])(?:\{(?P<group>[^{}]*)\}|(?P<sign>\d*[+-]?|\w))"
    r"|(?P<letters>[A-Za-z]+)"
    r"|(?P<number>\d+(?:[./]\d+)?)"
    r"|(?P<space>\s+)"
    r"|(?P<other>\\[A-Za-z]+|.)",
    re.DOTALL,
)


def chemical(text: str) -> str:
    r"""Return the TeX of what stands in `\ce{…}`: reactions, charges, states, isotopes."""
    parts: list[str] = []
    before = " "
    for token in _TOKEN.finditer(text):
        parts.append(_token(token, before, text[token.end() : token.end() + 1]))
        before = text[token.end() - 1]
    return "".join(parts)


def _token(token: re.Match[str], before: str, after: str) -> str:
    found = token.group()
    match token.lastgroup:
        case "letters":
            written = r"\mathrm{" + found + "}"
        case "number":
            below = before.isalnum() or before in ")]}"
            written = f"_{{{found}}}" if below else _amount(found)
        case "space":
            written = r"\,"
        case "other":
            written = _sign(found, before, after)
        case _ if token.group("arrow"):
            written = _arrow(token)
        case _:
            written = f"{{}}{token.group('script')}{{{_script(token)}}}"
    return written


def _script(token: re.Match[str]) -> str:
    inner = token.group("group")
    inner = token.group("sign") if inner is None else inner
    return re.sub(r"[A-Za-z]+", lambda name: r"\mathrm{" + name.group() + "}", inner)


def _amount(number: str) -> str:
    above, slash, below = number.partition("/")
    return rf"\tfrac{{{above}}}{{{below}}}" if slash else number


def _sign(sign: str, before: str, after: str) -> str:
    if sign in "+-" and not before.isspace() and (not after or after.isspace()):
        return f"{{}}^{{{sign}}}"
    if sign == "*":
        return r"\cdot "
    return sign + " " if sign.startswith("\\") else sign


def _arrow(token: re.Match[str]) -> str:
    arrow = _ARROWS[token.group("arrow")]
    if above := token.group("above"):
        arrow = rf"\overset{{{chemical(above)}}}{{{arrow}}}"
    if below := token.group("below"):
        arrow = rf"\underset{{{chemical(below)}}}{{{arrow}}}"
    return rf"\;{arrow}\;"
