"""Does the main job in an app that was started elsewhere, by AT-SPI alone.

`python3 -m tests.packaging.installed_job PID STEP`, run by the system's Python (PyGObject is a
package of the system): `demo` presses "Start the demo", `ask` asks a question and waits for the
answer to be announced, which it prints.
"""

from __future__ import annotations

import sys
from typing import Any

from tests.end_to_end.screen_reader import Atspi, application, control, listen

QUESTION = "Show me a table, some code and a formula."


def press(app: Any, name: str) -> None:
    """Press the button of that objectName."""
    Atspi.Action.do_action(control(app, name).get_action_iface(), 0)


if __name__ == "__main__":
    pid, step = int(sys.argv[1]), sys.argv[2]
    if step == "demo":
        press(application(pid), "startDemoButton")
    else:
        print(listen(pid, QUESTION)["announced"][0])
