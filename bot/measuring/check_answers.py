"""Checks that need understanding: phrases that other intents win, suggestions without an answer."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bot.answering.desk import article
from bot.engine import Engine, load_library
from bot.errors import DataError, InputError, Problem
from bot.library.cache import cache_file, cached, stamp
from bot.library.check import check_files
from bot.library.check_phrases import phrases_of
from bot.library.documents import Path as Place
from bot.library.layers import Own, read_layers
from bot.library.load import load_intents, load_knowledge
from bot.library.places import read_code
from bot.library.shelf import File, Shelf, Texts, fill_shelf
from bot.model.turn import State
from bot.understanding.shadows import Shadow, shadows
from bot.understanding.templates import parse

UNSURE = "unsure"
ANSWERED = {"answer", "not-stated"}


class Data(NamedTuple):
    """The files of both folders, by key."""

    knowledge: Texts
    intents: Texts


def check_all(own: Own, cache: Path | None = None) -> list[Problem]:
    """Return every problem of this installation's data, with the user's own folders over them.

    What people are told to ask is tried out only where nothing else is wrong.
    """
    data = Data(read_layers("knowledge", own.knowledge), read_layers("intents", own.intents))
    problems = check_data(data, cache)
    if not problems:
        engine = Engine(load_library(cache, own))
        problems = sorted(set(unanswered_suggestions(data, engine)))
    return problems


def check_data(data: Data, cache: Path | None = None) -> list[Problem]:
    """Return every problem that can be found without compiling the data, sorted."""
    problems = check_files(data.knowledge, data.intents, parse)
    return sorted({*problems, *shadowed_phrases(data, cache)})


def shadowed_phrases(data: Data, cache: Path | None = None) -> Iterator[Problem]:
    """Yield each phrase that another intent wins; nothing while files cannot be read."""
    shelf, _ = fill_shelf({}, data.intents)
    places = {(i, text): (file, path) for i, file, path, text in _own_phrases(shelf)}
    made_from = stamp(data.knowledge, data.intents, read_code("understanding"))
    kept = cache_file(cache, "shadows", made_from)
    for shadow in cached(kept, made_from, list[Shadow], lambda: _shadows(data, list(places))):
        file, path = places[shadow.intent, shadow.phrase]
        message = (
            f"expected {shadow.sentence!r} to be read as {shadow.intent}, found that "
            f"{shadow.winner} wins it by {shadow.by!r}; keep it in one of the two"
        )
        yield file.problem(path, message)


def _shadows(data: Data, phrases: list[tuple[str, str]]) -> list[Shadow]:
    try:
        knowledge, intents = load_knowledge(data.knowledge), load_intents(data.intents)
    except DataError:
        return []
    sound = [phrase for phrase in phrases if _parses(phrase[1], intents.shared)]
    return list(shadows(sound, intents, knowledge))


def _own_phrases(shelf: Shelf) -> Iterator[tuple[str, File, Place, str]]:
    for file, path, text in phrases_of(shelf):
        if file.kind == "intent" and file.data is not None:
            yield file.data.intent, file, path, text


def _parses(text: str, named: dict[str, str]) -> bool:
    try:
        parse(text, named)
    except InputError:
        return False
    return True


def unanswered_suggestions(data: Data, engine: Engine) -> Iterator[Problem]:
    """Yield each suggestion that the bot itself does not answer with confidence."""
    shelf, _ = fill_shelf({}, data.intents)
    asked: dict[str, str] = {}
    for file in shelf.of("intent"):
        for i, text in enumerate(file.data.suggestions):
            for career in engine.knowledge.careers.values():
                question = text.replace("{career}", article(career.name))
                outcome = asked.get(question) or _outcome(engine, question)
                asked[question] = outcome
                if outcome not in ANSWERED:
                    message = (
                        f"expected a question that the bot answers, found {question!r}, "
                        f"which gets {outcome!r}; word it as a phrase of the intent meant"
                    )
                    yield file.problem(("suggestions", i), message)
                    break


def _outcome(engine: Engine, question: str) -> str:
    """Return the outcome, or "unsure" where an answer came without confidence."""
    turn = engine.turn(question, State())
    reading = turn.requests[0].reading
    sure = reading.how == "rule" or reading.confidence >= engine.intents.thresholds.second
    return turn.reply.outcome if sure else UNSURE
