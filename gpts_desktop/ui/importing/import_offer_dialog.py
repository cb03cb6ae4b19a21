"""Asks whether a file that was pasted into a question is to be imported instead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from gpts_desktop.ui.headed_dialog import HeadedDialog

_WIDTH = 380  # pixels


class ImportOfferDialog(HeadedDialog):
    """Import is what Enter chooses; what no question takes along can't be attached.

    Signals: `import_wanted()`, `attach_wanted()`.
    """

    import_wanted = Signal()
    attach_wanted = Signal()

    def __init__(self, paths: Sequence[Path], parent: QWidget) -> None:
        super().__init__("importOfferDialog", parent)
        self.set_heading(self.tr("Import these chats?"), self.tr("Import"))
        self.setMinimumWidth(_WIDTH)
        names = ", ".join(f"“{path.name}”" for path in paths)
        what = (
            self.tr("{0} is an export of chats.")
            if len(paths) == 1
            else self.tr("{0} are exports of chats.")
        )
        hint = QLabel(what.format(names))
        hint.setProperty("role", "dim")
        hint.setWordWrap(True)
        self.cancel_button = self.button(self.tr("Cancel"), self.reject)
        self.import_button = self.button(
            self.tr("&Import"), self.accept, kind="primary", name="importOfferButton"
        )
        self.attach_button = self.button(
            self.tr("&Attach to the message"), self._attach, name="importOfferAttach"
        )
        self.attach_button.setVisible(all(path.suffix.lower() == ".json" for path in paths))
        self.column.setSpacing(6)
        self.column.addWidget(hint)
        self.column.addSpacing(8)
        self.add_foot(self.cancel_button, self.import_button, left=self.attach_button)
        self.accepted.connect(self.import_wanted)
        self.setAccessibleDescription(hint.text())

    def _attach(self) -> None:
        self.attach_wanted.emit()
        self.reject()
