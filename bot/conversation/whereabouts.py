"""Whether a figure just given holds at a place: "is that in the us? i live in germany"."""

from msgspec.structs import replace

from bot.conversation.context import ANCHORS, Context
from bot.model.turn import Request
from bot.model.words import word_set

WHERE = "where"
OFFICIAL = "official"


def where_it_holds(context: Context) -> Request | None:
    """After pay, a line with a place and no more than "is that" or "i live" asks on it there.

    Of several places the last one counts, as it is where the asker is.
    """
    held = context.state.request
    places = [e for e in context.utterance.entities if e.kind == "place"]
    if held is None or context.intent(held.intent).answer != "pay" or not places:
        return None
    named = {i for e in context.utterance.entities for i in range(e.start, e.end)}
    rest = {token.word for i, token in enumerate(context.tokens) if i not in named}
    words = word_set(tuple(context.intent(OFFICIAL).wording[WHERE]))
    follow = word_set(context.intents.language.follow_words)
    if context.kinds & ANCHORS or not rest <= words | follow or not rest & words:
        return None
    return replace(held, place=places[-1].id, place_text=places[-1].text, move=WHERE)
