"""YAML to all that the engine runs on: what the first start after a change of data does."""

from collections.abc import Mapping

from msgspec.structs import replace

from bot.answering.indexing import build_index
from bot.errors import DataError, InputError
from bot.library.check import vital_problems
from bot.library.load import load_intents, load_knowledge
from bot.model.intents import Intents
from bot.model.knowledge import Knowledge
from bot.understanding.compiled import Compiled
from bot.understanding.compiling import compile_model
from bot.understanding.templates import parse

Texts = Mapping[str, bytes]
Parts = tuple[Knowledge, Intents, Compiled]


def build(knowledge_texts: Texts, intent_texts: Texts, *, trusted: bool) -> Parts:
    """Return what the YAML files hold, by name, and what is learned from it.

    Raises DataError where a file is broken, and unless `trusted` also where something in
    the files would break an answer.
    """
    if not trusted and (problems := vital_problems(knowledge_texts, intent_texts, parse)):
        raise DataError(problems)
    knowledge, intents = load_knowledge(knowledge_texts), load_intents(intent_texts)
    knowledge = replace(knowledge, index=build_index(knowledge, intents))
    try:
        return knowledge, intents, compile_model(intents, knowledge)
    except InputError as error:  # a phrase does not parse: tell where it stands
        problems = vital_problems(knowledge_texts, intent_texts, parse)
        raise DataError(problems) if problems else error from None
