"""The answers of one call side by side; one of them continues the chat."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from gpts_desktop.core.message import Message
from gpts_desktop.ui.transcript.action_button import ActionButton
from gpts_desktop.ui.transcript.column import CARD_GAP
from gpts_desktop.ui.transcript.deck import Deck
from gpts_desktop.ui.transcript.folds import count_words
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.rows import CandidatesRow

_RADIUS = 12
_EDGE = 6
_BAR = 36


class Card(QWidget):
    """One candidate: its text, and the button that chooses it."""

    grew = Signal()

    def __init__(self, parent: QWidget, deck: Deck) -> None:
        super().__init__(parent)
        self._deck = deck
        self._look: Look | None = None
        self.message_id = ""
        self.inside = deck.make(self)
        self.inside.grew.connect(self.grew)
        self.choose_button = ActionButton(self)
        self.choose_button.setAccessibleName(self.tr("Choose"))
        self.choose_button.setCheckable(True)
        self._facts = QLabel(self)
        self._facts.setProperty("role", "dim")

    def show_candidate(self, message_id: str, number: int, chosen: bool, look: Look) -> None:
        """Show a message; a card that shows it already keeps its place.

        It has its width by then: places in a text depend on that.
        """
        self._look = look
        if message_id != self.message_id:
            self.let_go()
            self.message_id = message_id
            self._deck.show(self.inside, message_id)
        self.inside.setAccessibleName(self.tr("Candidate {0}").format(number))
        word = self.tr("● Continues the chat") if chosen else self.tr("○ Choose")
        name = self.tr("Candidate {0} continues the chat") if chosen else self.tr("Choose {0}")
        with QSignalBlocker(self.choose_button):
            self.choose_button.setChecked(chosen)
        self.choose_button.present(look, word, "", name.format(number))
        self._show_facts(self._deck.message(message_id), look)
        self.update()

    def _show_facts(self, message: Message, look: Look) -> None:
        label = self._facts
        look.quieten(label)
        count, unit = count_words(message.text)
        if unit == "words":
            said = self.tr("%Ln words", "", count)
        else:
            said = self.tr("%Ln characters", "", count)
        label.setText("" if message.state.is_open else said)
        label.adjustSize()

    def set_width(self, width: int, look: Look) -> None:
        """Take a width."""
        wide = width - 2 * look.px(_EDGE)
        if self.inside.width() != wide:
            with QSignalBlocker(self.inside):
                self.inside.resize(wide, self._deck.most)

    def fit(self, width: int, look: Look) -> int:
        """Take a width; return the height that the text asks for, the bar included."""
        self.set_width(width, look)
        edge = look.px(_EDGE)
        wide = width - 2 * edge
        high = max(look.px(40), min(self.inside.needed, self._deck.most))
        with QSignalBlocker(self.inside):
            self.inside.setGeometry(edge, edge, wide, high)
        return high + edge + look.px(_BAR)

    def place_bar(self, look: Look) -> None:
        """Put the button and the facts at the lower edge."""
        button = self.choose_button
        y = self.height() - look.px(_BAR) + (look.px(_BAR - 6) - button.height()) // 2
        button.move(look.px(_EDGE + 5), y)
        x = button.x() + button.width() + look.px(10)
        self._facts.setGeometry(x, y, self._facts.width(), button.height())

    def let_go(self) -> None:
        """Show nothing."""
        if self.message_id:
            self._deck.take_back(self.inside, self.message_id)
            self.message_id = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, accented around the one that is chosen."""
        if self._look is None:
            return
        chosen = self.choose_button.isChecked()
        wide = 1.5 if chosen else 1.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("accent" if chosen else "line"), wide))
        painter.setBrush(self._look.color("bg"))
        box = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.end()


class CandidatesWidget(RowWidget[CandidatesRow]):
    """Cards of one height in a row. A long text scrolls within its card."""

    chosen = Signal(str)
    """A candidate's id."""
    height_changed = Signal()

    def __init__(self, parent: QWidget, deck: Deck) -> None:
        super().__init__(parent)
        self._deck = deck
        self.cards: list[Card] = []
        self._filling = False

    def fill(self, row: CandidatesRow, was: CandidatesRow | None) -> int:
        """Show the candidates, each in its card."""
        assert self.look is not None
        self._filling = True
        while len(self.cards) < len(row.ids):
            self._add_card()
        wide = self._card_width(len(row.ids), self.look)
        for at, card in enumerate(self.cards):
            card.set_width(wide, self.look)
            card.setVisible(at < len(row.ids))
            if at >= len(row.ids):
                card.let_go()
                continue
            if was is None and card.message_id == row.ids[at]:
                card.let_go()  # another look or width: shown anew
            card.show_candidate(row.ids[at], at + 1, row.ids[at] == row.chosen, self.look)
        height = self._place(len(row.ids), self.look)
        self._filling = False
        return height

    def _add_card(self) -> None:
        card = Card(self, self._deck)
        card.grew.connect(self._fit_again)
        # Not clicked: a screen reader toggles without a click.
        card.choose_button.toggled.connect(lambda _: self._choose(card))
        self.cards.append(card)

    def _choose(self, card: Card) -> None:
        assert self.row is not None
        with QSignalBlocker(card.choose_button):
            card.choose_button.setChecked(card.message_id == self.row.chosen)
        if card.message_id != self.row.chosen:
            self.chosen.emit(card.message_id)

    def _place(self, count: int, look: Look) -> int:
        gap, wide = look.px(CARD_GAP), self._card_width(count, look)
        cards = self.cards[:count]
        height = max(card.fit(wide, look) for card in cards)
        for at, card in enumerate(cards):
            card.setGeometry(QRect(at * (wide + gap), 0, wide, height))
            card.place_bar(look)
        return height

    def _card_width(self, count: int, look: Look) -> int:
        return (self.row_width - look.px(CARD_GAP) * (count - 1)) // count

    def _fit_again(self) -> None:
        if self._filling or self.row is None or self.look is None:
            return
        self._filling = True
        height = self._place(len(self.row.ids), self.look)
        self._filling = False
        if height != self.body_height:
            self.body_height = height
            self.height_changed.emit()

    def let_go(self) -> None:
        """Show nothing."""
        for card in self.cards:
            card.let_go()

    def tab_stops(self) -> list[QWidget]:
        """Return each card's text and its button."""
        shown = [card for card in self.cards if card.message_id]
        return [stop for card in shown for stop in (card.inside, card.choose_button)]
