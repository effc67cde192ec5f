"""When a line asks for advice: by what it says of the person, or by asking with nothing said."""

from msgspec.structs import replace

from bot.conversation.context import Context
from bot.conversation.quiz import QUIZ, begin_quiz
from bot.conversation.wishes import speaks_of_self, waived_things
from bot.model.turn import Request, Wish
from bot.model.words import word_set

ADVICE = "recommendation"
ADDING = frozenset(("and", "but", "also", "plus", "too", "or"))
MOST_COMPARED = 3
LISTS = frozenset(("list", "filter", "ranking", "lookup"))


def advise(context: Context) -> Request | None:
    """Likes, dislikes and what one comes from lead to advice; a wish for it alone, to the quiz."""
    best = context.clause.best
    asks = context.intent(best.intent).answer == ADVICE
    settled = best.how == "rule" and not asks and best.intent != QUIZ
    if settled or (context.lies_outside and not _likely_tells(context)):
        return None
    request = context.request(replace(best, intent=ADVICE))
    named = request.careers or request.outside or "shared-name" in context.kinds
    wants_quiz = best.intent == QUIZ and best.how == "rule"
    if _excludes_from_list(context, request) or (named and not wants_quiz):
        return None
    stands = bool(request.backgrounds or request.origins)
    if wants_quiz and not stands:
        return _among_held(context, request) or begin_quiz(context)
    if (wants_quiz and stands) or _tells(context) or (asks and _sure(context) and _stands(request)):
        return _with_earlier(context, request)
    if not asks or _stands(request) or best.confidence < context.intents.thresholds.answer:
        return None
    sure = best.how == "rule" or _sure(context)
    return _among_held(context, request) or (begin_quiz(context) if sure else None)


def _excludes_from_list(context: Context, request: Request) -> bool:
    """Whether only dislikes are named while a list is held, which they narrow."""
    held = context.state.request
    listed = held is not None and context.intent(held.intent).answer in LISTS
    return listed and bool(request.wishes) and all(wish.against for wish in request.wishes)


def _likely_tells(context: Context) -> bool:
    """Whether a line that may lie outside tells of likes that knowledge has a word for."""
    unsure = context.clause.best.confidence < context.intents.thresholds.unnamed
    return unsure and _tells(context)


def _tells(context: Context) -> bool:
    """Whether the clause is no question and says what the person likes, hates or can do."""
    limits, best = context.intents.thresholds, context.clause.best
    language = context.intents.language
    request = context.request(replace(best, intent=ADVICE))
    kinds = {kind for wish in request.wishes for kind, _ in wish.things}
    if request.money or not kinds - {"degree"}:
        return False
    asking = context.clause.tokens[0].word in word_set(language.question_words)
    something_else = asking and best.intent != ADVICE and best.confidence >= limits.answer
    mildly = context.state.request is None and len(context.utterance.clauses) == 1
    return not something_else and speaks_of_self(context.tokens, language, mildly=mildly)


def _stands(request: Request) -> bool:
    """Whether anything is said that advice can be built on."""
    return bool(request.wishes or request.backgrounds or request.came_from or request.origins)


def _sure(context: Context) -> bool:
    """Whether the reading is sure enough for a line that names no career.

    Where it speaks of work or of the person, and says what advice can be built on, less will do.
    """
    limits, best = context.intents.thresholds, context.clause.best
    if best.how == "rule":
        return True
    of_self = speaks_of_self(context.tokens, context.intents.language, mildly=True)
    stands = _stands(context.request(replace(best, intent=ADVICE)))
    if stands and (of_self or context.names_work or context.anchored):
        return best.confidence >= limits.answer
    return (stands or context.names_work) and best.confidence >= limits.unnamed


def _among_held(context: Context, request: Request) -> Request | None:
    """Two or three careers just compared are the choice, unless careers in general are meant."""
    held = context.state.request
    compared = held is not None and held.intent != ADVICE and 1 < len(held.careers) <= MOST_COMPARED
    if held is None or not compared or context.names_work:
        return None
    return replace(request, careers=held.careers)


def add_wish(context: Context) -> Request | None:
    """After advice, a mere "and python" or "without finance" adds to what was named.

    What is not minded after all ("i don't mind pressure") no longer counts.
    """
    held, language = context.state.request, context.intents.language
    if held is None or held.intent != ADVICE or not held.wishes:
        return None
    opens = context.tokens[0].word in ADDING | word_set(language.negations)
    adds = opens and context.unnamed <= word_set((*language.follow_words, *language.negations))
    request = context.request(replace(context.clause.best, intent=ADVICE))
    left = _still_wished(context, held, request)
    if left:
        return replace(held, wishes=left, reading=request.reading, move=None)
    if not adds or not request.wishes or request.careers:
        return None
    return _with_earlier(context, request)


def _still_wished(context: Context, held: Request, request: Request) -> tuple[Wish, ...]:
    """Return the wishes held without those that a line says do not matter; none if it says none."""
    waived = set(waived_things(context.utterance, context.intents.language))
    left = tuple(wish for wish in held.wishes if not waived & set(wish.things))
    return left if not request.wishes and left != held.wishes else ()


def _with_earlier(context: Context, request: Request) -> Request:
    """Return the request with the wishes named before, where it only adds to them."""
    held = context.state.request
    words = {token.word for token in context.tokens}
    adds = context.tokens[0].word in ADDING or bool(words & {"also", "too"})
    adds = adds or all(wish.against for wish in request.wishes)
    if held is None or held.intent != ADVICE or not request.wishes or not adds:
        return request
    return replace(request, wishes=merged(held.wishes, request.wishes))


def merged(before: tuple[Wish, ...], new: tuple[Wish, ...]) -> tuple[Wish, ...]:
    """Return both, the new ones in place of earlier ones on the same thing."""
    said = {thing for wish in new for thing in wish.things}
    return (*(wish for wish in before if not said & set(wish.things)), *new)
