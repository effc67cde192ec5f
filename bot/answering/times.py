"""How long a way in takes, as far as a source names a span of time."""

from collections.abc import Sequence

from bot.model.knowledge import Career, Fact

TIME = "time-needed"


def spans(career: Career) -> list[Fact]:
    """Return the facts on a career that say how long the way in takes."""
    return [fact for facts in career.facts.values() for fact in facts if TIME in fact.about]


def asks_how_long(words: Sequence[str], time: Sequence[str]) -> bool:
    """Return whether words ask for a span of time; `time` are the phrases that do."""
    said = f" {' '.join(words)} "
    return any(f" {phrase} " in said for phrase in time)
