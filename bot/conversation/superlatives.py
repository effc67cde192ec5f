"""Questions for the most or least of a trait: "which one has the most meaning"."""

from msgspec.structs import replace

from bot.conversation.context import ANCHORS, Context
from bot.model.turn import Reading, Request
from bot.model.words import stem, word_set

SUPERLATIVE = "superlative"
LONGEST = 14
ELSEWHERE = frozenset(("high-pay",))


def which_most(context: Context) -> Request | None:
    """A short question with a degree word and a trait asks which of them has the most of it."""
    best = context.clause.best
    if context.lies_outside:
        return None
    by_rule = best.how == "rule" and best.intent != SUPERLATIVE
    careers = {e.id for e in context.utterance.entities if e.kind == "career"}
    named = context.kinds & (ANCHORS - {"field", "career"}) or len(careers) == 1
    if by_rule or named or len(context.tokens) > LONGEST or not _opens(context):
        return None
    words = {token.word for token in context.clause.tokens}
    topic, extreme = _trait(context, words)
    degree = bool(words & word_set(_wording(context, "degrees")))
    if words & word_set(_wording(context, "of_something_else")):
        return None
    if topic is None or topic in ELSEWHERE or not (degree or extreme):
        return None
    request = context.request(Reading(SUPERLATIVE, max(best.confidence, 0.9), "likeness"))
    return replace(request, topics=(topic,))


def _opens(context: Context) -> bool:
    """Whether the clause begins as such questions do."""
    return context.clause.tokens[0].word in word_set(_wording(context, "openings"))


def _trait(context: Context, words: set[str]) -> tuple[str | None, bool]:
    """Return the trait that is named, and whether its word says the extreme ("calmest")."""
    for key in ("opposites", "synonyms"):
        for row in _wording(context, key):
            topic, _, names = row.partition(":")
            said = {stem(name) for name in names.split()} & words
            if said:
                return topic, any(word.endswith("est") for word in said)
    return next((e.id for e in context.clause.entities if e.kind == "topic"), None), False


def _wording(context: Context, key: str) -> tuple[str, ...]:
    found = context.intent(SUPERLATIVE).wording[key]
    return (found,) if isinstance(found, str) else tuple(found)
