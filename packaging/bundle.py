"""The program's folder, made by PyInstaller for the system it runs on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from environment import ROOT

NAME = "gpts-desktop"
BUILD = ROOT / "build"
ICONS = BUILD / "icons"
_SEARCHED = re.compile(r"\((?:RUNPATH|RPATH)\).*\[(.+)\]")
SPEC = ROOT / "packaging" / "pyinstaller" / f"{NAME}.spec"


def make_bundle(python: Path, *, leave_system: bool) -> Path:
    """Return the folder with the program and all it needs.

    `leave_system` leaves out the libraries that the system's own packages bring (Linux).
    """
    subprocess.run([python, ROOT / "packaging" / "icons.py", ICONS], check=True)
    make_languages_ready(python)
    kind = "without-system" if leave_system else "whole"
    place = BUILD / kind
    command: Sequence[str | Path] = [
        *(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", place, "--workpath", BUILD / "pyinstaller", SPEC),
    ]
    choice = {"GPTS_DESKTOP_SYSTEM_LIBRARIES": "leave"} if leave_system else {}
    subprocess.run(command, check=True, env={**os.environ, **choice})
    folder = place / NAME
    subprocess.run(
        [python, ROOT / "packaging" / "third_party.py", folder / "_internal/THIRD-PARTY.txt"],
        check=True,
    )
    if sys.platform == "linux":
        strip(folder)
        forget_build_paths(folder)
    return folder


def make_languages_ready(python: Path) -> None:
    """Make what the window loads of the languages, where it is missing or older."""
    subprocess.run([python, ROOT / "packaging" / "translations.py", "ready"], check=True)


def strip(folder: Path) -> None:
    """Take out what only debuggers read: 17 MB of Python's own library, built with it."""
    subprocess.run([_tool("strip"), "--strip-unneeded", *_libraries(folder)], check=True)


def forget_build_paths(folder: Path) -> None:
    """Remove where libraries were built from where they are searched: Python's name it."""
    for library in _libraries(folder):
        asked = [_tool("readelf"), "--dynamic", "--wide", library]
        answer = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        paths = _SEARCHED.findall(answer)
        if any(not path.startswith("$ORIGIN") for path in paths):
            subprocess.run([_tool("patchelf"), "--remove-rpath", library], check=True)


def _libraries(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.so*") if not path.is_symlink()]


def _tool(name: str) -> str:
    """Return where a tool is; raise RuntimeError with what brings it."""
    tool = shutil.which(name)
    if tool is None:
        package = "patchelf" if name == "patchelf" else "binutils"
        raise RuntimeError(f"`{name}` is missing: install {package}.")
    return tool
