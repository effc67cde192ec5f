"""Repair of misspelt words."""

import pytest

from bot.model.turn import Token
from bot.understanding.spelling import Speller
from bot.understanding.tokens import tokenise
from bot.understanding.vocabulary import Vocabulary, near_words, vocabulary_of

COUNTS = {
    "salary": 40,
    "data": 30,
    "scientist": 30,
    "engineer": 30,
    "machine": 20,
    "learning": 20,
    "python": 10,
    "what": 50,
    "does": 50,
    "earn": 20,
    "pay": 30,
    "skill": 20,
    "ml": 9,
    "nlp": 9,
    "quant": 5,
    "analyst": 5,
    "research": 9,
    "become": 9,
    "nothing": 1,
    "work": 9,
    "language": 3,
    "how": 50,
    "phd": 9,
}
FIXED = ("not", "no", "never", "without")
ENGLISH = ("bread", "early", "hours", "date", "weather", "scientism", "working")


def speller_of(counts, language):
    return Speller(Vocabulary(counts, near_words(counts)), language, ENGLISH)


@pytest.fixture(scope="module")
def speller(language):
    return speller_of(COUNTS, language)


def spelt(speller, *words):
    tokens = tuple(Token(word, word, 0, len(word)) for word in words)
    return [token.word for token in speller.spell(tokens)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("salry", "salary"),
        ("salarry", "salary"),
        ("slaary", "salary"),
        ("scientst", "scientist"),
        ("sceintist", "scientist"),
        ("enginer", "engineer"),
        ("engeneer", "engineer"),
        ("machin", "machine"),
        ("lerning", "learning"),
        ("pyhton", "python"),
        ("reserch", "research"),
        ("anaylst", "analyst"),
    ],
)
def test_a_misspelt_word_is_repaired(speller, typed, meant):
    assert spelt(speller, typed) == [meant]


def test_a_repaired_word_is_a_little_less_sure_than_a_right_one(speller):
    right, wrong, worse = speller.spell(
        Token(word, word, 0, 9) for word in ("scientist", "scientst", "sciemtst")
    )
    assert right.likeness == 1.0
    assert 0.0 < worse.likeness < wrong.likeness < 1.0
    assert wrong.known


def test_a_repair_keeps_what_was_typed_and_where(speller):
    (token,) = speller.spell([Token("salry", "salry", 4, 9, ",")])
    assert (token.text, token.start, token.end, token.gap) == ("salry", 4, 9, ",")


@pytest.mark.parametrize("word", ["mk", "nto", "r", "ux", "ia", "xo"])
def test_short_words_like_none_known_are_left_alone(speller, word):
    assert spelt(speller, word) == [word]


@pytest.mark.parametrize(("typed", "meant"), [("ho", "how"), ("hw", "how"), ("pd", "pd")])
def test_a_word_of_two_letters_lacks_one_of_a_frequent_word(language, typed, meant):
    assert spelt(speller_of(COUNTS | {"how": 500}, language), typed) == [meant]


@pytest.mark.parametrize("word", ["vb", "hf", "gm", "ux", "hr", "eu", "mis", "not", "newport"])
def test_names_and_abbreviations_are_left_as_they_are(engine, word):
    tokens = engine.understander.read(f"{word} data scientist").tokens
    assert tokens[0].word == word


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jobss", ["job"]),
        ("mlpos", ["mlop"]),
        ("mloos", ["mlop"]),
        ("companyes", ["company"]),
        ("whtas", ["what", "is"]),
        ("whts", ["what", "is"]),
    ],
)
def test_a_word_is_compared_as_it_was_typed_and_read_as_words_are(language, typed, meant):
    phrases = ["jobs", "mlops", "companies", "company", "what", "is"]
    again = Speller(vocabulary_of(phrases, (), language), language, ENGLISH)
    assert spelt(again, typed) == meant


def test_a_slip_in_an_article_leaves_nothing(language):
    again = Speller(vocabulary_of(["which", "pay"], (), language), language, ENGLISH)
    typed = tokenise("which, teh pay", language)
    assert [(t.word, t.gap) for t in again.spell(typed)] == [("which", ""), ("pay", ", the")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["ho", "chi", "minh", "city"], ["ho", "chi", "minh", "city"]),
        (["minh", "ho"], ["minh", "how"]),
        (["ho", "to", "start"], ["how", "to", "start"]),
    ],
)
def test_a_word_of_longer_names_is_known_beside_the_words_it_has_there(language, typed, meant):
    names = [("ho", "chi", "minh", "city")]
    vocabulary = vocabulary_of(["how", "to", "start"] * 200, names, language)
    assert spelt(Speller(vocabulary, language), *typed) == meant


@pytest.mark.parametrize("word", ["5000", "$200k", "2026", "200,000", "0.2m", "c++"])
def test_numbers_and_amounts_are_left_alone(speller, word):
    assert spelt(speller, word) == [word]


@pytest.mark.parametrize("word", FIXED)
def test_negations_are_never_repaired(speller, word):
    assert spelt(speller, word) == [word]


@pytest.mark.parametrize("word", ["nott", "withou", "nevr"])
def test_nothing_is_repaired_to_a_negation(speller, word):
    assert spelt(speller, word)[0] not in FIXED


@pytest.mark.parametrize("word", ENGLISH)
def test_a_word_that_exists_is_left_alone(speller, word):
    assert spelt(speller, word) == [word]


@pytest.mark.parametrize("word", ["beekeeper", "zxqvwy", "hippopotamus"])
def test_a_word_like_no_known_one_stays_and_counts_as_unknown(speller, word):
    (token,) = speller.spell([Token(word, word, 0, 9)])
    assert (token.word, token.known) == (word, False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("datascientist", ["data", "scientist"]),
        ("machinelearning", ["machine", "learning"]),
        ("quantanalyst", ["quant", "analyst"]),
        ("whatdoes", ["what", "does"]),
        ("nlpengineer", ["nlp", "engineer"]),
        ("mlengineer", ["ml", "engineer"]),
    ],
)
def test_words_typed_as_one_are_parted(speller, typed, meant):
    assert spelt(speller, typed) == meant


def test_parted_words_keep_their_places(speller):
    first, second = speller.spell([Token("quantanalyst", "quantanalyst", 3, 15, "?")])
    assert (first.start, first.end, first.gap) == (3, 8, "?")
    assert (second.start, second.end, second.gap) == (8, 15, "")


def test_the_same_word_is_always_spelt_the_same(speller, language):
    again = speller_of(dict(reversed(COUNTS.items())), language)
    typed = ["salery", "enginner", "scentist", "machne", "langage", "becom"]
    assert spelt(speller, *typed) == spelt(again, *typed)


@pytest.mark.parametrize(
    ("question", "career"),
    [
        ("data scientst salary", "data-scientist"),
        ("machin lerning enginer pay", "ml-engineer"),
        ("wat dose an mlops engeneer make", "mlops-engineer"),
        ("computr vison scientist", "computer-vision-scientist"),
        ("reinforcment lerning reseacher", "rl-researcher"),
        ("machinelearning engineer salary", "ml-engineer"),
        ("mlengineer salary", "ml-engineer"),
        ("nlpengineer salary", "nlp-engineer"),
        ("datascientist salary", "data-scientist"),
    ],
)
def test_a_misspelt_career_is_found_in_a_question(engine, question, career):
    named = {e.id for e in engine.understander.read(question).entities if e.kind == "career"}
    assert named == {career}


@pytest.mark.parametrize("typed", ["dat scientist", "dats scientist", "dat sceince"])
def test_a_letter_left_out_is_likelier_than_a_neighbouring_key(ask, typed):
    assert ask(f"what does a {typed} earn")["careers"] == ["data-scientist"]


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("ho do i become a data scientist", "path"),
        ("do i need a pd for machine learning research", "education"),
        ("wat is teh salary of an mloos engineer", "salary"),
        ("which tolls do mlpos engineers use", "tools"),
        ("macnine learning enginer tipss for interviws", "hiring"),
    ],
)
def test_slips_in_short_words_and_endings_do_not_hide_the_question(ask, typed, intent):
    assert ask(typed)["intent"] == intent
