from __future__ import annotations

from typing import Any

import pytest

from gpts_desktop.core.actions import Action, Notice
from gpts_desktop.core.errors import ErrorKind, Failure
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.notices import NO_ADDRESS, details_text, notice_for

HOST = "api.gpt.ge"


def notice(state: State, *, n: int = 1, **fields: Any) -> Notice | None:
    message = Message(Role.ASSISTANT, state=state, **{"gpt_id": "g-bo0FiWLY7", **fields})
    return notice_for(message, host=HOST, n=n)


def failed(kind: ErrorKind, message: str = "It failed.", **facts: Any) -> Notice:
    found = notice(State.FAILED, failure=Failure(kind, message, **facts), created=1000.0)
    assert found is not None
    return found


def actions(found: Notice | None) -> list[Action]:
    assert found is not None
    return [offer.action for offer in found.offers]


@pytest.mark.parametrize("state", [State.SENDING, State.STREAMING])
def test_none_while_under_way(state: State) -> None:
    assert notice(state, text="a") is None


def test_none_where_all_went_well() -> None:
    assert notice(State.COMPLETE, text="a", finish_reason="stop") is None
    assert notice_for(Message(Role.USER, "Hi", state=State.FAILED), host=HOST) is None


def test_the_gpt_is_not_offered_as_the_design_shows_it() -> None:
    found = failed(
        ErrorKind.NOT_FOUND, "This gateway does not offer this GPT in this form.", status=503
    )
    assert found.severe
    assert found.title == "This gateway does not offer this GPT in this form"
    assert found.detail.splitlines()[0] == (
        "503 from api.gpt.ge · nothing was charged as far as the gateway says"
    )
    assert [offer.label for offer in found.offers] == [
        "Try the other forms (1 call each)",
        "Gateway settings",
        "Details",
    ]


def test_a_broken_connection_as_the_design_shows_it() -> None:
    failure = Failure(ErrorKind.NETWORK, "The connection broke.")
    found = notice(State.INTERRUPTED, text="x" * 1204, failure=failure)
    assert found is not None
    assert not found.severe
    assert found.title == "The connection broke after 1,204 characters"
    assert found.detail == "What arrived is kept. A retry is a new call."
    assert [offer.label for offer in found.offers] == ["Continue", "Retry", "Details"]


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (ErrorKind.AUTH, Action.OPEN_KEY),
        (ErrorKind.FORBIDDEN, Action.OPEN_KEY),
        (ErrorKind.QUOTA, Action.OPEN_KEY),
        (ErrorKind.RATE_LIMIT, Action.RETRY),
        (ErrorKind.SERVER, Action.RETRY),
        (ErrorKind.HTML, Action.OPEN_GATEWAY),
        (ErrorKind.REDIRECT, Action.OPEN_GATEWAY),
        (ErrorKind.BAD_REQUEST, Action.SHOW_REQUEST),
    ],
)
def test_the_first_offer_of_each_row(kind: ErrorKind, first: Action) -> None:
    found = actions(failed(kind, status=400))
    assert found[0] is first
    assert found[-1] is Action.DETAILS


@pytest.mark.parametrize("kind", list(ErrorKind))
def test_every_kind_has_a_notice(kind: ErrorKind) -> None:
    assert failed(kind).title == "It failed"


def test_other_forms_are_offered_for_gpts_only() -> None:
    failure = Failure(ErrorKind.NOT_FOUND, "No.", status=404)
    plain = notice(State.FAILED, gpt_id="", failure=failure)
    assert Action.TRY_OTHER_FORMS not in actions(plain)
    assert Action.TRY_OTHER_FORMS not in actions(failed(ErrorKind.NOT_FOUND, NO_ADDRESS))


def test_the_gateways_words_on_credit_are_shown() -> None:
    assert "剩余额度 0.1" in failed(ErrorKind.QUOTA, said="剩余额度 0.1", status=403).detail


def test_the_countdown_runs_from_the_end_of_the_call() -> None:
    failure = Failure(ErrorKind.RATE_LIMIT, "Busy.", retry_after=7.5)
    found = notice(State.FAILED, failure=failure, created=1000.0, duration=2.0)
    assert found is not None
    assert found.retry_at == 1009.5


def test_what_n_candidates_cost_is_on_the_button() -> None:
    failure = Failure(ErrorKind.SERVER, "Trouble.")
    found = notice(State.FAILED, n=3, failure=failure)
    assert found is not None
    assert found.offers[0].label == "Retry (3 candidates)"


def test_stopped() -> None:
    assert actions(notice(State.STOPPED, text="a")) == [Action.CONTINUE, Action.RETRY]
    assert actions(notice(State.STOPPED)) == [Action.RETRY]


@pytest.mark.parametrize(
    ("fields", "first"),
    [
        ({"text": "a", "finish_reason": "length"}, Action.CONTINUE),
        ({"text": "a", "finish_reason": "content_filter"}, Action.RETRY),
        ({"refusal": "I can't."}, Action.RETRY),
    ],
)
def test_ends_that_are_no_failure(fields: dict[str, Any], first: Action) -> None:
    found = notice(State.COMPLETE, **fields)
    assert actions(found) == [first]
    assert found is not None
    assert not found.severe


def test_a_truncated_answer_and_one_that_only_thought() -> None:
    found = notice(State.INTERRUPTED, text="a")
    assert found is not None
    assert found.title == "The answer broke off after 1 character"
    failure = Failure(ErrorKind.TIMEOUT, "It was silent for 300 s.")
    assert Action.CONTINUE not in actions(
        notice(State.INTERRUPTED, reasoning="hm", failure=failure)
    )


def test_details_tell_everything() -> None:
    text = details_text(Failure(ErrorKind.QUOTA, "No.", "额度已用尽", 429, 2.5, "r1"), HOST)
    for part in ("No.", "额度已用尽", "429", "2.5 s", "r1", HOST, "quota"):
        assert part in text
