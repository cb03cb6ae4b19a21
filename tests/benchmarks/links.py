"""What finding links costs, and whether it stays linear where a careless reader does not.

The floor of each row is one `str.split` over the same text in the same run. The last column
is the time for a character of the whole text over that for one of its first quarter: 1 is linear.
"""

from __future__ import annotations

import json
import random
import statistics
import string
import time
from collections.abc import Callable

from gpts_desktop.core.link_files import links_in_file
from gpts_desktop.core.link_html import links_in_html
from gpts_desktop.core.links import find_links

REPEATS = 5
SIZE = 1_000_000  # characters
HARD = [
    "g-g-", "g-aaaaaaaaa/", "chatgpt.com/", "chatgpt.com", "https://", "(https://", "://", "[",
    "[](", "https://chatgpt.com/g/g-aaaaaaaaa", "<a ", "<a href=", "<!--", "写g-aaaaaaaaa", "/g/g-",
    "a",
]  # fmt: skip


def main() -> None:
    """Print a table: CPU time in median, floor, ratio, and how linear it is."""
    print(f"{'1 MB of':44}{'median ms':>10}{'floor ms':>10}{'ratio':>8}{'linear':>8}")
    ids = _ids(20_000)
    listed = [f"{number}. [Name](https://chatgpt.com/g/{i}-n)，\n" for number, i in enumerate(ids)]
    _row("20,000 links in Markdown", listed, find_links)
    refused = [f"https://evil.tld/g/{i}-some-name-of-a-gpt \n" for i in ids]
    _row("20,000 links of another site", refused, find_links)
    page = [f'<li><a href="https://chatgpt.com/g/{i}">N</a>\n' for i in ids]
    _row("20,000 links in HTML", page, links_in_html)
    values = [json.dumps({"name": "N", "url": f"chatgpt.com/g/{i}"}) + ",\n" for i in ids]
    _row("20,000 links in JSON", values, _in_json)
    _row("prose without links", ["The quick brown fox; 敏捷的狐狸。"] * (SIZE // 30), find_links)
    for part in HARD:
        _row(f"text of {part!r}", [part] * (SIZE // len(part)), find_links)
        _row(f"HTML of {part!r}", [part] * (SIZE // len(part)), links_in_html)


def _in_json(text: str) -> object:
    return links_in_file("a.json", f"[{text.rstrip().rstrip(',')}]".encode())


def _row(label: str, parts: list[str], find: Callable[[str], object]) -> None:
    text, quarter = "".join(parts), "".join(parts[: len(parts) // 4])
    median = _median(lambda: find(text))
    floor = _median(text.split)
    linear = (median / len(text)) / (_median(lambda: find(quarter)) / len(quarter))
    print(f"{label:44}{median:>10.1f}{floor:>10.2f}{median / floor:>8.0f}{linear:>8.2f}")


def _median(work: Callable[[], object]) -> float:
    times: list[float] = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def _ids(count: int) -> list[str]:
    letters = random.Random(2)  # the same text in each run
    alphabet = string.ascii_letters + string.digits
    return ["g-" + "".join(letters.choices(alphabet, k=9)) for _ in range(count)]


if __name__ == "__main__":
    main()
