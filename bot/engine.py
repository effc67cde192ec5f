"""The main path on one screen: text in, reply and new state out."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from bot.answering.answer import answer
from bot.answering.budget import together
from bot.conversation.advance import advance
from bot.conversation.remember import remember
from bot.errors import DataError, InputError
from bot.library.cache import cached, fingerprint
from bot.library.check import vital_problems
from bot.library.layers import BUILT_IN, Own, read_layers
from bot.library.load import load_intents, load_knowledge
from bot.library.places import read_code
from bot.model.intents import Intents
from bot.model.knowledge import Knowledge
from bot.model.turn import State, Turn
from bot.understanding.compiling import Compiled, compile_model
from bot.understanding.templates import parse
from bot.understanding.understand import Understander


class Library(Struct, frozen=True):
    """Everything that is read from YAML, compiled: what the engine runs on."""

    knowledge: Knowledge
    intents: Intents
    compiled: Compiled


def load_library(
    cache: Path | None = None, own: Own = BUILT_IN, notify: Callable[[], None] = lambda: None
) -> Library:
    """Return the library of this installation; raise DataError where its YAML is broken.

    `cache` is the folder that keeps the compiled form between runs; None keeps nothing.
    `own` names folders of the user's that are laid over the built-in ones; `notify` is
    called if everything has to be compiled first, which takes some seconds.
    """
    knowledge = read_layers("knowledge", own.knowledge)
    intents = read_layers("intents", own.intents)
    key = fingerprint(knowledge, intents, read_code("understanding"))
    build = build_library if own == BUILT_IN else build_checked

    def compile_all() -> Library:
        notify()
        return build(knowledge, intents)

    return cached(cache, key, Library, compile_all)


def build_library(knowledge_texts: dict[str, bytes], intent_texts: dict[str, bytes]) -> Library:
    """Return the library in the given YAML files, by name."""
    knowledge, intents = load_knowledge(knowledge_texts), load_intents(intent_texts)
    try:
        return Library(knowledge, intents, compile_model(intents, knowledge))
    except InputError as error:  # a phrase does not parse: tell where it stands
        problems = vital_problems(knowledge_texts, intent_texts, parse)
        raise DataError(problems) if problems else error from None


def build_checked(knowledge_texts: dict[str, bytes], intent_texts: dict[str, bytes]) -> Library:
    """Return the library if nothing in the files would break an answer."""
    if problems := vital_problems(knowledge_texts, intent_texts, parse):
        raise DataError(problems)
    return build_library(knowledge_texts, intent_texts)


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
        kinds = [self.intents.intents[request.intent].answer for request in requests]
        return remember(text, requests, together(replies, kinds), state)
