"""Conversations of ChatGPT's export: trees, hidden messages, GPTs, titles and times."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.importing.brought import Brought
from gpts_desktop.core.importing.chatgpt import conversation_of, id_of
from gpts_desktop.core.importing.chatgpt_tree import leaf_of, parents_in
from gpts_desktop.core.message import Role, State
from tests.core.importing.exports import BEGUN, GPT, Fields, conversation, message, tree


def texts(brought: Brought) -> list[str]:
    return [one.text for one in brought.conversation.path()]


def read(*nodes: tuple[str, str | None, Fields | None], **more: Any) -> Brought:
    return conversation_of(conversation(tree(*nodes), **more))


HELLO = (
    ("root", None, None),
    ("system", "root", message("system")),
    ("q", "system", message("user", "Hello")),
    ("a", "q", message("assistant", "Hi")),
)


def test_the_shown_thread_runs_from_the_root_to_the_current_node() -> None:
    brought = read(*HELLO, ("q2", "a", message("user", "More")), ("x", "a", message("user", "No")),
                   current_node="q2")  # fmt: skip
    assert texts(brought) == ["Hello", "Hi", "More"]
    assert len(brought.conversation) == 4


def test_edits_and_regenerations_are_siblings_in_their_order() -> None:
    brought = read(
        *HELLO, ("b", "q", message("assistant", "Hey")), ("c", "q", message("assistant", "Yo")),
        current_node="b",
    )  # fmt: skip
    shown = brought.conversation.path()[-1]
    assert shown.text == "Hey"
    assert [one.text for one in brought.conversation.siblings(shown.id)] == ["Hi", "Hey", "Yo"]


def test_children_of_hidden_messages_hang_on_the_nearest_shown_one() -> None:
    brought = read(
        *HELLO,
        ("call", "a", message("assistant", "print(1)", recipient="python")),
        ("result", "call", message("tool", "1")),
        ("hidden", "result", message("user", metadata={
            "is_visually_hidden_from_conversation": True})),
        ("q2", "hidden", message("user", "Thanks")),
    )  # fmt: skip
    assert texts(brought) == ["Hello", "Hi", "Thanks"]


def test_the_parts_of_one_answer_are_one_message() -> None:
    brought = read(
        ("q", None, message("user", "What is new?")),
        ("a", "q", message("assistant", "Let me look.")),
        ("call", "a", message("assistant", "search()", recipient="web")),
        ("result", "call", message("tool", "pages")),
        ("b", "result", message("assistant", "This is new.")),
        ("q2", "b", message("user", "Thanks")),
    )
    assert texts(brought) == ["What is new?", "Let me look.\n\nThis is new.", "Thanks"]


def test_an_answer_that_reached_its_limit_goes_on_where_it_stopped() -> None:
    cut_off = {"finish_details": {"type": "max_tokens"}}
    brought = read(
        ("q", None, message("user", "Write")),
        ("a", "q", message("assistant", "Once upon a ti", metadata=cut_off)),
        ("b", "a", message("assistant", "me.")),
    )
    assert texts(brought) == ["Write", "Once upon a time."]


def test_parts_with_branches_between_stay_apart() -> None:
    brought = read(
        ("q", None, message("user", "Q")),
        ("a", "q", message("assistant", "A")),
        ("b", "a", message("assistant", "B")),
        ("c", "a", message("assistant", "C")),
    )
    assert texts(brought) == ["Q", "A", "C"]
    assert len(brought.conversation) == 4


@pytest.mark.parametrize("current", ["gone", None, 7, "root"])
def test_a_dangling_current_node_shows_the_newest_branch(current: Any) -> None:
    brought = read(*HELLO, ("b", "q", message("assistant", "Hey")), current_node=current)
    if current == "root":
        assert len(brought.conversation) == 3
    else:
        assert texts(brought) == ["Hello", "Hey"]


def test_missing_lists_of_children_cost_nothing() -> None:
    mapping = tree(*HELLO)
    for node in mapping.values():
        del node["children"]
    assert texts(conversation_of(conversation(mapping))) == ["Hello", "Hi"]


def test_missing_parents_are_found_in_the_lists_of_children() -> None:
    mapping = tree(*HELLO)
    for node in mapping.values():
        del node["parent"]
    assert texts(conversation_of(conversation(mapping))) == ["Hello", "Hi"]


def test_circles_are_cut_and_nothing_is_lost() -> None:
    mapping = tree(*HELLO)
    mapping["root"]["parent"] = "a"
    brought = conversation_of(conversation(mapping))
    assert sorted(one.text for one in brought.conversation.messages()) == ["Hello", "Hi"]
    mapping = {"x": {"parent": "x", "children": ["x"], "message": message("user", "alone")}}
    assert texts(conversation_of(conversation(mapping))) == ["alone"]


def test_a_hundred_thousand_messages_deep() -> None:
    roles = ("user", "assistant")
    mapping = {
        f"n{n}": {
            "parent": f"n{n - 1}" if n else None,
            "children": [f"n{n + 1}"],
            "message": message(roles[n % 2], f"{n}"),
        }
        for n in range(100_000)
    }
    brought = conversation_of(conversation(mapping))
    assert len(brought.conversation.path()) == 100_000


def test_gpts_come_from_every_place_that_can_name_them() -> None:
    named = message("assistant", "x", metadata={"gizmo_id": GPT})
    none = {"gizmo_id": None}
    cases: list[Fields] = [
        {},
        {"gizmo_id": None, "conversation_template_id": GPT},
        {**none, "mapping": tree(("a", None, named))},
    ]
    for fields in cases:
        assert conversation_of(conversation(tree(*HELLO)) | fields).conversation.gpt_id == GPT


def test_projects_are_no_gpts() -> None:
    project = "g-p-" + "0" * 32
    for fields in (
        {"gizmo_id": project, "gizmo_type": "snorlax"},
        {"gizmo_id": project, "gizmo_type": None, "conversation_template_id": project},
        {"gizmo_id": GPT, "gizmo_type": "snorlax"},
        {"gizmo_id": 7},
    ):
        assert conversation_of(conversation(tree(*HELLO)) | fields).conversation.gpt_id == ""


@pytest.mark.parametrize(
    ("title", "wanted"),
    [("  My \n chat ", "My chat"), (None, "Hello"), ("", "Hello"), (7, "Hello")],
)
def test_a_missing_title_is_made_from_the_first_question(title: Any, wanted: str) -> None:
    assert read(*HELLO, title=title).conversation.title == wanted


def test_times_stand_in_for_each_other() -> None:
    made = read(*HELLO, create_time="2023-11-14T22:13:20Z", update_time=None).conversation
    assert (made.created, made.updated) == (BEGUN, BEGUN + 3)
    made = read(*HELLO, create_time=None, update_time=None).conversation
    assert (made.created, made.updated) == (BEGUN + 2, BEGUN + 3)


def test_siblings_without_times_are_not_taken_for_one_calls_candidates() -> None:
    said = message("assistant", "x", create_time=float("nan"))
    brought = read(("q", None, message("user", "Q")), ("a", "q", said), ("b", "q", said))
    last = brought.conversation.path()[-1]
    assert len(brought.conversation.siblings(last.id)) == 2
    assert brought.conversation.candidates(last.id) == [last]


def test_starred_is_pinned_and_archived_is_kept() -> None:
    brought = read(*HELLO, is_starred=True, is_archived=True)
    assert (brought.conversation.pinned, brought.conversation.archived) == (True, True)


def test_how_an_answer_ended_is_kept() -> None:
    def ended(**more: Any) -> State:
        brought = read(*HELLO[:-1], ("a", "q", message("assistant", "Hi", **more)))
        return brought.conversation.path()[-1].state

    assert ended() is State.COMPLETE
    assert ended(status="in_progress") is State.INTERRUPTED
    assert ended(metadata={"finish_details": {"type": "interrupted"}}) is State.STOPPED


def test_ids_are_the_same_each_time_and_differ_between_conversations() -> None:
    one, again, other = read(*HELLO), read(*HELLO), read(*HELLO, id="c2", conversation_id="c2")
    ids = [[message.id for message in each.conversation.path()] for each in (one, again, other)]
    assert ids[0] == ids[1]
    assert not set(ids[0]) & set(ids[2])
    assert id_of({"mapping": {}}) == id_of({"mapping": {}})
    assert id_of({"id": "../../etc\0"}).isalnum()


def test_a_part_that_comes_later_makes_another_answer() -> None:
    before = read(*HELLO)
    after = read(*HELLO, ("b", "a", message("assistant", "More of it")))
    known = {message.id for message in before.conversation.messages()}
    fresh = [message for message in after.conversation.messages() if message.id not in known]
    assert [message.text for message in fresh] == ["Hi\n\nMore of it"]


junk = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.sampled_from("abc"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "parts", "text", "content_type", "role"]), inner)
    ),
    max_leaves=6,
)
nodes = st.sampled_from("abcdef")
messages = st.fixed_dictionaries(
    {},
    optional={
        "author": st.fixed_dictionaries(
            {"role": st.sampled_from(["user", "assistant", "tool", "system"])}
        )
        | junk,
        "create_time": st.floats() | junk,
        "content": st.fixed_dictionaries(
            {"content_type": st.sampled_from(["text", "code", "multimodal_text", "x"])},
            optional={"parts": st.lists(st.text(max_size=4) | junk, max_size=3), "text": junk},
        )
        | junk,
        "metadata": junk,
        "recipient": st.sampled_from(["all", "python", None]),
        "status": junk,
    },
)
mappings = st.dictionaries(
    nodes,
    st.fixed_dictionaries(
        {},
        optional={
            "parent": st.none() | nodes | junk,
            "children": st.lists(nodes | junk, max_size=4) | junk,
            "message": messages | junk,
        },
    )
    | junk,
    max_size=6,
)


@given(mappings, nodes)
def test_every_tree_is_made_sound(mapping: dict[str, Any], current: str) -> None:
    parents = parents_in(mapping)
    assert set(parents) == {node for node, fields in mapping.items() if isinstance(fields, dict)}
    seen: set[str | None] = {None}
    for node, parent in parents.items():
        assert parent in seen
        seen.add(node)
    leaf = leaf_of(parents, current)
    assert (leaf is None) == (not parents)


@given(mappings, junk, junk, junk)
def test_whatever_stands_in_a_conversation_it_is_read(
    mapping: dict[str, Any], current: Any, title: Any, created: Any
) -> None:
    fields = {"mapping": mapping, "current_node": current, "title": title, "create_time": created}
    made = conversation_of(fields).conversation
    shown = made.path() if made.current is not None else []
    assert len({message.id for message in made.messages()}) == len(made)
    assert all(message.role in (Role.USER, Role.ASSISTANT) for message in shown)
    for one in made.messages():
        assert one in made.candidates(one.id)
        assert len(made.candidates(one.id)) == 1
    assert conversation_of(fields).conversation.id == made.id
