"""Ranges drawn on one scale, at any width; every range stands beside its bar in words."""

from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from bot.model.turn import Bar, Bars

INDENT = 2
FEWEST = 10
STYLE = "bar"


class Marks(NamedTuple):
    """The characters that bars are drawn with."""

    full: str
    open: str
    arrow: str
    tick: str
    axis: str


UNICODE = Marks("█", "─", "▶", "┴", "─")
ASCII = Marks("#", "-", ">", "+", "-")


class Chart:
    """Bars as rich shows them: the words of each range, its bar below, then the scale."""

    def __init__(self, bars: Bars) -> None:
        self.bars = bars

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines of the chart for the width at hand."""
        marks = UNICODE if options.encoding.startswith("utf") else ASCII
        width = max(options.max_width - INDENT, FEWEST)
        for bar in self.bars.rows:
            yield _words(bar)
            yield Text(" " * INDENT + drawn(bar, self.bars.top, width, marks), STYLE)
        for line in scale(self.bars.top, self.bars.step, width, marks):
            yield Text(" " * INDENT + line, "quiet")


def _words(bar: Bar) -> Text:
    text = Text(bar.text)
    if bar.tag:
        text.append(f" ({bar.tag})", "quiet")
    return text


def drawn(bar: Bar, top: int, width: int, marks: Marks) -> str:
    """Return a bar: blanks, the stated range, and an arrow to the edge where it is open.

    Without an upper end only the lower one is solid.
    """
    start = column(bar.low, top, width)
    end = column(bar.low if bar.high is None else bar.high, top, width)
    solid = " " * start + marks.full * (end - start + 1)
    if bar.high is None or bar.open_ended:
        return solid[: width - 1].ljust(width - 1, marks.open) + marks.arrow
    return solid


def column(amount: int, top: int, width: int) -> int:
    """Return the column of an amount on a scale from 0 to `top`, counted from 0."""
    return min(round(amount * (width - 1) / top), width - 1)


def scale(top: int, step: int, width: int, marks: Marks) -> list[str]:
    """Return the line of the scale and its labels, as many as have room."""
    amounts = [a for a in range(0, top + 1, step) if a == 0 or _roomy(a, top, step, width)]
    line, labels = [marks.axis] * width, [" "] * width
    for amount in amounts:
        at, label = column(amount, top, width), short(amount)
        line[at] = marks.tick
        start = min(at, width - len(label))
        labels[start : start + len(label)] = label
    return ["".join(line), "".join(labels).rstrip()]


def _roomy(amount: int, top: int, step: int, width: int) -> bool:
    """Whether a label has room: every one on a wide scale, every second or fourth else."""
    longest = 2 * len(short(top)) + 1
    every = next((n for n in (1, 2, 4) if column(step * n, top, width) >= longest), 8)
    return amount // step % every == 0


def short(amount: int) -> str:
    """Return an amount as "$200k"; $0 as it is."""
    return f"${amount // 1000}k" if amount else "$0"
