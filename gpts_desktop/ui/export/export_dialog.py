"""The window in which the format of an export is chosen."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLabel,
    QRadioButton,
    QWidget,
)

from gpts_desktop.core.export.order import Format
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.headed_dialog import HeadedDialog

_WIDTH = 440
_INSET = 26  # of a choice's explanation: its box and the room beside it


class ExportChoice(NamedTuple):
    """How to export; `packed` is one .zip file instead of a folder."""

    form: Format
    all_branches: bool
    packed: bool


class ExportDialog(HeadedDialog):
    """The formats with a line about each, and what else there is to choose."""

    chosen = Signal(object)
    """An `ExportChoice`."""

    def __init__(
        self, heading: str, form: Format, several: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("exportDialog", parent)
        self.set_heading(heading, self.tr("Export"))
        self.heading.setWordWrap(True)
        self._several = several
        self._group = QButtonGroup(self)
        self.buttons: dict[Format, QRadioButton] = {}
        self.branches_box = QCheckBox(self.tr("All &branches, not only the one that shows"))
        self.packed_box = QCheckBox(self.tr("One .&zip file"))
        self.packed_box.setChecked(True)
        self.packed_box.setVisible(several)
        self._lay_out()
        self.buttons[form].setChecked(True)
        self.buttons[form].setFocus()
        self._group.buttonToggled.connect(lambda *_: self._fit())
        self._fit()

    def _lay_out(self) -> None:
        column = self.column
        column.setSpacing(0)
        column.addSpacing(12)
        for form, name, words in self._formats():
            self._add_format(form, name, words)
        column.addSpacing(6)
        column.addWidget(self.branches_box)
        if self._several:
            column.addSpacing(8)
            column.addWidget(self.packed_box)
        column.addSpacing(18)
        self.choose_button = self.button(
            self.tr("Choose &where…"), self.accept, kind="primary", name="exportButton"
        )
        self.add_foot(self.button(self.tr("Cancel"), self.reject), self.choose_button)
        over = self.parentWidget()
        self.setMinimumWidth(min(_WIDTH, over.width() - 24) if over is not None else _WIDTH)

    def _formats(self) -> tuple[tuple[Format, str, str], ...]:
        return (
            (
                Format.MARKDOWN,
                self.tr("&Markdown"),
                self.tr("For notes and editors. Pictures lie in a folder beside it."),
            ),
            (
                Format.HTML,
                self.tr("&Web page"),
                self.tr("Looks as it does here, light and dark. Pictures are within."),
            ),
            (Format.TEXT, self.tr("Plain &text"), self.tr("Reads everywhere.")),
            (
                Format.JSON,
                self.tr("&JSON"),
                self.tr("All there is, with every branch. It can be imported again."),
            ),
        )

    def _add_format(self, form: Format, name: str, words: str) -> None:
        button = QRadioButton(name)
        button.setFont(ui_font(13.5, 600))
        button.setAccessibleDescription(words)
        hint = QLabel(words)
        hint.setFont(ui_font(12.5))
        hint.setProperty("role", "dim")
        hint.setWordWrap(True)
        hint.setContentsMargins(_INSET, 2, 0, 10)
        self._group.addButton(button)
        self.buttons[form] = button
        self.column.addWidget(button)
        self.column.addWidget(hint)

    def form(self) -> Format:
        """Return the format that is marked."""
        return next(form for form, button in self.buttons.items() if button.isChecked())

    def accept(self) -> None:
        """Report what was chosen."""
        is_page = self.form() is not Format.JSON
        packed = is_page and self._several and self.packed_box.isChecked()
        self.chosen.emit(
            ExportChoice(self.form(), is_page and self.branches_box.isChecked(), packed)
        )
        super().accept()

    def _fit(self) -> None:
        """JSON is always one file with all branches."""
        is_page = self.form() is not Format.JSON
        self.branches_box.setEnabled(is_page)
        self.packed_box.setEnabled(is_page)
