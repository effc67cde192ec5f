"""The main path on one screen: text in, reply and new state out."""

from bot.answering.answer import answer
from bot.answering.budget import together
from bot.answering.desk import Desk
from bot.answering.held import held
from bot.answering.limits import cut_short, not_twice
from bot.conversation.advance import advance
from bot.conversation.remember import remember
from bot.loading import Library, library_of, load_library
from bot.model.turn import State, Turn
from bot.understanding.tokens import LONGEST
from bot.understanding.understand import Understander

__all__ = ["Engine", "Library", "library_of", "load_library"]


class Engine:
    """Answers questions; holds data only, the conversation lies in the states it returns."""

    def __init__(self, library: Library) -> None:
        self.knowledge = library.knowledge
        self.intents = library.intents
        self.understander = Understander(
            library.compiled,
            library.intents,
            library.knowledge.levels.values(),
        )

    def turn(self, text: str, state: State) -> Turn:
        """Return what `text` was taken for, the reply to it, and the state after it."""
        utterance = self.understander.read(text, suppose=state.request is None)
        requests = advance(utterance, state, self.intents)
        replies = [
            answer(request, self.knowledge, self.intents, state, len(requests))
            for request in requests
        ]
        kinds = [self.intents.intents[request.intent].answer for request in requests]
        replies = together(replies, kinds)
        replies[0] = not_twice(self.desk(state), replies[0])
        if utterance.cut:
            replies[-1] = cut_short(self.desk(state), replies[-1], LONGEST)
        return remember(text, requests, replies, state)

    def desk(self, state: State) -> Desk:
        """Return all that answers are drawn from."""
        return Desk(self.knowledge, self.intents, state)

    def held(self, state: State) -> tuple[str, ...]:
        """Return what the conversation is on in a few names, for people to see."""
        return held(self.desk(state))
