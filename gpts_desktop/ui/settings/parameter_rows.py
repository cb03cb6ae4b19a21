"""One row for each kind of parameter: what is typed, checked at once, and its way to default."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSlider,
    QWidget,
)

from gpts_desktop.core.errors import InputError
from gpts_desktop.core.parameters import ParameterSpec, parsed
from gpts_desktop.ui.fonts import mono_font, ui_font
from gpts_desktop.ui.said import said
from gpts_desktop.ui.settings.form import Hint, set_look
from gpts_desktop.ui.tab_order import put_after

_SLIDER_FIELD = 72
_FIELD = 110
_PARTS = 100  # places of a slider for each 1 of its range
_STEP = 5  # of them; drags stop at multiples of 0.05
# Where a slider rests while its parameter is not set: the API's own defaults.
_RESTS = {"temperature": 1.0, "top_p": 1.0}


class ParameterRow(QWidget):
    """The field of one parameter. Signal: `edited()` for each change by the user.

    `value` is what is typed, or while that is wrong what stood there before; None is "default".
    """

    edited = Signal()

    def __init__(self, spec: ParameterSpec) -> None:
        super().__init__()
        self.spec = spec
        self.value: Any = None
        self.problem = ""
        self.hint = Hint()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(12)
        self.reset_button = QPushButton(self.tr("Reset"))
        self.reset_button.setProperty("kind", "link")
        self.reset_button.setAutoDefault(False)
        self.reset_button.setAccessibleName(self.tr("Reset {0}").format(said(spec.label)))
        self.reset_button.clicked.connect(self._reset)
        policy = self.reset_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset_button.setSizePolicy(policy)

    @property
    def focus_target(self) -> QWidget:
        """What the label's key leads to."""
        return self

    def text(self) -> str:
        """Return what is typed, right or wrong."""
        return ""

    @abstractmethod
    def show_value(self, value: Any, inherited: Any, text: str | None = None) -> None:
        """Show a value, or the `text` that was typed and is wrong; `inherited` is the GPT's."""

    @abstractmethod
    def _reset(self) -> None:
        """Go back to the default."""

    def _settle(self) -> None:
        """Show what follows from value and problem."""
        self.reset_button.setVisible(self.value is not None or bool(self.problem))
        self.hint.say(self.problem or self._advice(), "danger" if self.problem else "dim")

    def _advice(self) -> str:
        if self.spec.name != "n":
            return ""
        if self.value is not None and self.value > 1:
            return self.tr("Each of the %Ln candidates can be charged.", "", int(self.value))
        return said(self.spec.help)


class TypedRow(ParameterRow):
    """A parameter that is typed: a number, JSON, or a text of one or several lines."""

    def __init__(self, spec: ParameterSpec) -> None:
        super().__init__(spec)
        self._before: Any = None
        self.field: QLineEdit | QPlainTextEdit
        self._get: Callable[[], str]
        self._set: Callable[[str], None]
        if spec.kind == "biases" or spec.name == "system":
            self._use_area()
        else:
            self._use_line()
        self.field.setAccessibleName(said(spec.label))
        self.field.setToolTip(said(spec.help))
        self.field.textChanged.connect(self._typed)

    def _use_line(self) -> None:
        line = QLineEdit()
        self.field, self._get, self._set = line, line.text, line.setText
        line.editingFinished.connect(self._finished)
        is_number = self.spec.kind in ("number", "integer")
        if is_number:
            line.setFixedWidth(_FIELD)
            line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.row.addWidget(line, 0 if is_number else 1)
        self.row.addWidget(self.reset_button)
        if is_number:
            self.row.addStretch(1)

    def _use_area(self) -> None:
        area = QPlainTextEdit()
        self.field, self._get, self._set = area, area.toPlainText, area.setPlainText
        is_json = self.spec.kind == "biases"
        area.setProperty("field", True)
        area.setTabChangesFocus(True)
        area.setFont(mono_font(12.5) if is_json else ui_font(13.5))
        area.setFixedHeight(54 if is_json else 84)
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        area.setMinimumWidth(60)
        self.row.addWidget(area, 1)
        self.row.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def focus_target(self) -> QWidget:
        """The field."""
        return self.field

    def text(self) -> str:
        """Return what is typed, right or wrong."""
        return self._get()

    def show_value(self, value: Any, inherited: Any, text: str | None = None) -> None:
        """Show a value, or the `text` that was typed and is wrong; `inherited` is the GPT's."""
        self._before = value
        default = self.tr("default") if inherited is None else _shown(inherited)
        self.field.setPlaceholderText(default)
        with QSignalBlocker(self.field):
            self._set(_shown(value) if text is None else text)
        self._check()
        self._settle()

    def _typed(self) -> None:
        self._check()
        self._settle()
        self.edited.emit()

    def _finished(self) -> None:
        if not self.problem:
            self._before = self.value

    def _check(self) -> None:
        try:
            self.value = parsed(self.spec.name, self._get())
            self.problem = ""
        except InputError as error:
            # Not the last right beginning of it: of "1.5" tokens that would be one.
            self.value = self._before
            self.problem = said(error)
        self.field.setAccessibleDescription(self.problem or said(self.spec.help))
        set_look(self.field, "invalid", bool(self.problem))

    def _reset(self) -> None:
        self.field.setFocus()
        self._set("")


class SliderRow(TypedRow):
    """A number with a range: a slider beside its field."""

    def __init__(self, spec: ParameterSpec) -> None:
        super().__init__(spec)
        assert spec.low is not None
        assert spec.high is not None
        self._low = spec.low
        self._rest = _RESTS.get(spec.name, 0.0)
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round((spec.high - spec.low) * _PARTS))
        self.slider.setSingleStep(_STEP)
        self.slider.setPageStep(2 * _STEP)
        self.slider.setMinimumWidth(24)
        self.slider.setAccessibleName(said(spec.label))
        self.slider.setToolTip(said(spec.help))
        self.slider.valueChanged.connect(self._slid)
        self.field.setFixedWidth(_SLIDER_FIELD)
        self.row.takeAt(self.row.count() - 1)
        self.row.insertWidget(0, self.slider, 1)
        # Qt sees no difference between the first after the last and the next one.
        put_after(self.slider, self.reset_button)
        put_after(self.slider, self.field)

    def show_value(self, value: Any, inherited: Any, text: str | None = None) -> None:
        """Show a value; unset, the slider rests where the GPT's or the API's default is."""
        self._rest = _RESTS.get(self.spec.name, 0.0) if inherited is None else inherited
        super().show_value(value, inherited, text)

    def _settle(self) -> None:
        super()._settle()
        place = self._rest if self.value is None else self.value
        with QSignalBlocker(self.slider):
            self.slider.setValue(round((place - self._low) * _PARTS))
        set_look(self.slider, "unset", self.value is None)

    def _slid(self, place: int) -> None:
        steps = round(place / _STEP) * _STEP
        self._set(_shown(round(self._low + steps / _PARTS, 2)))


class _Slider(QSlider):
    """A slider that the wheel passes by: it scrolls the panel, and changes no parameter."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the panel."""
        event.ignore()


class SwitchRow(ParameterRow):
    """Default, on or off."""

    def __init__(self, spec: ParameterSpec) -> None:
        super().__init__(spec)
        self.row.setSpacing(6)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.choices: dict[bool | None, QPushButton] = {}
        words = {None: self.tr("default"), True: self.tr("on"), False: self.tr("off")}
        for value, word in words.items():
            pill = QPushButton(word)
            pill.setCheckable(True)
            pill.setProperty("kind", "pill")
            pill.setAutoDefault(False)
            pill.setToolTip(said(spec.help))
            pill.setAccessibleName(f"{said(spec.label)}: {word}")
            pill.clicked.connect(lambda _=False, value=value: self._choose(value))
            self._group.addButton(pill)
            self.row.addWidget(pill)
            self.choices[value] = pill
        self.row.addStretch(1)
        self.reset_button.hide()
        self.setMinimumHeight(34)

    @property
    def focus_target(self) -> QWidget:
        """The choice that stands."""
        return self.choices[self.value]

    def show_value(self, value: Any, inherited: Any, text: str | None = None) -> None:
        """Show a value; "default" says what the GPT's own setting is."""
        self.value = value
        words = {None: self.tr("default"), True: self.tr("on"), False: self.tr("off")}
        default = words[None]
        if inherited is not None:
            default = self.tr("default ({0})").format(words[inherited])
        self.choices[None].setText(default)
        self.choices[value].setChecked(True)

    def _reset(self) -> None:
        """Go back to the default, which has a button of its own here."""
        self.choices[None].click()

    def _choose(self, value: bool | None) -> None:
        self.value = value
        self.edited.emit()


def row_for(spec: ParameterSpec) -> ParameterRow:
    """Return the row that fits a parameter."""
    if spec.kind == "switch":
        return SwitchRow(spec)
    is_ranged = spec.kind == "number" and spec.low is not None and spec.high is not None
    return SliderRow(spec) if is_ranged else TypedRow(spec)


def _shown(value: Any) -> str:
    """Return a value as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str | int | float):
        return str(value)
    return json.dumps(dict(value))
