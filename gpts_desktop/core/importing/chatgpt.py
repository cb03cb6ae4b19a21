"""Conversations of ChatGPT's data export (wire.md, section 6), as ours."""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.importing.brought import Brought
from gpts_desktop.core.importing.chatgpt_content import (
    Asset,
    Content,
    content_of,
    is_hidden,
    part,
    pictures_of_tool,
    role_of,
)
from gpts_desktop.core.importing.chatgpt_tree import Parents, leaf_of, parents_in, without_hidden
from gpts_desktop.core.importing.ids import derived_id, message_id
from gpts_desktop.core.importing.moments import moment
from gpts_desktop.core.link_address import ID
from gpts_desktop.core.message import CUT_OFF, Message, Role, State
from gpts_desktop.core.titles import title_of

_GPT = re.compile(ID)
_PLAIN_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_LONGEST_TITLE = 200
_SOME_MODEL = "gpt-4o"
_AT_LIMIT = ("max_tokens", "length")
_MOMENT_APART = 0.001  # seconds: answers of the very same moment are taken for one call's


@dataclass(slots=True, eq=False)
class _Turn:
    """What became one message: a question, or the parts of an answer with nothing between.

    `nodes` are the parts; the last one's id names the message, so that a part that a later
    archive adds makes another answer and never changes one that is here.
    """

    above: _Turn | None
    nodes: list[str] = field(default_factory=list)
    message: Message | None = None


def conversation_of(fields: dict[str, Any]) -> Brought:
    """Return a conversation of an export with all its branches; messages may be missing."""
    return _Reader(fields).read()


def id_of(fields: dict[str, Any]) -> str:
    """Return a conversation's own id, or one made from what does not change."""
    for name in ("id", "conversation_id"):
        value = fields.get(name)
        if isinstance(value, str) and value:
            return value if _PLAIN_ID.fullmatch(value) else derived_id("conversation", value)
    first = next(iter(part(fields, "mapping")), "")
    return derived_id("conversation", repr(fields.get("create_time")), first)


class _Reader:
    """Reads one conversation."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields
        self._id = id_of(fields)
        self._mapping = part(fields, "mapping")
        self._sources: dict[str, dict[str, Any]] = {}
        self._contents: dict[str, Content] = {}
        self._unknown: Counter[str] = Counter()
        self._files: dict[str, list[Asset]] = {}
        self._taken: set[tuple[str | None, float]] = set()

    def read(self) -> Brought:
        parents = parents_in(self._mapping)
        for node in parents:
            self._sources[node] = part(self._mapping[node], "message")
            self._read_content(node)
        shown, nearest = without_hidden(parents, self._contents.__contains__)
        turns = self._turns(shown)
        self._begun, self._changed = self._moments()
        self._gpt = self._gpt_id(parents)
        messages = [self._message(turn) for turn in dict.fromkeys(turns.values())]
        leaf = leaf_of(parents, self._fields.get("current_node"))
        end = nearest[leaf] if leaf is not None else None
        current = turns[end].message if end is not None else None
        conversation = Conversation.load(
            messages,
            id=self._id,
            title=self._title(messages),
            gpt_id=self._gpt,
            model=self._model(messages),
            created=self._begun,
            updated=self._changed,
            pinned=bool(self._fields.get("is_starred") or self._fields.get("pinned_time")),
            archived=bool(self._fields.get("is_archived")),
            current=current.id if current is not None else None,
        )
        return Brought(conversation, self._files, unknown=self._unknown)

    def _read_content(self, node: str) -> None:
        message = self._sources[node]
        if is_hidden(message):
            content = pictures_of_tool(message)
        else:
            content = content_of(message)
            if content.unknown:
                self._unknown[content.unknown] += 1
        if content:
            self._contents[node] = content

    # The tree

    def _turns(self, shown: Parents) -> dict[str, _Turn]:
        """Return what becomes a message, by node: an answer's parts are one as far as no two part.

        What lay between them, a tool's calls and results, is hidden.
        """
        children = Counter(shown.values())
        turns: dict[str, _Turn] = {}
        for node, parent in shown.items():
            above = None if parent is None else turns[parent]
            is_part = above is not None and parent is not None and children[parent] == 1
            if is_part and above and self._is_answer(node) and self._is_answer(above.nodes[0]):
                above.nodes.append(node)
                turns[node] = above
            else:
                turns[node] = _Turn(above, [node])
        return turns

    def _is_answer(self, node: str) -> bool:
        return role_of(self._sources[node]) in ("assistant", "tool")

    # A message

    def _message(self, turn: _Turn) -> Message:
        first, last = self._sources[turn.nodes[0]], self._sources[turn.nodes[-1]]
        is_answer = self._is_answer(turn.nodes[0])
        above = turn.above.message if turn.above is not None else None
        cut_off = _finish(last) in _AT_LIMIT
        made = Message(
            Role.ASSISTANT if is_answer else Role.USER,
            text=self._joined(turn.nodes),
            id=message_id(self._id, turn.nodes[-1]),
            parent=above.id if above is not None else None,
            state=_state(last) if is_answer else State.COMPLETE,
            model=_text(part(last, "metadata").get("model_slug")),
            gpt_id=_gpt(part(last, "metadata").get("gizmo_id")) or self._gpt,
            created=self._created(first, above),
            finish_reason=CUT_OFF[0] if cut_off and is_answer else "",
        )
        for node in turn.nodes:
            content = self._contents[node]
            if found := content.files + content.pictures:
                self._files.setdefault(made.id, []).extend(found)
        turn.message = made
        return made

    def _joined(self, nodes: list[str]) -> str:
        """Return an answer's whole text; what reached the limit goes on where it stopped."""
        texts = [self._contents[nodes[0]].text]
        for before, node in pairwise(nodes):
            goes_on = _finish(self._sources[before]) in _AT_LIMIT
            texts += ["" if goes_on else "\n\n", self._contents[node].text]
        return "".join(texts)

    def _created(self, source: dict[str, Any], above: Message | None) -> float:
        """Return when a message was written, and never the very moment of a sibling."""
        created = moment(source.get("create_time"))
        if created is None:
            created = self._begun if above is None else above.created
        parent = above.id if above is not None else None
        while (parent, created) in self._taken:
            created += _MOMENT_APART
        self._taken.add((parent, created))
        return created

    # The conversation

    def _moments(self) -> tuple[float, float]:
        """Return when it was begun and changed; its messages say what it does not."""
        begun = moment(self._fields.get("create_time"))
        changed = moment(self._fields.get("update_time"))
        if begun is None or changed is None:
            written = (moment(self._sources[node].get("create_time")) for node in self._contents)
            times = [one for one in written if one is not None]
            begun = begun or min(times, default=changed or time.time())
            changed = changed or max(times, default=begun)
        return begun, max(begun, changed)

    def _title(self, messages: list[Message]) -> str:
        title = " ".join(_text(self._fields.get("title")).split())
        if title:
            return title[:_LONGEST_TITLE]
        questions = (one.text for one in messages if one.role is Role.USER and one.text)
        return title_of(next(questions, ""))

    def _model(self, messages: list[Message]) -> str:
        """Return the model that goes on where there is no GPT; `auto` is none that has a name."""
        named = _text(self._fields.get("default_model_slug"))
        used = (one.model for one in reversed(messages))
        return next((one for one in (named, *used) if one not in ("", "auto")), _SOME_MODEL)

    def _gpt_id(self, parents: Parents) -> str:
        """Return the GPT; a project (`snorlax`) is none."""
        if self._fields.get("gizmo_type") != "snorlax":
            for name in ("gizmo_id", "conversation_template_id"):
                if gpt_id := _gpt(self._fields.get(name)):
                    return gpt_id
        used = (_gpt(part(self._sources[node], "metadata").get("gizmo_id")) for node in parents)
        return next(filter(None, used), "")


def _gpt(value: Any) -> str:
    """Return a GPT's id; "" for a project's and for what is none."""
    return value if isinstance(value, str) and _GPT.fullmatch(value) else ""


def _finish(source: dict[str, Any]) -> str:
    return _text(part(part(source, "metadata"), "finish_details").get("type"))


def _state(source: dict[str, Any]) -> State:
    if _finish(source) == "interrupted":
        return State.STOPPED
    return State.INTERRUPTED if source.get("status") == "in_progress" else State.COMPLETE


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
