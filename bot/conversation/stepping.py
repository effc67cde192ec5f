"""Back, again, shorter, more, what else, start over, forget: what to do with what is held."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.conversation.context import ANCHORS, Context
from bot.model.turn import Request

Move = Callable[[Context], Request | None]


def go_back(context: Context) -> Request | None:
    """One step back, as often as there are earlier questions."""
    if not context.state.history:
        return replace(_bare(context), outcome="smalltalk", move="nothing-before")
    return replace(context.state.history[-1], move="back")


def repeat(context: Context) -> Request | None:
    """The held question again: as it was, in fewer words, or with what was not yet told."""
    held = context.state.request
    if held is None:
        return replace(_bare(context), outcome="smalltalk", move="nothing-before")
    return replace(held, move=context.clause.best.intent)


def what_else(context: Context) -> Request | None:
    """The next thing not yet said about the career held."""
    held = context.state.request
    if held is None or not held.careers:
        return replace(_bare(context), intent="list")
    done = {intent for career, intent in context.state.covered if career == held.careers[0]}
    order = context.intents.messages["what_else"]
    left = [name for name in order if name not in done]
    if not left:
        return replace(held, outcome="smalltalk", move="all-said")
    return replace(held, intent=left[0], level=None, place=None, place_text=None, move="what-else")


def forget(context: Context) -> Request | None:
    """Everything held is dropped; the reply says so."""
    return replace(_bare(context), outcome="smalltalk", move=context.clause.best.intent)


def _bare(context: Context) -> Request:
    return Request(context.clause.best.intent, context.clause.best)


NAMED: dict[str, Move] = {
    "back": go_back,
    "again": repeat,
    "shorter": repeat,
    "more": repeat,
    "what-else": what_else,
    "start-over": forget,
    "forget": forget,
}


def named_move(context: Context) -> Request | None:
    """A word such as "back", "again", "shorter" says what to do with what is held."""
    best = context.clause.best
    if best.how != "rule" or context.kinds & ANCHORS:
        return None
    move = NAMED.get(best.intent)
    return move(context) if move else None
