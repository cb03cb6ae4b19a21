"""The window in which one of the installed font families is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gpts_desktop.ui.fonts import reading_font, ui_font

_ROW = 28  # pixels
_SAMPLE = "The quick brown fox, 1,234.56 — “你好，世界”"


class FamilyDialog(QDialog):
    """A field that filters, the families, and a line set in the one that is marked."""

    family_chosen = Signal(str)

    def __init__(self, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("familyDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Font"))
        self.resize(380, 460)
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
        heading = QLabel(self.tr("Font"))
        heading.setFont(ui_font(15, 600))
        self.use_button = QPushButton(self.tr("Use"))
        self.use_button.setProperty("kind", "primary")
        self.use_button.setDefault(True)
        self.use_button.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.use_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (heading, self.search_field):
            column.addWidget(widget)
        column.addWidget(self.families, 1)
        column.addWidget(self.sample)
        column.addLayout(buttons)

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
