"""What packaging/dev.py runs: the app, its tests, its packages, and the locks' renewal."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import system_packages
from bundle import make_languages_ready
from environment import (
    PACKAGE_LOCK,
    ROOT,
    RUN_LOCK,
    TEST_LOCK,
    NoEnvironmentError,
    VirtualEnvironment,
)
from virtual_screen import screen

from gpts_desktop.display_check import has_screen

USAGE = """\
python3 packaging/dev.py run [ARGUMENTS]   the app; with no screen, the main job on a virtual one
python3 packaging/dev.py test [ARGUMENTS]  ruff, mypy, then pytest with the arguments
python3 packaging/dev.py package           what this system can build: on Debian and Ubuntu a .deb
python3 packaging/dev.py translations      brings resources/i18n up to date with the code
python3 packaging/dev.py lock              takes the newest versions that fit into the locks"""

_TRANSLATIONS = ROOT / "packaging" / "translations.py"
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
)


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says and return the exit code."""
    commands = {
        "run": run,
        "test": test,
        "package": package,
        "lock": lock,
        "translations": translations,
    }
    command = commands.get(arguments[0]) if arguments else None
    if command is None:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        return command(arguments[1:])
    except (system_packages.NeedsPackagesError, NoEnvironmentError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"This failed: {shlex.join(map(str, error.cmd))}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: Sequence[str]) -> int:
    """Start the app, or do its main job on a virtual screen when there is none."""
    shown = sys.platform != "linux" or has_screen()
    system_packages.ensure(
        [*system_packages.for_environment(), *system_packages.for_run(has_screen=shown)]
    )
    python = VirtualEnvironment().prepare(RUN_LOCK)
    make_languages_ready(python)
    if shown or arguments:
        return _call([python, "-m", "gpts_desktop", *app_arguments(arguments, _key_known(python))])
    print("There is no screen: doing the main job on a virtual one.", flush=True)
    with screen(os.environ) as environ:
        return _call([python, ROOT / "packaging" / "main_job.py", ROOT / "build"], environ)


def test(arguments: Sequence[str]) -> int:
    """Run the linters, the type checker and the tests; all of them, whatever fails."""
    system_packages.ensure([*system_packages.for_environment(), *system_packages.for_tests()])
    python = VirtualEnvironment().prepare(TEST_LOCK)
    make_languages_ready(python)
    failed = [check for check in CHECKS if _call([python, "-m", *check])]
    for check in failed:
        print(f"failed: {shlex.join(check)}", flush=True)
    tested = _call([python, "-m", "pytest", *arguments])
    return tested or int(bool(failed))


def package(arguments: Sequence[str]) -> int:
    """Build this system's packages and say where they are."""
    if arguments:
        print(USAGE, file=sys.stderr)
        return 2
    from packages import build

    for built in build():
        print(f"Built: {built} ({megabytes(built):.1f} MB)", flush=True)
    return 0


def megabytes(built: Path) -> float:
    """Return the size of a file, or of all in a folder, in MB (10^6)."""
    files = [built] if built.is_file() else [p for p in built.rglob("*") if not p.is_symlink()]
    return sum(path.stat().st_size for path in files if path.is_file()) / 1e6


def translations(arguments: Sequence[str]) -> int:
    """Bring the .ts files up to date: what is new in them is unfinished, and a test names it."""
    return _call([VirtualEnvironment().prepare(TEST_LOCK), _TRANSLATIONS, *arguments])


def lock(arguments: Sequence[str]) -> int:
    """Write the locks anew: versions and hashes for every system and Python we run on."""
    python = VirtualEnvironment().prepare(TEST_LOCK)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
    for command in lock_commands(python):
        subprocess.run([*command, *arguments], check=True, cwd=ROOT)
    return 0


def lock_commands(python: Path) -> list[list[str | Path]]:
    """Return the commands that write the locks; each keeps to the versions of the one before."""
    command: list[str | Path] = [
        *(python, "-m", "uv", "pip", "compile", "--quiet", "--no-config", "--upgrade"),
        *("--universal", "--python-version", "3.11", "--generate-hashes"),
        *("--no-emit-index-url", "--no-header", "--no-annotate"),
        "pyproject.toml",
    ]
    run_lock, test_lock, package_lock = (
        path.relative_to(ROOT) for path in (RUN_LOCK, TEST_LOCK, PACKAGE_LOCK)
    )
    others = [("dev", run_lock, test_lock), ("package", test_lock, package_lock)]
    return [
        [*command, "--output-file", run_lock],
        *(
            [*command, "--group", group, "--constraint", before, "--output-file", other]
            for group, before, other in others
        ),
    ]


def app_arguments(arguments: Sequence[str], key_known: bool) -> list[str]:
    """Return the app's arguments: on its own demo gateway if there is no key to ask with."""
    if arguments or key_known:
        return list(arguments)
    print("No key is known here: starting on the built-in demo gateway (--demo).", flush=True)
    return ["--demo"]


def _key_known(python: Path) -> bool:
    """Tell whether a key is given, or the app was set up before."""
    if os.environ.get("GPTS_DESKTOP_KEY"):
        return True
    script = (
        "import sys; from gpts_desktop.storage.folders import app_folders; "
        "sys.exit(not app_folders().database.exists())"
    )
    return subprocess.run([python, "-c", script], check=False).returncode == 0


def _call(command: Sequence[str | Path], environ: Mapping[str, str] | None = None) -> int:
    """Run a command in the checkout, after saying which, and return its exit code."""
    print("$", shlex.join(map(str, command)), flush=True)
    return subprocess.run(command, cwd=ROOT, env=environ, check=False).returncode
