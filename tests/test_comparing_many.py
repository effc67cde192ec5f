"""Four careers and more side by side: official wages stay, on fewer words."""

import pytest

MEDIANS = {
    "quant-ml-analyst": "$81,100",
    "rl-researcher": "$140,300",
    "nlp-engineer": "$140,300",
    "mlops-engineer": "$135,980",
    "data-scientist": "$120,230",
    "ml-engineer": "$120,230",
    "healthcare-ml-specialist": "$120,230",
}
NAMES = {
    "quant-ml-analyst": "quant",
    "rl-researcher": "rl researcher",
    "nlp-engineer": "nlp engineer",
    "mlops-engineer": "mlops engineer",
    "data-scientist": "data scientist",
    "ml-engineer": "ml engineer",
    "healthcare-ml-specialist": "healthcare ml specialist",
}


@pytest.mark.parametrize("number", [4, 5, 6, 7])
def test_official_wages_stand_beside_the_bands_of_many_careers(ask, number):
    careers = list(NAMES)[:number]
    got = ask(f"compare {', '.join(NAMES[c] for c in careers)} on pay")
    assert got["careers"] == careers
    assert {f["career"] for f in got["figures"] if f["source"] == "guide"} == set(careers)
    assert "Official" in got["text"]
    assert all(MEDIANS[career] in got["text"] for career in careers)
    assert len(got["text"].split()) <= 180


def test_careers_that_share_an_occupation_share_a_row(ask):
    text = ask("compare quant, rl researcher, nlp engineer and mlops engineer on pay")["text"]
    assert text.count("Computer and Information Research Scientists") == 1
    assert "(RL researchers broad, NLP engineers broad)" in text


def test_what_a_total_contains_is_told_where_it_is_asked(talk):
    *_, got = talk(
        "compare quant, data scientist and ai research scientist", "what is in the total"
    )
    assert "base salary + performance bonus" in got["text"]
    assert len(got["text"].split()) <= 180


def test_nine_careers_are_compared_on_pay_within_one_answer(ask):
    everyone = (*NAMES.values(), "computer vision scientist", "ai research scientist")
    got = ask(f"compare {', '.join(everyone)} on pay")
    assert (got["aspect"], len(got["careers"])) == ("salary", 9)
    assert len(got["text"].split()) <= 180
