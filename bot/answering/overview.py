"""A career on one screen, and the list of all careers."""

from bot.answering.desk import Desk, capital, citations, figure, listed, of_facets
from bot.answering.pay import band_text
from bot.model.knowledge import Career, Facet
from bot.model.turn import Line, Reply, Request

MOST_TOOLS = 6


def answer_card(desk: Desk, request: Request) -> Reply:
    """Return the cards of the careers named; without one, the field in a few lines."""
    careers = desk.careers(request)
    if not careers:
        return answer_list(desk, request)
    lines = [line for career in careers[:2] for line in _card(desk, career)]
    facts = [(c.summary.sources, c) for c in careers[:2]]
    return Reply(
        "answer",
        tuple(lines),
        tuple(c.id for c in careers),
        tuple(figure(c, band) for c in careers[:2] for band in c.pay),
        sources=citations(desk, [*facts, *((u.sources, c) for c in careers[:2] for u in c.tools)]),
    )


def _card(desk: Desk, career: Career) -> list[Line]:
    """Return does, needs, tools, where, pay, similar: one line each."""
    tools = [desk.knowledge.tools[u.tool].name for u in career.tools[:MOST_TOOLS]]
    similar = [desk.knowledge.careers[s.career].name for s in career.similar]
    lines = [
        Line(f"{capital(career.name)}: {career.summary.text}", desk.tags(career.summary.sources)),
        _fact_line(desk, "Does", career, ["duties"], 2),
        _fact_line(desk, "Needs", career, ["skills"], 2),
        Line(f"Tools: {listed(tools)}.", kind="item"),
        _fact_line(desk, "Where", career, ["employers"], 1),
        *(Line(f"Pay: {band_text(career, band)}", "the guide", "item") for band in career.pay),
        Line(f"Similar: {listed(similar)}.", kind="item"),
    ]
    return [line for line in lines if line is not None]


def _fact_line(desk: Desk, label: str, career: Career, facets: list[Facet], most: int) -> Line:
    facts = of_facets(career.facts, facets)[:most]
    text = " ".join(fact.text for fact in facts) or desk.say("nothing_stated")
    return Line(f"{label}: {text}", desk.tags(s for f in facts for s in f.sources), "item")


def answer_list(desk: Desk, request: Request) -> Reply:
    """Return all careers, or those of an industry, with what tells each apart."""
    careers = [
        c
        for c in desk.knowledge.careers.values()
        if c.id not in request.excluded and _in_industry(c, request)
    ] or list(desk.knowledge.careers.values())
    lines = [Line(desk.say("list_lead" if len(careers) > 1 else "list_one"))]
    lines += [Line(f"{capital(c.name)}: {c.in_a_word}.", kind="item") for c in careers]
    return Reply(
        "answer",
        tuple(lines),
        tuple(c.id for c in careers),
        sources=citations(desk, [(["guide"], None)]),
    )


def _in_industry(career: Career, request: Request) -> bool:
    return not request.industries or any(
        u.industry in request.industries for u in career.industries
    )
