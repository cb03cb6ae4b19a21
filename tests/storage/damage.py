"""A database with a row of everything, and damage done to its pages."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.gpt import GatewayProfile, Gpt
from gpts_desktop.core.message import Attachment, Message, Role, State
from gpts_desktop.core.pictures import Picture
from gpts_desktop.storage.sqlite_errors import SQLITE_ERRORS
from gpts_desktop.storage.store import SqliteStore

PAGE = 4096
CONVERSATIONS, MESSAGES_EACH = 12, 12


def make_sound(path: Path) -> None:
    """Fill a database: branches, files, pictures, a journal, settings, drafts, long texts."""
    chance = random.Random(3)
    with SqliteStore(path) as store:
        store.save_gpts([Gpt(f"g-{n:09}", f"GPT {n} 学术", position=n) for n in range(5)])
        store.save_gateway(GatewayProfile("gate", "api.gpt.ge", "https://api.gpt.ge"))
        store.save_setting("theme", "dark")
        for number in range(CONVERSATIONS):
            conversation = Conversation(
                id=f"c{number}", title=f"Chat {number}", gpt_id="g-000000001"
            )
            for place in range(MESSAGES_EACH):
                parent = conversation.current
                if place == 5:  # a branch
                    parent = f"c{number}-m2"
                conversation.add(_message(chance, number, place, parent))
            store.begin_turn(conversation, conversation.messages())
            store.keep_picture(
                f"c{number}", "https://h/p.png", Picture("image/png", b"x" * 900, 3, 2)
            )
            store.save_draft(f"c{number}", f"draft {number}")
        answer = Message(Role.ASSISTANT, "", "open", "c0-m11", State.STREAMING)
        store.begin_turn(Conversation(id="c0", title="Chat 0"), [answer])
        store.append_journal("open", "half an ans", "")


def _message(chance: random.Random, number: int, place: int, parent: str | None) -> Message:
    role = Role.ASSISTANT if place % 2 else Role.USER
    words = chance.choice(["量子计算", "quantum ", "纠错 "]) * chance.choice([5, 60, 300, 2_000])
    files = (Attachment("a.txt", "text/plain", b"file " * 40),) if place == 0 else ()
    return Message(
        role, f"{number}/{place} {words}", f"c{number}-m{place}", parent, attachments=files
    )


def overwrite(path: Path, seed: int) -> list[int]:
    """Overwrite some pages with noise, zeros or another page; return their numbers from 0."""
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    count = len(content) // PAGE
    pages = sorted(
        {chance.randrange(count) for _ in range(chance.choice([1, 1, 2, 5, count // 8]))}
    )
    for page in pages:
        other = chance.randrange(count) * PAGE
        noise = chance.choice(
            [chance.randbytes(PAGE), bytes(PAGE), bytes(content[other : other + PAGE])]
        )
        first, last = (
            sorted(chance.sample(range(PAGE + 1), 2)) if chance.random() < 0.3 else (0, PAGE)
        )
        content[page * PAGE + first : page * PAGE + last] = noise[first:last]
    path.write_bytes(content)
    return pages


def messages_in(path: Path) -> dict[str, str | bytes]:
    """Return the texts of a sound file's messages by their ids."""
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT id, text FROM messages"))


def still_readable(path: Path, sound: dict[str, str | bytes]) -> set[str]:
    """Return the messages that a damaged file gives back as they were, each asked for alone."""
    found = set()
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        for key in range(1, len(sound) + 1):
            try:
                row = connection.execute(
                    "SELECT id, text FROM messages NOT INDEXED WHERE key = ?", (key,)
                ).fetchone()
            except SQLITE_ERRORS:
                continue
            if row is not None and row[0] in sound and sound[row[0]] == row[1]:
                found.add(row[0])
    return found
