"""The moves of a conversation, one function each; the table at the end is their order."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.conversation.advising import add_wish, advise
from bot.conversation.comparing import (
    among_held,
    and_another,
    change_comparison,
    compare_with_held,
    switch_facet,
)
from bot.conversation.context import ANCHORS, HINTS, OUTSIDE, Context
from bot.conversation.dropping import drop_condition
from bot.conversation.listing import on_shortlist
from bot.conversation.narrowing import narrow, rank_held
from bot.conversation.quiz import go_on_with_quiz, is_open
from bot.conversation.superlatives import which_most
from bot.model.turn import Option, Reading, Request
from bot.model.words import word_set

OVERVIEW = "overview"
MOST_OPTIONS = 3
PICK_LENGTH = 3
LETTERS = "abcd"
AROUND_A_NAME = {"the", "one"}
CONTENT = {"topic", "tool", "degree"}
ABOUT_THE_ANSWER = {"explain", "cite", "define"}
TITLES = {"career", "job", "background"}
Move = Callable[[Context], Request | None]


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


def go_back(context: Context) -> Request | None:
    """One step back, as often as there are earlier questions."""
    if not context.state.history:
        return replace(_bare(context), outcome="smalltalk", move="nothing-before")
    return replace(context.state.history[-1], move="back")


def repeat(context: Context) -> Request | None:
    """The held question again: as it was, in fewer words, or with what was not yet told."""
    held = context.state.request
    if held is None:
        return replace(_bare(context), outcome="smalltalk", move="nothing-before")
    return replace(held, move=context.clause.best.intent)


def what_else(context: Context) -> Request | None:
    """The next thing not yet said about the career held."""
    held = context.state.request
    if held is None or not held.careers:
        return replace(_bare(context), intent="list")
    done = {intent for career, intent in context.state.covered if career == held.careers[0]}
    order = context.intents.messages["what_else"]
    left = [name for name in order if name not in done]
    if not left:
        return replace(held, outcome="smalltalk", move="all-said")
    return replace(held, intent=left[0], level=None, place=None, place_text=None, move="what-else")


def forget(context: Context) -> Request | None:
    """Everything held is dropped; the reply says so."""
    return replace(_bare(context), outcome="smalltalk", move=context.clause.best.intent)


def _bare(context: Context) -> Request:
    return Request(context.clause.best.intent, context.clause.best)


NAMED: dict[str, Move] = {
    "back": go_back,
    "again": repeat,
    "shorter": repeat,
    "more": repeat,
    "what-else": what_else,
    "start-over": forget,
    "forget": forget,
}


def named_move(context: Context) -> Request | None:
    """A word such as "back", "again", "shorter" says what to do with what is held."""
    best = context.clause.best
    if best.how != "rule" or context.kinds & ANCHORS:
        return None
    move = NAMED.get(best.intent)
    return move(context) if move else None


def about_last_answer(context: Context) -> Request | None:
    """Why, source and the meaning of a term leave the career held as it is."""
    best, held = context.clause.best, context.state.request
    if best.how != "rule" or context.intent(best.intent).answer not in ABOUT_THE_ANSWER:
        return None
    careers = held.careers if held else ()
    return replace(context.request(best), careers=careers, move=best.intent)


def small_talk(context: Context) -> Request | None:
    """A greeting, thanks and the like count only as the whole utterance."""
    best = context.clause.best
    if not context.intent(best.intent).smalltalk or len(context.utterance.clauses) > 1:
        return None
    return replace(context.request(best), outcome="smalltalk")


def follow_up(context: Context) -> Request | None:
    """Only a name or a detail ("and entry level?", "no i meant nlp"): the question is kept."""
    held = context.state.request
    reading = context.clause.best
    if held is None or not context.kinds & (ANCHORS | HINTS) or not context.only_names:
        return None
    if _shared(context) or (not context.kinds & ANCHORS and _asks_anew(context, reading, held)):
        return None
    kept = Reading(held.intent, reading.confidence, reading.how, reading.words, reading.phrase)
    request = replace(inherit(context.request(kept), held), move="follow-up")
    return replace(request, intent=_on_one_of_a_list(context, request))


def _on_one_of_a_list(context: Context, request: Request) -> str:
    """Return what to answer on "the second" of a list or ranking: its pay, or an overview."""
    intent = context.intent(request.intent)
    if intent.needs != "nothing" or context.kinds != {"reference"} or not request.careers:
        return request.intent
    return intent.if_named or OVERVIEW


def _asks_anew(context: Context, reading: Reading, held: Request) -> bool:
    """Whether a topic, tool or degree by itself asks something else ("my cv")."""
    sure = reading.how == "likeness" and reading.confidence >= context.intents.thresholds.second
    return sure and bool(context.kinds & CONTENT) and reading.intent != held.intent


def inherit(new: Request, held: Request) -> Request:
    """Return `new` with career, level and place of `held` where it names none."""
    named = new.careers or new.outside or new.field
    return replace(
        new,
        careers=new.careers if named else held.careers,
        outside=new.outside if named else held.outside,
        field=new.field if named else held.field,
        level=new.level or held.level,
        place=new.place or held.place,
        place_text=new.place_text or held.place_text,
    )


def shared_name(context: Context) -> Request | None:
    """A name that several careers answer to is asked back; alone, it keeps the question held."""
    best, held = context.clause.best, context.state.request
    shared = _shared(context)
    if not shared or best.intent == OUTSIDE:
        return None
    options = tuple(Option(career, career=career) for career in shared)
    request = context.request(best)
    if held is not None and context.only_names:
        request = replace(inherit(request, held), intent=held.intent, careers=())
    return replace(request, options=options, outcome="clarify")


def _shared(context: Context) -> list[str]:
    """Return the careers of a name that fits several, none of which is named or held."""
    shared = [e.id.split("+") for e in context.utterance.entities if e.kind == "shared-name"]
    held = context.state.request.careers if context.state.request else ()
    known = "career" in context.kinds or (shared and set(shared[0]) & set(held))
    return shared[0] if shared and not known else []


def question(context: Context) -> Request | None:
    """A question read with confidence is answered; a career it lacks comes from the last turn."""
    best, held = context.clause.best, context.state.request
    if best.intent == OUTSIDE or not _accepted(best, context):
        return None
    request = _without_skills(context, context.request(best))
    named = request.careers or request.outside or request.field
    intent = context.intent(best.intent)
    if held is None or named:
        return request if held is None else _detailed(request, held)
    if intent.if_named and len(held.careers) > 1:
        return replace(inherit(request, held), intent=intent.if_named)
    return request if intent.needs == "nothing" else inherit(request, held)


def _detailed(request: Request, held: Request) -> Request:
    """Return a request on "them" with level and place of the last question."""
    if set(request.references) != {"held"} or request.outside or request.careers != held.careers:
        return request
    return replace(
        request,
        level=request.level or held.level,
        place=request.place or held.place,
        place_text=request.place_text or held.place_text,
    )


def _without_skills(context: Context, request: Request) -> Request:
    """In a talk on a career, what is both a job and a skill is the skill."""
    skills = {e.start for e in context.utterance.entities if e.kind == "topic"}
    jobs = [e for e in context.utterance.entities if e.kind in {"job", "background"}]
    held = context.state.request is not None and bool(context.state.request.careers)
    return replace(request, outside=()) if held and {e.start for e in jobs} <= skills else request


def _accepted(reading: Reading, context: Context) -> bool:
    """Return whether a reading is sure enough: by rule, or alike and about a career."""
    held = context.state.request is not None and bool(context.state.request.careers)
    limits = context.intents.thresholds
    if reading.how == "rule":
        return True
    if context.anchored or held:
        return reading.confidence >= limits.answer
    return context.names_work and reading.confidence >= limits.unnamed


def bare_name(context: Context) -> Request | None:
    """A career and hardly a word more is a wish for its overview."""
    best = context.clause.best
    bare = context.unnamed <= word_set(context.intents.language.bare_words)
    if best.how == "rule" or not context.kinds or not context.kinds <= TITLES or not bare:
        return None
    return context.request(Reading(OVERVIEW, best.confidence, "likeness"))


def ask_back(context: Context) -> Request | None:
    """A career with an unclear question: offer the likeliest readings."""
    best = context.clause.best
    readings = [
        r
        for r in context.clause.readings
        if r.intent != OUTSIDE and not context.intent(r.intent).rule_only
    ][:MOST_OPTIONS]
    enough = len(readings) > 1 and best.confidence >= context.intents.thresholds.ask
    if not context.anchored or best.intent == OUTSIDE or not enough:
        return None
    request = context.request(readings[0])
    if request.outside and not request.careers:
        return request
    options = tuple(Option(context.intent(r.intent).label, intent=r.intent) for r in readings)
    return replace(request, options=options, outcome="clarify")


def outside(context: Context) -> Request:
    """Anything else lies outside."""
    best = context.clause.best
    found = Reading(OUTSIDE, best.confidence, best.how, best.words, best.phrase)
    return replace(context.request(found), outcome="out-of-scope")


MOVES: tuple[Move, ...] = (
    go_on_with_quiz,
    add_wish,
    on_shortlist,
    which_most,
    advise,
    among_held,
    drop_condition,
    narrow,
    rank_held,
    change_comparison,
    choose_option,
    named_move,
    about_last_answer,
    switch_facet,
    and_another,
    follow_up,
    small_talk,
    pick_shown,
    shared_name,
    compare_with_held,
    bare_name,
    question,
    ask_back,
    outside,
)
