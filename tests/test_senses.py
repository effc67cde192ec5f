"""Words of the thesaurus stand for each other where the phrases know only one of them."""

from bot.model.turn import State
from bot.understanding.features import features
from bot.understanding.learner import learn
from bot.understanding.senses import senses_of

THESAURUS = {
    "quit": ["quit", "resign", "leave"],
    "leaf": ["leaf", "leave"],
    "buy": ["buy", "order"],
}


def test_a_word_has_the_groups_it_stands_in_in_their_order():
    senses = senses_of(THESAURUS)
    assert senses.of("leave") == ("~quit", "~leaf")
    assert senses.of("resign") == ("~quit",)
    assert senses.of("bake") == ()


def test_the_plural_has_the_groups_of_the_word():
    assert senses_of({"tree": ["trees", "shrub"]}).of("tree") == ("~tree",)


def test_a_word_that_no_phrase_has_is_told_by_its_neighbours():
    senses = senses_of(THESAURUS)
    phrases = [(0, ["quit", "job"]), (1, ["buy", "bread"])]
    weights = learn(["leaving", "buying"], [(i, features(w, (), senses)) for i, w in phrases])
    scores = weights.totals(weights.weighed(features(["resign"], (), senses)))
    assert scores[0] > scores[1]
    assert not any(weights.totals(weights.weighed(features(["resign"]))))


def test_a_line_of_other_words_is_answered_for_the_thesaurus_knows_them(engine):
    turn = engine.turn("remuneration of a data scientist", State())
    assert (turn.requests[0].intent, turn.reply.outcome) == ("salary", "answer")
