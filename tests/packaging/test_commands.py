from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import commands
import pytest
from environment import ROOT, VirtualEnvironment

README = ROOT / "README.md"
CI = ROOT / ".ci" / "run"


def started_in(text: str) -> set[str]:
    return set(re.findall(r"python3 packaging/dev\.py (\w+)", text))


def test_the_readmes_two_commands_exist() -> None:
    named = started_in(README.read_text(encoding="utf-8"))
    assert {"run", "test"} <= named <= {"run", "test", "package", "translations", "lock"}


def test_ci_runs_what_a_person_runs() -> None:
    assert started_in(CI.read_text(encoding="utf-8")) == {"package", "test"}


@pytest.mark.parametrize("arguments", [[], ["tests"]])
def test_an_unknown_command_is_wrong_usage(arguments: list[str]) -> None:
    answer = subprocess.run(
        [sys.executable, ROOT / "packaging" / "dev.py", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert answer.returncode == 2
    assert started_in(answer.stderr) == {"run", "test", "package", "translations", "lock"}


def test_without_a_key_the_app_starts_on_the_demo_and_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert commands.app_arguments([], key_known=False) == ["--demo"]
    assert "--demo" in capsys.readouterr().out
    assert commands.app_arguments([], key_known=True) == []
    assert commands.app_arguments(["links"], key_known=False) == ["links"]


def test_locks_are_made_for_every_system_and_without_addresses() -> None:
    run, test, package = commands.lock_commands(Path("python"))
    for command in (run, test, package):
        assert {"--universal", "--generate-hashes", "--no-emit-index-url"} <= set(command)
    assert run[-1] == test[test.index("--constraint") + 1] != test[-1]
    assert test[-1] == package[package.index("--constraint") + 1] != package[-1]


def test_the_pinned_environment_is_made_before_the_tests_run(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("system_packages.ensure", lambda packages: None)
    monkeypatch.setattr(VirtualEnvironment, "prepare", lambda self, lock: Path(sys.executable))
    monkeypatch.setattr(commands, "CHECKS", [("platform",), ("no_such_check",)])
    assert commands.test(["--version"]) == 1, "a check that fails fails the run"
    printed = capfd.readouterr().out.splitlines()
    assert "failed: no_such_check" in printed
    assert printed[-1].startswith("pytest ")
    monkeypatch.setattr(commands, "CHECKS", [("platform",)])
    assert commands.test(["--version"]) == 0
