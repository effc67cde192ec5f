"""Replies to one reply, and the state that the next turn starts from."""

from collections.abc import Sequence
from itertools import chain

from msgspec.structs import replace

from bot.model.turn import Line, Reply, Request, State, Turn

UNDERSTOOD = {"answer", "not-stated", "not-covered"}


def remember(
    text: str, requests: Sequence[Request], replies: Sequence[Reply], state: State
) -> Turn:
    """Return the turn: replies joined in order, and the state with what to hold on to."""
    reply = joined(replies)
    return Turn(text, tuple(requests), reply, _next(text, requests[-1], reply, state))


def joined(replies: Sequence[Reply]) -> Reply:
    """Return several replies as one; the first tells the outcome."""
    first = replies[0]
    if len(replies) == 1:
        return first
    return replace(
        first,
        blocks=tuple(chain.from_iterable(r.blocks for r in replies)),
        careers=tuple(dict.fromkeys(chain.from_iterable(r.careers for r in replies))),
        figures=tuple(dict.fromkeys(chain.from_iterable(r.figures for r in replies))),
        sources=tuple(dict.fromkeys(chain.from_iterable(r.sources for r in replies))),
        suggestions=replies[-1].suggestions,
    )


def _next(text: str, request: Request, reply: Reply, state: State) -> State:
    first_line = next((b.text for b in reply.blocks if isinstance(b, Line)), "")
    asked = (*state.asked, text)
    if reply.outcome == "out-of-scope":
        return replace(state, misses=state.misses + 1, last_text=first_line, asked=asked)
    if reply.outcome == "smalltalk":
        return replace(state, last_text=first_line, asked=asked)
    held = request
    if reply.outcome in UNDERSTOOD and not request.careers and len(reply.careers) == 1:
        held = replace(request, careers=reply.careers)
    return State(
        request=replace(held, outcome=None, options=()),
        shown=reply.careers,
        options=reply.options,
        misses=0,
        asked=asked,
        last_text=first_line,
    )
