"""What a gateway's answer consists of, streamed or not."""

from __future__ import annotations

from dataclasses import dataclass

from gpts_desktop.core.message import Usage


@dataclass(frozen=True, slots=True)
class Delta:
    """More text of the candidate `index`."""

    index: int
    text: str


@dataclass(frozen=True, slots=True)
class ReasoningDelta:
    """More of what the model thought; never part of the answer."""

    index: int
    text: str


@dataclass(frozen=True, slots=True)
class RefusalDelta:
    """More of the sentence with which the model refuses."""

    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Finish:
    """The candidate `index` is done, for the gateway's own `reason`."""

    index: int
    reason: str


@dataclass(frozen=True, slots=True)
class UsageReport:
    """Token counts so far; a later one replaces an earlier one."""

    usage: Usage


@dataclass(frozen=True, slots=True)
class End:
    """The last event of every answer that did not raise.

    `complete` is False for a truncated answer: the body ended with neither a finish
    reason for every choice seen nor `[DONE]` (wire.md, 2).
    """

    complete: bool
    status: int = 200
    request_id: str = ""


StreamEvent = Delta | ReasoningDelta | RefusalDelta | Finish | UsageReport | End
