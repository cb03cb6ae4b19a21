"""The rows of the palette, and in what order they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.search_match import Span


class Kind(Enum):
    """What a row is."""

    SECTION = auto()
    GPT = auto()
    MESSAGE = auto()
    CHAT = auto()
    COMMAND = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One row. `key` is what stays the same when the same thing is found again."""

    kind: Kind
    text: str
    marks: tuple[Span, ...] = ()
    aside: str = ""
    """What stands at the right, and before it `source`, which gives way where room is short."""
    source: str = ""
    key: str = ""
    spoken: str = ""
    """What a screen reader says, where that is not the text and what stands at the right."""
    gpt: Gpt | None = None
    run: Callable[[], object] | None = field(default=None, compare=False)

    @property
    def can_be_chosen(self) -> bool:
        """Whether Enter does something with it."""
        return self.run is not None

    @property
    def at_right(self) -> str:
        """All that stands at the right."""
        return " · ".join(part for part in (self.source, self.aside) if part)

    @property
    def said(self) -> str:
        """What a screen reader says."""
        return self.spoken or ", ".join(part for part in (self.text, self.at_right) if part)


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one kind: the first of them stand above, the others after all sections' first."""

    title: str
    more_title: str
    rows: Sequence[PaletteRow]
    first: int


def in_order(sections: Sequence[Section]) -> list[PaletteRow]:
    """Return the rows of all sections with their titles; a section by itself is not divided."""
    filled = [section for section in sections if section.rows]
    if len(filled) == 1:
        return [_title(filled[0].title), *filled[0].rows]
    rows: list[PaletteRow] = []
    for section in filled:
        rows += [_title(section.title), *section.rows[: section.first]]
    for section in filled:
        if rest := section.rows[section.first :]:
            rows += [_title(section.more_title), *rest]
    return rows


def _title(text: str) -> PaletteRow:
    return PaletteRow(Kind.SECTION, text)
