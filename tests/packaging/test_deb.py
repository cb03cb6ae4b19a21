"""The .deb that `dev.py package` built: sound, and used in a clean Debian 12.

They run where one was built from this very state of the sources; `.ci/run` builds it first.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from environment import ROOT

from gpts_desktop import __version__
from tests.desktop_session import Desktop
from tests.packaging.clean_debian import CleanDebian, bootstrap

BUILD = ROOT / "build"
INSTALLED = "/usr/lib/gpts-desktop/gpts-desktop"
ENTRY = "/usr/share/applications/gpts-desktop.desktop"
LINK = "https://chatgpt.com/g/g-2DQzU5UZl-code-copilot"
SOURCES = ("gpts_desktop", "resources", "packaging")
MEGABYTE = 1_000_000
PYTHON = "/usr/bin/python3"


def built() -> Path | None:
    """Return the package, if nothing that it was built from is newer."""
    found = sorted(BUILD.glob(f"gpts-desktop_{__version__}-*.deb"))
    if not found:
        return None
    sources = [path for folder in SOURCES for path in (ROOT / folder).rglob("*") if path.is_file()]
    newest = max(path.stat().st_mtime for path in sources if path.suffix != ".pyc")
    return found[-1] if found[-1].stat().st_mtime > newest else None


PACKAGE = built()
pytestmark = [
    pytest.mark.skipif(PACKAGE is None, reason="no .deb of this state: dev.py package"),
    pytest.mark.timeout(900),
]


def output(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def package() -> Path:
    assert PACKAGE is not None
    return PACKAGE


@pytest.fixture(scope="module")
def tree(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the package installs."""
    folder = tmp_path_factory.mktemp("deb")
    output("dpkg-deb", "--extract", package, folder)
    return folder


def test_lintian_finds_nothing_that_has_no_reason(package: Path) -> None:
    done = subprocess.run(
        ["lintian", "--allow-root", "--fail-on", "error,warning", package],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert done.stdout == ""


def test_the_desktop_entry_and_the_metainfo_are_valid(tree: Path) -> None:
    output("desktop-file-validate", tree / ENTRY[1:])
    metainfo = next((tree / "usr/share/metainfo").iterdir())
    output("appstreamcli", "validate", "--no-net", metainfo)


def test_it_is_as_small_as_promised(package: Path, tree: Path) -> None:
    installed = int(output("dpkg-deb", "--field", package, "Installed-Size")) * 1024
    assert package.stat().st_size < 45 * MEGABYTE
    assert installed < 150 * MEGABYTE


def test_the_man_page_names_every_verb(tree: Path) -> None:
    page = output("man", "--warnings", "-l", tree / "usr/share/man/man1/gpts-desktop.1.gz")
    for verb in ("ask", "request", "links", "search", "doctor"):
        assert f"\n{verb.upper()}\n" in page


def test_no_path_of_the_machine_that_built_it_is_searched_for_libraries(tree: Path) -> None:
    for library in tree.rglob("*.so*"):
        if library.is_file():
            answer = output("readelf", "--dynamic", "--wide", library)
            paths = [line for line in answer.splitlines() if "RUNPATH" in line or "RPATH" in line]
            assert all("[$ORIGIN" in line for line in paths), library


@pytest.fixture(scope="module")
def debian() -> Iterator[CleanDebian]:
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        pytest.skip("a clean Debian is made by root, with debootstrap")
    folder = Path(tempfile.mkdtemp(prefix="clean-debian-", dir=BUILD))
    try:
        yield bootstrap(folder / "root")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def running_pid(root: Path) -> int | None:
    """Return the process that runs the installed program."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            program = str((process / "exe").readlink())
        except OSError:  # it ended, or is the kernel's
            continue
        if program == f"{root}{INSTALLED}":
            return int(process.name)
    return None


def wait_for_pid(root: Path) -> int:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if (pid := running_pid(root)) is not None:
            return pid
        time.sleep(0.05)  # another root's processes tell nobody that they began
    raise AssertionError("the program did not start")


def end_program(root: Path, pid: int) -> None:
    os.kill(pid, signal.SIGTERM)
    end = time.monotonic() + 20
    while running_pid(root) is not None and time.monotonic() < end:
        time.sleep(0.05)  # it is no child of ours


def job(pid: int, step: str, desktop: Desktop) -> str:
    done = subprocess.run(
        [PYTHON, "-m", "tests.packaging.installed_job", str(pid), step],
        cwd=ROOT,
        env=desktop.environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@dataclass(frozen=True)
class Installed:
    """A clean Debian that the package was installed into, and its files before that."""

    debian: CleanDebian
    before: set[str]


@pytest.fixture(scope="module")
def installed(package: Path, debian: CleanDebian) -> Installed:
    before = debian.files()
    debian.install(package)
    return Installed(debian, before)


# In this order: a run of tests ends where one takes three minutes, and these share the work.


def test_a_clean_debian_can_be_made(debian: CleanDebian) -> None:
    assert (debian.root / "etc/debian_version").read_text(encoding="utf-8").startswith("12.")


def test_it_installs_with_what_it_depends_on(installed: Installed) -> None:
    said = installed.debian.run(["gpts-desktop", "--version"])
    assert said.stdout.split() == ["gpts-desktop", __version__], said.stderr


def test_the_main_job_is_done_from_the_desktop_entry(
    installed: Installed, desktop: Desktop
) -> None:
    debian, home = installed.debian, desktop.environ["HOME"]
    debian.launch([ENTRY], desktop.environ, home)
    pid = wait_for_pid(debian.root)
    try:
        job(pid, "demo", desktop)
        # A second start, with a link dropped on the icon: the first window takes it.
        debian.launch([ENTRY, LINK], desktop.environ, home)
        assert "answered" in job(pid, "ask", desktop)
    finally:
        end_program(debian.root, pid)
    query = ["gpts-desktop", "search", "table", "--json"]
    found = debian.run(query, desktop.environ, home)
    assert found.returncode == 0, found.stderr
    assert "table" in found.stdout
    # What follows removes the package, and must leave this alone.
    shutil.copytree(Path(home, "data"), debian.root / "home/data")


def test_it_is_removed_without_a_trace_but_the_users_data(installed: Installed) -> None:
    debian = installed.debian
    debian.purge("gpts-desktop")
    left = debian.files() - installed.before
    assert {path for path in left if not path.startswith("/home/data")} == set()
    assert any((debian.root / "home/data").rglob("*.db"))
