"""Where the arrows between siblings lie while one walks."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from gpts_desktop.core.actions import Action
from gpts_desktop.ui.transcript.view import Position, TranscriptView
from tests.ui.transcript.talk import Talk, button


def test_the_arrows_stay_under_the_pointer_while_one_walks(
    view: TranscriptView, talk: Talk
) -> None:
    talk.turns(3)
    question = talk.ask("Why?")
    answers = []
    for text in ("Short.", "Long words. " * 300, "- one\n- two\n- three"):
        talk.conversation.current = question.id
        answers.append(talk.answer(text))
        talk.turns(2)
    view.show_conversation(talk.conversation)

    def walk(message_id: str, action: str) -> None:
        siblings = talk.conversation.siblings(message_id)
        at = [one.id for one in siblings].index(message_id)
        step = 1 if action == Action.NEXT_SIBLING else -1
        talk.conversation.choose(siblings[at + step].id)
        view.path_changed()

    view.action_requested.connect(walk)
    view.return_to(Position(answers[2].id, -200))
    for name in ("Previous answer", "Previous answer", "Next answer", "Next answer"):
        pressed = button(view, name)
        before = pressed.mapTo(view.viewport(), QPoint()).y()
        assert 0 < before < view.viewport().height()
        pressed.click()
        way_back = "Next answer" if name.startswith("Previous") else "Previous answer"
        assert button(view, way_back).mapTo(view.viewport(), QPoint()).y() == before
    assert not view.following
