"""The whole client in its window, with a gateway in another process: CPU, delay and stalls.

The floor is a bare HTTP client that reads the same answer as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from gpts_desktop.core.gpt import GatewayProfile, Gpt
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.storage.store import SqliteStore
from tests.benchmarks.client_children import GPT_ID
from tests.benchmarks.window import speed, tell

STEADY = 0.0099
"""Seconds between tokens, for 100 a second: the server's own work takes the rest."""
RUNS = (
    ("mixed", STEADY, 2_000),
    ("one fence", STEADY, 1_000),
    ("one list", STEADY, 1_000),
    ("one table", STEADY, 1_000),
    ("mixed", 0.0, 20_000),
    ("one fence", 0.0, 20_000),
    ("one list", 0.0, 20_000),
    ("one table", 0.0, 20_000),
)


def environment() -> dict[str, str]:
    """Return an environment in which the key is known and asks no keyring."""
    return {**os.environ, "GPTS_DESKTOP_KEY": "sk-test-0123456789abcdef"}


@contextmanager
def gateway(pace: float, kind: str, tokens: int) -> Iterator[tuple[str, IO[str]]]:
    """Run a gateway in a process of its own; yield its address and what it prints later."""
    command = [sys.executable, "-m", "tests.benchmarks.client_children"]
    with subprocess.Popen(
        [*command, "serve", str(pace), kind, str(tokens)], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        try:
            yield json.loads(server.stdout.readline())["url"], server.stdout
        finally:
            server.kill()


def child(*arguments: str) -> dict[str, Any]:
    """Run a child and return what it tells."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.client_children", *arguments],
        env=environment(),
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    facts: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return facts


def make_folder(folder: Path, url: str) -> None:
    """Save a gateway and a GPT."""
    folders = app_folders(folder)
    folders.create()
    with SqliteStore(folders.database) as store:
        store.save_gpts([Gpt(GPT_ID, "Alpha", position=1.0)])
        store.save_gateway(GatewayProfile("one", "One", url, key_place=""))


def measured(kind: str, pace: float, tokens: int) -> None:
    """Print what one answer costs."""
    with (
        gateway(pace, kind, tokens) as (url, said),
        tempfile.TemporaryDirectory() as folder,
    ):
        floor = child("read", url)
        said.readline()
        make_folder(Path(folder), url)
        facts = child("app", folder)
        said.readline()  # the warm-up's end
        finished = json.loads(said.readline())["finished"]
    how = "100 a second" if pace else "as fast as they come"
    tell(
        f"{kind}, {tokens:,} tokens, {how}",
        f"CPU {facts['cpu']:6.2f} s   {facts['cpu'] * 1_000 / tokens:.3f} ms a token   "
        f"to the floor {facts['cpu'] / floor['cpu']:.1f}",
    )
    tell("  shown after the last byte", f"{facts['shown'] - finished:.3f} s")
    tell(
        "  loop stalls meanwhile",
        f"p99 {facts['p99']:6.2f} ms   longest {facts['longest']:6.1f} ms   "
        f"of {facts['pings']:,} pings",
    )
    tell(
        "  CPU of a turn of the loop",
        f"p99 {facts['turn_p99']:6.2f} ms   longest {facts['turn']:6.1f} ms",
    )


def main() -> int:
    """Print the table."""
    for kind, pace, tokens in RUNS:
        tell("floor: a fixed loop of Python", speed())
        measured(kind, pace, tokens)
    return 0


if __name__ == "__main__":
    sys.exit(main())
