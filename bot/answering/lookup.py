"""Which careers use a tool, need a skill or work in an industry; and what a term means."""

from typing import NamedTuple

from bot.answering.desk import Desk, capital, citations, listed
from bot.model.knowledge import Career
from bot.model.turn import Line, Reply, Request

MOST_FOUND = 5
SAYS_WHERE = {"domains", "venues"}


class Found(NamedTuple):
    """A career that a search found: how strongly, in which words, and who says so."""

    weight: int
    career: Career
    text: str
    sources: tuple[str, ...]


def answer_lookup(desk: Desk, request: Request) -> Reply:
    """Return the careers that the sources connect with what was named, the guide's first."""
    what = capital(listed(_names(desk, request)))
    found = [
        hit for career in desk.knowledge.careers.values() for hit in _hits(desk, career, request)
    ]
    found.sort(key=lambda hit: (-hit.weight, hit.career.id))
    best = list({hit.career.id: hit for hit in reversed(found)}.values())[::-1][:MOST_FOUND]
    wording = desk.intent(request).wording
    if not best:
        return Reply("not-stated", (Line(str(wording["none"]).format(what=what)),))
    lines = [Line(str(wording["lead"]).format(what=what))]
    lines += [
        Line(f"{capital(hit.career.plural)}: {hit.text}", desk.tags(hit.sources), "item")
        for hit in best
    ]
    ids = tuple(hit.career.id for hit in best)
    return Reply(
        "answer", tuple(lines), ids, sources=citations(desk, [(h.sources, h.career) for h in best])
    )


def _names(desk: Desk, request: Request) -> list[str]:
    know = desk.knowledge
    names = [know.tools[t].name for t in request.tools]
    names += [know.topics[t].name for t in request.topics]
    return names + [know.industries[i].name for i in request.industries]


def _hits(desk: Desk, career: Career, request: Request) -> list[Found]:
    """Return what connects a career with the things named; facts of the guide weigh most."""
    return [
        *_tool_hits(career, request),
        *_topic_hits(career, request),
        *_industry_hits(desk, career, request),
    ]


def _tool_hits(career: Career, request: Request) -> list[Found]:
    return [
        Found(_weight(use.sources), career, f"{use.use}.", use.sources)
        for use in career.tools
        if use.tool in request.tools
    ]


def _topic_hits(career: Career, request: Request) -> list[Found]:
    return [
        Found(_weight(fact.sources) + (facet in SAYS_WHERE), career, fact.text, fact.sources)
        for facet, facts in career.facts.items()
        for fact in facts
        if set(fact.about) & set(request.topics)
    ]


def _industry_hits(desk: Desk, career: Career, request: Request) -> list[Found]:
    hits = []
    for place in career.industries:
        if place.industry in request.industries:
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
