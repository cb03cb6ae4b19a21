from __future__ import annotations

from gpts_desktop.core.export.beside import Beside
from gpts_desktop.core.export.subject import Subject
from gpts_desktop.core.export.text_page import text_page
from tests.core.export.made_pages import GPT, everything, pictures


def test_no_word_and_no_address_is_lost() -> None:
    beside = Beside("Page files")
    text = text_page(Subject(everything(), {GPT.id: GPT}, pictures()), beside)
    for line in (
        "Quantum: is this / that?",
        "GPT: ResearchGPT · https://chatgpt.com/g/g-bo0FiWLY7-researchgpt",
        "What is <b>this</b>?\n\n  * as typed *\n```\nunclosed",
        "Three families\n==============",
        "see the paper (https://arxiv.org/abs/1), x < y,",
        "Problem         Speed-up\n-----------   ----------\nSearch 搜索   $\\sqrt{N}$",
        "1. First",
        "   •  nested",
        "      goes on",
        "   ls <dir>",
        "☐  open\n☑  done",
        "> A quote",
        "[Picture: carried: Page files/carried.png]",
        "[Picture: gone: https://pictures.example/gone.png]",
        "bad (javascript:alert(1)) <script>alert(1)</script> <b>bold</b> & <!-- comment",
        "[File: Page files/notes.txt]",
        "[The answer broke off: The connection broke.]",
    ):
        assert line in text, line
    assert "**" not in text
