"""What becomes of links, and the sentences about it."""

from __future__ import annotations

import pytest

from gpts_desktop.core.intake import NOTHING, Intake
from gpts_desktop.core.links import Link, RefusedLink, made_gpt

GPTS = [made_gpt(f"g-{letter * 9}", "", f"Gpt {letter}") for letter in "ABCD"]
PROJECT = RefusedLink("https://chatgpt.com/g/g-p-x", "a project, not a GPT")
CHAT = RefusedLink("https://chatgpt.com/c/x", "a chat, not a GPT")


def test_links_are_sorted_by_what_becomes_of_them() -> None:
    links: list[Link] = [GPTS[0], PROJECT, GPTS[1], GPTS[0], PROJECT, GPTS[2]]
    intake = Intake.of(links, {GPTS[1].id})
    assert intake == Intake((GPTS[0], GPTS[2]), (GPTS[1],), (PROJECT,))


@pytest.mark.parametrize(
    ("added", "already", "refused", "title", "detail"),
    [
        (0, 0, [], NOTHING, ""),
        (1, 0, [], "1 GPT added", ""),
        (3, 0, [], "3 GPTs added", ""),
        (3, 1, [PROJECT], "3 GPTs added", "1 was already here · 1 refused: a project, not a GPT"),
        (1, 2, [], "1 GPT added", "2 were already here"),
        (0, 1, [], "Gpt A was already here", ""),
        (0, 2, [PROJECT], "2 GPTs were already here", "1 refused: a project, not a GPT"),
        (0, 0, [PROJECT], "1 refused: a project, not a GPT", ""),
        (
            0,
            0,
            [CHAT, PROJECT, RefusedLink("y", PROJECT.reason)],
            "3 refused: a project, not a GPT (2); a chat, not a GPT (1)",
            "",
        ),
    ],
)
def test_the_sentences(
    added: int, already: int, refused: list[RefusedLink], title: str, detail: str
) -> None:
    known = {gpt.id for gpt in GPTS[:already]}
    intake = Intake.of([*GPTS[: already + added], *refused], known)
    assert (intake.title, intake.detail) == (title, detail)
    assert intake.summary == (f"{title} · {detail}" if detail else title)


def test_many_reasons_are_cut_short() -> None:
    refused = [RefusedLink(str(number), f"reason {number}") for number in range(6)]
    assert Intake.of(refused, ()).title.endswith("; reason 2 (1); other reasons (3)")
