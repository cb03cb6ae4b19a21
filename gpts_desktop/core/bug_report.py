"""What is told of a bug: where it happened, and nothing of what anybody wrote.

An exception's own text can hold a message, an address or a key; a log and a report outlive them.
So of most exceptions only the kind is told, and of files only where they lie in their package.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

_PACKAGE = re.compile(r".*[/\\](?=gpts_desktop[/\\])")
_LIBRARY = re.compile(r".*[/\\](?:site-packages|dist-packages|python3\.\d+|Lib)[/\\]")


@dataclass(frozen=True, slots=True)
class BugReport:
    """A traceback to read, and what tells it from others."""

    text: str
    fingerprint: str

    @classmethod
    def of(cls, error: BaseException) -> BugReport:
        """Report an exception with what led to it."""
        import hashlib

        lines = list(_lines(traceback.TracebackException.from_exception(error, limit=-60), error))
        text = "\n".join(lines)
        return cls(text, hashlib.sha256(text.encode()).hexdigest()[:12])


def short_path(path: str) -> str:
    """Return where a source file lies in its package, without the folders of this computer."""
    for known in (_PACKAGE, _LIBRARY):
        if (found := known.match(path)) is not None:
            return path[found.end() :]
    return path if path.startswith("<") else PurePath(path).name


def _lines(
    told: traceback.TracebackException, error: BaseException, indent: str = ""
) -> Iterator[str]:
    before, sentence = _before(told, error)
    if before is not None:
        yield from _lines(*before, indent)
        yield f"{indent}{sentence}"
    for frame in told.stack:
        yield f"{indent}  {short_path(frame.filename)}:{frame.lineno}, in {frame.name}"
        if frame.line:
            yield f"{indent}    {frame.line}"
    yield f"{indent}{_kind(error)}"
    inner = getattr(error, "exceptions", ())
    for part, exception in zip(told.exceptions or (), inner, strict=False):
        yield from _lines(part, exception, f"{indent}  | ")


def _before(
    told: traceback.TracebackException, error: BaseException
) -> tuple[tuple[traceback.TracebackException, BaseException] | None, str]:
    """Return what an exception came from, and how that is said."""
    if told.__cause__ is not None and error.__cause__ is not None:
        return (told.__cause__, error.__cause__), "which was the cause of:"
    context = error.__context__
    if told.__context__ is not None and context is not None and not error.__suppress_context__:
        return (told.__context__, context), "while that was handled:"
    return None, ""


def _kind(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else _full_name(kind)
    details = []
    if isinstance(error, OSError) and error.errno is not None:
        details.append(f"errno {error.errno}")
    sqlite = getattr(error, "sqlite_errorname", None)
    if isinstance(sqlite, str):
        details.append(sqlite)
    return f"{name} ({', '.join(details)})" if details else name


def _full_name(kind: type[BaseException]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"
