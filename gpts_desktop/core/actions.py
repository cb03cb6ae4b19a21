"""What a person can ask of a message in the transcript."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """Asked for by a button, a link or a key on a message."""

    COPY = "copy"
    REGENERATE = "regenerate"
    EDIT = "edit"
    PREVIOUS_SIBLING = "previous_sibling"
    NEXT_SIBLING = "next_sibling"
    CONTINUE = "continue"
    RETRY = "retry"
    DETAILS = "details"
    OPEN_KEY = "open_key"
    OPEN_GATEWAY = "open_gateway"
    TRY_OTHER_FORMS = "try_other_forms"
    SHOW_REQUEST = "show_request"
    SHOW_SOURCE = "show_source"
    COPY_PLAIN = "copy_plain"
    DELETE = "delete"
    DELETE_BRANCH = "delete_branch"
    BRANCH_OFF = "branch_off"
    SHOW_MAP = "show_map"
    CHOOSE = "choose"


@dataclass(frozen=True, slots=True)
class Offer:
    """An action with the words on its button."""

    action: Action
    label: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence in the transcript with its next steps. `severe` is red, otherwise amber.

    `retry_at` (seconds since 1970) makes a countdown on the Retry offer.
    """

    title: str
    detail: str = ""
    offers: tuple[Offer, ...] = ()
    severe: bool = True
    retry_at: float | None = None
