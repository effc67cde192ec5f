"""Damaged, hostile and huge data files: refused with their place, or read rightly."""

import os
from itertools import pairwise
from pathlib import Path

import pytest
from support import CAREERS, KNOWLEDGE, parse_once

from bot.errors import CareerbotError, DataError, InputError, MissingDataError, Problem
from bot.library.check import vital_problems
from bot.library.decoding import LARGEST, decode
from bot.library.documents import LONGEST_KEY, MOST_PROBLEMS, read_document
from bot.library.layers import lay_over, read_layers
from bot.library.load import load_intents, load_knowledge
from bot.library.reading import DEEPEST, read_folder
from bot.library.welcome import welcome
from bot.measuring.hold import read_talks
from bot.measuring.talk_text import amounts, one_line
from bot.understanding.templates import LIMIT, MOST_WORDS, parse

BUILT_IN = read_layers("knowledge", None), read_layers("intents", None)
CAREER, MESSAGES = "careers/nlp-engineer.yaml", "messages.yaml"
HUNDRED_MB = 100 * 1024 * 1024


def told(text):
    """Return the problems of a file with this text."""
    with pytest.raises(DataError) as caught:
        read_document("f.yaml", text)
    return [str(problem) for problem in caught.value.problems]


def vital(name, old, new, folder=0):
    """Return what the check finds that would break an answer, after one change to our data."""
    files = [dict(texts) for texts in BUILT_IN]
    text = files[folder][name].decode()
    assert old in text
    files[folder][name] = text.replace(old, new, 1).encode()
    return [str(problem) for problem in vital_problems(*files, parse_once)]


# what is in a file


def test_the_place_of_a_byte_that_is_no_utf_8_counts_characters_as_editors_do():
    with pytest.raises(DataError) as caught:
        decode("f.csv", "\ufeffcaf\u00e9: 1\r\n\u20ac\u20ac ".encode() + b"\xff\n")
    assert str(caught.value).startswith("f.csv:2:4: expected UTF-8 text, found byte 0xff")


@pytest.mark.parametrize("odd", ["\x00", "\x1b", "\x9b", "\u202e", "\u2028", "\ufffe", "\r"])
def test_a_character_that_steers_is_refused_with_its_place(odd):
    with pytest.raises(DataError) as caught:
        decode("f.yaml", f"a: 1\n\u00e9\u00e9: {odd}x".encode())
    place, _, message = str(caught.value).partition(": ")
    assert place == "f.yaml:2:5"
    assert message.startswith(f"expected text, found the character U+{ord(odd):04X}")


@pytest.mark.parametrize("odd", ["\\e[31m", "\\0", "\\x9b", "\\u202e", "\\L"])
def test_an_escape_that_makes_such_a_character_is_refused_too(odd):
    (problem,) = told(f'a: 1\nb: "x{odd}y"')
    assert problem.startswith("f.yaml:2:4: expected text, found the character U+")


def test_a_character_that_yaml_forbids_is_told_by_characters_not_bytes():
    (problem,) = told("a: \u00e9\nb: \u00e9\u00e9x\x07")
    assert problem.startswith("f.yaml:2:7: ")


@pytest.mark.parametrize(
    ("encoding", "byte"), [("utf-16", "0xff"), ("utf-32", "0xff"), ("latin-1", "0xe9")]
)
def test_another_encoding_is_refused_with_what_to_do(encoding, byte):
    with pytest.raises(DataError, match=f"found byte {byte}; save the file as UTF-8"):
        decode("f.yaml", "a: caf\u00e9".encode(encoding))


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw + b"\n\n# the end",
        lambda raw: b"---\n" + raw + b"...\n",
    ],
    ids=["byte order mark", "Windows line ends", "remark", "marks of a document"],
)
def test_how_a_file_was_saved_changes_nothing(change):
    texts = {name: change(raw) if name == CAREER else raw for name, raw in BUILT_IN[0].items()}
    assert load_knowledge(texts).careers == CAREERS


@pytest.mark.parametrize("written", ["no", "on", "y", "2024-01-01"])
def test_words_that_yaml_would_guess_at_are_asked_to_be_written_out(written):
    problems = vital(CAREER, "open_ended: false", f"open_ended: {written}")
    assert problems[0].endswith(f"found {written!r}; write true or false")


def bomb(levels, width):
    rows = ["a0: &a0 [x]"]
    rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * width)}]" for i in range(1, levels)]
    return "\n".join(rows)


@pytest.mark.parametrize(
    "text", [bomb(12, 9), "a: &a [*a]", "&a {b: *a}", "a: &a {<<: *a}"], ids=lambda text: text[:12]
)
def test_aliases_that_would_grow_without_end_are_refused_where_they_stand(text):
    problems = told(text)
    assert all("found an alias" in problem for problem in problems)
    assert len(problems) <= MOST_PROBLEMS


def test_of_endless_mistakes_only_the_first_are_told():
    assert len(told("a: &a 1\nb: [" + "*a, " * 100_000 + "]")) == MOST_PROBLEMS
    with pytest.raises(DataError) as caught:
        load_knowledge({**BUILT_IN[0], "tools.yaml": b"- {x: 1}\n" * 20_000})
    assert MOST_PROBLEMS <= len(caught.value.problems) < 2 * MOST_PROBLEMS


def test_a_key_without_end_is_refused():
    (problem,) = told("? " + "k" * (LONGEST_KEY + 1) + "\n: 1")
    assert f"at most {LONGEST_KEY} letters" in problem


def test_the_message_of_a_problem_is_one_short_plain_line():
    told = str(Problem("f\x1b.yaml", 1, 1, "found " + "x" * 1_000_000 + "\n\x1b[31m; mend it"))
    assert len(told) < 2_000
    assert told.isprintable()
    assert told.endswith("; mend it")


# what does not fit

BROKEN_VALUES = {
    "a number without end": ("low: 150000", "low: " + "9" * 30, 0),
    "a negative number": ("low: 150000", "low: -5", 0),
    "an id of two lines": ("id: nlp-engineer", 'id: "nlp\\nengineer"', 0),
    "an id with a separator": ("id: nlp-engineer", "id: nlp+engineer", 0),
    "an id unlike its file": ("id: nlp-engineer", "id: nlp", 0),
    "an empty name": ("name: NLP engineer", 'name: ""', 0),
    "a format": ('not_covered: "{title}', 'not_covered: "{title:>999999999}', 1),
    "a conversion": ('not_covered: "{title}', 'not_covered: "{title!z}', 1),
    "an attribute": ('not_covered: "{title}', 'not_covered: "{title.__class__}', 1),
    "open braces": ('not_covered: "{title}', 'not_covered: "{title', 1),
    "no wording": ('not_covered: "', 'not_covered: []\nunused: "', 1),
}


@pytest.mark.parametrize("case", BROKEN_VALUES.values(), ids=BROKEN_VALUES)
def test_a_value_that_would_break_an_answer_is_told(case):
    old, new, folder = case
    assert vital(MESSAGES if folder else CAREER, old, new, folder)


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "2", "1e999", "9" * 400])
def test_a_threshold_is_a_share(value):
    problems = vital("thresholds.yaml", "\nask: ", f"\nask: {value} #", 1)
    assert problems[0].startswith("intents/thresholds.yaml:4:1: expected ")


def named_bomb(levels):
    """Return named phrases of which each stands for twice the one before."""
    names = [f"a{chr(ord('a') + i)}" for i in range(levels)]
    return {"aa": "x y"} | {new: f"<{old}> <{old}>" for old, new in pairwise(names)}


@pytest.mark.parametrize(
    ("text", "named", "found"),
    [
        ("(a|b) " * 30, {}, f"1,073,741,824 sentences, over {LIMIT:,}"),
        ("[a] " * 30, {}, f"1,073,741,824 sentences, over {LIMIT:,}"),
        ("(a|b|c) " * 200, {}, "over 1,000,000,000,000,000,000 sentences"),
        ("<az>", named_bomb(26), f"67,108,864 words, named phrases included, over {MOST_WORDS:,}"),
        ("a " * 100_000, {}, "100,000 words"),
        ("(" * 1_000 + "a", {}, "at most 40 brackets"),
        ("<a>", {"a": "<b>", "b": "<a>"}, "found <a> within itself"),
        ("<" + "a" * 90 + ">", {"a" * n: f"<{'a' * (n - 1)}>" for n in range(2, 91)}, "at most 40"),
    ],
    ids=["choices", "optional", "uncountable", "named", "words", "brackets", "ring", "chain"],
)
def test_a_phrase_that_stands_for_too_much_is_refused_with_how_much(text, named, found):
    with pytest.raises(InputError) as caught:
        parse(text, named)
    assert found in str(caught.value)


def test_a_phrase_of_a_billion_sentences_is_told_with_its_place():
    phrase = "(a|b) " * 30
    (problem,) = vital("thanks.yaml", "\nphrases:\n", f'\nphrases:\n  - "{phrase}"\n', 1)
    start = "intents/thanks.yaml:12:5: expected a shorter phrase, found 1,073,741,824 sentences"
    assert problem.startswith(start)


def told_of_own(folder):
    """Return what would break an answer with a folder of the user's intents over ours."""
    texts = lay_over(BUILT_IN[1], folder, "intents")
    return [str(problem) for problem in vital_problems(BUILT_IN[0], texts, parse_once)]


def test_a_file_in_the_place_of_ours_has_to_have_what_is_looked_up_by_name(tmp_path):
    text = BUILT_IN[1]["filter.yaml"].decode()
    head, _, rest = text.partition("\nwording:\n")
    tail = rest[rest.index("\nsuggestions:") :] if "\nsuggestions:" in rest else ""
    (tmp_path / "filter.yaml").write_text(f"{head}\n{tail}", "utf-8")
    problems = told_of_own(tmp_path)
    assert any("as in our filter.yaml, found none" in problem for problem in problems)


def test_a_message_of_the_users_has_the_form_of_ours(tmp_path):
    (tmp_path / "messages.yaml").write_text("reset: [a, b]\nwhat_else: salary\n", "utf-8")
    problems = told_of_own(tmp_path)
    assert [problem.split(": ", 1)[1] for problem in problems] == [
        "expected a text as in our messages.yaml, found a list; write it so",
        "expected a list as in our messages.yaml, found a text; write it so",
    ]


def test_no_fact_holds_dollars_as_no_figure_stands_alone():
    holders = [KNOWLEDGE.field, *CAREERS.values()]
    facts = [fact for holder in holders for row in holder.facts.values() for fact in row]
    assert [f.text for f in facts if any(a.dollars for a in amounts(one_line(f.text)))] == []


# folders and files


def test_a_file_of_100_mb_is_refused_by_its_size_and_never_read_whole(tmp_path):
    with (tmp_path / "tools.yaml").open("wb") as file:
        file.truncate(HUNDRED_MB)
    texts = read_folder(tmp_path)
    assert len(texts["tools.yaml"]) == LARGEST + 1
    with pytest.raises(DataError, match=f"at most {LARGEST:,} bytes"):
        load_knowledge(texts)


def test_every_kind_of_file_has_the_same_limit():
    for name in ("official/wages.csv", "field.yaml"):
        with pytest.raises(DataError, match=f"at most {LARGEST:,} bytes"):
            load_knowledge({**BUILT_IN[0], name: b"x" * (LARGEST + 1)})
    with pytest.raises(DataError, match=f"at most {LARGEST:,} bytes"):
        load_intents({**BUILT_IN[1], "words.txt": b"x" * (LARGEST + 1)})


def refused(folder):
    with pytest.raises(CareerbotError) as caught:
        read_folder(folder)
    return str(caught.value)


def test_a_file_that_vanishes_while_it_is_read_is_named(tmp_path, monkeypatch):
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("x", "utf-8")
    whole = Path.open

    def gone(self, *arguments, **named):
        if self.name == "a.yaml":
            self.unlink()
        return whole(self, *arguments, **named)

    monkeypatch.setattr(Path, "open", gone)
    assert refused(tmp_path).startswith(
        f"{tmp_path}/a.yaml:1:1: expected a file that can be read, found No such file"
    )


def test_files_that_may_not_be_read_are_all_named_at_once(tmp_path, monkeypatch):
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("x", "utf-8")

    def locked(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    assert [line.rpartition("/")[2].split(":")[0] for line in refused(tmp_path).splitlines()] == [
        "a.yaml",
        "b.yaml",
    ]


def test_a_folder_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    def locked(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", locked)
    with pytest.raises(MissingDataError, match=f"{tmp_path}: Permission denied"):
        read_folder(tmp_path)


def test_what_is_no_file_is_refused_and_nothing_waits_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "nowhere.yaml").symlink_to(tmp_path / "none")
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    (tmp_path / "ring.yaml").symlink_to(tmp_path / "ring.yaml")
    names = [line.rpartition("/")[2].split(":")[0] for line in refused(tmp_path).splitlines()]
    assert names == ["nowhere.yaml", "pipe.yaml", "ring.yaml", "zero.yaml"]


def test_folders_within_each_other_without_end_are_refused(tmp_path):
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "once-more").symlink_to(tmp_path)
    assert f"at most {DEEPEST} folders deep" in refused(tmp_path)


def test_a_name_that_is_no_text_is_refused_by_its_escape(tmp_path):
    (tmp_path / "a\udcff\x1b.yaml").write_text("x", "utf-8")
    assert "a\\udcff\\u001b.yaml:1:1: expected a file that can be read" in refused(tmp_path)


def test_what_editors_and_version_control_keep_beside_the_files_is_left_alone(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.yaml").write_text("x", "utf-8")
    (tmp_path / ".#tools.yaml").symlink_to("somebody@here.1234")
    (tmp_path / "tools.yaml~").write_text("x", "utf-8")
    (tmp_path / "._tools.yaml").write_bytes(b"\xff")
    assert read_folder(tmp_path) == {}


@pytest.mark.parametrize(
    ("raw", "place"), [(b"\xff", "1:1"), (b"a\nb \x1b[31m", "2:3"), (b"x" * (LARGEST + 1), "1:1")]
)
def test_a_first_screen_of_the_users_is_as_safe_as_other_data(tmp_path, raw, place):
    (tmp_path / "welcome.txt").write_bytes(raw)
    with pytest.raises(DataError, match=f"welcome.txt:{place}: expected"):
        welcome(tmp_path)


def test_talks_that_cannot_be_read_are_named_with_the_reason(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"name: \xff")
    (tmp_path / "b.yaml").mkdir()
    with pytest.raises(DataError) as caught:
        read_talks([tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "c.yaml"], CAREERS)
    told = [str(problem).removeprefix(f"{tmp_path}/") for problem in caught.value.problems]
    assert told[0].startswith("a.yaml:1:7: expected UTF-8 text")
    assert [line[:7] for line in told[1:]] == ["b.yaml:", "c.yaml:"]
    assert all("expected a file that can be read" in line for line in told[1:])
