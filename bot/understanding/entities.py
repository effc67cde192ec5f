"""Everything that an utterance names, overlaps resolved."""

from collections.abc import Iterable, Sequence

from bot.model.intents import Language
from bot.model.knowledge import Level
from bot.model.turn import Entity, EntityKind, Token
from bot.model.words import word_set
from bot.understanding.amounts import find_amounts, years_of_experience
from bot.understanding.lexicon import Lexicon
from bot.understanding.titles import Titles
from bot.understanding.tool_words import with_tool_words

RANK: tuple[EntityKind, ...] = (
    "career",
    "shared-name",
    "nickname",
    "background",
    "job",
    "level",
    "place",
    "money",
    "number",
    "degree",
    "tool",
    "topic",
    "industry",
    "employer",
    "field",
    "term",
    "reference",
)
_PLACES = {kind: place for place, kind in enumerate(RANK)}
REACH = 3
NO = "no"
GROUPS = {"both", "held"}


def find_entities(
    tokens: Sequence[Token],
    lexicon: Lexicon,
    titles: Titles,
    levels: Iterable[Level],
    language: Language,
) -> tuple[Entity, ...]:
    """Return the entities in `tokens`: the longest span wins, then the order of `RANK`."""
    named = [e for e in lexicon.find(tokens) if _points(e, tokens)]
    named = with_tool_words([*named, *titles.headed(named, tokens)], tokens, language)
    amounts = find_amounts(tokens)
    chosen = without_overlaps(named)
    jobs = titles.find(tokens, chosen)
    if amounts or jobs:
        levelled = _level_by_years(tokens, amounts, levels)
        chosen = without_overlaps([*named, *amounts, *levelled, *jobs])
    return tuple(_negate(chosen, tokens, language))


def _points(entity: Entity, tokens: Sequence[Token]) -> bool:
    """Whether a reference of one word points at something: "the second", not "second"."""
    alone = entity.kind == "reference" and entity.end - entity.start == 1
    return not alone or entity.id in GROUPS or "the" in tokens[entity.start].gap.split()


def _level_by_years(
    tokens: Sequence[Token], amounts: Sequence[Entity], levels: Iterable[Level]
) -> list[Entity]:
    years = years_of_experience(tokens, amounts)
    if years is None or years.value is None:
        return []
    return [
        Entity("level", level.id, years.start, years.end + 1, years.text, value=years.value)
        for level in levels
        if level.years[0] <= years.value <= level.years[1]
    ]


def without_overlaps(entities: Sequence[Entity]) -> list[Entity]:
    """Return the entities of the longest spans, in order; one span may carry several kinds."""
    if len(entities) < 2:
        return list(entities)
    chosen: dict[tuple[int, int], dict[tuple[EntityKind, str], Entity]] = {}
    taken: dict[int, tuple[int, int]] = {}
    for entity in sorted(entities, key=lambda e: (e.start - e.end, _PLACES[e.kind], e.start)):
        span = entity.start, entity.end
        if all(taken.get(i, span) == span for i in range(*span)):
            taken.update(dict.fromkeys(range(*span), span))
            chosen.setdefault(span, {}).setdefault((entity.kind, entity.id), entity)
    kept = (entity for named in chosen.values() for entity in named.values())
    return sorted(kept, key=lambda e: (e.start, _PLACES[e.kind]))


def _negate(
    entities: Sequence[Entity], tokens: Sequence[Token], language: Language
) -> Iterable[Entity]:
    """Mark what stands behind a word such as "not" or "without"; "and" and "or" carry it on."""
    joiners = word_set(language.joiners)
    if word_set(language.negations).isdisjoint(token.word for token in tokens):
        yield from entities
        return
    previous_end, carried = -1, False
    for entity in entities:
        reach = range(max(entity.start - REACH, previous_end, 0), entity.start)
        bridge = (
            {t.word for t in tokens[previous_end : entity.start]} if previous_end >= 0 else {""}
        )
        carried = _ruled_out(reach[-2:], tokens, language) or (
            carried and bool(bridge) and bridge <= joiners
        )
        previous_end = entity.end
        yield _negated(entity) if carried else entity


def _ruled_out(near: Sequence[int], tokens: Sequence[Token], language: Language) -> bool:
    """Whether words before a name rule it out: "not …", but not "is not …" nor "not just …"."""
    negating = word_set(language.negations)
    negations = [
        i for i in near if tokens[i].word in negating and not _answers(i, tokens, language)
    ]
    softened = near and tokens[near[-1]].word in word_set(language.feelings["softeners"])
    asked = negations == [1] and tokens[0].word in word_set(language.feelings["copulas"])
    return bool(negations) and not softened and not asked


def _answers(i: int, tokens: Sequence[Token], language: Language) -> bool:
    """Whether a word is a "no" of its own, as an article behind it shows ("no, the second")."""
    articles = set(language.ignored).intersection(*(t.gap.split() for t in tokens[i + 1 : i + 2]))
    return tokens[i].word == NO and bool(articles)


def _negated(entity: Entity) -> Entity:
    return Entity(
        entity.kind,
        entity.id,
        entity.start,
        entity.end,
        entity.text,
        entity.likeness,
        entity.value,
        negated=True,
    )
