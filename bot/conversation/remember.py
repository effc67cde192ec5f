"""Replies to one reply, and the state that the next turn starts from."""

from collections.abc import Sequence
from itertools import chain

from msgspec.structs import replace

from bot.model.turn import Figure, Line, Reply, Request, State, Turn
from bot.model.visible import shortened

MOST_KEPT = 200
LONGEST_KEPT = 200
MOST_HELD = 3
QUIZ = "quiz"
FORGETTING = {"forget", "start-over"}
LISTING = {"shortlist-show", "shortlist-remove"}
ASIDE = {"why", "source", "term", "refused"}
SAME_TOPIC = {"again", "shorter", "more", "back"}


def remember(
    text: str, requests: Sequence[Request], replies: Sequence[Reply], state: State
) -> Turn:
    """Return the turn: replies joined in order, and the state with what to hold on to."""
    reply = without_question(joined(replies), text)
    return Turn(text, tuple(requests), reply, next_state(text, requests, reply, state))


def without_question(reply: Reply, text: str) -> Reply:
    """Return the reply without the suggestion to ask what was asked just now."""
    asked = text.strip().casefold()
    others = tuple(s for s in reply.suggestions if s.casefold() != asked)
    return reply if others == reply.suggestions else replace(reply, suggestions=others)


def joined(replies: Sequence[Reply]) -> Reply:
    """Return several replies as one; the first tells the outcome."""
    first = replies[0]
    if len(replies) == 1:
        return first
    return replace(
        first,
        blocks=tuple(dict.fromkeys(chain.from_iterable(r.blocks for r in replies))),
        careers=tuple(dict.fromkeys(chain.from_iterable(r.careers for r in replies))),
        figures=tuple(dict.fromkeys(chain.from_iterable(r.figures for r in replies))),
        sources=tuple(dict.fromkeys(chain.from_iterable(r.sources for r in replies))),
        suggestions=replies[-1].suggestions,
    )


def next_state(text: str, requests: Sequence[Request], reply: Reply, state: State) -> State:
    """Return the state after a turn: a new topic, the old one kept, or nothing at all."""
    said = next((block.text for block in reply.blocks if isinstance(block, Line)), "")
    if requests[-1].move in FORGETTING:
        left = state.shortlist if requests[-1].move == "start-over" else ()
        return State(shortlist=left, last_text=said)
    asked = (*state.asked, shortened(text, LONGEST_KEPT))[-MOST_KEPT:]
    kept = replace(state, last_text=said, asked=asked, listing=False)
    if requests[-1].intent == QUIZ:
        return replace(kept, quiz=requests[-1].quiz, options=reply.options, misses=0)
    if requests[-1].quiz is not None:
        kept = replace(kept, quiz=None)
    if requests[-1].shortlist is not None:
        return _with_list(requests[-1], reply, replace(kept, listing=state.listing))
    if reply.outcome == "out-of-scope":
        return replace(kept, misses=state.misses + 1)
    if reply.outcome == "smalltalk" or requests[-1].move in ASIDE:
        return replace(kept, misses=0)
    return _new_topic(requests, reply, kept)


def _with_list(request: Request, reply: Reply, state: State) -> State:
    """Return the state with the shortlist as the request leaves it; the topic stays.

    A list on the screen is what "the second" points at until the next answer.
    """
    listing = request.intent in LISTING or state.listing
    left = request.shortlist or ()
    return replace(
        state,
        shortlist=left,
        listing=listing and bool(left),
        shown=left if listing and left else state.shown,
        options=(),
        sources=reply.sources or state.sources,
        misses=0,
    )


def _new_topic(requests: Sequence[Request], reply: Reply, state: State) -> State:
    request = next((r for r in reversed(requests) if r.careers), requests[-1])
    few = reply.careers if len(reply.careers) <= MOST_HELD else ()
    careers = few if set(request.careers) <= set(few) else request.careers
    shown = reply.careers or careers
    covered = [(career, r.intent) for r in requests for career in shown]
    return replace(
        state,
        request=_plain(request, careers),
        history=_history(request, state),
        shown=shown,
        recent=tuple(dict.fromkeys((*reversed(shown), *state.recent)))[:MOST_KEPT],
        options=reply.options,
        covered=tuple(dict.fromkeys((*state.covered, *covered))),
        told=(*state.told, *_told(reply))[-MOST_KEPT:],
        sources=reply.sources,
        misses=0,
        by_pay=_by_pay(reply.figures) or state.by_pay,
    )


def _plain(request: Request, careers: tuple[str, ...]) -> Request:
    """Return the question as later turns build on it: on these careers, and settled."""
    return replace(request, careers=careers, outcome=None, options=(), move=None, assumption=None)


def _by_pay(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return the careers by the guide's pay, the best paid first.

    As in a ranking: open ends first, then the higher top, then the higher start.
    """
    best: dict[str, tuple[bool, int, int]] = {}
    for figure in figures:
        if figure.soc is None:
            opened = figure.open_ended or figure.high is None
            key = (opened, 0 if opened else figure.high or 0, figure.low)
            best[figure.career] = max(key, best.get(figure.career, key))
    return tuple(sorted(best, key=lambda career: best[career], reverse=True))


def _history(request: Request, state: State) -> tuple[Request, ...]:
    if request.move == "back":
        return state.history[:-1]
    if state.request is None or request.move in SAME_TOPIC:
        return state.history
    return (*state.history, _asked(state.request, state))[-MOST_KEPT:]


def _asked(request: Request, state: State) -> Request:
    """Return the request held, with the options that it left open."""
    if not state.options or state.quiz is not None:
        return request
    return replace(request, options=state.options, outcome="clarify")


def _told(reply: Reply) -> list[str]:
    return [block.text for block in reply.blocks if isinstance(block, Line)]
