"""Which career has the most or least of a trait, as far as the sources judge that at all."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.answering.budget import first_that_fits
from bot.answering.desk import Desk, capital, citations, listed
from bot.model.knowledge import Career, Facet, Fact
from bot.model.turn import Line, Reply, Request
from bot.model.words import word_set

WEIGHTS: dict[Facet, int] = {
    "culture": 5,
    "suits": 4,
    "impact": 3,
    "caveats": 3,
    "demand": 2,
    "duties": 2,
    "domains": 2,
    "skills": 1,
    "education": 1,
}
GUIDE = 10
MOST_SHOWN = 5
FEW = 3
TWO_FACTS = 2
WORDS = 150


class Said(NamedTuple):
    """A career with the facts that speak of a trait, the strongest first."""

    career: Career
    facts: tuple[Fact, ...]
    weight: int


def answer_superlative(desk: Desk, request: Request) -> Reply:
    """Return the careers that the sources speak of the trait for, in the guide's own words."""
    if not request.topics:
        return Reply("not-stated", (Line(_say(desk, "none_known")),))
    topic = request.topics[0]
    careers = _asked_about(desk, request)
    said = speaking_of(desk, careers, topic)
    if not said:
        name = desk.knowledge.topics[topic].name
        whom = listed([c.plural for c in careers]) if len(careers) <= FEW else "the nine"
        return Reply("not-stated", (Line(_say(desk, "nowhere", topic=name, whom=whom)),))
    most = TWO_FACTS if wants_least(desk, request) else MOST_SHOWN
    forms = (_spoken_of(desk, request, careers, said, n) for n in range(most, 0, -1))
    return first_that_fits(forms, WORDS)


def _spoken_of(
    desk: Desk, request: Request, careers: Sequence[Career], said: Sequence[Career], most: int
) -> Reply:
    """Return so many of the careers with their facts, then the others by name."""
    name, least = desk.knowledge.topics[request.topics[0]].name, wants_least(desk, request)
    shown, rest = [said_of(career, request.topics[0]) for career in said[:most]], said[most:]
    lines = [Line(_say(desk, "least" if least else "most", topic=name))]
    lines += [
        _of_career(desk, one, TWO_FACTS if i == 0 and not least else 1)
        for i, one in enumerate(shown)
    ]
    spoken = {career.id for career in said}
    silent = [career for career in careers if career.id not in spoken]
    for key, group in (("also", rest), ("others", silent)):
        if group:
            text = _say(desk, key, topic=name, others=_named(group))
            lines.append(Line(text, kind="note"))
    sources = citations(desk, [(f.sources, one.career) for one in shown for f in one.facts[:2]])
    ids = () if least else tuple(one.career.id for one in shown)
    return Reply("not-stated" if least else "answer", tuple(lines), ids, sources=sources)


def _named(careers: Sequence[Career]) -> str:
    return (
        f"the other {len(careers):,}" if len(careers) > FEW else listed([c.plural for c in careers])
    )


def wants_least(desk: Desk, request: Request) -> bool:
    """Return whether the least is asked for: by "least", or by a word such as "calmest"."""
    words, rows = set(request.words), [row.partition(":") for row in _words(desk, "opposites")]
    turned = {name for topic, _, names in rows if topic in request.topics for name in names.split()}
    return bool(word_set(tuple(turned)) & words) != bool(
        word_set(_words(desk, "least_words")) & words
    )


def speaking_of(desk: Desk, careers: Sequence[Career], topic: str) -> list[Career]:
    """Return the careers of which a fact speaks of the topic.

    In this order: 1. the weight of the strongest fact, what the guide says itself first, then
    culture, whom it suits, impact and caveats, duties; 2. how many facts; 3. the careers' order.
    """
    index = desk.knowledge.index
    ties, among = index.tied("topic", topic), {career.id for career in careers}
    rows = zip(ties.careers, ties.told, ties.times_told, strict=True)
    found = [(-w, -times, n) for n, w, times in rows if times and index.ids[n] in among]
    return [desk.knowledge.careers[index.ids[n]] for _, _, n in sorted(found)]


def said_of(career: Career, topic: str) -> Said:
    """Return the facts on a career that speak of a topic, the strongest first."""
    facts = [
        (weight + GUIDE * _by_guide(fact), fact)
        for facet, weight in WEIGHTS.items()
        for fact in career.facts.get(facet, [])
        if topic in fact.about
    ]
    facts.sort(key=lambda row: -row[0])
    return Said(career, tuple(fact for _, fact in facts), facts[0][0] if facts else 0)


def _by_guide(fact: Fact) -> bool:
    return any(source.split("#", maxsplit=1)[0] == "guide" for source in fact.sources)


def _of_career(desk: Desk, said: Said, most: int) -> Line:
    facts = said.facts[:most]
    text = " ".join(fact.text for fact in facts)
    tags = desk.tags(source for fact in facts for source in fact.sources)
    return Line(f"{capital(said.career.name)}: {text}", tags, "item")


def _asked_about(desk: Desk, request: Request) -> list[Career]:
    """Return the careers named, those just compared, or all of them."""
    held = desk.state.request
    pointed = bool(word_set(_words(desk, "pointing")) & set(request.words))
    compared = held is not None and (pointed or held.intent == "difference")
    ids = request.careers
    if len(ids) < TWO_FACTS:
        ids = held.careers if held and compared and 1 < len(held.careers) <= FEW else ()
    return [desk.knowledge.careers[i] for i in ids] or list(desk.knowledge.careers.values())


def _words(desk: Desk, key: str) -> tuple[str, ...]:
    found = desk.intents.intents["superlative"].wording[key]
    return (found,) if isinstance(found, str) else tuple(found)


def _say(desk: Desk, key: str, **fields: str) -> str:
    return str(desk.intents.intents["superlative"].wording[key]).format(**fields)
