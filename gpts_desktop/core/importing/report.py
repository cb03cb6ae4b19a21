"""What an import did, in numbers and in plain sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from gpts_desktop.core.sentence import Sentence, joined

MOST_DETAILS = 1_000
"""Details beyond these are only counted."""


@dataclass(slots=True)
class ImportReport:
    """Counts of what came and what did not. `details` name each part that was lost, and why.

    `left_out` counts conversations that were deleted here; `elsewhere` are pictures that the
    archive points to and does not hold.
    """

    new: int = 0
    added_to: int = 0
    unchanged: int = 0
    in_trash: int = 0
    deleted: int = 0
    empty: int = 0
    damaged: int = 0
    messages: int = 0
    files: int = 0
    elsewhere: int = 0
    gpts: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    details: list[str] = field(default_factory=list)
    more_details: int = 0
    cancelled: bool = False

    @property
    def conversations(self) -> int:
        """How many conversations could be read."""
        return self.new + self.added_to + self.unchanged + self.left_out + self.empty

    @property
    def left_out(self) -> int:
        """How many stay away because they were deleted here."""
        return self.in_trash + self.deleted

    @property
    def read_something(self) -> bool:
        """Whether there was anything that could be read."""
        return bool(self.conversations or self.gpts)

    def tell(self, detail: str) -> None:
        """Keep a sentence about something that did not come."""
        if len(self.details) < MOST_DETAILS:
            self.details.append(detail)
        else:
            self.more_details += 1

    def title(self) -> str:
        """Return the report in one line."""
        if self.cancelled:
            return Sentence(
                "Import stopped: {n} new conversations came in",
                one="Import stopped: {n} new conversation came in",
                n=self.new,
            )
        if not self.read_something:
            return Sentence("Nothing could be imported")
        if self.new:
            return Sentence(
                "{n} conversations imported", one="{n} conversation imported", n=self.new
            )
        if self.added_to:
            return Sentence(
                "{n} conversations brought up to date",
                one="{n} conversation brought up to date",
                n=self.added_to,
            )
        if self.gpts:
            return Sentence("{n} GPTs imported", one="{n} GPT imported", n=self.gpts)
        return Sentence("Nothing new in this archive")

    def sentences(self) -> list[str]:
        """Return what came in, what was here, and what did not come and why."""
        return [*self._came_in(), *self._did_not_come(), *self._rest()]

    def _came_in(self) -> Iterator[str]:
        if self.new:
            conversations = Sentence("{n} conversations", one="{n} conversation", n=self.new)
            yield Sentence(
                "{conversations} came in, with {what}.",
                conversations=conversations,
                what=self._with(),
            )
        if self.added_to:
            yield Sentence(
                "{n} conversations that you had got what is new.",
                one="{n} conversation that you had got what is new.",
                n=self.added_to,
            )
        if self.unchanged:
            yield Sentence(
                "{n} conversations were here already and stay as they are.",
                one="{n} conversation was here already and stays as it is.",
                n=self.unchanged,
            )

    def _did_not_come(self) -> Iterator[str]:
        if self.in_trash:
            yield Sentence(
                "{n} conversations lie in the trash here and stay there.",
                one="{n} conversation lies in the trash here and stays there.",
                n=self.in_trash,
            )
        if self.deleted:
            yield Sentence(
                "{n} conversations that you deleted here were not brought back.",
                one="{n} conversation that you deleted here was not brought back.",
                n=self.deleted,
            )
        if self.empty:
            yield Sentence(
                "{n} conversations held no message that is shown.",
                one="{n} conversation held no message that is shown.",
                n=self.empty,
            )
        if self.damaged:
            yield Sentence(
                "{n} conversations could not be read.",
                one="{n} conversation could not be read.",
                n=self.damaged,
            )

    def _rest(self) -> Iterator[str]:
        if self.gpts:
            yield Sentence(
                "{n} GPTs came into your library.",
                one="{n} GPT came into your library.",
                n=self.gpts,
            )
        if self.elsewhere:
            yield Sentence(
                "{n} pictures or files that messages point to are not in the archive.",
                one="{n} picture or file that messages point to is not in the archive.",
                n=self.elsewhere,
            )
        if self.unknown:
            kinds = ", ".join(f"{kind} ({count:,})" for kind, count in self.unknown.most_common(8))
            yield Sentence(
                "Of kinds of messages that are unknown here only the text came: {kinds}.",
                kinds=kinds,
            )
        if self.cancelled:
            yield Sentence("You stopped it. What came is whole; importing again brings the rest.")

    def text(self) -> str:
        """Return all of it as text."""
        lines = [self.title(), "", *self.sentences()]
        if self.details:
            details = (joined("", ("• ", detail)) for detail in self.details)
            lines += ["", Sentence("In detail:"), *details]
        if self.more_details:
            lines.append(Sentence("… and {n} more.", n=self.more_details))
        return joined("\n", lines)

    def to_json(self) -> dict[str, Any]:
        """Return the numbers and details for programs."""
        return {
            "new": self.new,
            "added_to": self.added_to,
            "unchanged": self.unchanged,
            "in_trash": self.in_trash,
            "deleted": self.deleted,
            "empty": self.empty,
            "damaged": self.damaged,
            "messages": self.messages,
            "files": self.files,
            "files_missing": self.elsewhere,
            "gpts": self.gpts,
            "unknown": dict(self.unknown),
            "details": self.details,
            "more_details": self.more_details,
            "cancelled": self.cancelled,
        }

    def _with(self) -> Sentence:
        messages = Sentence("{n} messages", one="{n} message", n=self.messages)
        if not self.files:
            return messages
        files = Sentence("{n} pictures or files", one="{n} picture or file", n=self.files)
        return Sentence("{messages} and {files}", messages=messages, files=files)
