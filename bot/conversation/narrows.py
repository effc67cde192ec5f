"""Whether a line does no more than ask for careers under conditions."""

from collections.abc import Set as AbstractSet

from bot.conversation.conditions import Stated, is_whereabouts
from bot.conversation.context import Context
from bot.conversation.phrases import Said
from bot.conversation.wishes import speaks_of_self
from bot.model.conditions import Condition, DegreeCondition, NamedCondition, PayCondition
from bot.model.turn import Request

FILTER, RANKING = "filter", "salary-ranking"
LISTS = {"list", FILTER, RANKING}
PAID = {"pay", "ranking"}
EXPLAINED = {"level", "field", "reference", "number", "money", "degree"}
OTHERS = {"career", "job", "shared-name", "background", "place", "employer", "term", "nickname"}
NAMEABLE = {"industry", "tool", "topic"}
WHERE = {"place", "employer"}


def only_narrows(context: Context, line: Said, stated: Stated, held: Request | None) -> bool:
    """Whether a line states conditions and asks nothing else."""
    asked = context.clause.best
    if _is_on_something_else(context, line, stated):
        return False
    plain = not any(_strong(condition, line) for condition in stated.conditions)
    rest = _rest(line, stated)
    moves = held is not None and context.intent(asked.intent).answer == "move"
    by_rule = asked.how == "rule" and not moves
    if plain and held is None and _asks_for_careers(context, line, stated):
        return True
    if (plain and held is None) or (by_rule and (plain or asked.intent in LISTS)):
        return by_rule and asked.intent in LISTS
    if not rest <= beside(line):
        return reads_as_list(context)
    if _opens_as_question(context):
        return _says(line, "askers")
    pays = any(isinstance(c, PayCondition) for c in stated.conditions)
    bare = pays and not rest
    return held is not None or bare or _says(line, "heads") or reads_as_list(context)


def where_counts(context: Context, line: Said, held: Request | None) -> bool:
    """Return whether a place or an employer is a condition: where no pay is asked about.

    Pay has official wages of its own at a place, which a list of careers does not show.
    """
    asked = context.intent(context.clause.best.intent)
    priced = held is not None and context.intent(held.intent).answer in PAID and not held.conditions
    if priced or asked.answer in PAID or any(e.kind == "money" for e in line.entities):
        return False
    return not line.finds("pay_nouns")


def _asks_for_careers(context: Context, line: Said, stated: Stated) -> bool:
    """Whether a line asks who meets several things, or is at a place or with an employer."""
    if asks_for_a_thing(line):
        return False
    several = len({i for c in stated.conditions for i in getattr(c, "ids", ())}) > 1
    somewhere = any(is_whereabouts(c) for c in stated.conditions)
    who = line.belongs(0, "who") and (several or bool(line.finds("employed")))
    asks = who or bool(line.finds("new_heads"))
    return asks and (several or somewhere) and _rest(line, stated) <= beside(line)


def asks_for_a_thing(line: Said) -> bool:
    """Return whether things stand behind "which", and no careers behind them.

    That is so in "which language is …" and in "which are the best universities".
    """
    ends = {e.start: e.end for e in line.entities if e.kind in NAMEABLE}
    begin = 1
    while line.belongs(begin, "copulas") or line.belongs(begin, "order"):
        begin += 1
    end = begin
    while end in ends or line.belongs(end, "thing_joiners"):
        end = ends.get(end, end + 1)
    return end > begin and line.belongs(0, "which") and not line.belongs(end, "new_heads")


def _is_on_something_else(context: Context, line: Said, stated: Stated) -> bool:
    """Whether a line is on one career or level, or tells what somebody likes."""
    first = context.state.request is None
    if _names_others(line, stated) or (first and _names_a_job(line, stated)):
        return True
    paid = any(isinstance(c, PayCondition) for c in stated.conditions)
    likes = not paid and speaks_of_self(line.tokens, context.intents.language, mildly=False)
    return likes or _asks_about_one(line, stated)


def reads_as_list(context: Context) -> bool:
    """Whether the clause is read, with some confidence, as a question for a list or ranking."""
    best = context.clause.best
    sure = best.confidence >= context.intents.thresholds.unnamed
    return sure and best.intent in LISTS


def _strong(condition: Condition, line: Said) -> bool:
    """Whether a condition is more than a thing or degree that may be asked about in itself."""
    if isinstance(condition, DegreeCondition):
        return condition.sort != "needs" or _asks_which(line)
    return not isinstance(condition, NamedCondition) or condition.excluded


def _names_others(line: Said, stated: Stated) -> bool:
    """Whether the line names careers, jobs or places that no condition is about."""
    about = [c for c in stated.conditions if isinstance(c, NamedCondition)]
    if any(c.kind == "career" and not c.excluded for c in about):
        return True
    taken = {(e.start, e.end) for e in line.entities if e.kind in NAMEABLE | EXPLAINED}
    others = [e for e in line.entities if e.kind in OTHERS and (e.start, e.end) not in taken]
    explained = stated.covered | line.finds("beside") if others else frozenset()
    return any(not explained.issuperset(range(e.start, e.end)) for e in others)


def _names_a_job(line: Said, stated: Stated) -> bool:
    """Whether the line names a job, even one that is an industry or a skill as well."""
    jobs = [e for e in line.entities if e.kind in {"job", "background"}]
    if not jobs:
        return False
    things = {i for e in line.entities if e.kind in NAMEABLE for i in range(e.start, e.end)}
    explained = (stated.covered - things) | line.finds("beside")
    return any(not explained.issuperset(range(e.start, e.end)) for e in jobs)


def _asks_about_one(line: Said, stated: Stated) -> bool:
    """Whether a level stands alone, without an amount that it could belong to."""
    pay = any(isinstance(condition, PayCondition) for condition in stated.conditions)
    return not pay and any(e.kind == "level" for e in line.entities)


def _rest(line: Said, stated: Stated) -> set[str]:
    """Return the words that neither state a condition nor name anything."""
    named = {i for e in line.entities for i in range(e.start, e.end)}
    left = set(range(len(line.words))) - named - stated.covered
    for name in ("starts", "reaches", "pay_nouns", "pay_verbs", "reach_over", "needs"):
        left -= line.finds(name)
    return {line.words[i] for i in left}


def beside(line: Said) -> AbstractSet[str]:
    """Return the words that ask nothing by themselves beside conditions."""
    return line.classes["beside"].first_words


def _asks_which(line: Said) -> bool:
    """Whether the line asks for careers ("which careers need a phd", "jobs that require one")."""
    first = 1 if line.before(1, "which") else 0
    return any(line.belongs(i, "new_heads") for i in (first, first + 1)) and (
        bool(first) or line.belongs(0, "new_heads") or line.belongs(0, "lists")
    )


def _says(line: Said, name: str) -> bool:
    """Whether a word of a class is said as it stands there ("jobs", but not "job")."""
    return bool({token.text for token in line.tokens} & set(line.classes.wording[name]))


def _opens_as_question(context: Context) -> bool:
    """Whether the line puts a question ("do i need a degree")."""
    asking = set(context.intents.language.question_words)
    return any(token.text in asking for token in context.clause.tokens[:2])
