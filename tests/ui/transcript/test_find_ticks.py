"""Ticks on the scroll bar for what was found."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.transcript.find_ticks import FindTicks
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk
from tests.ui.transcript.test_finding import look_for


def test_matches_are_ticks_on_the_scroll_bar(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    filler = "Words and words. " * 60
    talk.turns(12, lambda at: f"needle {filler}" if at in (0, 6) else filler)
    view.show_conversation(talk.conversation)
    bar = look_for(qtbot, view, "needle")
    (ticks,) = view.verticalScrollBar().findChildren(FindTicks)
    qtbot.waitUntil(lambda: len(ticks.shares) == 2)
    assert ticks.size() == view.verticalScrollBar().size()
    assert ticks.shares == pytest.approx([0.0, 0.5], abs=0.06)
    bar.field.setText("")
    qtbot.waitUntil(lambda: not ticks.shares)
