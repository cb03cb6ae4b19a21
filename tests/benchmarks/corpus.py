"""Data folders of a given size for the benchmarks, made through the real store."""

from __future__ import annotations

import random
import time
from pathlib import Path

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.gpt import GatewayProfile, Gpt
from gpts_desktop.core.message import Message, Role
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.storage.store import SqliteStore

WORDS = ["quantum", "register", "amplitude", "error", "量子", "计算", "纠错", "翻译", "摘要"]
ANSWER = """It depends on the **structure** of the problem. {words}

| Problem | Best classical | Quantum |
| --- | --- | ---: |
| Search | N | √N |

```python
def grover(n: int) -> int:
    return round(n ** 0.5)
```

- {words}
- {words}
"""


def make_data_folder(folder: Path, *, conversations: int, messages_in_last: int) -> None:
    """Fill `folder` with conversations of two messages and a last one of that many."""
    chance = random.Random(1)  # the same data in every run
    folders = app_folders(folder)
    folders.create()
    with SqliteStore(folders.database) as store:
        gpts = [Gpt(f"g-{n:09d}", f"GPT number {n}", position=float(n)) for n in range(12)]
        store.save_gpts(gpts)
        store.save_gateway(GatewayProfile("one", "api.gpt.ge", "https://api.gpt.ge"))
        for number in range(conversations - 1):
            _save(store, _conversation(chance, gpts[number % 12].id, number, 2))
        last = _conversation(chance, gpts[0].id, conversations, messages_in_last)
        _save(store, last)
        store.save_setting("conversation", last.id)


def _conversation(chance: random.Random, gpt_id: str, number: int, size: int) -> Conversation:
    created = time.time() - 3_600 * (20_000 - number)
    conversation = Conversation(
        title=f"{_words(chance, 4)} {number}", gpt_id=gpt_id, created=created, updated=created
    )
    for place in range(size):
        role = Role.ASSISTANT if place % 2 else Role.USER
        text = ANSWER.format(words=_words(chance, 12)) if place % 2 else _words(chance, 20)
        conversation.add(Message(role, text, parent=conversation.current, created=created))
    return conversation


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def _save(store: SqliteStore, conversation: Conversation) -> None:
    store.begin_turn(conversation, conversation.path())
