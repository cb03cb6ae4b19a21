"""A notification service for tests: `python notification_service.py` prints what it is told.

It serves on the session bus of its environment; a line `click ID` on standard input invokes the
default action of a notification.
"""

from __future__ import annotations

import json
import sys
import threading

from jeepney import HeaderFields, MessageType, new_method_return, new_signal
from jeepney.bus_messages import DBusNameFlags, message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection
from jeepney.wrappers import DBusAddress

NAME = "org.freedesktop.Notifications"
PATH = DBusAddress("/org/freedesktop/Notifications", interface=NAME)


def main() -> None:
    """Serve until the bus goes."""
    connection = open_dbus_connection("SESSION")
    Proxy(message_bus, connection).RequestName(NAME, DBusNameFlags.do_not_queue)
    print("ready", flush=True)

    def click() -> None:
        for line in sys.stdin:
            number = int(line.split()[1])
            connection.send(new_signal(PATH, "ActionInvoked", "us", (number, "default")))

    threading.Thread(target=click, daemon=True).start()
    number = 0
    while True:
        message = connection.receive()
        if message.header.message_type is not MessageType.method_call:
            continue
        if message.header.fields.get(HeaderFields.member) != "Notify":
            continue
        number += 1
        connection.send(new_method_return(message, "u", (number,)))
        name, _, icon, title, body, actions, hints, _ = message.body
        told = {"id": number, "name": name, "icon": icon, "title": title, "body": body}
        told |= {"actions": actions, "entry": hints["desktop-entry"][1]}
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
