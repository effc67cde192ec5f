"""What a list of careers can be narrowed by: typed conditions, each judged on its own."""

from typing import Literal

from msgspec import Struct

from bot.model.knowledge import LevelId

NamedKind = Literal["industry", "tool", "topic", "career", "employer", "place"]
REPLACED: frozenset[NamedKind] = frozenset(("industry", "employer", "place"))


class PayCondition(Struct, frozen=True):
    """Bounds on a pay band: on its start, on its top, or on any part of it.

    With `strict` the bounds themselves are left out ("above", "below").
    """

    end: Literal["start", "top", "band"]
    least: int | None = None
    most: int | None = None
    strict: bool = False
    level: LevelId | None = None
    foreign: bool = False


class DegreeCondition(Struct, frozen=True):
    """A degree that must not be needed, that the asker holds, or that must be called for."""

    degree: str
    sort: Literal["without", "holds", "needs"]


class NamedCondition(Struct, frozen=True):
    """Things that sources must name of a career, any one of them; or must not, if excluded."""

    kind: NamedKind
    ids: tuple[str, ...]
    excluded: bool = False


Condition = PayCondition | DegreeCondition | NamedCondition


def merged(held: tuple[Condition, ...], new: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Return held conditions and new ones; a new one takes the place of what it rules out."""
    kept = [old for old in held if not any(_gives_way(old, condition) for condition in new)]
    return tuple(dict.fromkeys((*kept, *new)))


def _gives_way(old: Condition, new: Condition) -> bool:
    if isinstance(old, PayCondition) and isinstance(new, PayCondition):
        both = None not in (new.least, new.most) or None not in (old.least, old.most)
        return both or (old.least is None) == (new.least is None)
    if isinstance(old, DegreeCondition) or isinstance(new, DegreeCondition):
        return isinstance(old, DegreeCondition) and isinstance(new, DegreeCondition)
    if isinstance(old, NamedCondition) and isinstance(new, NamedCondition):
        shares = bool(set(old.ids) & set(new.ids))
        replaces = old.kind in REPLACED and not (old.excluded or new.excluded)
        return old.kind == new.kind and (shares or replaces)
    return False
