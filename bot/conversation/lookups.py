"""Who does something, where what is done also describes a career ("who works with images")."""

from msgspec.structs import replace

from bot.conversation.comparing import POINTERS
from bot.conversation.context import Context
from bot.model.turn import Reading, Request
from bot.model.words import word_set

LOOKUP = "lookup"
PAIR = 2
ASKING = frozenset(("who", "which"))
FILTER = "filter"
WHO = "who"
THINGS = {"topic", "tool", "industry", "nickname"}
LEAST, LONGEST = 3, 6


def who_does(context: Context) -> Request | None:
    """A line of "who" and what is done, or what describes a career, asks for all who do that."""
    return _among_shown(context) or _who_names_a_thing(context) or _who_is_described(context)


def _among_shown(context: Context) -> Request | None:
    """A look-up with a word that points ("which of these uses python") keeps to those shown."""
    best, shown = context.clause.best, context.state.shown
    points = any(token.word in POINTERS for token in context.clause.tokens)
    if best.intent != LOOKUP or best.how != "rule" or not points or len(shown) < PAIR:
        return None
    return replace(context.request(best), careers=(), within=shown)


def _who_names_a_thing(context: Context) -> Request | None:
    """A line of "who", a thing and no more than a verb ("who publishes papers")."""
    best, tokens = context.clause.best, context.clause.tokens
    if best.how == "rule" or tokens[0].word != WHO or not context.kinds <= THINGS:
        return None
    beside = word_set(tuple(context.intent(FILTER).wording["beside"]))
    more = [t.text for t in tokens if t.word in context.unnamed - beside]
    verb = not more or (len(more) == 1 and more[0].endswith("s"))
    spans = {(e.start, e.end) for e in context.utterance.entities if e.kind != "nickname"}
    if len(spans) != 1 or not verb or len(tokens) > LONGEST:
        return None
    return context.request(Reading(LOOKUP, max(best.confidence, 0.9), "likeness"))


def _who_is_described(context: Context) -> Request | None:
    """A line of "who" and the description of a career ("who works with images")."""
    tokens, best = context.clause.tokens, context.clause.best
    careers = [e for e in context.clause.entities if e.kind == "career"]
    if len(careers) != 1 or tokens[0].word not in ASKING or len(context.utterance.clauses) > 1:
        return None
    entity = careers[0]
    described = entity.end - entity.start >= LEAST and entity.end == len(tokens)
    verbs = word_set(tuple(context.intent(LOOKUP).wording["verbs"]))
    if not described or tokens[entity.start].word not in verbs or entity.start > LEAST - 1:
        return None
    request = context.request(Reading(LOOKUP, max(best.confidence, 0.9), "likeness"))
    return replace(request, words=tuple(token.word for token in tokens))
