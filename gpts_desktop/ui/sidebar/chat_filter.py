"""Which conversations the search field leaves in the sidebar."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from gpts_desktop.core.kept_filter import asks_for_place, is_kept_so
from gpts_desktop.core.search_query import SearchQuery, parse_query
from gpts_desktop.core.summary import ConversationSummary

NameOf = Callable[[str], str]


def chat_filter(
    text: str, folder_name: NameOf, gpt_name: NameOf
) -> Callable[[ConversationSummary], bool]:
    """Return a test for what is typed: words of the title, `tag:`, `folder:` and `gpt:`.

    A tag's or a name's beginning is enough. Other filters are those of the search in messages.
    """
    folder_name, gpt_name = cache(folder_name), cache(gpt_name)
    query = parse_query(text)
    if not (asks_for_place(query) or query.gpt or query.excluded):
        plain = text.casefold()
        return lambda chat: plain in chat.title.casefold()
    return lambda chat: _is_meant(query, chat, folder_name, gpt_name)


def words_beside_filters(text: str) -> str:
    """Return what is typed without the filters, for what has a name only; "" for nothing else."""
    query = parse_query(text)
    if asks_for_place(query) or query.gpt:
        return " ".join(term.text for term in query.terms)
    return text


def _is_meant(
    query: SearchQuery, chat: ConversationSummary, folder_name: NameOf, gpt_name: NameOf
) -> bool:
    title = chat.title.casefold()
    return (
        all(term.text.casefold() in title for term in query.terms)
        and not any(term.text.casefold() in title for term in query.excluded)
        and is_kept_so(
            query, tags=chat.tags, folder=folder_name(chat.folder), archived=chat.archived
        )
        and (not query.gpt or query.gpt.casefold() in gpt_name(chat.gpt_id).casefold())
    )
