"""A reply as plain text, as a person or a screen reader reads it."""

from bot.model.turn import Bar, Bars, Block, Line, Reply, Table, Verbatim


def plain(reply: Reply) -> str:
    """Return the whole reply as text, a line a block, without colour or width."""
    return "\n".join(_text(block) for block in reply.blocks)


def _text(block: Block) -> str:
    if isinstance(block, Table):
        return "\n".join(_records(block))
    if isinstance(block, Bars):
        return "\n".join(f"- {tagged(bar)}" for bar in block.rows)
    if isinstance(block, Verbatim):
        return block.text
    return f"{'- ' if block.kind == 'item' else ''}{tagged(block)}"


def tagged(block: Line | Bar) -> str:
    """Return a text with its source behind it."""
    return f"{block.text} ({block.tag})" if block.tag else block.text


def _records(table: Table) -> list[str]:
    """Return a sentence for each thing in a table, so that it can be read aloud."""
    return [
        f"- {name}: {'; '.join(f'{point}: {value}' for point, value in pairs)}."
        for name, pairs in table.records
    ]
