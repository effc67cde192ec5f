"""Where an amount that was named stands: beside the guide's bands and the official wages."""

from collections.abc import Sequence

from bot.answering.desk import LEVEL_WORDS, Desk, listed
from bot.model.turn import Figure, Line, Request
from bot.model.words import word_set

LEAST = 10_000
"""Smaller amounts are no pay of a year, in US dollars."""
FOREIGN = ("€", "£")
GUIDE = "guide"


def offer_lines(desk: Desk, request: Request, figures: Sequence[Figure]) -> list[Line]:
    """Return where the one amount named stands in the figures of the one career they are of."""
    amounts = [amount for amount in request.money if amount >= LEAST]
    one = len(amounts) == 1 and len({figure.career for figure in figures}) == 1
    if not one or _is_no_yearly_dollars(desk, request):
        return []
    places = [_place(desk, amounts[0], figure) for figure in figures]
    return [Line(_say(desk, "offer", places=listed(places)), kind="note")]


def _is_no_yearly_dollars(desk: Desk, request: Request) -> bool:
    """Whether an hour, a month or another currency is named: nothing is converted."""
    units = word_set(tuple(_wording(desk, "other_units")))
    return any(word in units or word.startswith(FOREIGN) for word in request.words)


def _place(desk: Desk, amount: float, figure: Figure) -> str:
    """Return where an amount stands in a band, or between which percentiles of a wage."""
    if figure.source == GUIDE:
        level = LEVEL_WORDS.get(figure.level or "", "")
        return _say(desk, f"band_{_side(amount, figure)}", level=f" ({level})" if level else "")
    marks = (figure.low, figure.p25, figure.median, figure.p75, figure.high)
    named = list(zip(marks, _wording(desk, "marks"), strict=True))
    under = [name for mark, name in named if mark is not None and mark <= amount]
    over = [name for mark, name in named if mark is not None and mark > amount]
    key = "wage_between" if under and over else "wage_over" if under else "wage_under"
    return _say(desk, key, under=under[-1] if under else "", over=over[0] if over else "")


def _side(amount: float, figure: Figure) -> str:
    if amount < figure.low:
        return "below"
    above = figure.high is not None and amount > figure.high and not figure.open_ended
    return "above" if above else "inside"


def _say(desk: Desk, key: str, **fields: str) -> str:
    return str(desk.intents.intents["salary"].wording[key]).format(**fields)


def _wording(desk: Desk, key: str) -> list[str]:
    found = desk.intents.intents["salary"].wording[key]
    return [found] if isinstance(found, str) else found
