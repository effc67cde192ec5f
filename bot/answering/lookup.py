"""Which careers use a tool, need a skill or work in an industry; and what a term means."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from bot.answering.desk import Desk, capital, citations, listed
from bot.answering.evidence import has
from bot.answering.official_tools import Listed, also_listed, by_occupation, cited, listed_for
from bot.answering.overview import answer_card
from bot.model.knowledge import Career, Named, Tool
from bot.model.turn import EntityKind, Line, Reply, Request
from bot.model.words import stem

MOST_FOUND = 5
SAYS_IT, SAYS_OWN = 2, 4
SAYS_WHERE = {"domains", "venues"}


class Found(NamedTuple):
    """A career that a search found: how strongly, in which words, and who says so."""

    weight: int
    career: Career
    text: str
    sources: tuple[str, ...]


def answer_lookup(desk: Desk, request: Request) -> Reply:
    """Return the careers that the sources connect with what was named, the guide's first."""
    asked = request if names(desk, request) else _by_words(desk, request)
    if request.careers and not names(desk, asked):
        return answer_card(desk, request)
    what, wording = capital(listed(names(desk, asked))), desk.intent(request).wording
    found = [c for c in _tied(desk, asked) if not request.within or c.id in request.within]
    best = [_strongest(desk, career, asked) for career in found[:MOST_FOUND]]
    near = listed_for(desk, asked.tools, [c.id for c in found], request.within)
    if near and not best:
        return _by_lists(desk, what, near)
    if not best:
        return Reply("not-stated", (Line(str(wording["none"]).format(what=what)),))
    lines = [Line(str(wording["lead"]).format(what=what))]
    lines += [
        Line(f"{capital(hit.career.plural)}: {hit.text}", desk.tags(hit.sources), "item")
        for hit in best
    ]
    lines += [*also_listed(desk, near), _rest(desk, request, found, len(near))]
    ids = tuple(hit.career.id for hit in best)
    sources = citations(desk, [(h.sources, h.career) for h in best])
    sources += cited(desk, [one.listing for one in near])
    return Reply("answer", tuple(lines), ids, sources=tuple(dict.fromkeys(sources)))


def _by_lists(desk: Desk, what: str, near: Sequence[Listed]) -> Reply:
    """Return the careers near which an official list has a tool that is said of none itself."""
    lines = (Line(desk.say("tool_only_official", tool=what)), *by_occupation(desk, near))
    ids = tuple(one.career.id for one in near)
    return Reply("answer", lines, ids, sources=cited(desk, [one.listing for one in near]))


def _rest(desk: Desk, request: Request, found: Sequence[Career], listed_near: int) -> Line:
    """Return which careers are named for it, too, and of how many nothing is said."""
    wording, more = desk.intent(request).wording, found[MOST_FOUND:]
    silent = len(request.within or desk.knowledge.careers) - len(found) - listed_near
    texts = [str(wording["also"]).format(names=listed([c.plural for c in more]))] if more else []
    texts += [str(wording["silent"]).format(number=f"{silent:,}")] if silent else []
    return Line(" ".join(texts) or str(wording["every"]), kind="note")


def nearest_to(desk: Desk, request: Request, career: Career) -> Career | None:
    """Return the career, other than one, that the sources tie most to what a request names."""
    return next((other for other in _tied(desk, request) if other.id != career.id), None)


def _tied(desk: Desk, request: Request) -> list[Career]:
    """Return the careers tied to what is named, by 1. how strongly, to all of it, 2. id.

    They are found by the index.
    """
    index = desk.knowledge.index
    weights: Counter[int] = Counter()
    for thing in _things(request):
        ties = index.tied(*thing)
        weights.update(dict(zip(ties.careers, ties.looked_up, strict=True)))
    order = sorted(weights, key=lambda number: (-weights[number], index.ids[number]))
    return [desk.knowledge.careers[index.ids[number]] for number in order]


def _strongest(desk: Desk, career: Career, request: Request) -> Found:
    """Return what ties a career most to anything named."""
    found = (hit for thing in _things(request) for hit in hits_on(desk, career, *thing))
    return max(found, key=lambda hit: hit.weight)


def _by_words(desk: Desk, request: Request) -> Request:
    """Return the request with the topics and industries of which its words say a name."""
    said, know = set(request.words), desk.knowledge

    def named(things: Iterable[Named]) -> tuple[str, ...]:
        return tuple(
            thing.id
            for thing in things
            if any({stem(w) for w in n.split()} <= said for n in (thing.name, *thing.aliases))
        )

    topics, industries = named(know.topics.values()), named(know.industries.values())
    return replace(request, topics=topics, industries=() if topics else industries)


def names(desk: Desk, request: Request) -> list[str]:
    """Return the names of the tools, topics and industries that a request names."""
    know = desk.knowledge
    found = [know.tools[t].name for t in request.tools]
    found += [know.topics[t].name for t in request.topics]
    return found + [know.industries[i].name for i in request.industries]


def _things(request: Request) -> list[tuple[EntityKind, str]]:
    return [
        *(("tool", ident) for ident in request.tools),
        *(("topic", ident) for ident in request.topics),
        *(("industry", ident) for ident in request.industries),
    ]


def hits_on(desk: Desk, career: Career, kind: str, ident: str) -> list[Found]:
    """Return what connects a career with one thing.

    What the guide says weighs most; a statement that says a name of the thing weighs 2 more,
    any of a career whose own name or byword says it 4 more.
    """
    found = _hits(desk, career, kind, ident)
    names = _spoken(desk, kind, ident) if found else []
    own = SAYS_OWN * _says(f"{career.name} {career.full_name} {career.in_a_word}", names)
    return [
        hit._replace(weight=hit.weight + own + SAYS_IT * _says(hit.text, names)) for hit in found
    ]


def _says(text: str, names: Sequence[str]) -> bool:
    return any(has(text, name) for name in names)


def _spoken(desk: Desk, kind: str, ident: str) -> list[str]:
    """Return all names of a thing, in lower case."""
    know = desk.knowledge
    things: dict[str, Mapping[str, Named | Tool]] = {
        "tool": know.tools,
        "topic": know.topics,
        "industry": know.industries,
    }
    thing = things[kind].get(ident) if kind in things else None
    return [name.lower() for name in (thing.name, *thing.aliases)] if thing else []


def _hits(desk: Desk, career: Career, kind: str, ident: str) -> list[Found]:
    if kind == "tool":
        return _tool_hits(career, (ident,))
    if kind == "topic":
        return _topic_hits(career, (ident,))
    return _industry_hits(desk, career, (ident,)) if kind == "industry" else []


def _tool_hits(career: Career, tools: Sequence[str]) -> list[Found]:
    return [
        Found(_weight(use.sources), career, f"{use.use}.", use.sources)
        for use in career.tools
        if use.tool in tools
    ]


def _topic_hits(career: Career, topics: Sequence[str]) -> list[Found]:
    return [
        Found(_weight(fact.sources) + (facet in SAYS_WHERE), career, fact.text, fact.sources)
        for facet, facts in career.facts.items()
        for fact in facts
        if set(fact.about) & set(topics)
    ]


def _industry_hits(desk: Desk, career: Career, industries: Sequence[str]) -> list[Found]:
    hits = []
    for place in career.industries:
        if place.industry in industries:
            name = desk.knowledge.industries[place.industry].name
            weight = _weight((place.source,)) + _own(career)
            text = desk.say("industry_named", industry=name)
            hits.append(Found(weight, career, text, (place.source,)))
    return hits


def _weight(sources: tuple[str, ...]) -> int:
    return 2 if any(source.split("#")[0] == "guide" for source in sources) else 1


def _own(career: Career) -> int:
    """Weigh a career more that the guide places in one industry alone."""
    return 2 if len({place.industry for place in career.industries}) <= 2 else 0


def answer_term(desk: Desk, request: Request) -> Reply:
    """Return the explanation of each term asked for."""
    terms = [desk.knowledge.terms[t] for t in request.terms if t in desk.knowledge.terms]
    lines = [Line(f"{capital(t.name)}: {t.text}", desk.tags(t.sources)) for t in terms]
    sources = citations(desk, [(t.sources, None) for t in terms])
    return Reply("answer", tuple(lines), request.careers, sources=sources)
