"""The demo's sentences in English."""

from __future__ import annotations

CANDIDATE = "*This is candidate {number} of {count}.*"
THOUGHTS = (
    "The question reaches a demo, so there is little to weigh. "
    "First I look at what was asked: a table, code, a formula, a list, or something long. "
    "Then I pick the matching parts and say where they come from."
)
CLOSING = (
    "Try asking for a *table*, *code*, a *formula*, a *list*, *pictures*, something *long*, "
    "or *20000 tokens*."
)

TABLE = """\
## A table

| Planet | Radius (km) | Day (h) | Moons |
| :-- | --: | --: | --: |
| Mercury | 2,440 | 4,223 | 0 |
| Earth | 6,371 | 24 | 1 |
| Mars | 3,390 | 24.7 | 2 |
| Jupiter | 69,911 | 9.9 | 95 |"""

CODE = """\
## Some code

```python
from collections.abc import Iterator


def primes(limit: int) -> Iterator[int]:
    \"\"\"Yield the primes below `limit` (the sieve of Eratosthenes).\"\"\"
    composite = bytearray(limit)
    for number in range(2, limit):
        if not composite[number]:
            yield number
            composite[number * number :: number] = b"\\x01" * len(
                range(number * number, limit, number)
            )


print(list(primes(50)))
```

It needs one byte for each number and `O(n log log n)` steps."""

FORMULA = """\
## A formula

The Gaussian integral ties $e$ and $\\pi$ together:

$$\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}$$

For a sample of $n$ values the standard error is $s / \\sqrt{n}$."""

LIST = """\
## A list

1. Write the question down in one sentence.
2. Say what is known:
   - what was measured, and how;
   - what was only assumed.
3. Change **one** thing at a time.
4. Keep what worked:
   - [x] the numbers
   - [ ] the excuses"""

PICTURE = """\
## Pictures

This one came within the answer, and is shown at once:

![Waves behind two slits]({carried})

This one lies at an address, and is loaded when you say so:

![The same waves, larger]({remote})

Press one to see it large."""

PARTS = {"table": TABLE, "code": CODE, "formula": FORMULA, "list": LIST, "picture": PICTURE}

SHORT = (
    """\
## Light as waves and as grains

Light spreads like a **wave** and arrives in **grains**. A single photon meets both slits, \
and yet it is counted in one place only.

- The *wave* tells where it may be found.
- The *grain* tells that it was found once.

> Nature is one; the two words are ours.""",
    """\
## Why the sky is blue

Air scatters short waves much more than long ones, with the **fourth power** of the frequency. \
So blue light comes from everywhere in the sky, while red light keeps to the straight way \
from the sun.

At dusk the way through the air is long: the blue has left, and the red remains.""",
    """\
## How bread rises

Yeast eats sugar and breathes out carbon dioxide. The gluten of the flour holds the gas in \
small bubbles, and the oven sets them.

1. Mix, and wait for an hour.
2. Fold, and wait for another.
3. Bake at 230 °C until the crust sounds hollow.""",
)

_SUBJECTS = (
    ("The tide", "the sea", "the moon"),
    ("The forest", "the roots", "the rain"),
    ("The city", "the streets", "the river"),
    ("The archive", "the shelves", "the catalogue"),
    ("The orchestra", "the strings", "the hall"),
)


def opening(gpt: str, pictures: int) -> str:
    """Return the sentence that says where the answer comes from."""
    asked = f", for `{gpt}`" if gpt else ""
    seen = f" It got {pictures} picture{'s' if pictures > 1 else ''} along." if pictures else ""
    return f"This answer comes from the **built-in demo gateway**{asked}; no model was asked.{seen}"


def chapter(number: int) -> str:
    """Return a chapter of about 150 tokens; no two near each other are the same."""
    name, part, cause = _SUBJECTS[number % len(_SUBJECTS)]
    text = f"""\
## {number}. {name}

Chapter {number} is about {part}, and about what {cause} does to it. Nobody decides this; \
it follows from many small moves, each of them simple, and it can be seen only from some \
distance. Whoever stands in the middle of it sees {part} and little else.

- What changes fast is easy to notice, and seldom matters.
- What changes slowly carries the rest: {cause} is of this kind.

After {number * 7} days the picture is clear: {part} came back to where it was, give or take \
{number % 9 + 1} per cent, and {cause} did not need to hurry."""
    extra = (TABLE, CODE, FORMULA, LIST)
    return text if number % 5 else text + "\n\n" + extra[number // 5 % 4].replace("## ", "### ")
