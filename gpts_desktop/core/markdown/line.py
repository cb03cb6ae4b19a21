"""A line read from left to right, by characters and by columns."""

from __future__ import annotations

TAB_STOP = 4


class Line:
    """A position in one line; tabs stand for the columns up to the next stop (CommonMark 2.2).

    `look` finds the next character that is no blank: its index (`next`), how many
    columns away it is (`indent`), and whether there is one at all (`blank`).
    """

    __slots__ = ("_in_tab", "at", "blank", "column", "indent", "next", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.column = 0
        self._in_tab = False
        self.look()

    def look(self) -> None:
        """Find the next character that is no blank."""
        at, column, text = self.at, self.column, self.text
        while at < len(text):
            if text[at] == " ":
                column += 1
            elif text[at] == "\t":
                column += TAB_STOP - column % TAB_STOP
            else:
                break
            at += 1
        self.next = at
        self.indent = column - self.column
        self.blank = at == len(text)

    def skip_blanks(self) -> None:
        """Move to the next character that is no blank."""
        self.column += self.indent
        self.at = self.next
        self._in_tab = False
        self.indent = 0

    def skip(self, characters: int) -> None:
        """Move on by so many characters, none of them a tab."""
        self.at += characters
        self.column += characters
        self._in_tab = False
        self.look()

    def skip_columns(self, columns: int) -> None:
        """Move on by at most so many columns; a tab may be left half read."""
        while columns > 0 and self.at < len(self.text):
            width = 1
            self._in_tab = False
            if self.text[self.at] == "\t":
                width = TAB_STOP - self.column % TAB_STOP
                self._in_tab = width > columns
            step = min(width, columns)
            self.column += step
            columns -= step
            if not self._in_tab:
                self.at += 1
        self.look()

    def at_blank(self) -> bool:
        """Return whether a space or a tab comes next."""
        return self.at < len(self.text) and self.text[self.at] in " \t"

    def rest(self) -> str:
        """Return what is left, the unread columns of a tab as spaces."""
        if self._in_tab:
            return " " * (TAB_STOP - self.column % TAB_STOP) + self.text[self.at + 1 :]
        return self.text[self.at :]

    def mark(self) -> tuple[int, int, bool]:
        """Return the position, for `back`."""
        return self.at, self.column, self._in_tab

    def back(self, mark: tuple[int, int, bool]) -> None:
        """Return to a position."""
        self.at, self.column, self._in_tab = mark
        self.look()
