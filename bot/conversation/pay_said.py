"""Amounts and the words around them as conditions on pay."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from bot.conversation.phrases import Said
from bot.model.conditions import PayCondition
from bot.model.knowledge import LevelId
from bot.model.turn import Entity

Sort = Literal["above", "at_least", "below", "at_most", "around", "between"]
End = Literal["start", "top", "band"]
ONE_SIDED: tuple[Sort, ...] = ("above", "at_least", "below", "at_most", "around")
OPPOSITE: dict[Sort, Sort] = {
    "above": "at_most",
    "at_least": "below",
    "below": "at_least",
    "at_most": "above",
}
SIGNS: tuple[tuple[str, Sort], ...] = (
    (">=", "at_least"),
    ("≥", "at_least"),
    ("<=", "at_most"),
    ("≤", "at_most"),
    (">", "above"),
    ("<", "below"),
)
LEAST_SHORT, MOST_SHORT, THOUSAND = 20, 999, 1000
FIRST_YEAR, LAST_YEAR = 1900, 2100
FOREIGN = "€£"


class Amount(NamedTuple):
    """One amount, or two that make a range, and the words that it takes up."""

    start: int
    end: int
    values: tuple[float, ...]
    short: bool
    text: str


class Comparison(NamedTuple):
    """How an amount is compared, whether a word says so, and the words that it takes up."""

    sort: Sort
    start: int
    end: int
    stated: bool


class _LevelSaid(NamedTuple):
    """The level that a line names, and whether it speaks of the pay of beginners."""

    level: LevelId | None
    entry: bool


def pay_conditions(line: Said) -> Iterator[tuple[PayCondition, range]]:
    """Yield each condition on pay and the words that state it."""
    said = None
    for amount in _amounts(line):
        compared = _comparison(line, amount)
        if not amount.short or compared.stated:
            said = said or _LevelSaid(_level(line), _speaks_of_entry_pay(line))
            yield _condition(line, amount, compared, said)


def _amounts(line: Said) -> Iterator[Amount]:
    """Yield amounts, ranges as one; numbers that count something else are left out."""
    found = [e for e in line.entities if e.kind in {"money", "number"} and _counts_money(e, line)]
    skip = -1
    for i, entity in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if i == skip:
            continue
        if following and _joined(line, entity, following):
            skip = i + 1
            yield _range(entity, following)
        else:
            yield _single(entity)


def _counts_money(entity: Entity, line: Said) -> bool:
    """Whether a number can be pay in thousands or dollars ("5 years" and "3 tools" can't)."""
    if line.after(entity.end, "hourly"):
        return False
    if entity.kind == "money":
        return True
    value = entity.value or 0
    year = FIRST_YEAR <= value <= LAST_YEAR
    return value >= LEAST_SHORT and not year and not line.belongs(entity.end, "counted")


def _joined(line: Said, one: Entity, other: Entity) -> bool:
    """Whether two amounts are the ends of a range ("200-300k", "between 150 and 250")."""
    gap = line.tokens[other.start].gap
    if one.end == other.start:
        return any(dash in gap for dash in "-–—;") or "to" in gap  # noqa: RUF001 - typed dashes
    between = line.words[one.end : other.start]
    opened = line.before(one.start, "between") > 0
    return between in line.phrases("to") and (opened or between != ("and",))


def _single(entity: Entity) -> Amount:
    value = entity.value or 0.0
    short = _is_short(entity)
    scaled = value * THOUSAND if short else value
    return Amount(entity.start, entity.end, (scaled,), short, entity.text)


def _is_short(entity: Entity) -> bool:
    """Whether an amount stands without its thousands ("above 200")."""
    return LEAST_SHORT <= (entity.value or 0) <= MOST_SHORT


def _range(one: Entity, other: Entity) -> Amount:
    """Return two amounts as a range; what the second says of thousands holds for the first."""
    low, high = one.value or 0.0, other.value or 0.0
    scale_low = THOUSAND if low <= MOST_SHORT else 1
    scale_high = THOUSAND if high <= MOST_SHORT else 1
    values = sorted((low * scale_low, high * scale_high))
    return Amount(one.start, other.end, tuple(values), short=False, text=one.text + other.text)


def _comparison(line: Said, amount: Amount) -> Comparison:
    """Return how an amount is compared: by the words before it, a sign, or the words after it."""
    start, end = amount.start, amount.end
    while start and line.belongs(start - 1, "around") and line.before(start - 1, "above"):
        start -= 1
    if len(amount.values) > 1:
        return Comparison("between", start - line.before(start, "between"), end, stated=True)
    found = max((line.before(start, sort), sort) for sort in ONE_SIDED)
    gap = line.tokens[start].gap
    sign = next((sort for mark, sort in SIGNS if mark in gap), None)
    if sign or found[0]:
        return Comparison(sign or found[1], start - found[0], end, stated=True)
    return _compared_after(line, amount)


def _compared_after(line: Said, amount: Amount) -> Comparison:
    """Return the comparison behind an amount ("200k or more", "200k+"); else it is a minimum."""
    start, end = amount.start, amount.end
    least, most = line.after(end, "at_least_after"), line.after(end, "at_most_after")
    if most > least:
        return Comparison("at_most", start, end + most, stated=True)
    stated = bool(least) or amount.text.endswith("+")
    return Comparison("at_least", start, end + least, stated)


def _condition(
    line: Said, amount: Amount, compared: Comparison, said: _LevelSaid
) -> tuple[PayCondition, range]:
    end, first, negated = _end_meant(line, compared)
    level = said.level
    if end == "start" and said.entry:
        end, level = "band", "entry"
    sort = OPPOSITE.get(compared.sort, compared.sort) if negated else compared.sort
    if negated and end == "band":
        end = "top" if compared.sort in {"above", "at_least"} else "start"
    least = amount.values[0] if sort in {"above", "at_least", "around", "between"} else None
    most = amount.values[-1] if sort in {"below", "at_most", "around", "between"} else None
    condition = PayCondition(
        end=end,
        least=None if least is None else round(least),
        most=None if most is None else round(most),
        strict=sort in {"above", "below"},
        level=level,
        foreign=any(sign in amount.text for sign in FOREIGN),
    )
    return condition, range(first, compared.end)


def _end_meant(line: Said, compared: Comparison) -> tuple[End, int, bool]:
    """Return the end of the band that is meant, the first word, and whether it is negated."""
    end: End = "band"
    first = compared.start
    while first and not line.belongs(first - 1, "approach"):
        start, top = line.before(first, "starts"), line.before(first, "reaches")
        if start or top:
            end = "start" if start >= top else "top"
        length = max(start, top, line.before(first, "pay_verbs"), line.before(first, "pay_nouns"))
        if not length:
            break
        first -= length
    if line.after(compared.end, "starts") or line.after(compared.end + 1, "starts"):
        end = "start"
    if end == "top" and compared.sort in {"above", "at_least"}:
        end = "band"
    negated = bool(first) and line.belongs(first - 1, "approach")
    return end, first - negated, negated


def _speaks_of_entry_pay(line: Said) -> bool:
    """Whether "starting" stands right before a word for pay ("starting salary")."""
    starts = line.finds("starts")
    return any(i + 1 not in starts and line.belongs(i + 1, "pay_nouns") for i in starts)


def _level(line: Said) -> LevelId | None:
    """Return the level named, if it is more than the word "start"."""
    starts = line.finds("starts")
    levels = [e for e in line.entities if e.kind == "level"]
    named = {e.id for e in levels if not starts & set(range(e.start, e.end))}
    return next((level for level in get_args(LevelId) if level in named), None)
