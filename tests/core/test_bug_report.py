from __future__ import annotations

import errno
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.bug_report import BugReport, short_path

SECRET = "sk-planted-0123456789"


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        if cause is None:
            raise error
        raise error from cause
    except type(error) as caught:
        return caught


def test_it_says_where_it_happened_and_in_what_order() -> None:
    report = BugReport.of(raised(ValueError("x"), raised(KeyError("y"))))
    lines = report.text.splitlines()
    assert lines[-1] == "ValueError"
    assert "which was the cause of:" in lines
    assert any(line.strip().startswith("test_bug_report.py:") for line in lines)


@pytest.mark.parametrize(
    "error",
    [
        ValueError(f"cannot read {SECRET}"),
        KeyError(SECRET),
        UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, SECRET),
        ExceptionGroup(SECRET, [ValueError(SECRET), ExceptionGroup(SECRET, [KeyError(SECRET)])]),
        OSError(errno.ENOSPC, SECRET, f"/home/{SECRET}/file"),
    ],
)
def test_nothing_that_an_exception_says_is_in_it(error: Exception) -> None:
    noted = raised(error, raised(RuntimeError(SECRET)))
    noted.add_note(SECRET)
    report = BugReport.of(noted)
    assert SECRET not in report.text
    assert type(error).__name__ in report.text


@given(st.text(min_size=4))
def test_no_planted_text_comes_through(text: str) -> None:
    secret = f"<{text}>"
    assert secret not in BugReport.of(raised(ValueError(secret), raised(OSError(secret)))).text


def test_what_the_system_and_sqlite_call_it_is_told() -> None:
    assert (
        f"OSError (errno {errno.ENOSPC})" in BugReport.of(raised(OSError(errno.ENOSPC, "x"))).text
    )
    with pytest.raises(sqlite3.OperationalError) as caught:
        sqlite3.connect(":memory:").execute("SELECT * FROM nothing")
    assert "sqlite3.OperationalError (SQLITE_ERROR)" in BugReport.of(caught.value).text


def test_the_same_bug_has_the_same_fingerprint_whatever_it_says() -> None:
    reports = [BugReport.of(raised(ValueError(text))) for text in ("one", "two")]
    assert reports[0].fingerprint == reports[1].fingerprint
    assert reports[0].fingerprint != BugReport.of(raised(KeyError("one"))).fingerprint


def test_a_bug_that_calls_itself_is_cut() -> None:
    def deeper(level: int) -> None:
        deeper(level + 1)

    with pytest.raises(RecursionError) as caught:
        deeper(0)
    assert len(BugReport.of(caught.value).text.splitlines()) < 150


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("/home/ann/src/gpts_desktop/ui/shell.py", "gpts_desktop/ui/shell.py"),
        ("/home/ann/.venv/lib/python3.11/site-packages/httpx/_client.py", "httpx/_client.py"),
        ("/usr/lib/python3.11/asyncio/tasks.py", "asyncio/tasks.py"),
        (r"C:\Users\Ann\gpts_desktop\app.py", r"gpts_desktop\app.py"),
        ("/home/ann/plugin.py", "plugin.py"),
        ("<string>", "<string>"),
    ],
)
def test_paths_tell_nothing_of_the_computer(path: str, short: str) -> None:
    assert short_path(path) == short
