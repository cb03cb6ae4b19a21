"""What a screen reader hears; tests/end_to_end/test_screen_reader.py listens with a real one."""

from __future__ import annotations

import time

import pytest

from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.ui.transcript.hearing import Speakers
from gpts_desktop.ui.transcript.reading import parsed
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, panes


@pytest.fixture
def speakers() -> Speakers:
    made = Speakers()
    made.name_of = {"g-1": "ResearchGPT"}.get  # type: ignore[assignment]  # None is no name either
    return made


def test_each_message_says_who_and_when(
    view: TranscriptView, talk: Talk, speakers: Speakers
) -> None:
    view.speakers.name_of = speakers.name_of
    noon = time.mktime((2025, 11, 25, 14, 31, 0, 0, 0, -1))
    talk.ask("When?").created = noon
    talk.answer("Then.\n\n```python\ncode\n```\n\nAnd then.", reasoning="Hm.").created = noon + 60
    view.show_conversation(talk.conversation)
    assert [pane.accessibleName() for pane in panes(view)] == [
        "You, 25 Nov 2025, 14:31",
        "ResearchGPT, 25 Nov 2025, 14:32",
        "Code, python",
        "ResearchGPT, 25 Nov 2025, 14:32",
    ]


def test_today_needs_no_date(speakers: Speakers) -> None:
    now = time.time()
    said = speakers.said_by(Message(Role.ASSISTANT, gpt_id="g-gone", created=now))
    assert said == f"Assistant, {time.strftime('%H:%M', time.localtime(now))}"


@pytest.mark.parametrize(
    ("state", "text", "said"),
    [
        (State.COMPLETE, "It **is** so.", "ResearchGPT answered: It is so."),
        (State.STOPPED, "It", "ResearchGPT was cut off: It"),
        (State.FAILED, "", "ResearchGPT gave no answer"),
    ],
)
def test_the_end_of_an_answer_is_told(
    speakers: Speakers, state: State, text: str, said: str
) -> None:
    message = Message(Role.ASSISTANT, text, gpt_id="g-1", state=state)
    assert speakers.ended(message, parsed(text)) == said


def test_a_long_answer_is_told_by_its_beginning(speakers: Speakers) -> None:
    text = "Words and words. " * 200
    message = Message(Role.ASSISTANT, text, gpt_id="g-1")
    said = speakers.ended(message, parsed(text))
    assert len(said) < 340 and said.endswith(" …")
