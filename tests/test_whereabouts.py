"""Places and employers: who is there as far as sources say, and whether a figure holds there."""

import pytest

AI, RL, NLP, QUANT = "ai-research-scientist", "rl-researcher", "nlp-engineer", "quant-ml-analyst"
MLE, HEALTH, DS = "ml-engineer", "healthcare-ml-specialist", "data-scientist"


@pytest.mark.parametrize(
    "line", ["which careers are in new york", "jobs in texas", "which careers are there in ohio"]
)
def test_official_jobs_at_a_place_are_counted_by_occupation(ask, line):
    got = ask(line)
    assert got["outcome"] == "answer"
    assert len(got["careers"]) == 9
    assert "jobs, for data scientists (exact)" in got["text"]
    assert "occupations, not careers" in got["text"]
    assert any(source["id"] == "oews-2025-05" for source in got["sources"])


def test_the_number_of_jobs_is_the_official_one(ask, library):
    wage = library.knowledge.official.wage("15-2051", "3600000")
    assert (
        f"Data Scientists (15-2051): {wage.employment:,} jobs"
        in (ask("which careers are in new york")["text"])
    )


def test_a_place_outside_the_data_is_silence(ask):
    got = ask("careers in germany")
    assert (got["outcome"], got["careers"]) == ("not-stated", [])
    assert "silence, not a no" in got["text"]


def test_which_of_two_compared_is_at_a_place(talk):
    *_, got = talk("compare nlp and quant", "which is in new york")
    assert got["careers"] == [NLP, QUANT]
    assert got["text"].startswith("Filter: among the 2 shown · official jobs in New York State.")


def test_a_place_joins_a_chain_and_is_dropped_again(talk):
    *_, joined, dropped = talk(
        "careers without a phd", "which of them are in texas", "drop the place"
    )
    assert "official jobs in Texas (8 left)" in joined["text"]
    assert "Dropped: official jobs in Texas." in dropped["text"]
    assert AI not in dropped["careers"]


@pytest.mark.parametrize("line", ["who could work at google", "who works at google"])
def test_an_employer_has_three_values(ask, line):
    got = ask(line)
    named, industry, unknown = got["text"].splitlines()[1:4]
    assert named.startswith("- AI research scientists: Google DeepMind.")
    assert industry.startswith("- Healthcare ML specialists, ML engineers, NLP engineers and RL")
    assert "itself is not named, only its industry, technology" in industry
    assert unknown.startswith("Can't be judged")
    assert "data scientists" in unknown


def test_an_employer_that_no_source_ties_to_a_career_is_not_stated(ask):
    got = ask("who works at netflix")
    assert (got["outcome"], got["careers"]) == ("not-stated", [])


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("data scientist salary at google", "salary"),
        ("does google hire data scientists", "employers"),
        ("which career pays best in california", "salary-ranking"),
        ("who hires nlp engineers in texas", "employers"),
    ],
)
def test_other_questions_with_a_place_or_an_employer_are_no_filter(ask, line, intent):
    got = ask(line)
    assert got["intent"] == intent
    assert "Filter:" not in got["text"]


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (("ml engineer salary", "is that in the us? i live in germany"), "germany"),
        (("compare quant and nlp on pay", "i live in india"), "india"),
    ],
)
def test_where_no_pay_is_stated_that_is_said_first(talk, lines, place):
    *_, got = talk(*lines)
    assert (got["outcome"], got["place"]) == ("not-stated", place)
    assert got["text"].startswith("Nothing is stated for ")
    assert "United States only" in got["text"]


def test_what_a_figure_is_tied_to_is_said(talk):
    *_, got = talk("ml engineer salary", "is that for the us")
    assert got["text"].startswith("The guide ties its figures to no country or place")
    assert got["careers"] == [MLE]
    assert len(got["text"].split()) <= 90


def test_there_means_the_place_named_before_it(ask):
    got = ask("Im from india, what is the pay of quants there")
    assert (got["place"], got["careers"], got["outcome"]) == ("india", [QUANT], "not-stated")
