from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.gateway.sse import DONE, Event, EventReader


def read(*pieces: bytes) -> list[Event]:
    reader = EventReader()
    events = [event for piece in pieces for event in reader.feed(piece)]
    return events + reader.end()


def data(*pieces: bytes) -> list[str]:
    return [event.data for event in read(*pieces)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"data: a\n\ndata:b\n\n", ["a", "b"]),
        (b"data:  a\n\n", [" a"]),
        (b"data: a\r\n\r\ndata: b\r\rdata: c\n\n", ["a", "b", "c"]),
        (b"data: a\ndata: b\n\n", ["a\nb"]),
        (b"\xef\xbb\xbfdata: a\n\n", ["a"]),
        (b"\xef\xbb\xbf\xef\xbb\xbfdata: a\n\ndata: b\n\n", ["b"]),
        (b": OPENROUTER PROCESSING\n\n:\n\ndata: a\n\n", ["a"]),
        (b"id: 1\n\nevent: ping\n\nretry: 5\n\ndata: a\n\n", ["a"]),
        (b"Data: a\n\nDATA: b\n\nother: c\n\ndata: d\n\n", ["d"]),
        (b"data\n\n", [""]),
        (b"data: a\n\ndata: lost", ["a"]),
        (b"data: a\n\ndata: lost\n", ["a"]),
        (b"data: a\n\ndata: [DONE]", ["a", DONE]),
        (b"data: a\n\ndata: [DONE]\n", ["a", DONE]),
        ("data: a\u2028b\u0085c\x0bd\x0ce\n\n".encode(), ["a\u2028b\u0085c\x0bd\x0ce"]),
        (b"data: \xff\xe9\x87\n\n", ["\ufffd\ufffd"]),
        (b"", []),
    ],
)
def test_rules_of_the_standard(body: bytes, expected: list[str]) -> None:
    assert data(body) == expected


def test_cr_and_lf_in_two_chunks_are_one_line_end() -> None:
    assert data(b"data: a\r", b"\ndata: b\r", b"\n\r", b"\n") == ["a\nb"]


def test_a_blank_line_ends_an_events_name() -> None:
    assert read(b"event: error\ndata: a\n\ndata: b\n\n") == [
        Event("a", "error"),
        Event("b", "message"),
    ]


def test_json_without_its_field_name_is_given_as_stray() -> None:
    body = b'data: a\n\n{"error":\n  {"message": "x"}}\n\ndata: b\n\n{"error": 1}'
    assert read(body) == [
        Event("a"),
        Event('{"error":\n  {"message": "x"}}', stray=True),
        Event("b"),
        Event('{"error": 1}', stray=True),
    ]


BODIES = st.lists(
    st.sampled_from(
        [
            b"data: ",
            b"data:",
            b"event: error",
            b": ping",
            b"\r\n",
            b"\n",
            b"\r",
            b"\n\n",
            b"\xef\xbb\xbf",
            "量子 😀".encode(),
            b"[DONE]",
            b'{"error"',
            b"\xff",
            b"x",
        ]
    ),
    max_size=25,
).map(b"".join)


@given(BODIES, st.lists(st.integers(0, 200), max_size=12))
def test_any_cut_gives_the_same_events(body: bytes, cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(body)) for cut in cuts), len(body)]
    pieces = [body[a:b] for a, b in itertools.pairwise(places)]
    whole = read(body)
    assert read(*pieces) == whole
    assert read(*(body[i : i + 1] for i in range(len(body)))) == whole
