"""What Tab offers for the words before the cursor."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from bot.terminal.charset import fitted
from bot.terminal.commands import FILE, Command
from bot.terminal.looks import CHOICES
from bot.terminal.offers import Offer, fit

MOST_WORDS = 4
MOST_OFFERED = 40


class ChatCompleter(Completer):
    """Completes commands and what they take; in a question careers, sides of them and places."""

    def __init__(
        self, offers: Callable[[], Sequence[Offer]], commands: Sequence[Command], encoding: str
    ) -> None:
        self._offers = offers
        self._commands = commands
        self._encoding = encoding

    def get_completions(self, document: Document, _: CompleteEvent) -> Iterator[Completion]:
        """Yield what fits best the last words typed, as many of them as fit anything."""
        line = document.current_line_before_cursor.lstrip()
        name, blank, behind = line.partition(" ")
        if not line.startswith("/"):
            yield from self._completed(line, self._offers())
        elif not blank:
            known = [Offer(c.name, c.about) for c in self._commands]
            yield from self._completed(line, known)
        else:
            yield from self._completed(behind, self._taken_by(name))

    def _taken_by(self, name: str) -> Sequence[Offer]:
        """Return what may stand behind a command."""
        command = next((c for c in self._commands if c.name == name.casefold()), None)
        if command is None or command.argument in {"", FILE}:
            return ()
        choices = CHOICES.get(name.casefold().removeprefix("/"), {})
        known = [Offer(choice, about) for choice, about in choices.items()]
        return known or [offer for offer in self._offers() if offer.career]

    def _completed(self, line: str, offers: Iterable[Offer]) -> Iterator[Completion]:
        known = tuple(offers)
        for tail in tails(line):
            found = best(tail.casefold(), known)
            if found:
                yield from (self._completion(offer, len(tail)) for offer in found[:MOST_OFFERED])
                return

    def _completion(self, offer: Offer, typed: int) -> Completion:
        text = fitted(offer.text, self._encoding)
        return Completion(text, -typed, display_meta=fitted(offer.about, self._encoding))


def tails(line: str) -> list[str]:
    """Return the last words of a line, the longest run first; "" behind a blank."""
    if not line or line[-1].isspace():
        return [""]
    words = line.split(" ")[-MOST_WORDS:]
    return [" ".join(words[i:]) for i in range(len(words)) if words[i]]


def best(typed: str, offers: Iterable[Offer]) -> list[Offer]:
    """Return the offers that fit best, all as well as each other, each text once."""
    fits = [(score, offer) for offer in offers if (score := fit(typed, offer)) is not None]
    least = min((score for score, _ in fits), default=0)
    found: dict[str, Offer] = {}
    for score, offer in fits:
        if score == least:
            found.setdefault(offer.text, offer)
    return list(found.values())
