"""What `doctor` says of one thing: a line for a person, a line for a program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gpts_desktop.cli.json_lines import json_line

OK, WARNING, ERROR = "ok", "warning", "error"
_MARKS = {OK: "✓", WARNING: "!", ERROR: "✗"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at and how it is."""

    check: str
    state: str
    message: str
    facts: dict[str, Any] = field(default_factory=dict)

    def as_line(self) -> str:
        """Return the line for a person."""
        name = self.facts.get("name")
        what = f"{self.check} {name}" if name else self.check
        return f"{_MARKS[self.state]} {what}: {self.message}"

    def as_json(self) -> str:
        """Return the line for a program."""
        fields = {"check": self.check, "state": self.state, "message": self.message, **self.facts}
        return json_line(fields)
