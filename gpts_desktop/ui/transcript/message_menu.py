"""The menu of a message: what its buttons have no place for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from gpts_desktop.core.actions import Action
from gpts_desktop.ui.menu import Menu

QUESTION_ACTIONS = (
    Action.COPY,
    Action.EDIT,
    Action.BRANCH_OFF,
    Action.SHOW_MAP,
    Action.DELETE,
    Action.DELETE_BRANCH,
)


class MessageMenu(Menu):
    """Offers actions in words; Delete stands apart.

    `followers` is how many messages come after this one, on all branches.
    """

    def __init__(
        self,
        actions: Sequence[Action],
        act: Callable[[Action], object],
        parent: QWidget,
        *,
        question: bool,
        followers: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("messageMenu")
        words = {
            Action.COPY: self.tr("Copy"),
            Action.COPY_PLAIN: self.tr("Copy as plain text"),
            Action.EDIT: self.tr("Edit and send again"),
            Action.CONTINUE: self.tr("Continue where it was cut"),
            Action.SHOW_SOURCE: self.tr("Show source"),
            Action.SHOW_REQUEST: self.tr("Show request"),
            Action.BRANCH_OFF: self.tr("Branch to a new chat"),
            Action.SHOW_MAP: self.tr("Show among the branches"),
            Action.DELETE: self.tr("Delete question") if question else self.tr("Delete answer"),
        }
        if followers:
            words[Action.DELETE_BRANCH] = self._branch_words(followers)
        for action in actions:
            if action is Action.DELETE and len(actions) > 1:
                self.addSeparator()
            if action in words:
                chosen = self.addAction(words[action])
                chosen.triggered.connect(lambda _=False, a=action: act(a))

    def _branch_words(self, followers: int) -> str:
        return self.tr("Delete it and the %Ln messages after it", "", followers)
