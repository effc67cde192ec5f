"""Questions for the most or least of a trait: "which one has the most meaning"."""

from msgspec.structs import replace

from bot.conversation.context import ANCHORS, OUTSIDE, Context
from bot.model.turn import Entity, Reading, Request
from bot.model.words import stem, word_set

SUPERLATIVE, FILTER = "superlative", "filter"
LONGEST = 14
ELSEWHERE = frozenset(("high-pay",))
WORDED = ("opposites", "synonyms")
MEASURING = frozenset(("by",))


def which_most(context: Context) -> Request | None:
    """A short question with a degree word and a trait asks which of them has the most of it."""
    best = context.clause.best
    if context.lies_outside or (best.intent == OUTSIDE and context.state.request is None):
        return None
    by_rule = best.how == "rule" and best.intent != SUPERLATIVE
    if by_rule or len(context.tokens) > LONGEST or not _opens(context):
        return None
    careers = {e.id for e in context.utterance.entities if e.kind == "career"}
    if len(careers) == 1 or _names_a_job(context):
        return None
    words = {token.word for token in context.clause.tokens}
    topic, extreme = _trait(context, words, among_all=not careers)
    degree = bool(words & word_set(_wording(context, "degrees")))
    if topic is None or topic in ELSEWHERE or not (degree or extreme) or _says_more(context):
        return None
    request = context.request(Reading(SUPERLATIVE, max(best.confidence, 0.9), "likeness"))
    return replace(request, topics=(topic,), outside=())


def _opens(context: Context) -> bool:
    """Whether the clause begins as such questions do."""
    return context.clause.tokens[0].word in word_set(_wording(context, "openings"))


def _says_more(context: Context) -> bool:
    """Whether the first line of a talk has words that neither careers nor traits explain."""
    if context.state.request is not None or context.names_work or context.clause.best.how == "rule":
        return False
    known = {"degrees", "openings", "entering", "of_something_else", "pointing"}
    words = {stem(word) for key in known for word in _wording(context, key)}
    for key in ("opposites", "synonyms", "entering_traits"):
        words |= {stem(w) for row in _wording(context, key) for w in row.partition(":")[2].split()}
    beside = word_set(tuple(context.intent(FILTER).wording["beside"]))
    return not context.unnamed <= words | beside


def _names_a_job(context: Context) -> bool:
    """Whether a job is named that is no word of a trait ("is hardest to enter" reads like one)."""
    jobs = [e for e in context.utterance.entities if e.kind in ANCHORS - {"field", "career"}]
    entering = {token.word for token in context.tokens} & word_set(_wording(context, "entering"))
    rows = _wording(context, "entering_traits") if entering else ()
    traits = {stem(name) for row in rows for name in row.partition(":")[2].split()}
    return any(stem(job.text) not in traits for job in jobs)


def _trait(context: Context, words: set[str], *, among_all: bool) -> tuple[str | None, bool]:
    """Return the trait that is named, and whether its word says the extreme ("calmest").

    Beside a word such as "get into" only the way in can be meant. Of which of two careers a
    thing is needed most ("more maths, nlp or vision") is a question on that thing.
    """
    if words & word_set(_wording(context, "of_something_else")):
        entering = words & word_set(_wording(context, "entering"))
        return _said(context, "entering_traits", words) if entering else (None, False)
    for key in WORDED:
        topic, extreme = _said(context, key, words)
        if topic:
            return topic, extreme
    ranked = (e.id for e in context.clause.entities if _ranked(context, e))
    traits = {row.partition(":")[0] for key in WORDED for row in _wording(context, key)}
    return next((topic for topic in ranked if among_all or topic in traits), None), False


def _ranked(context: Context, entity: Entity) -> bool:
    """Whether a topic is what there is most or least of ("most maths", "rank them by maths")."""
    before, after = context.tokens[: entity.start], context.tokens[entity.end :]
    degrees = word_set(_wording(context, "degrees"))
    measured = any(t.word in degrees | MEASURING for t in (*before[-1:], *after[-1:]))
    return entity.kind == "topic" and measured


def _said(context: Context, key: str, words: set[str]) -> tuple[str | None, bool]:
    """Return the trait of a row of words of which the line says one."""
    for row in _wording(context, key):
        topic, _, names = row.partition(":")
        said = {stem(name) for name in names.split()} & words
        if said:
            return topic, any(word.endswith("est") for word in said)
    return None, False


def _wording(context: Context, key: str) -> tuple[str, ...]:
    found = context.intent(SUPERLATIVE).wording[key]
    return (found,) if isinstance(found, str) else tuple(found)
