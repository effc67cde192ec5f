"""What a conversation is on, in a few names: what the next question is taken to be about."""

from bot.answering.desk import Desk
from bot.answering.filter_words import condition_text
from bot.model.turn import Request

MOST_NAMED = 3


def held(desk: Desk) -> tuple[str, ...]:
    """Return the careers held, then the aspect, then level, place and other filters.

    Empty where nothing is held; a quiz under way stands for itself.
    """
    state = desk.state
    if state.quiz is not None:
        return (desk.intents.intents["quiz"].label,)
    request = state.request
    if request is None:
        return ()
    parts = [_careers(desk, request), desk.intent(request).label, *_filters(desk, request)]
    if state.shortlist:
        parts.append(desk.say("toolbar_saved", count=str(len(state.shortlist))))
    return tuple(dict.fromkeys(part for part in parts if part))


def _careers(desk: Desk, request: Request) -> str:
    """Return up to three careers, or how many there are."""
    names = [career.name for career in desk.careers(request)]
    if len(names) > MOST_NAMED:
        return desk.say("toolbar_many", count=str(len(names)))
    return ", ".join(names)


def _filters(desk: Desk, request: Request) -> list[str]:
    know = desk.knowledge
    found = [know.levels[request.level].name] if request.level else []
    place = know.places.get(request.place or "")
    found.append(place.name if place else request.place_text or "")
    found += [know.topics[topic].name for topic in request.topics if topic in know.topics]
    return [*found, *(condition_text(desk, condition) for condition in request.conditions)]
