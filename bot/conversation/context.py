"""All that a move may look at."""

from typing import NamedTuple

from msgspec.structs import replace

from bot.conversation.references import pointed_at
from bot.conversation.requests import request_of
from bot.model.intents import Intent, Intents
from bot.model.turn import Clause, Reading, Request, State, Token, Utterance
from bot.model.words import word_set

ANCHORS = {"career", "shared-name", "job", "background", "field"}
HINTS = {"level", "place", "money", "tool", "topic", "industry", "employer", "degree", "reference"}
OUTSIDE = "out-of-scope"


class Context(NamedTuple):
    """The utterance, the clause to answer, the state before it, and the intents."""

    utterance: Utterance
    clause: Clause
    state: State
    intents: Intents

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the whole utterance."""
        return self.utterance.tokens

    @property
    def kinds(self) -> set[str]:
        """The kinds of things that the utterance names."""
        return {entity.kind for entity in self.utterance.entities}

    @property
    def anchored(self) -> bool:
        """Whether the utterance names a career, a job or the field, or points at careers shown."""
        pointed = "reference" in self.kinds and bool(self.state.shown or self.state.recent)
        return bool(self.kinds & ANCHORS) or pointed

    @property
    def names_work(self) -> bool:
        """Whether the utterance speaks of jobs or careers in general."""
        work = word_set(self.intents.language.career_words)
        return any(token.word in work for token in self.tokens)

    @property
    def lies_outside(self) -> bool:
        """Whether the line reads as something else, with no career or talk to hold it inside."""
        inside = bool(self.kinds & (ANCHORS - {"field"})) or self.names_work
        return self.clause.best.intent == OUTSIDE and self.state.request is None and not inside

    @property
    def unnamed(self) -> set[str]:
        """The words of the line that name nothing."""
        named = {i for e in self.utterance.entities for i in range(e.start, e.end)}
        return {token.word for i, token in enumerate(self.tokens) if i not in named}

    @property
    def only_names(self) -> bool:
        """Whether nothing but names and words such as "and", "what about" stands in the line."""
        return self.unnamed <= word_set(self.intents.language.follow_words)

    @property
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
        request = request_of(self.clause, reading, self.utterance, intent, self.intents.language)
        pointed = pointed_at(request.references, self.state)
        request = replace(request, careers=request.careers or pointed)
        works = request.came_from or (request.backgrounds and not request.studied)
        if intent is not None and intent.if_from and works and request.careers:
            return replace(request, intent=intent.if_from)
        several = len(request.careers) + len(request.outside) > 1
        if intent is not None and intent.if_named and several:
            return replace(request, intent=intent.if_named)
        return request
