from __future__ import annotations

import subprocess
import sys
import types
from typing import Any

import pytest

from gpts_desktop import __version__
from tests.cli.conftest import CommandLine


class FakeWindow:
    """Stands where `gpts_desktop.app` would; remembers how it was started."""

    def __init__(self) -> None:
        self.calls: list[tuple[list[str], bool, str | None]] = []

    def run(self, arguments: list[str], *, demo: bool, data_dir: str | None) -> int:
        self.calls.append((list(arguments), demo, data_dir))
        return 7


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> FakeWindow:
    fake = FakeWindow()
    module: Any = types.ModuleType("gpts_desktop.app")
    module.run = fake.run
    monkeypatch.setitem(sys.modules, "gpts_desktop.app", module)
    return fake


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ([], False, None)),
        (["--demo"], ([], True, None)),
        (["--data-dir", "d"], ([], False, "d")),
        (["--data-dir=d", "--demo"], ([], True, "d")),
        (["https://chatgpt.com/g/g-bo0FiWLY7", "a b.txt"], None),
        (["g-bo0FiWLY7", "ask"], None),
        (["--", "ask"], (["ask"], False, None)),
        (["-psn_0_1234", "x"], (["x"], False, None)),
    ],
)
def test_the_window_opens(
    run: CommandLine, window: FakeWindow, arguments: list[str], expected: Any
) -> None:
    assert run(*arguments).code == 7
    assert window.calls == [expected or (arguments, False, None)]


@pytest.mark.parametrize("option", ["--unknown", "-x", "--dem"])
def test_an_unknown_option_opens_nothing(run: CommandLine, window: FakeWindow, option: str) -> None:
    done = run(option)
    assert done.code == 2
    assert done.err
    assert window.calls == []


def test_version_and_help(run: CommandLine, window: FakeWindow) -> None:
    assert run("--version").out == f"gpts-desktop {__version__}\n"
    help_text = run("--help")
    assert help_text.code == 0
    for word in ("ask", "request", "links", "doctor", "--demo", "--data-dir"):
        assert word in help_text.out
    for verb in ("ask", "request", "links", "doctor"):
        assert run(verb, "--help").code == 0
    assert window.calls == []


@pytest.mark.parametrize("place", ["before", "behind"])
def test_the_data_folder_stands_before_or_behind_a_verb(
    run: CommandLine, tmp_path: Any, place: str
) -> None:
    folder = ("--data-dir", str(tmp_path / "other"))
    arguments = (*folder, "doctor") if place == "before" else ("doctor", *folder)
    assert str(tmp_path / "other") in run(*arguments, "--json").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["request", "Hi", "--gpt", "g-bo0FiWLY7", "--base-url", "api.gpt.ge"],
        ["links", "/dev/null" if sys.platform != "win32" else "nul"],
        ["doctor", "--json"],
        ["ask", "Hi", "--model", "m", "--base-url", "http://127.0.0.1:9", "--json"],
        ["--version"],
    ],
)
def test_no_verb_imports_qt(arguments: list[str]) -> None:
    script = (
        "import sys\nfrom gpts_desktop.cli import main\n"
        f"main({arguments!r})\n"
        "sys.exit([n for n in sys.modules if n.startswith(('PySide6', 'gpts_desktop.ui'))] != [])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_ctrl_c_anywhere_ends_with_130(
    run: CommandLine, window: FakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["gpts_desktop.app"], "run", interrupted)
    assert run().code == 130
