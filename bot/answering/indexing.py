"""The index of all careers by what the sources tie them to, made when the data are compiled."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from bot.answering.desk import Desk
from bot.answering.evidence import strength
from bot.answering.gaps import column
from bot.answering.judging import centred
from bot.answering.lookup import hits_on
from bot.answering.superlatives import said_of
from bot.model.index import Index, Ties
from bot.model.intents import Intents
from bot.model.knowledge import Career, Facet, Fact, Knowledge
from bot.model.turn import EntityKind, State

MOST = 255
DOCTORATE = "doctorate"
Thing = tuple[EntityKind, str]


def build_index(knowledge: Knowledge, intents: Intents) -> Index:
    """Return the index of the careers in `knowledge`."""
    desk = Desk(knowledge, intents, State())
    rows: dict[str, list[array[int]]] = {}
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    stands = _stands(knowledge)
    for number, career in enumerate(knowledge.careers.values()):
        for thing, part in _things(career, stands.get(career.id, [])):
            columns = rows.setdefault(" ".join(thing), _columns())
            for values, value in zip(columns, (number, *_tie(desk, part, thing)), strict=True):
                values.append(value)
        for name, cell in column(knowledge, career):
            cells[name][cell] += 1
    return Index(
        list(knowledge.careers),
        {key: b"".join(c.tobytes() for c in rows[key]) for key in sorted(rows)},
        {name: dict(sorted(counts.items())) for name, counts in cells.items()},
    )


def _columns() -> list["array[int]"]:
    return [array("I"), *(array("B") for _ in Ties._fields[1:])]


def _stands(knowledge: Knowledge) -> Mapping[str, list[Thing]]:
    """Return the backgrounds that lead to each career."""
    found: dict[str, list[Thing]] = {}
    for background in knowledge.backgrounds.values():
        for near in background.nearest:
            found.setdefault(near.career, []).append(("background", background.id))
    return found


def _things(career: Career, stands: Iterable[Thing]) -> Iterator[tuple[Thing, Career]]:
    """Yield all that any source ties the career to, with what of the career speaks of it.

    Facts stand by topic, so that each is looked at for its own topics only.
    """
    bare = replace(career, facts={})
    others = {("degree", DOCTORATE), *stands, *(("tool", use.tool) for use in career.tools)}
    others.update(("industry", use.industry) for use in career.industries)
    yield from ((thing, bare) for thing in others)
    by_topic: dict[str, dict[Facet, list[Fact]]] = {}
    for facet, facts in career.facts.items():
        for fact in facts:
            for topic in set(fact.about):
                by_topic.setdefault(topic, {}).setdefault(facet, []).append(fact)
    for topic, facts_on_it in by_topic.items():
        yield ("topic", topic), replace(career, facts=facts_on_it)


def _tie(desk: Desk, career: Career, thing: Thing) -> Iterator[int]:
    """Yield how strongly the career is tied to a thing, in the order of `Ties`."""
    kind, ident = thing
    for against in (False, True):
        weight, times = strength(desk, career, thing, against=against)
        yield weight
        yield min(times, MOST)
    yield max((hit.weight for hit in hits_on(desk, career, kind, ident)), default=0)
    told = said_of(career, ident) if kind == "topic" else None
    yield told.weight if told else 0
    yield min(len(told.facts), MOST) if told else 0
    yield int(kind in {"tool", "industry", "topic"} and centred(desk, career, kind, ident))
