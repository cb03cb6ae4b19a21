"""A reply is gathered once and read by many at their own pace."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.reply import Reply


@given(st.lists(st.tuples(st.text(), st.booleans())))
def test_each_reader_gets_all_text_once_and_in_order(steps: list[tuple[str, bool]]) -> None:
    reply = Reply(Message(Role.ASSISTANT))
    often, seldom, taken = reply.reader(), reply.reader(), ""
    for text, takes in steps:
        reply.text.append(text)
        if takes:
            taken += often.take()[0]
    taken += often.take()[0]
    assert taken == seldom.take()[0] == "".join(text for text, _ in steps)
    assert not often.has_more


def test_settle_puts_text_and_reasoning_into_the_message() -> None:
    reply = Reply(Message(Role.ASSISTANT))
    reply.text.append("Hello")
    reply.reasoning.append("hm")
    message = reply.settle()
    assert (message.text, message.reasoning) == ("Hello", "hm")


def test_a_reader_of_text_that_was_there_before_starts_at_its_beginning() -> None:
    reply = Reply(Message(Role.ASSISTANT, "Hel"))
    reply.text.append("lo")
    assert reply.reader().take() == ("Hello", "", "")
