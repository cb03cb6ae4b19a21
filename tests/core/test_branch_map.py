from __future__ import annotations

from gpts_desktop.core.branch_map import MapRow, map_rows
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role


def talk_of(*edges: str, current: str = "") -> Conversation:
    """Return a conversation of "child<parent" edges, in that order."""
    talk = Conversation()
    for edge in edges:
        child, _, parent = edge.partition("<")
        talk.add(Message(Role.USER, child, id=child, parent=parent or None))
    talk.current = current or talk.current
    return talk


def drawn(rows: list[MapRow]) -> list[str]:
    """Return each row as its id behind its depth in dots; `*` is on the path, `+` hides."""
    return [
        "." * row.depth
        + ("\\" if row.is_beside else "")
        + row.message.id
        + ("*" if row.on_path else "")
        + (f"+{row.hidden}" if row.hidden else "")
        for row in rows
    ]


def test_a_chat_without_forks_is_one_line() -> None:
    talk = talk_of("a", "b<a", "c<b")
    assert drawn(map_rows(talk, (), ())) == ["a*", "b*", "c*"]
    assert [(row.begins, row.ends) for row in map_rows(talk, (), ())] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_the_shown_path_goes_straight_down_and_others_beside_it() -> None:
    talk = talk_of("a", "b<a", "c<a", "d<b", "e<d", "f<d", current="c")
    assert drawn(map_rows(talk, (), ())) == ["a*", ".\\b", ".d", "..\\e", ".f", "c*"]
    talk.current = "e"
    rows = map_rows(talk, (), ())
    assert drawn(rows) == ["a*", ".\\c", "b*", "d*", ".\\f", "e*"]
    assert [(row.place, row.among) for row in rows] == [
        (1, 1), (2, 2), (1, 2), (1, 1), (2, 2), (1, 2),
    ]  # fmt: skip


def test_first_questions_that_were_edited_stand_beside_one_another() -> None:
    talk = talk_of("a", "b<a", "c", current="c")
    rows = map_rows(talk, (), ())
    assert drawn(rows) == [".\\a", ".b", "c*"]
    assert [row.begins for row in rows] == [True, False, False]


def test_long_runs_are_folded_until_they_are_opened() -> None:
    talk = talk_of("0", *(f"{at}<{at - 1}" for at in range(1, 30)))
    assert drawn(map_rows(talk, (), ())) == ["0*", "1*", "2*+26", "28*", "29*"]
    assert len(map_rows(talk, {"2"}, ())) == 30


def test_what_follows_a_closed_message_is_hidden() -> None:
    talk = talk_of("a", "b<a", "c<a", "d<b", "e<b", current="c")
    assert drawn(map_rows(talk, (), {"b"})) == ["a*", ".\\b+2", "c*"]


def test_a_thousand_forks_are_drawn_without_recursion() -> None:
    edges = ["0"]
    for at in range(1, 3000):
        edges += [f"{at}<{at - 1}", f"x{at}<{at - 1}"]
    talk = talk_of(*edges, current="2999")
    rows = map_rows(talk, (), ())
    assert len(rows) == len(talk)
    assert max(row.depth for row in rows) == 1
