"""The Debian package, made of the program's folder."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path

from linux.manual import manual

from gpts_desktop import __version__

NAME = "gpts-desktop"
HERE = Path(__file__).resolve().parent
METAINFO = "io.github.gpts_desktop.GptsDesktop.metainfo.xml"
MAINTAINER = "The gpts-desktop authors <gpts-desktop@users.noreply.github.com>"
REVISION = "1"
# What Qt loads by name, so that nothing links to it.
LOADED_BY_NAME = ["libegl1", "libgl1"]
RECOMMENDS = [
    "gnome-keyring | libsecret-1-0 | kwalletmanager | keepassxc",
    "fonts-noto-cjk",
    "fonts-noto-color-emoji",
    "at-spi2-core",
    "xdg-utils",
]


class Package:
    """One .deb on its way: a tree of what is installed, then the archive of it."""

    def __init__(self, bundle: Path, icons: Path, python: Path, build: Path) -> None:
        """`bundle` is PyInstaller's folder without the system's libraries."""
        self._bundle, self._icons, self._python = bundle, icons, python
        self._build = build
        self._tree = build / "deb"
        self._date = time.gmtime(source_date())

    def make(self) -> Path:
        """Build it and return where it is."""
        shutil.rmtree(self._tree, ignore_errors=True)
        self._install_program()
        self._install_desktop_files()
        self._install_documents()
        self._write_control()
        return self._pack()

    def _install_program(self) -> None:
        folder = self._tree / "usr/lib" / NAME
        shutil.copytree(self._bundle, folder, symlinks=True)
        commands = self._tree / "usr/bin"
        commands.mkdir(parents=True)
        (commands / NAME).symlink_to(f"../lib/{NAME}/{NAME}")

    def _install_desktop_files(self) -> None:
        share = self._tree / "usr/share"
        _write(share / "applications" / f"{NAME}.desktop", (HERE / f"{NAME}.desktop").read_text())
        metainfo = (HERE / METAINFO).read_text(encoding="utf-8")
        filled = metainfo.replace("@VERSION@", __version__)
        filled = filled.replace("@DATE@", time.strftime("%Y-%m-%d", self._date))
        _write(share / "metainfo" / METAINFO, filled)
        shutil.copytree(self._icons / "hicolor", share / "icons/hicolor")

    def _install_documents(self) -> None:
        share = self._tree / "usr/share"
        documents = share / "doc" / NAME
        page = manual(self._python, time.strftime("%Y-%m-%d", self._date))
        _write_packed(share / "man/man1" / f"{NAME}.1.gz", page)
        _write_packed(documents / "changelog.Debian.gz", self._changelog())
        _write(documents / "copyright", (HERE / "copyright").read_text(encoding="utf-8"))
        notices = (self._bundle / "_internal/THIRD-PARTY.txt").read_text(encoding="utf-8")
        _write_packed(documents / "THIRD-PARTY.txt.gz", notices)
        overrides = (HERE / "lintian-overrides").read_text(encoding="utf-8")
        _write(share / "lintian/overrides" / NAME, overrides)

    def _changelog(self) -> str:
        return (
            f"{NAME} ({__version__}-{REVISION}) stable; urgency=medium\n\n"
            f"  * Release {__version__}.\n\n"
            f" -- {MAINTAINER}  {formatdate(time.mktime(self._date))}\n"
        )

    def _write_control(self) -> None:
        size = sum(_kibibytes(path) for path in _files(self._tree))
        fields = {
            "Package": NAME,
            "Version": f"{__version__}-{REVISION}",
            "Section": "net",
            "Priority": "optional",
            "Architecture": _architecture(),
            "Maintainer": MAINTAINER,
            "Installed-Size": str(size),
            "Depends": ", ".join(sorted({*self._linked(), *LOADED_BY_NAME})),
            "Recommends": ", ".join(RECOMMENDS),
            "Description": (HERE / "description").read_text(encoding="utf-8").rstrip("\n"),
        }
        control = "".join(f"{name}: {value}\n" for name, value in fields.items())
        _write(self._tree / "DEBIAN/control", control)

    def _linked(self) -> list[str]:
        """Return the packages, with versions, of the system's libraries that it links to."""
        program = self._tree / "usr/lib" / NAME
        # dpkg-shlibdeps wants to stand beside a source package's own control file.
        source = self._build / "shlibdeps"
        _write(source / "debian/control", f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n")
        folders = {path.parent for path in _libraries(program)}
        answer = subprocess.run(
            [
                *("dpkg-shlibdeps", "-O", "--ignore-missing-info"),
                *(f"-l{folder}" for folder in sorted(folders)),
                *(f"-e{path}" for path in [program / NAME, *_libraries(program)]),
            ],
            cwd=source,
            capture_output=True,
            text=True,
            check=True,
        )
        _, _, names = answer.stdout.strip().partition("shlibs:Depends=")
        return [name.strip() for name in names.split(",")]

    def _pack(self) -> Path:
        package = self._build / f"{NAME}_{__version__}-{REVISION}_{_architecture()}.deb"
        for path in [self._tree, *self._tree.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or _is_run(path) else 0o644)
                os.utime(path, (source_date(), source_date()))
        sums = _sums(self._tree)
        _write(self._tree / "DEBIAN/md5sums", sums)
        (self._tree / "DEBIAN/md5sums").chmod(0o644)
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", self._tree, package],
            check=True,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(source_date())},
        )
        return package


def source_date() -> int:
    """Return when the sources were last changed (seconds since 1970): the same for each build."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "-C", str(HERE), "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _architecture() -> str:
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _libraries(folder: Path) -> list[Path]:
    return sorted(path for path in _files(folder) if ".so" in path.name)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _is_run(path: Path) -> bool:
    return path.name == NAME and path.parent.name == NAME and path.parent.parent.name == "lib"


def _kibibytes(path: Path) -> int:
    return -(-path.stat().st_size // 1024)


def _sums(tree: Path) -> str:
    import hashlib

    installed = sorted(path for path in _files(tree) if path.parent.name != "DEBIAN")
    lines = []
    for path in installed:
        digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
        lines.append(f"{digest}  {path.relative_to(tree)}\n")
    return "".join(lines)


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def _write_packed(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(gzip.compress(text.encode(), mtime=0))
