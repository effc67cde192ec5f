"""A reply as plain text, as a person or a screen reader reads it."""

from bot.model.turn import Bar, Bars, Block, Line, Reply, Table, Verbatim

BULLET = "- "


def plain(reply: Reply, width: int | None = None) -> str:
    """Return the whole reply as text without colour, a line a block.

    With a `width` in columns, longer lines are broken between words.
    """
    return "\n".join(line for block in reply.blocks for line in _fitted(block, width))


def _fitted(block: Block, width: int | None) -> list[str]:
    """Return the lines of a block, broken where one is longer than `width`; files as they are."""
    lines = _lines(block)
    if width is None or isinstance(block, Verbatim):
        return lines
    return [part for line in lines for part in _wrapped(line, width)]


def _wrapped(line: str, width: int) -> list[str]:
    """Return a line as several of at most `width` columns, later ones set in under an item."""
    from textwrap import wrap  # noqa: PLC0415 - only for terminals; costs a millisecond

    indent = " " * len(BULLET) if line.startswith(BULLET) else ""
    return wrap(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _lines(block: Block) -> list[str]:
    if isinstance(block, Table):
        return _records(block)
    if isinstance(block, Bars):
        return [f"{BULLET}{tagged(bar)}" for bar in block.rows]
    if isinstance(block, Verbatim):
        return [block.text]
    return [f"{BULLET if block.kind == 'item' else ''}{tagged(block)}"]


def tagged(block: Line | Bar) -> str:
    """Return a text with its source behind it."""
    return f"{block.text} ({block.tag})" if block.tag else block.text


def _records(table: Table) -> list[str]:
    """Return a sentence for each thing in a table, so that it can be read aloud."""
    return [
        f"{BULLET}{name}: {'; '.join(f'{point}: {value}' for point, value in pairs)}."
        for name, pairs in table.records
    ]
