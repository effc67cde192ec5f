"""Choices: what is offered when a name or a question is unclear, and how one is picked."""

from msgspec.structs import replace

from bot.conversation.clauses import about_work
from bot.conversation.context import OUTSIDE, Context
from bot.conversation.questions import inherit
from bot.conversation.quiz import is_open
from bot.model.intents import Intent
from bot.model.turn import Option, Request

OVERVIEW = "overview"
LEAST_OPTIONS, MOST_OPTIONS = 2, 3
PICK_LENGTH = 3
LETTERS = "abcd"
AROUND_A_NAME = {"the", "one"}


def choose_option(context: Context) -> Request | None:
    """A number, a letter or a name picks one of the options offered last."""
    held, options = context.state.request, context.state.options
    if held is None or not options or is_open(context) or len(context.tokens) > PICK_LENGTH:
        return None
    picked = _picked(context, options)
    if picked is None and context.kinds in ({"number"}, {"money"}) and len(context.tokens) == 1:
        return replace(held, options=options, outcome="clarify")
    if picked is None:
        return None
    careers = (picked.career,) if picked.career else held.careers
    return replace(held, careers=careers, intent=picked.intent or held.intent, move="choose")


def _picked(context: Context, options: tuple[Option, ...]) -> Option | None:
    words = [token.text for token in context.tokens]
    for number, option in enumerate(options, 1):
        if str(number) in words or words == [LETTERS[number - 1]]:
            return option
    meant = set(words) - AROUND_A_NAME
    found = [o for o in options if meant and meant <= set(o.label.replace("-", " ").split())]
    return found[0] if len(found) == 1 or (found and found[0].career is None) else None


def pick_shown(context: Context) -> Request | None:
    """Numbers alone ("2", "1 and 3") point at the careers shown last."""
    held, shown = context.state.request, context.state.shown
    numbers = [int(e.value or 0) for e in context.utterance.entities if e.kind == "number"]
    if held is None or not numbers or not context.only_names or max(numbers) > len(shown):
        return None
    careers = tuple(shown[number - 1] for number in numbers if number)
    intent = held.intent if context.intent(held.intent).needs != "nothing" else OVERVIEW
    return replace(held, careers=careers, intent=intent, outside=(), move="pick")


def shared_name(context: Context) -> Request | None:
    """A name that several careers answer to is asked back; alone, it keeps the question held."""
    best, held = context.clause.best, context.state.request
    shared = context.shared_careers
    if not shared or best.intent == OUTSIDE:
        return None
    options = tuple(Option(career, career=career) for career in shared)
    request = context.request(best)
    if held is not None and context.only_names:
        request = replace(inherit(request, held), intent=held.intent, careers=())
    return replace(request, options=options, outcome="clarify")


def ask_back(context: Context) -> Request | None:
    """A career with an unclear question: offer the likeliest readings."""
    best = context.clause.best
    readings = [
        r
        for r in context.clause.readings
        if r.intent != OUTSIDE and _can_be_offered(context.intent(r.intent))
    ][:MOST_OPTIONS]
    if not context.anchored or best.intent == OUTSIDE or len(readings) < LEAST_OPTIONS:
        return None
    request = context.request(readings[0])
    if request.outside and not request.careers:
        return request
    unlikely = best.confidence < context.intents.thresholds.ask
    if unlikely and not about_work(context.utterance, context.intents.language):
        return None
    options = tuple(Option(context.intent(r.intent).label, intent=r.intent) for r in readings)
    return replace(request, options=options, outcome="clarify")


def _can_be_offered(intent: Intent) -> bool:
    """Whether an intent asks for something that can be named in a few words."""
    return not intent.rule_only and intent.answer != "other"
