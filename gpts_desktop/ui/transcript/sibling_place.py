"""Where the row with `‹ 2 / 3 ›` lies, which walking between siblings does not change."""

from __future__ import annotations

from collections.abc import Callable

from gpts_desktop.ui.transcript.sight import Sight

KeepStill = Callable[[Callable[[Sight], None]], None]


def walk_in_place(
    sight: Sight, keep_still: KeepStill, message_id: str, walk: Callable[[], None]
) -> None:
    """Walk to a sibling of a message; its arrows lie where those that were pressed lay.

    They move only where the conversation is too short above or below them.
    """
    at = sight.strip.numbers[message_id]
    bottom = _bottom(sight, at)
    walk()
    shown = sight.strip.sections.messages
    if bottom is not None and at < len(shown) and shown[at].id != message_id:
        keep_still(lambda sight: _put(sight, at, bottom))


def _bottom(sight: Sight, section: int) -> int | None:
    """Return the lower edge of a section's last row, which bears its arrows."""
    last = len(sight.strip.rows(section)) - 1
    for one in sight.placed:
        if (one.section, one.row) == (section, last):
            return one.y + one.height
    return None


def _put(sight: Sight, section: int, bottom: int) -> None:
    last = len(sight.strip.rows(section)) - 1
    sight.put(section, last, bottom - sight.measure(section, last))
