"""Where the data was moved to: one line in a file of the configuration's folder."""

from __future__ import annotations

from pathlib import Path

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.sqlite_errors import file_trouble

_NAME = "data-folder"


def remembered(config: Path) -> Path | None:
    """Return the folder that the data was moved to; None when it never was.

    Raises StorageError when that can't be read: nobody may begin anew elsewhere then.
    """
    file = config / _NAME
    try:
        written = file.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise file_trouble(error, file) from error
    except UnicodeDecodeError as error:
        raise StorageError(
            Sentence("{file} does not tell where the data is.", file=file)
        ) from error
    if not written or not Path(written).is_absolute():
        raise StorageError(Sentence("{file} does not tell where the data is.", file=file))
    return Path(written)


def remember(config: Path, folder: Path) -> None:
    """Let every start from now on look there; raise StorageError."""
    from gpts_desktop.storage.whole_file import whole_file

    config.mkdir(mode=0o700, parents=True, exist_ok=True)
    with whole_file(config / _NAME) as file:
        file.write(f"{folder}\n".encode())


def forget(config: Path) -> None:
    """Let every start from now on look in the system's folder; raise StorageError."""
    try:
        (config / _NAME).unlink(missing_ok=True)
    except OSError as error:
        raise file_trouble(error, config) from error
