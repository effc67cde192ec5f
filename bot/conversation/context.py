"""All that a move may look at."""

from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from bot.conversation.phrases import unnamed
from bot.conversation.references import pointed_at
from bot.conversation.requests import TRANSITION, asks_for_fit, read_as, said_in, with_start
from bot.model.intents import Intent, Intents
from bot.model.turn import Clause, Reading, Request, State, Token, Utterance
from bot.model.words import word_set

ANCHORS = {"career", "shared-name", "job", "background", "field"}
HINTS = {"level", "place", "money", "tool", "topic", "industry", "employer", "degree", "reference"}
OUTSIDE = "out-of-scope"


class Context(Struct, frozen=True, dict=True):
    """The utterance, the clause to answer, the state before it, and the intents.

    What several moves look at is found once.
    """

    utterance: Utterance
    clause: Clause
    state: State
    intents: Intents

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the whole utterance."""
        return self.utterance.tokens

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of things that the utterance names."""
        return frozenset(entity.kind for entity in self.utterance.entities)

    @cached_property
    def anchored(self) -> bool:
        """Whether the utterance names a career, a job or the field, or points at careers shown."""
        pointed = "reference" in self.kinds and bool(self.state.shown or self.state.recent)
        return bool(self.kinds & ANCHORS) or pointed

    @cached_property
    def names_work(self) -> bool:
        """Whether the utterance speaks of jobs or careers in general."""
        work = word_set(self.intents.language.career_words)
        return any(token.word in work for token in self.tokens)

    @cached_property
    def lies_outside(self) -> bool:
        """Whether the line reads as something else, with no career or talk to hold it inside."""
        inside = bool(self.kinds & (ANCHORS - {"field"})) or self.names_work
        return self.clause.best.intent == OUTSIDE and self.state.request is None and not inside

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """The words of the line that name nothing."""
        return unnamed(self.tokens, self.utterance.entities)

    @cached_property
    def only_names(self) -> bool:
        """Whether nothing but names and words such as "and", "what about" stands in the line."""
        return self.unnamed <= word_set(self.intents.language.follow_words)

    @cached_property
    def shared_careers(self) -> list[str]:
        """The careers of a name that fits several, where no career is named beside it."""
        shared = [e.id.split("+") for e in self.utterance.entities if e.kind == "shared-name"]
        return shared[0] if shared and "career" not in self.kinds else []

    def intent(self, name: str) -> Intent:
        """Return an intent by its name."""
        return self.intents.intents[name]

    def request(self, reading: Reading) -> Request:
        """Return the request that a reading of this clause makes, references resolved."""
        intent = self.intents.intents.get(reading.intent)
        request = self._said(for_fit=asks_for_fit(intent, self.clause, self.utterance))
        name = intent_on(request, intent) if intent else reading.intent
        if name in self.intents.intents and self.intent(name).answer == TRANSITION:
            request = with_start(request, self.clause, self.utterance)
        return read_as(request, name, reading, self.clause)

    def _said(self, *, for_fit: bool) -> Request:
        """Return what the line names, references resolved, whatever it is read as."""
        if for_fit not in self._found:
            language = self.intents.language
            said = said_in(self.clause, self.utterance, language, for_fit=for_fit)
            pointed = pointed_at(said.references, self.state)
            self._found[for_fit] = replace(said, careers=said.careers or pointed)
        return self._found[for_fit]

    @cached_property
    def _found(self) -> dict[bool, Request]:
        return {}


def intent_on(request: Request, intent: Intent) -> str:
    """Return what an intent turns into on what is named: where from, or several careers."""
    works = request.came_from or (request.origins and not request.studied)
    if intent.if_from and works and (request.careers or request.field):
        return intent.if_from
    several = len(request.careers) + len(request.outside) > 1
    return intent.if_named if intent.if_named and several else intent.intent
