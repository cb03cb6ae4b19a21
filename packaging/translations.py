"""The words of other languages: gathered from the code by lupdate, made loadable by lrelease.

`resources/i18n/<language>.ts` are edited by people, by hand or in Qt Linguist. In each is what
`ui/` says through tr() and translate(), and, under "core", the templates of `Sentence(…)` of the
layers that know no Qt. English has only its plural forms: all else stands in the code. The .qm
files beside them are made of them wherever the app is run or packed, and never committed.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import util
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "gpts_desktop"
FOLDER = ROOT / "resources" / "i18n"
_COUNTED = ', "", n'


def main(arguments: list[str]) -> int:
    """Renew the .ts files from the code, unless `ready` is all that is asked for."""
    if arguments != ["ready"]:
        gather()
    make_ready()
    return 0


def gather(folder: Path = FOLDER) -> None:
    """Bring the .ts files of a folder up to date with the code; what is new is unfinished."""
    with tempfile.TemporaryDirectory() as place:
        core = Path(place) / "core.py"
        core.write_text("".join(_core_lines()), encoding="utf-8")
        files = sorted(CODE.rglob("*.py"))
        for words in sorted(folder.glob("*.ts")):
            # The core says one and many in English itself.
            read = files if words.stem == "en" else [*files, core]
            sources = Path(place) / "sources.lst"
            sources.write_text("\n".join(map(str, read)), encoding="utf-8")
            _lupdate(sources, words)


def _lupdate(sources: Path, words: Path) -> None:
    options = ["-silent", "-locations", "none", "-no-obsolete", "-source-language", "en"]
    if words.stem == "en":
        options.append("-pluralonly")
    options += ["-target-language", words.stem, f"@{sources}", "-ts", str(words)]
    subprocess.run([_tool("lupdate"), *options], check=True)


def make_ready(folder: Path = FOLDER) -> list[Path]:
    """Make the .qm of each .ts that has none or an older one, and return all of them."""
    made = []
    for words in sorted(folder.glob("*.ts")):
        loadable = words.with_suffix(".qm")
        if not loadable.exists() or loadable.stat().st_mtime < words.stat().st_mtime:
            command = [_tool("lrelease"), "-silent", str(words), "-qm", str(loadable)]
            subprocess.run(command, check=True)
        made.append(loadable)
    return made


def templates(source: str) -> Iterator[tuple[str, bool]]:
    """Yield the templates of the sentences in a module, and whether each counts something."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        first = node.args[0] if node.args else None
        if node.func.id == "Sentence" and isinstance(first, ast.Constant):
            yield str(first.value), any(keyword.arg == "one" for keyword in node.keywords)


def _core_lines() -> Iterator[str]:
    """Yield the templates as lupdate reads them: that it counts, it sees in tr() only."""
    yield "class core(QObject):\n    def words(self):\n"
    for path in sorted(CODE.rglob("*.py")):
        for template, counts in templates(path.read_text(encoding="utf-8")):
            words = json.dumps(template, ensure_ascii=False)
            yield f"        self.tr({words}{_COUNTED if counts else ''})\n"


def _tool(name: str) -> Path:
    """Return one of Qt's tools, which PySide6 brings along."""
    found = util.find_spec("PySide6")
    if found is None or found.origin is None:
        raise RuntimeError("PySide6 is not installed: its lupdate and lrelease are needed.")
    return Path(found.origin).parent / (f"{name}.exe" if sys.platform == "win32" else name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
