"""Official wages beside the guide's claims: labelled, dated, never mixed with them."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.answering.desk import Desk, capital, citations, dollars, forms
from bot.model.knowledge import Career, Claim
from bot.model.official import NATION, AreaKind, AtLeast, Mapping, Wage
from bot.model.official import Figure as Published
from bot.model.turn import Citation, Figure, Line, Reply, Request

SOURCE = "oews-2025-05"
AS_OF = "2025-05"
BASIS = "straight-time gross pay of everyone in the occupation"
COUNTRY = "United States"
MOST_PLACES = 5
WHERE = "where"
PLACES: tuple[tuple[AreaKind, str], ...] = (("state", "states"), ("metro", "metropolitan areas"))


class OfficialPay(NamedTuple):
    """What official data say on one career: a line, and the figure if one is published."""

    line: Line
    figure: Figure | None
    citation: Citation


def primary(desk: Desk, career: Career) -> Mapping | None:
    """Return the occupation shown first for a career; None where none stands for it."""
    mappings = desk.knowledge.official.mappings.get(career.id, [])
    return next((m for m in mappings if m.role == "primary"), None)


def official_lines(desk: Desk, request: Request, careers: Sequence[Career]) -> list[OfficialPay]:
    """Return official pay for each career, in the place asked for or the whole country.

    Nothing is returned where a place outside the official data is asked for.
    """
    area = area_of(desk, request)
    if area is None:
        return []
    return [official_pay(desk, career, area) for career in careers]


def area_of(desk: Desk, request: Request) -> str | None:
    """Return the BLS code of the place asked for, or of the nation; None where it has none."""
    if request.place is None:
        return NATION
    return desk.knowledge.places[request.place].area


def official_pay(desk: Desk, career: Career, area: str) -> OfficialPay:
    """Return the line and figure of a career in one area."""
    mapping, citation = primary(desk, career), desk.cite(SOURCE)
    if mapping is None:
        return OfficialPay(Line(desk.say("official_none", **forms(career))), None, citation)
    wage = desk.knowledge.official.wage(mapping.soc, area)
    place = place_name(desk, area)
    if wage is None or not isinstance(wage.p10, int):
        text = desk.say("official_unpublished", title=mapping.title, soc=mapping.soc, place=place)
        return OfficialPay(Line(text, desk.tag(SOURCE)), None, citation)
    text = desk.say(
        "official_one",
        place=place,
        title=mapping.title,
        soc=mapping.soc,
        closeness=mapping.closeness,
        median=amount(desk, wage.median),
        low=amount(desk, wage.p10),
        high=amount(desk, wage.p90),
    )
    return OfficialPay(
        Line(text, desk.tag(SOURCE)), _figure(career, mapping, wage, place), citation
    )


def place_name(desk: Desk, area: str) -> str:
    """Return an area's name as BLS gives it."""
    known = desk.knowledge.official.areas.get(area)
    return COUNTRY if area == NATION or known is None else known.name


def amount(desk: Desk, published: Published) -> str:
    """Return a published amount in words; a top-coded one stays open."""
    if published is None:
        return desk.say("nothing_stated").rstrip(".")
    if isinstance(published, AtLeast):
        return desk.say("official_top_coded", amount=dollars(published.amount))
    return dollars(published)


def _figure(career: Career, mapping: Mapping, wage: Wage, place: str) -> Figure:
    return Figure(
        career=career.id,
        low=_number(wage.p10) or 0,
        high=_number(wage.p90),
        open_ended=not isinstance(wage.p90, int),
        currency="USD",
        period="year",
        level=None,
        basis=BASIS,
        employers="all employers",
        place=place,
        as_of=AS_OF,
        source=SOURCE,
        p25=_number(wage.p25),
        median=_number(wage.median),
        p75=_number(wage.p75),
        mean=_number(wage.mean),
        soc=mapping.soc,
        title=mapping.title,
        closeness=mapping.closeness,
    )


def _number(published: Published) -> int | None:
    return published if isinstance(published, int) else None


def silent_place(desk: Desk, request: Request, official: Sequence[OfficialPay]) -> list[Line]:
    """Say that nothing is stated for a place without official data, or what a figure is tied to."""
    if request.place is None or (official and request.move != WHERE):
        return []
    place = desk.knowledge.places[request.place]
    if official:
        area = place_name(desk, place.area or NATION)
        return [Line(desk.say("pay_where", place=area), kind="note")]
    message = "pay_nowhere" if place.kind == "elsewhere" else "pay_place"
    return [Line(desk.say(message, place=place.name), kind="note")]


def answer_official(desk: Desk, request: Request) -> Reply:
    """Return whether the guide's figure is official, and the official one with its closeness."""
    careers = desk.careers(request)
    lines = [Line(desk.say("official_lead"))]
    pays = [official_pay(desk, career, area_of(desk, request) or NATION) for career in careers]
    for career, pay in zip(careers, pays, strict=True):
        mapping = primary(desk, career)
        lines.append(pay.line)
        if mapping is not None:
            lines.append(Line(desk.say(f"official_{mapping.closeness}"), kind="note"))
    doubted = set(request.words) & set(desk.intents.intents["official"].wording["doubt"])
    claims = _claims(desk, careers) if doubted else []
    lines += [Line(c.verdict, "checked against official data") for c in claims]
    lines.append(Line(desk.say("official_not_alike"), kind="note"))
    return Reply(
        "answer",
        tuple(lines),
        tuple(career.id for career in careers),
        tuple(pay.figure for pay in pays if pay.figure),
        sources=tuple(dict.fromkeys(pay.citation for pay in pays)),
    )


def _claims(desk: Desk, careers: Sequence[Career]) -> list[Claim]:
    ids = {career.id for career in careers}
    return [c for c in desk.knowledge.field.claims if ids & set(c.careers) and c.about == "salary"]


def answer_best_places(desk: Desk, request: Request) -> Reply:
    """Return the states and metropolitan areas that pay an occupation best, by mean wage."""
    career = desk.careers(request)[0]
    mapping = primary(desk, career)
    if mapping is None:
        line = Line(desk.say("official_none", **forms(career)))
        return Reply("not-stated", (line,), (career.id,))
    lines: list[Line] = []
    figures: list[Figure] = []
    for kind, name in PLACES:
        best = desk.knowledge.official.best_paid(mapping.soc, kind)[:MOST_PLACES]
        lead = desk.say(
            "official_places",
            kind=name,
            title=mapping.title,
            soc=mapping.soc,
            closeness=mapping.closeness,
        )
        lines.append(Line(lead, desk.tag(SOURCE)))
        for wage in best:
            place = place_name(desk, wage.area)
            low, high = amount(desk, wage.p10), amount(desk, wage.p90)
            text = f"{capital(place)}: mean {amount(desk, wage.mean)} ({low} to {high})."
            lines.append(Line(text, kind="item"))
            figures.append(_figure(career, mapping, wage, place))
    sources = citations(desk, [([SOURCE], None)])
    return Reply("answer", tuple(lines), (career.id,), tuple(figures), sources=sources)
