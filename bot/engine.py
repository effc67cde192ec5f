"""The main path on one screen: text in, reply and new state out."""

from pathlib import Path

from msgspec import Struct

from bot.answering.answer import answer
from bot.conversation.advance import advance
from bot.conversation.remember import remember
from bot.library.cache import cached, fingerprint
from bot.library.load import load_intents, load_knowledge, read_folder
from bot.library.places import data_folder
from bot.model.intents import Intents
from bot.model.knowledge import Knowledge
from bot.model.turn import State, Turn
from bot.understanding.understand import Compiled, Understander, compile_model


class Library(Struct, frozen=True):
    """Everything that is read from YAML, compiled: what the engine runs on."""

    knowledge: Knowledge
    intents: Intents
    compiled: Compiled


def load_library(cache: Path | None = None) -> Library:
    """Return the library of this installation; raise DataError where its YAML is broken.

    `cache` is the folder that keeps the compiled form between runs; None keeps nothing.
    """
    knowledge, intents = (read_folder(data_folder(name)) for name in ("knowledge", "intents"))
    key = fingerprint(knowledge, intents)
    return cached(cache, key, Library, lambda: build_library(knowledge, intents))


def build_library(knowledge_texts: dict[str, bytes], intent_texts: dict[str, bytes]) -> Library:
    """Return the library in the given YAML files, by name."""
    knowledge, intents = load_knowledge(knowledge_texts), load_intents(intent_texts)
    return Library(knowledge, intents, compile_model(intents, knowledge))


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

    @property
    def welcome(self) -> list[str]:
        """The lines of the first screen: what this is, what works, the way out."""
        lines = self.intents.messages["welcome"]
        return [lines] if isinstance(lines, str) else lines

    def turn(self, text: str, state: State) -> Turn:
        """Return what `text` was taken for, the reply to it, and the state after it."""
        utterance = self.understander.read(text, suppose=state.request is None)
        requests = advance(utterance, state, self.intents)
        replies = [answer(request, self.knowledge, self.intents, state) for request in requests]
        return remember(text, requests, replies, state)
