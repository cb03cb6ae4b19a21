from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gpts_desktop.core.markdown.highlight import highlight
from gpts_desktop.ui.theme import load_theme
from gpts_desktop.ui.transcript import coloring
from gpts_desktop.ui.transcript.coloring import Coloring, Span
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, panes

CODE = "def f(x):\n    '''Doc\n    string'''\n    return 'a' + str(x)  # so\n"


def test_a_word_at_a_time_gives_the_same_colours_in_the_order_asked(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coloring, "_SLICE", 0)
    parent = QObject()
    colors = Coloring(parent)
    told: list[tuple[str, list[Span]]] = []
    for text in (CODE, "x = 1", CODE):
        colors.ask("python", text, lambda text, spans: told.append((text, spans)))
    qtbot.waitUntil(lambda: len(told) == 3)
    assert [text for text, _ in told] == [CODE, "x = 1", CODE]
    assert told[0][1] == highlight("python", CODE) == told[2][1]
    assert colors.known("python", CODE) == told[0][1]
    qtbot.waitUntil(lambda: not colors._timer.isActive())


def test_an_unknown_language_is_plain(qtbot: QtBot) -> None:
    parent = QObject()
    told: list[list[Span]] = []
    Coloring(parent).ask("no such language", CODE, lambda text, spans: told.append(spans))
    qtbot.waitUntil(lambda: told == [[]])


def test_an_emoji_shifts_no_colour(qtbot: QtBot, view: TranscriptView, talk: Talk) -> None:
    talk.ask("Code?")
    talk.answer("```python\n'😀😀'; return\n```")
    view.show_conversation(talk.conversation)
    block = next(p for p in panes(view) if "Code" in p.accessibleName()).document().begin()
    qtbot.waitUntil(lambda: bool(block.layout().formats()))
    keyword = load_theme("light").kw
    (stretch,) = (
        f for f in block.layout().formats() if f.format.foreground().color().name() == keyword
    )
    assert (stretch.start, stretch.length) == (len("'😀😀'; ") + 2, len("return"))
