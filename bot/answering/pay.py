"""What careers pay, as the guide claims it: always with level, basis and employers."""

from collections.abc import Sequence

from bot.answering.desk import (
    LEVEL_WORDS,
    Desk,
    band_range,
    capital,
    citations,
    figure,
    forms,
)
from bot.answering.offers import offer_lines
from bot.answering.official import WHERE, OfficialPay, official_lines, silent_place
from bot.model.knowledge import Career, Pay
from bot.model.turn import Line, Reply, Request


def answer_pay(desk: Desk, request: Request) -> Reply:
    """Return the guide's bands, then official wages; not-stated where level or place is unknown."""
    careers = desk.careers(request)
    bands = [(c, band) for c in careers for band in _bands(c, request.level)]
    missing = [c for c in careers if request.level and not _at_level(c, request.level)]
    official = official_lines(desk, request, careers)
    lines = [_silent_level(desk, c, request.level or "") for c in missing]
    lines += silent_place(desk, request, official)
    lines += [Line(band_text(c, band), desk.tag(band.source)) for c, band in bands]
    lines += [hit.line for hit in official]
    figures = [figure(c, band) for c, band in bands]
    figures += [hit.figure for hit in official if hit.figure]
    lines += [*offer_lines(desk, request, figures), *_no_average(desk, request)]
    lines += [] if request.move == WHERE else _warning(desk, bands, official)
    unknown_place = bool(request.place) and not any(hit.figure for hit in official)
    unknown = unknown_place or (bool(missing) and len(missing) == len(careers))
    sources = [([band.source], c) for c, band in bands]
    return Reply(
        "not-stated" if unknown else "answer",
        tuple(lines),
        tuple(c.id for c in careers),
        tuple(figures),
        sources=(*citations(desk, sources), *(h.citation for h in official if h.figure)),
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
        silent = "" if pay.level else "; not stated: seniority"
        return f", {pay.basis} of {' + '.join(pay.includes)}{silent}"
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


def _no_average(desk: Desk, request: Request) -> list[Line]:
    """Say that no average is stated, where one is asked for."""
    asked = set(request.words) & set(desk.intents.intents["salary"].wording["average"])
    return [Line(desk.say("no_average"), kind="note")] if asked else []


def _warning(
    desk: Desk, bands: Sequence[tuple[Career, Pay]], official: Sequence[OfficialPay]
) -> list[Line]:
    """Warn where unlike figures stand side by side."""
    several = len({career.id for career, _ in bands}) > 1
    unlike = len({(band.level, band.basis) for _, band in bands}) > 1
    lines = [Line(desk.say("not_alike"), kind="note")] if several and unlike else []
    if not several and any(hit.figure for hit in official):
        lines.append(Line(desk.say("official_not_alike"), kind="note"))
    return lines
