"""Words that point ("both", "the second") to the careers they point at."""

from bot.model.turn import State

PAIR = 2


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
    if reference.isdigit():
        return shown[int(reference) - 1 : int(reference)]
    if reference == "held":
        return state.request.careers if state.request else ()
    if reference == "last":
        return shown[-1:]
    if reference == "all":
        return shown
    if reference == "both":
        return shown if len(shown) >= PAIR else tuple(reversed(state.recent[:PAIR]))
    if reference == "other":
        return tuple(c for c in state.recent if c not in shown[:1])[:1]
    return ()
