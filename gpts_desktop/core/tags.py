"""Tags: short names that people give to conversations, as many as they like."""

from __future__ import annotations

from collections.abc import Iterable


def tidy_tags(names: Iterable[str]) -> tuple[str, ...]:
    """Return names with single blanks and no mark before them, each once in whatever case.

    The first spelling stands.
    """
    found: dict[str, str] = {}
    for name in names:
        tag = " ".join(name.split()).lstrip("#").strip()
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())
