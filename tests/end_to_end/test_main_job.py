"""From the first run to the second day, by keyboard, mouse and clipboard, on a real desktop."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gpts_desktop.demo.server import DemoServer
from tests.desktop_session import Desktop

CHECKOUT = Path(__file__).parents[2]
LIMIT = 150  # seconds


def do(desktop: Desktop, scenario: str, folder: Path, *arguments: str) -> None:
    """Run a scenario in a process of its own; fail with what it said."""
    picture = folder / f"{scenario}.png"
    done = subprocess.run(
        [
            *[sys.executable, "-m", "tests.end_to_end.scenarios"],
            *[scenario, str(folder / "data"), str(picture), *arguments],
        ],
        cwd=CHECKOUT,
        env=desktop.environ,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}\nseen: {picture}"


@pytest.mark.timeout(2 * LIMIT)
def test_the_main_job_from_the_first_run_to_the_second_day(
    desktop: Desktop, tmp_path: Path
) -> None:
    with DemoServer(pace=0.002) as gateway:
        answered = gateway.will_stream("It depends on the **structure** of the problem.")
        half = gateway.will_stream("Half", pause=True)
        gateway.will_fail(500, '{"error": {"message": "请求上游地址失败"}}')
        gateway.will_stream("After the retry.")
        do(desktop, "first_day", tmp_path, gateway.base_url)
        assert answered.requested.is_set()
        assert half.disconnected.is_set()
        keys = {request.headers["authorization"] for request in gateway.requests}
        assert keys == {"Bearer sk-test-0123456789abcdef"}
        do(desktop, "next_day", tmp_path, gateway.base_url)
        assert len(gateway.requests) == 5
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"sk-test-0123456789abcdef" not in kept
