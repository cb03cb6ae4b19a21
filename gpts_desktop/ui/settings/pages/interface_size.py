"""The row of the interface's size: it holds from the next start on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.interface_size import LIKE_SYSTEM, SIZES, InterfaceSize
from gpts_desktop.ui.settings.setting_controls import ChoiceBox
from gpts_desktop.ui.settings.setting_row import SettingRow


def interface_size_row(size: InterfaceSize, trouble: Callable[[str], object]) -> SettingRow:
    """Return the row; `trouble` hears why a choice can't be kept."""
    control = _SizeControl(size)
    row = SettingRow(
        QCoreApplication.translate("InterfaceSize", "Size of the interface"),
        QCoreApplication.translate(
            "InterfaceSize", "Of all words, buttons and pictures, from the next start on."
        ),
        control,
        words=QCoreApplication.translate(
            "InterfaceSize", "accessibility zoom scale large text eyes"
        ),
    )
    control.box.setAccessibleName(
        QCoreApplication.translate("InterfaceSize", "Size of the interface")
    )

    def choose(percent: int) -> None:
        try:
            size.choose(percent)
        except StorageError as error:
            trouble(str(error))
        control.show_size()
        row.reset_button.setVisible(size.chosen != LIKE_SYSTEM)

    control.box.activated.connect(lambda _: choose(control.box.currentData()))
    row.reset_requested.connect(lambda: choose(LIKE_SYSTEM))
    control.show_size()
    row.reset_button.setVisible(size.chosen != LIKE_SYSTEM)
    return row


class _SizeControl(QWidget):
    """The sizes to choose from, and the button that starts the app anew once it is needed."""

    def __init__(self, size: InterfaceSize) -> None:
        super().__init__()
        self._size = size
        self.box = ChoiceBox({})
        self.box.setObjectName("setting-interface-size")
        self.box.addItem(
            QCoreApplication.translate("InterfaceSize", "Like the system"), LIKE_SYSTEM
        )
        for percent in SIZES:
            self.box.addItem(f"{percent} %", percent)
        self.restart_button = QPushButton(
            QCoreApplication.translate("InterfaceSize", "Restart now")
        )
        self.restart_button.setObjectName("settingsRestartButton")
        self.restart_button.setProperty("kind", "link")
        self.restart_button.clicked.connect(lambda _=False: size.restart())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.restart_button, 0, Qt.AlignmentFlag.AlignRight)
        self.setFocusProxy(self.box)

    def show_size(self) -> None:
        """Show what is chosen, and whether it holds already."""
        self.box.setCurrentIndex(max(0, self.box.findData(self._size.chosen)))
        self.restart_button.setVisible(self._size.needs_restart)
