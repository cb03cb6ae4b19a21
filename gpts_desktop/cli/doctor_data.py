"""What `doctor` finds of the database and its copies."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gpts_desktop.cli.finding import ERROR, OK, WARNING, Finding
from gpts_desktop.cli.saved import folders_of
from gpts_desktop.core.errors import DamagedDatabaseError, StorageError

_OLD = 3 * 86_400.0  # seconds


def data_findings(data_dir: str | None) -> Iterator[Finding]:
    """Yield one finding for the database and, where there is one, another for its copies."""
    try:
        path = folders_of(data_dir).database
    except StorageError as error:
        yield Finding("database", ERROR, str(error))
        return
    if not path.exists():
        yield Finding("database", OK, f"none yet at {path}", {"path": str(path)})
        return
    yield _database(path)
    yield _copies(path)


def _database(path: Path) -> Finding:
    from gpts_desktop.storage.data_care import check
    from gpts_desktop.storage.interruption import Interruption
    from gpts_desktop.storage.store import SqliteStore

    facts: dict[str, Any] = {"path": str(path), "sound": False}
    try:
        with SqliteStore(path) as store:
            gpts, counts = len(store.gpts()), store.counts()
        facts |= {"gpts": gpts, "conversations": counts.conversations, "messages": counts.messages}
        check(path, Interruption())
    except DamagedDatabaseError as error:
        advice = "Open the window: it reads what is left."
        return Finding("database", ERROR, f"{error} {advice}", facts)
    except StorageError as error:
        return Finding("database", ERROR, str(error), {"path": str(path)})
    facts["sound"] = True
    words = (
        f"{path}, sound, GPTs: {gpts}, conversations: {counts.conversations},"
        f" messages: {counts.messages}"
    )
    return Finding("database", OK, words, facts)


def _copies(path: Path) -> Finding:
    from gpts_desktop.storage.copies import Copies

    copies = Copies(path)
    found = copies.all()
    facts: dict[str, Any] = {"path": str(copies.folder), "copies": len(found)}
    if not found:
        words = "none yet; the window makes one a day"
        return Finding("copies", WARNING, words, facts)
    newest = found[0].made
    size = sum(copy.size for copy in found)
    facts |= {"newest": newest, "bytes": size}
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(newest))
    words = f"{copies.folder}, {len(found)}, {size / 1e6:,.1f} MB, the newest of {when}"
    return Finding("copies", WARNING if time.time() - newest > _OLD else OK, words, facts)
