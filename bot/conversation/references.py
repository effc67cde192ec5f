"""Words that point ("both", "the second") to the careers they point at."""

from bot.model.turn import State

PAIR = 2
MOST_POINTED = 5


def pointed_at(references: tuple[str, ...], state: State) -> tuple[str, ...]:
    """Return the careers that references mean, by what was shown last."""
    shown = _choices(state)
    pointing = [reference for reference in references if reference != "held"] or references
    found = [career for reference in pointing for career in _one(reference, shown, state)]
    return tuple(dict.fromkeys(found))


def _choices(state: State) -> tuple[str, ...]:
    """Return what the person can point at: the options offered, else the careers shown."""
    offered = tuple(option.career for option in state.options if option.career)
    return offered or state.shown


def _one(reference: str, shown: tuple[str, ...], state: State) -> tuple[str, ...]:
    side, _, number = reference.rpartition("-")
    if number.isdigit() and side in {"", "first", "last"}:
        return _counted(side, int(number), shown)
    paid = tuple(career for career in state.by_pay if career in shown)
    meant = {
        "best-paid": paid[:1],
        "worst-paid": paid[-1:],
        "held": _held(state),
        "last": shown[-1:],
        "all": shown,
        "both": _pair(shown, state),
        "other": tuple(c for c in state.recent if c not in shown[:1])[:1],
    }
    return meant.get(reference, ())


def _held(state: State) -> tuple[str, ...]:
    """Return the careers held, else the few shown last, else those on the list."""
    if state.request is None:
        return state.shortlist
    few = state.shown if 1 < len(state.shown) <= MOST_POINTED else ()
    return state.request.careers or few


def _pair(shown: tuple[str, ...], state: State) -> tuple[str, ...]:
    """Return the two careers that "both" can only mean; none where more were shown."""
    if len(shown) < PAIR:
        return tuple(reversed(state.recent[:PAIR]))
    return shown if len(shown) == PAIR else ()


def _counted(side: str, number: int, shown: tuple[str, ...]) -> tuple[str, ...]:
    """Return the career at a place, or so many from one end."""
    if not side:
        return shown[number - 1 : number]
    return shown[:number] if side == "first" else shown[-number:]
