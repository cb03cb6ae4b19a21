"""A child that restores a copy and moves its data: `… restarting TARGET`; three windows in turn.

The data is in the system's folders. Prints a line of JSON for each window.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from gpts_desktop import app
from gpts_desktop.core.copies import CopyKind
from gpts_desktop.core.restart import MoveData, RestoreCopy
from gpts_desktop.core.thread_work import on_thread
from gpts_desktop.storage.data_care import DiskDataCare
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.ui.shell import Shell
from tests.end_to_end.hands import Hands


def main(target: str) -> int:
    """Open, add, copy, add, restore, move."""
    windows = 0

    async def started(shell: Shell) -> int:
        nonlocal windows
        windows += 1
        folders = app_folders()
        names = [gpt.name for gpt in shell.library.gpts()]
        print(json.dumps({"data": str(folders.data), "gpts": names}), flush=True)
        assert shell.data is not None
        if windows == 1:
            shell.library.add([("g-aaaaaaaaa", "Alpha", "")])
            await shell._services.writer.call(lambda: None)
            care = DiskDataCare(folders.database)
            copy = await on_thread(care.interrupt, care.make_copy, CopyKind.MANUAL)
            shell.library.add([("g-bbbbbbbbb", "Beta", "")])
            shell.data.restart_requested.emit(RestoreCopy(copy))
        elif windows == 2:
            shell.data.restart_requested.emit(MoveData(Path(target)))
        else:
            await Hands().until(shell.window.isVisible, "the window")
        return windows

    return app.run(started=started)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
