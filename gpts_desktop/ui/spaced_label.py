"""A label whose lines stand as far apart as the design's."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class SpacedLabel(QLabel):
    """Shows plain text of several lines; each line is `line` pixels high."""

    def __init__(self, text: str, line: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self._line = line
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802  # a name of Qt
        """Show another text; what looks like markup stands as it is."""
        lines = escape(text).replace("\n", "<br>")
        style = f"line-height: {self._line}px; -qt-line-height-type: fixed"
        super().setText(f'<p style="margin: 0; {style}">{lines}</p>')
        self.setAccessibleName(text)
