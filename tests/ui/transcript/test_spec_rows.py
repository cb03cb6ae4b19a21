"""Each example of the CommonMark and GFM specs in real rows: the text of the spec's HTML.

What our blocks leave to raw HTML and to addresses is listed in `tests/core/markdown/test_spec.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from gpts_desktop.core.markdown.blocks import Block, Prose, Run, Table
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.core.markdown.spec import Example, blocks_of_html, examples
from tests.core.markdown.test_spec import RAW_HTML, reference_html
from tests.ui.transcript.talk import Talk, panes

_AT_ONCE = 30


def words(text: str) -> str:
    """Return text without what only lays it out, and `2)` as HTML says it: `2.`"""
    return re.sub(r"(?<!\S)(\d+)\)(?!\S)", r"\1.", " ".join(text.split()))


def text_of(blocks: Iterable[Block]) -> str:
    """Return the words that blocks show."""
    shown: list[str] = []
    for block in blocks:
        if isinstance(block, Prose):
            for paragraph in block.paragraphs:
                shown += [paragraph.marker, runs_text(paragraph.runs)]
        elif isinstance(block, Table):
            shown += [runs_text(cell) for row in (block.header, *block.rows) for cell in row]
        else:
            shown.append(block.text)
    return words(" ".join(shown))


def runs_text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def shown_by_message(view: TranscriptView) -> dict[str, str]:
    """Return what the rows of each message say."""
    shown: dict[str, str] = {}
    for pane in panes(view):
        row = pane.parentWidget()
        while not isinstance(row, RowWidget):
            assert row is not None
            row = row.parentWidget()
        shown[row.message_id] = f"{shown.get(row.message_id, '')} {pane.toPlainText()}"
    return shown


CASES = [(spec, example) for spec in ("commonmark", "gfm") for example in examples(spec)]
PICTURES = [case for case in CASES if "![" in case[1].markdown]
TEXTS = [case for case in CASES if "![" not in case[1].markdown]


def expected(spec: str, example: Example) -> str:
    raw = example.number in RAW_HTML[spec]
    return text_of(blocks_of_html(reference_html(example) if raw else example.html))


@pytest.mark.parametrize("first", range(0, len(TEXTS), _AT_ONCE))
def test_rows_show_the_text_of_each_example(
    make_view: Callable[[int, int], TranscriptView], talk: Talk, first: int
) -> None:
    view = make_view(900, 8_000)
    some = TEXTS[first : first + _AT_ONCE]
    messages = [talk.answer(example.markdown) for _, example in some]
    view.show_conversation(talk.conversation)
    shown = shown_by_message(view)
    for (spec, example), message in zip(some, messages, strict=True):
        assert words(shown.get(message.id, "")) == expected(spec, example), (spec, example)


@pytest.mark.parametrize(
    ("spec", "example"), PICTURES, ids=[f"{spec}-{each.number}" for spec, each in PICTURES]
)
def test_pictures_are_named_amid_the_text_of_each_example(
    view: TranscriptView, talk: Talk, spec: str, example: Example
) -> None:
    talk.answer(example.markdown)
    view.show_conversation(talk.conversation)
    said = " ".join(pane.toPlainText() for pane in panes(view))
    for block in blocks_of_html(example.html):
        assert isinstance(block, Prose)
        for run in (run for paragraph in block.paragraphs for run in paragraph.runs):
            assert words(run.text) in words(said)
