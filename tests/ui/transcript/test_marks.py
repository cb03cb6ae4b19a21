from __future__ import annotations

from itertools import pairwise

from pytestqt.qtbot import QtBot

from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.test_formulas import answer_pane, show

HIGH = "jolly words before it " * 12 + r"$\sum_{i=1}^n \frac{a}{b}$" + " and after it" * 12


def stretches(view: TranscriptView) -> list[tuple[int, int]]:
    # A stretch's cursor goes when its list does.
    every = answer_pane(view).extraSelections()
    return [(one.cursor.selectionStart(), one.cursor.selectionEnd()) for one in every]


def test_lines_beside_a_high_formula_are_marked_from_the_lowest_up(
    qtbot: QtBot, view: TranscriptView
) -> None:
    """Each would be painted over the descenders of the one before."""
    show(qtbot, view, f"{HIGH}\n\nThe end.")
    view.selecting.select_all()
    marked = stretches(view)
    assert len(marked) > 3
    assert all(low[0] == high[1] for low, high in pairwise(marked))
    assert marked[-1][0] == 0
    assert marked[0][1] == answer_pane(view).document().characterCount() - 1


def test_a_text_without_formulas_is_marked_in_one(qtbot: QtBot, view: TranscriptView) -> None:
    show(qtbot, view, "Words and words. " * 40)
    view.selecting.select_all()
    assert len(stretches(view)) == 1
