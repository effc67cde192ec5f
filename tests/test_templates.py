"""Phrases as templates."""

import pytest

from bot.errors import InputError
from bot.understanding.automaton import Matcher, build_automaton
from bot.understanding.templates import LIMIT, count, parse, sample

NAMED = {
    "become": "(become|be)",
    "want": "i (want|wish) to",
    "goal": "<want> <become>",
    "loop": "a <ring>",
    "ring": "b <loop>",
    "self": "x [<self>]",
    "open": "x (y",
    "odd": "x {Career} <Nope>",
}


def sentences(text):
    node = parse(text, NAMED)
    return [" ".join(words) for words in sample(node, count(node))]


def spell(word):
    return word


def matches(templates, text, spans=None):
    words = tuple(text.split())
    machine = Matcher(build_automaton([parse(template, NAMED) for template in templates], spell))
    return sorted({n for end, n in machine.walk(words, spans or {}) if end == len(words)})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what is it", {"what is it"}),
        ("pay [range]", {"pay", "pay range"}),
        ("(pay|wage)", {"pay", "wage"}),
        ("(pay|wage) [of|for]", {"pay", "wage", "pay of", "pay for", "wage of", "wage for"}),
        ("a [b [c]]", {"a", "a b", "a b c"}),
        ("a (b|c [d])", {"a b", "a c", "a c d"}),
        ("{career} pay", {"{career} pay"}),
        ("<goal> rich", {f"i {w} to {b} rich" for w in ("want", "wish") for b in ("become", "be")}),
        ("b/w c++ it's", {"b/w c++ it's"}),
    ],
)
def test_a_template_stands_for_exactly_these_sentences(text, expected):
    found = sentences(text)
    assert set(found) == expected
    assert count(parse(text, NAMED)) == len(found) == len(expected)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("pay [of {career}", "']'"),
        ("(pay|wage of {career}", "')'"),
        ("pay of] {career}", "']'"),
        ("pay) now", "')'"),
        ("pay (of [a)]", "']'"),
        ("pay of <nobody>", "<nobody>"),
        ("<self> now", "<self>"),
        ("<loop> now", "<loop>"),
        ("pay of {Career}", "'{'"),
        ("pay > wage", "'>'"),
        ("pay {career", "'{'"),
        ("pay of {carer}", "{career}"),
        ("pay of {nobody}", "{tool}"),
        ("(pay||wage)", "empty choice"),
        ("(pay|)", "empty choice"),
        ("(|pay)", "empty choice"),
        ("pay | | wage", "empty choice"),
        ("pay [] now", "empty choice"),
        ("pay ()", "empty choice"),
        ("", "empty choice"),
    ],
)
def test_a_mistake_in_a_phrase_is_named_together_with_the_phrase(text, what):
    with pytest.raises(InputError) as caught:
        parse(text, NAMED)
    assert what in str(caught.value)
    assert text in str(caught.value)


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(InputError, match="become, goal"):
        parse("<nobody>", NAMED)


def test_an_unclosed_bracket_in_a_named_phrase_is_refused_by_its_name():
    with pytest.raises(InputError, match="<open>"):
        parse("say <open>", NAMED)


def test_characters_outside_the_grammar_are_refused_in_a_named_phrase_too():
    with pytest.raises(InputError, match="<odd>"):
        parse("say <odd>", NAMED)


def test_a_phrase_that_stands_for_too_many_sentences_is_refused_with_the_number():
    ten = "(a|b|c|d|e|f|g|h|i|j)"
    with pytest.raises(InputError, match=rf"10,000,000 sentences, over {LIMIT:,}"):
        parse(" ".join([ten] * 7))


def test_a_phrase_with_as_many_sentences_as_allowed_is_read():
    ten = "(a|b|c|d|e|f|g|h|i|j)"
    assert count(parse(" ".join([ten] * 6))) == LIMIT


@pytest.mark.parametrize("most", [1, 2, 7, 8, 9, 50, 999, 1000, 2000])
def test_a_sample_gives_different_sentences_and_no_more_than_asked_for(most):
    ten = "(a|b|c|d|e|f|g|h|i|j)"
    node = parse(f"{ten} {ten} {ten}")
    found = list(sample(node, most))
    assert len(found) == len(set(found)) == min(most, 1000)


def test_a_sample_reaches_every_branch_of_a_phrase():
    node = parse("(a|b|c|d) [e] (f|g|h|i) [j]")
    words = {word for sentence in sample(node, 16) for word in sentence}
    assert words == set("abcdefghij")


def test_a_sample_is_the_same_each_time():
    node = parse("(a|b|c) (d|e|f) [g] (h|i|j)")
    assert list(sample(node, 5)) == list(sample(node, 5))


def test_a_slot_matches_a_name_of_any_length():
    spans = {1: [("{career}", 3)]}
    assert matches(["pay {career} now"], "pay data scientist now", spans) == [0]
    assert matches(["pay {career} now"], "pay data scientist now") == []


def test_a_slot_matches_only_its_own_kind():
    spans = {1: [("{place}", 2)]}
    assert matches(["pay {career}", "pay {place}"], "pay texas", spans) == [1]


def test_only_whole_words_match():
    assert matches(["hi", "quit"], "machine") == []
    assert matches(["hi", "quit"], "quite") == []


def test_a_sentence_with_a_word_too_many_or_too_few_does_not_match():
    assert matches(["what is it"], "what is") == []
    assert matches(["what is it"], "what is it now") == []


def test_all_templates_are_matched_at_once():
    templates = ["(pay|wage) now", "pay [right] now", "wage"]
    assert matches(templates, "pay now") == [0, 1]
    assert matches(templates, "pay right now") == [1]
    assert matches(templates, "wage") == [2]


def test_every_sentence_of_a_template_is_matched_by_it():
    template = "(how much|what) [do|does] <want> [really] (earn|<become> [rich|poor])"
    assert all(matches([template], text) == [0] for text in sentences(template))


def test_words_left_out_of_utterances_are_left_out_of_templates():
    def without_articles(word):
        return "" if word in {"a", "the"} else word

    machine = Matcher(build_automaton([parse("what is the pay of a {career}")], without_articles))
    words = ("what", "is", "pay", "of", "x")
    assert (5, 0) in machine.walk(words, {4: [("{career}", 5)]})


def test_nested_options_do_not_multiply_the_time():
    template = " ".join("[a]" for _ in range(12))
    assert matches([template], " ".join("a" for _ in range(12))) == [0]
    assert matches([template], " ".join("a" for _ in range(13))) == []
