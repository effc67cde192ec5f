"""Moves on the shortlist: save, show, remove, compare, clear, export."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.conversation.comparing import POINTERS, named, outside
from bot.conversation.context import Context
from bot.conversation.facets import asked_facet
from bot.model.turn import Request, State
from bot.model.words import word_set

MOST_SAVED = 3
MOST_WORDS = 8
COMPARE = "shortlist-compare"
COMPARING = frozenset(("compare", "comparison", "differ", "difference"))
DIFFERENCE = "difference"


def on_shortlist(context: Context) -> Request | None:
    """Change or show what the person keeps ("save that", "show my list")."""
    best = context.clause.best
    meant = _right_after(context)
    step = STEPS.get(meant or best.intent)
    if step is None or (best.how != "rule" and meant != COMPARE):
        return None
    return step(context, Request(meant or best.intent, best, words=_words(context)))


def _words(context: Context) -> tuple[str, ...]:
    return tuple(token.word for token in context.clause.tokens)


def _right_after(context: Context) -> str | None:
    """Return what "show list", "remove the second", "add nlp" mean while a list is kept."""
    state = context.state
    if state.shortlist and _asks_for_a_list(context):
        return "shortlist-show"
    if not state.listing and (state.request is not None or not state.shortlist):
        return None
    if _compares_them(context):
        return COMPARE
    return {"drop": "shortlist-remove", "add": "shortlist-save"}.get(context.clause.best.intent)


def _compares_them(context: Context) -> bool:
    """Whether "them" is to be compared, while the list is all that it can mean."""
    words = {token.word for token in context.clause.tokens}
    return bool(words & POINTERS) and bool(words & COMPARING) and len(words) <= MOST_WORDS


def _asks_for_a_list(context: Context) -> bool:
    """Whether nothing but "show list" is said, which means the list that was saved."""
    words = {token.word for token in context.clause.tokens}
    known = word_set(tuple(context.intent("shortlist-show").wording["also"]))
    return "list" in words and words <= known


def _save(context: Context, request: Request) -> Request:
    """Add the careers named or pointed at, else those held or shown, if they are few."""
    kept, titles = context.state.shortlist, outside(context)
    careers = named(context, context.state)
    if not careers and titles:
        return replace(request, outside=titles, shortlist=kept)
    if not careers and not _points(context):
        careers = _held(context.state)
    return replace(request, careers=careers, shortlist=tuple(dict.fromkeys((*kept, *careers))))


def _points(context: Context) -> bool:
    """Whether words such as "both" point at careers, whether or not they can be told."""
    pointing = (e for e in context.clause.entities if e.kind == "reference")
    return any(entity.id != "held" for entity in pointing)


def _held(state: State) -> tuple[str, ...]:
    """Return the careers of the last answer, if they are few enough to be meant by "that"."""
    if len(state.shown) <= MOST_SAVED and state.shown:
        return state.shown
    return state.request.careers if state.request else ()


def _remove(context: Context, request: Request) -> Request:
    """Take careers off; "the second" counts along the list."""
    kept = context.state.shortlist
    listed = replace(context.state, shown=kept, options=())
    careers = tuple(career for career in named(context, listed) if career in kept)
    left = tuple(career for career in kept if career not in careers)
    return replace(request, careers=careers, shortlist=left)


def _show(context: Context, request: Request) -> Request:
    kept = context.state.shortlist
    return replace(request, careers=kept, shortlist=kept)


def _clear(context: Context, request: Request) -> Request:
    return replace(request, careers=context.state.shortlist, shortlist=())


def _compare(context: Context, request: Request) -> Request:
    """Compare the careers on the list, on everything unless a question is named."""
    kept = context.state.shortlist
    if len(kept) < 2:
        return _show(context, request)
    return Request(asked_facet(context) or DIFFERENCE, request.reading, kept, words=request.words)


def _export(context: Context, request: Request) -> Request:
    """Export the list, or the careers of the last answer where nothing was saved."""
    kept = context.state.shortlist
    return replace(request, careers=kept or _held(context.state), shortlist=kept)


STEPS: dict[str, Callable[[Context, Request], Request]] = {
    "shortlist-save": _save,
    "shortlist-remove": _remove,
    "shortlist-show": _show,
    "shortlist-clear": _clear,
    "shortlist-compare": _compare,
    "shortlist-export": _export,
}
