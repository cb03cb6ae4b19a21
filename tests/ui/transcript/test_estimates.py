from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.message import Attachment, Message, Role
from gpts_desktop.ui.transcript.column import Column
from gpts_desktop.ui.transcript.estimates import message_height, message_heights

FILE = (Attachment("a.txt", "text/plain", b"x"),)
BITS = st.sampled_from(
    ["word ", "字", "\n", "\n\n", "```py\n", "```\n", "x\n" * 70, "long " * 900, "a;base64,b"]
)


@given(
    st.lists(BITS, max_size=20).map("".join),
    st.sampled_from([Role.USER, Role.ASSISTANT]),
    st.booleans(),
    st.sampled_from([0.5, 1.0, 1.7]),
)
def test_the_quick_way_estimates_the_same(
    text: str, role: Role, with_file: bool, zoom: float
) -> None:
    message = Message(role, text, attachments=FILE if with_file else ())
    column = Column(10, 600, zoom)
    assert list(message_heights([message], column)) == [message_height(message, column)]
