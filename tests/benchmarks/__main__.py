"""All benchmarks, one after another: `python -m tests.benchmarks [NAME …]`.

Windows open on the screen; without one, on an Xvfb of their own, with openbox if there is one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "packaging"))
from virtual_screen import screen

NOT_BENCHMARKS = {
    *("__init__", "__main__", "answers", "children", "client_children", "corpus"),
    *("ping", "stalls", "window"),
}


def main(names: list[str]) -> int:
    """Run each benchmark in a process of its own; return 1 when one could not run."""
    folder = Path(__file__).parent
    known = sorted(p.stem for p in folder.glob("*.py") if p.stem not in NOT_BENCHMARKS)
    failed = 0
    with shown(os.environ) as environ:
        for name in names or known:
            print(f"== {name}", flush=True)
            command = [sys.executable, "-m", f"tests.benchmarks.{name}"]
            done = subprocess.run(command, env=dict(environ), check=False)
            failed |= done.returncode != 0
            print(flush=True)
    return int(failed)


@contextmanager
def shown(environ: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """Yield an environment with a screen."""
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        yield environ
    else:
        with screen(environ) as made:
            yield made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
