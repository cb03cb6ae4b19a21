"""Asks another process over a socket whether its loop still turns: `ping.py SOCKET`.

It asks every few milliseconds on a fixed beat, whether or not it was answered, and at the end
prints how many milliseconds each answer took as JSON. It is a process of its own so that what
it asks cannot hold it up. Standard library only: it must start at once.
"""

from __future__ import annotations

import json
import select
import socket
import struct
import sys
import time

EVERY = 0.02  # seconds


def main(number: int) -> None:
    """Ask until the other side closes, and print."""
    line = socket.socket(fileno=number)
    sent: list[float] = []
    took: list[float] = []
    rest = b""
    due = time.monotonic()
    while True:
        readable, _, _ = select.select([line], [], [], max(0.0, due - time.monotonic()))
        if readable:
            data = line.recv(4096)
            if not data:
                break
            now = time.monotonic()
            rest += data
            while len(rest) >= 4:
                took.append((now - sent[struct.unpack("!I", rest[:4])[0]]) * 1_000)
                rest = rest[4:]
        now = time.monotonic()
        if now >= due:
            line.send(struct.pack("!I", len(sent)))
            sent.append(now)
            due = max(due + EVERY, now)
    print(json.dumps(took))


if __name__ == "__main__":
    main(int(sys.argv[1]))
