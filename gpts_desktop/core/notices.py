"""What the transcript says under a message that did not end well, and what it offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from textwrap import shorten

from gpts_desktop.core.actions import Action, Notice, Offer
from gpts_desktop.core.errors import ErrorKind, Failure
from gpts_desktop.core.message import CUT_OFF, Message, Role, State
from gpts_desktop.core.sentence import Sentence, joined

NO_ADDRESS = Sentence("There is no chat service at this address.")

RETRY = Offer(Action.RETRY, Sentence("Retry"))
CONTINUE = Offer(Action.CONTINUE, Sentence("Continue"))
DETAILS = Offer(Action.DETAILS, Sentence("Details"))
KEY = Offer(Action.OPEN_KEY, Sentence("Enter the key"))
GATEWAY = Offer(Action.OPEN_GATEWAY, Sentence("Gateway settings"))
FORMS = Offer(Action.TRY_OTHER_FORMS, Sentence("Try the other forms (1 call each)"))
REQUEST = Offer(Action.SHOW_REQUEST, Sentence("Show request"))

_NEW_CALL = Sentence("A retry is a new call.")
_NOT_CHARGED = Sentence("nothing was charged as far as the gateway says")
_MAYBE_CHARGED = Sentence("the gateway may have charged the call")

# What each kind of failure offers first (wire.md, 3); Details closes every list.
_OFFERS: dict[ErrorKind, tuple[Offer, ...]] = {
    ErrorKind.API: (RETRY,),
    ErrorKind.AUTH: (KEY, RETRY),
    ErrorKind.FORBIDDEN: (KEY, GATEWAY, RETRY),
    ErrorKind.NOT_FOUND: (FORMS, GATEWAY),
    ErrorKind.BAD_REQUEST: (REQUEST, RETRY),
    ErrorKind.RATE_LIMIT: (RETRY,),
    ErrorKind.QUOTA: (KEY, RETRY),
    ErrorKind.SERVER: (RETRY,),
    ErrorKind.HTML: (GATEWAY, RETRY),
    ErrorKind.BAD_JSON: (RETRY, GATEWAY),
    ErrorKind.EMPTY: (RETRY,),
    ErrorKind.CONTENT_TYPE: (GATEWAY, RETRY),
    ErrorKind.NETWORK: (RETRY, GATEWAY),
    ErrorKind.TIMEOUT: (RETRY,),
    ErrorKind.TLS: (GATEWAY, RETRY),
    ErrorKind.REDIRECT: (GATEWAY,),
}
_HINTS: dict[ErrorKind, str] = {
    ErrorKind.FORBIDDEN: Sentence("Another key or group of the gateway may have GPTs."),
    ErrorKind.NOT_FOUND: Sentence("The GPT may also have been taken down."),
    ErrorKind.HTML: Sentence("Check the base URL: such a page comes from a wrong address."),
    ErrorKind.CONTENT_TYPE: Sentence("Check the base URL."),
    ErrorKind.TLS: Sentence(
        "Nothing was sent: someone may be listening, or the clock here is wrong."
    ),
}


# Where the gateway's own sentence says what to do: what is left, what is wrong.
_QUOTED = (ErrorKind.QUOTA, ErrorKind.BAD_REQUEST, ErrorKind.API)


def notice_for(message: Message, *, host: str, n: int = 1) -> Notice | None:
    """Return the notice under `message`, or None where all went well or is still under way.

    `host` names the gateway, `n` is how many candidates a retry would ask for.
    """
    if message.role is not Role.ASSISTANT or message.state.is_open:
        return None
    makers: dict[State, Callable[[Message], Notice | None]] = {
        State.COMPLETE: _complete,
        State.STOPPED: _stopped,
        State.INTERRUPTED: lambda m: _interrupted(m, host),
        State.FAILED: lambda m: _failed(m, host),
    }
    notice = makers[message.state](message)
    return _counted(notice, n) if notice is not None and n > 1 else notice


def details_text(failure: Failure, host: str = "") -> str:
    """Return everything known of a failure, for the Details dialog and for a report."""
    lines = [failure.message]
    if failure.said:
        lines += ["", Sentence("The gateway said:"), failure.said]
    facts = [
        (Sentence("Gateway"), host),
        (Sentence("Status"), str(failure.status) if failure.status else ""),
        (Sentence("Kind"), failure.kind.value),
        (Sentence("Request id"), failure.request_id),
        (
            Sentence("Retry after"),
            f"{failure.retry_after:g} s" if failure.retry_after is not None else "",
        ),
    ]
    known = [Sentence("{name}: {value}", name=name, value=value) for name, value in facts if value]
    return joined("\n", [*lines, "", *known])


def _complete(message: Message) -> Notice | None:
    if message.refusal and not message.text:
        return Notice(Sentence("The model refused"), message.refusal, (RETRY,), severe=False)
    if message.finish_reason in CUT_OFF:
        return Notice(
            Sentence("The answer reached its length limit"),
            Sentence("Continuing is a new call."),
            (CONTINUE,),
            False,
        )
    if message.finish_reason == "content_filter":
        return Notice(
            Sentence("The gateway's content filter ended the answer"),
            _NEW_CALL,
            (RETRY,),
            severe=False,
        )
    return None


def _stopped(message: Message) -> Notice:
    if not message.text:
        return Notice(Sentence("Stopped before an answer came"), _NEW_CALL, (RETRY,), severe=False)
    detail = Sentence("What arrived is kept. Continuing or retrying is a new call.")
    return Notice(Sentence("You stopped the answer"), detail, (CONTINUE, RETRY), severe=False)


def _interrupted(message: Message, host: str) -> Notice:
    failure = message.failure
    if not message.text and failure is not None:
        return _failed(message, host)
    count = Sentence("{n} characters", one="{n} character", n=len(message.text))
    if failure is None:
        title = Sentence("The answer broke off after {count}", count=count)
    elif failure.kind is ErrorKind.NETWORK:
        title = Sentence("The connection broke after {count}", count=count)
    elif failure.kind is ErrorKind.TIMEOUT:
        title = Sentence("The gateway fell silent after {count}", count=count)
    else:
        title = Sentence("{what} (after {count})", what=_title(failure), count=count)
    offers = [CONTINUE, RETRY] if message.text else [RETRY]
    if failure is not None:
        offers.append(DETAILS)
    return Notice(
        title,
        Sentence("What arrived is kept. {new_call}", new_call=_NEW_CALL),
        tuple(offers),
        False,
        _retry_at(message),
    )


def _failed(message: Message, host: str) -> Notice:
    failure = message.failure or Failure(ErrorKind.EMPTY, Sentence("The gateway sent no answer."))
    lines = [_origin(failure, host)]
    if failure.kind in _QUOTED and failure.said:
        lines.append(shorten(failure.said, 200, placeholder=" …"))
    offers = _OFFERS[failure.kind]
    if failure.message == NO_ADDRESS:
        offers = _OFFERS[ErrorKind.HTML]
        lines.append(_HINTS[ErrorKind.CONTENT_TYPE])
    elif failure.kind is ErrorKind.NOT_FOUND and not message.gpt_id:
        offers = (GATEWAY,)
    elif failure.kind in _HINTS:
        lines.append(_HINTS[failure.kind])
    offers = (*offers, DETAILS)
    return Notice(_title(failure), joined("\n", lines), offers, True, _retry_at(message))


def _origin(failure: Failure, host: str) -> str:
    """Return where the trouble comes from and what it may have cost."""
    if failure.status is not None and failure.status >= 300:
        return Sentence(
            "{status} from {host} · {charge}", status=failure.status, host=host, charge=_NOT_CHARGED
        )
    if failure.status is not None:
        return Sentence(
            "{status} from {host} · {charge}",
            status=failure.status,
            host=host,
            charge=_MAYBE_CHARGED,
        )
    if failure.kind in (ErrorKind.NETWORK, ErrorKind.TIMEOUT):
        return Sentence("No answer from {host} · {new_call}", host=host, new_call=_NEW_CALL)
    return Sentence("{host} · nothing was sent", host=host)


def _title(failure: Failure) -> str:
    sentence = failure.message
    if not isinstance(sentence, Sentence):
        return sentence.removesuffix(".")
    return Sentence(sentence.template.removesuffix("."), **sentence.values)


def _retry_at(message: Message) -> float | None:
    failure = message.failure
    if failure is None or failure.retry_after is None:
        return None
    return message.created + (message.duration or 0.0) + failure.retry_after


def _counted(notice: Notice, n: int) -> Notice:
    """Return the notice with what a retry costs on its button."""
    retry = Offer(Action.RETRY, Sentence("Retry ({n} candidates)", n=n))
    offers = tuple(retry if offer == RETRY else offer for offer in notice.offers)
    return replace(notice, offers=offers)
