"""What is pasted, dropped or given at the start, as Qt hands it over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from gpts_desktop.core.links import Link, RefusedLink, made_gpt
from gpts_desktop.ui import intake
from gpts_desktop.ui.intake import (
    FOLDER,
    TOO_LARGE,
    TOO_MANY,
    UNREADABLE,
    Parcel,
    ReadFile,
    can_take,
    links_from_arguments,
    links_in_parcel,
    read_file,
)

OLD = "g-bo0FiWLY7"
NEW = "g-0123456789abcdef0123456789abcdef"
LINK = f"https://chatgpt.com/g/{OLD}-logo-creator"
GPT = made_gpt(OLD, "logo-creator")
NAMED = made_gpt(OLD, "logo-creator", "My Logo")
OTHER = made_gpt(NEW)


def mime(*, text: str = "", html: str = "", urls: tuple[str, ...] = (), moz: str = "") -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    if moz:
        data.setData("text/x-moz-url", moz.encode("utf-16-le"))
    return data


def links_in(data: QMimeData, read: ReadFile = read_file) -> list[Link]:
    return links_in_parcel(Parcel.of(data), read)


def dropped(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_plain_text() -> None:
    assert links_in(mime(text=f"My Logo: {LINK} and {OTHER.link}")) == [NAMED, OTHER]


def test_html_counts_before_plain_text_and_lends_its_name() -> None:
    data = mime(html=f'<a href="{LINK}">My Logo</a>', text=f"{LINK} {OTHER.link}")
    assert links_in(data) == [NAMED]


def test_plain_text_counts_when_the_html_leads_to_no_gpt() -> None:
    data = mime(html='<a href="https://example.com/">x</a>', text=LINK)
    assert links_in(data) == [GPT]


def test_a_link_dragged_out_of_firefox() -> None:
    page = f'<a href="{LINK}">My Logo</a>'
    data = mime(moz=f"{LINK}\nMy Logo", urls=(LINK,), html=page, text=LINK)
    assert links_in(data) == [NAMED]


def test_a_link_dragged_out_of_chromium() -> None:
    data = mime(urls=(LINK,), html=f'<a href="{LINK}">My Logo</a>', text=LINK)
    assert links_in(data) == [NAMED]


def test_links_that_are_refused_say_why_when_nothing_else_is_there() -> None:
    link = f"https://chatgpt.com/g/g-p-{NEW[2:]}"
    expected = [RefusedLink(link, "a project, not a GPT")]
    assert links_in(mime(urls=(link,), text=link)) == expected


def test_a_link_s_text_is_not_taken_for_its_target() -> None:
    data = mime(html=f'<a href="https://evil.tld/g/{OLD}">x</a>')
    assert links_in(data) == [RefusedLink(f"https://evil.tld/g/{OLD}", "not on chatgpt.com")]


def test_nothing_of_use() -> None:
    assert links_in(QMimeData()) == []
    assert links_in(mime(text="hello")) == []


def test_files_are_read_in_order_and_once_each(tmp_path: Path) -> None:
    first, second = tmp_path / "a b.url", tmp_path / "列表.txt"
    first.write_text(f"[InternetShortcut]\nURL={LINK}\n")
    second.write_text(f"My Logo: {LINK}\n{OTHER.link}\n", encoding="utf-8")
    assert links_in(dropped(first, second)) == [NAMED, OTHER]


def test_a_file_and_an_address_together(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(LINK)
    data = mime(urls=(QUrl.fromLocalFile(str(file)).toString(), OTHER.link))
    assert links_in(data) == [GPT, OTHER]


def test_what_is_not_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_BYTES", 10)
    large = tmp_path / "large.txt"
    large.write_text("x" * 11)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    missing = tmp_path / "missing.txt"
    assert links_in(dropped(tmp_path, large, pipe, missing)) == [
        RefusedLink(tmp_path.name, FOLDER),
        RefusedLink("large.txt", TOO_LARGE),
        RefusedLink("pipe", UNREADABLE),
        RefusedLink("missing.txt", UNREADABLE),
    ]


def test_a_reader_that_fails_is_a_refusal(tmp_path: Path) -> None:
    def read(path: str) -> bytes:
        raise PermissionError(path)

    assert links_in(dropped(tmp_path / "a.txt"), read) == [RefusedLink("a.txt", UNREADABLE)]


def test_only_so_many_files_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_FILES", 2)
    asked: list[str] = []

    def read(path: str) -> bytes:
        asked.append(Path(path).name)
        return b""

    data = dropped(*[Path(f"/{number}.txt") for number in range(5)])
    assert links_in(data, read) == [RefusedLink("3 files", TOO_MANY)]
    assert asked == ["0.txt", "1.txt"]


def test_arguments_are_files_links_or_texts(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"[My Logo]({LINK})")
    given = [LINK, str(file), QUrl.fromLocalFile(str(file)).toString(), f"gpt-4-gizmo-{NEW}"]
    assert links_from_arguments(given) == [NAMED, OTHER]
    assert links_from_arguments([str(tmp_path / "gone.txt")]) == [
        RefusedLink("gone.txt", UNREADABLE)
    ]


@pytest.mark.parametrize(
    ("data", "takes"),
    [
        (mime(text="x"), True),
        (mime(html="x"), True),
        (mime(urls=("https://example.com/",)), True),
        (mime(moz="x"), True),
        (QMimeData(), False),
    ],
)
def test_whatever_may_hold_a_link_is_taken(data: QMimeData, takes: bool) -> None:
    assert can_take(data) is takes


def test_a_picture_is_not_taken() -> None:
    data = QMimeData()
    data.setData("image/png", b"\x89PNG")
    assert not can_take(data)
