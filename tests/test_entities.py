"""What an utterance names."""

from itertools import pairwise

import pytest


@pytest.fixture(scope="module")
def named(engine):
    def find(text, kind=None):
        return [
            (e.kind, e.id)
            for e in engine.understander.read(text).entities
            if kind is None or e.kind == kind
        ]

    return find


@pytest.fixture(scope="module")
def entities(engine):
    def find(text):
        return engine.understander.read(text).entities

    return find


def test_every_name_and_alias_of_a_career_is_found(library, named):
    lost = [
        alias
        for career in library.knowledge.careers.values()
        for alias in (career.name, career.plural, career.full_name, *career.aliases)
        if ("career", career.id) not in named(alias)
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "career"),
    [
        ("data scientst", "data-scientist"),
        ("mashine learning engineer", "ml-engineer"),
        ("quantatative machine learning analyst", "quant-ml-analyst"),
        ("Natural Languge Processing Engineer", "nlp-engineer"),
        ("MLOps-Engineer", "mlops-engineer"),
    ],
)
def test_a_career_is_found_however_it_is_typed(named, text, career):
    assert named(text, "career") == [("career", career)]


@pytest.mark.parametrize(
    ("text", "kind", "ident"),
    [
        ("machine learning engineer", "career", "ml-engineer"),
        ("machine learning operations engineer", "career", "mlops-engineer"),
        ("reinforcement learning researcher", "career", "rl-researcher"),
        ("ai research scientist", "career", "ai-research-scientist"),
        ("healthcare machine learning specialist", "career", "healthcare-ml-specialist"),
    ],
)
def test_the_longest_name_wins(named, text, kind, ident):
    assert named(text) == [(kind, ident)]


def test_a_city_wins_over_the_state_of_the_same_name(entities):
    (place,) = [e for e in entities("jobs in new york city") if e.kind == "place"]
    assert place.text == "new york city"


def test_several_careers_keep_their_order(named):
    assert [ident for _, ident in named("nlp engineer or data scientist or quant", "career")] == [
        "nlp-engineer",
        "data-scientist",
        "quant-ml-analyst",
    ]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("junior data scientist", "entry"),
        ("entry level ml engineer", "entry"),
        ("entry-level ml engineer", "entry"),
        ("fresher", "entry"),
        ("mid level quant", "mid"),
        ("senior nlp engineer", "experienced"),
        ("0 years of experience", "entry"),
        ("1 year of experience", "entry"),
        ("2 years experience", "mid"),
        ("with 5 yrs exp", "mid"),
        ("6 years of experience", "experienced"),
        ("20 yoe", "experienced"),
    ],
)
def test_a_level_is_found_by_words_and_by_years(named, text, level):
    assert named(text, "level") == [("level", level)]


@pytest.mark.parametrize(
    "text", ["how much after 5 hours", "in 10 years from now", "100 years of experience"]
)
def test_a_number_that_is_no_experience_is_no_level(named, text):
    assert named(text, "level") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [("in Texas", "texas"), ("in Berlin", "berlin"), ("in San Francisco", "san francisco")],
)
def test_a_place_is_found(entities, text, place):
    assert [e.text for e in entities(text) if e.kind == "place"] == [place]


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("$200k", 200_000),
        ("200k", 200_000),
        ("200K+", 200_000),
        ("200,000", 200_000),
        ("$200,000", 200_000),
        ("200000", 200_000),
        ("0.2m", 200_000),
        ("0.2 million", 200_000),
        ("200 thousand", 200_000),
        ("$1.5m", 1_500_000),
        ("$90", 90),
    ],
)
def test_money_is_read_in_every_usual_form(entities, text, dollars):
    (money,) = entities(f"more than {text}")
    assert (money.kind, money.value) == ("money", pytest.approx(dollars))


@pytest.mark.parametrize("text", ["2", "12", "100"])
def test_a_small_bare_number_is_no_money(entities, text):
    assert [e.kind for e in entities(text)] == ["number"]


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("python", "python"),
        ("PyTorch", "pytorch"),
        ("C++", "cpp"),
        ("pythn", "python"),
        ("C#", "csharp"),
        ("power bi", "microsoft-power-bi"),
        ("aws", "aws"),
        ("golang", "go"),
        ("node.js", "node-js"),
    ],
)
def test_a_tool_is_found(library, named, text, tool):
    names = {tool, *(t.id for t in library.knowledge.tools.values() if t.name == text)}
    assert {ident for _, ident in named(f"do i need {text}", "tool")} <= names
    assert named(f"do i need {text}", "tool")


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("phd", "doctorate"),
        ("PhD", "doctorate"),
        ("Ph.D.", "doctorate"),
        ("doctorate", "doctorate"),
        ("master's degree", "master"),
        ("masters", "master"),
    ],
)
def test_a_degree_is_found(named, text, degree):
    assert named(f"is a {text} needed", "degree") == [("degree", degree)]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("not research scientist", {"research scientist"}),
        ("nlp engineer, not data scientist", {"data scientist"}),
        ("not nlp or vision but mlops", {"nlp", "vision"}),
        ("without a phd", {"phd"}),
        ("mlops without phd in texas", {"phd"}),
        ("python but no r", {"r"}),
        ("anything except quant", {"quant"}),
        ("don't want data science", {"data science"}),
        ("data scientist", set()),
        ("is a phd needed", set()),
    ],
)
def test_what_stands_behind_a_negation_is_marked(entities, text, negated):
    assert {e.text for e in entities(text) if e.negated} == negated


def test_entities_do_not_overlap_unless_they_share_the_whole_span(entities):
    text = "senior ai research scientist with 5 years of experience in new york city at google"
    found = entities(text)
    spans = sorted({(e.start, e.end) for e in found})
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("text", ["", "what is the weather like", "machines and chips"])
def test_a_line_without_names_names_no_career(named, text):
    assert named(text, "career") == []
