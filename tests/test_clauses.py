"""A line cut into the parts that may each ask something."""

import pytest


@pytest.fixture(scope="module")
def parts(engine):
    from bot.understanding.clauses import clauses  # noqa: PLC0415 - beside its only use

    def cut(text):
        utterance = engine.understander.read(text)
        tokens = utterance.tokens
        spans = clauses(tokens, utterance.entities, engine.intents.language)
        return [" ".join(t.text for t in tokens[start:end]) for start, end in spans]

    return cut


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is NLP? How much does it pay?", ["what is nlp", "how much does it pay"]),
        ("I paint. What pays?", ["i paint", "what pays"]),
        ("what pays; who hires", ["what pays", "who hires"]),
        ("what pays\nwho hires", ["what pays", "who hires"]),
        ("hi! what pays", ["hi", "what pays"]),
    ],
)
def test_sentences_are_parted(parts, text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "mlops engineer salary and which tools do they use",
            ["mlops engineer salary", "and which tools do they use"],
        ),
        ("what does a quant earn but is it hard", ["what does quant earn", "but is it hard"]),
        ("data scientist, what do they earn", ["data scientist", "what do they earn"]),
    ],
)
def test_what_asks_after_a_joiner_or_comma_is_a_part_of_its_own(parts, text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "python and sql",
        "difference between nlp and vision",
        "nlp, vision and mlops",
        "pros and cons of being a quant",
        "quant salary and",
        "tell me about pay, tools and skills",
    ],
)
def test_a_joiner_between_names_parts_nothing(parts, text):
    assert len(parts(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "do I need a Ph.D. for this",
        "data scientist salary in St. Louis",
        "is 1.5m or $200,000 usual",
        "pay in Washington D.C. for quants",
    ],
)
def test_a_full_stop_inside_a_name_or_amount_parts_nothing(parts, text):
    assert len(parts(text)) == 1


@pytest.mark.parametrize(
    "text",
    ["", "?", "a", "and", "and and and", "?!?!", "what. . . what", "hi, hello, and what, and"],
)
def test_the_parts_hold_every_word_once_and_in_order(engine, parts, text):
    words = [token.text for token in engine.understander.read(text).tokens]
    assert " ".join(filter(None, parts(text))).split() == words


@pytest.mark.parametrize(
    ("line", "aspect"),
    [
        ("is being a quant worth it? how?", "worth-it"),
        ("actuary -> data scientist, is it doable? and how?", "transition"),
    ],
)
def test_a_clause_that_says_nothing_of_its_own_asks_nothing(ask, line, aspect):
    said = ask(line)
    assert (said["outcome"], said["aspect"]) == ("answer", aspect)


def test_a_short_clause_that_a_phrase_matches_is_a_question(ask):
    assert "A program, not a person" in ask("thanks. who are you")["text"]
