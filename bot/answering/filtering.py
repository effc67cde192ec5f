"""Careers that meet conditions: the chain of them, who is left, who can't be judged, who misses."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.answering.budget import first_that_fits
from bot.answering.desk import MOST_ROWS, Desk, capital, citations, figure, listed, more
from bot.answering.filter_degrees import degree_lines, degree_sources, degree_steps, in_order
from bot.answering.filter_empty import answer_empty
from bot.answering.filter_forms import FORMS, SCREEN, Form, band_lines, warning_lines
from bot.answering.filter_places import where_lines, where_sources
from bot.answering.filter_steps import KEPT, Step, candidates, steps_of, why_unknown
from bot.answering.filter_words import condition_text, plurals, say
from bot.answering.judging import (
    bands_at,
    judge,
    judge_band,
    tied,
    wholly,
)
from bot.answering.ranking import (
    Order,
    Row,
    order_asked,
    pay_sources,
    rank_text,
    ranked_rows,
    ranking_rule,
    tie_lines,
)
from bot.model.conditions import NamedCondition, PayCondition
from bot.model.knowledge import Career
from bot.model.turn import Citation, Line, Reply, Request

RANKING = "salary-ranking"
FEW = 5
WITHOUT_PARTS = {"career", "employer", "place"}


class Kept(NamedTuple):
    """What a filter leaves: the steps to it, the careers, their bands within the bounds."""

    steps: list[Step]
    left: list[Career]
    rows: list[Row]


def answer_filter(desk: Desk, request: Request) -> Reply:
    """Return the careers that meet all conditions, with the chain that led to them."""
    steps = steps_of(desk, request)
    left = steps[-1].left if steps else candidates(desk, request)
    if not left:
        return answer_empty(desk, steps, _head(desk, request, steps))
    kept = Kept(steps, left, _rows(desk, request, left))
    return first_that_fits((_listed(desk, request, kept, form) for form in FORMS), SCREEN)


def _listed(desk: Desk, request: Request, kept: Kept, form: Form) -> Reply:
    steps, left, rows = kept.steps, kept.left, kept.rows[:MOST_ROWS]
    lines = [*_head(desk, request, steps), *_ranking_rule(desk, request, form)]
    lines += band_lines(rows, form)
    where, degrees = where_lines(desk, steps, left), degree_steps(steps)
    lines += [] if rows or where or degrees else _names_alone(left)
    lines += [] if where else more(desk, len(kept.rows) if rows or degrees else len(left))
    beside = _outside_bounds(desk, request, left)[:MOST_ROWS]
    named = bool(rows or where)
    lines += [*where, *degree_lines(desk, steps, left, named=named, short=form.short)]
    lines += [*_notes(desk, request, kept, form), *_beside_lines(desk, beside)]
    lines += [*(_rules(desk, request) if form.rules else []), *warning_lines(desk, rows, form)]
    ids = [c.id for c, _ in rows] or [c.id for c in in_order(steps, left)[:MOST_ROWS]]
    return Reply(
        "answer",
        tuple(lines),
        tuple(dict.fromkeys(ids)),
        tuple(figure(career, band) for career, band in [*rows, *beside]),
        sources=_cited(desk, kept),
    )


def _names_alone(left: Sequence[Career]) -> list[Line]:
    return [Line(f"{capital(c.name)}: {c.in_a_word}.", kind="item") for c in left[:MOST_ROWS]]


def _cited(desk: Desk, kept: Kept) -> tuple[Citation, ...]:
    """Return who says what the list rests on; the guide, where nothing else is cited."""
    left = kept.left[:MOST_ROWS]
    said = [*pay_sources(kept.rows[:MOST_ROWS]), *degree_sources(kept.steps, left)]
    said += where_sources(desk, kept.steps, left)
    return citations(desk, said or [(["guide"], None)])


def _head(desk: Desk, request: Request, steps: Sequence[Step]) -> list[Line]:
    return [*_dropped(desk, request), *_chain(desk, request, steps)]


def _dropped(desk: Desk, request: Request) -> list[Line]:
    """Say which condition was dropped, or that there was none such."""
    if request.move != "drop-filter":
        return []
    if not request.dropped:
        return [Line(say(desk, "nothing_held"))]
    what = listed([condition_text(desk, condition) for condition in request.dropped])
    left = [] if request.conditions or request.within else [Line(say(desk, "none_left"))]
    return [Line(say(desk, "dropped", what=what)), *left]


def _chain(desk: Desk, request: Request, steps: Sequence[Step]) -> list[Line]:
    """Return the conditions in their order, with how many careers each of several leaves."""
    parts = [_within(desk, len(request.within))] if request.within else []
    for step in steps:
        text = condition_text(desk, step.condition)
        number = say(desk, "left", number=str(len(step.left)))
        parts.append(f"{text} ({number})" if len(steps) > 1 else text)
    lines = [Line(say(desk, "chain", what=" · ".join(parts)))] if parts else []
    foreign = any(isinstance(c, PayCondition) and c.foreign for c in request.conditions)
    return [*lines, Line(say(desk, "foreign"), kind="note")] if foreign else lines


def _within(desk: Desk, number: int) -> str:
    return say(desk, "within", number=str(number)) if number > 1 else say(desk, "within_one")


def _pay(request: Request) -> list[PayCondition]:
    return [c for c in request.conditions if isinstance(c, PayCondition)]


def _rules(desk: Desk, request: Request) -> list[Line]:
    """Return what the ends of a band mean, for each end that a condition is about."""
    ends = dict.fromkeys(condition.end for condition in _pay(request))
    return [Line(say(desk, f"rule_{end}"), kind="note") for end in ends]


def _ranking_rule(desk: Desk, request: Request, form: Form) -> list[Line]:
    """Return the rule of a ranking that was asked for in words; in short without the unit."""
    if _pay(request) or request.intent != RANKING:
        return []
    rule = ranking_rule(desk, request)
    return [Line(f"{rule.partition(' (')[0]}:" if form.short else rule, "the guide")]


def _order(desk: Desk, request: Request) -> Order:
    """Return the order asked for in words, else by the start where conditions are on it."""
    wording = desk.intents.intents[RANKING].wording
    asked = set(request.words) & {*wording["highest"], *wording["lowest"]}
    if not asked and _pay(request) and all(p.end == "start" for p in _pay(request)):
        return Order("start", highest=True)
    return order_asked(desk, request)


def _rows(desk: Desk, request: Request, left: Sequence[Career]) -> list[Row]:
    """Return the bands that meet the conditions on pay, in the order asked for."""
    conditions = _pay(request)
    if not conditions and request.intent != RANKING:
        return []
    rows = ranked_rows(desk, left, _order(desk, request))
    return [
        (c, b)
        for c, b in rows
        if all(b in bands_at(c, p) and judge_band(b, p) == "yes" for p in conditions)
    ]


def _outside_bounds(desk: Desk, request: Request, left: Sequence[Career]) -> list[Row]:
    """Return other bands of the careers left, which start below what was asked for."""
    starts = [p for p in _pay(request) if p.end == "start"]
    return [
        (c, b) for p in starts for c in left for b in bands_at(c, p) if judge_band(b, p) == "no"
    ]


def _beside_lines(desk: Desk, rows: Sequence[Row]) -> list[Line]:
    bands = " ".join(rank_text(career, band) for career, band in rows).rstrip(".")
    return [Line(say(desk, "outside_band", bands=bands), kind="note")] if rows else []


def _notes(desk: Desk, request: Request, kept: Kept, form: Form) -> list[Line]:
    """Return who can't be judged, whose band lies wholly within, and what is only touched."""
    notes = []
    for step in kept.steps:
        unknown = plurals(step.having("unknown"))
        notes += [say(desk, why_unknown(step), names=unknown)] if unknown else []
        notes += _touched(desk, step, kept.steps)
    notes += _whole_bands(desk, request, kept.rows) if form.whole else []
    order = _order(desk, request)
    plain = request.intent == RANKING and not _pay(request)
    ties = tie_lines(desk, kept.rows[:MOST_ROWS], order) if plain else []
    return [*(Line(text, kind="note") for text in notes), *ties]


def _touched(desk: Desk, step: Step, steps: Sequence[Step]) -> list[str]:
    """Name the careers that a source connects with a thing in part, and what became of them."""
    condition = step.condition
    if not isinstance(condition, NamedCondition) or condition.kind in WITHOUT_PARTS:
        return []
    judged = step.having("yes") if condition.excluded else step.having("no")
    others = [other.condition for other in steps if other is not step]
    touched = [
        c
        for c in judged
        if any(tied(desk, c, condition.kind, ident) for ident in condition.ids)
        and all(judge(desk, c, other) in KEPT for other in others)
    ]
    key = "partly" if condition.excluded else "partly_in"
    return [say(desk, key, names=plurals(touched))] if touched else []


def _whole_bands(desk: Desk, request: Request, rows: Sequence[Row]) -> list[str]:
    """Name the careers whose whole band lies within bounds that any part of it may meet."""
    conditions = [p for p in _pay(request) if p.end == "band" and p.least != p.most]
    if not conditions:
        return []
    whole = [c.plural for c, b in rows if all(wholly(b, p) for p in conditions)]
    names = listed(list(dict.fromkeys(whole)))
    return [say(desk, "wholly", names=names) if whole else say(desk, "wholly_none")]
