"""The chat in a real pseudo-terminal: a first visit, a talk, the ways out, and odd terminals."""

import os
import re
import shutil
import subprocess
import time

import pytest
from support import CAREERBOT, CAREERS, ESCAPE
from terminals import COLOUR, CTRL_C, CTRL_D, ENTER, Terminal

PAY, TOOLS, MISSPELT, LIST, NURSE = (
    "what does an MLOps engineer earn?",
    "and what tools do they use",
    "how much do machne lerning enginers make at entry level",
    "list all careers",
    "what does a nurse earn",
)


@pytest.fixture
def home(environment, tmp_path):
    """Return the environment with a home of its own."""
    (tmp_path / "home").mkdir()
    return environment


@pytest.fixture
def opened(home):
    """Start the chat in a terminal; it is closed in the end."""
    started = []

    def start(columns=80, rows=60, arguments=(), **variables):
        started.append(Terminal(home | variables, columns, rows, (*CAREERBOT, *arguments)))
        return started[-1]

    yield start
    for terminal in started:
        terminal.close()


@pytest.mark.parametrize("columns", [80, 40])
def test_a_first_visit_sees_three_lines_whose_three_questions_work(opened, engine, columns):
    terminal = opened(columns, 24)
    terminal.until(terminal.prompt)
    first, questions, way_out, prompt = terminal.lines()
    assert "machine-learning careers" in first
    assert prompt == ">"
    assert all(word in way_out for word in ("/help", "quit", "Ctrl-D"))
    tried = re.split(r" \| |, ", questions.removeprefix("Try: "))
    assert len(tried) == 3
    for question in tried:
        answer = terminal.say(question)
        assert "outside what I know" not in answer
        assert len(answer) > 100
    assert terminal.leave() == 0


def test_five_questions_are_answered_right_on_the_screen(opened):
    terminal = opened(140, 120)
    pay = terminal.say(PAY)
    assert all(part in pay for part in ("130,000", "220,000", "xperienced", "not stated", "basis"))
    tools = terminal.say(TOOLS)
    by_the_guide = ("MLflow", "Kubeflow", "Weights & Biases")
    assert max(map(tools.index, by_the_guide)) < min(map(tools.index, ("Docker", "Kubernetes")))
    misspelt = terminal.say(MISSPELT)
    assert all(part in misspelt for part in ("110,000", "150,000", "ML engineer"))
    assert "180,000" not in misspelt
    listed = terminal.say(LIST).casefold()
    assert all(career.name.casefold() in listed for career in CAREERS.values())
    assert re.search(r"\bten\b", listed)
    nurse = terminal.say(NURSE)
    assert "not one of the nine" in nurse
    assert "$" not in nurse
    assert terminal.leave() == 0


@pytest.mark.parametrize("keys", [CTRL_D, f"quit{ENTER}", f"/quit{ENTER}", CTRL_C + CTRL_C])
def test_each_way_out_leaves_with_0(opened, keys):
    assert opened().leave(keys) == 0


def test_ctrl_c_clears_what_was_typed_and_tells_the_way_out(opened):
    terminal = opened()
    terminal.type("what does a nur", "what does a nur")
    terminal.program.send(CTRL_C)
    terminal.until(terminal.prompt)
    assert "Ctrl-C once more leaves" in terminal.text()
    assert "130,000" in terminal.say(PAY)
    terminal.type(CTRL_C)
    terminal.until(lambda: terminal.text().count("Ctrl-C once more leaves") == 2)
    assert "MLflow" in terminal.say(TOOLS)


def test_everything_kept_lies_below_cache_and_state(opened, home, cache_home, tmp_path):
    shutil.copytree(cache_home, tmp_path / "cache")
    terminal = opened(XDG_CACHE_HOME=str(tmp_path / "cache"))
    terminal.say(PAY)
    assert terminal.leave() == 0
    assert list((tmp_path / "home").iterdir()) == []
    assert (tmp_path / "state" / "careerbot" / "history").is_file()


def test_on_40_columns_tables_become_lists_and_no_word_is_cut(opened, ask):
    terminal = opened(40, 120)
    shown = terminal.say("nlp vs cv")
    said = ask("nlp vs cv")["text"]
    assert set(re.findall(r"\w+", said)) <= set(re.findall(r"\w+", shown))


def test_where_the_locale_has_no_utf_8_only_ascii_is_shown(opened):
    terminal = opened(LC_ALL="C")
    shown = terminal.say("nlp vs quant on pay")
    assert "####" in shown
    assert ">" in shown
    terminal.say(LIST)
    terminal.type("/co\t")
    terminal.until(lambda: terminal.typed() == "> /compare")
    assert terminal.raw.isascii()
    assert "?" not in terminal.text()


def test_a_dumb_terminal_gets_no_escape_and_edits_its_own_lines(opened):
    terminal = opened(TERM="dumb")
    assert "130,000" in terminal.say(PAY)
    assert "MLflow" in terminal.say(TOOLS)
    assert terminal.leave() == 0
    assert ESCAPE not in terminal.raw


def test_a_dumb_terminal_is_left_by_ctrl_c_twice(opened):
    terminal = opened(TERM="dumb")
    terminal.until(terminal.prompt)
    time.sleep(0.2)  # it waits for a line right after it has drawn the prompt, not before
    terminal.program.send(CTRL_C)
    terminal.until(lambda: "Ctrl-C once more leaves" in terminal.text() and terminal.prompt())
    assert terminal.leave(CTRL_C) == 0


@pytest.mark.parametrize(
    ("variables", "arguments"), [({"NO_COLOR": "1"}, ()), ({}, ("--no-color",))], ids=str
)
def test_without_colour_nothing_is_coloured_and_nothing_is_lost(opened, variables, arguments):
    terminal = opened(arguments=arguments, **variables)
    shown = terminal.say("nlp vs quant on pay")
    assert "█" in shown
    assert "(the guide)" in shown
    terminal.until(lambda: terminal.toolbar() == "NLP engineer, quantitative ML analyst · pay")
    terminal.type("nlp vs", "nlp vs")  # no suggestion, which would look as if it were typed
    assert COLOUR.search(terminal.raw) is None


def test_a_terminal_with_colours_gets_some(opened):
    terminal = opened()
    terminal.say(PAY)
    assert COLOUR.search(terminal.raw)


def test_plain_asks_for_sentences_without_tables_and_bars(opened):
    terminal = opened(arguments=["--plain"])
    shown = terminal.say("nlp vs cv")
    assert "pay a year: $150,000 to $300,000" in shown
    assert terminal.lines()[-1] == ">"


def test_piped_input_is_answered_as_one_conversation_without_prompt(careerbot):
    done = careerbot(stdin=f"{PAY}\n{TOOLS}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "130,000" in done.stdout
    assert "MLflow" in done.stdout
    assert ESCAPE not in done.stdout
    assert not done.stdout.startswith(">")


def test_empty_piped_input_exits_0(careerbot):
    done = careerbot(stdin="")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_closed_input_is_an_empty_one(home):
    done = subprocess.run(
        CAREERBOT,
        env=home,
        capture_output=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: os.close(0),
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_reader_that_goes_away_is_no_fault(home):
    program = subprocess.Popen(
        CAREERBOT, env=home, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    program.stdin.write(b"nlp pay\n" * 200)
    program.stdin.close()
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr.read() == b""
    assert program.wait(60) == 0
    program.stderr.close()


def test_a_terminal_whose_output_goes_to_a_file_keeps_its_prompt(home, tmp_path):
    started = f"{' '.join(CAREERBOT)} > {tmp_path}/answers.txt"
    terminal = Terminal(home, program=("/bin/sh", "-c", started))
    terminal.until(terminal.prompt)
    terminal.program.send(f"{PAY}{ENTER}")
    terminal.until(lambda: terminal.prompt() and terminal.screen.cursor.y > 3)
    assert terminal.leave() == 0
    text = (tmp_path / "answers.txt").read_text("utf-8")
    assert text.startswith("Experienced MLOps engineers: $130,000")
    assert ESCAPE not in text
