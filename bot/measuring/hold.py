"""Holds talks against the bot and tells what failed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.errors import DataError, Problem
from bot.measuring.talk_checks import Data, Moment, Said, expected
from bot.measuring.talk_rules import always
from bot.measuring.talks import Talk, read_talk
from bot.model.knowledge import Career
from bot.model.turn import State

Bot = Callable[[str, State], tuple[Data, State]]


class Held(NamedTuple):
    """One turn of a talk as it went; `failures` is empty if every check held."""

    talk: str
    number: int
    user: str
    failures: tuple[str, ...]


def hold(talk: Talk, bot: Bot, careers: Mapping[str, Career]) -> Iterator[Held]:
    """Yield each turn of a talk, held from the beginning with the state carried."""
    state, past = State(), tuple[Said, ...]()
    for number, turn in enumerate(talk.turns, 1):
        reply, state = bot(turn.user, state)
        moment = Moment(Said(turn.user, reply), past, careers)
        failures = (*always(moment, turn.expect), *expected(moment, turn.expect))
        yield Held(talk.name, number, turn.user, failures)
        past = (*past, moment.now)


def read_talks(files: Iterable[Path], careers: Iterable[str]) -> list[Talk]:
    """Return the talks in the files; raise one error with every mistake in all of them."""
    talks: list[Talk] = []
    problems: list[Problem] = []
    known = set(careers)
    for file in files:
        try:
            talks.append(read_talk(file, known))
        except DataError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(problems)
    return talks


def report(talks: Sequence[Sequence[Held]]) -> str:
    """Return a line for each failing check, and a last one with what passed."""
    turns = [turn for talk in talks for turn in talk]
    failing = [
        f'{turn.talk}  turn {turn.number}  "{turn.user}"  {failure}'
        for turn in turns
        for failure in turn.failures
    ]
    right = sum(not turn.failures for turn in turns)
    whole = sum(not any(turn.failures for turn in talk) for talk in talks)
    passed = f"turns passed {right} of {len(turns)}, talks passed {whole} of {len(talks)}"
    return "\n".join([*failing, passed])
