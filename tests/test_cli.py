"""The command line: exit codes, and errors in a line on standard error, without a traceback."""

import json
import re
import shutil

import pytest
from support import ROOT

ROW = {
    "text": "what does an mlops engineer earn",
    "aspect": "salary",
    "also": [],
    "careers": ["mlops-engineer"],
    "group": "in-domain",
    "clear": True,
}
FAR = {"text": "how tall is the eiffel tower", "aspect": "out-of-scope", "group": "far"}


def test_an_answer_exits_0_and_prints_nothing_on_standard_error(careerbot):
    done = careerbot("ask", "what does an mlops engineer earn")
    assert (done.returncode, done.stderr) == (0, "")
    assert "130,000" in done.stdout


@pytest.mark.parametrize(
    "question",
    ["what does a nurse earn", "can an nlp engineer freelance", "hello"],
    ids=["not-covered", "not-stated", "smalltalk"],
)
def test_a_sure_reply_exits_0(careerbot, question):
    assert careerbot("ask", question).returncode == 0


@pytest.mark.parametrize(
    "question",
    ["what does a research scientist earn", "how tall is the eiffel tower"],
    ids=["clarify", "out-of-scope"],
)
def test_an_unsure_reply_exits_1_and_still_stands_on_standard_output(careerbot, question):
    done = careerbot("ask", question)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.strip()


def test_words_need_no_quotes(careerbot):
    done = careerbot("ask", *["what", "does", "an", "mlops", "engineer", "earn"])
    assert "130,000" in done.stdout


def test_lines_of_input_are_answered_as_text_too(careerbot):
    done = careerbot("ask", "-", stdin="what does an mlops engineer earn\n\nlist all careers\n")
    assert done.returncode == 0
    assert "130,000" in done.stdout
    assert "NLP engineer" in done.stdout


@pytest.mark.parametrize("question", ["", "   ", "?", "...", "-?-", "💰"])
def test_a_question_without_words_is_declined_without_a_traceback(careerbot, question):
    done = careerbot("ask", "--", question)
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr


def test_a_very_long_question_is_read_without_a_traceback(careerbot):
    done = careerbot("ask", "-", stdin="what does an mlops engineer earn " * 200)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("errors", ["surrogateescape", "strict"])  # as in C and en_US.UTF-8
@pytest.mark.parametrize(
    "arguments", [(), ("ask", "-"), ("ask", "--json", "-"), ("talk", "-")], ids=" ".join
)
def test_bytes_that_are_no_utf_8_end_no_run(careerbot, arguments, errors):
    typed = b"\xff\xfe pay\nwhat does an mlops engineer earn\n"
    done = careerbot(*arguments, stdin=typed, PYTHONIOENCODING=f"utf-8:{errors}")
    assert "Traceback" not in done.stderr
    assert "130,000" in done.stdout


def test_a_question_in_the_place_of_a_command_is_told_where_it_goes(careerbot):
    done = careerbot("what does a data scientist earn")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'careerbot ask "what does a data scientist earn"' in done.stderr


def test_help_names_every_command(careerbot):
    done = careerbot("--help")
    assert done.returncode == 0
    commands = ("ask", "talk", "check", "eval", "completion", "doctor", "manual")
    assert all(re.search(rf"^  {command} ", done.stdout, re.MULTILINE) for command in commands)


def test_help_tells_the_exit_codes_and_examples(careerbot):
    done = careerbot("--help")
    assert all(
        re.search(rf"^ +{code}  \w", done.stdout, re.MULTILINE) for code in (0, 1, 2, 3, 130)
    )
    assert 'careerbot ask "what does an MLOps engineer earn"' in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--nope",),
        ("ask", "--nope", "hello"),
        ("ask",),
        ("talk",),
        ("talk", "hello"),
        ("eval",),
        ("eval", "no-such-file.jsonl"),
        ("nope",),
    ],
    ids=" ".join,
)
def test_a_mistake_in_the_arguments_exits_2_and_is_told_on_standard_error(careerbot, arguments):
    done = careerbot(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error" in done.stderr
    assert "Traceback" not in done.stderr


def test_eval_prints_the_share_of_each_group(careerbot, tmp_path):
    file = tmp_path / "questions.jsonl"
    file.write_text(f"{json.dumps(ROW)}\n{json.dumps(FAR)}\n")
    done = careerbot("eval", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert "in-domain (1): right 100.0 %" in done.stdout
    assert "far (1): declined 100.0 %" in done.stdout


@pytest.mark.parametrize(
    "broken",
    ["{not json", "[1, 2]", "3", json.dumps({"text": "hi"}), json.dumps({**ROW, "text": 3})],
    ids=["no-json", "a-list", "a-number", "fields-missing", "text-no-text"],
)
def test_eval_names_file_and_line_of_a_broken_line(careerbot, tmp_path, broken):
    file = tmp_path / "questions.jsonl"
    file.write_text(f"{json.dumps(ROW)}\n{broken}\n")
    done = careerbot("eval", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{file}:2:" in done.stderr
    assert "Traceback" not in done.stderr


def test_eval_of_an_empty_file_ends_without_a_traceback(careerbot, tmp_path):
    file = tmp_path / "questions.jsonl"
    file.write_text("")
    assert "Traceback" not in careerbot("eval", file).stderr


@pytest.fixture
def copied(tmp_path):
    """Return a checkout of its own, to be broken."""
    for name in ("bot", "intents", "knowledge"):
        skip = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, tmp_path / "checkout" / name, ignore=skip)
    return tmp_path / "checkout"


def test_broken_knowledge_exits_3_and_names_file_line_and_column(careerbot, copied):
    file = copied / "knowledge" / "careers" / "nlp-engineer.yaml"
    lines = file.read_text("utf-8").splitlines()
    number = next(i for i, line in enumerate(lines, 1) if line.startswith("in_a_word:"))
    lines[number - 1] = "in_a_werd: broken"
    file.write_text("\n".join(lines), "utf-8")
    done = careerbot("ask", "hello", folder=copied)
    assert (done.returncode, done.stdout) == (3, "")
    assert f"knowledge/careers/nlp-engineer.yaml:{number}:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_folder_is_told_in_one_line(careerbot, copied):
    shutil.rmtree(copied / "intents")
    done = careerbot("ask", "hello", folder=copied)
    assert (done.returncode, done.stdout) == (3, "")
    assert "intents" in done.stderr
    assert len(done.stderr.splitlines()) == 1
