"""What nobody states, as a table and in words."""

import pytest
from support import CAREERS, KNOWLEDGE

from bot.answering.gaps import gaps_table, rows
from bot.terminal.columns import as_columns

WIDEST = 80
MOST_WORDS = 200
COLUMNS = list(CAREERS)
GRID = {row.name: dict(zip([*COLUMNS, "field"], row.cells, strict=True)) for row in rows(KNOWLEDGE)}


def test_the_table_fits_a_terminal_and_explains_itself(careerbot):
    done = careerbot("gaps")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= WIDEST
    assert all(career.plural in done.stdout for career in CAREERS.values())
    for meaning in ("the guide", "official", "only", "silent", "contradicted"):
        assert meaning in done.stdout


def test_every_row_has_a_cell_for_each_career_and_the_field():
    table, _ = gaps_table(KNOWLEDGE)
    assert {len(row) for row in table.rows} == {len(table.head)} == {len(CAREERS) + 2}
    assert as_columns(table, []).count("\n") == len(table.rows) + 1


def test_entry_pay_is_stated_for_ml_engineers_alone_and_strained():
    assert {c for c, cell in GRID["entry-level pay"].items() if cell != "."} == {"ml-engineer"}
    assert GRID["entry-level pay"]["ml-engineer"] == "G!"


@pytest.mark.parametrize("career", COLUMNS)
def test_pay_is_marked_where_the_guide_has_a_band_and_nowhere_else(career):
    names = {"entry": "entry-level pay", "mid": "mid-career pay", "experienced": "experienced pay"}
    stated = {names.get(pay.level, "pay, no level stated") for pay in CAREERS[career].pay}
    marked = {n for n in [*names.values(), "pay, no level stated"] if GRID[n][career] != "."}
    assert marked == stated


@pytest.mark.parametrize("name", ["weekly hours", "remote work"])
def test_nobody_states_hours_or_remote_work(name):
    assert set(GRID[name].values()) == {"."}


def test_claims_that_official_data_contradict_are_marked():
    assert GRID["education"]["ai-research-scientist"].endswith("!")
    assert GRID["demand"]["field"].endswith("!")
    assert not GRID["mid-career pay"]["data-scientist"].endswith("!")


def test_that_the_guide_names_no_degree_does_not_count_as_stated():
    assert "G" not in GRID["education"]["data-scientist"]


@pytest.mark.parametrize(
    "question",
    [
        "gaps",
        "what do you not know",
        "what is missing in the guide",
        "what is not stated",
        "where is the guide silent",
    ],
)
def test_what_is_missing_is_told_in_words(ask, question):
    got = ask(question)
    assert (got["intent"], got["outcome"], got["aspect"]) == ("gaps", "answer", None)
    text = got["text"]
    assert len(text.split()) <= MOST_WORDS
    assert "entry-level pay for ML engineers only, 1 of 9" in text
    assert "weekly hours" in text
    assert "remote work" in text


@pytest.mark.parametrize("career", CAREERS.values(), ids=CAREERS)
def test_what_is_not_stated_of_a_career_is_told(ask, career):
    got = ask(f"what is not stated for {career.plural}")
    assert (got["intent"], got["outcome"], got["careers"]) == ("gaps", "answer", [career.id])
    assert all(name in got["text"] for name in career.not_stated)
    assert len(got["text"].split()) <= MOST_WORDS
