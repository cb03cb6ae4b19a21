"""What is deleted stays for 30 days."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.trash import GRACE_DAYS, days_left, purge
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.storage.writer import StorageWriter

DAY = 86_400.0


def test_days_are_counted_down_and_a_clock_set_back_adds_none() -> None:
    assert days_left(0, 0) == days_left(0, -5 * DAY) == GRACE_DAYS
    assert days_left(0, 1) == GRACE_DAYS
    assert days_left(0, 28.5 * DAY) == 2
    assert days_left(0, 30 * DAY) == days_left(0, 99 * DAY) == 0


def test_only_what_stayed_long_enough_is_purged(tmp_path: Path) -> None:
    failures: list[BaseException] = []
    writer = StorageWriter(failures.append)
    ages = {"new": 1, "last day": 29.9, "due": 30.1, "older": 400}
    with SqliteStore(tmp_path / "a.db") as store:
        for name, age in ages.items():
            store.save_conversation(Conversation(id=name))
            store.trash_conversations([name])
            with store._database.writing() as connection:
                connection.execute(
                    "UPDATE conversations SET deleted = ? WHERE id = ?",
                    (time.time() - age * DAY, name),
                )
        asyncio.run(purge(store, writer))
        assert [one.summary.id for one in store.trashed()] == ["new", "last day"]
    assert writer.close(5)
    assert not failures
