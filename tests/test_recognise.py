"""Clauses to readings."""

import pytest

from bot.model.turn import Entity, Reading, Token
from bot.understanding.automaton import Matcher, build_automaton
from bot.understanding.features import features
from bot.understanding.learner import learn
from bot.understanding.names import lines_of
from bot.understanding.recognise import (
    FULL,
    ByLikeness,
    ByRule,
    Effort,
    Rules,
    best_first,
    skip_opener,
    slot_spans,
)
from bot.understanding.templates import parse

PHRASES = [
    ("salary", "what does {career} (earn|make)"),
    ("salary", "{career} pay"),
    ("tools", "which tools does {career} use"),
    ("path", "how to become {career}"),
]


def tokens_of(text, unknown=()):
    return tuple(Token(w, w, 0, 0, known=w not in unknown) for w in text.split())


def career(start, end, likeness=1.0):
    return Entity("career", "data-scientist", start, end, "data scientist", likeness)


def spell(word):
    return word


@pytest.fixture(scope="module")
def rules():
    machine = build_automaton([parse(text) for _, text in PHRASES], spell)
    openers = build_automaton([parse("(hi|hello) [there]"), parse("can you tell me")], spell)
    return Rules(machine, lines_of(f"{intent}\t{text}" for intent, text in PHRASES), openers)


@pytest.fixture(scope="module")
def weights():
    labels = ["salary", "tools", "path"]
    rows = [
        (0, "what does @career earn"),
        (0, "@career pay"),
        (1, "which tools does @career use"),
        (2, "how to become @career"),
    ]
    return learn(labels, [(label, features(text.split())) for label, text in rows])


@pytest.fixture(scope="module")
def alike(library, weights):
    def read(text, entities):
        intents = library.intents
        return ByLikeness(weights, intents.thresholds)(tokens_of(text), entities)

    return read


def test_a_phrase_is_matched_with_a_name_in_its_slot(rules):
    (reading,) = ByRule(rules)(tokens_of("what does data scientist earn"), [career(2, 4)], 0)
    assert (reading.intent, reading.how) == ("salary", "rule")
    assert reading.phrase == PHRASES[0][1]


def test_a_phrase_is_matched_only_as_a_whole(rules):
    assert ByRule(rules)(tokens_of("what does data scientist earn now"), [career(2, 4)], 0) == []
    assert ByRule(rules)(tokens_of("does data scientist earn"), [career(1, 3)], 0) == []


def test_an_entity_is_placed_from_the_start_of_its_clause():
    assert ("{career}", 3) in slot_spans([career(6, 8)], 5)[1]


def test_a_repaired_word_makes_a_rule_less_sure(rules):
    exact = tokens_of("data scientist pay")
    repaired = (*exact[:2], Token("pey", "pay", 0, 0, likeness=0.6))
    sure, unsure = (ByRule(rules)(tokens, [career(0, 2)], 0)[0] for tokens in (exact, repaired))
    assert 0.0 < unsure.confidence < sure.confidence <= 1.0


@pytest.mark.parametrize(
    ("text", "skipped"),
    [
        ("hi what does it pay", 1),
        ("hi there what does it pay", 2),
        ("hello can you tell me what it pays", 5),
        ("what does it pay", 0),
        ("hi", 0),
        ("hi there", 0),
        ("can you tell", 0),
        ("", 0),
    ],
)
def test_an_opening_is_skipped_unless_it_is_all_there_is(rules, text, skipped):
    found = skip_opener(text.split(), Matcher(rules.openers))
    assert found == skipped or (skipped == 0 and found < len(text.split()))
    if text in {"hi", "", "what does it pay", "can you tell"}:
        assert found == 0


def test_likeness_finds_the_intent_of_words_in_another_order(alike):
    readings = alike("earn what data scientist", [career(2, 4)])
    assert (readings[0].intent, readings[0].how) == ("salary", "likeness")


def test_likeness_gives_confidences_between_0_and_1_best_first(alike):
    confidences = [r.confidence for r in alike("which tools now", [])]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0.0 <= confidence <= 1.0 for confidence in confidences)


def test_each_unknown_word_lowers_the_confidence(alike):
    texts = [
        "data scientist pay",
        "data scientist pay zork",
        "data scientist pay zork blorp",
        "data scientist pay zork blorp quux",
    ]
    values = [alike(text, [career(0, 2)])[0].confidence for text in texts]
    assert values == sorted(set(values), reverse=True)


def test_a_misspelt_name_lowers_the_confidence(alike):
    sure, unsure = (alike("data scientist pay", [career(0, 2, x)])[0] for x in (1.0, 0.6))
    assert unsure.confidence < sure.confidence


def test_words_of_nothing_known_give_no_confidence(alike):
    assert alike("zork blorp", [])[0].confidence == 0.0


def test_the_evidence_of_a_reading_are_words_that_were_typed(alike):
    words = alike("which tools", [])[0].words
    assert words
    assert all(set(word.split()) <= {"^", "$", "_", "which", "tools"} for word, _ in words)


def test_each_intent_is_read_once_by_its_best_reading():
    readings = [
        Reading("a", 0.2, "likeness"),
        Reading("b", 0.5, "likeness"),
        Reading("a", 0.9, "likeness"),
    ]
    assert [(r.intent, r.confidence) for r in best_first(readings)] == [("a", 0.9), ("b", 0.5)]


def test_equally_sure_readings_stand_rule_first_and_then_by_name():
    readings = [
        Reading("a", 0.9, "likeness"),
        Reading("c", 0.9, "rule"),
        Reading("b", 0.9, "rule"),
    ]
    assert [r.intent for r in best_first(readings)] == ["b", "c", "a"]


def test_a_rule_that_matches_decides_however_alike_another_intent_is():
    readings = [Reading("a", 0.999, "likeness"), Reading("b", 0.99, "rule")]
    assert best_first(readings)[0].intent == "b"


@pytest.mark.parametrize(
    "question",
    [
        "how much does a data scientist earn",
        "hi, how much does a data scientist earn",
        "can you tell me how much does a data scientist earn",
        "data scientist salary",
        "what is the average salary of a data scientist",
    ],
)
def test_a_question_that_a_phrase_covers_is_read_by_that_rule(engine, question):
    best = engine.understander.read(question).clauses[-1].best
    assert (best.intent, best.how) == ("salary", "rule")


def test_nonsense_behind_a_question_makes_it_less_sure(engine):
    plain = engine.understander.read("what do data scientists mostly make").clauses[0].best
    noisy = engine.understander.read("what do data scientists mostly make xyzzy qqfrob")
    assert noisy.clauses[0].best.confidence < plain.confidence


def test_an_empty_line_has_no_clauses(engine):
    assert engine.understander.read("").clauses == ()


def test_what_cannot_be_sure_enough_is_not_worked_out(library, weights):
    likely = ByLikeness(weights, library.intents.thresholds)
    tokens = tokens_of("zork pay", unknown=("zork",))
    full = likely(tokens, ())
    assert full
    assert max(reading.confidence for reading in full) < 0.9
    assert likely(tokens, (), Effort(least=0.9)) == []


def test_without_explanation_only_the_words_are_missing(library, weights):
    likely = ByLikeness(weights, library.intents.thresholds)
    tokens = tokens_of("which tools to use")
    full, bare = likely(tokens, (), FULL), likely(tokens, (), Effort(explained=0))
    assert any(reading.words for reading in full)
    assert [(r.intent, r.confidence) for r in full] == [(r.intent, r.confidence) for r in bare]
    assert not any(reading.words for reading in bare)
