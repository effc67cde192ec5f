"""What the likeness of two utterances is measured by: words, pairs, senses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from bot.model.turn import Entity, Token
from bot.model.words import END, GAP, KIND_MARK, START
from bot.understanding.senses import NO_SENSES, Senses

SYMBOL = {"shared-name": "career", "background": "job"}
CAREER = "career"
CAREERS = {CAREER, "shared-name"}
JOBS = {"job", "background"}
ROW = {"and", "or", "versus"}
ROW_MARKS = frozenset(",/&")
LEFT_AS_TYPED = {"term", "reference", "nickname"}
BARE = {"nickname", "reference", "career", "shared-name", "job", "background", "money", "number"}
PAIR_WEIGHT = 0.7
SKIP_WEIGHT = 0.3
SENSE_WEIGHT = 1.0


class Edges(NamedTuple):
    """Where the careers that a clause names begin, and where they end."""

    starts: set[int]
    ends: set[int]


def units(tokens: Sequence[Token], entities: Sequence[Entity]) -> list[tuple[str, float]]:
    """Return the words of a clause with their likeness, named things as `@kind`.

    Where the word itself tells something (a tool, a degree), it stands beside its kind. A job
    outside the knowledge counts as a career asked about if no career of ours is named, or if it
    stands in a row with one ("a data engineer or a data scientist").
    """
    careers = [entity for entity in entities if entity.kind in CAREERS]
    ours = Edges({e.start for e in careers}, {e.end for e in careers})
    starts = {entity.start: entity for entity in reversed(entities)}
    found: list[tuple[str, float]] = []
    position = 0
    while position < len(tokens):
        entity = starts.get(position)
        if entity is None or entity.kind in LEFT_AS_TYPED:
            if not _qualifies(position, tokens, starts):
                found.append((tokens[position].word, tokens[position].likeness))
            position += 1
            continue
        found.append((_symbol(entity, ours, tokens), entity.likeness))
        position = entity.end
    return found


def _symbol(entity: Entity, ours: Edges, tokens: Sequence[Token]) -> str:
    """Return what stands for an entity, given where the careers of ours begin and end."""
    alike = entity.kind in JOBS and (not ours.starts or _in_a_row(entity, ours, tokens))
    return KIND_MARK + (CAREER if alike else SYMBOL.get(entity.kind, entity.kind))


def _in_a_row(entity: Entity, ours: Edges, tokens: Sequence[Token]) -> bool:
    """Whether a career of ours stands beside a name, joined by "or" and its like or a mark."""
    before = ((end, entity.start) for end in (entity.start - 1, entity.start) if end in ours.ends)
    after = ((entity.end, start) for start in (entity.end, entity.end + 1) if start in ours.starts)
    return any(_joined(end, start, tokens) for end, start in (*before, *after))


def _joined(end: int, start: int, tokens: Sequence[Token]) -> bool:
    if end < start:
        return tokens[end].word in ROW
    return not ROW_MARKS.isdisjoint(tokens[start].gap)


def _qualifies(position: int, tokens: Sequence[Token], starts: Mapping[int, Entity]) -> bool:
    """Whether an unknown word only narrows the career named next ("multimodal AI engineer")."""
    following = starts.get(position + 1)
    unknown = not tokens[position].known and tokens[position].word.isalpha()
    return unknown and following is not None and following.kind == "career"


def named_words(
    tokens: Sequence[Token], entities: Sequence[Entity], telling: AbstractSet[str] = frozenset()
) -> Iterator[str]:
    """Yield the words inside entities that tell more than the kind does.

    That is all words of a tool or a degree; of a career or a job only those that are `telling`
    (the "student" in "physics student").
    """
    for entity in entities:
        bare = entity.kind in BARE
        words = (token.word for token in tokens[entity.start : entity.end])
        yield from (word for word in words if not bare or word in telling)


def features(
    words: Sequence[str], beside: Iterable[str] = (), senses: Senses = NO_SENSES
) -> dict[str, float]:
    """Return the weighted features of a row: words, neighbours, groups of the thesaurus."""
    found: dict[str, float] = {}
    padded = [START, *words, END]
    for word in (*words, *beside):
        found[word] = found.get(word, 0.0) + 1.0
    for left, right in pairwise(padded):
        found[f"{left} {right}"] = PAIR_WEIGHT
    for left, right in zip(padded, padded[2:], strict=False):
        found[f"{left} {GAP} {right}"] = SKIP_WEIGHT
    for word in words:
        groups = senses.of(word)
        for group in groups:
            found[group] = SENSE_WEIGHT / len(groups) ** 0.5
    return found
