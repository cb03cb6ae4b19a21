from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from gpts_desktop.core.tex.stepwise import stepwise


def called() -> int:
    return 1


def test_each_call_is_followed_by_a_pause() -> None:
    pauses = []
    assert stepwise(lambda: called() + called(), lambda: pauses.append(1)) == 2
    assert len(pauses) >= 6


def test_nothing_pauses_within_an_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pause there held the import lock, and the window waited for it for ever."""
    (tmp_path / "slow_inner.py").write_text("def f():\n    return 1\n\nf()\n")
    (tmp_path / "slow_outer.py").write_text("import slow_inner\n\nslow_inner.f()\n")
    monkeypatch.syspath_prepend(tmp_path)
    paused_in: set[str] = set()

    def pause() -> None:
        frame = sys._getframe()
        while frame.f_back is not None:
            paused_in.add(frame.f_code.co_filename)
            frame = frame.f_back

    def work() -> int:
        outer = importlib.import_module("slow_outer")
        return int(outer.slow_inner.f()) + called()

    assert stepwise(work, pause) == 2
    assert not any("importlib._bootstrap>" in name for name in paused_in)
    assert str(tmp_path / "slow_inner.py") in paused_in  # called after its import


def test_a_failed_import_ends_the_rest() -> None:
    pauses: list[int] = []

    def work() -> int:
        with pytest.raises(ImportError):
            import no_such_module  # type: ignore[import-not-found]  # noqa: F401
        before = len(pauses)
        called()
        return len(pauses) - before

    assert stepwise(work, lambda: pauses.append(1)) >= 2
