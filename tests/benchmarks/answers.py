"""Long answers of each kind, for the benchmarks: endless lines of Markdown, always the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import islice

TOKEN = 4  # characters
WORDS = [
    *("the", "quick", "brown", "fox", "jumps", "over", "`lazy`", "dogs.", "more", "plain", "words"),
    *("**bold text**", "[a link](https://example.com)", "costs $5,", "$x^2$", "中文也在这里。"),
]


def answer(kind: str, tokens: int) -> str:
    """Return an answer of so many tokens of four characters."""
    length = tokens * TOKEN
    found: list[str] = []
    size = 0
    for line in ANSWERS[kind](random.Random(1)):
        found.append(line)
        size += len(line)
        if size >= length:
            break
    return "".join(found)[:length]


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count))


def _mixed(chance: random.Random) -> Iterator[str]:
    while True:
        yield f"## {_words(chance, 4)}\n\n{_words(chance, 60)}\n\n"
        yield from (f"- {_words(chance, 9)}\n  1. {_words(chance, 5)}\n" for _ in range(4))
        yield "\n```python\n" + "    value = compute(index, 'text')  # note\n" * 12 + "```\n\n"
        yield from islice(_table(chance), 8)
        yield f"\n> {_words(chance, 20)}\n\n\\[\nx^2 + y\n\\]\n\n"


def _fence(chance: random.Random) -> Iterator[str]:
    yield "```python\n"
    while True:
        yield f"    value_{chance.randrange(100)} = compute(index, 'text')  # note\n"


def _list(chance: random.Random) -> Iterator[str]:
    while True:
        yield f"- {_words(chance, 10)}\n"


def _loose_list(chance: random.Random) -> Iterator[str]:
    while True:
        yield f"1. {_words(chance, 10)}\n\n   {_words(chance, 20)}\n\n"


def _table(chance: random.Random) -> Iterator[str]:
    yield "| name | meaning | value |\n|---|:--|--:|\n"
    while True:
        yield f"| {_words(chance, 2)} | {_words(chance, 6)} | {chance.randrange(100)} |\n"


def _paragraph(chance: random.Random) -> Iterator[str]:
    while True:
        yield _words(chance, 10) + " "


def _deep_quote(chance: random.Random) -> Iterator[str]:
    while True:
        yield "> " * 20 + _words(chance, 10) + "\n"


ANSWERS: dict[str, Callable[[random.Random], Iterator[str]]] = {
    "mixed": _mixed,
    "one fence": _fence,
    "one list": _list,
    "one loose list": _loose_list,
    "one table": _table,
    "one paragraph": _paragraph,
    "a quote twenty deep": _deep_quote,
}
