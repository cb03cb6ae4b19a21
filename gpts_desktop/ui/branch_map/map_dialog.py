"""The window that shows the map."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gpts_desktop.ui.branch_map.map_delegate import HEIGHT
from gpts_desktop.ui.branch_map.map_model import MapModel
from gpts_desktop.ui.branch_map.map_view import MapView
from gpts_desktop.ui.headed_dialog import HeadedDialog
from gpts_desktop.ui.screen_room import resize_within
from gpts_desktop.ui.theme import ThemeKeeper

_WIDTH, _TALLEST = 680, 620
_LINK_PADDING = 5  # with its border: resources/style.qss


class MapDialog(HeadedDialog):
    """The map under the chat's title; where it was branched from leads back there.

    It leaves the window usable: what is deleted from here has its Undo there.
    """

    origin_requested = Signal()

    def __init__(
        self, model: MapModel, themes: ThemeKeeper, origin: str, parent: QWidget | None
    ) -> None:
        """Take the title of what the conversation was branched from, "" for none."""
        super().__init__("branchMap", parent)
        title = self.tr("Branches")
        self.set_heading(model.conversation.title or title, title)
        self.heading.setWordWrap(True)
        self.model = model
        model.setParent(self)
        room = parent.window().width() - 40 if parent is not None else _WIDTH
        resize_within(self, max(360, min(_WIDTH, room)), self._fitting(model.rowCount()))
        self.setMinimumSize(320, 260)
        self.view = MapView(model, themes, self)
        self.facts = QLabel()
        self.facts.setProperty("role", "dim")
        column = self.column
        column.setSpacing(4)
        column.addWidget(self.facts)
        if origin:
            column.addLayout(self._origin_line(origin))
        column.addSpacing(8)
        column.addWidget(self.view, 1)
        self.show_message(model.conversation.current)
        model.tree_changed.connect(self._count)
        self._count()

    @staticmethod
    def _fitting(rows: int) -> int:
        """Return a height that shows so many rows, within reason."""
        return max(300, min(_TALLEST, 130 + rows * HEIGHT))

    def _origin_line(self, origin: str) -> QHBoxLayout:
        words = self.tr("Branched from “{0}”").format(_short(origin))
        button = self.button(words, self.origin_requested.emit, kind="link", name="branchOrigin")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(self.tr("Branched from {0}: open it").format(origin))
        row = QHBoxLayout()
        row.setContentsMargins(-_LINK_PADDING, 0, 0, 0)  # its words stand under the title
        row.addWidget(button)
        row.addStretch(1)
        return row

    def show_message(self, message_id: str | None) -> None:
        """Put the keyboard on a message."""
        self.view.show_message(message_id)
        self.view.setFocus()

    def _count(self) -> None:
        conversation = self.model.conversation
        messages = conversation.messages()
        followed = {message.parent for message in messages}
        ends = sum(message.id not in followed for message in messages)
        counts = self.tr("%Ln messages", "", len(messages))
        branches = self.tr("%Ln branches", "", ends)
        if ends == 1:
            branches = self.tr("no other branch")
        self.facts.setText(f"{counts} · {branches}")


def _short(title: str) -> str:
    return title if len(title) <= 40 else title[:39] + "…"
