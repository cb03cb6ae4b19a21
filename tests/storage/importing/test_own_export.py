"""What the app exports as JSON comes back as it was, by the real exporter and importer."""

from __future__ import annotations

from pathlib import Path

from gpts_desktop.core.export.order import Format, Order
from gpts_desktop.core.folder import Folder
from gpts_desktop.core.theme_roles import both_themes
from gpts_desktop.resources import theme_text
from gpts_desktop.storage.export import FileExporter
from gpts_desktop.storage.store import SqliteStore
from tests.core.export.made_pages import GPT, everything, pictures
from tests.core.importing.exports import short
from tests.storage.importing.archives import PNG, bring, state_of, zip_of
from tests.storage.importing.test_importer import with_pictures


def fill(store: SqliteStore, folder: Path) -> None:
    made = everything()
    store.save_gpts([GPT])
    store.begin_turn(made, made.messages())
    for address, picture in pictures().items():
        store.keep_picture(made.id, address, picture)
    store.save_folders([Folder("Work", "f1"), Folder("Nothing yet", "f2", 2.0)])
    store.save_setting("origins", {"c0": made.id, "gone": "c0"})
    archive = {"conversations.json": [short(), with_pictures() | {"id": "p"}], "file-Fox1.png": PNG}
    bring(store, zip_of(folder / "a.zip", archive))
    (chosen,) = (one for one in store.summaries() if one.id == "c0")
    store.organise([chosen._replace(folder="f1", tags=("a", "b"), archived=True, pinned=True)])


def all_of(store: SqliteStore) -> list[object]:
    archived = store.summaries(archived=True)
    gpts = sorted(store.gpts(), key=lambda gpt: gpt.id)
    origin = store.settings()["origins"]["c0"]
    return [state_of(store), archived, gpts, store.folders(), origin]


def test_everything_comes_back(tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    with SqliteStore(tmp_path / "a.db") as store:
        fill(store, tmp_path)
        before = all_of(store)
        exporter = FileExporter(store.path, lambda: both_themes(theme_text))
        exporter.export(Order(Format.JSON, out), lambda done, total: None)
    with SqliteStore(tmp_path / "b.db") as store:
        report = bring(store, out)
        assert (report.new, report.details) == (3, [])
        assert all_of(store) == before
        assert bring(store, out).unchanged == 3
        assert all_of(store) == before
