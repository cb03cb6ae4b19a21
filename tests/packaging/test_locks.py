from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from environment import PACKAGE_LOCK, ROOT, RUN_LOCK, TEST_LOCK
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = [RUN_LOCK, TEST_LOCK, PACKAGE_LOCK]
GROUPS = {RUN_LOCK: [], TEST_LOCK: ["dev"], PACKAGE_LOCK: ["package"]}
PYTHONS = ["3.11", "3.12", "3.13"]
SYSTEMS = [("linux", "posix", "Linux"), ("darwin", "posix", "Darwin"), ("win32", "nt", "Windows")]


def locked(lock: Path) -> list[Requirement]:
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = (line.partition("--hash=")[0].strip() for line in text.splitlines())
    return [Requirement(line) for line in lines if line]


def machines() -> Iterator[dict[str, str]]:
    """Yield the marker environment of each system and Python that we run on."""
    for python in PYTHONS:
        for platform, os_name, system in SYSTEMS:
            yield {
                "python_version": python,
                "python_full_version": f"{python}.5",
                "sys_platform": platform,
                "os_name": os_name,
                "platform_system": system,
                "platform_python_implementation": "CPython",
                "implementation_name": "cpython",
                "extra": "",
            }


def applies(requirement: Requirement, machine: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(machine)


def versions(lock: Path, machine: dict[str, str]) -> dict[str, str]:
    """Return the one version of each package that pip would install on a machine."""
    found: dict[str, str] = {}
    for requirement in locked(lock):
        if applies(requirement, machine):
            (pin,) = requirement.specifier
            assert pin.operator == "=="
            assert found.setdefault(canonicalize_name(requirement.name), pin.version) == pin.version
    return found


def wanted(lock: Path) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names: list[str] = list(project["project"]["dependencies"])
    for group in GROUPS[lock]:
        names += project["dependency-groups"][group]
    return [Requirement(name) for name in names]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_versions_and_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    for line in text.splitlines():
        pin = re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; [\w .<>=!'()]+)? \\", line)
        assert pin or re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line), line


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_gives_what_the_project_asks_for_everywhere(lock: Path) -> None:
    for machine in machines():
        given = versions(lock, machine)
        for requirement in wanted(lock):
            if applies(requirement, machine):
                version = given[canonicalize_name(requirement.name)]
                assert requirement.specifier.contains(version), (requirement, machine)


@pytest.mark.parametrize("lock", [TEST_LOCK, PACKAGE_LOCK], ids=lambda lock: lock.name)
def test_what_is_tested_and_packed_is_what_the_user_gets(lock: Path) -> None:
    for machine in machines():
        assert versions(RUN_LOCK, machine).items() <= versions(lock, machine).items()


def test_python_311_gets_the_binding_that_is_sound_on_it() -> None:
    for machine in machines():
        binding = versions(RUN_LOCK, machine)["pyside6-essentials"]
        if machine["python_version"] == "3.11":
            assert tuple(map(int, binding.split(".")))[:2] < (6, 12)
