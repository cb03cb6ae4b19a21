"""Start to first painted window, idle memory and idle CPU, as ratios to a bare window."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import make_data_folder

RUNS = 9
IDLE_SECONDS = 30


def environment() -> dict[str, str]:
    """Return an environment in which compiled modules are kept, as where people install."""
    environ = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "gpts-pyc")}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environ


def child(*arguments: str) -> dict[str, Any]:
    """Run one child and return what it tells, with `seconds` from its start to its first paint."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.children", *arguments],
        env=environment(),
        capture_output=True,
        check=True,
        text=True,
    )
    facts: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    facts["seconds"] = facts["painted"] - started
    return facts


def start_up(small: str, large: str) -> None:
    """Print medians of interleaved runs: these machines are noisy."""
    times: dict[str, list[float]] = {"bare window": [], "1,000 conversations": [], "10,000": []}
    early: set[str] = set()
    for arguments in (("bare", "0"), ("app", "0", small)):
        child(*arguments)  # fills the caches
    for _ in range(RUNS):
        times["bare window"].append(child("bare", "0")["seconds"])
        for name, folder in (("1,000 conversations", small), ("10,000", large)):
            facts = child("app", "0", folder)
            times[name].append(facts["seconds"])
            early |= set(facts["early"])
    floor = statistics.median(times["bare window"])
    for name, seconds in times.items():
        median = statistics.median(seconds)
        print(f"start, {name:<22} median {median * 1000:6.0f} ms   ratio {median / floor:.2f}")
    print(f"imported before the first paint: {', '.join(sorted(early)) or 'none of the late ones'}")


def idle(small: str) -> None:
    """Print memory and CPU of the idle app against the idle bare window."""
    bare = child("bare", str(IDLE_SECONDS))
    app = child("app", str(IDLE_SECONDS), small)
    print(
        f"idle memory (PSS)   bare {bare['pss'] / 1e6:.0f} MB   app {app['pss'] / 1e6:.0f} MB   "
        f"ratio {app['pss'] / bare['pss']:.2f}"
    )
    print(f"idle CPU in {IDLE_SECONDS} s   bare {bare['cpu']:.3f} s   app {app['cpu']:.3f} s")


def main() -> None:
    """Make the data, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = str(Path(folder) / "small"), str(Path(folder) / "large")
        make_data_folder(Path(small), conversations=1_000, messages_in_last=2)
        make_data_folder(Path(large), conversations=10_000, messages_in_last=10_000)
        start_up(small, large)
        idle(small)


if __name__ == "__main__":
    main()
