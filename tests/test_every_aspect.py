"""Each aspect is answered, or declared not stated, for each of the nine careers."""

import re

import pytest
import yaml
from support import ASPECTS, CAREERS, CASES, fill, names, neighbour, says_not_stated

from bot.answering.pay import LEVEL_WORDS

ROWS = yaml.safe_load((CASES / "aspects.yaml").read_text("utf-8"))
GRID = [
    pytest.param(row, career, id=f"{row['aspect']}-{career.id}")
    for row in ROWS
    for career in CAREERS.values()
]
BANDS = [
    pytest.param(career, band, id=f"{career.id}-{band.level or 'no-level'}")
    for career in CAREERS.values()
    for band in career.pay
]


def test_there_is_one_template_for_each_aspect_and_nine_careers():
    assert [row["aspect"] for row in ROWS] == list(ASPECTS)
    assert len(CAREERS) == 9


@pytest.mark.parametrize(("row", "career"), GRID)
def test_an_aspect_of_a_career_is_answered_or_declared_not_stated(ask, row, career):
    got = ask(fill(row["ask"], career))
    assert got["aspect"] == row["aspect"]
    assert got["outcome"] in {"answer", "not-stated"}
    assert names(got["text"], career) or says_not_stated(got["text"])
    wanted = [career.id, neighbour(career).id] if row["answers"] == "pair" else [career.id]
    assert got["named"] == wanted
    if row["answers"] == "many":
        assert career.id in got["careers"]
    else:
        assert got["careers"] == wanted


@pytest.mark.parametrize("career", CAREERS.values(), ids=CAREERS)
def test_a_pay_answer_has_first_just_the_bands_of_knowledge(ask, career):
    figures = ask(fill("what does {a_name} earn", career))["figures"]
    bands = figures[: len(career.pay)]
    fields = ("career", "low", "high", "open_ended", "level", "employers")
    assert [tuple(figure[f] for f in fields) for figure in bands] == [
        (career.id, b.low, b.high, b.open_ended, b.level, b.employers) for b in career.pay
    ]
    assert all(f["currency"] == "USD" and f["period"] == "year" for f in bands)
    assert all(f["source"] == "guide" for f in bands)
    assert all(f["source"] != "guide" for f in figures[len(bands) :])


@pytest.mark.parametrize(("career", "band"), BANDS)
def test_a_pay_answer_states_both_ends_of_a_band_in_one_line(ask, career, band):
    line = pay_line(ask, career, band)
    assert (f"{band.high:,}" if band.high else band.top or "no stated end") in line
    if band.open_ended:
        assert (band.top or "no stated end") in line


@pytest.mark.parametrize(("career", "band"), BANDS)
def test_a_pay_answer_states_the_level_or_that_it_is_not_stated(ask, career, band):
    line = pay_line(ask, career, band).casefold()
    if band.level:
        assert LEVEL_WORDS[band.level] in line
    else:
        assert re.search("level|seniority", not_stated_part(line))


@pytest.mark.parametrize(("career", "band"), BANDS)
def test_a_pay_answer_states_the_basis_or_that_it_is_not_stated(ask, career, band):
    line = pay_line(ask, career, band)
    if band.basis == "not stated":
        assert "basis" in not_stated_part(line)
    else:
        assert band.basis in line
    assert all(part in line for part in band.includes)


@pytest.mark.parametrize(("career", "band"), BANDS)
def test_a_pay_answer_states_the_employers_or_that_they_are_not_stated(ask, career, band):
    line = pay_line(ask, career, band)
    assert band.employers in line if band.employers else "employers" in not_stated_part(line)


def not_stated_part(line):
    return line.partition("not stated")[2]


def pay_line(ask, career, band):
    """Return the line of the pay answer that gives the band's lower end."""
    lines = ask(fill("what does {a_name} earn", career))["text"].splitlines()
    found = [line for line in lines if f"{band.low:,}" in line]
    assert len(found) == 1
    return found[0]
