"""What words and entities say as typed conditions on pay, degree, industry, tool, skill, career."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.conversation.pay_said import pay_conditions
from bot.conversation.phrases import Said
from bot.model.conditions import Condition, DegreeCondition, NamedCondition, NamedKind
from bot.model.turn import Entity

NAMED: tuple[NamedKind, ...] = ("industry", "tool", "topic", "career", "employer", "place")
DEGREES = {"doctorate", "master", "bachelor", "degree", "high-school", "self-taught"}
REACH = 5
SEVERAL: set[NamedKind] = {"tool", "topic"}
Found = tuple[Condition, range]


class Stated(NamedTuple):
    """The conditions of a line, and the positions of the words that state them."""

    conditions: tuple[Condition, ...]
    covered: frozenset[int]


def conditions_in(line: Said, *, where: bool = True) -> Stated:
    """Return the conditions that a line states, in its order.

    `where`: whether places and employers are conditions, too.
    """
    found = [*pay_conditions(line), *_degrees(line), *_named(line)]
    if not where:
        found = [(c, span) for c, span in found if not is_whereabouts(c)]
    found.sort(key=lambda pair: pair[1].start)
    covered = frozenset(i for _, span in found for i in span)
    return Stated(tuple(dict.fromkeys(condition for condition, _ in found)), covered)


def is_whereabouts(condition: Condition) -> bool:
    """Return whether a condition is on a place or an employer."""
    return isinstance(condition, NamedCondition) and condition.kind in {"place", "employer"}


def _degrees(line: Said) -> Iterator[Found]:
    """Yield conditions on degrees: not needed, all that the asker holds, or called for."""
    named = [e for e in line.entities if e.kind in {"degree", "background"}]
    degree = any(e.kind == "degree" for e in named)
    own = degree and any(line.belongs(i, "holds_i") for i in range(len(line.words)))
    for entity in named:
        if entity.kind == "degree" and entity.id in DEGREES:
            found = _degree(line, entity, own=own)
            if found:
                yield found
        elif entity.kind == "background" and _without_degree(line, entity):
            yield DegreeCondition("degree", "without"), range(entity.start, entity.end)


def _without_degree(line: Said, entity: Entity) -> bool:
    """Whether the name of a background only says that there is no degree ("no degree")."""
    words = line.words[entity.start : entity.end]
    return line.after(entity.start, "excludes") == len(words) - 1 and words[-1] == "degree"


def _degree(line: Said, entity: Entity, *, own: bool) -> Found | None:
    """Return the condition on a degree; `own`: the line speaks of what the asker holds."""
    start, end = entity.start, entity.end
    unneeded, needed = line.after(end, "unneeded_after"), line.after(end, "needed_after")
    excluded = excluded_from(line, entity)
    if unneeded or excluded is not None:
        first = start if excluded is None else excluded
        return DegreeCondition(entity.id, "without"), range(first, end + unneeded)
    verb, holds = line.before(start, "needs"), line.before(start, "holds")
    if entity.id == "self-taught" or (holds and (own or "with" not in line.words[start - holds :])):
        return DegreeCondition(entity.id, "holds"), range(start - holds, end)
    if needed or verb or holds:
        return DegreeCondition(entity.id, "needs"), range(start - max(verb, holds), end + needed)
    return None


def excluded_from(line: Said, entity: Entity) -> int | None:
    """Return where the words begin that rule an entity out; None if none do.

    Between those words and the entity only words such as "in", "any", "jobs" may stand.
    """
    for first in range(entity.start, max(entity.start - REACH, -1), -1):
        length = line.before(first, "excludes")
        if length:
            return first - length
        if not line.belongs(first - 1, "reach_over"):
            break
    after = line.after(entity.end, "excludes_after")
    return entity.start if after or entity.negated else None


def _named(line: Said) -> Iterator[Found]:
    """Yield conditions on things named; those joined by "or" count as one condition."""
    groups: list[tuple[NamedKind, bool, list[Entity], int]] = []
    for kind, entity in _nameable(line):
        first = excluded_from(line, entity)
        last = groups[-1] if groups else None
        bridge = line.words[last[2][-1].end : entity.start] if last else ()
        joined = bool(last) and _joins(bridge)
        out = first is not None or (joined and bool(last and last[1]))
        together = last and joined and last[:2] == (kind, out)
        if last and together and not ("and" in bridge and kind in SEVERAL and not out):
            last[2].append(entity)
        else:
            groups.append((kind, out, [entity], entity.start if first is None else first))
    for kind, out, entities, first in groups:
        names = tuple(dict.fromkeys(entity.id for entity in entities))
        yield NamedCondition(kind, names, excluded=out), range(first, entities[-1].end)


def _joins(bridge: Sequence[str]) -> bool:
    return set(bridge) <= {"and", "or", "nor", "in", "with", "also"}


def _nameable(line: Said) -> Iterator[tuple[NamedKind, Entity]]:
    """Yield what can be a condition, one kind a span: industry before tool, topic, career.

    Names that are nothing but words of pay ("highest paying") make an order, no condition.
    """
    taken: set[tuple[int, int]] = set()
    named = [e for e in line.entities if e.kind in NAMED]
    if not named:
        return
    pay = line.finds("pay_nouns") | line.finds("pay_verbs") | line.finds("order")
    for entity in sorted(named, key=lambda e: (e.start, _rank(e))):
        span = (entity.start, entity.end)
        if span not in taken and not pay.issuperset(range(*span)):
            taken.add(span)
            yield NAMED[_rank(entity)], entity


def _rank(entity: Entity) -> int:
    return next((i for i, kind in enumerate(NAMED) if kind == entity.kind), len(NAMED))
