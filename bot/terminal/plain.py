"""A reply as plain text, as a person or a screen reader reads it."""

from bot.model.turn import Block, Line, Reply


def plain(reply: Reply) -> str:
    """Return the whole reply as text, a line a block, without colour or width."""
    return "\n".join(_text(block) for block in reply.blocks)


def _text(block: Block) -> str:
    if not isinstance(block, Line):
        return "\n".join("; ".join(row) for row in (block.head, *block.rows))
    tag = f" ({block.tag})" if block.tag else ""
    return f"{'- ' if block.kind == 'item' else ''}{block.text}{tag}"
