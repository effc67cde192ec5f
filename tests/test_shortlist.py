"""What a person keeps: saved, shown, removed, compared, exported, and the commands for it."""

import csv
import json
from io import StringIO

import pytest
from rooms import room

from bot.model.turn import State
from bot.terminal.commands import run_command
from bot.terminal.room import Talk
from bot.terminal.session import answer_lines

MLE, DS, QUANT, NLP = "ml-engineer", "data-scientist", "quant-ml-analyst", "nlp-engineer"
THREE = "compare quant, ml engineer and data scientist on pay"
SHOW = "show my list"


@pytest.fixture
def listed(talk):
    """The careers on the list after some lines."""
    return lambda *lines: talk(*lines, SHOW)[-1]["careers"]


@pytest.mark.parametrize(
    ("line", "careers"),
    [
        ("save the first two", [QUANT, MLE]),
        ("save the last", [DS]),
        ("save all three", [QUANT, MLE, DS]),
        ("save them", [QUANT, MLE, DS]),
        ("save that", [QUANT, MLE, DS]),
        ("save", [QUANT, MLE, DS]),
        ("bookmark the second", [MLE]),
        ("save 1 and 3", [QUANT, DS]),
        ("keep the first two", [QUANT, MLE]),
        ("add nlp to my list", [NLP]),
        ("put data scientist on my shortlist", [DS]),
        ("add the first and the third to my list", [QUANT, DS]),
        ("remember quant for later", [QUANT]),
    ],
)
def test_what_is_named_or_pointed_at_goes_on_the_list(listed, line, careers):
    assert listed(THREE, line) == careers


@pytest.mark.parametrize(
    ("line", "careers"),
    [
        ("remove the second from my list", [QUANT, DS]),
        ("take quant off my list", [MLE, DS]),
        ("delete data scientist from the shortlist", [QUANT, MLE]),
        ("remove the first two from my list", [DS]),
        ("clear my list", []),
        ("remove everything from my list", []),
        ("remove nlp from my list", [QUANT, MLE, DS]),
    ],
)
def test_what_is_removed_counts_along_the_list(listed, line, careers):
    assert listed(THREE, "save them", "tell me about nlp", line) == careers


def test_a_career_saved_twice_stands_once(listed):
    assert listed(THREE, "save the first", "save the first two") == [QUANT, MLE]


def test_while_the_list_is_on_the_screen_drop_and_add_mean_the_list(listed):
    assert listed(THREE, "save them", SHOW, "remove the second", "add nlp") == [QUANT, DS, NLP]


def test_saving_leaves_the_comparison_as_it_was(talk):
    *_, got = talk(THREE, "save the first two", "drop the second")
    assert (got["careers"], got["aspect"]) == ([QUANT, DS], "salary")


def test_the_list_can_be_pointed_at_once_it_is_shown(talk):
    *_, got = talk(THREE, "save the last two", SHOW, "what does the second do")
    assert got["careers"] == [DS]


@pytest.mark.parametrize("line", ["compare my list", "compare the careers on my list"])
def test_the_list_is_compared(talk, line):
    *_, got = talk(THREE, "save the first two", "tell me about nlp", line)
    assert (got["careers"], got["aspect"]) == ([QUANT, MLE], "difference")


def test_the_list_is_compared_on_what_is_named(talk):
    *_, got = talk(THREE, "save the first two", "compare my list on tools")
    assert (got["careers"], got["aspect"]) == ([QUANT, MLE], "tools")


def test_only_the_nine_can_be_saved(talk):
    got, after = talk("add plumber to my list", SHOW)
    assert got["outcome"] == "not-covered"
    assert after["careers"] == []


def test_nothing_to_save_is_said(talk):
    (got,) = talk("save that")
    assert got["outcome"] == "smalltalk"


def test_the_list_outlives_a_new_start_but_not_forgetting(listed):
    assert listed(THREE, "save the first", "start over") == [QUANT]
    assert listed(THREE, "save the first", "forget everything") == []


@pytest.mark.parametrize("line", ["export as markdown", "export my list", "give me my list as md"])
def test_markdown_is_a_table_with_band_level_basis_and_source(talk, line):
    *_, got = talk(THREE, "save the first two", line)
    rows = [[c.strip() for c in r.strip("|").split("|")] for r in got["text"].splitlines()]
    assert rows[0] == ["Career", "Pay a year (USD)", "Level", "Basis", "Employers", "Source"]
    assert rows[2][:4] == [
        "Quantitative ML analyst",
        "$300,000 to several million dollars",
        "experienced",
        "total: base salary + performance bonus",
    ]
    assert [row[1] for row in rows[3:]] == ["$180,000 to $400,000", "$110,000 to $150,000"]
    assert {row[5] for row in rows[2:]} == {"the guide"}


@pytest.mark.parametrize("line", ["export as csv", "download my list as csv", "as a spreadsheet"])
def test_csv_has_numbers_and_leaves_an_open_end_empty(talk, line):
    *_, got = talk(THREE, "save the first and the last", line)
    first, second = csv.DictReader(StringIO(got["text"]))
    assert (first["low"], first["high"], first["open_ended"]) == ("300000", "", "True")
    assert (second["low"], second["high"], second["level"]) == ("120000", "180000", "mid")


@pytest.mark.parametrize("line", ["export as json", "in json please", "export it to json"])
def test_json_has_null_for_an_open_end(talk, line):
    *_, got = talk(THREE, "save the first", line)
    (record,) = json.loads(got["text"])
    assert (record["low"], record["high"], record["open_ended"]) == (300000, None, True)
    assert (record["basis"], record["source"]) == (
        "total: base salary + performance bonus",
        "the guide",
    )


def test_without_a_list_what_was_shown_is_exported_and_that_is_said(talk):
    *_, got = talk(THREE, "export as markdown")
    assert got["text"].startswith("Your list is empty; this is what was shown last.")
    assert got["careers"] == [QUANT, MLE, DS]


def test_an_empty_list_says_how_to_fill_it(talk):
    for got in talk(SHOW, "export as csv"):
        assert "list is empty" in got["text"]


def saved(engine, *lines):
    state = State()
    for line in lines:
        state = engine.turn(line, state).state
    return state


@pytest.fixture
def export(engine, tmp_path):
    """Type /export with what follows, after a list of two; return what the chat said."""
    state = saved(engine, THREE, "save the first two")

    def typed(rest, kept=state):
        held, out = room(engine)
        after = run_command(f"/export {rest}", held, Talk(state=kept))
        assert after.state.shortlist == kept.shortlist
        return out.getvalue()

    return typed


@pytest.mark.parametrize("name", ["list.md", "list.csv", "list.json", "my list.CSV"])
def test_export_writes_the_file_named(export, tmp_path, name):
    said = export(f"{tmp_path}/{name}")
    text = (tmp_path / name).read_text("utf-8")
    assert said.startswith("Written: ")
    assert "Quantitative ML analyst" in text
    assert text.endswith("\n")


def test_export_writes_over_no_file(export, tmp_path):
    (tmp_path / "list.md").write_text("mine")
    assert "is there already" in export(f"{tmp_path}/list.md")
    assert (tmp_path / "list.md").read_text() == "mine"


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("", "Name a file"),
        ("list.docx", "ends in none of .md"),
        ("/nowhere/at/all/list.md", "No such file or directory"),
    ],
)
def test_export_says_why_it_can_not_write(export, rest, said):
    assert said in export(rest)


def test_export_of_an_empty_list_writes_nothing(export, tmp_path):
    assert "list is empty" in export(f"{tmp_path}/list.md", State())
    assert list(tmp_path.iterdir()) == []


def test_the_chat_shows_the_list_by_a_command(engine):
    held, out = room(engine)
    answer_lines(["add quant to my list", "/shortlist"], held)
    assert "1. Quantitative ML analysts: $300,000" in out.getvalue()


def test_them_are_the_careers_of_a_list_with_nothing_else_held(talk):
    *_, got = talk("shortlist quant", "add vision to my list", "compare them on tools")
    assert (got["careers"], got["aspect"]) == (
        ["quant-ml-analyst", "computer-vision-scientist"],
        "tools",
    )
