"""The window that shows the report of a bug, or of a crash in the last run."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.tab_order import put_after
from gpts_desktop.ui.text_dialogs import TextDialog


class BugWindow(TextDialog):
    """What went wrong, to read and copy. Signal: `restart_requested()`."""

    restart_requested = Signal()

    def __init__(self, title: str, report: str, parent: QWidget | None = None) -> None:
        super().__init__("bugWindow", title, "", parent)
        self.subtitle.setText(
            self.tr(
                "What is saved is safe. The report says where in the program it happened; "
                "no message and no key is in it."
            )
        )
        self.subtitle.show()
        self.text_box.setPlainText(report)
        self.restart_button = self.button(self.tr("&Restart"), self.close, name="restartButton")
        self.restart_button.clicked.connect(self.restart_requested)
        self.close_button.setText(self.tr("Go &on"))
        self.close_button.setAccessibleName("")  # as it reads
        self.buttons.insertWidget(self.buttons.indexOf(self.close_button), self.restart_button)
        put_after(self.copy_button, self.restart_button, self.close_button)
