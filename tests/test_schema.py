"""Plain data to typed structs."""

import pytest

from bot.errors import DataError
from bot.library.documents import read_document
from bot.library.schema import convert
from bot.model.intents import Intent
from bot.model.knowledge import Fact, Field, Level, Pay, Source

SOURCE = "id: a\ntitle: b\nkind: guide\nlabel: c\n"
PAY = "level: entry\nlow: 1000\nsource: guide\nbasis: total\n"


def read(text, kind):
    return convert(read_document("f.yaml", text), kind)


def problems(text, kind):
    with pytest.raises(DataError) as caught:
        read(text, kind)
    return [str(problem) for problem in caught.value.problems]


def test_text_gets_the_type_that_the_schema_names():
    pay = read(f"{PAY}open_ended: true\nhigh: 2000\n", Pay)
    assert (pay.low, pay.high, pay.open_ended, pay.level) == (1000, 2000, True, "entry")


def test_a_misspelt_key_is_named_with_its_place_and_the_key_meant():
    (problem,) = problems(f"{SOURCE}licnece: CC\n", Source)
    assert problem == "f.yaml:5:1: expected a known key, found 'licnece'; did you mean 'licence'?"


def test_a_key_like_no_other_is_answered_with_the_known_ones():
    (problem,) = problems(f"{SOURCE}zzz: 1\n", Source)
    assert problem.startswith(
        "f.yaml:5:1: expected a known key, found 'zzz'; known keys: id, title"
    )


def test_a_missing_key_is_named():
    (problem,) = problems("id: a\nkind: guide\nlabel: c\n", Source)
    assert problem.startswith("f.yaml:1:1: expected the key 'title', found none")


def test_a_missing_key_is_placed_at_its_own_row():
    (problem,) = problems("- text: a\n  source: b\n- source: b\n", list[Fact])
    assert problem.startswith("f.yaml:3:3: expected the key 'text'")


@pytest.mark.parametrize(
    ("row", "expected", "found"),
    [
        ("high: many", "int", "'many'"),
        ("high: 1.5", "int", "'1.5'"),
        ("open_ended: yes", "bool", "'yes'"),
        ("includes: bonus", "array", "'bonus'"),
        ("note: [a]", "str", "['a']"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_with_what_was_expected(row, expected, found):
    (problem,) = problems(f"{PAY}{row}\n", Pay)
    assert problem.startswith("f.yaml:5:1: expected ")
    assert expected in problem
    assert found in problem


def test_an_unknown_value_is_answered_with_the_one_meant():
    (problem,) = problems(PAY.replace("total", "totl"), Pay)
    assert problem.startswith("f.yaml:4:1: ")
    assert "'totl'" in problem
    assert "did you mean 'total'?" in problem


def test_a_value_like_none_allowed_is_answered_with_all_of_them():
    (problem,) = problems(PAY.replace("entry", "zzz"), Pay)
    assert "'zzz'" in problem
    assert all(level in problem for level in ("entry", "mid", "experienced"))


def test_an_unknown_key_of_a_closed_table_is_answered_with_the_one_meant():
    text = "aliases: [a]\nnot_stated: []\nfacts:\n  dutys:\n    - {text: a, source: b}\n"
    (problem,) = problems(text, Field)
    assert problem.startswith("f.yaml:4:3: ")
    assert "did you mean 'duties'?" in problem


def test_all_problems_of_a_file_are_reported_in_order():
    text = "- text: a\n  sourc: b\n- text: [a]\n  source: b\n- text: a\n  source: {a: b}\n"
    places = [problem.split(": ")[0] for problem in problems(text, list[Fact])]
    assert places == ["f.yaml:1:3", "f.yaml:2:3", "f.yaml:3:3", "f.yaml:6:3"]


@pytest.mark.parametrize("years", ["[0]", "[0, 1, 2]", "[0, many]", "0"])
def test_a_pair_that_is_none_is_told_at_its_own_place(years):
    (problem,) = problems(f"id: entry\nname: a\naliases: []\nyears: {years}\n", Level)
    assert problem.startswith("f.yaml:4:")
    assert "expected" in problem


@pytest.mark.parametrize(("text", "found"), [("- a", "array"), ("just text", "str")])
def test_a_file_of_another_shape_is_told_so(text, found):
    (problem,) = problems(text, Source)
    assert problem.startswith(f"f.yaml:1:1: expected object, got {found}")


def test_nothing_where_something_is_needed_is_told():
    (problem,) = problems("text: a\nsource:\n", Fact)
    assert problem.startswith("f.yaml:2:1: expected str | array, got null")


def test_a_part_of_a_file_is_read_with_the_places_of_the_whole():
    document = read_document("f.yaml", "rows:\n  - text: a\n    source: b\n  - text: a\n")
    assert convert(document, Fact, ("rows", 0)) == Fact("a", "b")
    with pytest.raises(DataError, match=r"f\.yaml:4:5: expected the key 'source'"):
        convert(document, Fact, ("rows", 1))


def test_a_misspelt_key_of_an_intent_is_named():
    text = "intent: a\nabout: b\nphrases: [c]\nanswer: facts\nlabel: d\nfacet: [duties]\n"
    (problem,) = problems(text, Intent)
    assert problem.startswith("f.yaml:6:1: ")
    assert "did you mean 'facets'?" in problem
