"""Answers within a number of words: what is kept first, and what several answers share."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from bot.answering.desk import LONG
from bot.model.intents import AnswerKind
from bot.model.turn import Bars, Block, Figure, Line, Reply, Table, Verbatim

SHORT, LONGEST = 90, 180
LONG_KINDS: set[AnswerKind] = {
    "card",
    "list",
    "ranking",
    "difference",
    "recommendation",
    "transition",
}
T = TypeVar("T")


def first_that_fits(choices: Iterable[T], words: int) -> T:
    """Return the first of several forms of an answer within so many words, else the last."""
    last = None
    for choice in choices:
        last = choice
        blocks = getattr(choice, "blocks", ())
        if sum(map(count, blocks)) <= words:
            return choice
    if last is None:
        raise ValueError("expected at least one form of the answer")
    return last


def count(block: Block) -> int:
    """Return the words of a block as it is read."""
    return sum(len(text.split()) for text in texts(block))


def texts(block: Block) -> Iterator[str]:
    """Yield all texts of a block."""
    if isinstance(block, Line):
        yield f"{'- ' if block.kind == 'item' else ''}{block.text} {block.tag}"
    elif isinstance(block, Bars):
        yield from (f"- {bar.text} {bar.tag}" for bar in block.rows)
    elif isinstance(block, Table):
        for name, pairs in block.records:
            yield f"- {name}: {' '.join(f'{point} {value}' for point, value in pairs)}"
    elif isinstance(block, Verbatim):
        yield block.text


def together(replies: Sequence[Reply], kinds: Sequence[AnswerKind]) -> list[Reply]:
    """Return replies to one line cut so that all of them make one short answer, at least one.

    The shortest take what they need; the others share what is left, and what their cuts
    leave over goes to the first.
    """
    careers = {career for reply in replies for career in reply.careers}
    long = len(careers) > 1 or kinds[0] in LONG_KINDS  # the first tells what was asked
    if len(replies) == 1:
        return [within(replies[0], LONGEST if long else SHORT)]
    left = LONG if long else SHORT
    shares = _shares([_length(reply) for reply in replies], left)
    cut = [within(reply, words) for reply, words in zip(replies, shares, strict=True)]
    left -= sum(map(_length, cut))
    for i, reply in enumerate(replies):
        wider = within(reply, _length(cut[i]) + left)
        left -= _length(wider) - _length(cut[i])
        cut[i] = wider
    return cut


def _shares(lengths: Sequence[int], words: int) -> list[int]:
    """Return the words that each may take: the short all they need, the others the same."""
    shares = [0] * len(lengths)
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    for done, i in enumerate(order):
        shares[i] = min(lengths[i], words // (len(order) - done))
        words -= shares[i]
    return shares


def _length(reply: Reply) -> int:
    return sum(map(count, reply.blocks))


def within(reply: Reply, words: int) -> Reply:
    """Return the reply within so many words, its first block in any case.

    Where it is cut, each part of it keeps its beginning, and figures go with their text.
    """
    if _length(reply) <= words:
        return reply
    parts = [part for block in reply.blocks for part in _parts(block)]
    kept: set[int] = set()
    for i in _by_worth(parts, several=len(reply.careers) > 1):
        if not kept or count(parts[i]) + sum(count(parts[k]) for k in kept) <= words:
            kept.add(i)
    stay = [i for i in sorted(kept) if _may_stand(i, parts, kept)]
    blocks = _whole(parts[i] for i in stay)
    return replace(reply, blocks=blocks, figures=stated(reply.figures, blocks))


def _parts(block: Block) -> list[Block]:
    """Return bars one by one, other blocks as they are."""
    if isinstance(block, Bars):
        return [Bars((bar,), block.top, block.step) for bar in block.rows]
    return [block]


def _whole(parts: Iterable[Block]) -> tuple[Block, ...]:
    """Return parts with neighbouring bars as one chart again."""
    blocks: list[Block] = []
    for part in parts:
        last = blocks[-1] if blocks else None
        if isinstance(part, Bars) and isinstance(last, Bars):
            blocks[-1] = Bars((*last.rows, *part.rows), part.top, part.step)
        else:
            blocks.append(part)
    return tuple(blocks)


def _by_worth(parts: Sequence[Block], *, several: bool) -> list[int]:
    """Order parts by 1. the first, 2. what it assumes, 3. warnings on several careers, 4. place."""
    ranks: list[tuple[int, int]] = []
    depth = 0
    for i, part in enumerate(parts):
        kind = part.kind if isinstance(part, Line) else "lead"
        depth = depth + 1 if kind == "item" else 0
        note = -1 if several else len(parts)
        ranks.append((_worth(i, kind, note, depth), i))
    return [i for _, i in sorted(ranks)]


def _worth(number: int, kind: str, note: int, depth: int) -> int:
    if number == 0:
        return -3
    return {"assumption": -2, "note": note}.get(kind, depth)


def _may_stand(i: int, parts: Sequence[Block], kept: set[int]) -> bool:
    """Whether a part may stand: a heading if something follows under it, a note below its part."""
    part = parts[i]
    if not isinstance(part, Line) or part.kind in {"item", "option", "assumption"}:
        return True
    if part.kind == "note":
        above = [k for k in range(i) if not _is_note(parts[k])][-1:]
        return not above or above[0] in kept or any(isinstance(p, Bars) for p in parts)
    return not part.text.endswith(":") or i + 1 in kept


def _is_note(part: Block) -> bool:
    return isinstance(part, Line) and part.kind == "note"


def stated(figures: Iterable[Figure], blocks: Iterable[Block]) -> tuple[Figure, ...]:
    """Return the figures whose ends both occur in the text."""
    said = " ".join(text for block in blocks for text in texts(block))
    return tuple(
        figure
        for figure in figures
        if all(f"{end:,}" in said for end in (figure.low, figure.high) if end is not None)
    )
