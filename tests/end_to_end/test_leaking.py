"""A secret that is planted anywhere shows in no log, no report, no file and no export."""

from __future__ import annotations

import json
import subprocess
import sys
import uuid
from pathlib import Path

import pytest

from gpts_desktop.demo.server import DemoServer

CHECKOUT = Path(__file__).parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=CHECKOUT,
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("status", [200, 401])
def test_a_planted_secret_is_nowhere(tmp_path: Path, status: int) -> None:
    secret = uuid.uuid4().hex
    data = tmp_path / "data"
    with DemoServer(pace=0) as gateway:
        if status == 200:
            gateway.will_stream("All of it.")
        else:
            said = f"Incorrect API key provided: sk-{secret}. Header: Bearer sk-{secret}"
            gateway.will_fail(status, {"error": {"message": said}})
        done = run("tests.end_to_end.leaking", str(data), gateway.base_url, secret)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.count(b"Something went wrong in the app") == 4
    # What it was given stands in its own arguments; it tells nobody.
    assert secret.encode() not in done.stdout
    out = tmp_path / "export.json"
    export = ["gpts_desktop", "export", "--format", "json", "--data-dir", str(data)]
    exported = run(*export, "--out", str(out))
    assert exported.returncode == 0, exported.stderr.decode()
    assert json.loads(out.read_text(encoding="utf-8"))["conversations"]
    told = run("gpts_desktop", "doctor", "--data-dir", str(data))
    assert secret.encode() not in told.stdout + told.stderr
    for path in [out, *data.rglob("*")]:
        if path.is_file():
            assert secret.encode() not in path.read_bytes(), path
    assert (data / "log" / "gpts-desktop.log").stat().st_size
