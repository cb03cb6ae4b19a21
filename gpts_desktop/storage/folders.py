"""Where the app keeps its files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from gpts_desktop.storage.sqlite_errors import file_trouble

APP = "gpts-desktop"
ENVIRONMENT_NAME = "GPTS_DESKTOP_DATA_DIR"


class Folders(NamedTuple):
    """The app's four folders; all are one folder's when a data folder was chosen."""

    data: Path
    config: Path
    cache: Path
    log: Path

    @property
    def database(self) -> Path:
        """The file that `SqliteStore` opens."""
        return self.data / f"{APP}.db"

    def create(self) -> None:
        """Make what is missing, for the user's eyes only; raise StorageError."""
        for folder in (self.data, self.config, self.cache, self.log):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise file_trouble(error, folder) from error


def app_folders(
    data_dir: str | Path | None = None, environ: Mapping[str, str] = os.environ
) -> Folders:
    """Return the folders: under `data_dir`, else under GPTS_DESKTOP_DATA_DIR, else the system's.

    Nothing is made; see `Folders.create`.
    """
    chosen = str(data_dir or environ.get(ENVIRONMENT_NAME, ""))
    if chosen:
        root = Path(chosen).expanduser().absolute()
        return Folders(root, root / "config", root / "cache", root / "log")
    from platformdirs import PlatformDirs

    system = PlatformDirs(APP, appauthor=False)
    return Folders(
        system.user_data_path,
        system.user_config_path,
        system.user_cache_path,
        system.user_log_path,
    )
