"""The saved GPTs, gateways, conversations, settings and drafts, in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from gpts_desktop.core.announcement import Announcement
from gpts_desktop.core.errors import BusyDatabaseError
from gpts_desktop.core.gpt import GatewayProfile, Gpt
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.core.summary import ConversationSummary, TrashedConversation
from gpts_desktop.storage import chat_folders as folder_rows
from gpts_desktop.storage import conversations as conversation_rows
from gpts_desktop.storage import gpts as gpt_rows
from gpts_desktop.storage import journal
from gpts_desktop.storage import settings as setting_rows
from gpts_desktop.storage.database import BUSY_SECONDS, Database
from gpts_desktop.storage.owner import OwnerLock

if TYPE_CHECKING:
    from types import TracebackType

    from gpts_desktop.core.conversation import Conversation
    from gpts_desktop.core.copies import Counts
    from gpts_desktop.core.folder import Folder
    from gpts_desktop.core.message import Message
    from gpts_desktop.core.pictures import Picture
    from gpts_desktop.storage.importing.arrivals import Arrivals


class SqliteStore:
    """Fits `core.ports.Store`; may be called from any thread, one call at a time.

    `recovered` is how many answers opening it found cut off by a crash, `ended_uncleanly`
    whether the process before was killed or the computer went down with it. `damage_found`
    tells, on the caller's thread, that SQLite found the file damaged.
    """

    def __init__(
        self,
        path: Path,
        *,
        factory: type[sqlite3.Connection] = sqlite3.Connection,
        busy_seconds: float = BUSY_SECONDS,
        reading_only: bool = False,
    ) -> None:
        """Open or make the file, migrate it, mend what a crash left; raise StorageError.

        With `reading_only` a file that can't be written is read as it is (see `Database`).
        """
        self._database = Database(
            path, factory=factory, busy_seconds=busy_seconds, reading_only=reading_only
        )
        self._owner = OwnerLock(self._lock_path)
        self._database.about_to_reopen = self._renew_lock
        self.damage_found: Announcement[str] = Announcement()
        self._is_damaged = False
        self._database.damaged = self.note_damage
        self.recovered = 0
        self._reading_only = reading_only
        if reading_only:
            # What a crash left is mended at the next start; what is read of it shows it whole.
            self._database.mend_copy(journal.recover)
            return
        try:
            self._recover()
        except BaseException:
            self.close()
            raise

    def _recover(self) -> None:
        if not self._owner.held:
            return
        with self._database.reading() as connection:
            found = journal.left_open(connection)
            arriving = connection.execute("SELECT 1 FROM arriving").fetchone()
        if found:
            with self._database.writing() as connection:
                interrupted = journal.recover(connection)
            self.recovered = interrupted
        if arriving:
            from gpts_desktop.storage.importing.rows import clear_arriving

            with self._database.writing() as connection:
                clear_arriving(connection)

    @property
    def _lock_path(self) -> Path:
        return self.path.with_name(self.path.name + ".lock")

    def _renew_lock(self) -> None:
        """Own the file that came back, unless another window took it meanwhile."""
        if self._owner.stands_at(self._lock_path):
            return
        lock = OwnerLock(self._lock_path)
        if lock.is_others:
            lock.release()
            raise BusyDatabaseError(Sentence("Another window has opened {path}.", path=self.path))
        self._owner.release()
        self._owner = lock

    def close(self) -> None:
        """Close the file; further calls are bugs."""
        try:
            self._database.close()
        finally:
            self._owner.release(ended_well=not (self._is_damaged or self._reading_only))

    @property
    def ended_uncleanly(self) -> bool:
        """Whether the file ought to be checked."""
        return self._owner.was_left

    def note_damage(self, sentence: str) -> None:
        """Tell that the file is damaged, once, and let the next start check it again."""
        if not self._is_damaged:
            self._is_damaged = True
            self.damage_found(sentence)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._database.path

    def counts(self) -> Counts:
        """Return how much there is."""
        from gpts_desktop.storage.copies import counts_in

        with self._database.reading() as connection:
            return counts_in(connection)

    def changed_elsewhere(self) -> bool:
        """Whether another process has written since this was asked last."""
        return self._database.changed_elsewhere()

    def try_to_write(self) -> None:
        """Do nothing, in a transaction that writes; raise StorageError where that fails."""
        with self._database.writing():
            return

    def gpts(self) -> list[Gpt]:
        """Return all saved GPTs: pinned first, then by position."""
        with self._database.reading() as connection:
            return gpt_rows.all_gpts(connection)

    def save_gpts(self, gpts: Sequence[Gpt]) -> None:
        """Insert or replace each by its id."""
        with self._database.writing() as connection:
            gpt_rows.save_gpts(connection, gpts)

    def delete_gpts(self, ids: Sequence[str]) -> None:
        """Forget GPTs; their conversations stay."""
        with self._database.writing() as connection:
            gpt_rows.delete_gpts(connection, ids)

    def gpt_counts(self) -> dict[str, int]:
        """Return the number of conversations for each GPT id."""
        with self._database.reading() as connection:
            return gpt_rows.gpt_counts(connection)

    def gateways(self) -> list[GatewayProfile]:
        """Return all gateways, the oldest first."""
        with self._database.reading() as connection:
            return gpt_rows.all_gateways(connection)

    def save_gateway(self, gateway: GatewayProfile) -> None:
        """Insert or replace by its id."""
        with self._database.writing() as connection:
            gpt_rows.save_gateway(connection, gateway)

    def delete_gateway(self, gateway_id: str) -> None:
        """Forget a gateway."""
        with self._database.writing() as connection:
            gpt_rows.delete_gateway(connection, gateway_id)

    def summaries(
        self, limit: int = -1, offset: int = 0, *, archived: bool = False
    ) -> list[ConversationSummary]:
        """Return conversations, or archived ones: pinned first, then the last updated first."""
        with self._database.reading() as connection:
            return conversation_rows.summaries(connection, limit, offset, archived=archived)

    def conversation(self, conversation_id: str) -> Conversation | None:
        """Return a conversation with all its messages; None when it is deleted."""
        with self._database.reading() as connection:
            return conversation_rows.load(connection, conversation_id)

    def save_conversation(self, conversation: Conversation) -> None:
        """Insert the conversation's own row, or replace it but for where it is kept (`organise`).

        Its messages are left alone.
        """
        with self._database.writing() as connection:
            conversation_rows.save(connection, conversation)

    def rename_conversation(self, conversation_id: str, title: str) -> None:
        """Give a conversation another title; its place in the list stays."""
        with self._database.writing() as connection:
            conversation_rows.rename(connection, conversation_id, title)

    def organise(self, summaries: Sequence[ConversationSummary]) -> None:
        """Keep where each conversation is kept: pinned, archived, folder and tags; all or none."""
        with self._database.writing() as connection:
            conversation_rows.organise(connection, summaries)

    def trash_conversations(self, ids: Sequence[str]) -> None:
        """Put into the trash: they show nowhere else until `restore_conversations`."""
        from gpts_desktop.storage import trash

        with self._database.writing() as connection:
            trash.put_in(connection, ids)

    def restore_conversations(self, ids: Sequence[str]) -> None:
        """Take out of the trash."""
        from gpts_desktop.storage import trash

        with self._database.writing() as connection:
            trash.take_out(connection, ids)

    def trashed(self) -> list[TrashedConversation]:
        """Return what is in the trash, the last deleted first."""
        from gpts_desktop.storage import trash

        with self._database.reading() as connection:
            return trash.content(connection)

    def give_up_conversations(self, ids: Sequence[str]) -> None:
        """Let what is in the trash be purged next; it can't be restored any more."""
        from gpts_desktop.storage import trash

        with self._database.writing() as connection:
            trash.give_up(connection, ids)

    def purge_trash(self, before: float) -> bool:
        """Delete for good a little of what was trashed before then; whether more is left."""
        from gpts_desktop.storage import trash

        with self._database.writing() as connection:
            return trash.purge(connection, before)

    def folders(self) -> list[Folder]:
        """Return all folders by position."""
        with self._database.reading() as connection:
            return folder_rows.all_folders(connection)

    def save_folders(self, folders: Sequence[Folder]) -> None:
        """Insert or replace each by its id."""
        with self._database.writing() as connection:
            folder_rows.save(connection, folders)

    def delete_folders(self, ids: Sequence[str]) -> None:
        """Forget folders; their conversations stay, and still name them."""
        with self._database.writing() as connection:
            folder_rows.delete(connection, ids)

    def begin_turn(self, conversation: Conversation, messages: Sequence[Message]) -> None:
        """Put new messages and the conversation's row on disk, together.

        Parents come before children; LostPlaceError for a parent that was never saved.
        """
        from gpts_desktop.storage import messages as message_rows

        with self._database.writing() as connection:
            key = conversation_rows.save(connection, conversation)
            for message in messages:
                message_rows.write(connection, key, message)

    def append_journal(
        self,
        message_id: str,
        text: str,
        reasoning: str,
        refusal: str = "",
        number: int | None = None,
    ) -> None:
        """Append to a streaming message; LostPlaceError when it was never saved."""
        with self._database.writing() as connection:
            journal.append(connection, message_id, (text, reasoning, refusal), number)

    def finish_message(self, message: Message) -> None:
        """Write the message's last state whole and drop its journal, together."""
        from gpts_desktop.storage import messages as message_rows

        with self._database.writing() as connection:
            message_rows.rewrite(connection, message)

    def keep_picture(self, conversation_id: str, address: str, picture: Picture) -> None:
        """Keep a picture beside a conversation, if that was saved; it goes with it."""
        from gpts_desktop.storage import pictures as picture_rows

        with self._database.writing() as connection:
            picture_rows.keep(connection, conversation_id, address, picture)

    def picture(self, conversation_id: str, address: str) -> Picture | None:
        """Return a picture that was kept."""
        from gpts_desktop.storage import pictures as picture_rows

        with self._database.reading() as connection:
            return picture_rows.load(connection, conversation_id, address)

    def picture_sizes(self, conversation_id: str) -> dict[str, tuple[int, int]]:
        """Return width and height of a conversation's kept pictures by their addresses."""
        from gpts_desktop.storage import pictures as picture_rows

        with self._database.reading() as connection:
            return picture_rows.sizes(connection, conversation_id)

    def delete_message(self, message_id: str) -> None:
        """Delete a message with all that follows it, for good; one never saved is none."""
        from gpts_desktop.storage import messages as message_rows

        with self._database.writing() as connection:
            message_rows.delete(connection, message_id)

    def delete_message_alone(self, message_id: str) -> None:
        """Delete one message for good; what follows it hangs on what was before it."""
        from gpts_desktop.storage import messages as message_rows

        with self._database.writing() as connection:
            message_rows.delete_alone(connection, message_id)

    def branch_off(
        self, conversation: Conversation, messages: Sequence[Message], origin_id: str
    ) -> None:
        """Put a new conversation with copied messages on disk, and their kept pictures."""
        from gpts_desktop.storage import messages as message_rows
        from gpts_desktop.storage import origins as origin_rows
        from gpts_desktop.storage import pictures as picture_rows

        with self._database.writing() as connection:
            key = conversation_rows.save(connection, conversation)
            for message in messages:
                message_rows.write(connection, key, message)
            picture_rows.copy(connection, origin_id, key, [m.text for m in messages])
            origin_rows.add(connection, {conversation.id: origin_id})

    @cached_property
    def arrivals(self) -> Arrivals:
        """What writes what comes from archives."""
        from gpts_desktop.storage.importing.arrivals import Arrivals

        return Arrivals(self._database)

    def index_more(self, count: int) -> tuple[int, int] | None:
        """Index up to `count` messages that an earlier version left unindexed.

        Returns how many are left and how many there were; None when all are indexed.
        """
        from gpts_desktop.storage import message_index

        # Only an import makes `arrivals`: without one nothing of it is loaded.
        down_to = self.arrivals.down_to if "arrivals" in vars(self) else None
        with self._database.writing() as connection:
            return message_index.catch_up(connection, count, down_to)

    def settings(self) -> dict[str, Any]:
        """Return all settings, decoded from JSON."""
        with self._database.reading() as connection:
            return setting_rows.all_settings(connection)

    def unreadable_settings(self) -> list[str]:
        """Return the names of the settings whose values are no JSON."""
        with self._database.reading() as connection:
            return setting_rows.unreadable_settings(connection)

    def set_settings_aside(self, names: Sequence[str]) -> None:
        """Keep values of settings under other names: they count as not set."""
        with self._database.writing() as connection:
            setting_rows.set_aside(connection, names)

    def save_setting(self, name: str, value: Any) -> None:
        """Keep one JSON value; None forgets it."""
        with self._database.writing() as connection:
            setting_rows.save_setting(connection, name, value)

    def drafts(self) -> dict[str, str]:
        """Return the unsent text for each conversation's id, or "new:<gpt id>"."""
        with self._database.reading() as connection:
            return setting_rows.all_drafts(connection)

    def save_draft(self, key: str, text: str) -> None:
        """Keep what is typed; "" forgets it."""
        with self._database.writing() as connection:
            setting_rows.save_draft(connection, key, text)
