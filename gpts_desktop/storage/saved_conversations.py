"""Conversations read one after another on a connection of their own, for what takes long."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage import chat_folders as folder_rows
from gpts_desktop.storage import conversations as conversation_rows
from gpts_desktop.storage import gpts as gpt_rows
from gpts_desktop.storage import origins as origin_rows
from gpts_desktop.storage import pictures as picture_rows
from gpts_desktop.storage.sqlite_errors import known_trouble

if TYPE_CHECKING:
    from gpts_desktop.core.conversation import Conversation
    from gpts_desktop.core.folder import Folder
    from gpts_desktop.core.gpt import Gpt
    from gpts_desktop.core.pictures import Picture
    from gpts_desktop.core.summary import ConversationSummary


class SavedConversations:
    """Only reads; no write waits for it. Each conversation is read whole, at one moment.

    Raises StorageError. To be used on one thread.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._known_errors():
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._connection.close()

    def gpts(self) -> list[Gpt]:
        """Return all saved GPTs: pinned first, then by position."""
        with self._reading():
            return gpt_rows.all_gpts(self._connection)

    def summaries(self) -> list[ConversationSummary]:
        """Return what the conversations are called, in the sidebar's order, archived ones last."""
        with self._reading():
            shown = conversation_rows.summaries(self._connection, -1, 0)
            return shown + conversation_rows.summaries(self._connection, -1, 0, archived=True)

    def folders(self) -> list[Folder]:
        """Return the folders in their order."""
        with self._reading():
            return folder_rows.all_folders(self._connection)

    def origins(self) -> dict[str, str]:
        """Return what conversations were branched from, by their ids."""
        with self._reading():
            return origin_rows.all_origins(self._connection)

    def conversation(
        self, conversation_id: str
    ) -> tuple[Conversation, list[tuple[str, Picture]]] | None:
        """Return a conversation and its kept pictures; None when it is gone."""
        with self._reading():
            found = conversation_rows.load(self._connection, conversation_id)
            if found is None:
                return None
            return found, picture_rows.all_of(self._connection, conversation_id)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._known_errors():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def _known_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            trouble = known_trouble(error, self._path)
            if trouble is None:
                raise
            raise trouble from error
        except (ValueError, KeyError, UnicodeError) as error:
            # A damaged page can hold anything.
            raise StorageError(
                Sentence("A part of {path} can't be read.", path=self._path)
            ) from error
