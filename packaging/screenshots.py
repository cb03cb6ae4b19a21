"""Takes the README's pictures: `.venv/bin/python packaging/screenshots.py`.

The app opens on a data folder with a few conversations, and its window is grabbed. Nothing
is sent anywhere. The pictures lie in docs/, which a wheel does not carry.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from gpts_desktop import app
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.gpt import GatewayProfile, Gpt
from gpts_desktop.core.message import Message, Role, Usage
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.storage.store import SqliteStore

if TYPE_CHECKING:
    from gpts_desktop.ui.shell import Shell

PICTURES = Path(__file__).parents[1] / "docs"
SIZE = (1280, 820)
LIMIT = 20.0  # seconds

GPTS = [
    Gpt("g-bo0FiWLY7", "ResearchGPT", "researchgpt", position=1, color=0),
    Gpt("g-gFt1ghYJl", "Logo Creator", "logo-creator", position=2, color=1),
    Gpt("g-2rD7Hxq0k", "学术翻译助手", position=3, color=2),
    Gpt("g-HMNcP6w7d", "Data Analyst", "data-analyst", position=4, color=3),
]
ENGLISH = [
    ["What is the potential of quantum computing for solving complex problems?"],
    [
        r"""It depends on the **structure** of the problem:

| Problem | Best classical | Quantum | Speed-up |
| --- | --- | --- | ---: |
| Factoring $n$-bit integers | sub-exponential | $O(n^2 \log n)$ | exponential |
| Unstructured search in $N$ | $O(N)$ | $O(\sqrt{N})$ | quadratic |
"""
    ],
    ["And how many steps does a search take?"],
    [
        r"""Each step turns the state by $2\theta$, where $\sin\theta = 1/\sqrt{N}$. After $k$ steps
the marked item is read with probability

$$
P(k) = \sin^2\bigl((2k + 1)\,\theta\bigr), \qquad k \approx \frac{\pi}{4}\sqrt{N}
$$

```python
def grover_steps(items: int) -> int:
    return round(math.pi / 4 * math.sqrt(items))
```

- [x] 12 steps find one item among 256
- [ ] more steps than that turn past it
"""
    ],
]
CANDIDATES = [
    ["Explain in a few sentences why the sky is blue."],
    [
        r"""Air scatters short waves far more than long ones. The strength of this *Rayleigh
scattering* grows as

$$
I \propto \frac{1}{\lambda^4}
$$

so blue light, at 450 nm, is scattered about **four times** as much as red at 650 nm. It
reaches us from every side, and the whole sky shines blue.""",
        r"""Sunlight holds all colours, and the molecules of the air send each of them aside,
but not alike:

| Colour | $\lambda$ | Scattered |
| --- | ---: | ---: |
| Blue | 450 nm | 4.4 |
| Green | 550 nm | 2.0 |
| Red | 650 nm | 1.0 |

What comes from beside the sun is therefore mostly blue. At dusk the way through the air is
long, the blue is lost on it, and red is left.""",
    ],
]
CHINESE = [
    ["请把这段摘要翻译成英文，并说明关键术语的译法。"],
    [
        r"""好的。译文如下：

> Quantum error correction protects **logical qubits** by spreading their state over many
> physical ones; the error rate falls as $p_L \approx (p/p_{th})^{d/2}$.

| 术语 | 译法 | 说明 |
| --- | --- | --- |
| 量子纠错 | quantum error correction | 固定译法 |
| 逻辑比特 | logical qubit | 与物理比特相对 |

1. “保护”译作 *protects*，比 *preserves* 更贴切；
2. 句子按英文习惯改为主动语态。

- [x] 公式与原文一致
- [ ] 如果期刊有自己的术语表，请以它为准
"""
    ],
]
OTHERS = [
    ("Shor vs Grover speedups", GPTS[0], 3_600 * 2),
    ("Survey of error correction", GPTS[0], 86_400 * 2),
    ("Three logos for a bakery", GPTS[1], 86_400 * 3),
    ("Grant proposal outline", GPTS[0], 86_400 * 10),
]


def main() -> None:
    """Take each picture with a data folder of its own."""
    PICTURES.mkdir(exist_ok=True)
    take("first-run.png", "light", None)
    take("light.png", "light", "Quantum computing potential")
    take("dark.png", "dark", "Why the sky is blue")
    take("chinese.png", "light", "把摘要翻译成英文")


def take(name: str, theme: str, title: str | None) -> None:
    """Open the app on sample data (none for the first run) and grab its window."""
    with tempfile.TemporaryDirectory() as folder:
        if title is not None:
            fill(Path(folder), theme, title)

        async def grab(shell: Shell) -> int:
            shell.window.resize(*SIZE)
            if title is not None:
                await until(lambda: bool(shell.window.transcript.last_text()))
            await asyncio.sleep(2)  # the last layout, formulas and the colours of code
            shell.window.grab().save(str(PICTURES / name))
            print(PICTURES / name)
            return 0

        app.run(data_dir=folder, started=grab)


async def until(fact: Callable[[], bool]) -> None:
    """Return when `fact()` is true; raise TimeoutError."""
    async with asyncio.timeout(LIMIT):
        while not fact():  # noqa: ASYNC110  # a view has no event for what it shows
            await asyncio.sleep(0.05)


def fill(folder: Path, theme: str, title: str) -> None:
    """Put the sample library into a data folder, with one conversation open last."""
    folders = app_folders(folder)
    folders.create()
    with SqliteStore(folders.database) as store:
        store.save_gpts(GPTS)
        store.save_gateway(
            GatewayProfile("one", "api.gpt.ge", "https://api.gpt.ge", key_place="GNOME Keyring")
        )
        store.save_setting("theme", theme)
        store.save_setting("language", "en" if title.isascii() else "zh_CN")
        now = time.time()
        for other, gpt, age in OTHERS:
            _save(store, other, gpt, now - age, [["…"], ["…"]])
        shown = [
            _save(store, "把摘要翻译成英文", GPTS[2], now - 86_400, CHINESE),
            _save(store, "Why the sky is blue", GPTS[0], now - 3_600, CANDIDATES),
            _save(store, "Quantum computing potential", GPTS[0], now, ENGLISH),
        ]
        chosen = next(conversation for conversation in shown if conversation.title == title)
        store.save_setting("conversation", chosen.id)


def _save(
    store: SqliteStore, title: str, gpt: Gpt, updated: float, turns: list[list[str]]
) -> Conversation:
    """Save a conversation: questions and answers in turn, each one text or several candidates."""
    conversation = Conversation(
        title=title,
        gpt_id=gpt.id,
        created=updated,
        updated=updated,
        parameters=Parameters(temperature=0.5, max_tokens=1688),
    )
    for place, texts in enumerate(turns):
        answer = place % 2 == 1
        asked = conversation.current
        made = [
            conversation.add(
                Message(
                    Role.ASSISTANT if answer else Role.USER,
                    text,
                    parent=asked,
                    gpt_id=gpt.id,
                    created=updated,
                    duration=12.3 if answer else None,
                    usage=Usage(30, 835, 865) if answer else None,
                )
            )
            for text in texts
        ]
        conversation.current = made[0].id
    store.begin_turn(conversation, conversation.messages())
    return conversation


if __name__ == "__main__":
    main()
