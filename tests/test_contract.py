"""What programs read: one JSON object a question, with every field and kind of the contract."""

import json

import pytest
import yaml
from support import ASPECTS, CAREERS, CASES, ESCAPE, OUT_OF_SCOPE, ROOT, fill

OUTCOMES = {
    "answer": "what does an mlops engineer earn",
    "clarify": "what does a research scientist earn",
    "not-covered": "what does a nurse earn",
    "not-stated": "can an nlp engineer freelance",
    "out-of-scope": "how tall is the eiffel tower",
    "smalltalk": "hello",
}
TEXT = str
TEXT_OR_NULL = (str, type(None))
FIELDS = {
    "schema": int,
    "question": TEXT,
    "outcome": TEXT,
    "intent": TEXT_OR_NULL,
    "aspect": TEXT_OR_NULL,
    "careers": list,
    "level": TEXT_OR_NULL,
    "place": TEXT_OR_NULL,
    "confidence": (int, float),
    "text": TEXT,
    "figures": list,
    "options": list,
    "sources": list,
    "because": dict,
    "suggestions": list,
}
FIGURE = {
    "career": TEXT,
    "low": int,
    "high": (int, type(None)),
    "open_ended": bool,
    "currency": TEXT,
    "period": TEXT,
    "level": TEXT_OR_NULL,
    "basis": TEXT,
    "employers": TEXT_OR_NULL,
    "place": TEXT_OR_NULL,
    "as_of": TEXT_OR_NULL,
    "source": TEXT,
}
SOURCE = {"id": TEXT, "section": TEXT_OR_NULL, "date": TEXT_OR_NULL}
BECAUSE = {
    "how": TEXT,
    "words": list,
    "runner_up": TEXT_OR_NULL,
    "runner_up_score": (int, float, type(None)),
}
LEVELS = {"entry", "mid", "experienced", None}
every_outcome = pytest.mark.parametrize(("outcome", "question"), OUTCOMES.items(), ids=OUTCOMES)


def check_kinds(found, kinds):
    """Fail on the first field that is missing or of another kind."""
    for field, kind in kinds.items():
        assert field in found, field
        assert isinstance(found[field], kind), (field, found[field])


@every_outcome
def test_each_outcome_is_reached(ask, outcome, question):
    assert ask(question)["outcome"] == outcome


@every_outcome
def test_every_field_is_there_and_of_its_kind(ask, outcome, question):
    got = ask(question)
    check_kinds(got, FIELDS)
    check_kinds(got["because"], BECAUSE)
    for figure in got["figures"]:
        check_kinds(figure, FIGURE)
    for source in got["sources"]:
        check_kinds(source, SOURCE)


@every_outcome
def test_every_field_has_a_value_that_the_contract_knows(ask, outcome, question):
    got = ask(question)
    assert got["schema"] == 1
    assert got["question"] == question
    assert got["outcome"] in OUTCOMES
    assert got["aspect"] in {*ASPECTS, OUT_OF_SCOPE, None}
    assert got["level"] in LEVELS
    assert 0 <= got["confidence"] <= 1
    assert got["text"].strip()
    assert set(got["careers"]) <= set(CAREERS)
    assert got["because"]["how"] in {"rule", "fuzzy", "likeness"}
    assert len(got["suggestions"]) <= 3


@every_outcome
def test_intent_is_the_name_of_an_intent_file_or_null(ask, outcome, question):
    intent = ask(question)["intent"]
    assert intent is None or (ROOT / "intents" / f"{intent}.yaml").is_file()


@every_outcome
def test_the_reason_names_the_words_that_matched(ask, outcome, question):
    assert ask(question)["because"]["words"]


@every_outcome
def test_no_text_holds_an_escape_byte(ask, outcome, question):
    assert ESCAPE not in json.dumps(ask(question), ensure_ascii=False)


def test_an_escape_byte_in_the_question_does_not_come_back_in_the_text(ask):
    assert ESCAPE not in ask(f"what does a {ESCAPE}[31mnurse{ESCAPE}[0m earn")["text"]


def test_an_answer_names_its_sources(ask):
    got = ask(OUTCOMES["answer"])
    named = {source["id"] for source in got["sources"]}
    assert "guide" in named
    assert {figure["source"] for figure in got["figures"]} <= named


def test_an_official_wage_has_its_percentiles_and_occupation_beside_it(ask):
    official = [f for f in ask(OUTCOMES["answer"])["figures"] if f["source"] != "guide"]
    beside = {"p25", "median", "p75", "mean", "soc", "title", "closeness"}
    assert all(beside <= set(figure) for figure in official)
    assert all(figure["place"] and figure["as_of"] for figure in official)


def test_a_question_to_clarify_offers_at_least_two_options(ask):
    assert len(ask(OUTCOMES["clarify"])["options"]) >= 2


@pytest.mark.parametrize("outcome", [name for name in OUTCOMES if name != "clarify"])
def test_only_a_question_to_clarify_has_options(ask, outcome):
    assert ask(OUTCOMES[outcome])["options"] == []


@pytest.mark.parametrize("outcome", ["not-covered", "out-of-scope", "smalltalk"])
def test_what_is_not_known_has_no_figures(ask, outcome):
    got = ask(OUTCOMES[outcome])
    assert got["figures"] == []
    assert "$" not in got["text"]


def test_level_and_place_are_given_as_understood(ask):
    got = ask("what does a junior data scientist earn in Berlin")
    assert got["level"] == "entry"
    assert got["place"].casefold() == "berlin"


@pytest.mark.parametrize(
    "row",
    yaml.safe_load((CASES / "aspects.yaml").read_text("utf-8")),
    ids=lambda row: row["aspect"],
)
def test_every_suggestion_is_answered_with_confidence(ask, row):
    suggested = {
        suggestion
        for career in CAREERS.values()
        for suggestion in ask(fill(row["ask"], career))["suggestions"]
    }
    answered = {question: ask(question)["outcome"] for question in sorted(suggested)}
    assert {q: o for q, o in answered.items() if o not in {"answer", "not-stated"}} == {}


@pytest.mark.parametrize("command", ["ask", "talk"])
def test_a_line_of_input_gives_one_object_on_one_line(careerbot, command):
    done = careerbot(command, "--json", "-", stdin="\n".join(OUTCOMES.values()) + "\n")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [got["question"] for got in found] == list(OUTCOMES.values())
    assert [got["outcome"] for got in found] == list(OUTCOMES)
    assert (done.returncode, done.stderr) == (0, "")
    assert ESCAPE not in done.stdout
    for got in found:
        check_kinds(got, FIELDS)
        assert len(got["suggestions"]) <= 3


@pytest.mark.parametrize("command", ["ask", "talk"])
def test_a_question_comes_back_as_given_and_blank_lines_are_passed_over(careerbot, command):
    typed = ["  What does an NLP engineer EARN?? ", "señor data scientist 💰 pay"]
    done = careerbot(command, "--json", "-", stdin=f"\n{typed[0]}\r\n   \n\t\n\n{typed[1]}")
    assert [json.loads(line)["question"] for line in done.stdout.splitlines()] == typed


def test_ask_carries_nothing_from_one_line_to_the_next_and_talk_does(careerbot):
    lines = "what does an nlp engineer earn\nand what tools do they use\n"
    alone, held = (
        [json.loads(line) for line in careerbot(c, "--json", "-", stdin=lines).stdout.splitlines()]
        for c in ("ask", "talk")
    )
    assert "nlp-engineer" not in alone[1]["careers"]
    assert (held[1]["aspect"], held[1]["careers"]) == ("tools", ["nlp-engineer"])


def test_one_question_as_argument_gives_one_object(careerbot):
    done = careerbot("ask", "--json", "what does an mlops engineer earn")
    (line,) = done.stdout.splitlines()
    bands = [f for f in json.loads(line)["figures"] if f["source"] == "guide"]
    assert [(f["low"], f["high"]) for f in bands] == [(130_000, 220_000)]
