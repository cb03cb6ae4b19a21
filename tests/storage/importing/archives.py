"""Archives of made-up conversations, and what importing them does."""

from __future__ import annotations

import base64
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.importing.report import ImportReport
from gpts_desktop.core.importing.work import ImportProgress
from gpts_desktop.storage.importing.importer import Importer
from gpts_desktop.storage.store import SqliteStore

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


def write_zip(path: Path, **files: Any) -> Path:
    """Write a zip; `__` in a name stands for a dot, and what is no bytes becomes JSON."""
    return zip_of(path, {name.replace("__", "."): content for name, content in files.items()})


def zip_of(path: Path, files: dict[str, Any]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            data = content if isinstance(content, bytes) else json.dumps(content).encode()
            archive.writestr(name, data)
    return path


def bring(store: SqliteStore, *paths: Path, **how: Any) -> ImportReport:
    """Import on this thread."""
    return Importer(store, lambda work, *arguments: work(*arguments), **how).run(paths)


def heard(store: SqliteStore, *paths: Path) -> list[ImportProgress]:
    """Import and return what was told of the progress."""
    told: list[ImportProgress] = []
    Importer(store, lambda work, *arguments: work(*arguments), told.append).run(paths)
    return told


def opened(store: SqliteStore, conversation_id: str) -> Conversation:
    conversation = store.conversation(conversation_id)
    assert conversation is not None
    return conversation


def shown(store: SqliteStore, conversation_id: str) -> list[str]:
    return [message.text for message in opened(store, conversation_id).path()]


def state_of(store: SqliteStore) -> list[object]:
    """Return all that can be seen of the conversations, to compare before and after."""
    found: list[object] = []
    for summary in sorted(store.summaries()):
        conversation = opened(store, summary.id)
        sizes = store.picture_sizes(summary.id)
        found.append((summary, conversation.current, conversation.messages(), sizes))
    return found


def ids(summaries: Iterable[Any]) -> list[str]:
    return sorted(summary.id for summary in summaries)
