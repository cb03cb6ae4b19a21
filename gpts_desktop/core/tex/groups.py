"""Groups in braces, the arguments of commands."""

from __future__ import annotations

import re
from collections.abc import Callable

_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


def group_end(tex: str, at: int) -> int:
    """Return where the group that opens at `at` ends, behind its brace; -1 when it does not."""
    depth = 0
    for found in _BRACE.finditer(tex, at):
        if found.group() == "{":
            depth += 1
        elif found.group() == "}":
            depth -= 1
            if depth == 0:
                return found.end()
    return -1


def depth_of(tex: str) -> int:
    """Return how deep groups, environments and fences lie in one another at most."""
    depth = deepest = 0
    for found in _NESTING.finditer(tex):
        if found.group() in ("{", "\\left") or found.group().startswith("\\begin"):
            depth += 1
            deepest = max(deepest, depth)
        elif found.group() in ("}", "\\right") or found.group().startswith("\\end"):
            depth -= 1
    return deepest


_NESTING = re.compile(r"\\(?:left|right)(?![A-Za-z])|\\(?:begin|end)\s*(?=\{)|\\.|[{}]", re.DOTALL)


def each_command(tex: str, names: str, written: Callable[[str, str], str]) -> str:
    """Replace each `\\name{argument}` whose name matches `names` by what `written` returns.

    `written` is given the name and the argument, in which inner ones are replaced already.
    """
    opener = re.compile(rf"\\({names})(?![A-Za-z])\s*(?=\{{)")
    parts: list[str] = []
    at = 0
    while found := opener.search(tex, at):
        end = group_end(tex, found.end())
        if end < 0:
            break
        inner = each_command(tex[found.end() + 1 : end - 1], names, written)
        parts += tex[at : found.start()], written(found.group(1), inner)
        at = end
    return "".join((*parts, tex[at:]))
