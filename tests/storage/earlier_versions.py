"""Databases as each earlier version left them, with a row in every table it had."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from gpts_desktop.storage.database import Database
from gpts_desktop.storage.migrations import MIGRATIONS

MESSAGES = 40

_ROWS = """
INSERT INTO gpts (key, id, name, slug, pinned, position, parameters, added)
    VALUES (1, 'g-aaaaaaaaa', '学术翻译助手', 'academic', 1, 1.5, '{"temperature":0.5}', 7);
INSERT INTO gateways (key, id, name, base_url, model_form, key_place, takes_stream_options)
    VALUES (1, 'gate', 'api.gpt.ge', 'https://api.gpt.ge', 'gpt-4-gizmo-{id}', 'session', 1);
INSERT INTO conversations (key, id, title, gpt_id, model, created, updated, pinned, current,
    parameters, deleted) VALUES
    (1, 'c', '量子纠错', 'g-aaaaaaaaa', '', 1, 2, 1, 'm40', '{}', NULL),
    (2, 'gone', 'deleted', 'g-aaaaaaaaa', '', 1, 2, 0, NULL, '{}', 9);
INSERT INTO attachments (key, message, name, media_type, data)
    VALUES (1, 1, 'a.txt', 'text/plain', x'616263');
INSERT INTO journal (key, message, text, reasoning, refusal) VALUES (1, 40, ' and on', '', '');
INSERT INTO settings (name, value) VALUES ('theme', '"dark"');
INSERT INTO drafts (key, text) VALUES ('new:g-aaaaaaaaa', 'not sent yet');
"""


def make_version(path: Path, version: int) -> None:
    """Make the database of a version; the last answer in it streams."""
    Database(path, migrations=MIGRATIONS[:version]).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executescript(_ROWS)
        connection.executemany(
            "INSERT INTO messages (key, id, conversation, parent, role, state, model, gpt_id,"
            " created, finish_reason, attachments, refusal, reasoning, text)"
            " VALUES (?, ?, 1, ?, ?, ?, 'gpt-4o', 'g-aaaaaaaaa', ?, '', ?, '', '', ?)",
            [
                (
                    key,
                    f"m{key}",
                    key - 1 or None,
                    "user" if key % 2 else "assistant",
                    "streaming" if key == MESSAGES else "complete",
                    float(key),
                    int(key == 1),
                    f"第{key}条消息",
                )
                for key in range(1, MESSAGES + 1)
            ],
        )
        if version >= 2:
            connection.execute(
                "INSERT INTO pictures VALUES (1, 1, 'https://h/p.png', 3, 2, 'image/png', 5, x'89')"
            )
        connection.commit()
