"""Where the app keeps its files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from gpts_desktop.core.errors import VanishedDataError
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.data_place import remembered
from gpts_desktop.storage.sqlite_errors import file_trouble

APP = "gpts-desktop"
ENVIRONMENT_NAME = "GPTS_DESKTOP_DATA_DIR"


class Folders(NamedTuple):
    """The app's four folders; all are one folder's when a data folder was given at the start.

    `home` is where the data is when it was never moved.
    """

    data: Path
    config: Path
    cache: Path
    log: Path
    home: Path
    given: bool = False

    @property
    def is_moved(self) -> bool:
        """Whether the data lies where the user moved it."""
        return self.data != self.home

    @property
    def database(self) -> Path:
        """The file that `SqliteStore` opens."""
        return self.data / f"{APP}.db"

    def check(self) -> None:
        """Raise VanishedDataError when the data was moved and is not where it was moved to."""
        if self.is_moved and not self.database.exists():
            raise VanishedDataError(
                Sentence(
                    "Your data is in {data}, and there is none now. Is the disk connected?",
                    data=self.data,
                )
            )

    def create(self) -> None:
        """Make what is missing, for the user's eyes only; raise StorageError.

        Where the data was moved to nothing is made: see `check`.
        """
        self.check()
        for folder in (self.data, self.config, self.cache, self.log):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise file_trouble(error, folder) from error


def app_folders(
    data_dir: str | Path | None = None, environ: Mapping[str, str] = os.environ
) -> Folders:
    """Return the folders: under `data_dir`, else under GPTS_DESKTOP_DATA_DIR, else the system's,
    with the data where the user moved it.

    Nothing is made; see `Folders.create`. Raises StorageError when the place can't be told.
    """
    chosen = str(data_dir or environ.get(ENVIRONMENT_NAME, ""))
    if chosen:
        root = Path(chosen).expanduser().absolute()
        return Folders(root, root / "config", root / "cache", root / "log", root, given=True)
    from platformdirs import PlatformDirs

    system = PlatformDirs(APP, appauthor=False)
    home = system.user_data_path
    return Folders(
        remembered(system.user_config_path) or home,
        system.user_config_path,
        system.user_cache_path,
        system.user_log_path,
        home,
    )
