"""Weights learned from labelled samples."""

import pytest

from bot.understanding import learner
from bot.understanding.features import features
from bot.understanding.learner import learn
from bot.understanding.weights import softmax

LABELS = ["pay", "tools", "path"]
PHRASES = {
    "pay": ["what does it pay", "salary range", "how much money", "pay and salary", "money"],
    "tools": ["which tools", "tools and software", "software in use", "which software"],
    "path": ["how to become one", "become one", "way to become", "steps to become one"],
}
SAMPLES = [
    (LABELS.index(label), features(phrase.split()))
    for label, phrases in PHRASES.items()
    for phrase in phrases
]


def best(weights, text):
    scores = weights.totals(weights.weighed(features(text.split())))
    return weights.labels[scores.index(max(scores))]


def test_labels_that_can_be_told_apart_are_told_apart():
    weights = learn(LABELS, SAMPLES)
    wrong = [
        phrase
        for label, phrases in PHRASES.items()
        for phrase in phrases
        if best(weights, phrase) != label
    ]
    assert wrong == []


def test_a_sentence_never_seen_is_judged_by_its_words():
    weights = learn(LABELS, SAMPLES)
    assert best(weights, "salary and money please") == "pay"
    assert best(weights, "what software") == "tools"


def weight_of(feature, label):
    _, row = learn(LABELS, SAMPLES).known(feature)
    return row[LABELS.index(label)]


def test_leaving_features_out_makes_more_of_those_beside_the_strongest(monkeypatch):
    beside = weight_of("range", "pay")
    monkeypatch.setattr(learner, "LEFT_OUT", 0.0)
    assert beside > weight_of("range", "pay")


def test_the_same_samples_give_the_same_weights():
    assert learn(LABELS, SAMPLES) == learn(LABELS, SAMPLES)


def shares_of(weights, found, temperature):
    return softmax(weights.totals(weights.weighed(found)), temperature)


@pytest.mark.parametrize("temperature", [0.1, 1.0, 8.0, 1000.0])
@pytest.mark.parametrize("text", ["", "salary", "which tools", "zork blorp", "pay pay pay"])
def test_shares_lie_between_0_and_1_and_make_up_a_whole(text, temperature):
    shares = shares_of(learn(LABELS, SAMPLES), features(text.split()), temperature)
    assert len(shares) == len(LABELS)
    assert all(0.0 <= share <= 1.0 for share in shares)
    assert sum(shares) == pytest.approx(1.0)


def test_words_never_seen_tell_nothing():
    shares = shares_of(learn(LABELS, SAMPLES), {"zork": 1.0, "blorp": 1.0}, 4.0)
    assert shares == pytest.approx([1 / 3] * 3)


def test_the_order_of_the_shares_is_that_of_the_scores():
    weights = learn(LABELS, SAMPLES)
    found = features(["salary", "software"])
    scores, shares = weights.totals(weights.weighed(found)), shares_of(weights, found, 4.0)
    order = range(len(LABELS))
    assert sorted(order, key=scores.__getitem__) == sorted(order, key=shares.__getitem__)


def test_a_label_with_many_samples_does_not_swallow_one_with_few():
    many = [(0, features(f"salary number {i}".split())) for i in range(50)]
    weights = learn(["pay", "tools"], [*many, (1, features(["which", "tools"]))])
    assert best(weights, "which tools") == "tools"
