"""What happens between two windows, and when the data's folder is away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from gpts_desktop.core.copies import CopyKind
from gpts_desktop.core.restart import MoveData, RescueData, RestoreCopy
from gpts_desktop.storage.copies import Copies
from gpts_desktop.storage.data_desk import DiskDesk
from gpts_desktop.storage.data_place import remember
from gpts_desktop.storage.folders import Folders, app_folders
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.recovery import between
from gpts_desktop.ui.recovery.between import AnewBox, AwayBox, carry_out, find_data
from gpts_desktop.ui.recovery.rescue_dialog import RescueDialog
from tests.storage.damage import make_sound

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def somebody_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(between, "nobody_sees", lambda: False)
    monkeypatch.delenv("GPTS_DESKTOP_DATA_DIR")


@pytest.fixture
def folders() -> Folders:
    made = app_folders()
    made.create()
    make_sound(made.database)
    return made


class Hand:
    """Presses buttons of the boxes that come, one after another."""

    def __init__(self, *steps: tuple[type, str]) -> None:
        self._steps = list(steps)
        self.presses = 0
        self._clock = QTimer()
        self._clock.timeout.connect(self._press)
        self._clock.start(20)

    def _press(self) -> None:
        if not self._steps:
            self._clock.stop()
            return
        kind, name = self._steps[0]
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, kind) and widget.isVisible():
                button = widget.findChild(QPushButton, name)
                if button is not None and button.isEnabled():
                    self._steps.pop(0)
                    self.presses += 1
                    QTest.mouseClick(button, LEFT)
                    return

    @property
    def is_done(self) -> bool:
        return not self._steps


def messages(folders: Folders) -> int:
    with SqliteStore(folders.database) as store:
        return store.counts().messages


def test_a_copy_is_restored(dressed: QApplication, folders: Folders) -> None:
    copy = Copies(folders.database).make(CopyKind.MANUAL)
    before = messages(folders)
    with SqliteStore(folders.database) as store:
        store.delete_message("c3-m11")
    assert carry_out(RestoreCopy(copy), DiskDesk(folders))
    assert messages(folders) == before


def test_the_data_is_moved(dressed: QApplication, folders: Folders, tmp_path: Path) -> None:
    desk = DiskDesk(folders)
    assert carry_out(MoveData(tmp_path / "disk"), desk)
    assert desk.folders.data == tmp_path / "disk"


def test_what_goes_wrong_leaves_the_data_to_be_opened(
    dressed: QApplication, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(between, "show_refusal", told.append)
    (tmp_path / "file").touch()
    desk = DiskDesk(folders)
    assert carry_out(MoveData(tmp_path / "file"), desk)
    assert desk.folders == folders
    assert len(told) == 1


@pytest.mark.parametrize("quits", [True, False])
def test_a_damaged_file_is_rescued_or_left(
    dressed: QApplication, folders: Folders, quits: bool
) -> None:
    folders.database.write_bytes(b"damaged" * 900)
    hand = Hand((RescueDialog, "rescueQuitButton" if quits else "rescueGoButton"))
    assert carry_out(RescueData(), DiskDesk(folders)) is not quits
    assert hand.is_done
    assert (folders.database.read_bytes() == b"damaged" * 900) is quits


def test_a_restore_over_damage_becomes_a_rescue(dressed: QApplication, folders: Folders) -> None:
    copy = Copies(folders.database).make(CopyKind.MANUAL)
    whole = messages(folders)
    content = bytearray(folders.database.read_bytes())
    content[40 * 4096 : 60 * 4096] = bytes(20 * 4096)
    folders.database.write_bytes(content)
    hand = Hand((RescueDialog, "rescueGoButton"))
    assert carry_out(RestoreCopy(copy), DiskDesk(folders))
    assert hand.is_done
    assert messages(folders) == whole


@pytest.fixture
def away(folders: Folders, tmp_path: Path) -> Callable[[], Folders]:
    """Let the data be where no disk is."""
    (tmp_path / "unplugged").mkdir()
    folders.database.rename(tmp_path / "unplugged" / folders.database.name)
    remember(folders.config, tmp_path / "disk")
    return app_folders


def test_trying_again_finds_the_disk(
    dressed: QApplication, away: Callable[[], Folders], tmp_path: Path
) -> None:
    hand = Hand(*[(AwayBox, "awayRetryButton")] * 100)
    QTimer.singleShot(200, lambda: (tmp_path / "unplugged").rename(tmp_path / "disk"))
    assert find_data("away", DiskDesk(away()))
    assert hand.presses > 1
    away().check()


def test_quitting_begins_nothing(
    dressed: QApplication, away: Callable[[], Folders], tmp_path: Path
) -> None:
    hand = Hand((AwayBox, "awayQuitButton"))
    assert not find_data("away", DiskDesk(away()))
    assert hand.is_done
    assert not (tmp_path / "disk").exists()


def test_the_folder_is_chosen_where_the_data_is_now(
    dressed: QApplication,
    away: Callable[[], Folders],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "unplugged"))
    hand = Hand((AwayBox, "awayChooseButton"))
    assert find_data("away", DiskDesk(away()))
    assert hand.is_done
    assert away().data == tmp_path / "unplugged"
    assert messages(away()) == 145


def test_beginning_anew_is_asked_for(
    dressed: QApplication,
    away: Callable[[], Folders],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "new").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "new"))
    hand = Hand((AwayBox, "awayChooseButton"), (AnewBox, "anewBeginButton"))
    assert find_data("away", DiskDesk(away()))
    assert hand.is_done
    assert away().data == tmp_path / "new"
    assert messages(away()) == 0
