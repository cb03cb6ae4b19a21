"""Copies, checks and rescues of a large database: `python -m tests.benchmarks.copies [MB]`.

600 MB by default. A turn is written every 20 ms meanwhile; the floor of a wait is the longest
commit while nothing else goes on, that of a copy the bare reading and writing of as many bytes.
"""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.copies import CopyKind
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.rescue import Way
from gpts_desktop.storage.copies import Copies
from gpts_desktop.storage.data_care import check
from gpts_desktop.storage.interruption import Interruption
from gpts_desktop.storage.restoring import restore
from gpts_desktop.storage.salvage.rescue import Rescue
from gpts_desktop.storage.store import SqliteStore

A_CONVERSATION = 100
PAUSE = 0.02  # seconds between two turns
PAGE = 4096
DAMAGED = 200  # pages


def main(megabytes: int) -> None:
    """Print what each costs, and how long a turn waited at most meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "benchmark.db"
        messages = fill(path, megabytes)
        size = path.stat().st_size / 1e6
        print(f"{messages:,} messages, {size:,.0f} MB")
        print(f"{'':44}{'seconds':>9}{'MB/s':>7}{'median ms':>11}{'longest ms':>12}")
        copies = Copies(path)
        report("nothing, for 3 s", size, path, lambda: time.sleep(3))  # the floor of waits
        report("floor: read and write as many bytes", size, path, lambda: bare_copy(path))
        report("a copy, read back", size, path, lambda: copies.make(CopyKind.MANUAL))
        report("quick_check", size, path, lambda: check(path, Interruption()))
        newest = copies.all()[0]
        took = timed(lambda: restore(path, newest.path))
        print(f"{'a restore, with the copy before it':44}{took:9.2f}{size / took:7.0f}")
        rescue_damaged(path, messages)


def fill(path: Path, megabytes: int) -> int:
    """Make a database of this size with as many branches and files as talks have."""
    chance = random.Random(11)
    SqliteStore(path).close()
    key = 0
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        number = 0
        while path.stat().st_size < megabytes * 1e6:
            number += 1
            connection.execute("BEGIN")
            connection.execute(
                "INSERT INTO conversations (key, id, title, gpt_id, model, created, updated,"
                " pinned, parameters) VALUES (?, ?, 'A title', 'g-000000001', '', 0, 0, 0, '{}')",
                (number, f"c{number}"),
            )
            rows = []
            for place in range(A_CONVERSATION):
                key += 1
                text = chance.choice(["quantum error ", "量子纠错"]) * chance.randrange(20, 120)
                role = "assistant" if place % 2 else "user"
                rows.append((key, f"{key:032}", number, key - 1 if place else None, role, text))
            connection.executemany(
                "INSERT INTO messages (key, id, conversation, parent, role, state, model, gpt_id,"
                " created, finish_reason, attachments, refusal, reasoning, text)"
                " VALUES (?, ?, ?, ?, ?, 'complete', '', '', 0, '', 0, '', '', ?)",
                rows,
            )
            connection.execute("COMMIT")
            if number % 200 == 0:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return key


@contextmanager
def turns(path: Path) -> Iterator[list[float]]:
    """Write turns until the block ends; yield what each took, in milliseconds."""
    taken: list[float] = []
    ended = threading.Event()

    def write() -> None:
        with SqliteStore(path) as store:
            conversation = Conversation()
            while not ended.wait(PAUSE):
                question = conversation.add(Message(Role.USER, "x" * 500))
                start = time.perf_counter()
                store.begin_turn(conversation, [question])
                taken.append((time.perf_counter() - start) * 1e3)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        time.sleep(0.5)  # the first writes fill caches, and are not counted
        taken.clear()
        yield taken
    finally:
        ended.set()
        thread.join()


def report(name: str, size: float, path: Path, work: Callable[[], object]) -> None:
    with turns(path) as taken:
        took = timed(work)
        waits = list(taken) or [0.0]
    print(
        f"{name:44}{took:9.2f}{size / took:7.0f}{statistics.median(waits):11.1f}{max(waits):12.1f}"
    )


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare_copy(path: Path) -> None:
    target = path.with_name("bare")
    with path.open("rb") as source, target.open("wb") as written:
        while piece := source.read(2_000_000):
            written.write(piece)
            written.flush()
            os.fsync(written.fileno())
    target.unlink()


def rescue_damaged(path: Path, messages: int) -> None:
    """Overwrite pages and read what is left."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    chance = random.Random(2)
    with path.open("r+b") as file:
        pages = path.stat().st_size // PAGE
        for page in chance.sample(range(100, pages), DAMAGED):
            file.seek(page * PAGE)
            file.write(chance.randbytes(PAGE))
    rescue = Rescue(path)
    start = time.perf_counter()
    findings = rescue.examine()
    took = time.perf_counter() - start
    rate = rescue.read_so_far / took
    print(f"{f'examine, {DAMAGED} pages overwritten':44}{took:9.2f}   {rate:,.0f} rows/s")
    print(f"    {findings.saved.messages:,} of {findings.messages or messages:,} messages saved")
    offer = findings.offers[0]
    took = timed(lambda: rescue.finish(Way.MERGED, offer.copy))
    print(f"{'complete from the copy, mend, put in place':44}{took:9.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
