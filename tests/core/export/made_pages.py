"""A conversation with everything that a page can hold, for the tests of exporting."""

from __future__ import annotations

import base64
import struct
import zlib

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import ErrorKind, Failure
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.message import Attachment, Message, Role, State
from gpts_desktop.core.pictures import Picture

GPT = Gpt("g-bo0FiWLY7", "ResearchGPT", "researchgpt", color=0)
KEPT = "https://pictures.example/kept.png"


def png(red: int) -> bytes:
    """Return a picture of four pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
    lines = zlib.compress((b"\0" + bytes((red, 0, 0)) * 2) * 2)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


CARRIED = f"data:image/png;base64,{base64.b64encode(png(3)).decode()}"
ANSWER = rf"""# Three families

It depends on the **structure**, *really*, see [the paper](https://arxiv.org/abs/1), `x < y`,
~~no~~, $a^2$ and \(\frac{{1}}{{2}}\).

| Problem | Speed-up |
|---|---:|
| Search 搜索 | $\sqrt{{N}}$ |

```python
def f(n: int) -> int:
    return "<b>"
```

$$
\int_0^1 x\,dx
$$

1. First
   - nested

     goes on
2. Second
   ```
   ls <dir>
   ```

- [ ] open
- [x] done

> A quote
>
> - and a list

![carried]({CARRIED})

![kept]({KEPT}) and ![gone](https://pictures.example/gone.png)

[bad](javascript:alert(1)) <script>alert(1)</script> <b>bold</b> &amp; <!-- comment

مرحبا بالعالم

***

Unclosed:
```js
const a = "<div>";"""


def everything() -> Conversation:
    """Return the conversation; it has two answers to its first question."""
    named = {"gpt_id": GPT.id}
    messages = [
        Message(
            Role.USER,
            "What is <b>this</b>?\n\n  * as typed *\n```\nunclosed",
            id="m1",
            created=1764000000.5,
            attachments=(
                Attachment("photo.png", "image/png", png(1)),
                Attachment("notes.txt", "text/plain", "a < b\n二".encode()),
            ),
        ),
        Message(Role.ASSISTANT, "An *older* answer.", id="a0", parent="m1", created=1764000005.0),
        Message(
            Role.ASSISTANT,
            ANSWER,
            id="a1",
            parent="m1",
            created=1764000010.0,
            reasoning="Let me *think*.\n\n```\nunclosed",
            **named,  # type: ignore[arg-type]  # a dict of strings
        ),
        Message(Role.USER, "And then?", id="m2", parent="a1", created=1764000800.0),
        Message(
            Role.ASSISTANT,
            "Nothing mo",
            id="a2",
            parent="m2",
            created=1764000801.0,
            state=State.INTERRUPTED,
            failure=Failure(ErrorKind.NETWORK, "The connection broke."),
        ),
    ]
    return Conversation.load(
        messages,
        id="c1",
        title="Quantum: is this / that?",
        gpt_id=GPT.id,
        created=1764000000.5,
        updated=1764000900.25,
        current="a2",
    )


def pictures() -> dict[str, Picture]:
    """Return what is kept beside the conversation."""
    return {KEPT: Picture("image/png", png(2), 2, 2)}
