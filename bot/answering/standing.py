"""Careers in order of fit, by sums over what the index ties to the wishes: no career is read."""

from collections.abc import Sequence
from itertools import islice

from bot.answering.desk import Desk
from bot.model.index import Index
from bot.model.knowledge import Career
from bot.model.turn import Wish

Tie = tuple[int, int]
Total = tuple[int, int, int, int]
ABSENT = -1
NOTHING: Total = (0, 0, 0, 0)


class Pool:
    """The careers to choose from, in the order in which those that fit alike stand."""

    def __init__(self, desk: Desk, careers: Sequence[Career]) -> None:
        self._index = desk.knowledge.index
        self._careers = careers
        self._places = {career.id: place for place, career in enumerate(careers)}
        self._known: dict[Wish, dict[int, Tie]] = {}

    def leading(
        self, wishes: Sequence[Wish], most: int, before: Sequence[Wish] = ()
    ) -> list[Career]:
        """Return the first careers in order of fit, as `recommending.rank` has it.

        Those that fit alike stand as they do by the wishes `before`, then as they are given.
        """
        totals, earlier = self._totals(wishes), self._totals(before)
        tied = dict.fromkeys((*totals, *earlier))
        rest = (place for place in range(len(self._careers)) if place not in tied)
        places = [*tied, *islice(rest, most)]
        places.sort(key=lambda p: (totals.get(p, NOTHING), earlier.get(p, NOTHING), p))
        return [self._careers[place] for place in places[:most]]

    def tied(self, wishes: Sequence[Wish]) -> list[Career]:
        """Return all careers that the sources tie to any of the wishes, in order of fit."""
        totals = self._totals(wishes)
        return [self._careers[p] for p in sorted(totals, key=lambda p: (totals[p], p))]

    def ties_any(self, wish: Wish) -> bool:
        """Return whether the sources tie a wish to any of the careers."""
        return bool(self._ties(wish))

    def _totals(self, wishes: Sequence[Wish]) -> dict[int, Total]:
        """Return what `recommending.rank` orders by, of each career that a wish is tied to."""
        found: dict[int, Total] = {}
        for wish in wishes:
            for place, (weight, times) in self._ties(wish).items():
                found[place] = _with(found.get(place, NOTHING), weight, times, wish)
        return found

    def _ties(self, wish: Wish) -> dict[int, Tie]:
        """Return weight and number of the statements on a wish, by the careers' places."""
        if wish not in self._known:
            places, ids = self._places, self._index.ids
            ties = _ties(self._index, wish).items()
            found = {places.get(ids[number], ABSENT): tie for number, tie in ties}
            found.pop(ABSENT, None)
            self._known[wish] = found
        return self._known[wish]


def _with(total: Total, weight: int, times: int, wish: Wish) -> Total:
    """Return a total with one more wish in it; the lower, the better the career fits."""
    balance, met, weights, statements = total
    if wish.against:
        return balance + 1, met, weights, statements
    return balance - 1, met - 1, weights - weight, statements - times


def _ties(index: Index, wish: Wish) -> dict[int, Tie]:
    """Return weight and number of the statements on a wish, of each career that has any."""
    found: dict[int, Tie] = {}
    for kind, ident in wish.things:
        ties = index.tied(kind, ident)
        weights = ties.avoided if wish.against else ties.wanted
        times = ties.times_avoided if wish.against else ties.times_wanted
        for number, weight, count in zip(ties.careers, weights, times, strict=True):
            if count:
                most, before = found.get(number, (0, 0))
                found[number] = max(most, weight), before + count
    return found
