"""What a page will need of slow things, done before on another thread."""

from __future__ import annotations

from gpts_desktop.core.export.formulas import Formulas
from gpts_desktop.core.export.runs import runs_of
from gpts_desktop.core.export.subject import Subject
from gpts_desktop.core.markdown.blocks import Block, Code, Formula
from gpts_desktop.core.markdown.highlight import prepare as prepare_lexer
from gpts_desktop.core.markdown.parse import parse
from gpts_desktop.core.message import Role
from gpts_desktop.core.residue import visible
from gpts_desktop.core.tex.stepwise import Pause

_MANY = 20_000


def prepared(subject: Subject, pause: Pause) -> Formulas:
    """Return the drawings of a conversation's formulas; lexers of its code are read, too."""
    formulas = Formulas(pause, kept=_MANY)
    for strand in subject.strands():
        for message in strand.messages:
            if message.role is Role.USER:
                continue
            for block in (*parse(message.reasoning), *parse(visible(message.text))):
                pause()
                _prepare(block, formulas)
    return formulas


def _prepare(block: Block, formulas: Formulas) -> None:
    if isinstance(block, Code):
        prepare_lexer(block.language)
    elif isinstance(block, Formula):
        formulas.drawn(block.text, True)
    for run in runs_of(block):
        if run.formula:
            formulas.drawn(run.text, run.display)
