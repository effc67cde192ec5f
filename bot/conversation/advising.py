"""When a line asks for advice: by what it says of the person, or by asking with nothing said."""

from msgspec.structs import replace

from bot.conversation.context import Context
from bot.conversation.quiz import QUIZ, begin_quiz
from bot.conversation.wishes import speaks_of_self
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
    if wants_quiz:
        return _among_held(context, request) or begin_quiz(context)
    if _tells(context) or (asks and _sure(context) and _stands(request)):
        return _with_earlier(context, request)
    if asks and not _stands(request) and (best.how == "rule" or _sure(context)):
        return _among_held(context, request) or begin_quiz(context)
    return None


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
    """After advice, a mere "and python" or "without finance" adds to what was named."""
    held = context.state.request
    first = context.tokens[0].word
    adds = first in ADDING and context.unnamed <= word_set(context.intents.language.follow_words)
    if held is None or held.intent != ADVICE or not held.wishes or not adds:
        return None
    request = context.request(replace(context.clause.best, intent=ADVICE))
    if not request.wishes or request.careers:
        return None
    return _with_earlier(context, request)


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
