"""`gpts-desktop search QUERY`: the saved conversations that hold what is asked for."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from gpts_desktop.cli.parsers import verb_parser
from gpts_desktop.cli.saved import folders_of
from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.search_query import SearchQuery, parse_query

if TYPE_CHECKING:
    from gpts_desktop.core.message_finder import MessageHit
    from gpts_desktop.core.summary import ConversationSummary
    from gpts_desktop.storage.store import SqliteStore

_SLICE = 500
_WORTH_A_LINE = 5_000
_HELP = """\
Words and beginnings of words, Chinese and Japanese by any characters; "an exact phrase", -word,
gpt:NAME, tag:NAME, folder:NAME, before:2024-03, after:2023-12-31, is:interrupted, is:archived,
has:code, has:image, in:title."""


def parser() -> argparse.ArgumentParser:
    """Return the verb's parser."""
    made = verb_parser("search", "Search the saved conversations.")
    made.epilog = _HELP
    made.add_argument("query", metavar="QUERY")
    made.add_argument("--limit", type=int, default=50, metavar="NUMBER", help="default: 50")
    return made


def run(options: argparse.Namespace, data_dir: str | None) -> int:
    """Print the conversations and messages that were found; 0 also when there are none."""
    query = parse_query(options.query)
    for sentence in query.unclear:
        print(sentence, file=sys.stderr)
    if query.is_empty or query.unclear or options.limit < 1:
        print("There is nothing to search for.", file=sys.stderr)
        return 2
    path = folders_of(options.data_dir or data_dir).database
    if not path.exists():
        return 0
    from gpts_desktop.storage.store import SqliteStore

    try:
        with SqliteStore(path) as store:
            _print_found(store, query, options)
    except StorageError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _print_found(store: SqliteStore, query: SearchQuery, options: argparse.Namespace) -> None:
    from gpts_desktop.core.title_search import conversations, find_conversations
    from gpts_desktop.storage.search import MessageSearch

    _catch_up(store)
    names = {gpt.id: gpt.name for gpt in store.gpts()}
    folders = {folder.id: folder.name for folder in store.folders()}
    titles = conversations([*store.summaries(), *store.summaries(archived=True)])
    for found in find_conversations(titles, query, options.limit, names, folders):
        _write(options.json, _title_fields(found.item), found.title)
    search = MessageSearch(store.path)
    try:
        for hit in search.search(query, options.limit):
            _write(options.json, _message_fields(hit), f"{hit.title}: {hit.excerpt.text}")
    finally:
        search.close()


def _catch_up(store: SqliteStore) -> None:
    """Index what an earlier version left; a long one is announced."""
    for left, _ in _slices(store):
        if left >= _WORTH_A_LINE and left % _WORTH_A_LINE < _SLICE:
            print(f"Indexing: {left:,} messages are left.", file=sys.stderr)


def _slices(store: SqliteStore) -> Iterator[tuple[int, int]]:
    while (progress := store.index_more(_SLICE)) is not None:
        yield progress


def _write(as_json: bool, fields: dict[str, Any], text: str) -> None:
    if as_json:
        print(json.dumps(fields, ensure_ascii=False))
    else:
        print(f"{fields['updated' if 'updated' in fields else 'created'][:10]}  {text}")


def _title_fields(summary: ConversationSummary) -> dict[str, Any]:
    return {
        "type": "conversation",
        "conversation": summary.id,
        "title": summary.title,
        "gpt_id": summary.gpt_id,
        "updated": _iso(summary.updated),
    }


def _message_fields(hit: MessageHit) -> dict[str, Any]:
    return {
        "type": "message",
        "conversation": hit.conversation_id,
        "message": hit.message_id,
        "title": hit.title,
        "gpt_id": hit.gpt_id,
        "role": hit.role,
        "created": _iso(hit.created),
        "text": hit.excerpt.text,
    }


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
