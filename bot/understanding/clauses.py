"""A line cut into the parts that may each ask something."""

from collections.abc import Sequence

from bot.model.intents import Language
from bot.model.turn import Entity, Token
from bot.model.words import word_set

SHORTEST = 2
_MARKS = frozenset("?!;:\n")
_JOINING = frozenset(("and", "but", "also"))


def clauses(
    tokens: Sequence[Token], entities: Sequence[Entity], language: Language
) -> list[tuple[int, int]]:
    """Return spans of tokens: sentences, and what follows "and", "but" or a comma if it asks."""
    asking = word_set(language.question_words)
    cuts = [0]
    inside = {i for e in entities for i in range(e.start + 1, e.end)}
    for i in range(1, len(tokens)):
        if i not in inside and _cut(i, cuts[-1], tokens, asking):
            cuts.append(i)
    return list(zip(cuts, [*cuts[1:], len(tokens)], strict=True))


def _cut(i: int, start: int, tokens: Sequence[Token], asking: frozenset[str]) -> bool:
    gap, word = tokens[i].gap, tokens[i].word
    if gap and (not _MARKS.isdisjoint(gap) or ("." in gap and len(tokens[i - 1].text) > 1)):
        return True
    if "," in gap:
        return word in asking
    joined = word in _JOINING and i + 1 < len(tokens)
    return joined and tokens[i + 1].word in asking and i - start > SHORTEST
