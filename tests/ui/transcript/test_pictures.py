"""Each kind of row looks as it did when somebody last looked at it (see ARCHITECTURE.md)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from tests.ui.transcript.likeness import complaint
from tests.ui.transcript.picture_book import KEPT, SCALES, draw, file_name, themes_at
from tests.ui.transcript.scenes import SCENES

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems draw letters by engines of their own"
)


@pytest.mark.parametrize("scale", SCALES)
def test_every_kind_of_row_looks_as_it_was_last_approved(scale: int, tmp_path: Path) -> None:
    draw(tmp_path, scale)
    names = [file_name(scene, theme, scale) for theme in themes_at(scale) for scene in SCENES]
    complaints = [complaint(KEPT / name, tmp_path / name) for name in names]
    assert not any(complaints), "\n".join(
        [
            *filter(None, complaints),
            "If that is better: python -m tests.ui.transcript.picture_book [SCENE …]",
        ]
    )


def test_no_picture_is_kept_of_a_scene_that_is_gone() -> None:
    wanted = {
        file_name(scene, theme, scale)
        for scale in SCALES
        for theme in themes_at(scale)
        for scene in SCENES
    }
    assert {path.name for path in KEPT.glob("*.png")} == wanted


def painted(path: Path, size: int = 0, color: str = "#000000") -> Path:
    """Save a white picture of 300 x 100 pixels with a square in it."""
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    for x in range(size):
        for y in range(size):
            image.setPixelColor(20 + x, 20 + y, QColor(color))
    assert image.save(str(path))
    return path


def test_what_one_sees_is_a_difference_and_what_one_does_not_is_none(tmp_path: Path) -> None:
    blank = painted(tmp_path / "blank.png")
    assert not complaint(blank, painted(tmp_path / "same.png"))
    assert not complaint(blank, painted(tmp_path / "speck.png", 2))
    assert not complaint(blank, painted(tmp_path / "shade.png", 60, "#fefefe"))
    said = complaint(blank, painted(tmp_path / "square.png", 8))
    assert "square.difference.png" in said and (tmp_path / "square.difference.png").exists()
    assert complaint(blank, painted(tmp_path / "ground.png", 70, "#f6f6f6"))


def test_another_size_and_a_picture_not_kept_are_told(tmp_path: Path) -> None:
    now = painted(tmp_path / "now.png")
    assert "not kept" in complaint(tmp_path / "kept.png", now)
    QImage(str(now)).copy(0, 0, 299, 100).save(str(tmp_path / "kept.png"))
    assert "299 x 100 is now 300 x 100" in complaint(tmp_path / "kept.png", now)


@pytest.mark.parametrize("scale", SCALES)
def test_a_button_that_moves_by_two_pixels_is_a_difference(scale: int, tmp_path: Path) -> None:
    """In the largest of the pictures: "Wrap" over the code."""
    kept = KEPT / file_name("selected", "light", scale)
    image = QImage(str(kept))
    button = QRect(470 * scale, 600 * scale, 60 * scale, 20 * scale)
    painter = QPainter(image)
    painter.drawImage(button.translated(0, 2 * scale), image.copy(button))
    painter.end()
    moved = tmp_path / "moved.png"
    assert image.save(str(moved))
    assert "of a tile differs" in complaint(kept, moved)
