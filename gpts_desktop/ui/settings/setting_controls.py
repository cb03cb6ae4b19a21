"""Rows whose control is bound to a setting: what is chosen holds at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSlider, QWidget

from gpts_desktop.core.settings import Settings
from gpts_desktop.ui.settings.setting_row import SettingRow

_CHOICE_WIDTH = 190


class ChoiceBox(QComboBox):
    """A list of values by their labels that the wheel does not turn by accident."""

    def __init__(self, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_CHOICE_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, label in labels.items():
            self.addItem(label, value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def choose(self, value: str) -> None:
        """Show a value as chosen."""
        self.setCurrentIndex(max(0, self.findData(value)))


def choice_row(
    settings: Settings,
    name: str,
    labels: Mapping[str, str],
    title: str,
    detail: str = "",
    *,
    words: str = "",
) -> SettingRow:
    """Return a row with a list of a setting's values."""
    box = ChoiceBox(labels)
    box.setObjectName(f"setting-{name}")
    row = SettingRow(title, detail, box, words=f"{words} {' '.join(labels.values())}")
    box.activated.connect(lambda _: settings.__setitem__(name, box.currentData()))
    row.follow(settings, name, lambda: box.choose(settings[name]))
    return row


def switch_row(
    settings: Settings, name: str, title: str, detail: str = "", words: str = ""
) -> SettingRow:
    """Return a row with a box that is ticked while a setting is on."""
    box = QCheckBox()
    box.setObjectName(f"setting-{name}")
    row = SettingRow(title, detail, box, words=words)
    box.clicked.connect(lambda on: settings.__setitem__(name, on))
    row.follow(settings, name, lambda: box.setChecked(settings[name]))
    return row


class PercentSlider(QWidget):
    """A slider of tenths with its value beside it; `slider.value()` is in tenths."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(least, most)
        self.slider.setPageStep(1)
        self.slider.setFixedWidth(140)
        self._label = QLabel()
        self._label.setMinimumWidth(44)
        self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.slider)
        row.addWidget(self._label)
        self.setFocusProxy(self.slider)

    def show_value(self, value: float) -> None:
        """Show a factor, 1.0 as 100 %."""
        tenths = round(value * 10)
        if not self.slider.isSliderDown():
            self.slider.setValue(tenths)
        self._label.setText(f"{tenths * 10} %")


def zoom_row(settings: Settings, title: str, detail: str) -> SettingRow:
    """Return the row of the text's size."""
    control = PercentSlider(5, 30)
    control.slider.setObjectName("setting-zoom")
    control.slider.setAccessibleName(title)
    row = SettingRow(title, detail, control)
    control.slider.valueChanged.connect(lambda tenths: settings.__setitem__("zoom", tenths / 10))
    row.follow(settings, "zoom", lambda: control.show_value(settings["zoom"]))
    return row
