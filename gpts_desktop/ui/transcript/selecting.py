"""What is selected across the rows, and how the mouse changes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from gpts_desktop.ui.transcript.drag_scroll import DragScroll
from gpts_desktop.ui.transcript.hit import link_under, spot_under
from gpts_desktop.ui.transcript.points import (
    Point,
    Selection,
    Spot,
    point_at,
    span_of,
    spot_of,
    whole,
)
from gpts_desktop.ui.transcript.sight import Sight
from gpts_desktop.ui.transcript.units import Unit, unit_at


class Selecting(QObject):
    """One selection for all rows, those out of sight included.

    It begins at a unit (a place, a word, a block) and reaches to the unit under the mouse.
    """

    changed = Signal()
    settled = Signal()
    """It is not likely to change at once: the mouse was let go."""
    link_clicked = Signal(str)

    def __init__(
        self, ground: QWidget, sight: Callable[[], Sight | None], scroll: Callable[[int], None]
    ) -> None:
        super().__init__(ground)
        self._ground = ground
        self._sight = sight
        self._drag_scroll = DragScroll(ground, scroll)
        self._origin: tuple[Point, Point] | None = None
        self._unit = Unit.CHARACTER
        self._pressed: QPoint | None = None
        self._link = ""
        self._since_double = QElapsedTimer()
        self._double_at = QPoint()
        self.selection: Selection | None = None

    @property
    def span(self) -> tuple[Spot, Spot] | None:
        """The selection's two ends in order, as the rows are now; None for none."""
        sight = self._sight()
        return span_of(sight.strip, self.selection) if sight is not None else None

    @property
    def head(self) -> Spot | None:
        """Where the selection was taken to, or where the mouse was last pressed."""
        sight = self._sight()
        point = self.selection.head if self.selection else None
        if point is None and self._origin is not None:
            point = self._origin[1]
        return spot_of(sight.strip, point) if sight is not None and point is not None else None

    def clear(self) -> None:
        """Select nothing."""
        self._set(None)

    def forget(self) -> None:
        """Select nothing, and know of no place: other messages are shown."""
        self._release()
        self._origin = None
        self._set(None)

    def select_all(self) -> None:
        """Select the conversation."""
        sight = self._sight()
        ends = whole(sight.strip) if sight is not None else None
        if sight is not None and ends is not None:
            self._unit = Unit.CHARACTER
            anchor, head = point_at(sight.strip, ends[0]), point_at(sight.strip, ends[1])
            self._origin = anchor, anchor
            self._set(Selection(anchor, head))
            self.settled.emit()

    def begin(self, spot: Spot, unit: Unit = Unit.CHARACTER) -> None:
        """Begin at a place: select the unit there."""
        sight = self._sight()
        assert sight is not None
        self._unit = unit
        low, high = unit_at(sight.strip, spot, unit)
        self._origin = point_at(sight.strip, low), point_at(sight.strip, high)
        self._set(Selection(*self._origin) if low != high else None)

    def extend(self, spot: Spot) -> None:
        """Select from where it began to the unit at a place."""
        sight = self._sight()
        assert sight is not None
        strip = sight.strip
        if self._origin is None:
            self.begin(spot)
            return
        low, high = (spot_of(strip, point) for point in self._origin)
        if low is None or high is None:
            self.begin(spot)
            return
        first, last = unit_at(strip, spot, self._unit)
        if first < low:
            self._set(Selection(self._origin[1], point_at(strip, first)))
        else:
            self._set(Selection(self._origin[0], point_at(strip, max(last, high))))

    def take_to(self, spot: Spot) -> None:
        """Take the selection's end to a place, by characters, from where it was begun."""
        self._unit = Unit.CHARACTER
        if self.selection is not None:
            self._origin = self.selection.anchor, self.selection.anchor
        self.extend(spot)

    def show(self, selection: Selection) -> None:
        """Select what was found."""
        self._unit = Unit.CHARACTER
        self._origin = selection.anchor, selection.anchor
        self._set(selection)

    def _set(self, selection: Selection | None) -> None:
        if selection is not None and selection.anchor == selection.head:
            selection = None
        if selection != self.selection:
            self.selection = selection
            self.changed.emit()

    # The mouse

    def press(self, event: QMouseEvent) -> None:
        """Begin a selection, or extend it with Shift."""
        at = event.position().toPoint()
        spot = self._spot(at)
        if event.button() is not Qt.MouseButton.LeftButton or spot is None:
            event.ignore()
            return
        self._pressed = at
        self._link = ""
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.type() == QMouseEvent.Type.MouseButtonDblClick and not shifted:
            self._since_double.start()
            self._double_at = at
            self.begin(spot, Unit.WORD)
        elif shifted and self._origin is not None:
            self.extend(spot)
        elif self._is_third(at):
            self.begin(spot, Unit.BLOCK)
        else:
            sight = self._sight()
            assert sight is not None
            self._link = link_under(sight, self._ground, at)
            self.begin(spot)

    def move(self, event: QMouseEvent) -> None:
        """Take the selection to where the mouse is."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            event.ignore()
            return
        at = event.position().toPoint()
        if self._link and (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        if QWidget.mouseGrabber() is not self._ground:
            # The row in which the mouse was pressed may go out of sight.
            self._ground.grabMouse()
        self._link = ""
        self._reach(at)
        self._drag_scroll.follow(at, self._reach)

    def release(self, event: QMouseEvent) -> None:
        """End the drag; a link that was only clicked is opened."""
        if self._pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        link = self._link
        self._release()
        if link:
            self.link_clicked.emit(link)
        elif self.selection is not None:
            self.settled.emit()

    def _release(self) -> None:
        self._pressed = None
        self._link = ""
        self._drag_scroll.stop()
        if QWidget.mouseGrabber() is self._ground:
            self._ground.releaseMouse()

    def _reach(self, at: QPoint) -> None:
        spot = self._spot(at)
        if spot is not None and self._origin is not None:
            self.extend(spot)

    def _spot(self, at: QPoint) -> Spot | None:
        """Return the place at a point, or at the edge nearest to it."""
        sight = self._sight()
        room = self._ground.rect()
        near = QPoint(at.x(), max(room.top(), min(at.y(), room.bottom())))
        return spot_under(sight, self._ground, near) if sight is not None else None

    def _is_third(self, at: QPoint) -> bool:
        limit = QApplication.doubleClickInterval()
        if not self._since_double.isValid() or self._since_double.hasExpired(limit):
            return False
        reach = QApplication.startDragDistance()
        near = QRect(self._double_at, self._double_at).adjusted(-reach, -reach, reach, reach)
        self._since_double.invalidate()
        return near.contains(at)
