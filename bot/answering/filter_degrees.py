"""What a filter says on degrees: three values, as silence is neither yes nor no."""

from collections.abc import Sequence

from bot.answering.desk import Desk, listed
from bot.answering.filter_steps import Step
from bot.answering.filter_words import say
from bot.answering.judging import LADDER
from bot.model.conditions import Condition, DegreeCondition
from bot.model.knowledge import Career
from bot.model.turn import Line

SPARING = (
    ("not needed", "degree_unneeded"),
    ("typical", "degree_typical_out"),
    ("not stated", "degree_silent_kept"),
)
WANTING = (
    ("typical", "degree_typical"),
    ("not needed", "degree_unneeded"),
    ("not stated", "degree_silent"),
)
SHORT = {
    "degree_unneeded": "short_unneeded",
    "degree_typical_out": "short_typical",
    "degree_typical": "short_wanted",
    "degree_silent_kept": "short_silent",
    "degree_silent": "short_silent",
}


def degree_steps(steps: Sequence[Step]) -> list[Step]:
    """Return the steps of conditions on degrees."""
    return [step for step in steps if isinstance(step.condition, DegreeCondition)]


def in_order(steps: Sequence[Step], left: Sequence[Career]) -> list[Career]:
    """Return the careers left, those first of which a source says what was asked for."""
    surely = {c.id for step in degree_steps(steps) for c in step.having("yes")}
    return sorted(left, key=lambda c: bool(degree_steps(steps)) and c.id not in surely)


def degree_lines(
    desk: Desk, steps: Sequence[Step], left: Sequence[Career], *, named: bool, short: bool = False
) -> list[Line]:
    """Return the three values on a doctorate: said not to be needed, not stated, typical.

    Where all careers left are `named` already, those without a statement are "the others";
    in `short`, the three stand in one line.
    """
    lines: list[Line] = []
    for step in degree_steps(steps)[:1]:
        groups = _groups(desk, step, left, named=named)
        if short:
            parts = (say(desk, SHORT[key], names=names) for key, names, _ in groups)
            tag = desk.tags(s for _, _, sources in groups for s in sources)
            lines.append(Line(say(desk, "degree_short", what="; ".join(parts)), tag, "item"))
        else:
            lines += [
                Line(say(desk, key, names=names), desk.tags(sources), "item")
                for key, names, sources in groups
            ]
        if _lower(step.condition):
            lines.append(Line(say(desk, "degree_lower"), kind="note"))
    return lines


def _groups(
    desk: Desk, step: Step, left: Sequence[Career], *, named: bool
) -> list[tuple[str, str, list[str]]]:
    """Return, for each value that some career has, its wording, the careers, and who says so."""
    kept = {career.id for career in left}
    wants = isinstance(step.condition, DegreeCondition) and step.condition.sort == "needs"
    shown = kept | {c.id for c in step.having("no", "unknown")}
    groups = []
    for stance, key in WANTING if wants else SPARING:
        found = [c for c, _ in step.verdicts if c.doctorate.stance == stance and c.id in shown]
        rest = named and not wants and stance == "not stated" and len(kept) > 1
        names = say(desk, "others") if rest else listed([career.plural for career in found])
        sources = _stance_sources(found) if stance != "not stated" else []
        groups += [(key, names, sources)] if found else []
    return groups


def _lower(condition: Condition) -> bool:
    """Whether a condition is about lesser degrees than a doctorate."""
    return isinstance(condition, DegreeCondition) and LADDER[condition.degree] < LADDER["doctorate"]


def _stance_sources(careers: Sequence[Career]) -> list[str]:
    found = [career.doctorate.source for career in careers]
    return [s for source in found for s in ([source] if isinstance(source, str) else source)]


def degree_sources(
    steps: Sequence[Step], left: Sequence[Career]
) -> list[tuple[Sequence[str], Career | None]]:
    """Return who says what a filter on degrees says of each career left."""
    return [(_stance_sources([c]), c) for c in left] if degree_steps(steps) else []
