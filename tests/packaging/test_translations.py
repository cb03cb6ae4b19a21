"""The files of the languages: complete, of this very code, and with the same places to fill."""

from __future__ import annotations

import ast
import re
import shutil
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import translations
from environment import ROOT

from gpts_desktop.core import errors
from gpts_desktop.ui.languages import LANGUAGES

RENEW = "Run `python3 packaging/dev.py translations`, then translate what is unfinished."
TROUBLE = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.AppError)
}
_PLACES = re.compile(r"%L?n|\{\w*\}")
_MARK = re.compile(r"&(?=\w)")


class Entry(NamedTuple):
    context: str
    source: str
    forms: list[str]
    is_finished: bool


def entries(words: Path) -> Iterator[Entry]:
    for context in ET.parse(words).getroot().findall("context"):
        for message in context.findall("message"):
            said = message.find("translation")
            assert said is not None
            forms = [form.text or "" for form in said.findall("numerusform")] or [said.text or ""]
            name, source = context.findtext("name", ""), message.findtext("source", "")
            yield Entry(name, source, forms, "type" not in said.attrib and all(forms))


def files() -> list[Path]:
    return sorted(translations.FOLDER.glob("*.ts"))


def test_each_language_has_its_file() -> None:
    assert {words.stem for words in files()} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_is_missing_or_stale(language: str, tmp_path: Path) -> None:
    kept = translations.FOLDER / f"{language}.ts"
    shutil.copy(kept, tmp_path)
    translations.gather(tmp_path)
    now = {(entry.context, entry.source) for entry in entries(tmp_path / kept.name)}
    then = {(entry.context, entry.source) for entry in entries(kept)}
    assert now == then, f"{RENEW} New: {sorted(now - then)} Gone: {sorted(then - now)}"
    unfinished = [entry[:2] for entry in entries(kept) if not entry.is_finished]
    assert not unfinished, f"{RENEW} Unfinished in {kept.relative_to(ROOT)}: {unfinished}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_translation_fills_the_same_places(language: str) -> None:
    wrong = []
    for entry in entries(translations.FOLDER / f"{language}.ts"):
        wanted = Counter(_PLACES.findall(entry.source))
        for form in entry.forms:
            # One of something may be said without its number.
            lost = wanted - Counter(_PLACES.findall(form))
            added = Counter(_PLACES.findall(form)) - wanted
            of_one = language == "en" and set(lost) <= {"%n", "%Ln"}
            if added or (lost and not of_one):
                wrong.append((entry.source, form))
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_of_a_button_is_kept(language: str) -> None:
    wrong = [
        (entry.source, form)
        for entry in entries(translations.FOLDER / f"{language}.ts")
        for form in entry.forms
        if len(_MARK.findall(entry.source)) != len(_MARK.findall(form))
    ]
    assert not wrong


def unreadable_calls() -> list[str]:
    """Return the calls whose text is no literal, or within an f-string: lupdate misses them."""
    found = []
    for path in sorted(translations.CODE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        within = {
            part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
            for part in ast.walk(node)
        }  # fmt: skip
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (text := _said_in(node)) is not None:
                literal = isinstance(text, ast.Constant) and isinstance(text.value, str)
                if not literal or node in within:
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def _said_in(call: ast.Call) -> ast.expr | None:
    """Return what a call to tr() or translate() says; None for other calls."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name == "tr" and call.args:
        return call.args[0]
    is_ours = name == "translate" and len(call.args) > 1 and isinstance(call.args[0], ast.Constant)
    return call.args[1] if is_ours else None


def bare_errors() -> list[str]:
    """Return where known trouble is raised with a text that no language has."""
    found = []
    for path in sorted(translations.CODE.rglob("*.py")):
        if path.relative_to(translations.CODE).parts[0] in ("cli", "demo"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", "")
            is_text = isinstance(node.args[0], ast.JoinedStr) or (
                isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
            )
            if name in TROUBLE and is_text:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def test_nothing_that_is_said_was_overlooked() -> None:
    """lupdate reads self.tr() and QCoreApplication.translate(), and no other name for them."""
    known = {entry.source for entry in entries(translations.FOLDER / "zh_CN.ts")}
    said = set()
    for path in translations.CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = _said_in(node) if isinstance(node, ast.Call) else None
            if isinstance(text, ast.Constant):
                said.add(text.value)
    assert said <= known, RENEW


def test_what_is_said_through_qt_stands_in_the_call() -> None:
    """Or lupdate would not find it, nor the reader of the core's templates."""
    assert not unreadable_calls()


def test_errors_of_the_core_are_sentences() -> None:
    assert not bare_errors()
