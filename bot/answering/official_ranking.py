"""Careers by official median wage: an occupation that stands for several ranks once."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.answering.desk import Desk, citations, dollars, listed
from bot.answering.official import SOURCE, amount, area_of, official_pay, place_name, primary
from bot.model.knowledge import Career
from bot.model.official import Mapping, Wage
from bot.model.turn import Figure, Line, Reply, Request


class Ranked(NamedTuple):
    """An occupation, its wage, and the careers that it stands for with their figures."""

    median: int
    wage: Wage
    careers: list[tuple[Career, Mapping, Figure]]


def answer_official_ranking(
    desk: Desk, request: Request, careers: Sequence[Career]
) -> Reply | None:
    """Return careers by official median in the place asked for; None if the data lack the place."""
    area = area_of(desk, request)
    if area is None:
        return None
    rows = _rows(desk, careers, area)
    wording = desk.intents.intents["salary-ranking"].wording
    lowest = bool(set(request.words) & set(wording["lowest"]))
    rows.sort(key=lambda row: row.median if lowest else -row.median)
    lead = str(wording["official_lead"]).format(place=place_name(desk, area))
    lines = [Line(lead, desk.tag(SOURCE)), *(Line(_text(desk, row), kind="item") for row in rows)]
    shown = [entry for row in rows for entry in row.careers]
    ranked = {career.id for career, _, _ in shown}
    missing = [c.plural for c in careers if c.id not in ranked]
    if missing:
        text = str(wording["official_missing"]).format(names=listed(missing))
        lines.append(Line(text, kind="note"))
    lines.append(Line(str(wording["official_shared"]), kind="note"))
    if request.money:
        asked = dollars(round(request.money[0]))
        lines.append(Line(str(wording["official_amount"]).format(amount=asked), kind="note"))
    return Reply(
        "answer" if rows else "not-stated",
        tuple(lines),
        tuple(career.id for career, _, _ in shown),
        tuple(figure for _, _, figure in shown),
        sources=citations(desk, [([SOURCE], None)]),
    )


def _rows(desk: Desk, careers: Sequence[Career], area: str) -> list[Ranked]:
    """Return the occupations that have a median, each with the careers it stands for."""
    found: dict[str, Ranked] = {}
    for career in careers:
        mapping = primary(desk, career)
        wage = desk.knowledge.official.wage(mapping.soc, area) if mapping else None
        if mapping and wage and isinstance(wage.median, int):
            row = found.setdefault(mapping.soc, Ranked(wage.median, wage, []))
            if figure := official_pay(desk, career, area).figure:
                row.careers.append((career, mapping, figure))
    return list(found.values())


def _text(desk: Desk, row: Ranked) -> str:
    """Return an occupation as a row: the careers and how close it is, median, range."""
    mapping = row.careers[0][1]
    names = [f"{career.plural} ({m.closeness})" for career, m, _ in row.careers]
    wording = str(desk.intents.intents["salary-ranking"].wording["official_row"])
    return wording.format(
        title=mapping.title,
        soc=mapping.soc,
        median=amount(desk, row.wage.median),
        low=amount(desk, row.wage.p10),
        high=amount(desk, row.wage.p90),
        names=listed(names),
    )
