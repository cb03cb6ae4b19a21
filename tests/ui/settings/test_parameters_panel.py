from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.core.parameters import PARAMETERS, Parameters
from gpts_desktop.ui.settings.parameter_rows import SliderRow, SwitchRow, TypedRow
from gpts_desktop.ui.settings.parameters_panel import ParametersPanel
from gpts_desktop.ui.style import style_sheet
from gpts_desktop.ui.theme import ThemeKeeper, load_theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[ParametersPanel]:
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    window.show()
    made = ParametersPanel(ThemeKeeper("light"), window)
    with qtbot.waitActive(made):
        made.open_above(window)
    yield made


def typed(panel: ParametersPanel, name: str) -> TypedRow:
    row = panel.rows[name]
    assert isinstance(row, TypedRow)
    return row


def slider_row(panel: ParametersPanel, name: str) -> SliderRow:
    row = panel.rows[name]
    assert isinstance(row, SliderRow)
    return row


def enter(panel: ParametersPanel, name: str, text: str) -> TypedRow:
    row = typed(panel, name)
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClick(row.field, Qt.Key.Key_Delete)
    QTest.keyClicks(row.field, text)
    return row


def test_every_parameter_is_there_and_default(panel: ParametersPanel) -> None:
    assert list(panel.rows) == [spec.name for spec in PARAMETERS]
    assert [row.value for row in panel.rows.values()] == [None] * len(PARAMETERS)
    for row in panel.rows.values():
        assert row.focus_target.accessibleName()
        if isinstance(row, TypedRow):
            assert row.field.placeholderText() == "default"
            assert row.text() == ""


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("temperature", "0.5", 0.5),
        ("top_p", "1", 1),
        ("max_tokens", "1688", 1688),
        ("n", "2", 2),
        ("presence_penalty", "-2", -2),
        ("frequency_penalty", "0,25", 0.25),
        ("logit_bias", '{"50256": -100}', {"50256": -100}),
        ("user", "me", "me"),
        ("system", "Be brief.", "Be brief."),
    ],
)
def test_what_is_typed_is_told(
    qtbot: QtBot, panel: ParametersPanel, name: str, text: str, value: Any
) -> None:
    with qtbot.waitSignal(panel.changed) as told:
        enter(panel, name, text)
    assert told.args == ["chat", replace(Parameters(), **{name: value})]


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("temperature", "2.1", "Temperature is a number from 0 to 2."),
        ("top_p", "often", "Top p is a number from 0 to 1."),
        ("max_tokens", "1.5", "Max tokens is a whole number, at least 1."),
        ("n", "0", "Candidates (n) is a whole number from 1 to 128."),
        ("logit_bias", "{", 'Logit bias is JSON, for example {"50256": -100}.'),
        ("logit_bias", '{"x": 1}', "Logit bias: “x” is no token id."),
    ],
)
def test_what_is_wrong_is_said_below_and_stays(
    panel: ParametersPanel, name: str, text: str, sentence: str
) -> None:
    row = enter(panel, name, text)
    assert row.hint.isVisible()
    assert row.hint.text() == sentence
    assert row.field.accessibleDescription() == sentence
    assert row.text() == text
    assert row.value is None


def test_a_wrong_text_changes_nothing_that_was_set(qtbot: QtBot, panel: ParametersPanel) -> None:
    panel.set_values(Parameters(temperature=0.5), Parameters())
    with qtbot.waitSignal(panel.changed) as told:
        enter(panel, "n", "2")
        row = typed(panel, "temperature")
        row.field.setFocus()
        QTest.keyClick(row.field, Qt.Key.Key_End)
        QTest.keyClicks(row.field, "x")
    assert told.args == ["chat", Parameters(temperature=0.5, n=2)]
    assert row.text() == "0.5x"


def test_a_wrong_text_is_kept_while_the_other_scope_is_looked_at(panel: ParametersPanel) -> None:
    enter(panel, "temperature", "3")
    QTest.mouseClick(panel.scopes["gpt"], LEFT, pos=QPoint(8, panel.scopes["gpt"].height() // 2))
    assert typed(panel, "temperature").text() == ""
    QTest.mouseClick(panel.scopes["chat"], LEFT, pos=QPoint(8, panel.scopes["chat"].height() // 2))
    row = typed(panel, "temperature")
    assert row.text() == "3"
    assert row.hint.isVisible()


def test_the_scope_says_what_is_set_for_the_gpt(qtbot: QtBot, panel: ParametersPanel) -> None:
    panel.set_values(Parameters(n=2), Parameters(temperature=0.7, stream=False))
    row = typed(panel, "temperature")
    assert (row.text(), row.field.placeholderText()) == ("", "0.7")
    panel.scopes["gpt"].click()
    assert (row.text(), typed(panel, "n").text()) == ("0.7", "")
    with qtbot.waitSignal(panel.changed) as told:
        enter(panel, "temperature", "0.9")
    assert told.args == ["gpt", Parameters(temperature=0.9, stream=False)]


def test_another_scope_first_tells_what_was_typed_in_this_one(panel: ParametersPanel) -> None:
    told: list[tuple[str, Parameters]] = []
    panel.changed.connect(lambda scope, values: told.append((scope, values)))
    enter(panel, "n", "3")
    panel.scopes["gpt"].click()
    assert told == [("chat", Parameters(n=3))]


def test_closing_tells_what_was_typed_last(panel: ParametersPanel) -> None:
    told: list[Parameters] = []
    panel.changed.connect(lambda _, values: told.append(values))
    enter(panel, "max_tokens", "9")
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert told == [Parameters(max_tokens=9)]
    assert not panel.isVisible()


def test_values_told_back_disturb_nothing(panel: ParametersPanel) -> None:
    told: list[Parameters] = []
    panel.changed.connect(lambda _, values: panel.set_values(values, Parameters()))
    panel.changed.connect(lambda _, values: told.append(values))
    enter(panel, "temperature", "3")
    enter(panel, "n", "2")
    panel.done(0)
    assert told == [Parameters(n=2)]
    assert typed(panel, "temperature").text() == "3"


def test_the_slider_sets_steps_and_follows_what_is_typed(panel: ParametersPanel) -> None:
    row = slider_row(panel, "temperature")
    assert row.slider.property("unset") is True
    enter(panel, "temperature", "0.33")
    assert row.slider.value() == 33
    assert row.slider.property("unset") is False
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_Right)
    assert (row.text(), row.value) == ("0.4", 0.4)


def test_the_slider_of_a_penalty_begins_below_zero(panel: ParametersPanel) -> None:
    row = slider_row(panel, "presence_penalty")
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_Home)
    assert row.value == -2


def test_reset_brings_the_default_back(qtbot: QtBot, panel: ParametersPanel) -> None:
    row = enter(panel, "temperature", "0.5")
    assert row.reset_button.isVisible()
    with qtbot.waitSignal(panel.changed) as told:
        QTest.mouseClick(row.reset_button, LEFT)
    assert told.args == ["chat", Parameters()]
    assert (row.text(), row.reset_button.isVisible()) == ("", False)


def test_the_wheel_over_a_slider_changes_no_parameter(panel: ParametersPanel) -> None:
    slider = slider_row(panel, "temperature").slider
    at = QPointF(slider.rect().center())
    wheel = QWheelEvent(
        at,
        QPointF(slider.mapToGlobal(slider.rect().center())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, wheel)
    assert typed(panel, "temperature").value is None


def test_streaming_is_default_on_or_off(qtbot: QtBot, panel: ParametersPanel) -> None:
    row = panel.rows["stream"]
    assert isinstance(row, SwitchRow)
    for value in (True, False, None):
        with qtbot.waitSignal(panel.changed) as told:
            QTest.mouseClick(row.choices[value], LEFT)
        assert told.args == ["chat", Parameters(stream=value)]
        assert row.choices[value].isChecked()


def test_candidates_say_what_they_can_cost(panel: ParametersPanel) -> None:
    hint = panel.rows["n"].hint
    assert hint.text() == "Each candidate can be charged."
    enter(panel, "n", "3")
    assert hint.text() == "Each of the 3 candidates can be charged."


def test_the_request_is_asked_for_after_what_was_typed(panel: ParametersPanel) -> None:
    heard: list[str] = []
    panel.changed.connect(lambda *_: heard.append("changed"))
    panel.request_shown.connect(lambda: heard.append("request"))
    enter(panel, "n", "3")
    QTest.mouseClick(panel.request_button, LEFT)
    assert heard == ["changed", "request"]


def test_the_tab_key_goes_through_all_fields_in_order(panel: ParametersPanel) -> None:
    reached: list[str] = []
    typed(panel, "temperature").field.setFocus()
    for _ in range(40):
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit | QPlainTextEdit):
            reached.append(focused.accessibleName())
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    labels = [spec.label for spec in PARAMETERS if spec.kind != "switch"]
    assert reached[: len(labels)] == labels


def test_no_two_keys_are_the_same(panel: ParametersPanel) -> None:
    keys = [
        text[text.index("&") + 1].lower()
        for widget in panel.findChildren(QWidget)
        if "&" in (text := str(widget.property("text") or ""))
    ]
    assert len(keys) == 14
    assert sorted(keys) == sorted(set(keys))


def test_a_narrow_window_shows_all_of_each_row(qtbot: QtBot, panel: ParametersPanel) -> None:
    panel.setStyleSheet(style_sheet(load_theme("light")))
    panel.resize(360, 600)
    enter(panel, "temperature", "0.5")
    row = panel.rows["temperature"]
    qtbot.waitUntil(lambda: row.mapTo(panel, row.rect().bottomRight()).x() <= 360)
    assert row.rect().contains(row.reset_button.geometry())
    assert panel.request_button.geometry().right() <= 360
