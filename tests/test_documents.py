"""YAML text to plain data with places."""

import pytest

from bot.errors import DataError
from bot.library.decoding import LARGEST
from bot.library.documents import read_document
from bot.library.load import documents, load_intents
from bot.library.places import data_folder
from bot.library.reading import read_folder


def problems(text):
    with pytest.raises(DataError) as caught:
        read_document("f.yaml", text)
    return [str(problem) for problem in caught.value.problems]


def problems_of_bytes(raw):
    with pytest.raises(DataError) as caught:
        documents({"f.yaml": raw}, "knowledge")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "value",
    ["no", "yes", "on", "off", "y", "true", "1:30", "2024-01-01", "007", "1_000", "0x1F", ".inf"],
)
def test_a_plain_value_stays_the_text_that_was_written(value):
    assert read_document("f.yaml", f"a: {value}").data == {"a": value}


@pytest.mark.parametrize("key", ["no", "on", "1", "2024-01-01"])
def test_a_key_stays_the_text_that_was_written(key):
    assert read_document("f.yaml", f"{key}: x").data == {key: "x"}


@pytest.mark.parametrize("value", ["", "~", "null"])
def test_a_value_left_empty_is_nothing(value):
    assert read_document("f.yaml", f"a: {value}").data == {"a": None}


@pytest.mark.parametrize("value", ["''", "'null'", '"~"'])
def test_a_quoted_value_is_text_even_if_it_reads_like_nothing(value):
    assert read_document("f.yaml", f"a: {value}").data == {"a": value[1:-1]}


def test_a_second_key_is_refused_with_its_line_and_column():
    (problem,) = problems("a: 1\nb:\n  c: 2\n  d: 3\n  c: 4\n")
    assert problem.startswith("f.yaml:5:3: expected each key once, found 'c' again")


def test_every_second_key_of_a_file_is_reported():
    found = problems("a: 1\na: 2\nb:\n  - c: 1\n    c: 2\n")
    assert [problem.split(": ")[0] for problem in found] == ["f.yaml:2:1", "f.yaml:5:5"]


@pytest.mark.parametrize(
    "text",
    [
        "a: &x [1]\nb: *x",
        "a: &x {k: 1}\nb: *x",
        "a: &x {k: 1}\nb:\n  <<: *x",
        "a: &x [*x]",
        "a: &x word\nb: *x",
    ],
)
def test_an_alias_is_refused(text):
    assert any("alias" in problem for problem in problems(text))


def test_an_alias_bomb_is_refused_at_once():
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    assert problems("\n".join(rows))


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "\ufeff"])
def test_an_empty_file_is_refused(text):
    assert problems(text) == ["f.yaml:1:1: expected some YAML, found an empty file"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n\tb: 1", "f.yaml:2:1"),
        ("a: b: c", "f.yaml:1:5"),
        ("a: 1\nb: 'x", "f.yaml:2:6"),
        ("a: @x", "f.yaml:1:4"),
        ("a: *nobody", "f.yaml:1:4"),
        ("a: 1\n---\nb: 2", "f.yaml:2:1"),
        ("? [a]\n: 1", "f.yaml:1:3"),
        ("a: 1\nb: x\x07", "f.yaml:2:5"),
    ],
)
def test_broken_yaml_is_refused_with_its_place_in_one_line(text, place):
    (problem,) = problems(text)
    assert problem.startswith(f"{place}: expected")
    assert "\n" not in problem


def test_tab_indentation_is_answered_with_what_to_do():
    assert "indent with spaces" in problems("a:\n\tb: 1")[0]


def test_a_byte_order_mark_changes_nothing():
    assert read_document("f.yaml", "\ufeffa: 1").data == {"a": "1"}
    assert documents({"f.yaml": b"\xef\xbb\xbfa: 1"}, "knowledge")["f.yaml"].data == {"a": "1"}


def test_windows_line_ends_change_neither_data_nor_lines():
    assert read_document("f.yaml", "a: 1\r\nb: 2\r\n").data == {"a": "1", "b": "2"}
    assert problems("a: 1\r\nb: 2\r\nb: 3\r\n")[0].startswith("f.yaml:3:1: ")


def test_a_file_in_another_encoding_is_refused_with_line_and_column_of_the_byte():
    (problem,) = problems_of_bytes("a: 1\nb: caf\u00e9\n".encode("latin-1"))
    assert problem.startswith("knowledge/f.yaml:2:7: expected UTF-8 text, found byte 0xe9")


def test_utf_16_is_refused():
    assert "UTF-8" in problems_of_bytes("a: 1\n".encode("utf-16"))[0]


def test_a_list_of_words_in_another_encoding_is_refused_by_its_file():
    texts = {**read_folder(data_folder("intents")), "words.txt": "caf\u00e9\n".encode("latin-1")}
    with pytest.raises(DataError, match=r"words\.txt:1"):
        load_intents(texts)


def test_the_problems_of_all_files_are_reported_at_once():
    with pytest.raises(DataError) as caught:
        documents({"a.yaml": b"", "b.yaml": b"x: 1\nx: 2", "c.yaml": b"\xff"}, "intents")
    assert [p.file for p in caught.value.problems] == [f"intents/{n}.yaml" for n in "abc"]


def test_a_file_too_large_is_refused_with_the_limit():
    (problem,) = problems_of_bytes(b"a" * (LARGEST + 1))
    assert problem.startswith("knowledge/f.yaml:1:1: ")
    assert f"{LARGEST:,}" in problem


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? ", "[? ", "- - a: "])
def test_endless_nesting_is_refused_as_a_mistake_in_the_data(opening):
    assert problems(opening * 300_000)


def test_a_tag_runs_no_code():
    assert read_document("f.yaml", "a: !!python/object/apply:os.getpid []").data == {"a": []}


def test_a_document_tells_where_a_value_stands():
    document = read_document("f.yaml", "a: 1\nb:\n  - c: 2\n  - c: 3\n")
    assert document.place(("b", 1, "c")) == (4, 5)
    assert document.place(("b", 1, "missing")) == (4, 5)
    assert document.place(("nowhere",)) == (1, 1)
