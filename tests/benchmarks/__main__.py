"""All benchmarks, one after another: `python -m tests.benchmarks [NAME …]`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

NOT_BENCHMARKS = {"__init__", "__main__", "table", "children", "corpus"}


def main(names: list[str]) -> int:
    """Run each benchmark in a process of its own; return 1 when one could not run."""
    folder = Path(__file__).parent
    known = sorted(p.stem for p in folder.glob("*.py") if p.stem not in NOT_BENCHMARKS)
    failed = 0
    for name in names or known:
        print(f"== {name}", flush=True)
        done = subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], check=False)
        failed |= done.returncode != 0
        print(flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
