"""Why, how do you know, and what no source settles."""

import pytest

DS, QUANT, OPS = "data-scientist", "quant-ml-analyst", "mlops-engineer"


def test_a_figure_is_traced_to_where_it_stands(talk):
    *_, low, median, none = talk(
        "data scientist salary", "why 120000?", "why is it 120,230", "why 99000"
    )
    assert low["text"].startswith(
        "$120,000 is the lower end of the guide's band for mid-career data scientists."
    )
    assert "the sources do not say" in low["text"]
    assert "is the median" in median["text"]
    assert "BLS" in median["text"]
    assert none["outcome"] == "not-stated"


def test_why_pay_is_high_is_told_as_far_as_a_source_says_so(talk):
    *_, quant = talk("quant salary", "why so much")
    *_, data = talk("data scientist salary", "why so much")
    assert "among the highest of all technology jobs" in quant["text"]
    assert data["outcome"] == "not-stated"


@pytest.mark.parametrize("line", ["how do u know that", "how do you know"])
@pytest.mark.parametrize(
    "asked", ["data scientist salary", "I like maths and finance", "im a sysadmin, what fits"]
)
def test_how_it_is_known_is_told_by_sources_without_scores(talk, asked, line):
    *_, got = talk(asked, line)
    assert "Sources of the last answer:" in got["text"]
    assert got["sources"]
    assert " of 1)" not in got["text"]


def test_advice_names_the_words_it_counted(talk):
    *_, why, known = talk("I like maths and finance, hate pressure", "why", "how do you know that")
    for got in (why, known):
        assert "You named maths, finance and pressure (to avoid)" in got["text"]
    assert 'without "' in why["text"]


def test_a_background_is_named_as_where_the_person_stands(talk):
    *_, got = talk("im a sysadmin", "why")
    assert got["text"].startswith("You said where you stand: system administrator")
    assert " of 1" not in got["text"]


def test_what_would_change_the_advice_is_answered(talk):
    *_, got = talk("I like maths and finance, hate pressure, know SQL", "what would change that")
    assert 'without "finance", data scientist' in got["text"]


@pytest.mark.parametrize(
    ("line", "careers"),
    [
        ("will ai replace these jobs", []),
        ("will ai replace data scientists", [DS]),
        ("is mlops engineer safe from automation", [OPS]),
    ],
)
def test_what_ai_will_do_to_jobs_is_open_and_told_as_such(ask, line, careers):
    got = ask(line)
    assert (got["outcome"], got["careers"]) == ("not-stated", careers)
    assert got["text"].startswith("No source here settles whether AI will replace these jobs.")
    assert "course of employment uncertain" in got["text"]
    assert "without limit" not in got["text"]
    assert len(got["text"].split()) <= 90


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        (("which career is easiest to get into",), "ml-engineer"),
        (("compare data scientist and ml engineer", "which of them is easiest to get into"), None),
        (("which is hardest to get into",), "ai-research-scientist"),
    ],
)
def test_the_way_in_is_ranked_by_nobody(talk, lines, first):
    *_, got = talk(*lines)
    assert got["text"].startswith("Nobody ranks the nine by how ")
    assert first is None or got["careers"][0] == first
    assert len(lines) == 1 or set(got["careers"]) == {"ml-engineer", DS}
    assert len(got["text"].split()) <= 180


def test_an_order_of_tools_is_not_stated(talk):
    (field,) = talk("what tools should i learn first")
    *_, held = talk("data scientist skills", "what tools should i learn first")
    for got in (field, held):
        assert got["aspect"] == "tools"
        assert "Which to learn first, the sources do not state." in got["text"]
    assert "Python (9)" in field["text"]


def test_how_long_it_takes_is_told_only_where_a_source_says_it(ask):
    told, silent = (
        ask(f"how long does it take to become an {name}")
        for name in ("mlops engineer", "nlp engineer")
    )
    assert "3 to 5 months if you come from DevOps" in told["text"]
    assert silent["outcome"] == "not-stated"
    assert silent["text"].startswith("How long it takes to become an NLP engineer is not stated")


@pytest.mark.parametrize(
    "line", ["how do I move from data scientist to MLOps", "im a sysadmin", "from nursing to quant"]
)
def test_how_long_does_that_take_is_on_the_change_held(talk, line):
    first, then = talk(line, "how long does that take")
    assert then["aspect"] == "transition"
    assert then["careers"][-1] in first["careers"]
    assert "how long" in then["text"].lower()


def test_the_second_pay_is_on_the_second_of_the_advice_alone(talk):
    first, got = talk("I like maths and finance, hate pressure, know SQL", "the second, pay")
    assert len(first["careers"]) == 3
    assert got["careers"] == first["careers"][1:2]
    assert {f["career"] for f in got["figures"]} == {DS}


def test_no_suggestion_asks_what_is_not_stated(engine, ask):
    suggested = {
        question.replace("{career}", "an MLOps engineer")
        for intent in engine.intents.intents.values()
        for question in intent.suggestions
        if question.count("{") <= 1 and ("{" not in question or "{career}" in question)
    }
    assert suggested
    unanswered = [q for q in sorted(suggested) if ask(q)["outcome"] != "answer"]
    assert unanswered == []


def test_an_amount_that_is_no_figure_here_is_not_repeated_as_one(talk):
    *_, got = talk("what does a quant earn", "why half a million?")
    assert got["outcome"] == "not-stated"
    assert "$" not in got["text"]
