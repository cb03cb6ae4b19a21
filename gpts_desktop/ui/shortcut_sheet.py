"""The sheet of all keys: those of the commands, and those of the parts that are fixed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gpts_desktop.ui.commands import Commands
from gpts_desktop.ui.fonts import mono_font, ui_font
from gpts_desktop.ui.screen_room import resize_within

_WIDE = 640  # pixels; below it the groups stand under each other
Keys = tuple[str, str]


class ShortcutSheet(QDialog):
    """Groups of keys with what they do, in two columns where there is room."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutSheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        resize_within(self, 780, 560)
        self.setMinimumSize(360, 300)
        self._groups = [_Group(title, keys) for title, keys in self._all(commands)]
        inner = QWidget()
        self._columns = QHBoxLayout(inner)
        self._columns.setContentsMargins(24, 20, 24, 20)
        self._columns.setSpacing(32)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(18)
            self._columns.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setObjectName("shortcutScroll")
        scroll.setAccessibleName(self.tr("Keyboard shortcuts"))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._is_wide: bool | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one column or two."""
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE
        if wide == self._is_wide:
            return
        self._is_wide = wide
        for column in (self._left, self._right):
            while column.count():
                column.takeAt(0)
        half = sum(group.rows for group in self._groups) / 2
        placed = 0
        for group in self._groups:
            column = self._right if wide and placed >= half else self._left
            column.addWidget(group)
            placed += group.rows
        for column in (self._left, self._right):
            column.addStretch(1)

    def _all(self, commands: Commands) -> Iterator[tuple[str, list[Keys]]]:
        named: dict[str, list[Keys]] = {}
        for command in commands.all():
            keys = ", ".join(_native(key) for key in commands.keys(command.id))
            if keys:
                group = command.group or self.tr("Everywhere")
                named.setdefault(group, []).append((keys, command.title.rstrip("…")))
        yield from named.items()
        yield self.tr("Writing"), self._writing()
        yield self.tr("Reading, in the conversation"), self._reading()

    def _writing(self) -> list[Keys]:
        return [
            (_native("Up"), self.tr("Edit the last question, from the empty box")),
            (_native("Shift+Return"), self.tr("Break the line")),
            (_native("Esc"), self.tr("Stop the answer")),
        ]

    def _reading(self) -> list[Keys]:
        return [
            (
                f"{_native('Alt+Up')}, {_native('Alt+Down')}",
                self.tr("To the next message, or back"),
            ),
            (f"{_native('Home')}, {_native('End')}", self.tr("To the beginning, to the end")),
            (f"{_native('PgUp')}, {_native('PgDown')}", self.tr("By pages")),
            (self.tr("Shift with these"), self.tr("Select")),
            (_native("Ctrl+A"), self.tr("Select the conversation")),
            (_native("Ctrl+C"), self.tr("Copy what is selected")),
            (f"{_native('Tab')}, {_native('Return')}", self.tr("To links and buttons; press one")),
            (_native("Menu"), self.tr("The menu of what is selected")),
        ]


class _Group(QWidget):
    """A heading and its keys."""

    def __init__(self, title: str, keys: Sequence[Keys]) -> None:
        super().__init__()
        self.rows = len(keys) + 1
        self.setAccessibleName(title)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        heading = QLabel(title)
        heading.setFont(ui_font(12, 600))
        heading.setProperty("role", "section")
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, (sequence, does) in enumerate(keys, 1):
            what = QLabel(does)
            what.setFont(ui_font(13.5))
            what.setWordWrap(True)
            key = QLabel(sequence)
            key.setFont(mono_font(12))
            key.setProperty("role", "dim")
            key.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(what, row, 0)
            grid.addWidget(key, row, 1)
        grid.setColumnStretch(0, 1)


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
