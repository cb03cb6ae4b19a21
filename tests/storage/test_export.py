from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import DiskFullError, InputError, ReadOnlyError, StorageError
from gpts_desktop.core.export.order import ExportCancelledError, Format, Order, Outcome
from gpts_desktop.core.export.style_sheet import ROLES
from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.own_format.decode import (
    check_header,
    decode_conversation,
    decode_folder,
    decode_gpt,
)
from gpts_desktop.storage.export import FileExporter
from gpts_desktop.storage.saved_conversations import SavedConversations
from gpts_desktop.storage.store import SqliteStore
from tests.core.export.made_pages import GPT, KEPT, everything, pictures

NO_COLORS = dict.fromkeys(ROLES, "#000000")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with the conversation of everything, and two with one Chinese title."""
    path = tmp_path / "app.db"
    with SqliteStore(path) as store:
        store.save_gpts([GPT])
        store.save_folders([Folder("Work", "f1"), Folder("Empty", "f2")])
        store.save_gateway(
            GatewayProfile("gw", "Home", "https://gateway.example", key_place="keyring")
        )
        made = everything()
        store.begin_turn(made, made.messages())
        for address, picture in pictures().items():
            store.keep_picture(made.id, address, picture)
        for name in ("z1", "z2"):
            message = Message(Role.USER, f"你好 {name}", id=f"m{name}", created=1764000000.0)
            chat = Conversation.load([message], id=name, title="把摘要翻译成英文", updated=5.0)
            store.begin_turn(chat, [message])
        shown = {summary.id: summary for summary in store.summaries()}
        store.organise([shown["z2"]._replace(archived=True, folder="f1", tags=("red", "二"))])
    return path


def export(database: Path, form: Format, out: Path, *ids: str, **fields: Any) -> Outcome:
    exporter = FileExporter(database, lambda: (NO_COLORS, NO_COLORS))
    return exporter.export(Order(form, out, ids or None, **fields), lambda done, total: None)


def files_in(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_json_reads_back_as_what_is_saved(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    assert export(database, Format.JSON, out) == Outcome(out, 3)
    read = json.loads(out.read_bytes())
    check_header(read["format"], read["version"])
    with SqliteStore(database) as store, SavedConversations(database) as saved:
        assert [decode_gpt(gpt) for gpt in read["gpts"]] == store.gpts()
        assert [decode_folder(folder) for folder in read["folders"]] == store.folders()
        decoded = [decode_conversation(one) for one in read["conversations"]]
        assert [one.conversation.id for one in decoded] == ["c1", "z1", "z2"]
        for one in decoded:
            assert one.conversation == store.conversation(one.conversation.id)
            assert saved.conversation(one.conversation.id) == (
                one.conversation,
                list(one.pictures),
            )
    assert {address for one in decoded for address, _ in one.pictures} == {KEPT}


def test_an_empty_database_makes_a_sound_file(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "app.db"):
        pass
    export(tmp_path / "app.db", Format.JSON, tmp_path / "all.json")
    read = json.loads((tmp_path / "all.json").read_bytes())
    assert read == {
        "format": "gpts-desktop",
        "version": 1,
        "gpts": [],
        "folders": [],
        "conversations": [],
    }


def test_one_conversation_takes_its_gpt_along(database: Path, tmp_path: Path) -> None:
    for name, gpts, folders in (("c1", [GPT.id], []), ("z1", [], []), ("z2", [], ["f1"])):
        export(database, Format.JSON, tmp_path / "one.json", name)
        read = json.loads((tmp_path / "one.json").read_bytes())
        assert [gpt["id"] for gpt in read["gpts"]] == gpts
        assert [folder["id"] for folder in read["folders"]] == folders
        assert [one["id"] for one in read["conversations"]] == [name]


def test_pages_go_into_a_folder_under_their_titles(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "chats"
    assert export(database, Format.MARKDOWN, out) == Outcome(out, 3)
    beside = "Quantum is this that files"
    assert files_in(out) == sorted(
        [
            "Quantum is this that.md",
            *(f"{beside}/{name}" for name in ("carried.png", "kept.png", "notes.txt", "photo.png")),
            "index.md",
            "把摘要翻译成英文 (2).md",
            "把摘要翻译成英文.md",
        ]
    )
    assert (out / "Quantum is this that.md").stat().st_mtime == 1764000900.25


def test_pages_go_into_a_zip(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "chats.zip"
    export(database, Format.HTML, out)
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == [
            "Quantum is this that.html",
            "index.html",
            "把摘要翻译成英文 (2).html",
            "把摘要翻译成英文.html",
        ]


def test_one_page_is_one_file_with_its_pictures_beside(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert export(database, Format.HTML, out, "c1").path == out / "Quantum is this that.html"
    export(database, Format.TEXT, out / "mine.txt", "c1")
    export(database, Format.TEXT, out / "mine.txt", "c1")
    names = files_in(out)
    assert "mine files/kept.png" in names
    assert "mine files (2)/kept.png" in names  # what was there stays
    assert "mine files (2)/kept.png" in (out / "mine.txt").read_text(encoding="utf-8")


def test_a_folder_with_files_gets_a_new_one(database: Path, tmp_path: Path) -> None:
    (tmp_path / "Desktop").mkdir()
    (tmp_path / "Desktop" / "mine.txt").touch()
    first = export(database, Format.TEXT, tmp_path / "Desktop").path
    second = export(database, Format.TEXT, tmp_path / "Desktop").path
    today = time.strftime("%Y-%m-%d")
    assert [first.name, second.name] == [f"gpts-desktop {today}", f"gpts-desktop {today} (2)"]


def test_deleted_conversations_stay_here(database: Path, tmp_path: Path) -> None:
    with SqliteStore(database) as store:
        store.trash_conversations(["z1"])
    assert export(database, Format.TEXT, tmp_path / "out").count == 2
    with pytest.raises(InputError, match="There is no conversation “z1”"):
        export(database, Format.TEXT, tmp_path / "one", "z1")


def test_only_one_branch_unless_all_are_wanted(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.md"
    export(database, Format.MARKDOWN, out, "c1")
    assert "An *older* answer." not in out.read_text(encoding="utf-8")
    export(database, Format.MARKDOWN, out, "c1", all_branches=True)
    assert "An *older* answer." in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", list(Format))
def test_nothing_of_a_gateway_goes_out(form: Format, database: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    export(database, form, out)
    assert files_in(out)
    for path in files_in(out):
        data = (out / path).read_bytes()
        assert b"gateway.example" not in data
        assert b"keyring" not in data


def test_markdown_says_folder_and_tags(database: Path, tmp_path: Path) -> None:
    export(database, Format.MARKDOWN, tmp_path / "a.md", "z2")
    assert 'folder: "Work"\ntags: ["red", "二"]\n---' in (tmp_path / "a.md").read_text("utf-8")


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("name", ["out", "out.zip", "out.json"])
def test_nothing_is_left_of_what_was_cancelled(
    form: Format, name: str, database: Path, tmp_path: Path
) -> None:
    def cancel(done: int, total: int) -> None:
        if done == 2:
            raise ExportCancelledError("Cancelled.")

    folder = tmp_path / "there"
    folder.mkdir()
    exporter = FileExporter(database, lambda: (NO_COLORS, NO_COLORS))
    with pytest.raises(ExportCancelledError):
        exporter.export(Order(form, folder / name), cancel)
    assert list(folder.iterdir()) == []


def test_a_long_page_can_be_cancelled(database: Path, tmp_path: Path) -> None:
    asked = 0

    def cancel(done: int, total: int) -> None:
        nonlocal asked
        asked += 1
        if asked == 4:  # within the first page
            raise ExportCancelledError("Cancelled.")

    exporter = FileExporter(database, lambda: (NO_COLORS, NO_COLORS))
    with pytest.raises(ExportCancelledError):
        exporter.export(Order(Format.HTML, tmp_path / "a.html", ("c1",)), cancel)
    assert not (tmp_path / "a.html").exists()


@pytest.mark.parametrize("form", list(Format))
def test_a_disk_that_takes_no_more_leaves_nothing(
    form: Format, database: Path, tmp_path: Path
) -> None:
    """A real limit of the system's, in a process of its own."""
    folder = tmp_path / "there"
    folder.mkdir()
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from tests.storage.test_export import NO_COLORS\n"
        "from gpts_desktop.core.errors import StorageError\n"
        "from gpts_desktop.core.export.order import Format, Order\n"
        "from gpts_desktop.storage.export import FileExporter\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "exporter = FileExporter(Path(sys.argv[1]), lambda: (NO_COLORS, NO_COLORS))\n"
        "try:\n"
        "    exporter.export(Order(Format(sys.argv[2]), Path(sys.argv[3])), lambda *_: None)\n"
        "except StorageError as error:\n"
        "    print(error)\n"
    )
    with SqliteStore(database):  # its own files are there before the limit is
        for name in ("out", "out.zip"):
            command = [sys.executable, "-c", code, str(database), form.value, str(folder / name)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            assert "can't be used: File too large" in done.stdout
            assert list(folder.iterdir()) == []


def test_what_was_there_stays_when_the_disk_is_full(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    (folder / "all.json").write_text("before")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("gpts_desktop.storage.whole_file.os.fsync", full)
    with pytest.raises(DiskFullError, match="The disk is full"):
        export(database, Format.JSON, folder / "all.json")
    assert files_in(folder) == ["all.json"]
    assert (folder / "all.json").read_text() == "before"


def test_a_folder_that_is_missing_is_said(database: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="No such file or directory"):
        export(database, Format.JSON, tmp_path / "nowhere" / "all.json")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_refuses_is_said(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(ReadOnlyError):
        export(database, Format.JSON, folder / "all.json")


def test_a_damaged_conversation_costs_itself_only(database: Path, tmp_path: Path) -> None:
    with SqliteStore(database) as store, store._database.writing() as connection:
        connection.execute("UPDATE messages SET failure = '{' WHERE id = 'mz1'")
    outcome = export(database, Format.TEXT, tmp_path / "out")
    assert outcome.count == 2
    assert [title for title, _ in outcome.skipped] == ["把摘要翻译成英文"]
    assert len(files_in(tmp_path / "out")) == 6
