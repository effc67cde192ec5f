"""Questions in a row: answered in order and at once, by one process or several, to the end."""

import os
import signal
import subprocess
import time
import tracemalloc
from io import StringIO

import pytest
from support import CAREERBOT

from bot.errors import CareerbotError
from bot.terminal.crew import AHEAD, BATCH, CHUNK, in_processes
from bot.terminal.stream import answers
from bot.understanding.automaton import Matcher, build_automaton
from bot.understanding.templates import parse

QUESTIONS = ["what does an mlops engineer earn", "list all careers", "salry of an nlp enginer"]
PATIENCE = 20

jobs = pytest.mark.parametrize("jobs", ["1", "2"], ids=["one-process", "two-processes"])


@pytest.fixture
def started(environment):
    """Start the program on a pipe that stays open, in a group of its own."""
    running = []

    def start(*arguments):
        run = subprocess.Popen(
            [*CAREERBOT, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,
        )
        running.append(run)
        return run

    yield start
    for run in running:
        run.kill()
        run.wait()
        for pipe in (run.stdin, run.stdout, run.stderr):
            pipe.close()


def ask(run, *questions):
    run.stdin.write("".join(f"{question}\n" for question in questions).encode())
    run.stdin.flush()


def is_over(group):
    """Whether no process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def in_file(tmp_path, content):
    file = tmp_path / "questions.txt"
    file.write_bytes(content)
    return os.open(file, os.O_RDONLY)


@jobs
def test_an_answer_comes_before_the_next_question_is_asked(started, jobs):
    run = started("ask", "--json", "-", "--jobs", jobs)
    for question in QUESTIONS:
        ask(run, question)
        assert f'"question":"{question}"'.encode() in run.stdout.readline()
    run.stdin.close()
    assert run.wait(PATIENCE) == 0


def test_several_processes_answer_as_one_does_and_in_its_order(careerbot):
    typed = "".join(f"{QUESTIONS[i % 3]} {'please ' * (i % 5)}\n\n" for i in range(90))
    one = careerbot("ask", "--json", "-", stdin=typed)
    two = careerbot("ask", "--json", "-", "--jobs", "3", stdin=typed)
    assert (two.returncode, two.stderr) == (0, "")
    assert two.stdout.splitlines() == one.stdout.splitlines()
    assert len(one.stdout.splitlines()) == 90


def test_text_comes_from_several_processes_too(careerbot):
    done = careerbot("ask", "-", "--jobs", "2", stdin="\n".join(QUESTIONS))
    assert "130,000" in done.stdout
    assert done.stdout.index("130,000") < done.stdout.index("NLP engineer:")


@jobs
def test_a_reader_who_has_read_enough_ends_it_quietly(started, jobs):
    run = started("ask", "--json", "-", "--jobs", jobs)
    ask(run, *QUESTIONS)
    run.stdout.readline()
    run.stdout.close()
    ask(run, *QUESTIONS)
    assert (run.wait(PATIENCE), run.stderr.read()) == (0, b"")
    assert is_over(run.pid)


@jobs
def test_an_interrupt_ends_it_quietly_with_130(started, jobs):
    run = started("ask", "--json", "-", "--jobs", jobs)
    ask(run, *QUESTIONS)
    run.stdout.readline()
    os.killpg(run.pid, signal.SIGINT)
    assert run.wait(PATIENCE) == 130
    assert run.stderr.read().strip() == b""
    assert is_over(run.pid)


def test_processes_end_with_the_one_that_started_them(started):
    run = started("ask", "--json", "-", "--jobs", "2")
    ask(run, *QUESTIONS)
    run.stdout.readline()
    run.kill()
    run.wait(PATIENCE)
    end = time.monotonic() + PATIENCE
    while not is_over(run.pid) and time.monotonic() < end:
        time.sleep(0.01)
    assert is_over(run.pid)


def test_a_process_that_dies_is_told_and_what_came_before_is_whole(tmp_path):
    def answer(text):
        if text == "die":
            os._exit(7)
        return text.upper()

    source = in_file(tmp_path, b"a\n" * BATCH + b"b\n" * BATCH + b"die\n")
    told = []
    with pytest.raises(CareerbotError, match=r"code 7.*--jobs"):
        told.extend(in_processes(source, answer, 1))
    os.close(source)
    assert told == ["A"] * BATCH + ["B"] * BATCH


@pytest.mark.parametrize(
    "content",
    [
        b"one\ntwo\n",
        b"no end of line",
        b"dos\r\nmac\runix\n\n  \nlast\n",
        "über \u2028 straße\n".encode() * 9000,
        b"broken \xff\xfe bytes\n\xc3",
        b"long " * CHUNK + b"\nshort\n",
        b"",
    ],
    ids=["lines", "no-end", "line-ends", "split-letters", "no-utf-8", "long", "empty"],
)
def test_several_processes_see_the_lines_that_one_sees(tmp_path, content):
    source = in_file(tmp_path, content)
    with (tmp_path / "questions.txt").open(encoding="utf-8", errors="replace") as file:
        expected = list(answers(file, str.upper))
    assert list(in_processes(source, str.upper, 2)) == expected
    os.close(source)


def test_little_is_read_ahead_of_the_answers(tmp_path):
    line = b"x" * 99 + b"\n"
    source = in_file(tmp_path, line * 100_000)
    told = in_processes(source, str.upper, 2)
    for _ in range(200):
        next(told)
    ahead = os.lseek(source, 0, os.SEEK_CUR) - 200 * len(line)
    told.close()
    os.close(source)
    assert ahead <= 2 * CHUNK + 2 * AHEAD * BATCH * len(line)


def test_one_process_reads_no_question_before_it_has_told_the_last():
    read = []

    class Source(StringIO):
        def __iter__(self):
            for line in QUESTIONS:
                read.append(line)
                yield line

    told = answers(Source(), str.upper)
    assert next(told) == QUESTIONS[0].upper()
    assert read == QUESTIONS[:1]


def test_words_that_no_phrase_has_leave_nothing_behind():
    matcher = Matcher(build_automaton([parse("what does a {career} earn")], str))
    list(matcher.walk(("what", "word"), {}))
    tracemalloc.start()
    for i in range(5000):
        assert list(matcher.walk(("what", f"word{i}"), {})) == []
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 10_000
