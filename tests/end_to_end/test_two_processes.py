"""The verbs on the database of a window that writes."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.storage.store import SqliteStore

CHECKOUT = Path(__file__).parents[2]
PIECE = "half a word "


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gpts_desktop", *arguments, "--data-dir", str(folder)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


class Streaming:
    """A window's writer: an answer that comes till it is told to end."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self._ended = threading.Event()
        self.pieces = 0
        question = Message(Role.USER, "How are pears?", id="q")
        self.answer = Message(Role.ASSISTANT, id="a", parent="q", state=State.STREAMING)
        both = [question, self.answer]
        store.begin_turn(Conversation.load(both, id="c", title="Pears"), both)
        self._thread = threading.Thread(target=self._write)
        self._thread.start()

    def _write(self) -> None:
        while not self._ended.wait(0.002):
            self._store.append_journal("a", PIECE, "", "", self.pieces)
            self.pieces += 1

    def end(self) -> None:
        self._ended.set()
        self._thread.join()


@pytest.mark.parametrize(
    "verb",
    [("search", "pears"), ("export", "--format", "json", "--out"), ("doctor",)],
    ids=["search", "export", "doctor"],
)
def test_a_verb_neither_disturbs_the_window_nor_ends_its_answer(
    tmp_path: Path, verb: tuple[str, ...]
) -> None:
    folder = tmp_path / "data"
    database = app_folders(folder).database
    database.parent.mkdir(parents=True)
    out = [str(tmp_path / "out.json")] if verb[-1] == "--out" else []
    with SqliteStore(database) as store:
        window = Streaming(store)
        try:
            done = run(folder, *verb, *out)
        finally:
            window.end()
        assert "Traceback" not in done.stderr
        assert "database" not in done.stderr
        if verb[0] != "doctor":  # which looks at more than the database
            assert (done.returncode, done.stderr) == (0, "")
        loaded = store.conversation("c")
        assert loaded is not None
        assert loaded["a"].state is State.STREAMING
        assert loaded["a"].text == PIECE * window.pieces
        assert window.pieces > 10
