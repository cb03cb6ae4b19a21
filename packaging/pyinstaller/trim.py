"""What of PyInstaller's finds goes into the program's folder: what is needed, and no more.

PyInstaller takes every plugin that Qt has and all that those link to, GTK among them; that is
55 MB nothing here uses. Plugins are named here; of the libraries those stay that something
kept links to, as `readelf` tells on Linux. Elsewhere the plugins are trimmed and libraries
are left as they are.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""PyInstaller's: where it goes in the folder, where it comes from, what it is."""

PLUGINS = {
    "platforms": {"xcb", "wayland", "offscreen", "windows", "cocoa"},
    "platformthemes": {"xdgdesktopportal"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "xcbglintegrations": {"xcb-egl-integration", "xcb-glx-integration"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
    "wayland-shell-integration": {"xdg-shell", "qt-shell"},
    "imageformats": {"gif", "ico", "jpeg", "svg", "webp"},
    "iconengines": {"svgicon"},
    "printsupport": {"cupsprintersupport"},
    "styles": {"modernwindowsstyle", "macstyle"},
}
"""Qt's plugins that stay, by their folder; their names without `lib`, `q` and the ending."""

LANGUAGES = {"zh_CN", "zh_TW"}
"""In which Qt's own words (of its dialogs) are carried along; English is in its code."""

_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([^/]+)/([^/]+)$")
_TRANSLATION = re.compile(r"PySide6/(?:Qt/)?translations/([^/]+)\.qm$")
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")


def trimmed_binaries(entries: Iterable[Entry], *, leave_system: bool) -> list[Entry]:
    """Return the libraries that stay; `leave_system` says that the system's are not copied."""
    kept = [entry for entry in entries if _is_wanted_plugin(entry[0])]
    if sys.platform == "linux":
        sources = {PurePosixPath(entry[0]).name: entry[1] for entry in kept}
        needed = closure(
            {PurePosixPath(entry[0]).name for entry in kept if is_root(entry[0])},
            {name: needs(Path(source)) for name, source in sources.items()},
        )
        kept = [entry for entry in kept if PurePosixPath(entry[0]).name in needed]
    if leave_system:
        kept = [entry for entry in kept if not is_of_system(entry[1])]
    return kept


def trimmed_data(entries: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Return the other files that stay, of links those whose library is among the binaries."""
    libraries = {entry[0] for entry in binaries}
    return [
        entry
        for entry in entries
        if _is_wanted_data(entry[0]) and (entry[2] != "SYMLINK" or entry[1] in libraries)
    ]


def is_root(place: str) -> bool:
    """Tell whether a file is used by itself: an extension module, a plugin or Python's library."""
    path = PurePosixPath(place)
    return (
        path.name.startswith("libpython")
        or _PLUGIN.search(place) is not None
        or (".so" in path.name and not path.name.startswith("lib") and not _is_unused(path))
    )


def closure(roots: Iterable[str], needed_by: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the roots and all that they need, themselves or by others."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(needed_by.get(name, ()))
    return found


def needs(library: Path) -> list[str]:
    """Return the names of the libraries that one links to."""
    answer = subprocess.run(
        ["readelf", "--dynamic", "--wide", str(library)], capture_output=True, text=True, check=True
    )
    return _NEEDED.findall(answer.stdout)


def is_of_system(source: str) -> bool:
    """Tell whether a library came with the system, and not with a wheel or Python itself."""
    path = PurePosixPath(source)
    return path.as_posix().startswith(_SYSTEM_FOLDERS) and not (
        path.name.startswith("libpython") or "python3" in path.as_posix()
    )


def _is_unused(path: PurePosixPath) -> bool:
    """Tell whether a module of PySide is one that only PyInstaller's hooks asked for."""
    return path.name.startswith(("QtNetwork.", "QtOpenGL.", "QtTest."))


def _is_wanted_plugin(place: str) -> bool:
    found = _PLUGIN.search(place.replace("\\", "/"))
    if found is None:
        return True
    folder, file = found.groups()
    name = file.split(".")[0].removeprefix("lib").removeprefix("q")
    file_name = file.split(".")[0].removeprefix("lib")
    return bool({name, file_name} & PLUGINS.get(folder, set()))


def _is_wanted_data(place: str) -> bool:
    path = place.replace("\\", "/")
    found = _TRANSLATION.search(path)
    if found is not None:
        module, _, language = found.group(1).partition("_")
        return module == "qtbase" and language in LANGUAGES
    # Of a language only what is loaded, not what is translated from.
    return _is_wanted_plugin(path) and not path.endswith(".ts")
