"""Moves on the shortlist: save, show, remove, compare, clear, export."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.conversation.comparing import asked_facet, named, outside
from bot.conversation.context import Context
from bot.model.turn import Request, State

MOST_SAVED = 3
DIFFERENCE = "difference"


def on_shortlist(context: Context) -> Request | None:
    """Change or show what the person keeps ("save that", "show my list")."""
    best = context.clause.best
    intent = _right_after(context) or best.intent
    step = STEPS.get(intent)
    if best.how != "rule" or step is None:
        return None
    return step(context, Request(intent, best, words=_words(context)))


def _words(context: Context) -> tuple[str, ...]:
    return tuple(token.word for token in context.clause.tokens)


def _right_after(context: Context) -> str | None:
    """Return what "remove the second" and "add nlp" mean while nothing but the list is held."""
    state = context.state
    if not state.listing and (state.request is not None or not state.shortlist):
        return None
    return {"drop": "shortlist-remove", "add": "shortlist-save"}.get(context.clause.best.intent)


def _save(context: Context, request: Request) -> Request:
    """Add the careers named or pointed at, else those held or shown, if they are few."""
    kept, titles = context.state.shortlist, outside(context)
    careers = named(context, context.state)
    if not careers and titles:
        return replace(request, outside=titles, shortlist=kept)
    careers = careers or ((), _held(context.state))[not titles]
    return replace(request, careers=careers, shortlist=tuple(dict.fromkeys((*kept, *careers))))


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
