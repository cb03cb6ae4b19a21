"""What `dev.py package` builds: what the system it runs on can build."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import system_packages
from bundle import BUILD, ICONS, make_bundle
from environment import PACKAGE_LOCK, ROOT, VirtualEnvironment


def build() -> list[Path]:
    """Build this system's packages and return where they are."""
    if sys.platform == "linux":
        return _build_linux()
    python = VirtualEnvironment().prepare(PACKAGE_LOCK)
    folder = make_bundle(python, leave_system=False)
    if sys.platform == "win32":
        return [_build_windows(folder)]
    return [_build_macos(folder.with_suffix(".app"))]


def _build_linux() -> list[Path]:
    system_packages.ensure([*system_packages.for_environment(), *system_packages.for_package()])
    python = VirtualEnvironment().prepare(PACKAGE_LOCK)
    if not system_packages.has_apt():
        return [make_bundle(python, leave_system=False)]
    from linux.deb import Package

    folder = make_bundle(python, leave_system=True)
    built = [Package(folder, ICONS, python, BUILD).make()]
    if shutil.which("appimagetool") is not None:
        built.append(_build_appimage(make_bundle(python, leave_system=False)))
    return built


def _build_appimage(folder: Path) -> Path:
    subprocess.run([ROOT / "packaging" / "linux" / "appimage.sh", folder], check=True)
    return next(iter(sorted(BUILD.glob("*.AppImage"))))


def _build_windows(folder: Path) -> Path:
    """Return Inno Setup's installer, or the folder where there is no Inno Setup."""
    from gpts_desktop import __version__

    compiler = shutil.which("iscc")
    if compiler is None:
        print("Inno Setup (iscc) is not installed: the folder alone was built.", flush=True)
        return folder
    script = ROOT / "packaging" / "windows" / "gpts-desktop.iss"
    subprocess.run([compiler, f"/DVersion={__version__}", script], check=True)
    return BUILD / f"gpts-desktop-{__version__}-setup.exe"


def _build_macos(application: Path) -> Path:
    """Return the disk image of the app, signed when an identity is given."""
    subprocess.run([ROOT / "packaging" / "macos" / "disk-image.sh", application], check=True)
    return BUILD / "gpts-desktop.dmg"
