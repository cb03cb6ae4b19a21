"""The page of data and copies in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.data_care import DataCare
from gpts_desktop.ui.headed_dialog import HeadedDialog
from gpts_desktop.ui.screen_room import resize_within
from gpts_desktop.ui.settings.data_page import DataPage
from gpts_desktop.ui.task_owner import Starter

_WIDTH, _HEIGHT = 620, 540


class DataDialog(HeadedDialog):
    """It lives as long as its window: a copy may still be made when it is closed."""

    def __init__(self, care: DataCare, tasks: Starter, parent: QWidget) -> None:
        super().__init__("dataDialog", parent)
        self.set_heading(self.tr("Data and copies"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.setMinimumSize(340, 360)
        resize_within(self, max(340, min(_WIDTH, parent.width() - 40)), _HEIGHT)
        self.page = DataPage(care, tasks)
        self.close_button = self.button(
            self.tr("C&lose"), self.accept, name="dataCloseButton", is_default=True
        )
        self.column.setSpacing(12)
        self.column.addWidget(self.page, 1)
        self.add_foot(self.close_button)

    def show_anew(self) -> None:
        """Open it with what there is now."""
        self.page.reload()
        self.page.list.setFocus()
        self.open()
