"""Conditions in words."""

from collections.abc import Iterable

from bot.answering.desk import Desk, dollars, listed
from bot.model.conditions import Condition, DegreeCondition, NamedCondition, PayCondition
from bot.model.knowledge import Career


def say(desk: Desk, key: str, **fields: str) -> str:
    """Return a wording of the filter, filled in."""
    return str(desk.intents.intents["filter"].wording[key]).format(**fields)


def plurals(careers: Iterable[Career]) -> str:
    """Return the names of careers, in the plural, as a list."""
    return listed([career.plural for career in careers])


def condition_text(desk: Desk, condition: Condition) -> str:
    """Return a condition as a part of the chain ("starts above $200,000", "not research")."""
    if isinstance(condition, PayCondition):
        return _pay_text(desk, condition)
    if isinstance(condition, DegreeCondition):
        degree = desk.knowledge.degrees[condition.degree].name
        return say(desk, f"{condition.sort}_degree", degree=degree)
    names = listed(
        [_name(desk, condition.kind, ident) for ident in condition.ids], _last(condition)
    )
    return say(desk, f"{'not' if condition.excluded else 'named'}_{condition.kind}", names=names)


def _last(condition: NamedCondition) -> str:
    return "and" if condition.kind == "career" and condition.excluded else "or"


def _pay_text(desk: Desk, condition: PayCondition) -> str:
    text = say(
        desk,
        f"{condition.end}_{_sort(condition)}",
        least=dollars(condition.least or 0),
        most=dollars(condition.most or 0),
    )
    if condition.level is None:
        return text
    return say(desk, "at_level", condition=text, level=condition.level)


def _sort(condition: PayCondition) -> str:
    """Return the key of how amounts are compared."""
    if condition.least is not None and condition.most is not None:
        around = condition.least == condition.most and condition.end == "band"
        return "around" if around else "between"
    if condition.most is None:
        return "above" if condition.strict else "at_least"
    return "below" if condition.strict else "at_most"


def _name(desk: Desk, kind: str, ident: str) -> str:
    """Return the name of a thing as it is shown."""
    know = desk.knowledge
    if kind == "career":
        return know.careers[ident].plural
    if kind == "tool":
        return know.tools[ident].name
    if kind == "place":
        return know.places[ident].name
    named = {"employer": know.employers, "industry": know.industries}
    return named.get(kind, know.topics)[ident].name
