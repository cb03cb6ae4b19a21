"""Heights of a long list: sums, search by y and changes in logarithmic time (a Fenwick tree)."""

from __future__ import annotations

from collections.abc import Iterable


class HeightIndex:
    """Heights in whole pixels, in order. Built in linear time; it grows and shrinks at its end."""

    __slots__ = ("_heights", "_tree")

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = list(heights)
        tree = [0, *self._heights]
        size = len(tree)
        for at in range(1, size):
            parent = at + (at & -at)
            if parent < size:
                tree[parent] += tree[at]
        self._tree = tree

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, at: int) -> int:
        return self._heights[at]

    @property
    def total(self) -> int:
        """The sum of all heights."""
        return self.top(len(self._heights))

    def top(self, at: int) -> int:
        """Return the sum of the heights before `at`."""
        found = 0
        while at > 0:
            found += self._tree[at]
            at -= at & -at
        return found

    def at(self, y: int) -> int:
        """Return which one covers `y`: the first or the last where `y` lies outside.

        An empty index gives -1; one of height 0 covers nothing.
        """
        size = len(self._heights)
        place = 0
        step = 1 << size.bit_length()
        while step:
            after = place + step
            if after <= size and self._tree[after] <= y:
                place = after
                y -= self._tree[after]
            step >>= 1
        return min(place, size - 1)

    def set(self, at: int, height: int) -> int:
        """Change one height and return by how much it grew."""
        grown = height - self._heights[at]
        if grown:
            self._heights[at] = height
            place, size = at + 1, len(self._tree)
            while place < size:
                self._tree[place] += grown
                place += place & -place
        return grown

    def append(self, height: int) -> None:
        """Add one at the end."""
        self._heights.append(height)
        place = len(self._heights)
        whole, below, stop = height, place - 1, place - (place & -place)
        while below > stop:
            whole += self._tree[below]
            below -= below & -below
        self._tree.append(whole)

    def truncate(self, size: int) -> None:
        """Drop all from `size` on."""
        del self._heights[size:]
        del self._tree[size + 1 :]
