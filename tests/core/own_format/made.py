"""Hypothesis' strategies for what our format has to carry: anything the app can hold."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import ErrorKind, Failure
from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.message import Attachment, Message, Role, State, Usage
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.core.pictures import Picture
from gpts_desktop.core.tags import tidy_tags

texts = st.text(st.characters(exclude_categories=[]), max_size=30)
moments = st.just(0.0) | st.floats(1, 2e11)
lengths = st.none() | st.floats(0, 1e6)
counts = st.integers(0, 2**53)
ids = st.text("0123456789abcdef", min_size=32, max_size=32)
gpt_ids = st.from_regex(r"g-(?:[0-9a-fA-F]{32}|[0-9A-Za-z]{9})", fullmatch=True)

parameters = st.builds(
    Parameters,
    temperature=st.none() | st.floats(0, 2),
    n=st.none() | st.integers(1, 128),
    logit_bias=st.none()
    | st.dictionaries(st.from_regex(r"[0-9]{1,5}", fullmatch=True), st.just(-1.5)),
    stream=st.none() | st.booleans(),
    system=st.none() | texts,
)
failures = st.builds(
    Failure,
    st.sampled_from(ErrorKind),
    texts,
    texts,
    st.none() | st.integers(100, 599),
    st.none() | st.floats(0, 1e6),
    texts,
)
files = st.builds(Attachment, texts, texts, st.binary(max_size=50))
pictures = st.builds(Picture, texts, st.binary(max_size=50), counts, counts)
folders = st.builds(Folder, texts.filter(bool), ids, st.floats(-1e9, 1e9))
gpts = st.builds(
    Gpt,
    id=gpt_ids,
    name=texts,
    slug=texts,
    pinned=st.booleans(),
    position=st.floats(-1e9, 1e9),
    parameters=parameters,
    added=moments,
    color=st.integers(-1, 11),
)


def messages(message_id: str, parent: str | None) -> st.SearchStrategy[Message]:
    """Return the strategy of a message that has come to its end."""
    return st.builds(
        Message,
        st.sampled_from(Role),
        text=texts,
        id=st.just(message_id),
        parent=st.just(parent),
        state=st.sampled_from([state for state in State if not state.is_open]),
        reasoning=texts,
        refusal=texts,
        model=texts,
        gpt_id=texts,
        created=moments,
        duration=lengths,
        reasoning_duration=lengths,
        finish_reason=texts,
        usage=st.none() | st.builds(Usage, counts, counts, counts),
        failure=st.none() | failures,
        attachments=st.lists(files, max_size=2).map(tuple),
    )


@st.composite
def conversations(draw: Any) -> Conversation:
    """Return a strategy's tree of up to seven messages, of which any path may be shown."""
    names = draw(st.lists(ids, max_size=7, unique=True))
    made: list[Message] = []
    for place, name in enumerate(names):
        parent = draw(st.sampled_from([None, *names[:place]]))
        made.append(draw(messages(name, parent)))
    return Conversation.load(
        made,
        id=draw(ids),
        title=draw(texts),
        gpt_id=draw(st.just("") | gpt_ids),
        model=draw(texts),
        created=draw(moments),
        updated=draw(moments),
        pinned=draw(st.booleans()),
        archived=draw(st.booleans()),
        folder=draw(st.just("") | ids),
        tags=tidy_tags(draw(st.lists(texts, max_size=3))),
        current=draw(st.sampled_from(names)) if names else None,
        parameters=draw(parameters),
    )
