"""A request to the reply that its intent asks for."""

from msgspec.structs import replace

from bot.answering.answerers import answerer
from bot.answering.asking import LEFT, left_quiz
from bot.answering.budget import stated
from bot.answering.comparing import answer_comparison, compares
from bot.answering.comparing_pay import not_covered
from bot.answering.desk import Desk, article, listed
from bot.answering.elsewhere import (
    answer_clarify,
    answer_not_covered,
    answer_unstated,
    unstated,
    which_career,
)
from bot.model.intents import AnswerKind, Intents
from bot.model.knowledge import Knowledge
from bot.model.turn import Block, Line, Reply, Request, State

MOST_SUGGESTIONS = 3
BRIEF = 30
CHANGED_BY_PAY = {"drop-by-pay", "keep-by-pay"}
OF_CAREERS: set[AnswerKind] = {"facts", "tools", "pay"}
SILENT_ON_OTHERS: set[AnswerKind] = {"facts", "tools"}
OF_FACTS: set[AnswerKind] = {"facts", "other"}

ASSUMING = {"answer", "not-stated"}

WITHOUT_FACTS: dict[str | None, AnswerKind] = {
    "out-of-scope": "outside",
    "smalltalk": "say",
}


def answer(
    request: Request, knowledge: Knowledge, intents: Intents, state: State, share: int = 1
) -> Reply:
    """Return the reply to a request; nothing in it that knowledge does not state.

    `share` is the number of replies that stand in one answer with it.
    """
    desk = Desk(knowledge, intents, state, share)
    reply = _assuming(desk, request, _as_moved(desk, request, _reply(desk, request)))
    return replace(reply, suggestions=suggestions(desk, request, reply))


def _reply(desk: Desk, request: Request) -> Reply:
    if request.move == LEFT:
        return left_quiz(desk)
    if request.outcome == "clarify":
        return answer_clarify(desk, request)
    if request.outcome in WITHOUT_FACTS:
        return answerer(WITHOUT_FACTS[request.outcome])(desk, request)
    if request.outside and not request.careers:
        return answer_not_covered(desk, request)
    return _by_intent(desk, request)


def _by_intent(desk: Desk, request: Request) -> Reply:
    """Return what the intent asks for, where what it needs is there."""
    intent = desk.intent(request)
    if intent.needs == "career" and not request.careers:
        return _without_career(desk, request)
    asked = intent.answer in OF_FACTS or request.move == "follow-up"
    if asked and (matters := unstated(desk, request)):
        return answer_unstated(desk, request, matters)
    if intent.answer == "ranking" and (request.conditions or request.dropped or request.within):
        return answerer("filter")(desk, request)
    beside = compares(desk, request)
    reply = (answer_comparison if beside else answerer(intent.answer))(desk, request)
    silent = not beside or intent.answer in SILENT_ON_OTHERS
    if intent.answer in OF_CAREERS and silent and request.outside:
        return replace(reply, blocks=(*not_covered(desk, request)[:1], *reply.blocks))
    return reply


def _as_moved(desk: Desk, request: Request, reply: Reply) -> Reply:
    """Return the reply as a move wants it: shorter, or with where we are after going back."""
    if request.move == "shorter":
        blocks = first_words(reply.blocks, BRIEF)
        return replace(reply, blocks=blocks, figures=stated(reply.figures, blocks))
    if request.move == "back" and reply.outcome != "smalltalk":
        where = [desk.intent(request).label, *(c.plural for c in desk.careers(request))]
        back = str(desk.intents.intents["back"].wording["back"]).format(what=" · ".join(where))
        return replace(reply, blocks=(Line(back), *reply.blocks))
    if request.move in CHANGED_BY_PAY:
        return replace(reply, blocks=(_chosen_by_pay(desk, request), *reply.blocks))
    return reply


def _assuming(desk: Desk, request: Request, reply: Reply) -> Reply:
    """Return the reply with what the question was taken for at its end, where that is unsure."""
    if not request.assumption or reply.outcome not in ASSUMING:
        return reply
    line = Line(desk.say("assumed", label=request.assumption), kind="assumption")
    return replace(reply, blocks=(*reply.blocks, line), assumption=request.assumption)


def _chosen_by_pay(desk: Desk, request: Request) -> Line:
    """Return which careers of those compared a word such as "the best paid" meant."""
    intent = str(request.move).removesuffix("-by-pay")
    before = desk.state.request.careers if desk.state.request else ()
    dropped = [c for c in before if c not in request.careers]
    names = listed([desk.knowledge.careers[c].plural for c in dropped])
    return Line(str(desk.intents.intents[intent].wording["by_pay"]).format(names=names))


def first_words(blocks: tuple[Block, ...], words: int) -> tuple[Block, ...]:
    """Return the first blocks within so many words; at least one, and two if the first leads in."""
    kept: list[Block] = []
    used = 0
    for block in blocks:
        used += len(block.text.split()) + len(block.tag.split()) if isinstance(block, Line) else 0
        if used > words and len(kept) > 1:
            break
        kept.append(block)
    return tuple(kept)


def _without_career(desk: Desk, request: Request) -> Reply:
    """Answer for the field where it is meant, else ask for the career."""
    if request.field and desk.intent(request).answer == "pay":
        return answerer("ranking")(desk, request)
    return which_career(desk, request)


def suggestions(desk: Desk, request: Request, reply: Reply) -> tuple[str, ...]:
    """Return up to three next questions about the first career of the reply."""
    if not reply.careers or reply.outcome in {"clarify", "smalltalk", "out-of-scope"}:
        return ()
    name = article(desk.knowledge.careers[reply.careers[0]].name)
    found = [
        template.replace("{career}", name)
        for template in desk.intent(request).suggestions
        if template.count("{") <= 1 and ("{" not in template or "{career}" in template)
    ]
    return tuple(s for s in found if s not in desk.state.asked)[:MOST_SUGGESTIONS]
