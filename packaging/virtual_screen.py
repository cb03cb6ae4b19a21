"""A screen for machines that have none: Xvfb, with openbox where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager


@contextmanager
def screen(environ: Mapping[str, str], size: str = "1400x900x24") -> Iterator[dict[str, str]]:
    """Start a screen on a free display and yield `environ` with its name in it."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", size, "-nolisten", "tcp"]
    with os.fdopen(read_end) as announced, running(command, environ, pass_fds=[write_end]):
        os.close(write_end)
        number = announced.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start.")
        shown = {**environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        with window_manager(shown):
            yield shown


@contextmanager
def window_manager(environ: Mapping[str, str]) -> Iterator[None]:
    """Run openbox, if it is there, and return once it manages windows."""
    if shutil.which("openbox") is None:
        yield
        return
    # The start-up command is run once windows are managed.
    command = ["openbox", "--startup", "echo managed"]
    with running(command, environ, stdout=subprocess.PIPE) as openbox:
        assert openbox.stdout is not None
        if b"managed\n" not in openbox.stdout:
            raise RuntimeError("openbox did not start.")
        yield


@contextmanager
def running(
    command: Sequence[str],
    environ: Mapping[str, str],
    *,
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.DEVNULL,
    pass_fds: Sequence[int] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program for the length of a block, and no longer than this process."""
    leash = ["setpriv", "--pdeathsig", "KILL", "--"] if shutil.which("setpriv") else []
    with subprocess.Popen(
        [*leash, *command],
        env=dict(environ),
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        pass_fds=pass_fds,
    ) as program:
        try:
            yield program
        finally:
            end(program)


def end(program: subprocess.Popen[bytes], limit: float = 5.0) -> None:
    """Ask a program to end, and make it end after `limit` seconds."""
    program.terminate()
    try:
        program.wait(limit)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
