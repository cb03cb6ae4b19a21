"""Asks whether GPTs that another program offers are to be added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.links import FoundGpt
from gpts_desktop.ui.elided_label import ElidedLabel
from gpts_desktop.ui.fonts import mono_font, ui_font
from gpts_desktop.ui.headed_dialog import HeadedDialog
from gpts_desktop.ui.monogram import Monogram

MOST_SHOWN = 8


class OfferDialog(HeadedDialog):
    """The GPTs by name and id, Add and Cancel; `accepted` says that they were wanted."""

    def __init__(self, offered: Sequence[FoundGpt], parent: QWidget | None = None) -> None:
        super().__init__("offerDialog", parent)
        count = len(offered)
        title = self.tr("Add %Ln GPTs?", "", count)
        self.set_heading(title)
        self.setMinimumWidth(380)
        reason = QLabel(self.tr("A link in another program asks for it."))
        reason.setProperty("role", "dim")
        reason.setWordWrap(True)
        column = self.column
        column.setSpacing(8)
        column.addWidget(reason)
        column.addSpacing(4)
        for gpt in offered[:MOST_SHOWN]:
            column.addLayout(_row(gpt))
        if (rest := count - MOST_SHOWN) > 0:
            more = QLabel(self.tr("and %Ln more", "", rest))
            more.setProperty("role", "dim")
            column.addWidget(more)
        column.addSpacing(8)
        self.cancel_button = self.button(self.tr("&Cancel"), self.reject)
        self.add_button = self.button(
            self.tr("&Add"), self.accept, kind="primary", name="offerAddButton"
        )
        self.add_foot(self.cancel_button, self.add_button)
        self.setAccessibleDescription(", ".join(gpt.name for gpt in offered))


def _row(found: FoundGpt) -> QHBoxLayout:
    tile = Monogram()
    tile.show_gpt(Gpt(found.id, found.name))
    name = ElidedLabel()
    name.setText(found.name)
    name.setFont(ui_font(14))
    name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    gpt_id = QLabel(found.id)
    gpt_id.setFont(mono_font(12))
    gpt_id.setProperty("role", "dim")
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(tile)
    row.addWidget(name, 1)
    row.addWidget(gpt_id)
    return row
