"""Damaged files of many kinds: nothing that could be read is lost, and every number is true."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.copies import CopyKind, Counts
from gpts_desktop.core.errors import DamagedDatabaseError
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.rescue import Findings, Way
from gpts_desktop.core.search_query import parse_query
from gpts_desktop.storage.copies import Copies
from gpts_desktop.storage.data_care import check
from gpts_desktop.storage.interruption import InterruptedWorkError, Interruption
from gpts_desktop.storage.salvage.rescue import Rescue
from gpts_desktop.storage.search import MessageSearch
from gpts_desktop.storage.sqlite_errors import SQLITE_ERRORS
from gpts_desktop.storage.store import SqliteStore
from tests.core.importing.exports import conversation as talk
from tests.core.importing.exports import message, tree
from tests.storage.damage import (
    CONVERSATIONS,
    MESSAGES_EACH,
    PAGE,
    make_sound,
    messages_in,
    overwrite,
    still_readable,
)
from tests.storage.importing.archives import bring, write_zip
from tests.storage.killing import Victims, say

ALL = CONVERSATIONS * MESSAGES_EACH + 1


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "a.db"
    make_sound(path)
    return path


@pytest.fixture
def path(tmp_path: Path, template: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "a.db"))


def use_everything(path: Path) -> list[Conversation]:
    """Open a database and read all that the app reads."""
    with SqliteStore(path) as store:
        store.gpts(), store.gateways(), store.settings(), store.drafts(), store.gpt_counts()
        found = []
        for summary in store.summaries():
            conversation = store.conversation(summary.id)
            assert conversation is not None
            conversation.path()
            for address in store.picture_sizes(summary.id):
                store.picture(summary.id, address)
            found.append(conversation)
        return found


def finish(path: Path, way: Way) -> tuple[Findings, list[Conversation]]:
    rescue = Rescue(path)
    findings = rescue.examine()
    damaged = path.read_bytes()
    copy = findings.offers[0].copy if findings.offers else None
    folder = rescue.finish(way, copy)
    assert (folder / path.name).read_bytes() == damaged
    assert not (path.parent / "rescue").exists()
    check(path, Interruption())
    return findings, use_everything(path)


def test_a_sound_file_comes_through_whole(path: Path, template: Path) -> None:
    findings, conversations = finish(path, Way.SAVED)
    assert findings.saved == Counts(5, CONVERSATIONS, ALL)
    assert findings.messages == ALL
    assert findings.ways() == [Way.SAVED]
    with SqliteStore(template) as store:
        for conversation in conversations:
            assert conversation == store.conversation(conversation.id)
        with SqliteStore(path) as saved:
            assert saved.gpts() == store.gpts()
            assert saved.gateways() == store.gateways()
            assert saved.drafts() == store.drafts()
            assert saved.settings() == store.settings()
            assert saved.picture("c3", "https://h/p.png") == store.picture("c3", "https://h/p.png")


@pytest.mark.parametrize("seed", range(80))
def test_pages_overwritten_at_random(path: Path, template: Path, seed: int) -> None:
    sound = messages_in(template)
    overwrite(path, seed)
    damaged = path.read_bytes()
    works = True
    try:
        check(path, Interruption())
        use_everything(path)
    except DamagedDatabaseError:
        works = False
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    path.write_bytes(damaged)
    try:
        readable = still_readable(path, sound)
    except SQLITE_ERRORS:
        readable = set()
    findings, _ = finish(path, Way.SAVED if readable else Way.ANEW)
    if works:
        assert findings.saved.messages == ALL
    saved = messages_in(path) if readable else {}
    assert {name for name in readable if saved.get(name) != _finished(name, sound)} == set()
    if readable:
        known = set(sound)
        assert findings.saved.messages >= len(known & set(saved))
        assert findings.saved.messages <= len(saved)
    if findings.messages is not None:
        assert findings.saved.messages <= findings.messages


def _finished(name: str, sound: dict[str, str | bytes]) -> str | bytes:
    return "half an ans" if name == "open" else sound[name]


def change(path: Path, *statements: str) -> None:
    """Take rows away as damage does: no cascade, no index of ours."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def lose(path: Path, text: str) -> None:
    """Overwrite the page of the database that holds a text."""
    content = bytearray(path.read_bytes())
    page = content.index(text.encode()) // PAGE
    content[page * PAGE : (page + 1) * PAGE] = random.Random(1).randbytes(PAGE)
    path.write_bytes(content)


def test_orphans_hang_on_the_nearest_message_saved(path: Path) -> None:
    change(path, "DELETE FROM messages WHERE id IN ('c3-m7', 'c3-m8', 'c4-m0')")
    _, conversations = finish(path, Way.SAVED)
    by_id = {conversation.id: conversation for conversation in conversations}
    assert by_id["c3"]["c3-m9"].parent == "c3-m6"
    # The file of the lost question is kept, in a question in its place.
    (remade,) = [one for one in by_id["c4"].messages() if not one.id.startswith("c4-")]
    assert [file.data for file in remade.attachments] == [b"file " * 40]
    assert by_id["c4"]["c4-m1"].parent == remade.id
    assert len(by_id["c4"]) == MESSAGES_EACH


def test_what_was_imported_comes_through_as_well(path: Path, tmp_path: Path) -> None:
    """Messages from archives have keys below 1."""
    said = [(f"n{n}", f"n{n - 1}" if n else None, message("user", f"{n} " * 900)) for n in range(9)]
    chats = [talk(tree(*said), id=f"import{number}") for number in range(6)]
    with SqliteStore(path) as store:
        bring(store, write_zip(tmp_path / "a.zip", conversations__json=chats))
        whole = [store.conversation(summary.id) for summary in store.summaries()]
    lose(path, "4 4 4 4 4 4")
    _, conversations = finish(path, Way.SAVED)
    imported = [one for one in conversations if one.id not in {f"c{n}" for n in range(20)}]
    before = sum(len(one) for one in whole if one is not None)
    assert len(imported) == 6
    assert sum(len(one) for one in imported) >= 6 * 9 - 3  # a page holds some
    assert sum(len(one) for one in conversations) >= before - 3


def test_a_conversation_whose_row_is_lost_is_made_again(path: Path) -> None:
    change(path, "DELETE FROM conversations WHERE id = 'c5'")
    _, conversations = finish(path, Way.SAVED)
    assert len(conversations) == CONVERSATIONS
    known = {f"c{number}" for number in range(CONVERSATIONS)}
    (remade,) = [one for one in conversations if one.id not in known]
    assert len(remade) == MESSAGES_EACH
    assert remade.title.startswith("5/0")
    assert remade["c5-m11"].parent == "c5-m10"
    with SqliteStore(path) as store:
        assert store.picture(remade.id, "https://h/p.png") is not None


def test_what_only_the_copy_has_is_added(path: Path) -> None:
    copy = Copies(path).make(CopyKind.DAILY)
    with SqliteStore(path) as store:
        late = [Message(Role.USER, "written after the copy", id="late")]
        store.begin_turn(Conversation.load(late, id="new", title="New"), late)
        store.rename_conversation("c1", "Renamed after the copy")
    change(
        path,
        "DELETE FROM messages WHERE id IN ('c2-m4', 'c2-m5', 'c6-m0')",
        "DELETE FROM conversations WHERE id = 'c7'",
        "DELETE FROM gpts WHERE id = 'g-000000002'",
        "DELETE FROM attachments WHERE message = (SELECT key FROM messages WHERE id = 'c8-m0')",
    )
    rescue = Rescue(path)
    findings = rescue.examine()
    (offer,) = findings.offers
    assert offer.copy == copy
    assert offer.counts == Counts(5, CONVERSATIONS, ALL)
    assert offer.only_there == 3
    assert findings.saved == Counts(4, CONVERSATIONS, ALL - 3 + 1)
    assert findings.ways() == [Way.MERGED, Way.SAVED, Way.COPY]
    rescue.finish(Way.MERGED, copy)
    by_id = {conversation.id: conversation for conversation in use_everything(path)}
    assert by_id.keys() == {"new", *(f"c{number}" for number in range(CONVERSATIONS))}
    assert by_id["c1"].title == "Renamed after the copy"
    assert by_id["c7"].title == "Chat 7"
    for number in range(CONVERSATIONS):
        assert len(by_id[f"c{number}"]) == MESSAGES_EACH + (number == 0)
    assert by_id["c2"]["c2-m6"].parent == "c2-m5"
    assert by_id["c2"]["c2-m4"].parent == "c2-m3"
    assert by_id["c6"]["c6-m0"].attachments
    assert by_id["c8"]["c8-m0"].attachments
    with SqliteStore(path) as store:
        assert len(store.gpts()) == 5
    # The index is begun anew and finds the messages.
    with SqliteStore(path) as store:
        while store.index_more(100) is not None:
            pass
    with closing(MessageSearch(path)) as search:
        assert [hit.message_id for hit in search.search(parse_query('"after the copy"'))] == [
            "late"
        ]


def test_a_key_that_another_message_took_is_no_mix_up(path: Path) -> None:
    with SqliteStore(path) as store:
        old = [Message(Role.USER, "deleted since", id="old")]
        old.append(Message(Role.ASSISTANT, "its answer", id="old2", parent="old"))
        store.begin_turn(Conversation.load(old, id="old-chat", title="Old"), old)
        copy = Copies(path).make(CopyKind.DAILY)
        store.delete_message("old")
        new = [Message(Role.USER, "took its key", id="new")]
        new.append(Message(Role.ASSISTANT, "an answer", id="new2", parent="new"))
        store.begin_turn(Conversation.load(new, id="new-chat", title="New"), new)
    rescue = Rescue(path)
    rescue.examine()
    rescue.finish(Way.MERGED, copy)
    by_id = {conversation.id: conversation for conversation in use_everything(path)}
    for chat in ("old", "new"):
        assert [one.id for one in by_id[f"{chat}-chat"].path()] == [chat, f"{chat}2"]


def test_the_copy_alone(path: Path) -> None:
    Copies(path).make(CopyKind.DAILY)
    lose(path, "7/3 ")
    findings, conversations = finish(path, Way.COPY)
    assert findings.saved.messages < ALL
    assert findings.messages == ALL
    assert findings.offers[0].only_there == ALL - findings.saved.messages
    assert sum(map(len, conversations)) == ALL


def test_a_damaged_copy_is_not_offered(path: Path) -> None:
    copy = Copies(path).make(CopyKind.DAILY)
    lose(copy.path, "7/3 ")
    rescue = Rescue(path)
    assert rescue.examine().offers == ()
    rescue.discard()


def test_the_log_is_read_too_and_kept(path: Path) -> None:
    with SqliteStore(path) as store:
        late = [Message(Role.USER, "in the log only", id="late")]
        store.begin_turn(Conversation.load(late, id="new"), late)
        kept = [path.with_name(path.name + end).read_bytes() for end in ("", "-wal")]
    for end, content in zip(("", "-wal"), kept, strict=True):
        path.with_name(path.name + end).write_bytes(content)
    lose(path, "7/3 ")
    rescue = Rescue(path)
    rescue.examine()
    folder = rescue.finish(Way.SAVED, None)
    assert (folder / "a.db-wal").read_bytes() == kept[1]
    with SqliteStore(path) as store:
        assert store.conversation("new") is not None


def test_leaving_leaves_everything_as_it_was(path: Path) -> None:
    lose(path, "7/3 ")
    before = path.read_bytes()
    rescue = Rescue(path)
    rescue.examine()
    rescue.discard()
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir() if not p.name.endswith("-shm")) == [
        "a.db",
    ]


def test_an_interruption_ends_the_reading(path: Path) -> None:
    rescue = Rescue(path)
    rescue.interrupt()
    with pytest.raises(InterruptedWorkError):
        rescue.examine()
    rescue.discard()
    assert not (path.parent / "rescue").exists()


@pytest.mark.parametrize("has_copy", [True, False])
def test_a_lost_first_page_is_no_lost_database(path: Path, has_copy: bool) -> None:
    if has_copy:
        Copies(path).make(CopyKind.DAILY)
    content = bytearray(path.read_bytes())
    content[:PAGE] = random.Random(1).randbytes(PAGE)
    path.write_bytes(content)
    with pytest.raises(DamagedDatabaseError):
        SqliteStore(path)
    findings, conversations = finish(path, Way.SAVED)
    assert findings.saved == Counts(5, CONVERSATIONS, ALL)
    assert findings.messages == ALL
    assert sum(map(len, conversations)) == ALL


def test_every_table_comes_through(path: Path, template: Path) -> None:
    """A table that a later migration brings is saved without a word here."""
    change(path, "INSERT INTO folders (id, name, position) VALUES ('f', 'Work', 1)")
    before = rows_of_all_tables(path)
    finish(path, Way.SAVED)
    after = rows_of_all_tables(path)
    # The one journal is folded into its message.
    assert {name: count for name, count in before.items() if name != "journal"} == {
        name: count for name, count in after.items() if name != "journal"
    }


def rows_of_all_tables(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'message_index%' AND name <> 'index_backlog'"
        ).fetchall()
        return {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for (name,) in names
        }


def test_nothing_to_read_and_no_copy_can_only_begin_anew(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(50_000))
    findings, conversations = finish(path, Way.ANEW)
    assert findings.ways() == [Way.ANEW]
    assert findings.saved == Counts()
    assert conversations == []


def rescue_for_ever(path: Path, _: str) -> None:
    """What is killed: a rescue in its last step."""
    rescue = Rescue(path)
    rescue.examine()
    say("examined")
    rescue.finish(Way.SAVED, None)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks what it kills")
@pytest.mark.timeout(300)
def test_kills_while_the_sound_file_takes_its_place_lose_nothing(
    path: Path, template: Path
) -> None:
    lose(path, "7/3 ")
    damaged = path.read_bytes()
    draw = random.Random(2)
    in_place = 0
    with Victims("tests.storage.salvage.test_rescue:rescue_for_ever", path) as victims:
        for number in range(60):
            victims.live(number, words=1, delay=draw.uniform(0, 0.03))
            kept = [p.read_bytes() for p in (path.parent / "damaged").rglob("a.db")]
            now = path.read_bytes()
            assert damaged in [now, *kept]
            if now != damaged:
                in_place += 1
                check(path, Interruption())
                for end in ("-wal", "-shm"):
                    path.with_name(path.name + end).unlink(missing_ok=True)
                path.write_bytes(damaged)
    assert 5 < in_place < 60
