"""What is done with the data while no window has it open, and who does it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gpts_desktop.core.copies import Copy

if TYPE_CHECKING:
    from gpts_desktop.core.rescue import RescueDesk


@dataclass(frozen=True, slots=True)
class RescueData:
    """Read what a damaged database still holds."""


@dataclass(frozen=True, slots=True)
class RestoreCopy:
    """Put a copy in the place of the database, which becomes a copy itself."""

    copy: Copy


@dataclass(frozen=True, slots=True)
class MoveData:
    """Carry the database and its copies to another folder."""

    folder: Path


@dataclass(frozen=True, slots=True)
class TakeInUnsaved:
    """Bring into the database what it did not take when the app was ended."""

    path: Path


Restart = RescueData | RestoreCopy | MoveData | TakeInUnsaved


class DataDesk(Protocol):
    """Works on the data while it is closed. What takes long may run on any thread."""

    def rescue(self) -> RescueDesk:
        """Return what reads a damaged database."""

    def restore(self, copy: Copy) -> None:
        """Put a copy in the place of the database; raise StorageError."""

    def move(self, folder: Path) -> None:
        """Carry everything to another folder and remember it; raise StorageError."""

    def take_in(self, path: Path) -> None:
        """Bring a file of unsaved work into the database; raise AppError."""


class PlaceDesk(Protocol):
    """Finds the data again when the folder that it was moved to is away."""

    def is_back(self) -> bool:
        """Return whether the data is where it was moved to."""

    def has_data(self, folder: Path) -> bool:
        """Return whether a folder holds a database of ours."""

    def use(self, folder: Path) -> None:
        """Look there from now on, and begin anew where there is no data; raise StorageError."""
