"""A reply on the screen: wrapped to its width, quiet colour, meaning never by colour alone."""

import re
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text
from rich.theme import Theme

from bot.model.turn import Bars, Block, Line, Reply, Verbatim
from bot.model.turn import Table as Rows
from bot.terminal.bars import Chart
from bot.terminal.looks import PALETTES

NARROW = 60
NUMBER = re.compile(r"\d+\. ")
BULLET, ASCII_BULLET = "•", "-"


class Sheet(StringIO):
    """What a reply is drawn on before it is shown, in the encoding of the screen."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a text in memory has none by itself
        """The encoding that bars and bullets are chosen by."""
        return self._encoding


def drawn(reply: Reply, width: int, encoding: str, theme: str) -> list[str]:
    """Return the lines of a reply as they go to a terminal, colours included."""
    sheet = Sheet(encoding)
    console = Console(
        file=sheet,
        width=width,
        highlight=False,
        force_terminal=theme in PALETTES,
        color_system="auto" if theme in PALETTES else None,
    )
    show_reply(reply, console, theme)
    return [line.rstrip() for line in sheet.getvalue().splitlines()]


def _theme(name: str) -> Theme:
    """Return the colours of a theme under the names that text is marked with."""
    if name not in PALETTES:
        return Theme({"quiet": "none", "bar": "none"})
    return Theme(PALETTES[name]._asdict())


def show_reply(reply: Reply, console: Console, theme: str = "both") -> None:
    """Print a reply and its suggestions in the colours of a theme."""
    with console.use_theme(_theme(theme)):
        for block in reply.blocks:
            console.print(_renderable(block, console), soft_wrap=isinstance(block, Verbatim))
        if reply.suggestions:
            shown = reply.suggestions[: 2 if console.width >= NARROW else 1]
            console.print(_hanging("  Next:", Text(" · ".join(shown), "quiet")))


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
    numbered = NUMBER.match(block.text) if block.kind == "option" else None
    return _hanging(numbered[0].rstrip(), text[numbered.end() :]) if numbered else text


def _bullet(console: Console) -> str:
    return BULLET if console.encoding.startswith("utf") else ASCII_BULLET


def _tagged(line: Line) -> Text:
    text = Text(line.text)
    if line.tag:
        text.append(f" ({line.tag})", "quiet")
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
