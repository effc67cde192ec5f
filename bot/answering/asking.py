"""The questions of the quiz, the way out of it, and which of its answers counted."""

from bot.answering.desk import Desk
from bot.model.intents import Question
from bot.model.turn import Line, Quiz, Reply, Request

QUIZ, LEFT = "quiz", "quiz-left"


def answer_quiz(desk: Desk, request: Request) -> Reply:
    """Return the next question with its choices."""
    quiz = request.quiz or Quiz()
    questions = _questions(desk)
    number, total = len(quiz.answers) + 1, len(questions)
    question = questions[number - 1]
    fields = {"number": number, "total": total, "ask": question.ask}
    lines = [Line(_say(desk, "question", **fields))]
    if quiz.unclear:
        lines.insert(0, Line(_say(desk, "unclear", most=len(question.choices))))
    elif number == 1:
        lines.insert(0, Line(_say(desk, "start", total=total)))
    lines += [
        Line(f"{n}. {option.label}", kind="option") for n, option in enumerate(request.options, 1)
    ]
    return Reply("clarify", tuple(lines), options=request.options)


def left_quiz(desk: Desk) -> Reply:
    """Return that the quiz was left."""
    return Reply("smalltalk", (Line(_say(desk, "left")),))


def counted_answers(desk: Desk, quiz: Quiz) -> list[Line]:
    """Return which answers counted and which questions were skipped."""
    questions = _questions(desk)
    answered = list(zip(questions, quiz.answers, strict=False))
    picked = [q.choices[n - 1].text for q, numbers in answered for n in numbers]
    open_ones = questions[len(quiz.answers) :]
    skipped = [*(q for q, numbers in answered if not numbers), *open_ones]
    lines = [Line(_say(desk, "counted", answers="; ".join(picked)))] if picked else []
    if skipped:
        numbers = ", ".join(str(questions.index(question) + 1) for question in skipped)
        lines.append(Line(_say(desk, "skipped", skipped=numbers), kind="note"))
    return lines


def nothing_answered(desk: Desk) -> Reply:
    """Return that all questions were skipped, and what to do instead."""
    return Reply("answer", (Line(_say(desk, "nothing")),))


def _questions(desk: Desk) -> list[Question]:
    return desk.intents.intents[QUIZ].questions


def _say(desk: Desk, key: str, **fields: object) -> str:
    """Return a wording of the quiz, filled in."""
    return str(desk.intents.intents[QUIZ].wording[key]).format(**fields)
