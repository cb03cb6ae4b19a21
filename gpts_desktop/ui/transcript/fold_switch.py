"""The switch that shows all of something long, or its beginning."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.transcript.action_button import ActionButton
from gpts_desktop.ui.transcript.folds import Fold
from gpts_desktop.ui.transcript.look import Look


class FoldSwitch(ActionButton):
    """Says how much there is; a screen reader hears of what, and whether it is open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Show all"))
        self.hide()

    def present_fold(self, look: Look, fold: Fold, what: str) -> None:
        """Offer to open or to fold `what` ("code")."""
        word = self.tr("Show less") if fold.is_open else self._all(fold)
        icon = "chevron-up" if fold.is_open else "chevron-down"
        self.present(look, word, icon, self.tr("{0}: {1}").format(word, what))

    def _all(self, fold: Fold) -> str:
        if fold.unit == "lines":
            return self.tr("Show all %Ln lines", "", fold.total)
        if fold.unit == "words":
            return self.tr("Show all (%Ln words)", "", fold.total)
        return self.tr("Show all (%Ln characters)", "", fold.total)
