"""What Markdown costs as it streams: CPU for each token, early and late in a long answer.

Each answer has 100,000 tokens (of four characters). Tokens are taken ten at a time, as the
view does every 33 ms, and one at a time for the first kind.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from gpts_desktop.core.markdown.parse import parse
from gpts_desktop.core.markdown.stream import BlockStream

TOKENS = 100_000
TOKEN = 4  # characters
CHARACTERS = TOKENS * TOKEN
WORDS = [
    *("the", "quick", "brown", "fox", "jumps", "over", "`lazy`", "dogs.", "more", "plain", "words"),
    *("**bold text**", "[a link](https://example.com)", "costs $5,", "$x^2$", "中文也在这里。"),
]


def main() -> None:
    """Print a row for each kind of answer and way of taking tokens."""
    print(f"{TOKENS:,} tokens of {TOKEN} characters; CPU time of this process")
    print(f"{'':36}{'us a token':>11}{'last/first tenth':>18}{'end ms':>8}{'whole ms':>10}")
    for name, lines in ANSWERS.items():
        text = _text(lines)
        whole = _cpu(partial(parse, text))
        for tokens in (10, 1) if name == "mixed" else (10,):
            tenths, end = _streamed(text, tokens)
            cost = sum(tenths) / TOKENS * 1e6
            ratio = tenths[-1] / tenths[0]
            label = f"{name}, {tokens} at a time"
            print(f"{label:36}{cost:11.1f}{ratio:18.2f}{end * 1e3:8.1f}{whole * 1e3:10.0f}")


def _streamed(text: str, tokens: int) -> tuple[list[float], float]:
    """Return seconds of CPU for each tenth of the tokens, and for the end."""
    stream = BlockStream()
    stream.append("")  # what markdown-it takes to load is the start's
    size = tokens * TOKEN
    tenths = []
    for start in range(0, CHARACTERS, CHARACTERS // 10):
        chunks = [text[at : at + size] for at in range(start, start + CHARACTERS // 10, size)]
        tenths.append(_cpu(partial(_append, stream, chunks)))
    return tenths, _cpu(stream.finish)


def _append(stream: BlockStream, chunks: list[str]) -> None:
    for chunk in chunks:
        stream.append(chunk)


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _text(lines: Callable[[random.Random], Iterator[str]]) -> str:
    """Return so many lines that the text is long enough, cut to its length."""
    found: list[str] = []
    size = 0
    for line in lines(random.Random(1)):
        found.append(line)
        size += len(line)
        if size >= CHARACTERS:
            break
    return "".join(found)[:CHARACTERS]


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

if __name__ == "__main__":
    main()
