"""What careers pay, as the guide claims it: always with level, basis and employers."""

from collections.abc import Sequence

from bot.answering.desk import (
    Desk,
    band_range,
    capital,
    citations,
    figure,
    forms,
)
from bot.model.knowledge import Career, Pay
from bot.model.turn import Line, Reply, Request

LEVEL_WORDS = {"entry": "entry-level", "mid": "mid-career", "experienced": "experienced"}


def answer_pay(desk: Desk, request: Request) -> Reply:
    """Return the bands of the careers asked for; not-stated where level or place is unknown."""
    careers = desk.careers(request)
    lines: list[Line] = []
    bands = [(c, band) for c in careers for band in _bands(c, request.level)]
    missing = [c for c in careers if request.level and not _at_level(c, request.level)]
    lines.extend(_silent_level(desk, c, request.level or "") for c in missing)
    lines.extend(_silent_place(desk, request))
    lines.extend(Line(band_text(c, band), "the guide") for c, band in bands)
    lines.extend(_warning(desk, bands))
    unknown = bool(request.place) or (bool(missing) and len(missing) == len(careers))
    return Reply(
        "not-stated" if unknown else "answer",
        tuple(lines),
        tuple(c.id for c in careers),
        tuple(figure(c, band) for c, band in bands),
        sources=citations(desk, [([band.source], c) for c, band in bands]),
    )


def _at_level(career: Career, level: str) -> list[Pay]:
    return [band for band in career.pay if band.level == level]


def _bands(career: Career, level: str | None) -> Sequence[Pay]:
    """Return the bands of a level, or all of them where none is asked for or stated."""
    return (_at_level(career, level) if level else []) or career.pay


def band_text(career: Career, pay: Pay) -> str:
    """Return a band as a sentence with level, range, employers and basis."""
    level = LEVEL_WORDS.get(pay.level or "", "")
    who = capital(f"{level} {career.plural}".strip())
    return f"{who}: {band_range(pay)} a year{_employers(pay)}{_basis(pay)}."


def _employers(pay: Pay) -> str:
    return f", at {pay.employers}" if pay.employers else ""


def _basis(pay: Pay) -> str:
    if pay.includes:
        return f", {pay.basis} of {' + '.join(pay.includes)}"
    unknown = [] if pay.basis != "not stated" else ["what it contains (basis)"]
    unknown += [] if pay.employers else ["employers"]
    unknown += [] if pay.level else ["seniority"]
    known = "" if pay.basis == "not stated" else f", {pay.basis}"
    if pay.basis == "starting salary":
        unknown.insert(0, "whether bonus or equity counts")
    return f"{known}; not stated: {', '.join(unknown)}" if unknown else known


def _silent_level(desk: Desk, career: Career, level: str) -> Line:
    what = f"{LEVEL_WORDS[level]} pay"
    return Line(desk.say("not_stated_pay", what=what, **forms(career)), kind="note")


def _silent_place(desk: Desk, request: Request) -> list[Line]:
    if not request.place:
        return []
    place = desk.knowledge.places[request.place].name
    return [Line(desk.say("pay_place", place=place), kind="note")]


def _warning(desk: Desk, bands: Sequence[tuple[Career, Pay]]) -> list[Line]:
    """Warn where several careers stand side by side and their bands are unlike."""
    several = len({career.id for career, _ in bands}) > 1
    unlike = len({(band.level, band.basis) for _, band in bands}) > 1
    return [Line(desk.say("not_alike"), kind="note")] if several and unlike else []
