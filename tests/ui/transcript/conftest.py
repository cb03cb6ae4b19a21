from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.actions import Action, Notice, Offer
from gpts_desktop.core.message import Message, State
from gpts_desktop.ui.theme import load_theme
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk


def notice_for(message: Message) -> Notice | None:
    if message.state is State.FAILED:
        offers = (Offer(Action.RETRY, "Retry"), Offer(Action.DETAILS, "Details"))
        return Notice("It went wrong", "Nothing came.", offers)
    return None


@pytest.fixture
def talk() -> Talk:
    return Talk()


@pytest.fixture
def make_view(qtbot: QtBot) -> Callable[[int, int], TranscriptView]:
    def make(width: int, height: int) -> TranscriptView:
        view = TranscriptView(notice_for, load_theme("light"))
        qtbot.addWidget(view)
        view.resize(width, height)
        view.show()
        return view

    return make


@pytest.fixture
def view(make_view: Callable[[int, int], TranscriptView]) -> TranscriptView:
    return make_view(900, 600)
