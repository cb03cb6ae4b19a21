"""Where one was: the unsent text and the reading place of each conversation."""

from __future__ import annotations

from dataclasses import dataclass

from gpts_desktop.core.message import Attachment
from gpts_desktop.core.ports import Store, Writer
from gpts_desktop.core.settings import Settings
from gpts_desktop.ui.transcript.view import Position

_MOST = 500


@dataclass(slots=True)
class DraftFilesOf:
    """The files of one draft."""

    files: tuple[Attachment, ...] = ()
    reads: int = 0  # how many arrivals are still read


class Places:
    """Drafts and reading places, in memory and on the way to the disk."""

    def __init__(self, store: Store, writer: Writer, settings: Settings) -> None:
        self._store = store
        self._writer = writer
        self._settings = settings
        self._drafts = store.drafts()
        self._left: dict[str, Position] = {}
        self.files: dict[str, DraftFilesOf] = {}
        """Files that are to go along with a draft; they are not on the disk."""

    def draft(self, key: str) -> str:
        """Return the unsent text of a conversation, or of "new:<gpt id>"."""
        return self._drafts.get(key, "")

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what is typed; "" forgets it."""
        if self._drafts.get(key, "") != text:
            self._drafts[key] = text
            self._writer.submit(self._store.save_draft, key, text)

    def place(self, conversation_id: str) -> Position | None:
        """Return where the conversation was left; None for its end."""
        if conversation_id in self._left:
            return self._left[conversation_id]
        kept = self._settings["positions"].get(conversation_id)
        match kept:
            case [str(message_id), int(offset)]:
                return Position(message_id, offset)
            case [str(message_id), int(offset), int(row), int(place), int(y)]:
                return Position(message_id, offset, line=(row, place, y))
        return None

    def keep(self, conversation_id: str, position: Position | None) -> None:
        """Keep where a conversation is left; None is its end. The oldest of many are forgotten."""
        # In memory the end is known too: following it may have an end of its own.
        if position is not None:
            self._left[conversation_id] = position
        places = dict(self._settings["positions"])
        places.pop(conversation_id, None)
        if position is not None and not position.at_end:
            line = position.line or ()
            places[conversation_id] = [position.message_id, position.offset, *line]
        for stale in list(places)[: max(0, len(places) - _MOST)]:
            del places[stale]
        self._settings["positions"] = places
