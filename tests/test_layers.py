"""Who imports whom: the layers of ARCHITECTURE.md, read from every import there is."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import resolve_name
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = "gpts_desktop"

# Each layer, and what of ours it may import.
MAY_IMPORT = {
    "core": {"core"},
    "gateway": {"core", "gateway"},
    "storage": {"core", "storage"},
    "demo": {"core", "demo"},
    "ui": {"core", "ui", "resources"},
    "resources": set[str](),
    "display_check": set[str](),
    "system_dialog": set[str](),
    "process_restart": set[str](),
}
SEES_ALL = {"__init__", "__main__", "app", "cli", "data_folders", "interface_scale", "session"}

QT = {"PySide6", "shiboken6", "qasync"}
NETWORK = {"httpx", "socket", "ssl", "http", "urllib.request", "asyncio.streams"}
DISK = {"sqlite3", "keyring", "platformdirs", "tempfile", "shutil"}
# Each layer, and what of others' it may not import.
MAY_NOT_IMPORT = {
    "core": QT | NETWORK | DISK,
    "gateway": QT | DISK,
    "storage": QT | NETWORK,
    "demo": QT | DISK,
    "ui": {"httpx", "sqlite3", "keyring"},
    "resources": QT | NETWORK | DISK,
    "cli": QT,
    "__main__": QT,
}

# What app.py and session.py import before the first paint, and what has to wait until after it.
START_UP = (
    "gpts_desktop.cli",
    "gpts_desktop.app",
    "gpts_desktop.ui.shell",
    "gpts_desktop.ui.single_instance",
    "gpts_desktop.ui.trouble_relay",
    "gpts_desktop.storage.folders",
    "gpts_desktop.storage.secrets",
    "gpts_desktop.storage.store",
    "gpts_desktop.storage.writer",
)
AFTER_FIRST_PAINT = (
    "asyncio",
    "httpx",
    "keyring",
    "markdown_it",
    "pygments",
    "ziafont",
    "ziamath",
    "qasync",
)


# What a window imports only when it has a formula, a picture or a menu to show, or to search.
WINDOW = ("gpts_desktop.ui.shell", "gpts_desktop.ui.transcript.view")
WHEN_NEEDED = (
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
    "gpts_desktop.core.tex.drawing",
    "gpts_desktop.storage.export",
    "gpts_desktop.ui.export.export_controller",
    "gpts_desktop.ui.paper.paper_controller",
    "gpts_desktop.ui.pictures.viewer",
    "gpts_desktop.ui.transcript.find_bar",
    "gpts_desktop.ui.transcript.finding",
    "gpts_desktop.ui.transcript.text_menu",
    "xml.etree.ElementTree",
)


def modules() -> list[Path]:
    return sorted((ROOT / PACKAGE).rglob("*.py"))


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer_of(module: str) -> str:
    """Return the part of the package that a module of ours is in."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imported(source: str, package: str) -> Iterator[str]:
    """Yield each module or name that `source`, of a module in `package`, imports anywhere."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = resolve_name("." * node.level + (node.module or ""), package)
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call):
            yield from imported_by_call(node)


def imported_by_call(call: ast.Call) -> Iterator[str]:
    """Yield what import_module("…") and __import__("…") name."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    name = call.func.id if isinstance(call.func, ast.Name) else name
    if name in ("import_module", "__import__") and call.args:
        match call.args[0]:
            case ast.Constant(value=str(module)):
                yield module


def violations(layer: str, source: str, package: str = PACKAGE) -> list[str]:
    """Return the imports in `source` that its layer may not make."""
    return [name for name in imported(source, package) if not is_allowed(layer, name)]


def is_allowed(layer: str, name: str) -> bool:
    if name == PACKAGE or name.startswith(f"{PACKAGE}."):
        target = layer_of(name)
        # `from gpts_desktop import __version__` is no layer's.
        return layer in SEES_ALL or target == "__version__" or target in MAY_IMPORT[layer]
    forbidden = MAY_NOT_IMPORT.get(layer, set())
    return not any(name == other or name.startswith(f"{other}.") for other in forbidden)


@pytest.mark.parametrize("path", modules(), ids=module_name)
def test_imports_keep_to_their_layer(path: Path) -> None:
    module = module_name(path)
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    assert not violations(layer_of(module), path.read_text(encoding="utf-8"), package)


def test_each_part_of_the_package_is_a_layer() -> None:
    parts = {layer_of(module_name(path)) for path in modules()}
    assert parts <= SEES_ALL | MAY_IMPORT.keys()


@pytest.mark.parametrize(
    ("layer", "source"),
    [
        ("core", "import httpx"),
        ("core", "def later():\n    from PySide6 import QtCore"),
        ("core", "from gpts_desktop.storage.store import SqliteStore"),
        ("core", "from gpts_desktop import storage"),
        ("core", "if True:\n    import urllib.request as asked"),
        ("gateway", "from gpts_desktop import resources"),
        ("gateway", "from ..storage import store"),
        ("storage", "import_module('gpts_desktop.ui.shell')"),
        ("storage", "importlib.import_module('PySide6.QtCore')"),
        ("ui", "import gpts_desktop.gateway.client"),
        ("ui", "import gpts_desktop.app"),
        ("demo", "from gpts_desktop.gateway.client import HttpGateway"),
        ("cli", "from PySide6.QtWidgets import QApplication"),
    ],
)
def test_a_forbidden_import_is_found(layer: str, source: str) -> None:
    assert len(violations(layer, source, f"{PACKAGE}.{layer}")) == 1


@pytest.mark.parametrize(
    ("layer", "source"),
    [
        ("core", "import re, json\nfrom gpts_desktop.core import errors"),
        ("gateway", "import httpx\nfrom gpts_desktop import __version__"),
        ("ui", "from PySide6 import QtCore\nfrom gpts_desktop.resources import resource"),
        ("cli", "from gpts_desktop.app import run\nfrom gpts_desktop.storage import store"),
    ],
)
def test_a_good_import_passes(layer: str, source: str) -> None:
    assert not violations(layer, source, f"{PACKAGE}.{layer}")


def loaded_after(*names: str) -> set[str]:
    """Return the modules that a fresh Python holds after importing `names`."""
    script = f"import sys, {', '.join(names)}\nprint(*sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", script],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(answer.stdout.split())


def test_what_is_slow_to_import_waits_for_the_first_paint() -> None:
    assert loaded_after(*START_UP).isdisjoint(AFTER_FIRST_PAINT)


def test_what_few_windows_need_waits_until_it_is_needed() -> None:
    assert loaded_after(*WINDOW).isdisjoint(WHEN_NEEDED)


def test_verbs_need_no_qt() -> None:
    assert loaded_after("gpts_desktop.cli").isdisjoint(QT)


def test_the_reader_of_loaded_modules_sees_them() -> None:
    assert "PySide6" in loaded_after("PySide6.QtCore")
