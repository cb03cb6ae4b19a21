"""PySide as the app imports it, each time in a process of its own: here it is imported already."""

from __future__ import annotations

import subprocess
import sys

PLAIN = "import PySide6.QtCore"
OURS = "from gpts_desktop.ui.pyside_import import import_pyside; import_pyside()"

DESCRIBE = """
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor
for wrong in (lambda: QRect("x"), lambda: QObject().setObjectName(3, 4), lambda: QColor(None, 1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(QObject.setObjectName.__doc__, QRect.__doc__, Qt.__doc__)
from PySide6.support.signature import errorhandler, layout, mapping, parser
from PySide6.support.signature.lib import enum_sig, pyi_generator
kept = mapping.update_mapping, errorhandler.matched_type, layout.create_signature
kept += parser.pyside_type_init, enum_sig.ExactEnumerator, pyi_generator.Formatter
print(*(value.__module__ for value in kept))
"""

LOADED = """
import sys
print(*(n for n, m in sys.modules.items() if n.startswith("shibokensupport") and len(vars(m)) > 12))
"""

IMPORTS = "import builtins; print(builtins.__import__.__name__)"


def told_by(*lines: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_functions_are_described_as_pyside_describes_them() -> None:
    told = told_by(OURS, DESCRIBE)
    assert "Supported signatures" in told
    assert told == told_by(PLAIN, DESCRIBE)


def test_what_describes_them_waits() -> None:
    waiting = {f"shibokensupport.signature.{name}" for name in ("parser", "lib.pyi_generator")}
    assert waiting.isdisjoint(told_by(OURS, LOADED).split())
    assert waiting <= set(told_by(PLAIN, LOADED).split())


def test_no_import_reads_sources_any_more() -> None:
    assert told_by(PLAIN, IMPORTS) == "__feature_import__\n"
    for ours in ((OURS,), (PLAIN, OURS)):
        assert told_by(*ours, "import PySide6.QtWidgets", IMPORTS) == "__lazy_import__\n"


def test_a_pyside_that_nobody_tried_is_imported_as_it_is() -> None:
    untried = "import gpts_desktop.ui.pyside_import as own; own._FIRST_UNTRIED = (6, 0)"
    assert "shibokensupport.signature.parser" in told_by(untried, OURS, LOADED).split()
