"""What Debian and Ubuntu must have installed, and how it is asked for."""

from __future__ import annotations

import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from gpts_desktop.display_check import LIBRARIES, X11_LIBRARIES

QT = [*LIBRARIES.values(), *X11_LIBRARIES.values()]
SCREEN = ["xvfb", "openbox"]
TESTS = [
    *SCREEN,
    "at-spi2-core",
    "dbus",
    "fontconfig",
    "fonts-noto-cjk",
    "gnome-keyring",
    "python3-pyatspi",
    "xclip",
    "xdotool",
]
PACKAGING = [
    "appstream",
    "binutils",
    "debootstrap",
    "desktop-file-utils",
    "dpkg-dev",
    "lintian",
    "man-db",
    "patchelf",
    "shellcheck",
    "xz-utils",
]
CHINESE_FONT = "fonts-noto-cjk"
# Debian 13 and Ubuntu 24.04 renamed what the change to 64-bit times touched.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}

_OS_RELEASE = Path("/etc/os-release")


class NeedsPackagesError(Exception):
    """Packages are missing and can't be installed from here; says the line that does it."""


def has_apt(os_release: Path = _OS_RELEASE) -> bool:
    """Tell whether this is Debian, Ubuntu or a child of theirs."""
    if not os_release.is_file() or shutil.which("apt-get") is None:
        return False
    families = ""
    for line in os_release.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        if name in ("ID", "ID_LIKE"):
            families += " " + value.strip("\"'")
    return bool({"debian", "ubuntu"} & set(families.split()))


def for_run(*, has_screen: bool) -> list[str]:
    """Return the packages that the app needs here, a screen of its own too if there is none."""
    fonts = [] if _has_chinese_font() else [CHINESE_FONT]
    return [*QT, *fonts, *([] if has_screen else SCREEN)]


def for_tests() -> list[str]:
    """Return the packages that the tests need."""
    return [*QT, *TESTS]


def for_package() -> list[str]:
    """Return the packages that building and checking a .deb needs."""
    return [*QT, *PACKAGING, *_python_library()]


def for_environment() -> list[str]:
    """Return the package that this Python needs to make virtual environments."""
    if importlib.util.find_spec("ensurepip") is not None:
        return []
    return [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def missing(packages: Sequence[str]) -> list[str]:
    """Return those of the packages that dpkg does not know as installed."""
    names = [*packages, *(RENAMED[name] for name in packages if name in RENAMED)]
    answer = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\n", *names],
        capture_output=True,
        text=True,
        check=False,  # 1 when one of the names is unknown
    )
    return not_installed(packages, answer.stdout)


def not_installed(packages: Sequence[str], answer: str) -> list[str]:
    """Return those of the packages that dpkg-query's answer does not call installed."""
    lines = (line.split() for line in answer.splitlines())
    installed = {words[0] for words in lines if words[-1] == "installed"}
    return [
        name
        for name in packages
        if name not in installed and RENAMED.get(name, name) not in installed
    ]


def ensure(packages: Sequence[str]) -> None:
    """Install what is missing, saying so; raise NeedsPackagesError without the right to."""
    lacking = missing(packages) if has_apt() else []
    if not lacking:
        return
    privilege = _privilege()
    if privilege is None:
        line = f"sudo apt-get install {' '.join(lacking)}"
        raise NeedsPackagesError(f"System packages are missing. Install them with:\n  {line}")
    _apt([*privilege, "apt-get", "update", "-q"])
    for renamed in [name for name in lacking if name in RENAMED and _is_known(RENAMED[name])]:
        lacking[lacking.index(renamed)] = RENAMED[renamed]
    command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *lacking]
    if _apt([*privilege, "env", "DEBIAN_FRONTEND=noninteractive", *command]) != 0:
        raise NeedsPackagesError(f"apt-get could not install: {' '.join(lacking)}")


def _python_library() -> list[str]:
    """Return Debian's package of Python's library, which its own Python does without."""
    import sysconfig

    if Path(sys.base_prefix) != Path("/usr") or sysconfig.get_config_var("Py_ENABLE_SHARED"):
        return []
    return [f"libpython{sys.version_info.major}.{sys.version_info.minor}"]


def _privilege() -> list[str] | None:
    """Return what to put before a command that changes the system; None if nobody lets us."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    if subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return ["sudo", "-n"]
    return ["sudo"] if sys.stdin is not None and sys.stdin.isatty() else None


def _apt(command: Sequence[str]) -> int:
    print("$", shlex.join(command), flush=True)
    return subprocess.run(command, check=False).returncode


def _is_known(package: str) -> bool:
    """Tell whether apt's lists have the package."""
    known = subprocess.run(["apt-cache", "show", package], capture_output=True, check=False)
    return known.returncode == 0


def _has_chinese_font() -> bool:
    """Tell whether text in Chinese would be more than boxes."""
    if shutil.which("fc-list") is None:
        return False
    found = subprocess.run(
        ["fc-list", ":lang=zh-cn", "family"], capture_output=True, text=True, check=False
    )
    return bool(found.stdout.strip())
