"""What an import did, in numbers and in plain sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

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
            return f"Import stopped: {_count(self.new, 'new conversation')} came in"
        if not self.read_something:
            return "Nothing could be imported"
        if self.new:
            return f"{_count(self.new, 'conversation')} imported"
        if self.added_to:
            return f"{_count(self.added_to, 'conversation')} brought up to date"
        if self.gpts:
            return f"{_count(self.gpts, 'GPT')} imported"
        return "Nothing new in this archive"

    def sentences(self) -> list[str]:
        """Return what came in, what was here, and what did not come and why."""
        told = [
            (self.new, "{0} came in, with {1}."),
            (self.added_to, "{0} that you had got what is new."),
            (self.unchanged, "{0} were here already and stay as they are."),
            (self.in_trash, "{0} lie in the trash here and stay there."),
            (self.deleted, "{0} that you deleted here were not brought back."),
            (self.empty, "{0} held no message that is shown."),
            (self.damaged, "{0} could not be read."),
        ]
        lines = [
            _agreeing(count, sentence.replace("{1}", self._with())) for count, sentence in told
            if count
        ]  # fmt: skip
        if self.gpts:
            lines.append(f"{_count(self.gpts, 'GPT')} came into your library.")
        if self.elsewhere:
            lines.append(
                f"{_count(self.elsewhere, 'picture or file', 'pictures or files')} that messages"
                " point to are not in the archive."
            )
        if self.unknown:
            kinds = ", ".join(f"{kind} ({count:,})" for kind, count in self.unknown.most_common(8))
            lines.append(f"Of kinds of messages that are unknown here only the text came: {kinds}.")
        if self.cancelled:
            lines.append("You stopped it. What came is whole; importing again brings the rest.")
        return lines

    def text(self) -> str:
        """Return all of it as text."""
        lines = [self.title(), "", *self.sentences()]
        if self.details:
            lines += ["", "In detail:", *(f"• {detail}" for detail in self.details)]
        if self.more_details:
            lines.append(f"… and {self.more_details:,} more.")
        return "\n".join(lines)

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

    def _with(self) -> str:
        messages = _count(self.messages, "message")
        if not self.files:
            return messages
        return f"{messages} and {_count(self.files, 'picture or file', 'pictures or files')}"


def _count(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _agreeing(count: int, sentence: str) -> str:
    """Return a sentence about so many conversations, its verb agreeing with one."""
    if count == 1:
        for many, one in ((" were ", " was "), (" lie ", " lies "), (" stay ", " stays ")):
            sentence = sentence.replace(many, one)
        sentence = sentence.replace("stay as they are", "stays as it is")
    return sentence.replace("{0}", _count(count, "conversation"))
