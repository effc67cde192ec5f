"""Rankings by pay, the orders computed by hand from the guide's bands and official medians."""

from itertools import pairwise

import pytest
from support import CAREERS

QUANT, AI, ML, RL = "quant-ml-analyst", "ai-research-scientist", "ml-engineer", "rl-researcher"
NLP, VISION, MLOPS = "nlp-engineer", "computer-vision-scientist", "mlops-engineer"
HEALTH, DATA = "healthcare-ml-specialist", "data-scientist"
BY_TOP = [QUANT, AI, ML, RL, NLP, VISION, HEALTH, MLOPS, DATA]
FROM_BELOW = [ML, DATA, HEALTH, MLOPS, VISION, NLP, RL, AI, QUANT]
BY_START = [QUANT, AI, ML, RL, NLP, VISION, MLOPS, HEALTH, DATA]
LOWEST_TOP = [ML, DATA, MLOPS, HEALTH, VISION, NLP, RL, AI, QUANT]


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("which career pays most", BY_TOP),
        ("which has the highest maximum", BY_TOP),
        ("highest top", BY_TOP),
        ("which career pays least", FROM_BELOW),
        ("lowest?", FROM_BELOW),
        ("highest start", BY_START),
        ("which career has the highest minimum pay", BY_START),
        ("lowest maximum", LOWEST_TOP),
    ],
)
def test_careers_stand_in_the_order_asked_for(ask, line, order):
    answer = ask(line)
    assert (answer["aspect"], answer["careers"]) == ("salary-ranking", order)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("which career pays most", "By the top of the guide's band, open ends first"),
        ("lowest maximum", "By the top of the guide's band, lowest first; open ends last"),
        ("which career pays least", "By the lower end of the guide's band, lowest first"),
        ("highest start", "By the lower end of the guide's band, highest first"),
        ("rank by official median", "By official median, United States, May 2025"),
    ],
)
def test_the_rule_stands_first(ask, line, rule):
    assert ask(line)["text"].startswith(rule)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("which career pays least", "Tie at $120,000: data scientists and healthcare ML special"),
        ("which career pays most", "No order is stated between open ends (quantitative ML anal"),
        ("which career pays most", "levels (experienced, no level stated, mid-career and entry"),
    ],
)
def test_ties_open_ends_and_unlike_levels_are_named(ask, line, words):
    assert words in ask(line)["text"]


def test_the_only_entry_pay_is_no_ranking(ask):
    answer = ask("best paid at entry level?")
    assert (answer["careers"], answer["level"]) == ([ML], "entry")
    assert "only one of the nine" in answer["text"]


def test_careers_without_pay_at_the_level_are_named(ask):
    answer = ask("who earns the most at senior level")
    assert answer["careers"] == [QUANT, ML, NLP, VISION, MLOPS]
    (line,) = [line for line in answer["text"].splitlines() if line.startswith("Not ranked")]
    assert all(CAREERS[c].plural in line for c in (AI, RL, HEALTH, DATA))


def test_official_medians_rank_an_occupation_once_for_all_its_careers(ask):
    answer = ask("rank by official median")
    medians = {figure["career"]: figure["median"] for figure in answer["figures"]}
    assert {medians[c] for c in (AI, RL, NLP, VISION)} == {140_300}
    assert {medians[c] for c in (ML, DATA, HEALTH)} == {120_230}
    assert (medians[MLOPS], medians[QUANT]) == (135_980, 81_100)
    order = [medians[career] for career in answer["careers"]]
    assert all(one >= other for one, other in pairwise(order))
    assert answer["text"].count("$140,300") == 1
    assert "(exact)" in answer["text"]


def test_a_state_is_ranked_by_official_wages_of_that_state(ask):
    answer = ask("which career pays best in california")
    assert {figure["place"] for figure in answer["figures"]} == {"California"}
    assert all(figure["source"] == "oews-2025-05" for figure in answer["figures"])


def test_no_source_ranks_pay_outside_the_country(ask):
    assert "No source here has pay for Australia" in ask("best paid career in australia")["text"]


@pytest.mark.parametrize("line", ["which career pays most", "lowest maximum", "highest start"])
def test_a_ranking_keeps_open_ends_open_and_stays_short(ask, line):
    answer = ask(line)
    (quant,) = [figure for figure in answer["figures"] if figure["career"] == QUANT]
    assert (quant["low"], quant["high"], quant["open_ended"]) == (300_000, None, True)
    assert "several million" in answer["text"]
    assert len(answer["text"].split()) <= 180
