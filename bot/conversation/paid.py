"""Careers shown that are meant by what they pay: "the best paid", "the two cheapest"."""

from bot.conversation.context import Context
from bot.model.words import word_set

COUNTS = {"two": 2, "2": 2, "three": 3, "3": 3}


def meant_by_pay(context: Context) -> tuple[str, ...] | None:
    """Return the careers shown that stand at the end of pay that the clause names.

    By the order of the last pay shown: the top of the guide's band, open ends first, on a
    tie the higher start. None if no such end is named; empty if their pay was not shown yet.
    """
    words = {token.word for token in context.clause.tokens}
    most, least = (words & _named(context, key) for key in ("highest", "lowest"))
    if bool(most) == bool(least) or not words & _named(context, "paid"):
        return None
    shown = context.state.shown
    paid = tuple(career for career in context.state.by_pay if career in shown)
    if set(paid) != set(shown):
        return ()
    number = next((n for word, n in COUNTS.items() if word in words), 1)
    return paid[:number] if most else paid[-number:]


def _named(context: Context, key: str) -> frozenset[str]:
    wording = context.intent(context.clause.best.intent).wording
    return word_set(tuple(wording.get(key, ())))
