"""Archives into a real database: whole, twice, damaged, and what the user did meanwhile."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import DiskFullError
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.search_query import parse_query
from gpts_desktop.storage.importing import importer as importer_module
from gpts_desktop.storage.importing import keeping
from gpts_desktop.storage.importing.importer import Importer
from gpts_desktop.storage.search import MessageSearch
from gpts_desktop.storage.store import SqliteStore
from tests.core.importing.exports import BEGUN, GPT, conversation, message, short, tree
from tests.storage.importing.archives import (
    PNG,
    bring,
    heard,
    ids,
    opened,
    shown,
    state_of,
    write_zip,
    zip_of,
)

MANY = [short(place, update_time=BEGUN - place) for place in range(6)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(tmp_path / "a.db") as made:
        yield made


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_zip(tmp_path / "export.zip", conversations__json=MANY, user__json={"id": "x"})


# What is given


def test_a_zip_brings_its_conversations(store: SqliteStore, archive: Path) -> None:
    report = bring(store, archive)
    assert (report.new, report.messages, report.gpts, report.details) == (6, 12, 1, [])
    assert ids(store.summaries()) == [f"c{place}" for place in range(6)]
    assert shown(store, "c0") == ["Question 0: what is 量子?", "Answer 0."]


def test_a_folder_and_split_files(store: SqliteStore, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    for part, some in enumerate((MANY[:2], MANY[2:4], MANY[4:])):
        (folder / f"conversations-{part:03}.json").write_text(json.dumps(some), encoding="utf-8")
    (folder / "shared_conversations.json").write_text('[{"id": "x", "title": "y"}]')
    report = bring(store, folder)
    assert (report.new, report.details) == (6, [])


def test_a_zip_made_on_a_mac_holds_no_more_than_what_was_put_in(
    store: SqliteStore, tmp_path: Path
) -> None:
    files = {"My chats/one.json": MANY[0], "__MACOSX/My chats/._one.json": b"\x00\x05\x16\x07"}
    report = bring(store, zip_of(tmp_path / "a.zip", files))
    assert (report.new, report.details) == (1, [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_of_every_form(store: SqliteStore, tmp_path: Path, encoding: str) -> None:
    forms: list[Any] = [MANY[:2], {"conversations": MANY[2:4]}, MANY[4]]
    paths = []
    for place, form in enumerate(forms):
        path = tmp_path / f"any name {place}.json"
        path.write_text(json.dumps(form, ensure_ascii=False), encoding=encoding)
        paths.append(path)
    report = bring(store, *paths)
    assert (report.new, report.details) == (5, [])
    assert shown(store, "c4")[0] == "Question 4: what is 量子?"


def test_each_gpt_found_is_in_the_library_and_its_conversations_are_its(
    store: SqliteStore, tmp_path: Path
) -> None:
    other = "g-" + "0123456789abcdef" * 2
    path = write_zip(
        tmp_path / "a.zip", conversations__json=[MANY[0], short(1, gizmo_id=other), MANY[2]]
    )
    told = heard(store, path)
    assert [gpt.id for gpt in store.gpts()] == [GPT, other]
    assert [gpt.name for gpt in store.gpts()] == [GPT, other]
    assert len({gpt.color for gpt in store.gpts()}) == 2
    assert store.gpt_counts() == {GPT: 2, other: 1}
    assert [gpt.id for step in told for gpt in step.gpts] == [GPT, other]
    assert ids(one for step in told for one in step.summaries) == ["c0", "c1", "c2"]


def test_progress_is_the_bytes_that_were_read(
    store: SqliteStore, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer_module, "_TELL_EVERY", 0.0)
    told = heard(store, archive)
    assert [step.done for step in told] == sorted(step.done for step in told)
    assert told[-1].done == told[-1].total == len(json.dumps(MANY))


# Again


def test_the_same_archive_twice_changes_nothing(store: SqliteStore, archive: Path) -> None:
    bring(store, archive)
    before = state_of(store)
    report = bring(store, archive)
    assert (report.new, report.added_to, report.unchanged, report.gpts) == (0, 0, 6, 0)
    assert state_of(store) == before


def test_a_conversation_twice_in_one_archive_comes_once(store: SqliteStore, tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", conversations__json=[MANY[0], MANY[0], MANY[1]])
    report = bring(store, path)
    assert (report.new, report.unchanged) == (2, 1)


NODES = (
    ("q", None, message("user", "Q")),
    ("a", "q", message("assistant", "A")),
)
LATER = (
    *NODES,
    ("b", "q", message("assistant", "B")),
    ("q2", "b", message("user", "Q2")),
)


def archive_of(folder: Path, name: str, *conversations: Any) -> Path:
    return write_zip(folder / name, conversations__json=list(conversations))


def test_a_later_archive_adds_what_is_new(store: SqliteStore, tmp_path: Path) -> None:
    bring(store, archive_of(tmp_path, "1.zip", conversation(tree(*NODES))))
    later = conversation(
        tree(*LATER), title="Renamed there", update_time=BEGUN + 500, is_archived=True
    )
    report = bring(store, archive_of(tmp_path, "2.zip", later, MANY[0]))
    assert (report.new, report.added_to, report.messages) == (1, 1, 4)
    assert shown(store, "c1") == ["Q", "B", "Q2"]
    assert len(opened(store, "c1")) == 4
    assert opened(store, "c1").title == "Renamed there"
    assert opened(store, "c1").updated == BEGUN + 500
    assert ids(store.summaries(archived=True)) == ["c1"]


def test_what_the_user_did_here_stays(store: SqliteStore, tmp_path: Path) -> None:
    bring(store, archive_of(tmp_path, "1.zip", conversation(tree(*NODES)), MANY[0], MANY[2]))
    store.rename_conversation("c1", "Mine")
    store.organise([one._replace(pinned=True) for one in store.summaries() if one.id == "c1"])
    mine = opened(store, "c1")
    question = mine.add(Message(Role.USER, "Asked here", parent=mine.current))
    store.begin_turn(mine, [question])
    store.trash_conversations(["c0"])
    bring(store, archive_of(tmp_path, "2.zip", conversation(tree(*LATER), title="Theirs"), MANY[0]))
    after = opened(store, "c1")
    assert (after.title, after.pinned, after.current) == ("Mine", True, question.id)
    assert [one.text for one in after.path()] == ["Q", "A", "Asked here"]
    assert {one.text for one in after.messages()} == {"Q", "A", "B", "Q2", "Asked here"}
    assert ids(store.summaries()) == ["c1", "c2"]


def test_what_lies_in_the_trash_is_told_and_stays_there(store: SqliteStore, archive: Path) -> None:
    bring(store, archive)
    store.trash_conversations(["c1"])
    report = bring(store, archive)
    assert (report.in_trash, report.unchanged) == (1, 5)
    assert "1 conversation lies in the trash here and stays there." in report.sentences()
    assert store.conversation("c1") is None


def test_what_was_deleted_for_good_comes_back_only_when_asked_for(
    store: SqliteStore, archive: Path
) -> None:
    bring(store, archive)
    store.trash_conversations(["c1", "c3"])
    store.give_up_conversations(["c1"])
    while store.purge_trash(1.0):
        pass
    store.give_up_conversations(["c3"])
    store.trash_conversations(["c2"])
    with store._database.reading() as connection:
        assert not connection.execute("SELECT * FROM import_deletions").fetchall()
    report = bring(store, archive)
    assert (report.new, report.deleted, report.in_trash) == (0, 2, 1)
    report = bring(store, archive, with_deleted=True)
    assert (report.new, report.added_to, report.deleted, report.in_trash) == (1, 2, 0, 0)
    assert len(store.summaries()) == 6


def test_a_deleted_message_and_what_followed_it_do_not_come_back(
    store: SqliteStore, tmp_path: Path
) -> None:
    path = archive_of(tmp_path, "1.zip", conversation(tree(*LATER)))
    bring(store, path)
    gone = opened(store, "c1").path()[1]
    assert gone.text == "B"
    store.delete_message(gone.id)
    more = (*LATER, ("a2", "q2", message("assistant", "A2")))
    for archive in (path, archive_of(tmp_path, "2.zip", conversation(tree(*more)))):
        bring(store, archive)
        assert {one.text for one in opened(store, "c1").messages()} == {"Q", "A"}


def test_a_gpt_that_was_removed_here_stays_away(store: SqliteStore, archive: Path) -> None:
    bring(store, archive)
    store.delete_gpts([GPT])
    bring(store, archive)
    assert store.gpts() == []


# What is carried along

POINTER = {
    "content_type": "image_asset_pointer",
    "asset_pointer": "file-service://file-Fox1",
    "metadata": {"dalle": {"prompt": "A fox"}},
}


def with_pictures() -> Any:
    asked = message(
        "user",
        content={"content_type": "multimodal_text", "parts": [
            {"content_type": "image_asset_pointer", "asset_pointer": "sediment://file_0a1b"},
            {"content_type": "image_asset_pointer", "asset_pointer": "sediment://file_0404"},
            "What is this?"]},
        metadata={"attachments": [
            {"id": "file_0a1b", "name": "me.png"},
            {"id": "file_0404", "name": "gone.png"},
            {"id": "file-Note", "name": "note.txt"},
            {"id": "file-Pdf1", "name": "report.pdf"}]},
    )  # fmt: skip
    drawn = message("tool", content={"content_type": "multimodal_text", "parts": [POINTER]})
    return conversation(
        tree(("q", None, asked), ("t", "q", drawn), ("a", "t", message("assistant", "A fox.")))
    )


@pytest.mark.parametrize("as_folder", [False, True])
def test_pictures_and_files_of_the_archive_are_kept(
    store: SqliteStore, tmp_path: Path, as_folder: bool
) -> None:
    files = {
        "conversations.json": [with_pictures()],
        "dalle-generations/file-Fox1-0000.webp": PNG,
        "file_0a1b.dat": PNG,
        "user-x/file-Note-note.txt": "你好".encode(),
        "file-Pdf1-report.pdf": b"%PDF-1.7 \x00\x01",
    }
    path = zip_of(tmp_path / "a.zip", files)
    if as_folder:
        path = tmp_path / "unpacked"
        with zipfile.ZipFile(tmp_path / "a.zip") as archive:
            archive.extractall(path)
    report = bring(store, path)
    question, answer = opened(store, "c1").path()
    assert [(one.name, one.media_type, one.data) for one in question.attachments] == [
        ("me.png", "image/png", PNG),
        ("note.txt", "text/plain", "你好".encode()),
    ]
    assert question.text == "What is this?\n\n[Picture: gone.png]\n[File: report.pdf]"
    assert answer.text == "![A fox](file-service://file-Fox1)\n\nA fox."
    assert store.picture_sizes("c1") == {"file-service://file-Fox1": (1, 1)}
    assert (report.files, report.elsewhere) == (3, 1)


def test_an_exports_own_file_brings_the_pictures_beside_it(
    store: SqliteStore, tmp_path: Path
) -> None:
    (tmp_path / "conversations.json").write_text(json.dumps([with_pictures()]))
    (tmp_path / "chat.html").write_text("")
    (tmp_path / "file-Fox1.dat").write_bytes(PNG)
    bring(store, tmp_path / "conversations.json")
    assert list(store.picture_sizes("c1")) == ["file-service://file-Fox1"]


# Damage


def test_damage_costs_only_what_it_touches(store: SqliteStore, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(MANY[:2]))
    bad.write_text(json.dumps(MANY[2:5]).replace('"Chat 3"', '"Chat 3'))
    html = tmp_path / "page.json"
    html.write_text("<html>")
    report = bring(store, good, bad, html, tmp_path / "none.json")
    assert ids(store.summaries()) == ["c0", "c1", "c2", "c4"]
    assert (report.new, report.damaged) == (4, 1)
    assert [detail.split(":")[0] for detail in report.details] == [
        f"“{tmp_path / 'none.json'}” does not exist.",
        "“bad.json”",
        "“page.json”",
    ]


def cut(path: Path, share: float) -> Path:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path


@pytest.mark.parametrize("seekable", [True, False])
def test_a_zip_that_was_cut_off_gives_what_lies_before_the_cut(
    store: SqliteStore, tmp_path: Path, seekable: bool
) -> None:
    path = tmp_path / "a.zip"
    with path.open("wb") as file:
        target: Any = file if seekable else _Unseekable(file)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("conversations-000.json", json.dumps(MANY[:3]))
            many = [short(place) for place in range(10, 400)]
            archive.writestr("conversations-001.json", json.dumps(many))
    report = bring(store, cut(path, 0.6))
    assert report.new > 50
    assert len(store.summaries()) == report.new
    assert report.damaged == 1
    assert any("is cut off" in detail for detail in report.details)


class _Unseekable:
    """A file that a zip is written to without going back: sizes follow the data."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.write = file.write
        self.flush = file.flush


def test_a_damaged_member_costs_what_follows_in_it(store: SqliteStore, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("conversations-000.json", json.dumps(MANY[:3]))
        archive.writestr("conversations-001.json", json.dumps(MANY[3:]))
    path.write_bytes(path.read_bytes().replace(b"Answer 1", b"Answer X", 1))
    report = bring(store, path)
    assert report.new == 6
    assert any("damaged" in detail for detail in report.details)


def test_a_file_that_is_no_archive_reads_nothing(store: SqliteStore, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 and then nothing")
    report = bring(store, path)
    assert not report.read_something
    assert report.title() == "Nothing could be imported"


def test_nothing_is_ever_unpacked_whatever_names_say(store: SqliteStore, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    path = zip_of(
        inside / "a.zip",
        {
            "../../conversations.json": MANY[:1],
            "/etc/conversations-001.json": MANY[1:2],
            "C:\\conversations-002.json": MANY[2:3],
            "../file-Fox1.png": PNG,
            "conversations-003.json/": b"",
        },
    )
    assert bring(store, path).new == 3
    assert sorted(one.name for one in inside.iterdir()) == ["a.zip"]
    assert not list(tmp_path.glob("*.json"))


def test_a_zip_bomb_costs_no_memory(store: SqliteStore, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("file-Fox1.png", PNG + b"\0" * 40_000_000)
        archive.writestr("conversations.json", json.dumps([with_pictures()]) + " " * 40_000_000)
    report = bring(store, path)
    assert report.new == 1
    assert "“file-Fox1.png” is too large." in report.details


def test_locked_members_are_told(store: SqliteStore, tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", conversations__json=MANY)
    data = bytearray(path.read_bytes())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.find(mark)
        data[at + (6 if mark.endswith(b"\x04") else 8)] |= 1
    path.write_bytes(data)
    report = bring(store, path)
    assert any("password" in detail for detail in report.details)


def test_empty_and_unknown_parts_are_counted(store: SqliteStore, tmp_path: Path) -> None:
    odd = message("assistant", content={"content_type": "hologram", "text": "I am"})
    path = archive_of(
        tmp_path, "a.zip", conversation(tree(("root", None, None))),
        conversation(tree(*NODES, ("o", "q", odd)), id="c2"),
    )  # fmt: skip
    report = bring(store, path)
    assert (report.new, report.empty, report.unknown) == (1, 1, {"hologram": 1})


# Long conversations, stops and failures


def long_conversation(count: int = 60) -> Any:
    nodes = [
        (f"n{n}", f"n{n - 1}" if n else None, message(("user", "assistant")[n % 2], f"{n} " * 900))
        for n in range(count)
    ]
    return conversation(tree(*nodes))


@pytest.fixture
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "PORTION", 12_000)


@pytest.mark.usefixtures("small_portions")
def test_a_long_conversation_comes_in_portions_and_shows_when_it_is_whole(
    store: SqliteStore, tmp_path: Path
) -> None:
    seen = []

    def write(work: Any, *arguments: Any) -> Any:
        if work == store.arrivals.keep:
            seen.append(len(store.summaries()) + len(store.trashed()))
        store.purge_trash(1.0)
        return work(*arguments)

    path = archive_of(tmp_path, "a.zip", long_conversation(), MANY[0])
    Importer(store, write).run([path])
    assert len(seen) > 10
    assert set(seen) == {0}
    assert len(opened(store, "c1").path()) == 60
    assert opened(store, "c1").path()[59].text.startswith("59 ")
    assert bring(store, path).unchanged == 2


@pytest.mark.usefixtures("small_portions")
def test_a_failure_leaves_no_half_conversation(store: SqliteStore, tmp_path: Path) -> None:
    path = archive_of(tmp_path, "a.zip", MANY[0], long_conversation())
    count = 0

    def write(work: Any, *arguments: Any) -> Any:
        nonlocal count
        count += work == store.arrivals.keep
        if count == 4 and work == store.arrivals.keep:
            raise DiskFullError("The disk is full.")
        return work(*arguments)

    importer = Importer(store, write)
    with pytest.raises(DiskFullError):
        importer.run([path])
    assert ids(store.summaries()) == ["c0"]
    with store._database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM conversations").fetchone() == (1,)
    assert importer.report.new == 1
    assert bring(store, path).new == 1


@pytest.mark.usefixtures("small_portions")
def test_what_a_crash_left_half_is_gone_after_the_next_start(tmp_path: Path) -> None:
    path = archive_of(tmp_path, "a.zip", long_conversation())

    def write(work: Any, *arguments: Any) -> Any:
        if count := getattr(write, "count", 0):
            raise KeyboardInterrupt
        setattr(write, "count", count + 1)  # noqa: B010
        return work(*arguments)

    with SqliteStore(tmp_path / "b.db") as store:
        with pytest.raises(KeyboardInterrupt):
            Importer(store, write).run([path])
        with store._database.reading() as connection:
            assert connection.execute("SELECT count(*) FROM arriving").fetchone() == (1,)
    with SqliteStore(tmp_path / "b.db") as store:
        with store._database.reading() as connection:
            assert connection.execute("SELECT count(*) FROM messages").fetchone() == (0,)
        assert bring(store, path).new == 1
        assert len(opened(store, "c1")) == 60


def test_cancel_keeps_whole_conversations_and_importing_again_completes(
    store: SqliteStore, tmp_path: Path
) -> None:
    many = [short(place) for place in range(500)]
    path = archive_of(tmp_path, "a.zip", *many)
    importer: Importer

    def stop(progress: Any) -> None:
        if progress.report.new:
            importer.cancel()

    importer = Importer(store, lambda work, *arguments: work(*arguments), stop)
    report = importer.run([path])
    assert report.cancelled
    assert 0 < report.new < 500
    assert len(store.summaries()) == report.new
    assert all(len(opened(store, one.id)) == 2 for one in store.summaries())
    again = bring(store, path)
    assert (again.new, again.unchanged) == (500 - report.new, report.new)


# Search


def found(store: SqliteStore, words: str) -> list[str]:
    while store.index_more(2) is not None:
        pass
    search = MessageSearch(store.path)
    try:
        return [hit.conversation_id for hit in search.search(parse_query(words))]
    finally:
        search.close()


def test_what_came_is_found_and_what_was_written_here_comes_first(
    store: SqliteStore, archive: Path
) -> None:
    own = Conversation(id="own", updated=BEGUN + 1)
    store.begin_turn(own, [own.add(Message(Role.USER, "量子", created=BEGUN + 1))])
    bring(store, archive)
    late = Conversation(id="late")
    store.begin_turn(late, [late.add(Message(Role.USER, "量子"))])
    assert set(found(store, "量子")) == {"own", "late", *(f"c{n}" for n in range(6))}
    with store._database.reading() as connection:
        keys = connection.execute(
            "SELECT c.id FROM messages m JOIN conversations c ON c.key = m.conversation"
            " GROUP BY c.key ORDER BY max(m.key) DESC"
        ).fetchall()
    assert [key for (key,) in keys] == ["late", "own", *(f"c{n}" for n in range(6))]


def test_indexing_may_go_on_while_more_comes(store: SqliteStore, tmp_path: Path) -> None:
    for name, some in (("1", MANY[:2]), ("2", MANY[2:4]), ("3", MANY[4:])):
        bring(store, archive_of(tmp_path, f"{name}.zip", *some))
        store.index_more(1)
    assert set(found(store, "量子")) == {f"c{n}" for n in range(6)}
    opened_one = opened(store, "c3")
    store.delete_message(opened_one.path()[0].id)
    assert set(found(store, "量子")) == {"c0", "c1", "c2", "c4", "c5"}
    with store._database.writing() as connection:
        connection.execute("INSERT INTO message_index (message_index) VALUES ('integrity-check')")


@pytest.mark.usefixtures("small_portions")
def test_indexing_waits_for_what_is_arriving(store: SqliteStore, tmp_path: Path) -> None:
    bring(store, archive_of(tmp_path, "1.zip", MANY[0]))

    def write(work: Any, *arguments: Any) -> Any:
        done = work(*arguments)
        store.index_more(3)
        return done

    Importer(store, write).run([archive_of(tmp_path, "2.zip", long_conversation())])
    assert all(found(store, str(n)) == ["c1"] for n in range(10, 60))


# Our own format


def test_our_own_export_comes_back_without_loss(tmp_path: Path) -> None:
    from gpts_desktop.core.own_format.encode import encode_conversation, encode_gpt, json_bytes

    with SqliteStore(tmp_path / "a.db") as store:
        bring(store, zip_of(tmp_path / "a.zip", {
            "conversations.json": [*MANY, with_pictures() | {"id": "p"}],
            "file-Fox1.png": PNG, "file_0a1b.png": PNG}))  # fmt: skip
        before = state_of(store)
        fields = {
            "format": "gpts-desktop",
            "version": 1,
            "gpts": [encode_gpt(gpt) for gpt in store.gpts()],
            "conversations": [
                encode_conversation(
                    opened(store, one.id),
                    [(address, picture) for address in store.picture_sizes(one.id)
                     if (picture := store.picture(one.id, address)) is not None],
                )
                for one in store.summaries()
            ],
        }  # fmt: skip
        gpts = store.gpts()
    path = tmp_path / "own.json"
    path.write_bytes(json_bytes(fields))
    with SqliteStore(tmp_path / "b.db") as store:
        report = bring(store, path)
        assert (report.new, report.details) == (7, [])
        assert state_of(store) == before
        assert [(gpt.id, gpt.name) for gpt in store.gpts()] == [(g.id, g.name) for g in gpts]
        assert bring(store, path).unchanged == 7
        assert state_of(store) == before


def test_folders_come_whatever_lies_in_them(store: SqliteStore, tmp_path: Path) -> None:
    record = {"id": "one", "folder": "f1", "messages": [{"id": "m", "role": "user", "text": "Q"}]}
    folders = [{"id": "f1", "name": "Work"}, {"id": "f2", "name": "Empty"}]
    path = tmp_path / "own.json"
    path.write_text(json.dumps({"folders": folders, "conversations": [record]}))
    assert bring(store, path).details == []
    assert [(one.id, one.name) for one in store.folders()] == [("f1", "Work"), ("f2", "Empty")]
    assert store.summaries()[0].folder == "f1"


def test_a_newer_format_is_refused_with_a_sentence(store: SqliteStore, tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text(
        '{"format": "gpts-desktop", "version": 99, "conversations": [{"messages": []}]}'
    )
    report = bring(store, path)
    assert not report.read_something
    assert "newer gpts-desktop" in report.details[0]


def test_a_copy_with_the_same_messages_gets_ids_of_its_own(
    store: SqliteStore, tmp_path: Path
) -> None:
    record: dict[str, Any] = {
        "id": "one",
        "title": "One",
        "messages": [
            {"id": "m1", "role": "user", "text": "Q"},
            {"id": "m2", "parent": "m1", "role": "assistant", "text": "A"},
        ],
        "current": "m2",
    }
    path = tmp_path / "own.json"
    path.write_text(json.dumps({"conversations": [record, record | {"id": "two"}]}))
    assert bring(store, path).new == 2
    assert shown(store, "one") == shown(store, "two") == ["Q", "A"]
    assert bring(store, path).unchanged == 2
