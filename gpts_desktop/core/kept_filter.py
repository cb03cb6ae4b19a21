"""Whether a conversation is kept as a query asks: its tags, its folder, the archive."""

from __future__ import annotations

from collections.abc import Iterable

from gpts_desktop.core.search_query import SearchQuery
from gpts_desktop.core.search_words import folded


def asks_for_place(query: SearchQuery) -> bool:
    """Whether a query says anything of where a conversation is kept."""
    return bool(query.tags or query.folder or query.archived)


def is_kept_so(query: SearchQuery, *, tags: Iterable[str], folder: str, archived: bool) -> bool:
    """Whether tags and the folder's name begin as asked, in any case and with any accents."""
    if query.archived and not archived:
        return False
    if query.folder and not folded(folder).startswith(folded(query.folder)):
        return False
    if not query.tags:
        return True
    known = [folded(tag) for tag in tags]
    return all(any(tag.startswith(folded(one)) for tag in known) for one in query.tags)
