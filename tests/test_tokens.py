"""Text to words."""

import pytest

from bot.model.words import stem
from bot.understanding.tokens import LONGEST, LONGEST_WORD, readable, tokenise, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("WHAT Does It PAY", ("what", "does", "it", "pay")),
        ("naïve Café résumé", ("naive", "cafe", "resume")),
        ("İstanbul", ("istanbul",)),
        ("ＭＬ ｅｎｇｉｎｅｅｒ", ("ml", "engineer")),  # noqa: RUF001 - full-width letters on purpose
    ],
)
def test_case_and_accents_make_no_difference(language, text, words):
    assert words_of(text, language) == words


@pytest.mark.parametrize("mark", ["'", "\u2019", "\u2018", "\u00b4"])
def test_every_kind_of_apostrophe_is_read_alike(language, mark):
    assert words_of(f"what{mark}s up", language) == ("what", "is", "up")


@pytest.mark.parametrize(
    ("short", "words"),
    [
        ("don't", ("do", "not")),
        ("dont", ("do", "not")),
        ("can't", ("can", "not")),
        ("cannot", ("can", "not")),
        ("I'm", ("i", "am")),
        ("whats", ("what", "is")),
        ("nurse -> quant", ("nurse", "to", "quant")),
        ("nurse→quant", ("nurse", "to", "quant")),
    ],
)
def test_contractions_are_written_out(language, short, words):
    assert words_of(short, language) == words


def test_every_short_form_of_the_language_can_be_typed(language):
    dead = [
        short
        for short, long in language.rewrites.items()
        if words_of(short, language) != words_of(long, language)
    ]
    assert dead == []


def test_a_possessive_loses_its_ending(language):
    assert words_of("an engineer's pay", language) == ("engineer", "pay")


def test_the_signs_of_programming_languages_belong_to_their_words(language):
    assert words_of("C++ or C#?", language) == ("c++", "or", "c#")


@pytest.mark.parametrize("amount", ["$200k", "200,000", "0.2m", "200k+", "3.5", "€90k", "1st"])
def test_an_amount_is_one_word(language, amount):
    assert words_of(f"is {amount} enough", language) == ("is", amount, "enough")


@pytest.mark.parametrize("sign", ["$", "$$", "$$$"])
def test_signs_of_money_without_an_amount_stand_for_money(language, sign):
    assert words_of(f"how much {sign} do they get", language)[2] == "money"


def test_articles_and_question_marks_are_left_out(language):
    assert words_of("What is a day in the life of an engineer ?", language) == (
        "what",
        "is",
        "day",
        "in",
        "life",
        "of",
        "engineer",
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("lol what does it pay tbh", ("what", "does", "it", "pay")),
        ("imo, is it worth it bro", ("is", "it", "worth", "it")),
        ("lol", ("lol",)),
        ("haha lmao", ("haha", "lmao")),
    ],
)
def test_fillers_are_left_out_unless_nothing_else_is_said(language, typed, words):
    assert words_of(typed, language) == words


@pytest.mark.parametrize(
    ("typed", "stemmed"),
    [
        ("scientists", "scientist"),
        ("salaries", "salary"),
        ("libraries", "library"),
        ("classes", "class"),
        ("boxes", "box"),
        ("approaches", "approach"),
    ],
)
def test_plurals_lose_their_ending(language, typed, stemmed):
    assert words_of(typed, language) == (stemmed,)


@pytest.mark.parametrize(
    "word", ["boss", "status", "analysis", "this", "does", "has", "bus", "gas", "c++", "ties's"]
)
def test_words_that_only_look_like_plurals_stay(word):
    assert stem(word) == word


@pytest.mark.parametrize(
    ("word", "inside"), [("machine", "hi"), ("quite", "quit"), ("career", "care"), ("this", "hi")]
)
def test_letters_inside_a_word_are_no_word(language, word, inside):
    assert inside not in words_of(f"{word} {word}s", language)


def test_a_hyphen_parts_two_words(language):
    assert words_of("full-stack", language) == ("full", "stack")


def test_the_gap_keeps_the_punctuation_before_a_word(language):
    tokens = tokenise("Pay? And, well; tools", language)
    assert [token.gap for token in tokens] == ["", "?", ",", ";"]


def test_a_token_knows_where_it_was_typed(language):
    text = "  the Data   scientist"
    spans = [(token.start, token.end) for token in tokenise(text, language)]
    assert [text[start:end] for start, end in spans] == ["Data", "scientist"]


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t", "🙂🙂", "...!!", "the a an", "\x00\x1b[2J"[:1]]
)
def test_text_without_words_gives_no_tokens(language, text):
    assert tokenise(text, language) == ()


def test_control_characters_are_dropped():
    assert readable("a\x00b\x1b\u200bc") == "abc"


def test_only_the_first_characters_of_an_endless_line_are_read(language):
    assert len(words_of("pay " * LONGEST, language)) == LONGEST // 4
    assert len(words_of("x" * (10 * LONGEST), language)[0]) == LONGEST_WORD
