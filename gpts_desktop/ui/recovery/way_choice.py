"""The ways to go on with a damaged database, each with its numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from gpts_desktop.core.rescue import Findings, Offer, Way
from gpts_desktop.ui.counted import Counted, number
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.settings.copy_words import (
    counts_words,
    moment_words,
)
from gpts_desktop.ui.settings.form import Hint

_INDENT = 26  # where a radio button's text begins


class WayChoice(QWidget):
    """Radio buttons, the best way first and chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rescueChoice")
        self._group = QButtonGroup(self)
        self.buttons = {way: self._button(way) for way in Way}
        self.lines = {way: self._line() for way in Way}
        self._parts = {way: self._part(way) for way in Way}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(10)
        for part in self._parts.values():
            column.addWidget(part)
        self._titles()

    def _button(self, way: Way) -> QRadioButton:
        button = QRadioButton()
        button.setObjectName(f"rescue-{way}")
        button.setFont(ui_font(13.5, 600))
        self._group.addButton(button)
        return button

    def _line(self) -> Hint:
        line = Hint()
        line.setFont(ui_font(13))
        line.setContentsMargins(_INDENT, 0, 0, 0)
        return line

    def _part(self, way: Way) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.buttons[way])
        column.addWidget(self.lines[way])
        part.hide()
        return part

    def _titles(self) -> None:
        titles = {
            Way.MERGED: self.tr("&Rescued, and completed from the copy"),
            Way.SAVED: self.tr("&Only what was rescued"),
            Way.COPY: self.tr("Only the cop&y"),
            Way.ANEW: self.tr("&Begin anew"),
        }
        for way, title in titles.items():
            self.buttons[way].setText(title)

    def show_findings(self, findings: Findings, offer: Offer | None) -> None:
        """Show what can be done, with the numbers of one copy."""
        ways = findings.ways()
        first = not any(button.isChecked() for button in self.buttons.values())
        for way in Way:
            shown = way in ways
            words = self._words(way, findings, offer) if shown else ""
            self._parts[way].setVisible(shown)
            self.lines[way].say(words)
            self.buttons[way].setAccessibleDescription(words)
        if first:
            self.buttons[ways[0]].setChecked(True)

    def chosen(self) -> Way:
        """Return the chosen way."""
        return next(way for way, button in self.buttons.items() if button.isChecked())

    def focus_chosen(self) -> None:
        """Put the keyboard on it."""
        self.buttons[self.chosen()].setFocus()

    def _words(self, way: Way, findings: Findings, offer: Offer | None) -> str:
        if way is Way.ANEW:
            return self.tr(
                "Nothing can be read, and there is no copy. An empty file takes its place."
            )
        if way is Way.SAVED:
            return self._saved(findings)
        assert offer is not None
        when = moment_words(offer.copy.made)
        if way is Way.COPY:
            return self.tr("The copy of {0} has {1}. What came later is left out.").format(
                when, counts_words(offer.counts)
            )
        more = self.tr("The copy of {0} adds {1}.").format(
            when, Counted().messages(offer.only_there)
        )
        if not offer.only_there:
            more = self.tr("The copy of {0} has no message more.").format(when)
        back = self.tr("What you deleted for good since then comes back.")
        return f"{self._saved(findings)} {more} {back}"

    def _saved(self, findings: Findings) -> str:
        saved = findings.saved
        if findings.messages is None:
            return self.tr("{0} saved from the damaged file.").format(counts_words(saved))
        return self.tr("{0} of {1} saved from the damaged file, in {2}.").format(
            number(saved.messages),
            Counted().messages(findings.messages),
            Counted().chats(saved.conversations),
        )
