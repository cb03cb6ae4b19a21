"""The tables, by the version that brought them.

- Rows that others point at have an integer key, since a full-text index needs one and
  integers are the fastest to join; `id` is the name that the app knows.
- A message's key is its order: siblings come in the order in which they were added.
- Long texts are a row's last columns, so that reading the others never follows them.
- Indexes for the sidebar hold all that it asks for, so that the rows are not read; SQLite
  asks for a partial index's own condition too, hence `deleted` in them.
- Conversations name their GPT without a foreign key: they stay when it is deleted. So they do
  with their folder: a deleted one that is put back has its conversations again.
- A conversation's tags stand in its own row, one a line: the sidebar reads them with the rest
  from one index, and one update puts a conversation back as it was.
"""

from __future__ import annotations

VERSION_1: tuple[str, ...] = (
    """CREATE TABLE gpts (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        slug TEXT NOT NULL,
        pinned INTEGER NOT NULL,
        position REAL NOT NULL,
        parameters TEXT NOT NULL, -- JSON
        added REAL NOT NULL -- times are seconds since 1970, UTC
    )""",
    """CREATE TABLE gateways (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        base_url TEXT NOT NULL,
        model_form TEXT NOT NULL,
        key_place TEXT NOT NULL,
        takes_stream_options INTEGER NOT NULL
    )""",
    """CREATE TABLE conversations (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        gpt_id TEXT NOT NULL,
        model TEXT NOT NULL,
        created REAL NOT NULL,
        updated REAL NOT NULL,
        pinned INTEGER NOT NULL,
        current TEXT, -- the id of the shown path's last message
        parameters TEXT NOT NULL, -- JSON
        deleted REAL -- when it was deleted; NULL while it shows
    )""",
    """CREATE INDEX conversations_shown ON conversations
        (pinned DESC, updated DESC, key DESC, id, title, gpt_id, deleted)
        WHERE deleted IS NULL""",
    """CREATE INDEX conversations_of_gpt ON conversations (gpt_id, deleted)
        WHERE deleted IS NULL""",
    """CREATE TABLE messages (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
        parent INTEGER REFERENCES messages ON DELETE CASCADE,
        role TEXT NOT NULL,
        state TEXT NOT NULL,
        model TEXT NOT NULL,
        gpt_id TEXT NOT NULL,
        created REAL NOT NULL,
        duration REAL,
        reasoning_duration REAL,
        finish_reason TEXT NOT NULL,
        prompt_tokens INTEGER, -- NULL in all three when no usage was reported
        completion_tokens INTEGER,
        total_tokens INTEGER,
        attachments INTEGER NOT NULL, -- how many
        failure TEXT, -- JSON
        refusal TEXT NOT NULL,
        reasoning TEXT NOT NULL,
        text TEXT NOT NULL
    )""",
    "CREATE INDEX messages_of_conversation ON messages (conversation)",
    "CREATE INDEX messages_of_parent ON messages (parent) WHERE parent IS NOT NULL",
    """CREATE INDEX messages_open ON messages (state)
        WHERE state IN ('sending', 'streaming')""",
    """CREATE TABLE attachments (
        key INTEGER PRIMARY KEY,
        message INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        data BLOB NOT NULL
    )""",
    "CREATE INDEX attachments_of_message ON attachments (message)",
    """CREATE TABLE journal (
        key INTEGER PRIMARY KEY, -- the order of appending
        message INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE,
        text TEXT NOT NULL,
        reasoning TEXT NOT NULL,
        refusal TEXT NOT NULL
    )""",
    "CREATE INDEX journal_of_message ON journal (message)",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE drafts (key TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID",
)

VERSION_2: tuple[str, ...] = (
    """CREATE TABLE pictures (
        key INTEGER PRIMARY KEY,
        conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
        address TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        media_type TEXT NOT NULL,
        fetched REAL NOT NULL,
        data BLOB NOT NULL
    )""",
    "CREATE UNIQUE INDEX pictures_of_conversation ON pictures (conversation, address)",
)

VERSION_5: tuple[str, ...] = (
    """CREATE TABLE folders (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        position REAL NOT NULL
    )""",
    "ALTER TABLE conversations ADD COLUMN archived INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE conversations ADD COLUMN folder TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE conversations ADD COLUMN tags TEXT NOT NULL DEFAULT ''",
    "DROP INDEX conversations_shown",
    """CREATE INDEX conversations_shown ON conversations
        (pinned DESC, updated DESC, key DESC, id, title, gpt_id, folder, tags, archived, deleted)
        WHERE archived = 0 AND deleted IS NULL""",
    """CREATE INDEX conversations_archived ON conversations
        (pinned DESC, updated DESC, key DESC, id, title, gpt_id, folder, tags, archived, deleted)
        WHERE archived = 1 AND deleted IS NULL""",
    "CREATE INDEX conversations_deleted ON conversations (deleted) WHERE deleted IS NOT NULL",
    "DROP INDEX conversations_of_gpt",
    """CREATE INDEX conversations_of_gpt ON conversations (gpt_id, archived, deleted)
        WHERE archived = 0 AND deleted IS NULL""",
)

VERSION_6: tuple[str, ...] = (
    # What the source said of each conversation that came from an archive: what the user changed
    # since is told from what the source changed. A row outlives its conversation.
    """CREATE TABLE imports (
        id TEXT PRIMARY KEY, -- the conversation's
        title TEXT NOT NULL,
        current TEXT,
        pinned INTEGER NOT NULL,
        archived INTEGER NOT NULL
    ) WITHOUT ROWID""",
    "CREATE TABLE imported_gpts (id TEXT PRIMARY KEY) WITHOUT ROWID",
    # Messages that were deleted here: a later archive does not bring them back.
    """CREATE TABLE import_deletions (
        id TEXT PRIMARY KEY,
        conversation TEXT NOT NULL -- its id
    ) WITHOUT ROWID""",
    "CREATE INDEX deletions_of_import ON import_deletions (conversation)",
    # What goes with its conversation is told by the row in `imports`.
    """CREATE TRIGGER import_deleted AFTER DELETE ON messages BEGIN
        INSERT OR IGNORE INTO import_deletions
            SELECT old.id, c.id FROM conversations c JOIN imports i ON i.id = c.id
            WHERE c.key = old.conversation AND c.deleted IS NULL;
    END""",
    # Long conversations come in several transactions; until the last they show nowhere.
    """CREATE TABLE arriving (
        conversation INTEGER PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
        below INTEGER NOT NULL -- the keys of its messages lie under it
    )""",
    # How many messages of the backlog are left, so that they need not be counted each time.
    "CREATE TABLE index_backlog_left (count INTEGER NOT NULL)",
    """INSERT INTO index_backlog_left
        SELECT count(*) FROM messages, index_backlog WHERE messages.key < below HAVING count(*)""",
)
