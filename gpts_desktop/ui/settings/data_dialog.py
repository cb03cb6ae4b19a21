"""The page of data and copies in a window of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gpts_desktop.core.data_care import DataCare
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.settings.data_page import DataPage
from gpts_desktop.ui.task_owner import Starter

_WIDTH, _HEIGHT = 620, 540


class DataDialog(QDialog):
    """It lives as long as its window: a copy may still be made when it is closed."""

    def __init__(self, care: DataCare, tasks: Starter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dataDialog")
        title = self.tr("Data and copies")
        self.setWindowTitle(title)
        self.setMinimumSize(340, 360)
        self.resize(max(340, min(_WIDTH, parent.width() - 40)), _HEIGHT)
        heading = QLabel(title)
        heading.setFont(ui_font(15, 600))
        self.page = DataPage(care, tasks)
        self.close_button = QPushButton(self.tr("C&lose"))
        self.close_button.setObjectName("dataCloseButton")
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.page, 1)
        column.addLayout(foot)

    def show_anew(self) -> None:
        """Open it with what there is now."""
        self.page.reload()
        self.page.list.setFocus()
        self.open()
