"""Archives dropped on the real window, over the real database."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gpts_desktop.storage.importing import importer as importer_module
from gpts_desktop.storage.importing import keeping
from gpts_desktop.storage.importing.desk import holds_conversations
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.composer.arrivals import Arrival, arrival_of
from gpts_desktop.ui.importing.import_dialog import ImportDialog
from gpts_desktop.ui.importing.import_offer_dialog import ImportOfferDialog
from gpts_desktop.ui.importing.import_report_dialog import ImportReportDialog
from gpts_desktop.ui.importing.imports import Imports
from gpts_desktop.ui.progress_dialog import ProgressDialog
from gpts_desktop.ui.shell import Shell
from tests.core.importing.exports import GPT, conversation, message, short, tree
from tests.storage.importing.archives import PNG, write_zip, zip_of

LATER = 1_800_000_000.0


def dropped(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def imports(shell: Shell) -> Imports:
    assert isinstance(shell.intake, Imports)
    return shell.intake


def is_shown(shell: Shell, conversation_id: str, count: int) -> bool:
    shown = shell.chat.conversation
    return shown is not None and shown.id == conversation_id and len(shown) == count


def report_of(shell: Shell, qtbot: QtBot) -> ImportReportDialog:
    qtbot.waitUntil(lambda: bool(shell.window.findChildren(ImportReportDialog)))
    return shell.window.findChildren(ImportReportDialog)[-1]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    many = [short(place, update_time=LATER - place) for place in range(3)]
    return write_zip(tmp_path / "export.zip", conversations__json=[*many, {"bad": 1}])


def test_a_dropped_archive_comes_in_and_its_gpts_chats_can_go_on(
    shell: Shell, qtbot: QtBot, archive: Path, store: SqliteStore
) -> None:
    shell.window.mime_arrived.emit(dropped(archive))
    report = report_of(shell, qtbot)
    assert report.text().startswith("3 conversations imported\n")
    assert "“conversations.json”: conversation 4 can't be read" in report.text()
    assert shell.library.get(GPT) is not None
    newest = shell.conversations.newest_of(GPT)
    assert newest is not None
    assert newest.id == "c0"
    shell.window.sidebar.gpt_selected.emit(GPT)
    qtbot.waitUntil(lambda: is_shown(shell, "c0", 2))
    assert shell.chat.gpt == shell.library.get(GPT)
    shown, profile = shell.chat.conversation, shell.gateways.current
    assert shown is not None
    assert profile is not None
    request = shell.chats.body_request(shown, shown.path(), profile)
    assert request.body["model"] == f"gpt-4-gizmo-{GPT}"
    assert [one["content"] for one in request.body["messages"]] == [
        "Question 0: what is 量子?",
        "Answer 0.",
    ]
    qtbot.waitUntil(lambda: store.index_more(1) is None)


def test_links_in_files_are_still_taken(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    link = tmp_path / "a.txt"
    link.write_text("https://chatgpt.com/g/g-ccccccccc-gamma")
    listed = tmp_path / "b.json"
    listed.write_text(json.dumps([{"title": "Delta", "url": "https://chatgpt.com/g/g-ddddddddd"}]))
    shell.window.mime_arrived.emit(dropped(link, listed))
    qtbot.waitUntil(lambda: shell.library.get("g-ddddddddd") is not None)
    assert shell.library.get("g-ccccccccc") is not None
    mime = QMimeData()
    mime.setText("https://chatgpt.com/g/g-eeeeeeeee")
    shell.window.mime_arrived.emit(mime)
    qtbot.waitUntil(lambda: shell.library.get("g-eeeeeeeee") is not None)


def test_archives_and_links_come_together_and_at_the_start(
    shell: Shell, qtbot: QtBot, archive: Path
) -> None:
    shell.take_arguments([str(archive), "https://chatgpt.com/g/g-ccccccccc"])
    report_of(shell, qtbot)
    qtbot.waitUntil(lambda: shell.library.get("g-ccccccccc") is not None)
    assert shell.conversations.get("c1") is not None


@pytest.mark.parametrize(
    ("name", "content", "known"),
    [
        ("a.zip", {"conversations-000.json": [short()]}, True),
        ("photo.png", {"conversations.json": [short()]}, True),
        ("b.zip", {"chat.json": short()}, True),
        ("c.zip", {"user.json": {"id": 1}, "picture.png": PNG}, False),
    ],
)
def test_an_archive_is_known_by_what_is_in_it(
    tmp_path: Path, name: str, content: dict[str, object], known: bool
) -> None:
    assert holds_conversations(zip_of(tmp_path / name, content)) is known


def test_what_is_dropped_on_the_text_box_may_be_an_archive_too(
    archive: Path, tmp_path: Path
) -> None:
    export, notes = tmp_path / "conversations-003.json", tmp_path / "notes.json"
    for path in (export, notes):
        path.write_text("[]")
    for path in (archive, tmp_path, export):
        assert arrival_of(dropped(path)) is Arrival.LEAVE
    assert arrival_of(dropped(notes)) is Arrival.ATTACH


def test_the_app_can_end_in_the_middle_of_an_import(
    shell: Shell, qtbot: QtBot, tmp_path: Path, store: SqliteStore
) -> None:
    many = [short(place) for place in range(3_000)]
    imports(shell).start([str(write_zip(tmp_path / "a.zip", conversations__json=many))])
    qtbot.waitUntil(lambda: bool(store.summaries(1)))
    ended = asyncio.ensure_future(shell.close())
    qtbot.waitUntil(ended.done)
    for summary in store.summaries():
        conversation_here = store.conversation(summary.id)
        assert conversation_here is not None
        assert len(conversation_here) == 2


def test_files_and_folders_are_known_by_what_is_in_them(tmp_path: Path) -> None:
    made = {
        "theirs": json.dumps([short()]),
        "ours": '{"format": "gpts-desktop", "version": 1, "conversations": [{"messages": []}]}',
        "list": '{"format": "gpts-desktop", "version": 1, "gpts": [{"id": "g-bo0FiWLY7"}]}',
        "other": '{"a": 1}',
        "text": "https://chatgpt.com/g/g-bo0FiWLY7",
    }
    for name, text in made.items():
        (tmp_path / name).write_text(text)
    known = {name for name in made if holds_conversations(tmp_path / name)}
    assert known == {"theirs", "ours"}
    folder = tmp_path / "folder"
    folder.mkdir()
    assert not holds_conversations(folder)
    (folder / "conversations.json").write_text(made["theirs"])
    assert holds_conversations(folder)
    assert not holds_conversations(tmp_path / "none")


def test_progress_shows_and_cancel_keeps_what_came(
    shell: Shell, qtbot: QtBot, tmp_path: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "PORTION", 1)
    monkeypatch.setattr(importer_module, "_TELL_EVERY", 0.0)
    many = [short(place) for place in range(20_000)]
    path = write_zip(tmp_path / "a.zip", conversations__json=many)
    imports(shell).start([str(path)])
    qtbot.waitUntil(lambda: bool(shell.window.findChildren(ProgressDialog)))
    (dialog,) = shell.window.findChildren(ProgressDialog)
    qtbot.waitUntil(lambda: any("chats" in label.text() for label in dialog.findChildren(QLabel)))
    imports(shell).start([str(path)])  # one at a time
    dialog.cancel_button.click()
    report = report_of(shell, qtbot)
    assert report.text().startswith("Import stopped")
    count = len(store.summaries())
    assert 0 < count < 20_000
    qtbot.waitUntil(lambda: len(shell.conversations.all()) == count)


def test_the_report_leaves_the_keyboard_to_who_writes_on(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    many = [short(place) for place in range(20_000)]
    imports(shell).start([str(write_zip(tmp_path / "a.zip", conversations__json=many))])
    qtbot.waitUntil(lambda: bool(shell.window.findChildren(ProgressDialog)))
    (dialog,) = shell.window.findChildren(ProgressDialog)
    shell.window.activateWindow()
    qtbot.waitUntil(shell.window.isActiveWindow)
    dialog.cancelled.emit()
    report = report_of(shell, qtbot)
    assert report.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_the_menu_asks_for_files_or_a_folder(shell: Shell, qtbot: QtBot, archive: Path) -> None:
    shell.window.commands.run("import")
    (dialog,) = shell.window.findChildren(ImportDialog)
    assert dialog.files_button.text()
    assert dialog.folder_button.text()
    dialog.choose([str(archive)])
    assert report_of(shell, qtbot).text().startswith("3 conversations")


@pytest.mark.parametrize(("gpt", "name"), [(None, "ChatGPT"), (GPT, GPT)])
def test_the_first_page_offers_an_import_and_shows_what_came(
    open_shell: Callable[[], Shell], qtbot: QtBot, tmp_path: Path, gpt: str | None, name: str
) -> None:
    path = write_zip(tmp_path / "a.zip", conversations__json=[short(0, gizmo_id=gpt)])
    shell = open_shell()
    shell.start([])
    assert shell.window.is_first_run
    button = shell.window.first_run.findChild(QPushButton, "importButton")
    assert button is not None
    button.click()
    (dialog,) = shell.window.findChildren(ImportDialog)
    dialog.choose([str(path)])
    report_of(shell, qtbot)
    qtbot.waitUntil(lambda: not shell.window.is_first_run)
    qtbot.waitUntil(lambda: is_shown(shell, "c0", 2))
    assert shell.window.header.name_label.text() == name


def test_what_was_deleted_can_be_brought_back_from_the_report(
    shell: Shell, qtbot: QtBot, archive: Path, store: SqliteStore
) -> None:
    imports(shell).start([str(archive)])
    assert not report_of(shell, qtbot).deleted_button.isVisible()
    report_of(shell, qtbot).close()
    shell.conversations.put_in_trash(["c1"])
    qtbot.waitUntil(lambda: bool(store.trashed()))
    qtbot.waitUntil(lambda: not shell.window.findChildren(ImportReportDialog))
    imports(shell).start([str(archive)])
    again = report_of(shell, qtbot)
    assert "1 conversation lies in the trash here" in again.text()
    again.deleted_button.click()
    qtbot.waitUntil(lambda: shell.conversations.get("c1") is not None)


def test_the_report_is_copied_and_saved(
    shell: Shell, qtbot: QtBot, archive: Path, tmp_path: Path
) -> None:
    imports(shell).start([str(archive)])
    report = report_of(shell, qtbot)
    report.copy_button.click()
    assert QApplication.clipboard().text() == report.text()
    report.save(str(tmp_path / "report.txt"))
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == report.text() + "\n"


def test_what_comes_into_the_shown_chat_is_shown(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    nodes = [("q", None, message("user", "Q")), ("a", "q", message("assistant", "A"))]
    first = write_zip(tmp_path / "1.zip", conversations__json=[conversation(tree(*nodes))])
    imports(shell).start([str(first)])
    report_of(shell, qtbot).close()
    shell.chat.open("c1")
    qtbot.waitUntil(
        lambda: shell.chat.conversation is not None and shell.chat.conversation.id == "c1"
    )
    nodes.append(("q2", "a", message("user", "Q2")))
    second = write_zip(tmp_path / "2.zip", conversations__json=[conversation(tree(*nodes))])
    imports(shell).start([str(second)])
    qtbot.waitUntil(
        lambda: shell.chat.conversation is not None and len(shell.chat.conversation) == 3
    )


def pasted(shell: Shell, *paths: Path) -> None:
    shell.window.composer.text_box.insertFromMimeData(dropped(*paths))


def offer_of(shell: Shell, qtbot: QtBot) -> ImportOfferDialog:
    qtbot.waitUntil(lambda: bool(shell.window.findChildren(ImportOfferDialog)))
    (offer,) = shell.window.findChildren(ImportOfferDialog)
    return offer


def test_an_archive_pasted_into_a_question_is_offered_to_be_imported(
    shell: Shell, qtbot: QtBot, archive: Path, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("a note")
    pasted(shell, archive, note)
    offer = offer_of(shell, qtbot)
    assert "“export.zip” is an export of chats." in offer.accessibleDescription()
    assert not offer.attach_button.isVisible()
    qtbot.waitUntil(lambda: shell.is_idle)
    assert [file.name for file in shell.window.composer.attachments()] == ["note.txt"]
    offer.import_button.click()
    assert report_of(shell, qtbot).text().startswith("3 conversations imported\n")


def test_it_can_go_along_with_the_question_all_the_same(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "chats.json"
    path.write_text(json.dumps([short()]))
    pasted(shell, path)
    offer_of(shell, qtbot).attach_button.click()
    composer = shell.window.composer
    qtbot.waitUntil(lambda: [file.name for file in composer.attachments()] == ["chats.json"])
    qtbot.waitUntil(lambda: not shell.window.findChildren(ImportOfferDialog))
    assert not shell.conversations.get("c0")


def test_other_json_goes_along_without_a_word(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_text('{"answer": 42}')
    pasted(shell, path)
    composer = shell.window.composer
    qtbot.waitUntil(lambda: [file.name for file in composer.attachments()] == ["data.json"])
    assert not shell.window.findChildren(ImportOfferDialog)
