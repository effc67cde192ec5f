"""Questions for the most or least of a trait: "which one has the most meaning"."""

from msgspec.structs import replace

from bot.conversation.context import ANCHORS, OUTSIDE, Context
from bot.conversation.narrows import asks_for_a_thing
from bot.conversation.phrases import said
from bot.model.turn import Reading, Request
from bot.model.words import stem, word_set

SUPERLATIVE, FILTER, SKILLS = "superlative", "filter", "skills"
LONGEST = 14
ELSEWHERE = frozenset(("high-pay",))
WORDED = ("opposites", "synonyms")


def which_most(context: Context) -> Request | None:
    """A short question with a degree word and a trait asks which of them has the most of it."""
    best = context.clause.best
    if context.lies_outside or (best.intent == OUTSIDE and context.state.request is None):
        return None
    by_rule = best.how == "rule" and best.intent != SUPERLATIVE
    if by_rule or len(context.tokens) > LONGEST or not _opens(context):
        return None
    careers = {e.id for e in context.utterance.entities if e.kind == "career"}
    if len(careers) == 1 or _names_a_job(context) or _asks_for_a_thing(context):
        return None
    words = {token.word for token in context.clause.tokens}
    topic, extreme = _trait(context, words)
    degree = bool(words & word_set(_wording(context, "degrees")))
    if topic is None or topic in ELSEWHERE or not (degree or extreme) or _says_more(context):
        return None
    intent = SKILLS if careers and not _is_trait(context, topic) else SUPERLATIVE
    request = context.request(Reading(intent, max(best.confidence, 0.9), "likeness"))
    return replace(request, topics=(topic,), outside=())


def _asks_for_a_thing(context: Context) -> bool:
    clause, classes = context.clause, context.intents.classes(FILTER)
    return asks_for_a_thing(said(clause.tokens, clause.entities, clause.start, classes))


def _is_trait(context: Context, topic: str) -> bool:
    """Whether a topic is a trait of careers, and no thing that of two careers one needs more."""
    rows = (row for key in WORDED for row in _wording(context, key))
    return any(row.partition(":")[0] == topic for row in rows)


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


def _trait(context: Context, words: set[str]) -> tuple[str | None, bool]:
    """Return the trait that is named, and whether its word says the extreme ("calmest").

    Beside a word such as "get into" only the way in can be meant.
    """
    if words & word_set(_wording(context, "of_something_else")):
        entering = words & word_set(_wording(context, "entering"))
        return _said(context, "entering_traits", words) if entering else (None, False)
    for key in WORDED:
        topic, extreme = _said(context, key, words)
        if topic:
            return topic, extreme
    return next((e.id for e in context.clause.entities if e.kind == "topic"), None), False


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
