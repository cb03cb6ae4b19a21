"""The map's rows while the tree changes: what stayed is left alone."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gpts_desktop.core.branch_map import map_rows
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.ui.branch_map.map_model import MapModel


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def grown(chance: random.Random, count: int) -> Conversation:
    made = Conversation(id="c")
    for number in range(count):
        here = made.current
        if number and chance.random() < 0.3:
            here = chance.choice(made.messages()).id
        role = (Role.USER, Role.ASSISTANT)[number % 2]
        made.add(Message(role, f"text {number}", f"m{number}", here))
    return made


def model_of(conversation: Conversation, owner: QObject) -> MapModel:
    return MapModel(conversation, lambda message: message.text, lambda gpt_id: "GPT", owner)


@pytest.mark.parametrize("seed", range(12))
def test_it_is_the_same_as_a_map_made_anew(owner: QObject, seed: int) -> None:
    chance = random.Random(seed)
    conversation = grown(chance, 60)
    model = model_of(conversation, owner)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for step in range(40):
        one = chance.choice(conversation.messages())
        match chance.randrange(4):
            case 0:
                conversation.add(Message(Role.USER, "new", f"n{step}", one.id))
            case 1:
                conversation.choose(one.id)
            case 2 if one.parent is not None:
                conversation.take_out(one.id)
            case _:
                conversation.take_out_alone(one.id) if len(conversation) > 5 else None
        if not len(conversation):
            break
        model.refresh()
        assert model.rows == map_rows(conversation, (), ())
    del tester


def test_a_question_more_is_a_row_more(owner: QObject, qtbot: QtBot) -> None:
    conversation = grown(random.Random(5), 300)
    model = model_of(conversation, owner)
    came: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _, first, last: came.append((first, last)))
    model.rowsRemoved.connect(lambda *_: came.append((-1, -1)))
    model.modelReset.connect(lambda: came.append((-2, -2)))
    before = len(model.rows)
    conversation.add(Message(Role.USER, "more", "more", conversation.current))
    model.refresh()
    assert sum(last - first + 1 for first, last in came) == len(model.rows) - before


def test_another_state_makes_no_row_anew(owner: QObject, qtbot: QtBot) -> None:
    conversation = grown(random.Random(5), 300)
    model = model_of(conversation, owner)
    rows, changed = model.rows, []
    model.tree_changed.connect(lambda: changed.append("tree"))
    model.dataChanged.connect(lambda *_: changed.append("data"))
    conversation.messages()[-1].state = State.STOPPED
    model.refresh()
    assert model.rows is rows
    assert changed == ["data"]
