"""The colours of code, by Pygments."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

Role = Literal["kw", "fn", "str", "com"]

# Longer code, and code with longer lines (Pygments' expressions are slow on those), is plain.
HIGHLIGHT_CHARACTERS = 200_000
HIGHLIGHT_LINE = 5_000

# What people and models write where Pygments has another name, or where the nearest will do.
_ALIASES = {
    "yml": "yaml",
    "jsonc": "json",
    "jsonl": "json",
    "ndjson": "json",
    "geojson": "json",
    "h": "c",
    "hh": "c++",
    "hxx": "c++",
    "csproj": "xml",
    "svg": "xml",
    "plist": "xml",
    "env": "ini",
    "conf": "ini",
    "gitignore": "ini",
    "shell-session": "console",
    "cmd": "batch",
    "node": "javascript",
    "mjs": "javascript",
    "cjs": "javascript",
    "mts": "typescript",
    "vue": "html",
    "svelte": "html",
    "wxml": "html",
    "wxss": "css",
    "py3": "python",
    "ipynb": "python",
    "golang": "go",
    "latex": "tex",
    "katex": "tex",
    "math": "tex",
    "viml": "vim",
    "vb.net": "vbnet",
    "patch": "diff",
}
_PLAIN = frozenset(("", "text", "txt", "plain", "plaintext", "none", "output", "mermaid"))


Span = tuple[int, int, Role]


def highlight(language: str, code: str) -> list[Span]:
    """Return start, length and colour role of the coloured stretches of `code`, in order.

    `code` is a whole block: a view that shows it in parts takes from this what lies in each.
    An unknown language, and code of more than `HIGHLIGHT_CHARACTERS`, has no colours.
    """
    return [span for span in highlighting(language, code) if span is not None]


def highlighting(language: str, code: str) -> Iterator[Span | None]:
    """Yield what `highlight` returns, and None after each word on the way.

    So one who has something better to do can stop at any word and go on later.
    """
    if len(code) > HIGHLIGHT_CHARACTERS or not code:
        return
    if max(map(len, code.split("\n"))) > HIGHLIGHT_LINE:
        return
    lexer = _lexer(_name(language))
    if lexer is None:
        return
    last: Span | None = None
    try:
        # Many lexers expect the newline that a part of a block does not end with.
        for start, kind, text in lexer.get_tokens_unprocessed(code + "\n"):
            yield None
            length = min(len(text), len(code) - start)
            role = _role(kind)
            if role is None or length <= 0:
                continue
            if last and last[2] == role and last[0] + last[1] == start:
                last = (last[0], last[1] + length, role)
            elif last is None or start >= last[0] + last[1]:
                yield last
                last = (start, length, role)
    except Exception:  # noqa: S110 - any of 500 lexers may fail on odd code: it stays plain
        pass
    yield last


def prepare(language: str) -> None:
    """Make what `highlighting` needs for a language: it can take 0.1 s, once for each."""
    _lexer(_name(language))


def _name(language: str) -> str:
    """Return Pygments' name for the first word after a fence."""
    name = language.strip().strip("{}").split(",")[0].split("{")[0].split(":")[0]
    name = name.lstrip(".").removeprefix("language-").removeprefix("lang-").lower()
    return _ALIASES.get(name, name)


@lru_cache(maxsize=64)
def _lexer(name: str) -> Lexer | None:
    if name in _PLAIN:
        return None
    # Imported here: not needed before the first answer with code is on screen.
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(name)
    except ClassNotFound:
        return None


@lru_cache(maxsize=512)
def _role(kind: _TokenType) -> Role | None:
    from pygments.token import (
        Comment,
        Generic,
        Keyword,
        Name,
        Number,
        Operator,
        String,
        is_token_subtype,
    )

    roles: tuple[tuple[_TokenType, Role], ...] = (
        (Comment.PreprocFile, "str"),
        (Comment.Preproc, "kw"),
        (Comment, "com"),
        (Keyword, "kw"),
        (Operator.Word, "kw"),
        (String, "str"),
        (Number, "str"),
        (Name.Function, "fn"),
        (Name.Class, "fn"),
        (Name.Builtin, "fn"),
        (Name.Decorator, "fn"),
        (Name.Namespace, "fn"),
        (Name.Exception, "fn"),
        (Name.Attribute, "fn"),
        (Name.Tag, "kw"),
        (Generic.Inserted, "str"),
        (Generic.Deleted, "kw"),
        (Generic.Heading, "fn"),
        (Generic.Subheading, "fn"),
        (Generic.Prompt, "com"),
    )
    return next((role for family, role in roles if is_token_subtype(kind, family)), None)
