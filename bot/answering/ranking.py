"""Careers in the order of their pay, as far as the bands can be compared."""

from bot.answering.desk import Desk, band_range, capital, citations, figure
from bot.answering.official import answer_best_places
from bot.answering.pay import LEVEL_WORDS
from bot.model.knowledge import Career, Pay
from bot.model.turn import Line, Reply, Request

OPEN_TOP = 10**9
Row = tuple[Career, Pay]


def answer_ranking(desk: Desk, request: Request) -> Reply:
    """Return careers by the top of their band, or lowest first where that is asked."""
    wording = desk.intents.intents["salary-ranking"].wording
    if len(request.careers) == 1 and set(request.words) & set(wording["places"]):
        return answer_best_places(desk, request)
    rows = _rows(desk, request)
    level = LEVEL_WORDS.get(request.level or "", "")
    if not rows:
        return Reply("not-stated", (Line(desk.say("level_nowhere", what=f"{level} pay")),))
    lowest = bool(set(request.words) & set(wording["lowest"]))
    rows.sort(key=_from_below if lowest else _from_above)
    lines = [Line(desk.say("ranking_lowest" if lowest else "ranking_lead"), "the guide")]
    lines += [Line(_rank_text(career, band), "", "item") for career, band in rows]
    if level and len(rows) == 1:
        lines.append(Line(desk.say("level_only_one", what=f"{level} pay"), kind="note"))
    lines.append(Line(desk.say("not_alike"), kind="note"))
    return Reply(
        "answer",
        tuple(lines),
        tuple(dict.fromkeys(career.id for career, _ in rows)),
        tuple(figure(career, band) for career, band in rows),
        sources=citations(desk, [([band.source], career) for career, band in rows]),
    )


def _rows(desk: Desk, request: Request) -> list[Row]:
    """Return the bands to rank: of the careers named, if several are, else of all."""
    named = desk.careers(request)
    careers = named if len(named) > 1 else list(desk.knowledge.careers.values())
    return [
        (career, band)
        for career in careers
        if career.id not in request.excluded
        for band in career.pay
        if request.level in {None, band.level}
    ]


def _from_above(row: Row) -> tuple[int, int, str]:
    """Order by 1. the top of the band, open ends first, 2. its lower end, 3. the id."""
    career, band = row
    top = OPEN_TOP if band.high is None else band.high
    return -top, -band.low, career.id


def _from_below(row: Row) -> tuple[int, int, str]:
    """Order by 1. the lower end of the band, 2. its top, 3. the id."""
    career, band = row
    return band.low, OPEN_TOP if band.high is None else band.high, career.id


def _rank_text(career: Career, pay: Pay) -> str:
    level = LEVEL_WORDS.get(pay.level or "", "no level stated")
    basis = pay.basis if pay.basis != "not stated" else "basis not stated"
    return f"{capital(career.plural)}: {band_range(pay)} ({level}; {basis})."
