from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import system_packages
from system_packages import NeedsPackagesError, has_apt, not_installed


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand on a Debian that lacks libegl1 and may install nothing."""
    monkeypatch.setattr(system_packages, "has_apt", lambda: True)
    monkeypatch.setattr(system_packages, "missing", lambda packages: ["libegl1", "xvfb"])
    monkeypatch.setattr(system_packages, "_privilege", lambda: None)


@pytest.mark.skipif(sys.platform != "linux", reason="apt-get is Debian's")
@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("ID=debian\n", True),
        ('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', True),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', True),
        ("ID=fedora\nNAME=debian\n", False),
    ],
)
def test_debian_and_its_children_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, known: bool
) -> None:
    monkeypatch.setattr("shutil.which", lambda program: f"/usr/bin/{program}")
    os_release = tmp_path / "os-release"
    os_release.write_text(text, encoding="utf-8")
    assert has_apt(os_release) is known
    assert not has_apt(tmp_path / "absent")


def test_only_what_dpkg_calls_installed_is_there() -> None:
    answer = "libegl1 installed\nlibgl1 config-files\nxvfb not-installed\n"
    assert not_installed(["libegl1", "libgl1", "xvfb", "openbox"], answer) == [
        "libgl1",
        "xvfb",
        "openbox",
    ]


def test_a_renamed_package_counts_under_its_new_name() -> None:
    assert not not_installed(["libglib2.0-0"], "libglib2.0-0t64 installed\n")
    assert not_installed(["libglib2.0-0"], "libglib2.0-0t64 not-installed\n") == ["libglib2.0-0"]


@pytest.mark.usefixtures("debian")
def test_without_the_right_the_line_to_run_is_said() -> None:
    with pytest.raises(NeedsPackagesError, match=r"sudo apt-get install libegl1 xvfb$"):
        system_packages.ensure(["libegl1", "xvfb", "openbox"])


@pytest.mark.usefixtures("debian")
def test_the_missing_are_installed_after_the_lists_were_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[list[str]] = []

    def note(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        ran.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(system_packages, "_privilege", lambda: ["sudo", "-n"])
    monkeypatch.setattr("subprocess.run", note)
    system_packages.ensure(["libegl1", "xvfb", "openbox"])
    assert ran[0][:4] == ["sudo", "-n", "apt-get", "update"]
    assert ran[1][:5] == ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    assert ran[1][-2:] == ["libegl1", "xvfb"]
    assert capsys.readouterr().out.count("$ sudo -n") == 2


def test_a_screen_is_asked_for_only_where_there_is_none() -> None:
    assert "xvfb" not in system_packages.for_run(has_screen=True)
    assert "xvfb" in system_packages.for_run(has_screen=False)
    assert set(system_packages.QT) <= set(system_packages.for_tests())
