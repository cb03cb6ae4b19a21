"""Export of many conversations: `python -m tests.benchmarks.exporting [CONVERSATIONS]`.

10,000 by default, of 10 messages each, English and Chinese, every fifth answer with code, a table
and a formula. Each format is written by a process of its own; the floor is the bare reading of
the same rows. With `FORMAT DATABASE OUT` it is that process.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.message import Message, Role
from gpts_desktop.storage.store import SqliteStore
from tests.benchmarks.search import Language, languages

CONVERSATIONS = 10_000
MESSAGES = 10
CHARACTERS = 600
READING = "reading"
FORMS = (READING, "json", "md", "txt", "html")
RICH = """

| Problem | Speed-up |
|---|---:|
| Search | $\\sqrt{N}$ |

```python
def f(n: int) -> int:
    return n * 2  # twice
```
"""


def main(arguments: list[str]) -> None:
    """Measure, or be one measured process."""
    if len(arguments) == 3:
        measured(arguments[0], Path(arguments[1]), Path(arguments[2]))
        return
    count = int(arguments[0]) if arguments else CONVERSATIONS
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "app.db")
        fill(Path(database), count)
        size = Path(database).stat().st_size / 1e6
        print(f"{count:,} conversations of {MESSAGES} messages, {size:,.0f} MB of database")
        print("format   seconds  chats/s  to floor  peak MB      MB")
        floor = 0.0
        for form in FORMS:
            out = Path(folder) / f"out.{'json' if form == 'json' else 'zip'}"
            command = [sys.executable, "-m", "tests.benchmarks.exporting", form, database, str(out)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            seconds, peak = map(float, done.stdout.split())
            floor = floor or seconds
            written = out.stat().st_size / 1e6 if out.exists() else 0.0
            rate, ratio = f"{count / seconds:8,.0f}", f"{seconds / floor:8.1f}x"
            print(f"{form:8}{seconds:8.1f} {rate} {ratio} {peak:8.0f} {written:7.0f}", flush=True)


def measured(form: str, database: Path, out: Path) -> None:
    """Export once, and print the seconds and the peak of memory in MB."""
    from gpts_desktop.core.export.order import Format, Order
    from gpts_desktop.core.theme_roles import both_themes
    from gpts_desktop.resources import theme_text
    from gpts_desktop.storage.export import FileExporter
    from gpts_desktop.storage.saved_conversations import SavedConversations

    start = time.perf_counter()
    if form == READING:
        with SavedConversations(database) as saved:
            for summary in saved.summaries():
                saved.conversation(summary.id)
    else:
        exporter = FileExporter(database, lambda: both_themes(theme_text))
        exporter.export(Order(Format(form), out), lambda done, total: None)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(time.perf_counter() - start, peak)


def fill(path: Path, count: int) -> None:
    """Make a database of conversations."""
    chance = random.Random(5)
    english, chinese = languages(chance)
    with SqliteStore(path) as store:
        store.save_gpts([Gpt("g-bo0FiWLY7", "ResearchGPT")])
        for at in range(count):
            _save(store, at, chance, english if at % 2 else chinese)


def _save(store: SqliteStore, at: int, chance: random.Random, language: Language) -> None:
    made: list[Message] = []
    for number in range(MESSAGES):
        words = CHARACTERS if language._blank == "" else CHARACTERS // 6
        text = language.text(chance, words)
        role = Role.ASSISTANT if number % 2 else Role.USER
        if role is Role.ASSISTANT and number % 5 == 0:
            text += RICH
        moment = 1.7e9 + at * 100 + number
        parent = made[-1].id if made else None
        message = Message(role, text, parent=parent, gpt_id="g-bo0FiWLY7", created=moment)
        made.append(message)
    title = language.text(chance, 6)
    chat = Conversation.load(made, title=title, gpt_id="g-bo0FiWLY7", updated=made[-1].created)
    store.begin_turn(chat, made)


if __name__ == "__main__":
    main(sys.argv[1:])
