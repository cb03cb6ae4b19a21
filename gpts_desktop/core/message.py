"""One message of a conversation and what is known of how it came about."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from enum import StrEnum

from gpts_desktop.core.errors import Failure
from gpts_desktop.core.ids import new_id


class Role(StrEnum):
    """Who speaks."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


class State(StrEnum):
    """How far a message has come (DESIGN.md, "The life of one turn")."""

    SENDING = "sending"
    STREAMING = "streaming"
    COMPLETE = "complete"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"
    FAILED = "failed"

    @property
    def is_open(self) -> bool:
        """Whether more may still come."""
        return self in (State.SENDING, State.STREAMING)


CUT_OFF = ("length", "max_tokens")
"""Finish reasons of an answer that reached its length limit."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Token counts as the gateway reports them."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    total_tokens: int = 0


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a user's message: a picture, or a text file's text in UTF-8."""

    name: str
    media_type: str
    data: bytes


@dataclass(slots=True)
class Message:
    """A node of a conversation's tree. Times are seconds since 1970, UTC.

    `text` is as it came, ChatGPT's residue included. `model` and `gpt_id` say what
    made an answer; `duration` is from sending to the last byte.
    """

    role: Role
    text: str = ""
    id: str = field(default_factory=new_id)
    parent: str | None = None
    state: State = State.COMPLETE
    reasoning: str = ""
    refusal: str = ""
    model: str = ""
    gpt_id: str = ""
    created: float = field(default_factory=time.time)
    duration: float | None = None
    reasoning_duration: float | None = None
    finish_reason: str = ""
    usage: Usage | None = None
    failure: Failure | None = None
    attachments: tuple[Attachment, ...] = ()
