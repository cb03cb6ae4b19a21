from __future__ import annotations

import random
from itertools import pairwise

from gpts_desktop.core.message import Message, Role
from gpts_desktop.ui.transcript.column import Column
from gpts_desktop.ui.transcript.rows import QuestionRow, Row
from gpts_desktop.ui.transcript.section import Section
from gpts_desktop.ui.transcript.strip import END_ROOM, Anchor, Placed, Strip


class Heights:
    """A strip whose rows have heights of their own, and what was asked of it."""

    def __init__(self, count: int, seed: int = 1) -> None:
        chance = random.Random(seed)
        self.heights = [[chance.randrange(20, 400) for _ in range(3)] for _ in range(count)]
        self.read: list[Section] = []
        messages = [Message(Role.USER, "x" * chance.randrange(900)) for _ in range(count)]
        self.strip = Strip(messages, Column(0, 740), self._rows, self._height)

    def _rows(self, section: Section) -> list[Row]:
        self.read.append(section)
        return [QuestionRow("a"), QuestionRow("b"), QuestionRow("c")]

    def _height(self, section: int, row: int) -> int:
        return self.heights[section][row]


def check(placed: list[Placed]) -> None:
    for above, below in pairwise(placed):
        assert above.y + above.height == below.y


def test_only_what_is_near_sight_is_read() -> None:
    many = Heights(10_000)
    placed = many.strip.arrange(None, 600, 200)
    check(placed)
    assert placed[-1].y + placed[-1].height == 600 - END_ROOM
    assert len(many.read) < 12


def test_the_anchor_stays_while_everything_else_is_measured() -> None:
    many = Heights(500)
    for y in range(1_000, many.strip.total - 2_000, 4_321):
        anchor = many.strip.locate(y)
        assert anchor is not None
        placed = many.strip.arrange(anchor, 600, 200)
        check(placed)
        found = next(p for p in placed if (p.section, p.row) == (anchor.section, anchor.row))
        assert found.y == anchor.y
        again = many.strip.arrange(anchor, 600, 200)
        assert again == placed


def test_no_gap_opens_at_either_end() -> None:
    many = Heights(30)
    top = many.strip.arrange(Anchor(0, 0, 300), 600, 200)
    assert top[0].y == 0
    end = many.strip.arrange(Anchor(29, 2, -900), 600, 200)
    assert end[-1].y + end[-1].height == 600 - END_ROOM
    assert end[0].y <= 0
    check(top)
    check(end)


def test_a_row_is_located_by_its_offset_in_its_section() -> None:
    many = Heights(50)
    first, second, _ = many.heights[7]
    anchor = many.strip.locate_in(7, first + second // 2)
    assert anchor == Anchor(7, 1, -(second // 2))


def test_replacing_the_path_keeps_what_is_above() -> None:
    many = Heights(50)
    before = [many.strip.top(at, 0) for at in range(20)]
    fresh = [Message(Role.USER, "new") for _ in range(3)]
    many.strip.replace_from(20, fresh)
    assert [many.strip.top(at, 0) for at in range(20)] == before
    assert len(many.strip.sections) == 23
    assert many.strip.numbers[fresh[2].id] == 22
    assert len(many.strip.numbers) == 23
