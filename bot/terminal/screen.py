"""Where the chat writes: answers drawn for a terminal, or plain text where no one looks on."""

from collections.abc import Callable, Iterable, Sequence
from os import terminal_size
from textwrap import TextWrapper
from typing import TYPE_CHECKING, NamedTuple, TextIO

from bot.model.visible import visible
from bot.terminal.charset import fitted
from bot.terminal.looks import Looks

if TYPE_CHECKING:
    from bot.model.turn import Reply

WIDEST = 100
BELOW = 3
"""Rows kept below an answer: a blank one, the prompt and the toolbar."""


class Manner(NamedTuple):
    """What there is to write to: its signs, whether it has colour, whether it is a terminal.

    `plain` asks for text without tables, bars and pages.
    """

    encoding: str = "utf-8"
    colour: bool = False
    tty: bool = False
    plain: bool = True


class Screen:
    """The output of the chat; `size` tells the terminal's columns and rows at any time."""

    def __init__(self, out: TextIO, manner: Manner, size: Callable[[], terminal_size]) -> None:
        self._out = out
        self._size = size
        self.manner = manner

    @property
    def width(self) -> int:
        """The columns that text may take."""
        return min(self._size().columns, WIDEST)

    def show(self, reply: "Reply", looks: Looks, *, paged: bool = True) -> Sequence[str]:
        """Show a reply; return the lines that did not fit the screen."""
        if self.manner.plain:
            from bot.terminal.plain import plain  # noqa: PLC0415 - not before the first prompt

            self._write([plain(reply, self.width if self.manner.tty else None)])
            return ()
        from bot.terminal.render import drawn  # noqa: PLC0415 - rich costs 45 ms

        theme = looks.theme if self.manner.colour else "none"
        return self.page(drawn(reply, self.width, self.manner.encoding, theme), paged=paged)

    def page(self, lines: Sequence[str], *, paged: bool = True) -> Sequence[str]:
        """Show as many of the lines as the screen holds; return the others."""
        rows = max(self._size().lines - BELOW, 2)
        whole = self.manner.plain or not paged or len(lines) <= rows
        shown = len(lines) if whole else rows - 1
        self._write(lines[:shown])
        return lines[shown:]

    def say(self, lines: Iterable[str]) -> None:
        """Show lines, wrapped."""
        self._write(self.wrapped(lines))

    def wrapped(self, lines: Iterable[str], indent: str = "") -> list[str]:
        """Return lines as the width allows, later parts of each set in by `indent`.

        What a person typed into one shows as itself and steers no terminal.

        Where there is no terminal, lines are left as long as they are.
        """
        lines = [visible(line) for line in lines]
        if not self.manner.tty:
            return lines
        width = self.width
        indent = indent if 2 * len(indent) <= width else "  "
        fill = TextWrapper(width, subsequent_indent=indent, break_on_hyphens=False)
        return [part for line in lines for part in fill.wrap(line) or [""]]

    def _write(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._out.write(f"{fitted(line, self.manner.encoding)}\n")
        self._out.flush()
