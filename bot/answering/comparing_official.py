"""Official wages of several careers: a row each, a row an occupation, or medians in one line."""

from collections.abc import Callable, Sequence

from bot.answering.desk import Desk, capital, dollars, listed
from bot.answering.official import SOURCE, OfficialPay
from bot.model.knowledge import Career
from bot.model.turn import Bar, Bars, Block, Figure, Line

Paid = tuple[Career, OfficialPay]
Stated = tuple[Career, Figure]
OfficialText = Callable[[Desk, Sequence[Stated]], list[Bar] | Line]


def paid(careers: Sequence[Career], official: Sequence[OfficialPay]) -> list[Paid]:
    """Return each career with its official pay; nothing where no place has official pay."""
    return list(zip(careers, official, strict=False))


def official_blocks(
    desk: Desk, pays: Sequence[Paid], text: OfficialText, axis: tuple[int, int]
) -> list[Block]:
    """Return official ranges under a heading of their own, on the scale of the others."""
    silent: list[Block] = [pay.line for _, pay in pays if not pay.figure]
    found = [(career, pay.figure) for career, pay in pays if pay.figure]
    if not found:
        return silent
    shown = text(desk, found)
    if isinstance(shown, Line):
        return [shown, *silent]
    lead = Line(desk.say("compare_official", place=_places(found)), desk.tag(SOURCE))
    return [lead, Bars(tuple(shown), *axis), *silent]


def _places(found: Sequence[Stated]) -> str:
    return listed(list(dict.fromkeys(str(wage.place) for _, wage in found)))


def by_career(_: Desk, found: Sequence[Stated]) -> list[Bar]:
    """Return a bar for each career, with the occupation that stands for it."""
    return [
        _bar(capital(c.plural), wage, f"{wage.title} {wage.soc}, {wage.closeness}")
        for c, wage in found
    ]


def by_occupation(_: Desk, found: Sequence[Stated]) -> list[Bar]:
    """Return a bar for each occupation, with all careers that it stands for."""
    return [
        _bar(f"{wage.title} {wage.soc}", wage, _standing(found, wage))
        for wage in _occupations(found)
    ]


def medians(desk: Desk, found: Sequence[Stated]) -> Line:
    """Return the median of each occupation in one line, with all careers that it stands for."""
    parts = [f"{_median(wage)} ({_standing(found, wage)})" for wage in _occupations(found)]
    text = desk.say("compare_medians", place=_places(found), medians="; ".join(parts))
    return Line(text, desk.tag(SOURCE))


def bare_medians(desk: Desk, found: Sequence[Stated]) -> Line:
    """Return the median of each occupation in one line, and how to ask for whom it stands."""
    parts = map(_median, _occupations(found))
    text = desk.say("compare_bare_medians", place=_places(found), medians=", ".join(parts))
    return Line(text, desk.tag(SOURCE))


def _median(wage: Figure) -> str:
    return f"{wage.title} {dollars(wage.median) if wage.median else '-'}"


def _occupations(found: Sequence[Stated]) -> list[Figure]:
    return list({wage.soc: wage for _, wage in reversed(found)}.values())[::-1]


def _standing(found: Sequence[Stated], occupation: Figure) -> str:
    """Return the careers that an occupation stands for, and how near it comes to each."""
    return ", ".join(f"{c.plural} {w.closeness}" for c, w in found if w.soc == occupation.soc)


def _bar(name: str, wage: Figure, detail: str) -> Bar:
    high = dollars(wage.high) if wage.high else "no stated end"
    median = dollars(wage.median) if wage.median else "not stated"
    text = f"{name}: {dollars(wage.low)} to {high}, median {median} ({detail})."
    return Bar(text, wage.low, wage.high, wage.open_ended)
