"""A reply on the screen: wrapped to its width, quiet colour, meaning never by colour alone."""

from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from bot.model.turn import Bars, Block, Line, Reply, Verbatim
from bot.model.turn import Table as Rows
from bot.terminal.bars import Chart

WIDEST = 100
NARROW = 60
BULLET, ASCII_BULLET = "•", "-"


def make_console(width: int | None = None, *, colour: bool | None = None) -> Console:
    """Return a console at most `WIDEST` columns wide; NO_COLOR and dumb terminals are heeded."""
    console = Console(width=width, no_color=None if colour is None else not colour, highlight=False)
    console.width = min(console.width, WIDEST)
    return console


def show_reply(reply: Reply, console: Console) -> None:
    """Print a reply and its suggestions."""
    for block in reply.blocks:
        console.print(_renderable(block, console), soft_wrap=isinstance(block, Verbatim))
    if reply.suggestions:
        console.print(_hanging("  Next:", Text(" · ".join(reply.suggestions[:2]), "dim")))


def show_lines(lines: Iterable[str], console: Console) -> None:
    """Print plain lines, wrapped."""
    for line in lines:
        console.print(Text(line))


def _renderable(block: Block, console: Console) -> RenderableType:
    if isinstance(block, Rows):
        return _table(block) if console.width >= NARROW else _records(block, console)
    if isinstance(block, Bars):
        return Chart(block)
    if isinstance(block, Verbatim):
        return Text(block.text)
    text = _tagged(block)
    if block.kind == "item":
        return _hanging(_bullet(console), text)
    return text


def _bullet(console: Console) -> str:
    return BULLET if console.encoding.startswith("utf") else ASCII_BULLET


def _tagged(line: Line) -> Text:
    text = Text(line.text)
    if line.tag:
        text.append(f" ({line.tag})", "dim")
    return text


def _hanging(mark: str, text: Text) -> Grid:
    """Return text with a mark before it, later lines set in under the first."""
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(mark, text)
    return grid


def _table(rows: Rows) -> Grid:
    """Return a table whose columns share the width; long cells wrap."""
    table = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", expand=False)
    for number, name in enumerate(rows.head):
        table.add_column(name, no_wrap=number == 0 and rows.across, overflow="fold")
    for row in rows.rows:
        table.add_row(*map(Text, row))
    return table


def _records(rows: Rows, console: Console) -> Group:
    """Return the things of a table one under the other, for narrow terminals."""
    parts: list[RenderableType] = []
    for name, pairs in rows.records:
        parts.append(Text(name, "bold"))
        parts += [_hanging(_bullet(console), Text(f"{p}: {v}")) for p, v in pairs]
    return Group(*parts)
