"""The saved GPTs, in memory and on the way to the disk."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gpts_desktop.core.announcement import Announcement
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.gpt_color import ColorChoice

if TYPE_CHECKING:
    from gpts_desktop.core.parameters import Parameters
    from gpts_desktop.core.ports import Store, Writer


def new_gpts(
    here: Iterable[Gpt], found: Iterable[tuple[str, str, str]], colors: ColorChoice
) -> list[Gpt]:
    """Return those of `found`, given as (id, name, slug), that are not here, behind all others."""
    known = {gpt.id: gpt.position for gpt in here}
    last = max(known.values(), default=0.0)
    added: dict[str, Gpt] = {}
    for gpt_id, name, slug in found:
        if gpt_id not in known and gpt_id not in added:
            last += 1
            color = colors.next()
            added[gpt_id] = Gpt(gpt_id, name, slug, position=last, added=time.time(), color=color)
    return list(added.values())


class Library:
    """The GPTs in the sidebar's order. Every change is queued for the disk at once.

    `changed` tells that the list is another one.
    """

    def __init__(self, store: Store, writer: Writer) -> None:
        self._store = store
        self._writer = writer
        self._gpts: dict[str, Gpt] = {gpt.id: gpt for gpt in store.gpts()}
        self._removed: dict[str, Gpt] = {}  # in this run
        self.changed: Announcement[Library] = Announcement()

    def __contains__(self, gpt_id: str) -> bool:
        return gpt_id in self._gpts

    def __len__(self) -> int:
        return len(self._gpts)

    def get(self, gpt_id: str) -> Gpt | None:
        """Return a GPT by its id."""
        return self._gpts.get(gpt_id)

    def gpts(self) -> list[Gpt]:
        """Return all GPTs: pinned first, then by position."""
        return sorted(self._gpts.values(), key=lambda gpt: (not gpt.pinned, gpt.position))

    def add(self, found: Iterable[tuple[str, str, str]]) -> list[Gpt]:
        """Add GPTs given as (id, name, slug) and return those that are new, after the others."""
        added = new_gpts(self._gpts.values(), found, self._colors())
        if added:
            self._gpts.update((gpt.id, gpt) for gpt in added)
            self._save(added)
        return added

    def tell(self, told: Iterable[Gpt]) -> None:
        """Set pin and parameters of GPTs as our own list says them."""
        changed = [
            replace(self._gpts[gpt.id], pinned=gpt.pinned, parameters=gpt.parameters)
            for gpt in told
            if gpt.id in self._gpts
        ]
        if changed:
            self._gpts.update((gpt.id, gpt) for gpt in changed)
            self._save(changed)

    def take_in(self, gpts: Iterable[Gpt]) -> None:
        """Take in GPTs that others have put on the disk."""
        before = len(self._gpts)
        for gpt in gpts:
            self._gpts.setdefault(gpt.id, gpt)
        if len(self._gpts) > before:
            self.changed(self)

    def remove(self, ids: Sequence[str]) -> list[Gpt]:
        """Remove GPTs and return them as they were, for `restore`."""
        removed = [self._gpts.pop(gpt_id) for gpt_id in ids if gpt_id in self._gpts]
        if removed:
            self._removed.update((gpt.id, gpt) for gpt in removed)
            self._queue(self._store.delete_gpts, [gpt.id for gpt in removed])
            self.changed(self)
        return removed

    def restore(self, gpts: Sequence[Gpt]) -> None:
        """Put removed GPTs back where they were."""
        self._gpts.update((gpt.id, gpt) for gpt in gpts)
        self._save(gpts)

    def _colors(self) -> ColorChoice:
        left = (gpt.color for gpt in self._removed.values() if gpt.id not in self._gpts)
        return ColorChoice((gpt.color for gpt in self._gpts.values()), left)

    def rename(self, gpt_id: str, name: str) -> None:
        """Give a GPT another name; a blank one changes nothing."""
        if name := " ".join(name.split()):
            self._change(gpt_id, name=name)

    def pin(self, gpt_id: str, pinned: bool) -> None:
        """Pin a GPT to the top, or take it down."""
        self._change(gpt_id, pinned=pinned)

    def set_parameters(self, gpt_id: str, parameters: Parameters) -> None:
        """Set what new conversations with a GPT begin with."""
        self._change(gpt_id, parameters=parameters)

    def reorder(self, ids: Sequence[str]) -> None:
        """Put the GPTs into this order, within pinned and unpinned."""
        moved = [
            replace(self._gpts[gpt_id], position=float(place))
            for place, gpt_id in enumerate(ids)
            if gpt_id in self._gpts
        ]
        self._gpts.update((gpt.id, gpt) for gpt in moved)
        self._save(moved)

    def _change(self, gpt_id: str, **fields: Any) -> None:
        gpt = self._gpts.get(gpt_id)
        if gpt is not None:
            self._gpts[gpt_id] = replace(gpt, **fields)
            self._save([self._gpts[gpt_id]])

    def _save(self, gpts: Sequence[Gpt]) -> None:
        self._queue(self._store.save_gpts, list(gpts))
        self.changed(self)

    def _queue(self, work: Callable[[Any], None], argument: object) -> None:
        self._writer.submit(work, argument)
