"""The checkout's virtual environment, filled from a lock."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib import util
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN_LOCK = ROOT / "packaging" / "requirements.lock"
TEST_LOCK = ROOT / "packaging" / "requirements-dev.lock"
PACKAGE_LOCK = ROOT / "packaging" / "requirements-package.lock"


class NoEnvironmentError(Exception):
    """The environment could not be made; says what helps."""


@dataclass(frozen=True)
class VirtualEnvironment:
    """A virtual environment and the note of what was installed in it."""

    folder: Path = ROOT / ".venv"

    @property
    def python(self) -> Path:
        """Return where its Python is or will be."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def prepare(self, lock: Path) -> Path:
        """Return its Python, with all of `lock` installed, and this checkout importable."""
        if not self._works():
            self._make()
        wanted = fingerprint(lock)
        installed = self._installed()
        if installed.get(lock.name) != wanted:
            self._install(lock)
            self._note_checkout()
            self._stamp.write_text(json.dumps({**installed, lock.name: wanted}), encoding="utf-8")
        return self.python

    @property
    def _stamp(self) -> Path:
        return self.folder / "gpts-desktop.json"

    def _installed(self) -> dict[str, str]:
        """Return the fingerprint of each lock that was installed whole."""
        try:
            stamp: dict[str, str] = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp

    def _works(self) -> bool:
        """Tell whether its Python starts: an upgrade of the system's may have taken it away."""
        if not self.python.exists():
            return False
        check = [str(self.python), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
        return subprocess.run(check, capture_output=True, check=False).returncode == 0

    def _make(self) -> None:
        print(f"Making a virtual environment in {self.folder}", flush=True)
        command = [sys.executable, "-m", "venv", "--clear", str(self.folder)]
        if util.find_spec("ensurepip") is None:
            command.append("--without-pip")
        subprocess.run(command, check=True)

    def _install(self, lock: Path) -> None:
        print(f"Installing {lock.relative_to(ROOT)} into {self.folder}", flush=True)
        subprocess.run([*self._pip(), *install_arguments(lock)], check=True)

    def _pip(self) -> list[str]:
        """Return the command that is this environment's pip, or the system's working in it."""
        own = [str(self.python), "-m", "pip"]
        if subprocess.run([*own, "--version"], capture_output=True, check=False).returncode == 0:
            return own
        if util.find_spec("pip") is not None:
            return [sys.executable, "-m", "pip", "--python", str(self.python)]
        raise NoEnvironmentError(
            "This Python has neither ensurepip nor pip. Install its venv package "
            f"(on Debian and Ubuntu: sudo apt-get install python3-venv) and remove {self.folder}."
        )

    def _note_checkout(self) -> None:
        """Make the checkout importable, from any folder and without building it."""
        script = "import sysconfig; print(sysconfig.get_path('purelib'))"
        asked = subprocess.run(
            [str(self.python), "-c", script], capture_output=True, text=True, check=True
        )
        note = Path(asked.stdout.strip()) / "gpts-desktop-checkout.pth"
        note.write_text(f"{ROOT}\n", encoding="utf-8")


def install_arguments(lock: Path) -> list[str]:
    """Return pip's arguments: exact versions, checked hashes, and nothing built here."""
    return [
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--require-hashes",
        "--only-binary=:all:",
        "--requirement",
        str(lock),
    ]


def fingerprint(lock: Path) -> str:
    """Return what changes when a lock changes."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()
