"""What Markdown costs as it streams: CPU for each token, early and late in a long answer.

Each answer has 100,000 tokens (of four characters). Tokens are taken ten at a time, as the
view does every 33 ms, and one at a time for the first kind.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from gpts_desktop.core.markdown.parse import parse
from gpts_desktop.core.markdown.stream import BlockStream
from tests.benchmarks.answers import ANSWERS, TOKEN, answer

TOKENS = 100_000
CHARACTERS = TOKENS * TOKEN


def main() -> None:
    """Print a row for each kind of answer and way of taking tokens."""
    print(f"{TOKENS:,} tokens of {TOKEN} characters; CPU time of this process")
    print(f"{'':36}{'us a token':>11}{'last/first tenth':>18}{'end ms':>8}{'whole ms':>10}")
    for name in ANSWERS:
        text = answer(name, TOKENS)
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


if __name__ == "__main__":
    main()
