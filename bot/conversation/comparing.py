"""Moves that change what is compared: a career more, one less, another one, another question."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from bot.conversation.context import OUTSIDE, Context
from bot.conversation.facets import NAMES, asked_facet
from bot.conversation.paid import meant_by_pay
from bot.conversation.references import pointed_at
from bot.model.turn import Entity, Request, State
from bot.model.words import word_set

POINTERS = {"it", "that", "this", "them", "these", "those"}
FACET = "facet"
MOST_WORDS = 8
BY_PAY = "-by-pay"


def change_comparison(context: Context) -> Request | None:
    """Change the careers ("drop the second", "add quant") and keep the question.

    Where none is held, as after a ranking or a filter, that is no change of a comparison.
    """
    best, held = context.clause.best, context.state.request
    change = CHANGES.get(best.intent)
    if best.how != "rule" or change is None or _corrects(context):
        return None
    paid = meant_by_pay(context)
    if paid == () and held is not None and len(held.careers) > 1:
        return Request(best.intent, best, outcome="smalltalk", move="unpaid")
    targets = paid or named(context, context.state)
    titles = outside(context)
    if held is not None and not held.careers and not titles:
        return None
    if held is None or (titles and not targets):
        move = None if targets else "refused"
        intent = held.intent if held else "overview"
        bare = Request(intent, best, careers=targets, outside=titles, move=move)
        return bare if targets or titles else _refused(context)
    changed = change(context, held, targets)
    return replace(changed, move=f"{best.intent}{BY_PAY}") if paid and changed.careers else changed


def _corrects(context: Context) -> bool:
    """Whether one career is put in the place of another ("not a data scientist, an nlp one")."""
    held = context.state.request.careers if context.state.request else ()
    careers = [entity for entity in context.clause.entities if entity.kind == "career"]
    meant = {entity.id for entity in careers if not entity.negated}
    return any(entity.negated for entity in careers) and bool(meant) and not meant & set(held)


def named(context: Context, state: State) -> tuple[str, ...]:
    """Return the careers that the clause names or points at, in the order of its words."""
    found = (c for entity in context.clause.entities for c in _careers(entity, state))
    return tuple(dict.fromkeys(found))


def _careers(entity: Entity, state: State) -> tuple[str, ...]:
    if entity.kind == "career":
        return (entity.id,)
    if entity.kind == "reference":
        return pointed_at((entity.id,), state)
    if entity.kind == "number":
        place = int(entity.value or 0)
        return state.shown[place - 1 : place] if place > 0 else ()
    if entity.kind == "shared-name":
        held = [career for career in entity.id.split("+") if career in state.shown]
        return tuple(held) if len(held) == 1 else ()
    return ()


def outside(context: Context) -> tuple[str, ...]:
    """Return the jobs named that are none of the careers known, as typed."""
    jobs = [e for e in context.clause.entities if e.kind in {"job", "background"}]
    return tuple(dict.fromkeys(e.text for e in jobs))


def _drop(context: Context, held: Request, targets: tuple[str, ...]) -> Request:
    left = tuple(career for career in held.careers if career not in targets)
    if not left or left == held.careers:
        return _refused(context)
    return _of(context, held, left)


def _add(context: Context, held: Request, targets: tuple[str, ...]) -> Request:
    verbs = word_set(tuple(context.intent("add").wording["verbs"]))
    meant = any(token.word in verbs for token in context.clause.tokens)
    if len(held.careers) < 2 and not meant:
        return replace(held, careers=targets, outside=(), move="follow-up")
    if not targets or set(targets) <= set(held.careers):
        return _refused(context)
    return _of(context, held, tuple(dict.fromkeys((*held.careers, *targets))))


def _swap(context: Context, held: Request, targets: tuple[str, ...]) -> Request:
    """Put one career in the place of another, whichever of the two is compared now."""
    old = [career for career in targets if career in held.careers]
    new = [career for career in targets if career not in held.careers]
    if len(old) != 1 or len(new) != 1:
        return _refused(context)
    return _of(context, held, tuple(new[0] if c == old[0] else c for c in held.careers))


def _keep(context: Context, held: Request, targets: tuple[str, ...]) -> Request:
    return _of(context, held, targets) if targets else _refused(context)


def _of(context: Context, held: Request, careers: tuple[str, ...]) -> Request:
    """Return the question held, on these careers; a single one has nothing to differ from."""
    alone = len(careers) == 1 and context.intent(held.intent).answer == "difference"
    intent = "overview" if alone else held.intent
    move = context.clause.best.intent
    return replace(held, intent=intent, careers=careers, outside=(), move=move)


def _refused(context: Context) -> Request:
    best = context.clause.best
    return Request(best.intent, best, outcome="smalltalk", move="refused")


CHANGES: dict[str, Callable[[Context, Request, tuple[str, ...]], Request]] = {
    "drop": _drop,
    "add": _add,
    "swap": _swap,
    "keep": _keep,
}


def compare_with_held(context: Context) -> Request | None:
    """Set what is held beside a career named ("how is that different from …"), held first."""
    best, held = context.clause.best, context.state.request
    if held is None or not held.careers or not _sets_beside(context):
        return None
    request = context.request(best)
    given = named(context, context.state)
    if not request.careers or request.outside or set(given) <= set(held.careers):
        return None
    if len(request.careers) > 1 and not _points(context):
        return None
    careers = tuple(dict.fromkeys((*held.careers, *given)))
    intent = context.intent(best.intent).if_named or best.intent
    return replace(request, careers=careers, intent=intent)


def _sets_beside(context: Context) -> bool:
    """Whether the clause asks to set something beside what is held."""
    best = context.clause.best
    if best.intent == OUTSIDE or best.confidence < context.intents.thresholds.answer:
        return False
    if context.intent(best.intent).answer == "difference":
        return True
    beside = word_set(tuple(context.intents.language.beside_words))
    said = [token.word for token in context.clause.tokens]
    return _points(context) and (not beside.isdisjoint(said) or _or_that(said))


def _or_that(said: Sequence[str]) -> bool:
    """Whether what is held is one of two to choose from ("that or a quant", "a quant or this")."""
    return any("or" in pair and not POINTERS.isdisjoint(pair) for pair in pairwise(said))


def _points(context: Context) -> bool:
    """Whether the clause points at what is held: "it", "that", "them", "both"."""
    kinds = {entity.kind for entity in context.clause.entities}
    return "reference" in kinds or any(t.word in POINTERS for t in context.clause.tokens)


def among_held(context: Context) -> Request | None:
    """Ask the second question of a line ("… and which pays better") of the careers held, too."""
    best, held = context.clause.best, context.state.request
    alone = len(context.utterance.clauses) < 2 or context.clause.entities
    if held is None or len(held.careers) < 2 or alone or best.how != "rule":
        return None
    intent = context.intent(best.intent).if_named
    if intent is None:
        return None
    words = tuple(token.word for token in context.clause.tokens)
    return Request(intent, best, careers=held.careers, words=words)


def and_another(context: Context) -> Request | None:
    """Add one more to a comparison ("and quant")."""
    held = context.state.request
    first = context.tokens[0].word
    also = held is not None and len(held.careers) > 1 and first in {"and", "plus", "also"}
    targets = named(context, context.state) if also and context.only_names else ()
    if held is None or not targets or context.kinds & {"job", "background", "level", "place"}:
        return None
    return _of(context, held, tuple(dict.fromkeys((*held.careers, *targets))))


def switch_facet(context: Context) -> Request | None:
    """Ask something else on the same careers ("only the pay", "now the tools")."""
    held = context.state.request
    if held is None or not held.careers or context.kinds & NAMES:
        return None
    intent = asked_facet(context)
    best = context.clause.best
    other = best.how == "rule" and best.intent != intent
    if intent is None or other or len(context.tokens) > MOST_WORDS:
        return None
    words = tuple(token.word for token in context.clause.tokens)
    reading = replace(best, intent=intent)
    pointing = tuple(e.id for e in context.utterance.entities if e.kind == "reference")
    return replace(
        held,
        careers=pointed_at(pointing, context.state) or held.careers,
        intent=intent,
        reading=reading,
        words=words,
        tools=(),
        topics=(),
        outside=(),
        move=FACET,
    )
