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
    side, _, number = reference.rpartition("-")
    if number.isdigit() and side in {"", "first", "last"}:
        return _counted(side, int(number), shown)
    paid = tuple(career for career in state.by_pay if career in shown)
    meant = {
        "best-paid": paid[:1],
        "worst-paid": paid[-1:],
        "held": state.request.careers if state.request else (),
        "last": shown[-1:],
        "all": shown,
        "both": shown if len(shown) >= PAIR else tuple(reversed(state.recent[:PAIR])),
        "other": tuple(c for c in state.recent if c not in shown[:1])[:1],
    }
    return meant.get(reference, ())


def _counted(side: str, number: int, shown: tuple[str, ...]) -> tuple[str, ...]:
    """Return the career at a place, or so many from one end."""
    if not side:
        return shown[number - 1 : number]
    return shown[:number] if side == "first" else shown[-number:]
