"""Importing an archive: `python -m tests.benchmarks.importing [MEGABYTES]`, 200 by default.

First in a process of its own: speed, and the peak of its memory for a small and the large
archive. Then in the real window: how long the writer was held up at most, and the event loop,
which a third process pings. The floor is the bare reading of the same JSON.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any

from tests.benchmarks.search import languages
from tests.core.importing.exports import BEGUN, conversation, message, tree

MESSAGES = 24  # in a conversation, in the middle
SMALL = 20  # MB


def main(megabytes: int) -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = folder / "small.zip", folder / "large.zip"
        write_archive(small, SMALL)
        count = write_archive(large, megabytes)
        floor = bare_reading(large)
        for path in (small, large):
            told = child("alone", path, folder / path.stem)
            show(path.stem, told, floor if path is large else 0.0)
        again = child("alone", large, folder / "large")
        print(f"{'  the same again':<38} {again['seconds']:6.1f} s")
        print(f"{'  conversations':<38} {count:,}")
        import os

        from tests.benchmarks.__main__ import shown

        with shown(os.environ) as environ:
            told = child("window", large, folder / "window", dict(environ))
        print(f"{'In the window':<38} {told['seconds']:6.1f} s")
        print(f"{'  a transaction holds the writer':<38} {told['holds']}")
        print(f"{'  a call of the writer waits':<38} {told['waits']}")
        print(f"{'  the event loop':<38} {told['stalls']}")
    return 0


def write_archive(path: Path, megabytes: int) -> int:
    """Write an archive as ChatGPT does, newest first; return how many conversations it has."""
    chance = random.Random(3)
    english, chinese = languages(chance)
    written = count = 0
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("conversations.json", "w", force_zip64=True) as file,
    ):
        file.write(b"[")
        while written < megabytes * 1_000_000:
            data = json.dumps(made(count, chance, english, chinese)).encode()
            written += file.write(b"," * bool(count) + data)
            count += 1
        file.write(b"]")
    return count


def made(number: int, chance: random.Random, english: Any, chinese: Any) -> Any:
    """Return a conversation with what surrounds each message in a real export."""
    nodes: list[Any] = [("root", None, None)]
    about: dict[str, Any] = {
        "request_id": "8c3f0a7e-0000-0000-0000-000000000000",
        "message_source": None,
        "timestamp_": "absolute",
        "message_type": None,
        "model_slug": "gpt-4o",
        "default_model_slug": "gpt-4o",
        "parent_id": "8c3f0a7e-0000-0000-0000-000000000000",
        "model_switcher_deny": [],
    }
    language = english if chance.random() < 0.5 else chinese
    for place in range(max(2, int(chance.expovariate(1 / MESSAGES)))):
        role = ("user", "assistant")[place % 2]
        text = language.text(chance, chance.choice((12, 40)) if role == "user" else 200)
        said = message(role, text, metadata=about, weight=1.0, end_turn=True, channel=None)
        nodes.append((f"n{place}", nodes[-1][0], said))
    gpt = f"g-{number % 40:09}" if number % 3 else None
    moment = BEGUN - number * 1_000
    more = {"update_time": moment, "create_time": moment, "gizmo_id": gpt}
    return conversation(tree(*nodes), id=f"c{number}", title=language.text(chance, 6), **more)


def bare_reading(path: Path) -> float:
    """Return the seconds that unpacking and `json.loads` alone take."""
    began = time.perf_counter()
    with zipfile.ZipFile(path) as archive:
        json.loads(archive.read("conversations.json"))
    return time.perf_counter() - began


def show(name: str, told: dict[str, Any], floor: float) -> None:
    """Print what importing alone took."""
    seconds = told["seconds"]
    ratio = f"   ratio to bare reading {seconds / floor:4.1f}" if floor else ""
    print(f"{name + ' archive, ' + format(told['megabytes'], '.0f') + ' MB':<38}"
          f" {seconds:6.1f} s   {told['megabytes'] / seconds:5.1f} MB/s  "
          f" {told['conversations'] / seconds:6.0f} conversations/s{ratio}")  # fmt: skip
    print(f"{'  peak memory':<38} {told['peak']:6.0f} MB, {told['before']:.0f} before it began")
    print(f"{'  longest transaction':<38} {told['longest']:6.1f} ms")
    print(f"{'  database':<38} {told['database']:6.1f} MB", flush=True)


def child(what: str, path: Path, data: Path, environ: dict[str, str] | None = None) -> Any:
    """Measure in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.importing", what, str(path), str(data)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def alone(path: Path, data: Path) -> dict[str, Any]:
    """Import without a window."""
    from gpts_desktop.storage.importing.importer import Importer
    from gpts_desktop.storage.store import SqliteStore

    data.mkdir(exist_ok=True)
    took: list[float] = []
    size = 0.0

    def write(work: Any, *arguments: Any) -> Any:
        began = time.perf_counter()
        result = work(*arguments)
        took.append((time.perf_counter() - began) * 1_000)
        return result

    def heard(progress: Any) -> None:
        nonlocal size
        size = progress.total / 1e6

    before = peak_memory()
    with SqliteStore(data / "a.db") as store:
        began = time.perf_counter()
        report = Importer(store, write, heard).run([path])
        seconds = time.perf_counter() - began
    return {
        "seconds": seconds,
        "megabytes": size,
        "conversations": report.new,
        "peak": peak_memory(),
        "before": before,
        "longest": max(took, default=0.0),
        "database": (data / "a.db").stat().st_size / 1e6,
    }


def peak_memory() -> float:
    """Return the most memory that this process has taken, in MB (Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1_000
    return 0.0


def window(path: Path, data: Path) -> dict[str, Any]:
    """Import in the app's window, which somebody pings and whose writer somebody asks."""
    import asyncio

    from gpts_desktop.app import run
    from gpts_desktop.storage.importing.arrivals import Arrivals
    from gpts_desktop.ui.importing.imports import Imports
    from gpts_desktop.ui.shell import Shell
    from tests.benchmarks.stalls import watched

    told: dict[str, Any] = {}
    holds: list[float] = []
    keep = Arrivals.keep

    def timed(arrivals: Arrivals, portions: Any) -> Any:
        began = time.perf_counter()
        result = keep(arrivals, portions)
        holds.append((time.perf_counter() - began) * 1_000)
        return result

    setattr(Arrivals, "keep", timed)  # noqa: B010  # measured

    async def started(shell: Shell) -> int:
        imports = shell.intake
        assert isinstance(imports, Imports)
        store, writer = shell._services.store, shell._services.writer  # measured
        waits: list[float] = []
        await asyncio.sleep(2)
        with watched() as stalls:
            began = time.perf_counter()
            imports.start([str(path)])
            while imports.is_running:
                asked = time.perf_counter()
                await writer.call(store.save_setting, "benchmark", asked)
                waits.append((time.perf_counter() - asked) * 1_000)
                await asyncio.sleep(0.05)
            told["seconds"] = time.perf_counter() - began
        told["waits"], told["holds"] = spread(waits), spread(holds)
        told["stalls"] = stalls.told()
        return 0

    run([], data_dir=str(data), started=started)
    return told


def spread(times: list[float]) -> str:
    """Return how times in ms are spread, as a line."""
    times.sort()
    middle, late = times[len(times) // 2], times[int(len(times) * 0.99)]
    return f"p50 {middle:6.2f} ms   p99 {late:6.2f} ms   longest {times[-1]:6.1f} ms"


if __name__ == "__main__":
    if len(sys.argv) > 2:
        work = {"alone": alone, "window": window}[sys.argv[1]]
        print(json.dumps(work(Path(sys.argv[2]), Path(sys.argv[3]))))
        sys.exit(0)
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 200))
