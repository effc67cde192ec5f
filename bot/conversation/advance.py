"""One turn: utterance and state to requests and the new state."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from bot.conversation.requests import request_of
from bot.model.intents import Intents, Language
from bot.model.turn import Clause, Option, Reading, Request, State, Token, Utterance
from bot.model.words import word_set

ANCHORS = {"career", "shared-name", "job", "background", "field"}
HINTS = {"level", "place", "money", "number", "tool", "topic", "industry", "employer", "degree"}
OVERVIEW = "overview"
OUTSIDE = "out-of-scope"


class Context(NamedTuple):
    """All that a move may look at."""

    utterance: Utterance
    clause: Clause
    state: State
    intents: Intents

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the whole utterance."""
        return self.utterance.tokens

    @property
    def anchored(self) -> bool:
        """Whether the utterance names a career, a job or the field."""
        return any(entity.kind in ANCHORS for entity in self.utterance.entities)

    def request(self, reading: Reading) -> Request:
        """Return the request that a reading of this clause makes."""
        intent = self.intents.intents.get(reading.intent)
        return request_of(
            self.clause, reading, self.utterance, self.tokens, intent, self.intents.language
        )


Move = Callable[[Context], Request | None]


def choose_option(context: Context) -> Request | None:
    """A number picks one of the options offered last."""
    options = context.state.options
    held = context.state.request
    numbers = [e for e in context.utterance.entities if e.kind == "number"]
    if not options or held is None or len(numbers) != 1 or len(context.tokens) > 2:
        return None
    picked = int(numbers[0].value or 0)
    if not 1 <= picked <= len(options):
        return None
    option = options[picked - 1]
    careers = (option.career,) if option.career else held.careers
    return replace(held, careers=careers, intent=option.intent or held.intent, options=())


def small_talk(context: Context) -> Request | None:
    """A greeting, thanks and the like count only as the whole utterance."""
    best = context.clause.best
    intent = context.intents.intents.get(best.intent)
    if intent is None or not intent.smalltalk or len(context.utterance.clauses) > 1:
        return None
    return replace(context.request(best), outcome="smalltalk")


def follow_up(context: Context) -> Request | None:
    """Only a name or a detail ("and entry level?", "what about nlp"): the question is kept."""
    held = context.state.request
    best = context.clause.best
    if held is None or held.outcome == "smalltalk":
        return None
    kinds = {e.kind for e in context.utterance.entities}
    if not kinds & (ANCHORS | HINTS) or not _only_names(context):
        return None
    new = context.request(Reading(held.intent, best.confidence, best.how, best.words))
    return inherit(new, held)


def _only_names(context: Context) -> bool:
    """Whether nothing but names and words such as "and", "what about" stands in the line."""
    named = {i for e in context.utterance.entities for i in range(e.start, e.end)}
    rest = {t.word for i, t in enumerate(context.tokens) if i not in named}
    return rest <= word_set(context.intents.language.follow_words)


def inherit(new: Request, held: Request) -> Request:
    """Return `new` with career, level and place of `held` where it names none."""
    named = new.careers or new.outside or new.field
    return replace(
        new,
        careers=new.careers if named else held.careers,
        outside=new.outside if named else held.outside,
        field=new.field if named else held.field,
        level=new.level or (held.level if new.intent == held.intent else None),
        place=new.place or (held.place if new.intent == held.intent else None),
        place_text=new.place_text or (held.place_text if new.intent == held.intent else None),
    )


def share_name(context: Context) -> Request | None:
    """A name that several careers answer to is asked back."""
    shared = [e for e in context.utterance.entities if e.kind == "shared-name"]
    named = [e for e in context.utterance.entities if e.kind == "career"]
    best = context.clause.best
    if not shared or named or best.intent == OUTSIDE:
        return None
    options = tuple(Option(career, career=career) for career in shared[0].id.split("+"))
    return replace(context.request(best), options=options, outcome="clarify")


def question(context: Context) -> Request | None:
    """A question read with confidence is answered; what it lacks comes from the last turn."""
    best = context.clause.best
    if best.intent == OUTSIDE or not _accepted(best, context):
        return None
    request = context.request(best)
    held = context.state.request
    if held is not None and held.outcome is None and not request.field:
        return inherit(request, held)
    return request


def _accepted(reading: Reading, context: Context) -> bool:
    """Return whether a reading is sure enough: by rule, or alike and about a career."""
    held = context.state.request is not None and bool(context.state.request.careers)
    if reading.how == "rule":
        return True
    return (context.anchored or held) and reading.confidence >= context.intents.thresholds.answer


def bare_name(context: Context) -> Request | None:
    """A career and hardly a word more is a wish for its overview."""
    kinds = {e.kind for e in context.utterance.entities}
    if not kinds & {"career", "job", "background"} or not _only_names(context):
        return None
    return context.request(Reading(OVERVIEW, context.clause.best.confidence, "likeness"))


def ask_back(context: Context) -> Request | None:
    """A career with an unclear question: offer the likeliest readings."""
    best = context.clause.best
    readings = [
        r
        for r in context.clause.readings
        if r.intent != OUTSIDE and not context.intents.intents[r.intent].smalltalk
    ][:3]
    if not context.anchored or best.intent == OUTSIDE or len(readings) < 2:
        return None
    if best.confidence < context.intents.thresholds.ask:
        return None
    options = tuple(
        Option(context.intents.intents[r.intent].label, intent=r.intent) for r in readings
    )
    return replace(context.request(readings[0]), options=options, outcome="clarify")


def outside(context: Context) -> Request:
    """Anything else lies outside."""
    best = context.clause.best
    found = Reading(OUTSIDE, best.confidence, best.how, best.words, best.phrase)
    return replace(context.request(found), outcome="out-of-scope")


MOVES: tuple[Move, ...] = (
    choose_option,
    small_talk,
    follow_up,
    share_name,
    question,
    bare_name,
    ask_back,
    outside,
)


def advance(utterance: Utterance, state: State, intents: Intents) -> tuple[Request, ...]:
    """Return the requests that an utterance makes, in its order; at least one."""
    if not utterance.clauses:
        return (Request(OUTSIDE, Reading(OUTSIDE, 0.0, "likeness"), outcome="out-of-scope"),)
    clauses = utterance.clauses
    if about_work(utterance, intents.language):
        clauses = tuple(map(inside, clauses))
    return tuple(
        _first_move(Context(utterance, clause, state, intents))
        for clause in asking(clauses, intents)
    )


def about_work(utterance: Utterance, language: Language) -> bool:
    """Return whether the utterance is about work in some career, so that it can't lie outside."""
    kinds = {entity.kind for entity in utterance.entities}
    heads, work = word_set(language.title_heads), word_set(language.work_words)
    titled = any(
        e.kind == "career" and utterance.tokens[e.end - 1].word in heads for e in utterance.entities
    )
    says_work = any(token.word in work for token in utterance.tokens)
    return titled or "job" in kinds or (bool(kinds & ANCHORS) and says_work)


def inside(clause: Clause) -> Clause:
    """Return the clause without the reading that it lies outside, the others scaled up."""
    off = sum(r.confidence for r in clause.readings if r.intent == OUTSIDE and r.how != "rule")
    readings = tuple(
        replace(r, confidence=min(r.confidence / max(1.0 - off, 0.05), 1.0))
        if r.how != "rule"
        else r
        for r in clause.readings
        if r.intent != OUTSIDE
    )
    return replace(clause, readings=readings) if readings else clause


def _first_move(context: Context) -> Request:
    return next(request for move in MOVES if (request := move(context)) is not None)


def asking(clauses: Sequence[Clause], intents: Intents) -> list[Clause]:
    """Return the clauses to answer: the surest, and others as sure that ask something else.

    Small talk and a bare name ("Data science: …") yield to any clause that asks.
    """
    clauses = [c for c in clauses if not _only_opens(c, intents)] or clauses
    best = max(clauses, key=lambda c: c.best.confidence)
    sure = [c for c in clauses if c is best or c.best.how == "rule"]
    different = {c.best.intent: c for c in reversed(sure)}
    return [c for c in sure if different[c.best.intent] is c][:2]


def _only_opens(clause: Clause, intents: Intents) -> bool:
    named = {i for e in clause.entities for i in range(e.start, e.end)}
    return intents.intents[clause.best.intent].smalltalk or len(named) == len(clause.tokens)
