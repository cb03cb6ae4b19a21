"""What is asked of the pictures in the rows: to be looked at, their menus, room for what came."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor, QImage

from gpts_desktop.ui.pictures.handing import PictureHanding
from gpts_desktop.ui.pictures.shelf import PictureShelf
from gpts_desktop.ui.pictures.shown import Shown
from gpts_desktop.ui.transcript.picture_chip import chip_address
from gpts_desktop.ui.transcript.picture_row import OPEN
from gpts_desktop.ui.transcript.picture_walk import PictureSpot, following, pictures_in
from gpts_desktop.ui.transcript.sight import Sight
from gpts_desktop.ui.transcript.stage import Stage
from gpts_desktop.ui.transcript.surface import Surface

if TYPE_CHECKING:
    from gpts_desktop.ui.pictures.viewer import PictureViewer


class PictureDesk(QObject):
    """Shows pictures large, one after another as they stand in the conversation.

    `sight` gives what is in sight now, `arrange` lays it out anew.
    """

    link_activated = Signal(str)
    trouble = Signal(str)

    def __init__(
        self,
        view: Surface,
        stage: Stage,
        shelf: PictureShelf,
        sight: Callable[[], Sight | None],
        arrange: Callable[[], None],
    ) -> None:
        super().__init__(view)
        self.shelf = shelf
        self._view = view
        self._sight = sight
        self._arrange = arrange
        self._spot: PictureSpot | None = None
        self._shown = Shown()
        self.viewer: PictureViewer | None = None
        self._handing = PictureHanding(view, shelf)
        self._handing.opened.connect(self._open)
        self._handing.link_activated.connect(self.link_activated)
        self._handing.copied.connect(self._say_copied)
        self._handing.trouble.connect(self.trouble)
        # Deleted with the view, and on its thread.
        shelf.setParent(view)
        shelf.trouble.connect(self.trouble)
        stage.link_activated.connect(self.open_chip)
        view.selecting.link_clicked.connect(self.open_chip)
        stage.picture_asked.connect(self._asked)
        stage.height_changed.connect(self._make_room)

    def attend(self, conversation_id: str) -> None:
        """Turn to a conversation; what was looked at is closed."""
        if self.viewer is not None:
            self.viewer.finish()
        self.shelf.attend(conversation_id)

    def open_chip(self, target: str) -> None:
        """Show the picture that a link amid words stands for, or what can be done about it."""
        sight, address = self._sight(), chip_address(target)
        if sight is None or not address:
            return
        for placed in sight.placed:
            row = sight.strip.rows(placed.section)[placed.row]
            for number, shown in enumerate(pictures_in(row)):
                if shown.address == address:
                    self._spot = PictureSpot(placed.section, placed.row, number)
                    self._show_or_ask(shown)
                    return

    def _asked(self, message_id: str, row: int, number: int, request: str) -> None:
        sight = self._sight()
        if sight is None:
            return
        section = sight.strip.numbers[message_id]
        pictures = pictures_in(sight.strip.rows(section)[row])
        if number >= len(pictures):
            return
        self._spot = PictureSpot(section, row, number)
        if request == OPEN:
            self._show_or_ask(pictures[number])
        else:
            self._handing.open_menu(pictures[number], QCursor.pos())

    def _show_or_ask(self, shown: Shown) -> None:
        if self._handing.is_there(shown):
            self._open(shown)
        else:
            self._handing.open_menu(shown, QCursor.pos())

    def _make_room(self, message_id: str, row: int) -> None:
        """Lay out anew: a picture takes more or less room now. What is read stays in place."""
        sight = self._sight()
        if sight is not None:
            sight.hold_below(sight.strip.numbers[message_id], row)
            self._arrange()

    # Looking

    def _open(self, shown: Shown) -> None:
        if self.viewer is None:
            from gpts_desktop.ui.pictures.viewer import PictureViewer

            viewer = self.viewer = PictureViewer(self._view.window())
            viewer.step_asked.connect(self._step)
            viewer.save_asked.connect(lambda: self._handing.save(self._shown))
            viewer.copy_asked.connect(lambda: self._handing.copy(self._shown))
            viewer.menu_asked.connect(lambda at: self._handing.open_menu(self._shown, at.toPoint()))
            viewer.closed.connect(self._closed)
        self._shown = shown
        self.viewer.show_picture(shown.text)
        self._offer_steps()
        self.shelf.whole(shown.address, shown.data, lambda image: self._take(shown, image))

    def _take(self, shown: Shown, image: QImage) -> None:
        if self.viewer is not None and shown is self._shown:
            self.viewer.set_image(image)

    def _step(self, step: int) -> None:
        found = self._beside(step)
        if found is not None:
            self._spot = found[0]
            self._open(found[1])

    def _beside(self, step: int) -> tuple[PictureSpot, Shown] | None:
        """Return the nearest picture that is there, before or behind the one that is shown."""
        sight = self._sight()
        if sight is None or self._spot is None:
            return None
        beside = following(sight.strip, self._spot, step)
        return next((each for each in beside if self._handing.is_there(each[1])), None)

    def _offer_steps(self) -> None:
        assert self.viewer is not None
        self.viewer.previous.setVisible(self._beside(-1) is not None)
        self.viewer.next.setVisible(self._beside(1) is not None)

    def _say_copied(self) -> None:
        if self.viewer is not None:
            self.viewer.say_copied()

    def _closed(self) -> None:
        self.viewer = None
