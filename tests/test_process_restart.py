from __future__ import annotations

import sys

import pytest

from gpts_desktop.process_restart import restart_command


def test_from_a_checkout_python_runs_it_again() -> None:
    assert restart_command(["--demo"]) == [sys.executable, "-m", "gpts_desktop", "--demo"]


def test_a_package_runs_itself_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert restart_command([]) == [sys.executable]
