"""One subject of the settings: a heading and its rows."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.settings.setting_row import SettingRow


class SettingsPage(QWidget):
    """Rows below each other. `code` names the page for programs, `title` for people."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code, self.title = code, ""
        self._rows: list[SettingRow] = []
        self._heading = QLabel()
        self._heading.setFont(ui_font(17, 600))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(0)
        self._column.addWidget(self._heading)
        self._column.addSpacing(4)

    def set_title(self, title: str) -> None:
        """Name the page."""
        self.title = title
        self.setAccessibleName(title)
        self._heading.setText(title)

    def add(self, *rows: SettingRow) -> None:
        """Put rows below the others."""
        for row in rows:
            for button in row.findChildren(QPushButton):
                # Or Enter in the search field would press the first, which may reset something.
                button.setAutoDefault(False)
            self._rows.append(row)
            self._column.addWidget(row)

    def filter(self, words: list[str]) -> bool:
        """Show only rows with all words; False when there is none. No words show all."""
        on_title = [word for word in words if word not in self.title.casefold()]
        found = False
        for row in self._rows:
            shown = row.is_found_by(on_title)
            row.setVisible(shown)
            found |= shown
        return found
