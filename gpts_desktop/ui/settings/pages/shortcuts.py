"""The keys of every command, each of which can be another one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QLabel, QVBoxLayout, QWidget

from gpts_desktop.core.settings import Settings
from gpts_desktop.core.shortcuts import SHORTCUTS, is_for_text, keys_of, with_keys
from gpts_desktop.ui.commands import Command, Commands
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.settings.setting_row import SettingRow
from gpts_desktop.ui.settings.settings_page import SettingsPage


class ShortcutsPage(SettingsPage):
    """A row for each command that a key may call."""

    def __init__(self, settings: Settings, commands: Commands) -> None:
        super().__init__("shortcuts")
        self.set_title(self.tr("Shortcuts"))
        for command in commands.all():
            self.add(self._row(settings, commands, command))

    def _row(self, settings: Settings, commands: Commands, command: Command) -> SettingRow:
        control = _KeysEdit(settings, commands, command)
        title = command.title
        if command.group:
            title = self.tr("{0}: {1}").format(command.group, command.title)
        row = SettingRow(title, "", control, words=self.tr("keyboard key"))
        row.reset_requested.connect(control.reset)

        def show(name: str) -> None:
            if name == "shortcuts":
                control.show_keys()
                row.reset_button.setVisible(command.id in settings["shortcuts"])

        settings.changed.connect(show)
        row.destroyed.connect(lambda: settings.changed.disconnect(show))
        show("shortcuts")
        return row


class _KeysEdit(QWidget):
    """A field that takes a key, and under it what has the key already."""

    def __init__(self, settings: Settings, commands: Commands, command: Command) -> None:
        super().__init__()
        self._settings, self._commands, self._command = settings, commands, command
        self.field = QKeySequenceEdit()
        self.field.setObjectName(f"shortcut-{command.id}")
        self.field.setAccessibleName(self.tr("Keys of: {0}").format(command.title))
        self.field.setMaximumSequenceLength(1)
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(150)
        self.field.keySequenceChanged.connect(self._edited)
        self._conflict = QLabel()
        self._conflict.setFont(ui_font(12))
        self._conflict.setProperty("role", "danger")
        self._conflict.setWordWrap(True)
        self._conflict.setFixedWidth(150)
        self._conflict.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.field)
        column.addLayout(line)
        column.addWidget(self._conflict, 0, Qt.AlignmentFlag.AlignRight)
        self.setFocusProxy(self.field)

    def show_keys(self) -> None:
        """Show the first of the command's keys."""
        keys = keys_of(self._settings["shortcuts"], self._command.id)
        self.field.blockSignals(True)
        self.field.setKeySequence(QKeySequence(keys[0] if keys else ""))
        self.field.blockSignals(False)
        self._conflict.hide()

    def reset(self) -> None:
        """Take the keys that the app came with."""
        self._settings["shortcuts"] = with_keys(
            self._settings["shortcuts"], self._command.id, SHORTCUTS.get(self._command.id, ())
        )

    def _refusal(self, key: str) -> str:
        """Return why a key can't be taken, "" when it can."""
        if is_for_text(key):
            return self.tr("Needed for typing and editing")
        other = self._commands.with_key(key, but=self._command.id)
        return self.tr("Taken by “{0}”").format(other.title) if other is not None else ""

    def _edited(self, sequence: QKeySequence) -> None:
        text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
        known = keys_of(self._settings["shortcuts"], self._command.id)[:1]
        if (text,) == tuple(known) and self._conflict.isHidden():
            return  # Qt tells of it too when the keyboard only goes by; a second key stays then
        refused = self._refusal(text) if text else ""
        self._conflict.setText(refused)
        self._conflict.setVisible(bool(refused))
        if refused:
            return
        keys = (text,) if text else ()
        self._settings["shortcuts"] = with_keys(self._settings["shortcuts"], self._command.id, keys)
