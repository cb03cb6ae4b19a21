"""How long the packaged program takes to its window, against `python -m gpts_desktop`.

Needs what `python3 packaging/dev.py package` builds, and xdotool: the window is waited for from
outside, since nothing but the program is in the package.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.startup import environment

RUNS = 9
PACKAGED = Path(__file__).parents[2] / "build" / "without-system" / "gpts-desktop" / "gpts-desktop"


def seconds_to_window(command: Sequence[str | Path], environ: Mapping[str, str]) -> float:
    """Start the program, wait for its window, end it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
        started = time.monotonic()
        program = subprocess.Popen(
            [*command, "--data-dir", data],
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^gpts-desktop$"]
            subprocess.run(search, env=environ, check=True, stdout=subprocess.DEVNULL, timeout=60)
            return time.monotonic() - started
        finally:
            program.terminate()
            program.wait(30)


def main() -> None:
    """Print medians of interleaved runs."""
    if not PACKAGED.exists():
        sys.exit("There is no package yet: python3 packaging/dev.py package")
    ways: dict[str, list[str | Path]] = {
        "python -m gpts_desktop": [sys.executable, "-m", "gpts_desktop"],
        "packaged": [PACKAGED],
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    environ = {**environment(), "QT_QPA_PLATFORM": "xcb"}
    for command in ways.values():
        seconds_to_window(command, environ)  # fills the caches
    for _ in range(RUNS):
        for name, command in ways.items():
            times[name].append(seconds_to_window(command, environ))
    floor = statistics.median(times["python -m gpts_desktop"])
    for name, seconds in times.items():
        median = statistics.median(seconds)
        print(
            f"to the window, {name:<24} median {median * 1000:5.0f} ms   ratio {median / floor:.2f}"
        )


if __name__ == "__main__":
    main()
