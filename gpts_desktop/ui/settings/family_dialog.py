"""The window in which one of the installed font families is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from gpts_desktop.ui.fonts import reading_font
from gpts_desktop.ui.headed_dialog import HeadedDialog
from gpts_desktop.ui.screen_room import resize_within

_ROW = 28  # pixels
_SAMPLE = "The quick brown fox, 1,234.56 — “你好，世界”"


class FamilyDialog(HeadedDialog):
    """A field that filters, the families, and a line set in the one that is marked."""

    family_chosen = Signal(str)

    def __init__(self, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__("familyDialog", parent)
        self.set_heading(self.tr("Font"))
        resize_within(self, 380, 460)
        self.search_field = QLineEdit()
        self.search_field.setPlaceholderText(self.tr("Search fonts"))
        self.search_field.setAccessibleName(self.tr("Search fonts"))
        self.search_field.textChanged.connect(self._filter)
        self.families = QListWidget()
        self.families.setAccessibleName(self.tr("Fonts"))
        self.families.setUniformItemSizes(True)
        # Names that begin with a dot are the system's own business (macOS).
        names = [name for name in QFontDatabase.families() if not name.startswith((".", "@"))]
        for name in names:
            QListWidgetItem(name, self.families).setSizeHint(QSize(0, _ROW))
        self.families.itemSelectionChanged.connect(self._show_sample)
        self.families.itemActivated.connect(lambda _: self.accept())
        self.sample = QLabel(_SAMPLE)
        self.sample.setWordWrap(True)
        self.sample.setMinimumHeight(52)
        self._lay_out()
        if chosen in names:
            self.families.setCurrentRow(names.index(chosen))
            self.families.scrollToItem(self.families.currentItem())
        self._show_sample()
        self.search_field.setFocus()

    def _lay_out(self) -> None:
        self.use_button = self.button(self.tr("Use"), self.accept, kind="primary")
        self.column.setSpacing(10)
        self.column.addWidget(self.search_field)
        self.column.addWidget(self.families, 1)
        self.column.addWidget(self.sample)
        self.add_foot(self.button(self.tr("Cancel"), self.reject), self.use_button)

    def accept(self) -> None:
        """Report the family that is marked, if it can be seen."""
        if marked := self._marked():
            self.family_chosen.emit(marked)
            super().accept()

    def _marked(self) -> str:
        seen = (item for item in self.families.selectedItems() if not item.isHidden())
        return next((item.text() for item in seen), "")

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        items = [self.families.item(row) for row in range(self.families.count())]
        for item in items:
            item.setHidden(wanted not in item.text().casefold())
        fitting = [item for item in items if not item.isHidden()]
        if wanted and fitting and not self._marked():
            self.families.setCurrentItem(fitting[0])
        self._show_sample()

    def _show_sample(self) -> None:
        marked = self._marked()
        self.use_button.setEnabled(bool(marked))
        self.sample.setFont(reading_font(marked, 15))
