"""The palette's list: walked by the keys of the field above it, or with the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from gpts_desktop.ui.palette.row_delegate import ROW, SECTION, ResultDelegate
from gpts_desktop.ui.palette.row_model import RowModel
from gpts_desktop.ui.palette.rows import Kind, PaletteRow
from gpts_desktop.ui.sidebar.row_delegate import Index, RowState
from gpts_desktop.ui.theme import ThemeKeeper

_NEAR = 6 * ROW  # pixels from the end: what follows is asked for


class ResultList(QListView):
    """The keyboard stays in the field: this list only shows which row is at hand."""

    row_chosen = Signal(PaletteRow)
    row_reached = Signal(PaletteRow)
    end_neared = Signal()

    def __init__(self, themes: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paletteList")
        self.setAccessibleName(self.tr("Found"))
        self.setViewport(QWidget())  # known to PySide: see `RowList`
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(20)
        self._pointed = QPoint(-1, -1)
        self.rows = RowModel()
        self.setModel(self.rows)
        self.setItemDelegate(ResultDelegate(themes, self._state_of, self))
        themes.changed.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self.clicked.connect(self._on_click)

    def show_rows(self, rows: Sequence[PaletteRow], *, keep: bool) -> None:
        """Show these rows; the first that can be chosen is at hand.

        With `keep` it is the one that was, if it is still there, and the list stays in place.
        """
        was, place = self.current(), self.verticalScrollBar().value()
        self.rows.show(rows)
        numbers = range(len(self.rows.rows))
        same = [n for n in numbers if keep and was is not None and self._is(n, was)]
        first = [n for n in numbers if self.rows.rows[n].can_be_chosen]
        at = (same or first or [-1])[0]
        self.setCurrentIndex(self.rows.index(at) if at >= 0 else QModelIndex())
        if same:
            self.verticalScrollBar().setValue(place)
        else:
            self.scrollToTop()

    def _is(self, number: int, other: PaletteRow) -> bool:
        row = self.rows.rows[number]
        return row.can_be_chosen and (row.kind, row.key) == (other.kind, other.key)

    def current(self) -> PaletteRow | None:
        """Return the row at hand."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def wanted_height(self) -> int:
        """Return how high the list is when all of it is in sight."""
        return sum(SECTION if row.kind is Kind.SECTION else ROW for row in self.rows.rows)

    # Walking

    def walk(self, step: int) -> None:
        """Go to the next row, or with -1 to the one before; after the last comes the first."""
        places = self._places()
        if places:
            at = self._place(places) + step
            self._go_to(places[at % len(places)])

    def turn_page(self, step: int) -> None:
        """Go as many rows on or back as are in sight."""
        places = self._places()
        if places:
            count = max(1, self.viewport().height() // ROW - 1)
            at = self._place(places) + step * count
            self._go_to(places[min(max(at, 0), len(places) - 1)])

    def go_to_end(self, step: int) -> None:
        """Go to the last row, or with -1 to the first."""
        places = self._places()
        if places:
            self._go_to(places[-1 if step > 0 else 0])

    def walk_section(self, step: int) -> None:
        """Go to the first row of the next section, or of the one before."""
        rows = self.rows.rows
        firsts = [n for n in self._places() if n == 0 or rows[n - 1].kind is Kind.SECTION]
        if firsts:
            here = self.currentIndex().row()
            before = sum(1 for n in firsts if n <= here) - 1
            self._go_to(firsts[(before + step) % len(firsts)])

    def _places(self) -> list[int]:
        return [n for n, row in enumerate(self.rows.rows) if row.can_be_chosen]

    def _place(self, places: list[int]) -> int:
        here = self.currentIndex().row()
        return places.index(here) if here in places else -1

    def _go_to(self, number: int) -> None:
        index = self.rows.index(number)
        self.setCurrentIndex(index)
        if number == self._places()[0]:
            self.scrollToTop()  # with its section's title
        else:
            self.scrollTo(index)
        self.row_reached.emit(self.rows.rows[number])

    def _look_ahead(self) -> None:
        bar = self.verticalScrollBar()
        if bar.value() > bar.maximum() - _NEAR:
            self.end_neared.emit()

    # Mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the row under the mouse in hand, when it is the mouse that moves."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        if place != self._pointed and index.isValid() and self._can_be_chosen(index):
            self.setCurrentIndex(index)
        self._pointed = place

    def _can_be_chosen(self, index: Index) -> bool:
        return self.rows.rows[index.row()].can_be_chosen

    def _on_click(self, index: QModelIndex) -> None:
        if self._can_be_chosen(index):
            self.row_chosen.emit(self.rows.rows[index.row()])

    def _state_of(self, index: Index) -> RowState:
        return RowState(index == self.currentIndex(), False, False)
