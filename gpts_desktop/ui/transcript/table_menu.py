"""The menu of a table's Copy button."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.markdown import table_text
from gpts_desktop.core.markdown.blocks import Table
from gpts_desktop.ui.menu import Menu


class TableMenu(Menu):
    """Copies a whole table in one of two ways, and tells when it has."""

    def __init__(
        self, parts: Sequence[Table], copied: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)

        def copy(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            copied()

        self.addAction(
            self.tr("Copy as TSV (for spreadsheets)"),
            lambda: copy(table_text.tsv(parts, inert=True)),
        )
        self.addAction(self.tr("Copy as Markdown"), lambda: copy(table_text.markdown(parts)))
