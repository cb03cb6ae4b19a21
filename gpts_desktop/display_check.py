"""Whether a window can open, asked before PySide6 is imported.

Qt ends the process in C++ when a library or the screen is missing, and no `except` hears it.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping

# Debian's package for each library that Qt loads and PySide6 does not bring along.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}

# PySide6 6.12.0 drops a reference to None at each void call on Python 3.11 and then aborts.
FIRST_BAD_BINDING = (6, 12)
FIRST_SOUND_PYTHON = (3, 12)


def missing_display_reason(
    environ: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> str | None:
    """Return a sentence that says why no window can open here and what helps, or None."""
    if platform != "linux":
        return None
    if not has_screen(environ):
        return (
            "gpts-desktop needs a screen, and neither DISPLAY nor WAYLAND_DISPLAY is set: "
            "start it from a desktop session."
        )
    packages = missing_packages(environ)
    if packages:
        return (
            f"Qt needs system libraries that are missing here. On Debian and Ubuntu: "
            f"sudo apt-get install {' '.join(packages)}"
        )
    return None


def has_screen(environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether Qt would find a screen on Linux, or was told to do without one."""
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return any(environ.get(name) for name in named)


def missing_packages(environ: Mapping[str, str] = os.environ) -> list[str]:
    """Return Debian's packages for the libraries that Qt would not find (9 ms)."""
    wanted = {**LIBRARIES, **X11_LIBRARIES} if _uses_x11(environ) else LIBRARIES
    return [package for library, package in wanted.items() if not _loads(library)]


def bad_binding_reason(
    binding: tuple[int, ...] | None = None, python: tuple[int, ...] = sys.version_info[:2]
) -> str | None:
    """Return a sentence if this PySide6 (by default the installed one) aborts on this Python."""
    if python >= FIRST_SOUND_PYTHON:
        return None
    if binding is None:
        # No cost of its own: whatever this imports, the window needs too.
        from PySide6 import __version_info__ as installed

        binding = tuple(int(part) for part in installed[:2])
    if binding < FIRST_BAD_BINDING:
        return None
    found = ".".join(map(str, binding))
    return (
        f"PySide6 {found} crashes on Python {python[0]}.{python[1]}. "
        'Install an older one: pip install "PySide6-Essentials<6.12", or use Python 3.12.'
    )


def _uses_x11(environ: Mapping[str, str]) -> bool:
    """Tell whether Qt would open its windows through X11."""
    chosen = environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return chosen.startswith("xcb")
    wayland = bool(environ.get("WAYLAND_DISPLAY"))
    return bool(environ.get("DISPLAY")) and not (
        wayland and environ.get("XDG_SESSION_TYPE") == "wayland"
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
