"""Processes that a test kills with `kill -9`, at a word they say or some time after it.

`Victims("tests.storage.turn_writer:write_turns", path)` imports once and forks a process for
each life, so that a round costs milliseconds. The function is called with the path and the
life's argument, and says with `say` what it has done; where it returns the life ends by itself.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

ROOT = Path(__file__).parents[2]


class Life(NamedTuple):
    """What a process said, and whether it was killed before it was done."""

    said: list[str]
    was_killed: bool


class Victims:
    """Processes that live one after another, each with an argument of its own."""

    def __init__(self, function: str, path: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.killing", function, str(path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def live(self, argument: object, words: int = sys.maxsize, delay: float = 0) -> Life:
        """Let one live; it is killed `delay` seconds after it said so many words."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{argument}\n")
        self._process.stdin.flush()
        said: list[str] = []
        pid = 0
        for line in self._process.stdout:
            if line.startswith("dead "):
                return Life(said, int(line.split()[1]) == signal.SIGKILL)
            if line.startswith("pid "):
                pid = int(line.split()[1])
            else:
                said.append(line.rstrip("\n"))
            if pid and len(said) >= words:
                threading.Timer(delay, _kill, (pid,)).start()
                words = sys.maxsize
        raise AssertionError("the process that forks the others has ended")


def say(line: str) -> None:
    """Tell the test."""
    os.write(1, f"{line}\n".encode())


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # it was done before


def main() -> None:
    """Fork a process for each line of input; say "pid <pid>" and "dead <its exit status>"."""
    module, _, name = sys.argv[1].partition(":")
    function: Callable[[Path, str], None] = getattr(import_module(module), name)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            function(Path(sys.argv[2]), line.strip())
            os._exit(0)
        say(f"pid {pid}")
        _, status = os.waitpid(pid, 0)
        say(f"dead {status}")


if __name__ == "__main__":
    main()
