"""The real app on a disk that fills up while an answer comes, and has room again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gpts_desktop.core.message import State
from gpts_desktop.demo.script import Pause
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.storage.store import SqliteStore

CHECKOUT = Path(__file__).parents[2]
ROOM = "6m"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE")


@pytest.fixture(params=["a small disk", "a limit"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of its own, which root alone can make, or on none."""
    made = tmp_path / "data"
    made.mkdir()
    if request.param == "a limit":
        yield made
        return
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(made)]
    if os.getuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("may not mount a disk")
    try:
        yield made
    finally:
        subprocess.run(["umount", "--lazy", str(made)], check=True)


def test_the_answer_goes_on_and_all_is_saved_once_there_is_room(folder: Path) -> None:
    with DemoServer(pace=0) as gateway:
        reply = gateway.will_stream("Half", Pause(), " and half" * 3_000)
        command = [sys.executable, "-m", "tests.end_to_end.filling_disk", str(folder)]
        pipe = subprocess.PIPE
        with subprocess.Popen(
            [*command, gateway.base_url], cwd=CHECKOUT, stdout=pipe, stderr=pipe, text=True
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "full\n"
            reply.resume()
            output, errors = child.communicate(timeout=60)
    assert (child.returncode, errors) == (0, "")
    trouble, saved, shown = output.splitlines()
    database = app_folders(folder).database
    assert str(database) in trouble
    assert "1 message and 1 draft kept in memory" in trouble
    assert saved == "All is saved again."
    with SqliteStore(database) as store:
        conversation = store.conversation(store.summaries()[0].id)
        assert conversation is not None
        assert [message.text for message in conversation.path()] == json.loads(shown)
        assert conversation.path()[-1].text == "Half" + " and half" * 3_000
        assert conversation.path()[-1].state is State.COMPLETE
        assert store.drafts() == {conversation.id: "typed while it was full"}
