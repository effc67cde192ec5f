"""Whether a career meets a condition: yes, no, or not to be judged; silence is not a no."""

from collections.abc import Sequence
from typing import Literal

from bot.answering.desk import Desk
from bot.answering.whereabouts import counted, naming, placed
from bot.model.conditions import Condition, DegreeCondition, NamedCondition, PayCondition
from bot.model.knowledge import Career, Pay

Verdict = Literal["yes", "no", "open", "unknown"]
"""yes, no; open: nothing says no, so it is kept but not judged; unknown: not kept, not judged."""

LADDER = {
    "high-school": 0,
    "self-taught": 0,
    "bachelor": 1,
    "degree": 1,
    "master": 2,
    "doctorate": 3,
}
DOCTORATE = LADDER["doctorate"]
MAIN = 2
TRAIT = "trait"
CAREER = "career"


def judge(desk: Desk, career: Career, condition: Condition) -> Verdict:
    """Return whether the sources say that a career meets a condition."""
    if isinstance(condition, PayCondition):
        return _of_several([judge_band(b, condition) for b in bands_at(career, condition)])
    if isinstance(condition, DegreeCondition):
        return _degree(career, condition)
    if condition.kind in {"place", "employer"}:
        return _whereabouts(desk, career, condition)
    connected = any(_at_heart(desk, career, condition.kind, ident) for ident in condition.ids)
    if condition.excluded:
        return "no" if connected else "yes"
    return "yes" if connected or named(desk, career, condition) else "no"


def _of_several(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the best verdict on several bands; unknown where there is none."""
    order: tuple[Verdict, ...] = ("yes", "unknown", "no")
    return next((verdict for verdict in order if verdict in verdicts), "unknown")


def bands_at(career: Career, condition: PayCondition) -> list[Pay]:
    """Return the bands that a condition looks at: of the level it names, else all."""
    return [band for band in career.pay if condition.level in {None, band.level}]


def judge_band(band: Pay, condition: PayCondition) -> Verdict:
    """Return whether a band lies within the bounds; beyond an open end nothing is known."""
    low = _within(band.low, condition.least, condition.most, strict=condition.strict)
    if condition.end == "start":
        return "yes" if low else "no"
    if condition.end == "band" and condition.least is None:
        return "yes" if low else "no"
    if condition.end == "band" and condition.most is not None and band.low > condition.most:
        return "no"
    most = None if condition.end == "band" else condition.most
    return _judge_top(band, condition.least, most, strict=condition.strict)


def _judge_top(band: Pay, least: int | None, most: int | None, *, strict: bool) -> Verdict:
    """Return whether the upper end lies within bounds; an open one lies above what is stated."""
    if not band.open_ended:
        return "yes" if _within(stated_top(band), least, most, strict=strict) else "no"
    if most is not None:
        return "no" if stated_top(band) >= most else "unknown"
    return "yes" if least is None or stated_top(band) >= least else "unknown"


def stated_top(band: Pay) -> int:
    """Return the highest amount that a band is sure to reach."""
    return max(band.low, band.high or 0, band.top_above or 0)


def _within(amount: int, least: int | None, most: int | None, *, strict: bool) -> bool:
    """Return whether an amount lies within bounds that may be missing."""
    above = least is None or amount > least or (amount == least and not strict)
    below = most is None or amount < most or (amount == most and not strict)
    return above and below


def wholly(band: Pay, condition: PayCondition) -> bool:
    """Return whether all of a band lies within the bounds, as far as it is stated."""
    low = _within(band.low, condition.least, condition.most, strict=condition.strict)
    top = _judge_top(band, condition.least, condition.most, strict=condition.strict)
    return low and top == "yes"


def misses_by(band: Pay, condition: PayCondition) -> int:
    """Return how far a band lies from the bounds, in dollars."""
    low, top = band.low, stated_top(band)
    value = low if condition.end == "start" or condition.least is None else top
    if condition.end != "start" and condition.most is not None and condition.least is not None:
        value = low if low > condition.most else top
    short = (condition.least or value) - value
    beyond = value - (condition.most or value)
    return max(short, beyond, 0)


def _degree(career: Career, condition: DegreeCondition) -> Verdict:
    """Return a verdict from what sources say on a doctorate, the only degree they judge.

    A doctorate that is typical rules out all who have less; one that is said not to be needed
    says nothing on lesser degrees.
    """
    rung, stance = LADDER[condition.degree], career.doctorate.stance
    if condition.sort == "needs":
        unneeded = stance == "not needed" and rung == DOCTORATE
        return "yes" if stance == "typical" else "no" if unneeded else "unknown"
    held = rung if condition.sort == "holds" else rung - 1
    if held >= DOCTORATE:
        return "yes"
    if stance == "typical":
        return "no"
    return "yes" if stance == "not needed" and held == DOCTORATE - 1 else "open"


def _whereabouts(desk: Desk, career: Career, condition: NamedCondition) -> Verdict:
    """Return whether jobs are counted at a place, or whether a source names an employer.

    Where only the industry of an employer is named, the career is kept but not judged.
    """
    if condition.kind == "place":
        found = any(counted(desk, career, ident) for ident in condition.ids)
        near = False
    else:
        found = any(naming(desk, career, ident) for ident in condition.ids)
        near = any(placed(desk, career, ident) for ident in condition.ids)
    if condition.excluded:
        return "no" if found else "open"
    return "yes" if found else "open" if near else "unknown"


def named(desk: Desk, career: Career, condition: NamedCondition) -> bool:
    """Return whether a source names any of the things for a career, and not just in passing.

    Where some careers are all about one of the things, those that merely touch it are left out.
    """
    kind, ids = condition.kind, condition.ids
    about = kind == CAREER or any(desk.knowledge.index.centred(kind, ident) for ident in ids)
    touched = any(tied(desk, career, kind, ident) for ident in ids)
    return touched and (kind in {"tool", "topic"} or not about)


def tied(desk: Desk, career: Career, kind: str, ident: str) -> bool:
    """Return whether a source ties a career to a thing at all, by the index."""
    if kind == CAREER:
        return career.id == ident
    return career.id in desk.knowledge.index.touched(kind, ident)


def _at_heart(desk: Desk, career: Career, kind: str, ident: str) -> bool:
    """Return whether a thing is at the heart of a career, by the index."""
    if kind == CAREER:
        return career.id == ident
    return career.id in desk.knowledge.index.centred(kind, ident)


def touches(career: Career, kind: str, ident: str) -> bool:
    """Return whether a source connects a career with a thing at all."""
    if kind == "industry":
        return any(use.industry == ident for use in career.industries)
    if kind == "tool":
        return any(use.tool == ident for use in career.tools)
    if kind == "topic":
        return any(ident in fact.about for facts in career.facts.values() for fact in facts)
    return career.id == ident


def centred(desk: Desk, career: Career, kind: str, ident: str) -> bool:
    """Return whether a thing is at the heart of a career.

    An industry that its name or summary speaks of, a topic of several of its duties, any trait
    or tool.
    """
    if kind == "industry":
        return touches(career, kind, ident) and _told_of(desk, career, ident)
    if kind == "topic" and desk.knowledge.topics[ident].kind != TRAIT:
        duties = career.facts.get("duties", [])
        return sum(ident in fact.about for fact in duties) >= MAIN
    return touches(career, kind, ident)


def _told_of(desk: Desk, career: Career, industry: str) -> bool:
    """Return whether name or summary of a career say the name of an industry."""
    own = desk.knowledge.industries[industry]
    text = f" {career.name} {career.in_a_word} {career.summary.text} ".lower()
    return any(f" {name} " in text for name in (own.name, *own.aliases))
