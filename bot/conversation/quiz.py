"""The quiz that helps to choose: it asks, waits through detours, and ends in wishes."""

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from bot.conversation.context import Context
from bot.conversation.wishes import COUNTING
from bot.model.intents import Choice, Question
from bot.model.turn import EntityKind, Option, Quiz, Reading, Request, Wish
from bot.model.words import phrase_set, stem, word_set

QUIZ, RESULTS, LEFT = "quiz", "quiz-results", "quiz-left"
ADVICE = "recommendation"
LONGEST_ANSWER = 8
TWO = 2
LETTERS = "abcdefgh"
FIRST_LETTER = ("a,", "a/", "a&", "a+", "a ,", "a /", "a &", "a +", "a and ", "a or ")
"""The letter a before another choice, which tokens leave out as an article."""
_JOINED = re.compile(r"[0-9]{1,3}([,/+&-][0-9]{1,3})*")


def begin_quiz(context: Context) -> Request:
    """Return the request for the first question."""
    return ask(context, Quiz())


def go_on_with_quiz(context: Context) -> Request | None:
    """A choice, a skip, a step back or the way out, while a quiz is open or waits."""
    quiz = context.state.quiz
    if quiz is None:
        return None
    steps = STEPS if is_open(context) else WAITING
    step = next((step for key, step in steps.items() if _says(context, key)), None)
    if step is not None:
        return step(context, quiz)
    return _choose(context, quiz) if is_open(context) else _late(context, quiz)


def leave(context: Context, quiz: Quiz) -> Request:
    """Return the request that ends the quiz."""
    return Request(QUIZ, _reading(context), outcome="smalltalk", move=LEFT)


def skip(context: Context, quiz: Quiz) -> Request:
    """Return the question after the open one, which counts for nothing."""
    return ask(context, _answered(quiz, ()))


def undo(context: Context, quiz: Quiz) -> Request:
    """Return the question before the open one, its answer dropped."""
    return ask(context, Quiz(quiz.answers[:-1]))


def is_open(context: Context) -> bool:
    """Whether the question asked last is one of the quiz."""
    options = context.state.options
    return bool(options) and options[0].intent == QUIZ


def ask(context: Context, quiz: Quiz) -> Request:
    """Return the request for the next question, or for the results when all are answered.

    `quiz` holds the answers so far; the question after the last of them is asked.
    """
    questions = context.intent(QUIZ).questions
    if len(quiz.answers) >= len(questions):
        return finish(context, quiz)
    choices = questions[len(quiz.answers)].choices
    options = tuple(Option(choice.text, intent=QUIZ) for choice in choices)
    return Request(QUIZ, _reading(context), quiz=quiz, options=options, move=QUIZ)


def finish(context: Context, quiz: Quiz) -> Request:
    """Return the request for advice from the answers given."""
    questions = context.intent(QUIZ).questions
    picked = chosen(questions, quiz)
    said = tuple(wish for choice in picked for wish in wishes_of(choice, context))
    reading = _reading(context)
    return Request(ADVICE, reading, wishes=said, quiz=quiz, move=RESULTS)


def chosen(questions: Sequence[Question], quiz: Quiz) -> list[Choice]:
    """Return the choices made, in order."""
    return [
        question.choices[number - 1]
        for question, numbers in zip(questions, quiz.answers, strict=False)
        for number in numbers
    ]


def wishes_of(choice: Choice, context: Context) -> list[Wish]:
    """Return what a choice speaks for and against, in the words of the choice."""
    sides = ((choice.likes, False), (choice.dislikes, True))
    return [
        Wish(choice.text, tuple(thing for name in names for thing in _things(name)), against)
        for names, against in sides
        if names
    ]


def _things(name: str) -> tuple[tuple[EntityKind, str], ...]:
    """Return a topic or an industry of that id; only one of the two exists in knowledge."""
    return (("topic", name), ("industry", name))


def _late(context: Context, quiz: Quiz) -> Request | None:
    """Return the next question after a number that can mean nothing else than its choices."""
    alone = len(context.tokens) == 1 and len(context.state.shown) < TWO
    return _choose(context, quiz) if alone and not context.state.options else None


def _choose(context: Context, quiz: Quiz) -> Request | None:
    """Return the next question after a choice by number, letter or words."""
    choices = context.intent(QUIZ).questions[len(quiz.answers)].choices
    numbers = _numbers(context)
    if numbers and max(numbers) <= len(choices) and min(numbers) > 0:
        return ask(context, _answered(quiz, tuple(dict.fromkeys(numbers))))
    if numbers:
        return ask(context, replace(quiz, unclear=True))
    best = _by_words(context, choices)
    if best:
        return ask(context, _answered(quiz, best))
    only_named = context.kinds and context.kinds <= COUNTING and context.only_names
    return ask(context, replace(quiz, unclear=True)) if only_named else None


def _answered(quiz: Quiz, numbers: tuple[int, ...]) -> Quiz:
    return Quiz((*quiz.answers, numbers))


def _numbers(context: Context) -> list[int]:
    """Return the choices that the line names by number, letter or rank, if it says nothing else."""
    found = [1] if context.utterance.text.lower().startswith(FIRST_LETTER) else []
    ranks = {e.start: int(e.id) for e in context.utterance.entities if e.id.isdigit()}
    for i, token in enumerate(context.tokens):
        if _JOINED.fullmatch(token.text):
            found += [int(number) for number in re.findall(r"\d+", token.text)]
        elif i in ranks:
            found.append(ranks[i])
        elif len(token.text) == 1 and token.text in LETTERS and token.text != "i":
            found.append(LETTERS.index(token.text) + 1)
        elif not _filler(token.word, context) and not any(s <= i for s in ranks):
            return []
    return found


def _by_words(context: Context, choices: Sequence[Choice]) -> tuple[int, ...]:
    """Return the choices that have a word of the line, if all of its words are theirs."""
    first = context.tokens[0].word
    asks = first in word_set(context.intents.language.question_words)
    words = {t.word for t in context.tokens if not _filler(t.word, context)}
    if asks or not words or len(context.tokens) > LONGEST_ANSWER:
        return ()
    known = [_words_of(choice) for choice in choices]
    if not words <= set().union(*known):
        return ()
    return tuple(n for n, own in enumerate(known, 1) if words & own)


def _words_of(choice: Choice) -> set[str]:
    return {stem(w.strip(",")) for text in (choice.text, *choice.also) for w in text.split()}


def _filler(word: str, context: Context) -> bool:
    return word in word_set(tuple(_wording(context, "fillers")))


def _says(context: Context, key: str) -> bool:
    """Whether the whole line is one of the phrases that the quiz knows by a key."""
    said = tuple(token.word for token in context.tokens)
    return said in phrase_set(tuple(_wording(context, key)))


def _wording(context: Context, key: str) -> list[str]:
    found = context.intent(QUIZ).wording[key]
    return [found] if isinstance(found, str) else found


def _reading(context: Context) -> Reading:
    best = context.clause.best
    return Reading(QUIZ, 1.0, "rule", best.words, best.phrase)


STEPS: dict[str, Callable[[Context, Quiz], Request]] = {
    "leave": leave,
    "results": finish,
    "skip": skip,
    "undo": undo,
    "resume": ask,
    "repeat": ask,
}
WAITING: dict[str, Callable[[Context, Quiz], Request]] = {
    "leave": leave,
    "skip_it": skip,
    "resume": ask,
}
