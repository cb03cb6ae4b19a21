"""Search over many messages: `python -m tests.benchmarks.search [MESSAGES [FOLDER]]`.

100,000 by default; a million take a quarter of an hour to be made. The database is kept in
FOLDER, if one is given, and used again.

English and Chinese messages of 600 characters, words as often as languages have them. The floor
of a query is the bare look-up of its hits' rows by their keys.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import accumulate
from pathlib import Path

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.search_query import parse_query
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.core.title_search import conversations, find_conversations
from gpts_desktop.storage.search import MessageSearch
from gpts_desktop.storage.store import SqliteStore

CHARACTERS = 600
A_CONVERSATION = 100
ROUNDS = 40
OVERTAKEN = 20
TITLES = 10_000
ARRIVALS = 200


class Language:
    """Draws words by Zipf's law, as languages have them."""

    def __init__(self, words: list[str], exponent: float, flat: float, blank: str) -> None:
        self.words = words
        self._blank = blank
        self._weights = list(accumulate((n + flat) ** -exponent for n in range(len(words))))

    def text(self, chance: random.Random, count: int) -> str:
        """Return so many words."""
        return self._blank.join(chance.choices(self.words, cum_weights=self._weights, k=count))


def languages(chance: random.Random) -> tuple[Language, Language]:
    """Return an English of 30,000 words and a Chinese of 4,000 characters."""
    letters = "etaoinshrdlcumwfgypbvkjxqz"
    words = {
        "".join(chance.choices(letters, range(52, 0, -2), k=chance.randint(2, 10)))
        for _ in range(30_000)
    }
    signs = [chr(0x4E00 + n) for n in range(4_000)]
    chance.shuffle(signs)
    return Language(sorted(words), 1.0, 2.7, " "), Language(signs, 1.1, 6, "")


def fill(path: Path, messages: int, english: Language, chinese: Language) -> int:
    """Make a database as an earlier version left it, not indexed; return its texts' bytes."""
    chance = random.Random(5)
    with SqliteStore(path):
        pass
    written = 0
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for first in range(0, messages, 5_000):
            rows = []
            for number in range(first, min(first + 5_000, messages)):
                wide = chance.random() < 0.5
                text = chinese.text(chance, CHARACTERS) if wide else english.text(chance, 100)
                written += len(text.encode())
                rows.append((number + 1, f"m{number}", number // A_CONVERSATION + 1, text))
            connection.execute("BEGIN")
            connection.executemany(
                "INSERT OR IGNORE INTO conversations (key, id, title, gpt_id, model, created,"
                " updated, pinned, parameters, tags) VALUES (?1, 'c' || ?1, 'A title', 'g-' ||"
                " printf('%09d', ?1 % 40), '', 0, 0, 0, '{}', iif(?1 % 2, '', 'red'))",
                {(row[2],) for row in rows},
            )
            connection.executemany(
                "INSERT INTO messages (key, id, conversation, role, state, model, gpt_id, created,"
                " finish_reason, attachments, refusal, reasoning, text) VALUES (?1, ?2, ?3,"
                " 'assistant', 'complete', '', '', 1.6e9 + ?1 * 100, 'stop', 0, '', '', ?4)",
                rows,
            )
            connection.execute("COMMIT")
        connection.execute("INSERT INTO index_backlog VALUES (?, ?)", (messages + 1, messages))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return written


def index(path: Path, messages: int, written: int) -> None:
    """Index it all as the background does, and print speed and size."""
    before = path.stat().st_size
    started = time.perf_counter()
    slices = []
    with SqliteStore(path) as store:
        while True:
            began = time.perf_counter()
            if store.index_more(500) is None:
                break
            slices.append((time.perf_counter() - began) * 1_000)
        seconds = time.perf_counter() - started
    grown = path.stat().st_size - before
    print(
        f"indexed in the background: {messages / seconds:,.0f} messages a second, slices of 500:"
        f" median {statistics.median(slices):.0f} ms; index {grown / written:.2f} times the text"
    )


def arrive(path: Path, english: Language) -> None:
    """Print what the index adds to the writing of a message on arrival."""
    chance = random.Random(9)
    conversation = Conversation(title="now", gpt_id="g-000000001")
    times: dict[str, list[float]] = {"with": [], "without": []}
    with SqliteStore(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as bare:
        bare.execute("PRAGMA synchronous = FULL")
        for number in range(ARRIVALS):
            text = english.text(chance, 100)
            message = Message(Role.USER, text, parent=conversation.current)
            conversation.add(message)
            started = time.perf_counter()
            store.begin_turn(conversation, [message])
            between = time.perf_counter()
            bare_insert(bare, number, text)
            times["with"].append((between - started) * 1_000)
            times["without"].append((time.perf_counter() - between) * 1_000)
    ours, floor = (statistics.median(times[name]) for name in ("with", "without"))
    print(
        f"a message's arrival: median {ours:.2f} ms with the index, a bare insert {floor:.2f} ms,"
        f" difference {ours - floor:.2f} ms"
    )


def bare_insert(connection: sqlite3.Connection, number: int, text: str) -> None:
    """Write a message and a conversation's row without the index."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE conversations SET updated = ? WHERE key = 1", (number,))
    connection.execute(
        "INSERT INTO messages (id, conversation, role, state, model, gpt_id, created,"
        " finish_reason, attachments, refusal, reasoning, text) VALUES (?, 1, 'user', 'stopped',"
        " '', '', 0, '', 0, '', '', ?)",
        (f"bare{time.time_ns()}", text),
    )
    connection.execute("COMMIT")


def queries(english: Language, chinese: Language) -> Iterator[tuple[str, list[str]]]:
    """Yield kinds of queries, each with different ones of its kind."""
    chance = random.Random(3)
    common, signs = english.words, chinese.words

    def some(make: Callable[[], str]) -> list[str]:
        return [make() for _ in range(ROUNDS)]

    def word() -> str:
        return chance.choice(common[:500])

    yield "a common word", [f'"{word}"' for word in common[:ROUNDS]]
    yield "a rare word", some(lambda: f'"{chance.choice(common[-5_000:])}"')
    yield "one letter", some(lambda: chance.choice("abcdehimnorst"))
    yield "a prefix of two", some(lambda: chance.choice(common)[:2])
    yield "a prefix of three", some(lambda: chance.choice(common)[:3])
    yield "a prefix of five", some(lambda: chance.choice(common)[:5])
    yield "one common character", list(signs[:ROUNDS])
    yield "one rare character", some(lambda: chance.choice(signs[2_000:]))
    yield "two common characters", some(lambda: "".join(chance.choices(signs[:60], k=2)))
    yield "two characters", some(lambda: "".join(chance.choices(signs[:800], k=2)))
    yield "four characters", some(lambda: "".join(chance.choices(signs[:800], k=4)))
    yield "two words", some(lambda: " ".join(chance.choices(common[:2_000], k=2)))
    yield "a common and a rare word", some(lambda: f"{common[3]} {chance.choice(common[-900:])}")
    yield "a common word, excluded ones", some(lambda: f"{common[5]} -{chance.choice(common[:90])}")
    yield "a phrase", some(lambda: f'"{" ".join(chance.choices(common[:40], k=2))}"')
    yield (
        "a GPT and a word",
        some(lambda: f"gpt:g-{chance.randrange(40):09} {chance.choice(common[:500])}"),
    )
    yield "a month and a word", some(lambda: f"before:2021-03 {chance.choice(common[:500])}")
    yield "a tag and a common word", [f'tag:red "{word}"' for word in common[:ROUNDS]]
    yield "a tag and a rare word", some(lambda: f'tag:red "{chance.choice(common[-5_000:])}"')
    yield (
        "English and Chinese",
        some(lambda: f"{chance.choice(common[:50])} {chance.choice(signs[:50])}"),
    )


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1_000


def ask(path: Path, english: Language, chinese: Language) -> None:
    """Print the spread of each kind of query, and of all; the CPU's is that of an idle machine."""
    search = MessageSearch(path)
    everything: list[tuple[float, float]] = []
    columns = ("median ms", "p95 ms", "worst ms", "p95 CPU", "hits")
    print(f"{'query':32}" + "".join(f"{column:>11}" for column in columns))
    for name, typed in queries(english, chinese):
        hits = [len(search.search(parse_query(one))) for one in typed]
        times = [timed(search, one) for one in typed]
        everything += times
        print_spread(name, times, statistics.mean(hits))
    print_spread("all", everything, 0)
    overtake(search, f'"{" ".join(english.words[:4])}"')
    search.close()


def timed(search: MessageSearch, typed: str) -> tuple[float, float]:
    """Return how long a query takes, and how much of the CPU."""
    cpu = time.thread_time()
    whole = milliseconds(lambda: search.search(parse_query(typed)))
    return whole, (time.thread_time() - cpu) * 1_000


def print_spread(name: str, times: list[tuple[float, float]], hits: float) -> None:
    """Print one line of the table."""
    walls, cpus = (sorted(one[n] for one in times) for n in (0, 1))
    p95 = int(len(times) * 0.95)
    figures = (statistics.median(walls), walls[p95], walls[-1], cpus[p95])
    print(f"{name:32}" + "".join(f"{figure:11.1f}" for figure in figures) + f"{hits:11.0f}")


def overtake(search: MessageSearch, typed: str) -> None:
    """Print how soon a search ends that is overtaken while it runs."""
    waits = []
    for _ in range(OVERTAKEN):
        overtaken, began = threading.Event(), threading.Event()
        ended: list[float] = []
        thread = threading.Thread(target=_search, args=(search, typed, began, overtaken, ended))
        thread.start()
        began.wait()
        time.sleep(0.002)  # it is under way
        asked = time.perf_counter()
        overtaken.set()
        thread.join()
        waits.append(max(0.0, ended[0] - asked) * 1_000)  # it may have ended by itself
    print(
        f"a search that is overtaken ends after {statistics.median(waits):.1f} ms at the median,"
        f" {max(waits):.1f} ms at worst"
    )


def _search(
    search: MessageSearch,
    typed: str,
    began: threading.Event,
    overtaken: threading.Event,
    ended: list[float],
) -> None:
    began.set()
    search.search(parse_query(typed), 50, overtaken)
    ended.append(time.perf_counter())


def titles(english: Language, chinese: Language) -> None:
    """Print what a key costs the window's thread: the titles of 10,000 conversations."""
    chance = random.Random(11)
    summaries = [
        ConversationSummary(
            str(number),
            chinese.text(chance, 12) + "：" if number % 2 else english.text(chance, 5).title(),
            f"g-{number % 40:09}",
            1.6e9 + number,
        )
        for number in range(TITLES)
    ]
    print(f"{TITLES:,} titles made ready: {milliseconds(lambda: conversations(summaries)):.1f} ms")
    ready = conversations(summaries)
    typed = [text[:size] for text in english.words[::999] for size in range(1, len(text) + 1)]
    typed += list("etaoinx") + list(chinese.words[:40]) + ["zz qq", "e -a", "gpt:g-000000003 e"]
    times = sorted(
        milliseconds(lambda one=one: find_conversations(ready, parse_query(one), 50))  # type: ignore[misc]
        for one in typed
    )
    print(
        f"a key over them: median {statistics.median(times):.1f} ms,"
        f" p95 {times[int(len(times) * 0.95)]:.1f} ms, worst {times[-1]:.1f} ms"
    )


def main(messages: int, kept: str = "") -> None:
    """Make the data, index it, ask. What is made in the folder `kept` is used again."""
    english, chinese = languages(random.Random(2))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(kept or folder) / f"search-{messages}.db"
        if not path.exists():
            written = fill(path, messages, english, chinese)
            print(f"{messages:,} messages of {CHARACTERS} characters, {written / 1e6:,.0f} MB")
            index(path, messages, written)
        arrive(path, english)
        ask(path, english, chinese)
    titles(english, chinese)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, *sys.argv[2:3])
