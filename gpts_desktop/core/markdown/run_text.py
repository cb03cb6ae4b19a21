"""Runs back into Markdown, for what is copied out of an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gpts_desktop.core.markdown.blocks import Run
from gpts_desktop.core.markdown.formulas import inline_formula, source_of

_MARKS = (("bold", "**"), ("italic", "*"), ("strike", "~~"))
_SPECIAL = re.compile(
    r"\\(?=[!-/:-@\[-`{-~\n]|\Z)|!\Z|[`*\[]|(?<!\w)_|_(?!\w)|~~|&(?=#?\w+;)|<(?=[A-Za-z][\w+.-]*[:@])"
)
_TICKS = re.compile(r"`+")


def plain(runs: Sequence[Run]) -> str:
    """Return what the runs say, without their looks."""
    return "".join(run.text for run in runs)


def markdown(runs: Sequence[Run]) -> str:
    """Return Markdown that reads as these runs."""
    writer = _Writer(_priced=_has_loose_dollars(runs))
    for at in range(len(runs)):
        writer.write(runs, at)
    return writer.finished()


@dataclass(slots=True)
class _Writer:
    """Writes runs one after another and keeps which marks are open, the outermost first.

    Blanks beside a mark go outside of it: `**a **` would not be bold.
    """

    _out: list[str] = field(default_factory=list)
    _open: list[tuple[str, str]] = field(default_factory=list)
    _blanks: str = ""
    _priced: bool = False  # dollar signs need a backslash

    def write(self, runs: Sequence[Run], at: int) -> None:
        """Write one run of many."""
        run = runs[at]
        text = _escaped(run, self._priced)
        body = text.strip(" \n")
        before, after = (text, "") if not body else text.split(body, 1)
        self._close_all_but(_marks_of(run))
        self._blanks += before
        if not body:
            return
        self._out.append(self._blanks)
        self._blanks = after
        missing = [mark for mark in _marks_of(run) if mark not in self._open]
        # What lasts longest is opened first, so that it need not be closed and opened again.
        for mark in sorted(missing, key=lambda mark: -_lasts(runs, at, mark)):
            self._open.append(mark)
            self._out.append("[" if mark[0] == "link" else mark[1])
        self._out.append(body)

    def finished(self) -> str:
        """Return all that was written, every mark closed."""
        self._close_all_but([])
        return "".join([*self._out, self._blanks])

    def _close_all_but(self, wanted: Sequence[tuple[str, str]]) -> None:
        while any(mark not in wanted for mark in self._open):
            name, sign = self._open.pop()
            self._out.append(f"]({_target(sign)})" if name == "link" else sign)


def _marks_of(run: Run) -> list[tuple[str, str]]:
    marks = [(name, sign) for name, sign in _MARKS if getattr(run, name)]
    if run.link and not _is_bare(run):
        marks.insert(0, ("link", run.link))
    return marks


def _lasts(runs: Sequence[Run], at: int, mark: tuple[str, str]) -> int:
    """Return for how many runs from `at` on a mark holds."""
    count = 0
    while at + count < len(runs) and mark in _marks_of(runs[at + count]):
        count += 1
    return count


def _is_bare(run: Run) -> bool:
    """Whether the text alone becomes this link again."""
    return run.link in (run.text, f"http://{run.text}", f"mailto:{run.text}")


def _escaped(run: Run, priced: bool) -> str:
    if run.picture:
        return f"![{_SPECIAL.sub(_escape, run.text)}]({_target(run.picture)})"
    if run.formula:
        return source_of(run.text, run.display)
    if run.code:
        return _code(run.text)
    if run.link and _is_bare(run):
        return run.text
    text = _SPECIAL.sub(_escape, run.text).replace("\n", "\\\n")
    if run.link:
        # Elsewhere it would close the formula that an escaped "[" may begin.
        text = text.replace("]", "\\]")
    return text.replace("$", "\\$") if priced else text


def _escape(found: re.Match[str]) -> str:
    return f"\\{found.group()}"


def _has_loose_dollars(runs: Sequence[Run]) -> bool:
    """Whether dollar signs of the prose could begin or end a formula."""
    text = plain(runs)
    if len(runs) > 1:
        return text.count("$") > 1 or any(run.formula for run in runs)
    return any(inline_formula(text, found.start()) for found in re.finditer(r"\$", text))


def _code(text: str) -> str:
    longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{edge}{text}{edge}{fence}"


def _target(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address
