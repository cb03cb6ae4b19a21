"""A clean Debian 12 in a folder, in which a package is installed, started and removed.

Root is needed: debootstrap makes devices, and the folder becomes the root of what runs in it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

RELEASE = "bookworm"
# What starts a program from its .desktop entry, as a file manager does; nothing of the program's.
STARTER = "libglib2.0-bin"
# Changes with every use of apt, whatever is installed.
_OF_APT = ("/var/lib/dpkg", "/var/lib/apt", "/var/cache", "/var/log", "/tmp", "/etc/ld.so.cache")


@dataclass(frozen=True)
class CleanDebian:
    """The system in `root`."""

    root: Path

    def run(
        self, command: Sequence[str], environ: Mapping[str, str] | None = None, shared: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in it to its end; `shared` is a folder of this system's seen there too."""
        return subprocess.run(
            self._command(command, shared),
            env=self._environ(environ),
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )

    def launch(self, arguments: Sequence[str], environ: Mapping[str, str], shared: str) -> None:
        """Start a program from its .desktop entry; it goes on when this returns."""
        subprocess.run(
            self._command(["gio", "launch", *arguments], shared),
            env=self._environ(environ),
            stdin=subprocess.DEVNULL,
            # The program inherits them: a pipe of ours would not end before it.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
            timeout=60,
        )

    def install(self, package: Path) -> None:
        """Install a .deb with what it depends on, and nothing else."""
        shutil.copy(package, self.root / "tmp" / package.name)
        self._apt("install", "-y", "-q", "--no-install-recommends", f"/tmp/{package.name}")

    def purge(self, name: str) -> None:
        """Remove a package and what came with it."""
        self._apt("purge", "-y", "-q", "--autoremove", name)

    def files(self) -> set[str]:
        """Return every file that is not apt's own book-keeping."""
        found: set[str] = set()
        for folder, folders, names in os.walk(self.root):
            place = "/" + os.path.relpath(folder, self.root).removeprefix(".")
            if place.startswith(_OF_APT):
                folders.clear()
                continue
            found.update(f"{place.rstrip('/')}/{name}" for name in [*folders, *names])
        return {path for path in found if not path.startswith(_OF_APT)}

    def _apt(self, *arguments: str) -> None:
        done = self.run(["apt-get", *arguments], {"DEBIAN_FRONTEND": "noninteractive"})
        if done.returncode != 0:
            raise AssertionError(f"apt-get {' '.join(arguments)}\n{done.stdout}\n{done.stderr}")

    def _command(self, command: Sequence[str], shared: str) -> list[str]:
        """Return what runs a command in it; the mounts are its own and go with it."""
        places = ["/proc", "/dev", *([shared, "/tmp/.X11-unix"] if shared else [])]
        script = ["set -e"]
        for place in places:
            script += [f'mkdir -p "$root{place}"', f'mount --rbind "{place}" "$root{place}"']
        script.append('exec chroot "$root" "$@"')
        return [
            *("unshare", "--mount", "--propagation", "private"),
            *("sh", "-c", f'root="$1"; shift\n{chr(10).join(script)}', "sh", str(self.root)),
            *command,
        ]

    def _environ(self, environ: Mapping[str, str] | None) -> dict[str, str]:
        paths = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        proxies = {k: v for k, v in os.environ.items() if k.lower().endswith("_proxy")}
        return {**proxies, "LANG": "C.UTF-8", **(environ or {}), "PATH": paths}


def bootstrap(root: Path) -> CleanDebian:
    """Make the smallest Debian in a folder, from where this system takes its packages."""
    command = [
        *("debootstrap", "--variant=minbase", f"--include=ca-certificates,{STARTER}"),
        *(RELEASE, str(root), *_mirror()),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)}\n{done.stdout[-3000:]}\n{done.stderr}")
    made = CleanDebian(root)
    made._apt("update", "-q")
    return made


def _mirror() -> list[str]:
    """Return where this system takes the release's packages from; nothing for the usual place."""
    asked = ["apt-get", "indextargets", "--format", "$(CODENAME) $(REPO_URI)"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    lines = (line.split() for line in answer.splitlines())
    return next(([line[1]] for line in lines if line[:1] == [RELEASE]), [])
