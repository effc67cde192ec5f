"""What is said where a filter leaves no career: what emptied it, and what comes nearest."""

from collections.abc import Sequence

from bot.answering.desk import MOST_ROWS, Desk, citations, figure
from bot.answering.filter_steps import Step, why_unknown
from bot.answering.filter_words import condition_text, plurals, say
from bot.answering.judging import bands_at, misses_by
from bot.answering.official_tools import SOURCE, Listed, cited, listed_for
from bot.answering.ranking import Row, pay_sources, rank_text
from bot.model.conditions import NamedCondition, PayCondition
from bot.model.turn import Line, Reply

FEW = 5
WHERE = {"employer", "place"}


def answer_empty(desk: Desk, steps: Sequence[Step], head: Sequence[Line]) -> Reply:
    """Return that nothing is left, which condition emptied the list, and what comes nearest."""
    last = next(step for step in steps if not step.left)
    official, rows = _listed_officially(desk, last), _nearest(last)[:MOST_ROWS]
    lines = [*head, Line(say(desk, "empty", what=condition_text(desk, last.condition)))]
    lines += [*_official_line(desk, official), *_unjudged(desk, last)]
    lines += _nearest_lines(desk, rows) or ([] if official else _those_before(desk, last))
    said = citations(desk, pay_sources(rows) or [(["guide"], None)])
    return Reply(
        "not-stated" if last.having("unknown") and not last.having("no") else "answer",
        tuple(lines),
        figures=tuple(figure(career, band) for career, band in rows),
        sources=(*said, *cited(desk, [one.listing for one in official])),
    )


def _listed_officially(desk: Desk, step: Step) -> list[Listed]:
    """Return the careers with an official occupation that lists the tool no source gives them."""
    condition = step.condition
    if not isinstance(condition, NamedCondition) or condition.kind != "tool" or condition.excluded:
        return []
    return listed_for(desk, condition.ids, (), [career.id for career, _ in step.verdicts])


def _official_line(desk: Desk, found: Sequence[Listed]) -> list[Line]:
    names = plurals([one.career for one in found[:MOST_ROWS]])
    return [Line(say(desk, "listed", names=names), desk.tag(SOURCE), "note")] if found else []


def _unjudged(desk: Desk, step: Step) -> list[Line]:
    """Return who can't be judged, and why; of places and employers, that none is known there."""
    unknown, nowhere = step.having("unknown"), _where(step)
    if nowhere:
        return [Line(say(desk, f"nowhere_{nowhere}"), kind="note")]
    text = say(desk, why_unknown(step), names=plurals(unknown))
    return [Line(text, kind="note")] if unknown else []


def _where(step: Step) -> str | None:
    """Return whether a condition is on a place or on an employer."""
    condition = step.condition
    if isinstance(condition, NamedCondition) and condition.kind in WHERE:
        return condition.kind
    return None


def _nearest(step: Step) -> list[Row]:
    """Return the bands that miss a condition on pay by least."""
    condition = step.condition
    if not isinstance(condition, PayCondition):
        return []
    careers = step.having("no", "unknown")
    rows = [(career, band) for career in careers for band in bands_at(career, condition)]
    least = min((misses_by(band, condition) for _, band in rows), default=0)
    return [(c, b) for c, b in rows if misses_by(b, condition) == least]


def _nearest_lines(desk: Desk, rows: Sequence[Row]) -> list[Line]:
    items = [Line(rank_text(career, band), kind="item") for career, band in rows]
    return [Line(say(desk, "nearest_pay"), "the guide"), *items] if rows else []


def _those_before(desk: Desk, step: Step) -> list[Line]:
    """Name the careers that were left before; not where pay or a place ruled them out."""
    if isinstance(step.condition, PayCondition) or _where(step):
        return []
    before = [career for career, _ in step.verdicts]
    few = len(before) <= FEW
    names = plurals(before) if few else say(desk, "all", number=f"{len(before):,}")
    return [Line(say(desk, "nearest_named", names=names), kind="note")]
