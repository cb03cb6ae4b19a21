"""The verb `links`, as DESIGN.md promises it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from gpts_desktop.cli.links import run

OLD = "g-bo0FiWLY7"
NEW = "g-0123456789abcdef0123456789abcdef"
LINK = f"https://chatgpt.com/g/{OLD}-logo-creator"
PROJECT = f"https://chatgpt.com/g/g-p-{NEW[2:]}"


class Output(io.TextIOWrapper):
    """A stream like the process's own, in an encoding that knows no Chinese."""

    def __init__(self, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data), encoding="ascii")

    def text(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode("utf-8")


def links(
    *files: str, stdin: bytes = b"", as_json: bool = True
) -> tuple[int, list[dict[str, Any]], str]:
    out, err = Output(), Output()
    code = run(files, as_json, Output(stdin), out, err)
    return code, [json.loads(line) for line in out.text().splitlines()], err.text()


def found(source: str, gpt_id: str, slug: str, name: str) -> dict[str, str]:
    tail = f"-{slug}" if slug else ""
    link = f"https://chatgpt.com/g/{gpt_id}{tail}"
    return {"source": source, "id": gpt_id, "slug": slug, "name": name, "link": link}


@pytest.mark.parametrize("files", [(), ("-",)])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_standard_input(files: tuple[str, ...], encoding: str) -> None:
    text = f"标志：{LINK}，{PROJECT}。{LINK}\r\n"
    assert links(*files, stdin=text.encode(encoding)) == (
        0,
        [
            found("-", OLD, "logo-creator", "标志"),
            {"source": "-", "refused": PROJECT, "reason": "a project, not a GPT"},
        ],
        "",
    )


def test_each_source_says_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.url").write_text(f"[InternetShortcut]\nURL={LINK}")
    Path("b.html").write_text(f'<a href="{LINK}">My Logo</a><a href="https://chatgpt.com/g/{NEW}">')
    code, lines, _ = links("a.url", "./b.html", "a.url")
    assert code == 0
    assert lines == [
        found("a.url", OLD, "logo-creator", "Logo Creator"),
        found("./b.html", OLD, "logo-creator", "My Logo"),
        found("./b.html", NEW, "", NEW),
        found("a.url", OLD, "logo-creator", "Logo Creator"),
    ]


def test_a_file_that_is_not_read_is_a_sentence_and_1(tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text(LINK)
    code, lines, said = links(str(tmp_path / "gone"), str(good), str(tmp_path))
    assert code == 1
    assert [line["id"] for line in lines] == [OLD]
    assert said.splitlines() == [
        f"{tmp_path / 'gone'} can't be read: No such file or directory.",
        f"{tmp_path} can't be read: Is a directory.",
    ]


def test_a_link_as_an_argument() -> None:
    assert links(LINK) == (0, [found(LINK, OLD, "logo-creator", "Logo Creator")], "")


def test_nothing_found_is_no_error() -> None:
    assert links(stdin=b"hello") == (0, [], "")


def test_for_people_the_gpts_are_lines_and_refusals_are_sentences() -> None:
    out, err = Output(), Output()
    assert run([], False, Output(f"标志：{LINK} {PROJECT}".encode()), out, err) == 0
    assert out.text() == f"{OLD}\t标志\t{LINK}\n"
    assert err.text() == f"-: {PROJECT} is refused: a project, not a GPT.\n"
