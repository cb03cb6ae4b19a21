"""How large the whole interface is shown: all words, buttons and pictures of every window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from gpts_desktop.core.errors import StorageError

SIZES = (100, 125, 150, 175, 200)
"""Percent of the design's size that can be chosen."""
LARGEST = 300
LIKE_SYSTEM = 0


class Sizes(NamedTuple):
    """What the user chose, and how large the system wants text; in percent."""

    chosen: int = LIKE_SYSTEM
    system: int = 100

    @property
    def wanted(self) -> int:
        """How large the next start is shown."""
        return self.chosen or self.system


class SizeStore(Protocol):
    """Keeps the sizes where a start finds them before there is a window."""

    def read(self) -> Sizes:
        """Return what is kept; nothing that can't be understood stops a start."""

    def write(self, sizes: Sizes) -> None:
        """Keep them; raise StorageError."""


@dataclass
class InterfaceSize:
    """The size of a running window, and of the next. `restart` begins the app anew."""

    store: SizeStore
    running: int
    restart: Callable[[], object]

    def __post_init__(self) -> None:
        self._sizes = self.store.read()

    @property
    def chosen(self) -> int:
        """What the user chose; `LIKE_SYSTEM` unless they did."""
        return self._sizes.chosen

    @property
    def needs_restart(self) -> bool:
        """Whether the window is shown in another size than is wanted."""
        return self._sizes.wanted != self.running

    def choose(self, percent: int) -> None:
        """Let the next start be so large; raise StorageError."""
        self._keep(self._sizes._replace(chosen=percent))

    def note_system(self, percent: int) -> None:
        """Remember how large the system wants text; where that can't be kept it is told again."""
        if percent != self._sizes.system:
            with suppress(StorageError):
                self._keep(self._sizes._replace(system=min(percent, LARGEST)))

    def _keep(self, sizes: Sizes) -> None:
        self.store.write(sizes)
        self._sizes = sizes
