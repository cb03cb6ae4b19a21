"""What `export` writes and `import` reads into an empty folder is what was there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gpts_desktop.cli import main
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.message import Message, Role, State, Usage
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.storage.saved_conversations import SavedConversations
from gpts_desktop.storage.store import SqliteStore
from tests.core.export.made_pages import GPT, everything, pictures


def fill(folder: Path) -> None:
    """Save conversations with everything that one can have."""
    folders = app_folders(folder)
    folders.create()
    other = Gpt(
        "g-abcdefghi", "学术翻译助手", pinned=True, parameters=Parameters(temperature=0.5), color=3
    )
    with SqliteStore(folders.database) as store:
        store.save_gpts([GPT, other])
        store.save_folders([Folder("Work", "f1", 1.0), Folder("家", "f2", 2.0)])
        made = everything()
        made.choose("a0")
        made.parameters = Parameters(n=2, system="Be kind.")
        store.begin_turn(made, made.messages())
        for address, picture in pictures().items():
            store.keep_picture(made.id, address, picture)
        for at in range(3):
            _save_small(store, at)
        shown = store.summaries()
        store.organise(
            [
                one._replace(pinned=one.id == "s0", folder="f2", tags=("red", "二"))
                for one in shown
                if one.id.startswith("s")
            ]
        )
        known = {one.id: one for one in store.summaries()}
        store.organise([known["s1"]._replace(archived=True), known[made.id]._replace(folder="f1")])
        store.trash_conversations(["s2"])


def _save_small(store: SqliteStore, at: int) -> None:
    moment = 1764000000.1234567 + at
    question = Message(Role.USER, f"你好 {at} \ud83d", id=f"q{at}", created=moment)
    answer = Message(
        Role.ASSISTANT,
        "嗯",
        id=f"a-{at}",
        parent=question.id,
        state=State.STOPPED,
        reasoning="想",
        model="gpt-4-gizmo",
        created=moment + 1,
        duration=1.5,
        usage=Usage(1, 2, 3),
        finish_reason="stop",
    )
    chat = Conversation.load(
        [question, answer], id=f"s{at}", title=f"小 {at}", created=moment, updated=moment
    )
    store.begin_turn(chat, [question, answer])


def everything_in(folder: Path) -> dict[str, Any]:
    """Return all that is saved, as it is in memory."""
    with SavedConversations(app_folders(folder).database) as saved:
        return {
            "gpts": saved.gpts(),
            "folders": saved.folders(),
            "summaries": saved.summaries(),
            "chats": {one.id: saved.conversation(one.id) for one in saved.summaries()},
        }


def test_an_empty_folder_gets_all_that_was_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, file = tmp_path / "old", tmp_path / "new", tmp_path / "all.json"
    fill(old)
    assert main(["export", "--format", "json", "--out", str(file), "--data-dir", str(old)]) == 0
    assert main(["import", str(file), "--data-dir", str(new)]) == 0
    before, after = everything_in(old), everything_in(new)
    assert len(before["chats"]) == 3  # not what is in the trash
    for one in before["chats"]:
        assert after["chats"][one] == before["chats"][one]
    assert after["summaries"] == before["summaries"]
    assert after["folders"] == before["folders"]
    plain = [(gpt.id, gpt.name, gpt.pinned, gpt.parameters, gpt.color) for gpt in before["gpts"]]
    assert plain == [
        (gpt.id, gpt.name, gpt.pinned, gpt.parameters, gpt.color) for gpt in after["gpts"]
    ]


def test_a_second_export_is_the_same_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    fill(old)
    files = [tmp_path / "one.json", tmp_path / "two.json"]
    assert main(["export", "--format", "json", "--out", str(files[0]), "--data-dir", str(old)]) == 0
    assert main(["import", str(files[0]), "--data-dir", str(new)]) == 0
    assert main(["export", "--format", "json", "--out", str(files[1]), "--data-dir", str(new)]) == 0
    one, two = (json.loads(file.read_bytes()) for file in files)
    assert one["conversations"] == two["conversations"]
    assert one["folders"] == two["folders"]
