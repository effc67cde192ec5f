"""What may be completed: careers, sides of them and places, each with a few words of meaning."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.model.words import stem

if TYPE_CHECKING:
    from bot.engine import Engine
    from bot.model.intents import Intent
    from bot.model.knowledge import Place

LEAST_LETTERS = 3


class Offer(NamedTuple):
    """A text to complete to, what it means, and other names that lead to it.

    `at_once` it is offered before a letter is typed; a `career` is offered behind commands, too.
    """

    text: str
    about: str
    also: tuple[str, ...] = ()
    at_once: bool = True
    career: bool = False


@lru_cache(maxsize=1)
def offers(engine: "Engine") -> tuple[Offer, ...]:
    """Return all that a question can name: careers first, then sides of them, then places."""
    know = engine.knowledge
    found = [
        Offer(c.name, c.in_a_word, tuple(c.aliases), career=True) for c in know.careers.values()
    ]
    found += (offer for intent in engine.intents.intents.values() for offer in _aspects(intent))
    found += _places(know.places.values())
    return tuple(found)


def _aspects(intent: "Intent") -> Iterator[Offer]:
    """Yield a side of a career under each word for it, the most usual one at once."""
    usual = intent.intent if intent.intent in intent.words else next(iter(intent.words), "")
    words = {stem(word): word for word in reversed(intent.words)}
    for word in reversed(words.values()):
        yield Offer(word, intent.about, at_once=word == usual)


def _places(places: Iterable["Place"]) -> Iterator[Offer]:
    for place in places:
        short = _short(place)
        about = place.kind if short == place.name else f"{place.kind}: {place.name}"
        yield Offer(short, about, tuple(place.aliases), at_once=False)


def _short(place: "Place") -> str:
    """Return the longest beginning of a place's name that is a name of it, too ("Dallas")."""
    name = place.name
    starts = [len(a) for a in place.aliases if name.casefold().startswith(a.casefold())]
    whole = [end for end in starts if not name[end : end + 1].isalnum()]
    return name[: max(whole, default=len(name))]


def fit(typed: str, offer: Offer) -> int | None:
    """Return how well what is typed leads to an offer, 0 the best; None where it doesn't.

    0. its beginning, 1. another name of it, 2. the beginning of another name or of a later
    word, 3. some of its letters in order, the first among them.
    """
    text = offer.text.casefold()
    if not typed:
        return 0 if offer.at_once else None
    if text.startswith(typed):
        return 0
    if typed in offer.also:
        return 1
    if len(typed) < LEAST_LETTERS:
        return None
    if any(word.startswith(typed) for word in (*text.split()[1:], *offer.also)):
        return 2
    return 3 if text[:1] == typed[:1] and _in_order(typed, text) else None


def _in_order(letters: str, text: str) -> bool:
    """Whether the letters of one word come in the text one after the other."""
    rest = iter(text)
    return " " not in letters and all(letter in rest for letter in letters)
