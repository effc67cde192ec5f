"""Plain questions and follow-ups: what a line asks, and what it leaves to the last turn."""

from msgspec.structs import replace

from bot.conversation.context import ANCHORS, HINTS, OUTSIDE, Context
from bot.model.turn import Reading, Request
from bot.model.words import word_set

OVERVIEW = "overview"
CONTENT = {"topic", "tool", "degree"}
ABOUT_THE_ANSWER = {"explain", "cite", "define"}
TITLES = {"career", "job", "background"}


def about_last_answer(context: Context) -> Request | None:
    """Why, source and the meaning of a term leave the career held as it is."""
    best, held = context.clause.best, context.state.request
    if best.how != "rule" or context.intent(best.intent).answer not in ABOUT_THE_ANSWER:
        return None
    careers = held.careers if held else ()
    return replace(context.request(best), careers=careers, move=best.intent)


def follow_up(context: Context) -> Request | None:
    """Only a name or a detail ("and entry level?", "no i meant nlp"): the question is kept."""
    held = context.state.request
    reading = context.clause.best
    if held is None or not context.kinds & (ANCHORS | HINTS) or not context.only_names:
        return None
    shared = context.shared_careers
    if shared and not set(shared) & set(held.careers):
        return None
    if not context.kinds & ANCHORS and _asks_anew(context, reading, held):
        return None
    kept = Reading(held.intent, reading.confidence, reading.how, reading.words, reading.phrase)
    request = replace(_on_the_same(inherit(context.request(kept), held), held), move="follow-up")
    return replace(request, intent=_on_one_of_a_list(context, request))


def _on_the_same(new: Request, held: Request) -> Request:
    """Return `new` on the things that `held` asked about, where it names none ("and for nlp?")."""
    if new.topics or new.tools or new.degrees:
        return new
    return replace(new, topics=held.topics, tools=held.tools, degrees=held.degrees)


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
    last = context.state.request
    held = last is not None and bool(last.careers or last.outside)
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


def outside(context: Context) -> Request:
    """Anything else lies outside."""
    best = context.clause.best
    found = Reading(OUTSIDE, best.confidence, best.how, best.words, best.phrase)
    return replace(context.request(found), outcome="out-of-scope")
