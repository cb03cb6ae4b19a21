"""What the window can be told to do: one list that keys, menus and the palette share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from gpts_desktop.core.shortcuts import SHORTCUTS, Keys, keys_of


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done now if `when` says so.

    `listed` is False for what makes no sense in a list, such as pasting. `words` are others
    by which one may look for it.
    """

    id: str
    title: str
    run: Callable[[], object]
    when: Callable[[], bool] = lambda: True
    group: str = ""
    words: str = ""
    listed: bool = True


Source = Callable[[], Iterable[Command]]
"""Gives commands that depend on what there is, such as a new chat with each GPT."""


class Commands(QObject):
    """The commands of one window, and the keys that call them.

    `keys` are data by the commands' ids: a command takes its keys when it is added, and others
    by `set_keys`.
    """

    def __init__(self, window: QWidget, keys: Mapping[str, Keys] = SHORTCUTS) -> None:
        super().__init__(window)
        self._window = window
        self._keys = dict(keys)
        self._commands: dict[str, Command] = {}
        self._shortcuts: dict[str, QShortcut] = {}
        self._sources: list[Source] = []

    def add(self, *commands: Command) -> None:
        """Take commands; one with the id of another takes its place."""
        for command in commands:
            self._commands[command.id] = command
            self._connect(command.id)

    def add_source(self, source: Source) -> None:
        """List what `source` gives whenever somebody looks."""
        self._sources.append(source)

    def __getitem__(self, command_id: str) -> Command:
        return self._commands[command_id]

    def __contains__(self, command_id: str) -> bool:
        return command_id in self._commands

    def all(self) -> list[Command]:
        """Return every command that was added, in order."""
        return list(self._commands.values())

    def listed(self) -> list[Command]:
        """Return what can be chosen from a list now."""
        return [one for one in self._commands.values() if one.listed and one.when()]

    def from_sources(self) -> list[Command]:
        """Return what only a search should show: there may be hundreds."""
        return [one for source in self._sources for one in source() if one.when()]

    def run(self, command_id: str) -> None:
        """Do it, if it can be done now."""
        command = self._commands[command_id]
        if command.when():
            command.run()

    # Keys

    def keys(self, command_id: str) -> Keys:
        """Return the keys of a command."""
        return self._keys.get(command_id, ())

    def set_keys(self, command_id: str, keys: Keys) -> None:
        """Call a command by other keys."""
        self._keys[command_id] = keys
        self._connect(command_id)

    def with_key(self, key: str, *, but: str = "") -> Command | None:
        """Return the command that a key (portable text) calls, other than `but`."""
        wanted = QKeySequence(key)
        for one in self._commands.values():
            if one.id != but and any(QKeySequence(own) == wanted for own in self.keys(one.id)):
                return one
        return None

    def take_keys(self, changed: Mapping[str, object]) -> None:
        """Take the user's keys (the setting `shortcuts`) for those that have some."""
        for command_id in {*SHORTCUTS, *self._commands}:
            keys = keys_of(changed, command_id)
            if keys != self.keys(command_id):
                self.set_keys(command_id, keys)

    def key_text(self, command_id: str) -> str:
        """Return a command's first key as this system writes it; "" for none."""
        keys = self.keys(command_id)
        if not keys:
            return ""
        return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)

    def _connect(self, command_id: str) -> None:
        keys = self.keys(command_id)
        shortcut = self._shortcuts.get(command_id)
        if shortcut is None and keys:
            shortcut = self._shortcuts[command_id] = QShortcut(self._window)
            shortcut.activated.connect(lambda: self.run(command_id))
        if shortcut is not None:
            shortcut.setKeys([QKeySequence(key) for key in keys])

    # Menus

    def add_to(self, menu: QMenu, command_id: str, label: str = "") -> QAction:
        """Put a command into a menu, by another name than its own where one is given."""
        command = self._commands[command_id]
        key = self.key_text(command_id)
        # The window has the key: an action's own would be a second one.
        title = label or command.title
        action = menu.addAction(f"{title}\t{key}" if key else title, command.run)
        action.setEnabled(command.when())
        return action
