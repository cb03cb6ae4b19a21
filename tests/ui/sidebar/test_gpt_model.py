from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.ui.sidebar.gpt_model import GptModel

GPTS = [
    Gpt("g-p", "Pinned one", pinned=True),
    Gpt("g-q", "Pinned two", pinned=True),
    Gpt("g-a", "Alpha"),
    Gpt("g-b", "学术翻译助手"),
    Gpt("g-c", "Gamma"),
]


@pytest.fixture
def model() -> GptModel:
    model = GptModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_gpts(GPTS, {"g-a": 3, "g-b": 1})
    return model


def names(model: GptModel) -> list[str]:
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def test_it_shows_names_and_numbers(model: GptModel) -> None:
    assert names(model) == [gpt.name for gpt in GPTS]
    assert [model.count_at(model.index(row)) for row in range(5)] == [0, 0, 3, 1, 0]
    role = Qt.ItemDataRole.AccessibleDescriptionRole
    assert model.data(model.index(0), role) == "Pinned, 0 conversations"
    assert model.data(model.index(3), role) == "1 conversation"


def test_pinned_ones_come_first_whatever_the_order(model: GptModel) -> None:
    model.set_gpts([GPTS[2], GPTS[0]], {})
    assert names(model) == ["Pinned one", "Alpha"]


def test_the_filter_looks_at_names(model: GptModel) -> None:
    model.set_filter("翻译")
    assert names(model) == ["学术翻译助手"]
    assert not model.index_of("g-a").isValid()
    assert model.order_with(0, 1) is None
    model.set_filter("")
    assert model.index_of("g-a").row() == 2


def test_a_new_count_is_no_reset(model: GptModel) -> None:
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.set_gpts(GPTS, {"g-a": 4})
    assert resets == []
    assert model.count_at(model.index(2)) == 4


@pytest.mark.parametrize(
    ("row", "before", "order"),
    [
        (2, 4, "p q b a c"),
        (2, 5, "p q b c a"),
        (4, 2, "p q c a b"),
        (4, 0, "p q c a b"),
        (0, 5, "q p a b c"),
        (1, 0, "q p a b c"),
        (2, 2, None),
        (2, 3, None),
        (2, 0, None),
    ],
)
def test_moving_keeps_pinned_and_others_apart(
    model: GptModel, row: int, before: int, order: str | None
) -> None:
    expected = [f"g-{letter}" for letter in order.split()] if order else None
    assert model.order_with(row, before) == expected


def test_an_entered_name_is_reported_and_not_taken(model: GptModel) -> None:
    reported: list[tuple[str, str]] = []
    model.renamed.connect(lambda gpt_id, name: reported.append((gpt_id, name)))
    assert model.setData(model.index(2), " My  Alpha ")
    assert not model.setData(model.index(2), "Alpha")
    assert not model.setData(model.index(2), "")
    assert reported == [("g-a", "My Alpha")]
    assert names(model)[2] == "Alpha"
