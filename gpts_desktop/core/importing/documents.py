"""The conversations and GPTs of one JSON file, one after another, whatever is damaged between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from gpts_desktop.core.importing.json_text import BrokenJsonError, JsonText
from gpts_desktop.core.sentence import Sentence

CONVERSATIONS, GPTS, FOLDERS = "conversations", "gpts", "folders"

# What a conversation begins with. A message stands behind its key and a colon instead, and within
# a text the quotes would be escaped.
_FIELDS = (
    "title|id|conversation_id|create_time|update_time|mapping|current_node|gizmo_id|gizmo_type"
    "|conversation_template_id|is_archived|is_starred|default_model_slug|moderation_results"
    "|gpt_id|created|updated|messages"
)
_NEXT = re.compile(rf',[ \t\r\n]*(?=\{{[ \t\r\n]*"(?:{_FIELDS})"[ \t\r\n]*:)')
_REACH = 400  # characters that `_NEXT` may take in
# Their parts are read one by one: a long conversation never holds the interpreter for long.
_LONG = ("mapping", "messages")


@dataclass(frozen=True, slots=True)
class Found:
    """What one record holds; `kind` is `CONVERSATIONS`, `GPTS` or `FOLDERS`."""

    kind: str
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Damage:
    """A record that can't be read, by its place in the file (from 1) and its title if known.

    `is_broken` says that nobody knows where it ends.
    """

    place: int
    reason: str
    title: str = ""
    is_broken: bool = True


@dataclass(slots=True)
class Document:
    """Reads one file. `fields` are those of its outermost object, as far as it was read."""

    text: JsonText
    fields: dict[str, Any] = field(default_factory=dict)
    _place: int = 0

    def records(self) -> Iterator[Found | Damage]:
        """Yield each conversation and GPT, and each damage once."""
        first = self.text.peek()
        if first == "[":
            self.text.take("[")
            yield from self._elements(CONVERSATIONS)
        elif first == "{":
            yield from self._object()
        elif first:
            yield Damage(0, Sentence("it is no JSON"))
            if self.text.seek(_NEXT, _REACH):
                yield from self._elements(CONVERSATIONS, lost=True)
        else:
            yield Damage(0, Sentence("it is empty"))

    def _object(self) -> Iterator[Found | Damage]:
        """Read one conversation, or an object that holds lists of conversations and GPTs."""
        held = False
        try:
            for key in self.text.members():
                if key in (CONVERSATIONS, GPTS, FOLDERS) and self.text.peek() == "[":
                    held = True
                    self.text.take("[")
                    yield from self._elements(key)
                else:
                    self.fields[key] = self._value(key)
        except BrokenJsonError as error:
            if held and self.text.peek() == "":
                return  # what is missing at the end was told
            yield Damage(0 if held else 1, str(error), title_in(self.fields))
            if self.text.seek(_NEXT, _REACH):
                yield from self._elements(CONVERSATIONS, lost=True)
            return
        if is_conversation(self.fields):
            yield Found(CONVERSATIONS, self.fields)
        elif not held:
            yield Damage(0, Sentence("there is no conversation in it"))

    def _elements(self, kind: str, lost: bool = False) -> Iterator[Found | Damage]:
        """Read the rest of an array.

        After damage nobody knows within what one is (`lost`): the next that looks like a
        conversation is sought, and only a whole one counts.
        """
        if not lost and self.text.take("]"):
            return
        while True:
            found = self._element(kind)
            if isinstance(found, Found) or not lost or (found.is_broken and found.title):
                yield found
            lost = isinstance(found, Damage) and (lost or found.is_broken)
            if not lost:
                after = self._after()
                if after is None:
                    return
                if after:
                    yield Damage(self._place + 1, after)
                    lost = True
            if lost and not self.text.seek(_NEXT, _REACH):
                return

    def _element(self, kind: str) -> Found | Damage:
        fields: dict[str, Any] = {}
        self._place += 1
        try:
            self._read(fields)
        except BrokenJsonError as error:
            return Damage(self._place, str(error), title_in(fields))
        if kind == CONVERSATIONS and not is_conversation(fields):
            return Damage(
                self._place, Sentence("it is no conversation"), title_in(fields), is_broken=False
            )
        return Found(kind, fields)

    def _after(self) -> str | None:
        """Go past the comma; return "" if an element follows, what is wrong, None at the end."""
        if self.text.take(","):
            return None if self.text.take("]") else ""
        if self.text.take("]"):
            return None
        return (
            Sentence("it is not written as JSON")
            if self.text.peek()
            else Sentence("the file ends before it")
        )

    def _read(self, fields: dict[str, Any]) -> None:
        """Read an element into `fields`, as far as it can be read; nothing of what is no object."""
        if self.text.peek() != "{":
            self.text.value()
            return
        for key in self.text.members():
            fields[key] = self._value(key)

    def _value(self, key: str) -> Any:
        if key in _LONG and self.text.peek() == "{":
            return {name: self.text.value() for name in self.text.members()}
        if key in _LONG and self.text.peek() == "[":
            return [self.text.value() for _ in self.text.elements()]
        return self.text.value()


def is_conversation(fields: dict[str, Any]) -> bool:
    """Whether an object is a conversation of ChatGPT's or ours."""
    return isinstance(fields.get("mapping"), dict) or isinstance(fields.get("messages"), list)


def title_in(fields: dict[str, Any]) -> str:
    """Return a record's title, "" if there is none."""
    title = fields.get("title")
    return " ".join(title.split()) if isinstance(title, str) else ""
