"""A career on one screen, and the list of all careers."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.answering.budget import first_that_fits
from bot.answering.desk import Desk, capital, citations, figure, listed, more
from bot.answering.official import OfficialPay, official_pay
from bot.answering.pay import band_text
from bot.model.knowledge import Career, Fact
from bot.model.official import NATION
from bot.model.turn import Line, Reply, Request

MOST_CARDS = 3
MOST_LISTED = 15


class Detail(NamedTuple):
    """How much a card shows.

    How many facts on duties and skills, tools, and facts on the outlook; `whole` says whether
    it shows more than what the career is, does and pays.
    """

    duties: int
    skills: int
    tools: int
    outlook: int
    whole: bool = True


DETAILS = (
    Detail(2, 2, 6, 2),
    Detail(1, 1, 6, 2),
    Detail(0, 1, 4, 2),
    Detail(1, 1, 4, 1),
    Detail(0, 1, 4, 1),
    Detail(0, 1, 3, 1),
    Detail(1, 0, 0, 0, whole=False),
)
FIGURES = ("ooh",)


class Card(NamedTuple):
    """The lines of a card, the facts and tools it cites, and its official pay."""

    career: Career
    lines: tuple[Line, ...]
    cited: tuple[str, ...]
    official: OfficialPay | None


def answer_card(desk: Desk, request: Request) -> Reply:
    """Return the cards of the careers named; without one, the list of all.

    A card holds does, needs, tools, where, pay (the guide's, then official), outlook as far as
    stated, and similar careers; the most detailed form that fits one screen is taken.
    """
    careers = desk.careers(request)[:MOST_CARDS]
    if not careers:
        return answer_list(desk, request)
    forms = (_cards(desk, careers, detail) for detail in DETAILS)
    return first_that_fits(forms, desk.room)


def _cards(desk: Desk, careers: Sequence[Career], detail: Detail) -> Reply:
    cards = [_card(desk, career, detail) for career in careers]
    pays = [card.official for card in cards if card.official and card.official.figure]
    sources = citations(desk, [(card.cited, card.career) for card in cards])
    return Reply(
        "answer",
        tuple(line for card in cards for line in card.lines),
        tuple(career.id for career in careers),
        (
            *(figure(career, band) for career in careers for band in career.pay),
            *(pay.figure for pay in pays if pay.figure),
        ),
        sources=(*sources, *dict.fromkeys(pay.citation for pay in pays)),
    )


def _card(desk: Desk, career: Career, detail: Detail) -> Card:
    """Return one card; where less than the whole is shown, what it is, does and pays."""
    summary = career.summary
    lead = Line(f"{capital(career.name)}: {summary.text}", desk.tags(summary.sources))
    bands = [Line(f"Pay: {band_text(career, b)}", desk.tag(b.source), "item") for b in career.pay]
    shown = [
        ("Does", career.facts.get("duties", [])[: detail.duties]),
        ("Needs", career.facts.get("skills", [])[: detail.skills]),
    ]
    lines = [lead, *(_fact_line(desk, label, found) for label, found in shown if found)]
    cited = [s for _, found in shown for fact in found for s in fact.sources]
    if not detail.whole:
        return Card(career, (*lines, *bands), (*summary.sources, *cited), None)
    official = official_pay(desk, career, NATION)
    where, outlook = _where(career), _outlook(career)[: detail.outlook]
    tools, used = _tool_line(desk, career, detail.tools)
    lines += [tools, _fact_line(desk, "Where", where), *bands]
    lines += [_as_item(official.line), _fact_line(desk, "Outlook", outlook)]
    lines.append(_similar(desk, career))
    cited += [*used, *(s for fact in (*where, *outlook) for s in fact.sources)]
    return Card(career, tuple(lines), (*summary.sources, *cited), official)


def _where(career: Career) -> list[Fact]:
    """Return the first kinds of employers; those of one word each stand together."""
    facts = career.facts.get("employers", [])
    short = [fact for fact in facts if len(fact.text.split()) <= MOST_CARDS]
    return short[:MOST_CARDS] or facts[:1]


def _outlook(career: Career) -> list[Fact]:
    """Return the first statement on demand, and the first official one on growth."""
    facts = career.facts.get("demand", [])
    official = [f for f in facts if any(s.split("#")[0] in FIGURES for s in f.sources)]
    return [*facts[:1], *(fact for fact in official[:1] if fact not in facts[:1])]


def _as_item(line: Line) -> Line:
    return Line(line.text, line.tag, "item")


def _tool_line(desk: Desk, career: Career, most: int) -> tuple[Line, list[str]]:
    """Return the first tools, the guide's before the others, and who names them."""
    uses = sorted(career.tools, key=lambda use: "guide" not in use.sources)[:most]
    names = [desk.knowledge.tools[use.tool].name for use in uses]
    sources = [source for use in uses for source in use.sources]
    return Line(f"Tools: {listed(names)}.", desk.tags(sources), "item"), sources


def _fact_line(desk: Desk, label: str, facts: Sequence[Fact]) -> Line:
    text = " ".join(fact.text for fact in facts) or desk.say("nothing_stated")
    return Line(f"{label}: {text}", desk.tags(s for f in facts for s in f.sources), "item")


def _similar(desk: Desk, career: Career) -> Line:
    names = [desk.knowledge.careers[similar.career].name for similar in career.similar]
    return Line(f"Similar: {listed(names)}.", kind="item")


def answer_list(desk: Desk, request: Request) -> Reply:
    """Return all careers, or those of an industry, with what tells each apart."""
    careers = [
        c
        for c in desk.knowledge.careers.values()
        if c.id not in request.excluded and _in_industry(c, request)
    ] or list(desk.knowledge.careers.values())
    lines = [Line(desk.say("list_lead" if len(careers) > 1 else "list_one"))]
    shown = careers[:MOST_LISTED]
    lines += [Line(f"{capital(c.name)}: {c.in_a_word}.", kind="item") for c in shown]
    return Reply(
        "answer",
        (*lines, *more(desk, len(careers), len(shown))),
        tuple(c.id for c in shown),
        sources=citations(desk, [(["guide"], None)]),
    )


def _in_industry(career: Career, request: Request) -> bool:
    return not request.industries or any(
        u.industry in request.industries for u in career.industries
    )
