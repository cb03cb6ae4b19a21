from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest
from environment import (
    ROOT,
    RUN_LOCK,
    NoEnvironmentError,
    VirtualEnvironment,
    fingerprint,
    install_arguments,
)


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> VirtualEnvironment:
    """Make an environment for real, but without the download of pip and of the packages."""
    monkeypatch.setattr("environment.util.find_spec", lambda name: None)
    monkeypatch.setattr(VirtualEnvironment, "_install", lambda self, lock: None)
    return VirtualEnvironment(tmp_path / "environment")


def test_the_checkout_can_be_imported_from_anywhere(environment: VirtualEnvironment) -> None:
    python = environment.prepare(RUN_LOCK)
    assert python.exists()
    notes = list(environment.folder.rglob("gpts-desktop-checkout.pth"))
    assert [note.read_text(encoding="utf-8").strip() for note in notes] == [str(ROOT)]


def test_a_lock_is_installed_once(
    environment: VirtualEnvironment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed: list[Path] = []
    monkeypatch.setattr(VirtualEnvironment, "_install", lambda self, lock: installed.append(lock))
    one, other = tmp_path / "one.lock", tmp_path / "other.lock"
    one.write_text("a==1", encoding="utf-8")
    other.write_text("b==1", encoding="utf-8")
    for lock in (one, other, one, other):
        environment.prepare(lock)
    assert installed == [one, other]
    one.write_text("a==2", encoding="utf-8")
    environment.prepare(one)
    assert installed == [one, other, one]


def test_an_install_that_failed_is_tried_again(
    environment: VirtualEnvironment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: VirtualEnvironment, lock: Path) -> None:
        raise NoEnvironmentError("no network")

    with monkeypatch.context() as failing:
        failing.setattr(VirtualEnvironment, "_install", fail)
        with pytest.raises(NoEnvironmentError):
            environment.prepare(RUN_LOCK)
    tried: list[Path] = []
    monkeypatch.setattr(VirtualEnvironment, "_install", lambda self, lock: tried.append(lock))
    environment.prepare(RUN_LOCK)
    assert tried == [RUN_LOCK]


def test_without_pip_anywhere_a_sentence_says_what_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("environment.util.find_spec", lambda name: None)
    with pytest.raises(NoEnvironmentError, match="python3-venv"):
        VirtualEnvironment(tmp_path / "environment").prepare(RUN_LOCK)


def test_python_lies_where_the_system_puts_it() -> None:
    scripts = Path(sysconfig.get_path("scripts", vars={"base": "here"})).name
    python = VirtualEnvironment(Path("here")).python
    assert python.parent.name == scripts
    assert python.stem == "python"


def test_pip_checks_hashes_and_builds_nothing() -> None:
    arguments = install_arguments(RUN_LOCK)
    assert "--require-hashes" in arguments
    assert "--only-binary=:all:" in arguments
    assert arguments[-1] == str(RUN_LOCK)


def test_a_fingerprint_changes_with_its_lock(tmp_path: Path) -> None:
    lock = tmp_path / "some.lock"
    lock.write_text("a==1", encoding="utf-8")
    before = fingerprint(lock)
    lock.write_text("a==2", encoding="utf-8")
    assert fingerprint(lock) != before
