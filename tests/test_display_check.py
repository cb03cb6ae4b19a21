from __future__ import annotations

import os
import subprocess
import sys

import pytest

from gpts_desktop import display_check
from gpts_desktop.display_check import (
    LIBRARIES,
    X11_LIBRARIES,
    bad_binding_reason,
    missing_display_reason,
    missing_packages,
)

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's libraries")


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for libraries that no machine has, in the place of each real one."""
    for table in ("LIBRARIES", "X11_LIBRARIES"):
        real: dict[str, str] = getattr(display_check, table)
        missing = {f"absent-{name}": package for name, package in real.items()}
        monkeypatch.setattr(display_check, table, missing)


def test_no_screen_is_said_in_one_sentence() -> None:
    reason = missing_display_reason({}, "linux")
    assert reason is not None
    assert "DISPLAY" in reason
    assert "\n" not in reason


@linux_only
@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_screen_and_all_libraries_are_no_reason(name: str) -> None:
    assert missing_display_reason({name: "offscreen"}, "linux") is None


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_a_screen(platform: str) -> None:
    assert missing_display_reason({}, platform) is None


@pytest.mark.usefixtures("no_library")
def test_missing_libraries_are_named_by_their_packages() -> None:
    packages = missing_packages({"DISPLAY": ":0"})
    assert packages == [*LIBRARIES.values(), *X11_LIBRARIES.values()]
    reason = missing_display_reason({"DISPLAY": ":0"}, "linux")
    assert reason is not None
    assert reason.endswith("apt-get install " + " ".join(packages))


@pytest.mark.usefixtures("no_library")
@pytest.mark.parametrize(
    "environ",
    [
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"},
        {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"},
    ],
)
def test_without_x11_its_libraries_are_not_asked_for(environ: dict[str, str]) -> None:
    assert missing_packages(environ) == list(LIBRARIES.values())


@pytest.mark.parametrize(
    ("binding", "python", "sound"),
    [
        ((6, 11), (3, 11), True),
        ((6, 12), (3, 11), False),
        ((7, 0), (3, 11), False),
        ((6, 12), (3, 12), True),
        ((6, 12), (3, 13), True),
    ],
)
def test_the_binding_that_aborts_is_refused(
    binding: tuple[int, int], python: tuple[int, int], sound: bool
) -> None:
    reason = bad_binding_reason(binding, python)
    assert (reason is None) is sound


def test_the_installed_binding_is_sound() -> None:
    assert bad_binding_reason() is None


def test_asking_imports_no_qt() -> None:
    script = (
        "import sys\n"
        "from gpts_desktop.display_check import missing_display_reason\n"
        "missing_display_reason()\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))\n"
    )
    subprocess.run([sys.executable, "-c", script], env=os.environ, check=True, timeout=30)
