"""Moves that narrow a list of careers by conditions, and that keep them for what follows."""

from collections.abc import Iterator

from msgspec.structs import replace

from bot.conversation.comparing import named
from bot.conversation.conditions import Stated, conditions_in
from bot.conversation.context import Context
from bot.conversation.phrases import Said, said
from bot.conversation.wishes import speaks_of_self
from bot.model.conditions import (
    Condition,
    DegreeCondition,
    NamedCondition,
    PayCondition,
    merged,
)
from bot.model.turn import Reading, Request, State

FILTER, RANKING = "filter", "salary-ranking"
LISTING = {"list", "ranking", "filter", "recommendation", "lookup"}
LISTS = {"list", FILTER, RANKING}
OPEN = {"list", "ranking", "filter"}
SURE = 0.99
ADDING = {"or", "also", "plus"}
EXPLAINED = {"level", "field", "reference", "number", "money", "degree"}
OTHERS = {"career", "job", "shared-name", "background", "place", "employer", "term", "nickname"}
NAMEABLE = {"industry", "tool", "topic"}


def narrow(context: Context) -> Request | None:
    """Conditions ("without a phd", "but not research") narrow what is held, or all nine.

    A bare number picks something shown, it states no pay.
    """
    picks = len(context.tokens) == 1 and context.tokens[0].text.isdigit()
    if context.lies_outside or picks:
        return None
    for line in lines_of(context):
        stated = conditions_in(line)
        held = _held_list(context)
        if stated.conditions and _only_narrows(context, line, stated, held):
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
    classes = context.intent(FILTER).wording
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


def _on_careers(request: Request) -> bool:
    return bool(request.careers or request.outside)


def _only_narrows(context: Context, line: Said, stated: Stated, held: Request | None) -> bool:
    """Whether a line states conditions and asks nothing else."""
    asked = context.clause.best
    plain = not any(_strong(condition, line) for condition in stated.conditions)
    rest = _rest(line, stated)
    if _is_on_something_else(context, line, stated):
        return False
    moves = held is not None and context.intent(asked.intent).answer == "move"
    by_rule = asked.how == "rule" and not moves
    if (plain and held is None) or (by_rule and (plain or asked.intent in LISTS)):
        return by_rule and asked.intent in LISTS
    if not rest <= beside(line):
        return _reads_as_list(context)
    if _opens_as_question(context):
        return _says(line, "askers")
    pays = any(isinstance(c, PayCondition) for c in stated.conditions)
    bare = pays and not rest
    return held is not None or bare or _says(line, "heads")


def _is_on_something_else(context: Context, line: Said, stated: Stated) -> bool:
    """Whether a line is on one career or level, or tells what somebody likes."""
    paid = any(isinstance(c, PayCondition) for c in stated.conditions)
    likes = not paid and speaks_of_self(line.tokens, context.intents.language, mildly=False)
    first = context.state.request is None
    named_here = _names_others(line, stated) or (first and _names_a_job(line, stated))
    return likes or named_here or _asks_about_one(line, stated)


def _reads_as_list(context: Context) -> bool:
    """Whether the clause is read, with some confidence, as a question for a list or ranking."""
    best = context.clause.best
    sure = best.confidence >= context.intents.thresholds.unnamed
    return sure and best.intent in LISTS


def _strong(condition: Condition, line: Said) -> bool:
    """Whether a condition is more than a thing or degree that may be asked about in itself."""
    if isinstance(condition, DegreeCondition):
        return condition.sort != "needs" or _asks_which(line)
    return not isinstance(condition, NamedCondition) or condition.excluded


def _names_others(line: Said, stated: Stated) -> bool:
    """Whether the line names careers, jobs or places that no condition is about."""
    taken = {(e.start, e.end) for e in line.entities if e.kind in NAMEABLE | EXPLAINED}
    explained = stated.covered | line.finds("beside")
    others = [e for e in line.entities if e.kind in OTHERS and (e.start, e.end) not in taken]
    about = [c for c in stated.conditions if isinstance(c, NamedCondition)]
    wanted = any(c.kind == "career" and not c.excluded for c in about)
    return wanted or any(not explained.issuperset(range(e.start, e.end)) for e in others)


def _names_a_job(line: Said, stated: Stated) -> bool:
    """Whether the line names a job, even one that is an industry or a skill as well."""
    things = {i for e in line.entities if e.kind in NAMEABLE for i in range(e.start, e.end)}
    explained = (stated.covered - things) | line.finds("beside")
    jobs = [e for e in line.entities if e.kind in {"job", "background"}]
    return any(not explained.issuperset(range(e.start, e.end)) for e in jobs)


def _asks_about_one(line: Said, stated: Stated) -> bool:
    """Whether a level stands alone, without an amount that it could belong to."""
    pay = any(isinstance(condition, PayCondition) for condition in stated.conditions)
    return not pay and any(e.kind == "level" for e in line.entities)


def _rest(line: Said, stated: Stated) -> set[str]:
    """Return the words that neither state a condition nor name anything."""
    named = {i for e in line.entities for i in range(e.start, e.end)}
    left = set(range(len(line.words))) - named - stated.covered
    for name in ("starts", "reaches", "pay_nouns", "pay_verbs", "reach_over", "needs"):
        left -= line.finds(name)
    return {line.words[i] for i in left}


def beside(line: Said) -> set[str]:
    """Return the words that ask nothing by themselves beside conditions."""
    return {phrase[0] for phrase in line.phrases("beside")}


def _asks_which(line: Said) -> bool:
    """Whether the line asks for careers ("which careers need a phd", "jobs that require one")."""
    first = 1 if line.before(1, "which") else 0
    return any(line.belongs(i, "new_heads") for i in (first, first + 1)) and (
        bool(first) or line.belongs(0, "new_heads") or line.belongs(0, "lists")
    )


def _says(line: Said, name: str) -> bool:
    """Whether a word of a class is said as it stands there ("jobs", but not "job")."""
    return bool({token.text for token in line.tokens} & set(line.classes[name]))


def _opens_as_question(context: Context) -> bool:
    """Whether the line puts a question ("do i need a degree")."""
    asking = set(context.intents.language.question_words)
    return any(token.text in asking for token in context.clause.tokens[:2])


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
    ranks = ranks or (best.intent == RANKING and _reads_as_list(context))
    intent = RANKING if ranks else FILTER
    reading = Reading(intent, SURE, "rule", (), context.utterance.text.strip())
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
        return held.within
    found = context.intent(held.intent).answer
    return () if found in OPEN or not _on_list(context.state) else context.state.shown


def _on_list(state: State) -> bool:
    return len(state.shown) > 1


def rank_held(context: Context) -> Request | None:
    """A ranking asked for in a filtered list ("which of them pays most") keeps the filter."""
    held, best = context.state.request, context.clause.best
    if held is None or not held.conditions or best.intent != RANKING:
        return None
    if not _reads_as_list(context):
        return None
    if context.kinds & {"career", "job", "background", "shared-name"}:
        return None
    return replace(
        context.request(best), careers=(), conditions=held.conditions, within=held.within
    )
