"""What storage costs at start, for each turn and while text streams.

Each row has a floor from the same run: the least that the same work can cost here, such as
a bare read of the same rows or a bare fsync of as many bytes.
"""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.storage.store import SqliteStore

CONVERSATIONS = 10_000
LONG = 10_000  # messages
GPTS = 100
REPEATS = 15
WRITES = 200
WORDS = [
    "the",
    "quick",
    "你好",
    "brown",
    "fox",
    "世界",
    "jumps",
    "over",
    "快速",
    "lazy",
    "dog",
    "棕色",
]

Measured = tuple[str, list[float], list[float]]


def main() -> None:
    """Print a table: median, 95th percentile, the floor's median and the ratio to it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "benchmark.db"
        _fill(path)
        size = path.stat().st_size / 1e6
        print(f"{CONVERSATIONS:,} conversations, one of {LONG:,} messages, {size:.0f} MB")
        print(f"{'':44}{'median ms':>10}{'p95 ms':>10}{'floor ms':>10}{'ratio':>8}")
        for measured in (_start(path), _open_conversation(path), *_writes(path)):
            _print(measured)


def _fill(path: Path) -> None:
    """Make a database of years."""
    chance = random.Random(7)
    with SqliteStore(path) as store:
        store.save_gpts([Gpt(f"g-{n:09}", f"GPT {n}", position=n) for n in range(GPTS)])
    with closing(sqlite3.connect(path)) as connection:
        # The rows of old conversations straight in: a commit for each would take minutes.
        connection.executemany(
            "INSERT INTO conversations (id, title, gpt_id, model, created, updated, pinned,"
            " parameters) VALUES (?, ?, ?, 'gpt-4o', 0, ?, ?, '{}')",
            [
                (f"c{n}", _text(chance, 6), f"g-{n % GPTS:09}", chance.random() * 1e9, n % 500 == 0)
                for n in range(CONVERSATIONS)
            ],
        )
        connection.commit()
    messages = [Message(Role.USER, _text(chance, 100), id="m0")]
    for number in range(1, LONG):
        role = Role.ASSISTANT if number % 2 else Role.USER
        messages.append(Message(role, _text(chance, 100), id=f"m{number}", parent=f"m{number - 1}"))
    with SqliteStore(path) as store:
        store.begin_turn(Conversation.load(messages, id="long", gpt_id="g-000000000"), messages)


def _start(path: Path) -> Measured:
    def ours() -> None:
        with SqliteStore(path) as store:
            store.gpts()
            store.gpt_counts()
            store.settings()
            store.summaries(limit=100)

    def floor() -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT * FROM gpts").fetchall()
            connection.execute(
                "SELECT id, title, gpt_id, updated FROM conversations"
                " WHERE deleted IS NULL ORDER BY pinned DESC, updated DESC LIMIT 100"
            ).fetchall()

    return ("open and read what the first paint shows", *_timed(REPEATS, ours, floor))


def _open_conversation(path: Path) -> Measured:
    with (
        SqliteStore(path) as store,
        closing(sqlite3.connect(path)) as bare,
    ):
        query = """SELECT * FROM messages WHERE conversation =
            (SELECT key FROM conversations WHERE id = 'long') ORDER BY key"""
        return (
            f"conversation() of {LONG:,} messages",
            *_timed(
                REPEATS, lambda: store.conversation("long"), lambda: bare.execute(query).fetchall()
            ),
        )


def _writes(path: Path) -> list[Measured]:
    """Measure each call of a turn, with a bare append and fsync of 8 kB as the floor."""
    piece = _text(random.Random(1), 500)[:2_000]
    with (
        SqliteStore(path) as store,
        (path.with_name("bare")).open("wb", buffering=0) as bare,
    ):
        conversation = Conversation(id="written")
        answers: list[Message] = []

        def synced() -> None:
            bare.write(bytes(8192))
            os.fsync(bare.fileno())

        def begin() -> None:
            question = conversation.add(Message(Role.USER, piece, parent=conversation.current))
            answer = Message(Role.ASSISTANT, parent=question.id, state=State.SENDING)
            answers.append(conversation.add(answer))
            store.begin_turn(conversation, [question, answer])

        def append() -> None:
            store.append_journal(answers[0].id, piece, "")

        def finish() -> None:
            answer = answers.pop()
            answer.text, answer.state = piece * 2, State.COMPLETE
            store.finish_message(answer)

        begun = ("begin_turn", *_timed(WRITES, begin, synced))
        appended, floors = _timed(WRITES * 5, append, synced)
        tenth = len(appended) // 10
        return [
            begun,
            ("append_journal of 2 kB, an answer's first tenth", appended[:tenth], floors[:tenth]),
            ("append_journal of 2 kB, its last tenth", appended[-tenth:], floors[-tenth:]),
            ("finish_message", *_timed(WRITES, finish, synced)),
        ]


def _timed(
    repeats: int, ours: Callable[[], object], floor: Callable[[], object]
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of both, taken in turns so that the machine's moods hit both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(repeats):
        for work, times in ((ours, taken[0]), (floor, taken[1])):
            start = time.perf_counter()
            work()
            times.append((time.perf_counter() - start) * 1000)
    return taken


def _print(measured: Measured) -> None:
    name, ours, floors = measured
    median, floor = statistics.median(ours), statistics.median(floors)
    p95 = sorted(ours)[int(len(ours) * 0.95)]
    print(f"{name:44}{median:10.2f}{p95:10.2f}{floor:10.2f}{median / floor:8.2f}")


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words))


if __name__ == "__main__":
    main()
