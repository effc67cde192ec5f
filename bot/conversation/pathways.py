"""Follow-ups on a way in: "how long does that take"."""

from msgspec.structs import replace

from bot.conversation.context import ANCHORS, Context
from bot.model.turn import Request

TRANSITION = "transition"
LONGEST = 8


def how_long(context: Context) -> Request | None:
    """A short question for the time, while a change of career is held, is on that change.

    Where several careers were named as near, it is on the nearest.
    """
    held, tokens = context.state.request, context.clause.tokens
    if held is None or not _moves(held) or context.kinds & ANCHORS or len(tokens) > LONGEST:
        return None
    words = tuple(token.word for token in tokens)
    said = f" {' '.join(words)} "
    if not any(f" {phrase} " in said for phrase in context.intent(TRANSITION).wording["time"]):
        return None
    near = bool(held.backgrounds or held.origins)
    careers = held.careers[:1] if near else held.careers
    return replace(held, intent=TRANSITION, careers=careers, words=words, move="time")


def _moves(held: Request) -> bool:
    """Whether an answer was on the way from where the person stands."""
    stands = bool(held.backgrounds or held.came_from or held.origins)
    return held.intent == TRANSITION or (stands and held.intent == "recommendation")
