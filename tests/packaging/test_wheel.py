"""The wheel that `pipx install` takes: resources inside, both commands, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from environment import ROOT

from gpts_desktop import __version__
from gpts_desktop.ui.languages import LANGUAGES


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_module_and_resource_is_in_it(wheel: Path) -> None:
    inside = names(wheel)
    for folder, prefix in (("gpts_desktop", ""), ("resources", "gpts_desktop/")):
        tracked = subprocess.run(
            ["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split()
        assert {f"{prefix}{path}" for path in tracked} <= inside
    assert {f"gpts_desktop/resources/i18n/{language}.qm" for language in LANGUAGES} <= inside
    own = {name.split("/")[0] for name in inside}
    assert own == {"gpts_desktop", f"gpts_desktop-{__version__}.dist-info"}


def test_it_starts_where_it_was_installed(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own; what it depends on is this environment's."""
    folder = tmp_path / "installed"
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    install = [
        "--python",
        str(scripts / "python"),
        "install",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, capture_output=True)
    site = next(folder.rglob("site-packages"))
    depends = next(path for path in sys.path if path.endswith("site-packages"))
    # Behind the wheel's own, so that nothing of the checkout is found instead of it.
    (site / "depends.pth").write_text(f"{depends}\n", encoding="utf-8")
    said = subprocess.run(
        [scripts / "gpts-desktop", "--version"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["gpts-desktop", __version__]
    script = (
        "from gpts_desktop.resources import resource; "
        "print(resource('icons/app.svg').exists(), resource('.'))"
    )
    found = subprocess.run(
        [scripts / "python", "-P", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert found[0] == "True"
    assert found[1].startswith(str(site))
    assert (scripts / "gpts-desktop-window").exists()
