"""The folders that conversations are sorted into, in memory and on the way to the disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gpts_desktop.core.announcement import Announcement
from gpts_desktop.core.ids import new_id

if TYPE_CHECKING:
    from gpts_desktop.core.ports import Store, Writer


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of conversations. `position` orders the folders, small first."""

    name: str
    id: str = field(default_factory=new_id)
    position: float = 0.0


class Folders:
    """The folders in their order. Every change is queued for the disk at once.

    A conversation names its folder by the id: one that is removed and put back has its
    conversations again. `changed` tells that the list is another one.
    """

    def __init__(self, store: Store, writer: Writer) -> None:
        self._store = store
        self._writer = writer
        self._folders: dict[str, Folder] = {folder.id: folder for folder in store.folders()}
        self.changed: Announcement[Folders] = Announcement()

    def __contains__(self, folder_id: str) -> bool:
        return folder_id in self._folders

    def __len__(self) -> int:
        return len(self._folders)

    def get(self, folder_id: str) -> Folder | None:
        """Return a folder by its id."""
        return self._folders.get(folder_id)

    def all(self) -> list[Folder]:
        """Return the folders in their order."""
        return sorted(self._folders.values(), key=lambda folder: folder.position)

    def named(self, name: str) -> Folder | None:
        """Return the folder that is called so, in any case."""
        wanted = _tidy(name).casefold()
        return next((f for f in self.all() if f.name.casefold() == wanted), None)

    def add(self, name: str) -> Folder | None:
        """Return a new folder at the end, or the one that is called so; a blank name is none."""
        name = _tidy(name)
        if not name:
            return None
        known = self.named(name)
        if known is None:
            last = max((folder.position for folder in self._folders.values()), default=0.0)
            known = Folder(name, position=last + 1)
            self.restore([known])
        return known

    def rename(self, folder_id: str, name: str) -> None:
        """Give a folder another name; a blank one changes nothing."""
        folder, name = self._folders.get(folder_id), _tidy(name)
        if folder is not None and name and name != folder.name:
            self.restore([replace(folder, name=name)])

    def remove(self, folder_id: str) -> Folder | None:
        """Remove a folder and return it, for `restore`; its conversations stay."""
        folder = self._folders.pop(folder_id, None)
        if folder is not None:
            self._writer.submit(self._store.delete_folders, [folder_id])
            self.changed(self)
        return folder

    def restore(self, folders: Sequence[Folder]) -> None:
        """Put folders in, or back where they were."""
        self._folders.update((folder.id, folder) for folder in folders)
        self._writer.submit(self._store.save_folders, list(folders))
        self.changed(self)

    def take_in(self, folders: Sequence[Folder]) -> None:
        """Take in folders that others have put on the disk."""
        fresh = {folder.id: folder for folder in folders if folder.id not in self._folders}
        if fresh:
            self._folders.update(fresh)
            self.changed(self)

    def reorder(self, ids: Sequence[str]) -> None:
        """Put the folders into this order."""
        self.restore(
            [
                replace(self._folders[folder_id], position=float(place))
                for place, folder_id in enumerate(ids)
                if folder_id in self._folders
            ]
        )


def _tidy(name: str) -> str:
    return " ".join(name.split())
