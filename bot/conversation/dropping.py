"""The move that drops conditions of a filter, one by one."""

from collections.abc import Iterator

from msgspec.structs import replace

from bot.conversation.conditions import excluded_from
from bot.conversation.context import Context
from bot.conversation.narrowing import lines_of
from bot.conversation.narrows import FILTER, NAMEABLE, RANKING, beside
from bot.conversation.phrases import Said
from bot.model.conditions import Condition, DegreeCondition, NamedCondition, PayCondition
from bot.model.turn import Request, State

LAST_ASKED = 3
KINDS = ("pay", "degree", "industry", "tool", "topic", "career", "place", "employer")
DENIED = {"no", "without"}
HELD_WITH = "with"
FREE = {"matter", "not", "care"}


def drop_condition(context: Context) -> Request | None:
    """Drop one condition ("drop the pay filter", "any degree", "include research again")."""
    held = _with_conditions(context.state)
    if held is None:
        return None
    line = next(lines_of(context))
    dropped = tuple(_dropped(line, held.conditions))
    if not dropped and not _names_a_filter(line):
        return None
    left = tuple(c for c in held.conditions if c not in dropped)
    ranks = any(isinstance(c, PayCondition) for c in left) or _asked_for_order(context, held)
    return replace(
        held,
        intent=RANKING if ranks else FILTER,
        conditions=left,
        dropped=dropped,
        careers=(),
        move="drop-filter",
    )


def _asked_for_order(context: Context, held: Request) -> bool:
    """Whether a ranking was asked for in words, and not only by an amount."""
    by_amount = any(isinstance(c, PayCondition) for c in held.conditions)
    wording = context.intent(RANKING).wording
    order = {*wording["highest"], *wording["lowest"]} & set(held.words)
    return held.intent == RANKING and (bool(order) or not by_amount)


def _with_conditions(state: State) -> Request | None:
    """Return the last request that had conditions, unless careers are being compared."""
    now = state.request
    if now is not None and not now.conditions and len(now.careers) > 1:
        return None
    asked = [r for r in (now, *reversed(state.history)) if r is not None]
    return next((request for request in asked[:LAST_ASKED] if request.conditions), None)


def _kind(condition: Condition) -> str:
    if isinstance(condition, PayCondition):
        return "pay"
    return "degree" if isinstance(condition, DegreeCondition) else condition.kind


def _dropped(line: Said, held: tuple[Condition, ...]) -> Iterator[Condition]:
    """Yield the held conditions that a line drops."""
    if not _drops(line):
        return
    if line.finds("drop_nouns") and line.finds("last") and not _facets(line):
        yield held[-1]
        return
    place = next((int(e.id) for e in line.entities if e.id.isdecimal()), 0)
    if line.finds("drop_nouns") and 0 < place <= len(held):
        yield held[place - 1]
        return
    named = {e.id for e in line.entities}
    facets = _facets(line)
    for condition in held:
        ids = set(condition.ids) if isinstance(condition, NamedCondition) else set()
        if ids & named or (_kind(condition) in facets and not (ids and named & _all_ids(held))):
            yield condition


def _all_ids(held: tuple[Condition, ...]) -> set[str]:
    return {i for c in held if isinstance(c, NamedCondition) for i in c.ids}


def _facets(line: Said) -> set[str]:
    """Return the kinds of condition that a line names: by their word, or by what they are on."""
    facets = {kind for kind in KINDS if line.finds(kind)}
    kinds = {entity.kind for entity in line.entities}
    facets |= {"degree"} if "degree" in kinds else set()
    return facets | ({"pay"} if kinds & {"money", "number"} else set())


def _drops(line: Said) -> bool:
    """Whether a line takes a condition back, and does no more than that."""
    explained: set[int] = {i for e in line.entities for i in range(e.start, e.end)}
    for name in ("drops", "drop_nouns", "unimportant", "whatever", "returns", "last", *KINDS):
        explained |= line.finds(name)
    rest = {line.words[i] for i in set(range(len(line.words))) - explained}
    if not rest <= beside(line) | FREE:
        return False
    return _takes_back(line) or _lets_back_in(line)


def _takes_back(line: Said) -> bool:
    """Whether a word drops a filter, or says that something is of no weight."""
    verbs = {i for i in line.finds("drops") if line.words[i] not in DENIED}
    nouns, whatever = line.finds("drop_nouns"), line.finds("whatever")
    facets = set().union(*(line.finds(kind) for kind in KINDS))
    facets |= {e.start for e in line.entities}
    any_of = any(i + 1 in facets for i in whatever)
    return bool(verbs or (nouns and line.finds("drops")) or line.finds("unimportant") or any_of)


def _lets_back_in(line: Said) -> bool:
    """Whether something left out is named again, and not to leave it out."""
    named = [e for e in line.entities if e.kind in NAMEABLE | {"career", "degree"}]
    degree = any(e.kind == "degree" for e in named)
    again = any(not degree or line.words[i] != HELD_WITH for i in line.finds("returns"))
    return again and bool(named) and all(excluded_from(line, e) is None for e in named)


def _names_a_filter(line: Said) -> bool:
    """Whether a line wants a filter of a kind dropped, by the word "filter"."""
    return bool(line.finds("drop_nouns") and _facets(line)) and _drops(line)
