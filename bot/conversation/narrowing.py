"""Moves that narrow a list of careers by conditions, and that keep them for what follows."""

from collections.abc import Iterator

from msgspec.structs import replace

from bot.conversation.comparing import POINTERS, named
from bot.conversation.conditions import Stated, conditions_in, is_whereabouts
from bot.conversation.context import Context
from bot.conversation.narrows import FILTER, RANKING, only_narrows, reads_as_list, where_counts
from bot.conversation.phrases import Said, said
from bot.model.conditions import (
    Condition,
    NamedCondition,
    PayCondition,
    merged,
)
from bot.model.turn import Reading, Request, State
from bot.model.visible import shortened

LISTING = {"list", "ranking", "filter", "recommendation", "lookup"}
OPEN = {"list", "ranking", "filter"}
FOUND = {"lookup", "recommendation", "transition", "superlative", "tools"}
SEVERAL = 2
SURE = 0.99
LONGEST_TOLD = 200
ADDING = {"or", "also", "plus"}


def narrow(context: Context) -> Request | None:
    """Conditions ("without a phd", "but not research") narrow what is held, or all nine.

    A bare number picks something shown, it states no pay; and what seems to lie outside has to
    state several.
    """
    if len(context.tokens) == 1 and context.tokens[0].text.isdigit():
        return None
    least = SEVERAL if context.lies_outside else 1
    held = _held_list(context)
    for line in lines_of(context):
        stated = conditions_in(line, where=where_counts(context, line, held))
        if held is None and _asks_which_held(context, line, stated):
            held = context.state.request
        if len(stated.conditions) >= least and only_narrows(context, line, stated, held):
            merging = held is not None and not _asks_anew(line)
            words = tuple(w for i, w in enumerate(line.words) if i not in stated.covered)
            return _narrowed(context, held if merging else None, stated.conditions, words)
    return _without_pointed(context)


def _without_pointed(context: Context) -> Request | None:
    """Leave the careers out that "drop the second" points at in a filtered list."""
    held, best = context.state.request, context.clause.best
    if held is None or not held.conditions or (best.intent, best.how) != ("drop", "rule"):
        return None
    if context.intent(held.intent).answer not in OPEN:
        return None
    out = named(context, context.state)
    if not out:
        return None
    return _narrowed(context, held, (NamedCondition("career", out, excluded=True),), held.words)


def lines_of(context: Context) -> Iterator[Said]:
    """Yield the whole utterance, then the clause alone if it is only a part."""
    classes = context.intents.classes(FILTER)
    yield said(context.tokens, context.utterance.entities, 0, classes)
    clause = context.clause
    if len(clause.tokens) < len(context.tokens):
        yield said(clause.tokens, clause.entities, clause.start, classes)


def _held_list(context: Context) -> Request | None:
    """Return the request held, if it was answered by a list of careers or for the field."""
    held = context.state.request
    if held is None:
        return None
    kind = context.intent(held.intent).answer
    return held if kind in LISTING or held.conditions or not _on_careers(held) else None


def _asks_which_held(context: Context, line: Said, stated: Stated) -> bool:
    """Whether a line asks which of the careers compared is at a place or with an employer."""
    held = context.state.request
    somewhere = bool(stated.conditions) and all(map(is_whereabouts, stated.conditions))
    several = held is not None and len(held.careers) > 1
    return several and somewhere and line.belongs(0, "who")


def _on_careers(request: Request) -> bool:
    return bool(request.careers or request.outside)


def _asks_anew(line: Said) -> bool:
    """Whether the line asks for careers from the beginning, not for some of those held."""
    joined = line.belongs(0, "joining")
    points = any(line.belongs(i, "pointing") for i in range(len(line.words)))
    return bool(line.finds("new_heads")) and not joined and not points


def _narrowed(
    context: Context,
    held: Request | None,
    new: tuple[Condition, ...],
    words: tuple[str, ...],
) -> Request:
    """Return the request for a list under the conditions held and the new ones.

    `words` may ask for an order; in a ranking that is held, its own words do.
    """
    best = context.clause.best
    conditions = _together(held, new, adds=context.tokens[0].word in ADDING)
    ranks = any(isinstance(c, PayCondition) for c in conditions) or _ranks(held)
    ranks = ranks or (best.intent == RANKING and reads_as_list(context))
    intent = RANKING if ranks else FILTER
    told = shortened(context.utterance.text.strip(), LONGEST_TOLD)
    reading = Reading(intent, SURE, "rule", (), told)
    if held is None or not held.conditions:
        reading = replace(reading, intent=best.intent if best.intent == RANKING else intent)
    return Request(
        intent,
        reading,
        words=held.words if held and _ranks(held) else words,
        conditions=conditions,
        within=_scope(context, held),
        move="narrow" if held else None,
    )


def _together(
    held: Request | None, new: tuple[Condition, ...], *, adds: bool
) -> tuple[Condition, ...]:
    """Return the conditions held with the new ones; "or healthcare" widens what is held."""
    old = held.conditions if held else ()
    wider = tuple(_widened(c, old) for c in new) if adds else new
    return merged(old, _unexcluded(wider, held))


def _widened(condition: Condition, held: tuple[Condition, ...]) -> Condition:
    """Return a condition on industries with those held beside its own."""
    if not isinstance(condition, NamedCondition) or condition.kind != "industry":
        return condition
    like = [
        c
        for c in held
        if isinstance(c, NamedCondition)
        and (c.kind, c.excluded) == (condition.kind, condition.excluded)
    ]
    ids = dict.fromkeys(ident for c in (*like, condition) for ident in c.ids)
    return replace(condition, ids=tuple(ids))


def _unexcluded(new: tuple[Condition, ...], held: Request | None) -> tuple[Condition, ...]:
    """Return the new conditions; a thing named again after it was left out is only let back in."""
    out = {i for c in (held.conditions if held else ()) for i in _ids(c, excluded=True)}
    return tuple(c for c in new if not set(_ids(c, excluded=False)) & out)


def _ids(condition: Condition, *, excluded: bool) -> tuple[str, ...]:
    named = isinstance(condition, NamedCondition) and condition.excluded == excluded
    return condition.ids if isinstance(condition, NamedCondition) and named else ()


def _ranks(held: Request | None) -> bool:
    return held is not None and held.intent == RANKING


def _scope(context: Context, held: Request | None) -> tuple[str, ...]:
    """Return the careers to narrow: those recommended or looked up; none means all nine."""
    if held is None:
        return ()
    if held.within or held.conditions:
        return held.within if len(held.within) > 1 else ()
    found = context.intent(held.intent).answer
    return () if found in OPEN or not _on_list(context.state) else context.state.shown


def _on_list(state: State) -> bool:
    return len(state.shown) > 1


def rank_held(context: Context) -> Request | None:
    """A ranking of what is listed ("which of them pays most") keeps to those listed.

    In a filtered list it keeps the filter; elsewhere a word that points must say so.
    """
    held, best = context.state.request, context.clause.best
    if held is None or best.intent != RANKING or not reads_as_list(context):
        return None
    if context.kinds & {"career", "job", "background", "shared-name"}:
        return None
    kept = bool(held.conditions or held.within)
    pointed = _points(context) and context.intent(held.intent).answer in FOUND
    if not kept and not pointed:
        return None
    within = held.within if kept else context.state.shown
    request = replace(context.request(best), intent=RANKING, careers=())
    return replace(request, conditions=held.conditions, within=within)


def _points(context: Context) -> bool:
    """Whether a word points at careers ("which of them", "of these")."""
    referred = any(entity.kind == "reference" for entity in context.clause.entities)
    return referred or any(token.word in POINTERS for token in context.clause.tokens)
