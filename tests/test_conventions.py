"""What shells, pipes, terminals and other programs expect of a command."""

import json
import os
import re
import shutil
import signal
import subprocess

import pexpect
import pytest
from support import CAREERBOT, ROOT

PAY = "what does an mlops engineer earn"
SHELL = shutil.which("bash") or "/bin/sh"
DRAWN = re.compile("[\u2500-\u259f\u2022]|\x1b|##")  # lines, blocks, bullets, colours, hash bars


@pytest.fixture
def shell(environment, tmp_path):
    """Run a line of shell in which $bot is the program; return what it printed."""

    def run(line, **variables):
        return subprocess.run(
            [SHELL, "-c", line],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            cwd=tmp_path,
            env={
                **environment,
                "bot": " ".join(CAREERBOT),
                "PYTHONPATH": str(ROOT),
                **variables,
            },
        )

    return run


@pytest.fixture
def on_terminal(environment):
    """Run the program on a terminal of so many columns; return what it printed."""

    def run(columns, *arguments, **variables):
        printed, _ = pexpect.run(
            subprocess.list2cmdline([*CAREERBOT, *arguments]),
            env={**environment, "PYTHONPATH": str(ROOT), **variables},
            withexitstatus=True,
            timeout=30,
            dimensions=(24, columns),
        )
        return printed.decode().replace("\r\n", "\n")

    return run


# pipes


@pytest.mark.parametrize(
    "command", ["ask -", "ask --json -", "talk -", "manual", "--help", "gaps", "completion bash"]
)
def test_a_reader_that_has_read_enough_ends_it_quietly(shell, tmp_path, command):
    (tmp_path / "lines").write_text("list all careers\n" * 500)
    done = shell(f"$bot {command} < lines | head -n 1")
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


def test_a_closed_input_is_an_empty_one(shell):
    for command in ("$bot", "$bot ask -", "$bot talk -"):
        done = shell(f"{command} <&-")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_with_the_output_closed_the_reason_is_told_and_it_exits_2(shell):
    done = shell(f"$bot ask {PAY} >&-")
    assert done.returncode == 2
    assert "standard output is closed" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_with_standard_error_closed_it_answers_all_the_same(shell):
    done = shell(f"$bot ask {PAY} 2>&-")
    assert done.returncode == 0
    assert "130,000" in done.stdout


def test_with_everything_closed_it_ends(shell):
    assert shell(f"$bot ask {PAY} <&- >&- 2>&-").returncode == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a full device")  # noqa: PTH110
def test_a_full_disk_is_told_in_a_line(shell):
    done = shell(f"$bot ask {PAY} > /dev/full")
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_answer_stands_on_standard_output_and_a_mistake_on_standard_error(shell):
    assert shell(f"$bot ask {PAY} 2> /dev/null").stdout
    assert shell("$bot ask --nope 2> /dev/null").stdout == ""


# interrupts


@pytest.mark.parametrize("command", [("ask", "-"), ("talk", "-"), ()], ids=" ".join)
def test_an_interrupt_exits_130_without_a_traceback(environment, tmp_path, command):
    program = subprocess.Popen(
        [*CAREERBOT, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**environment, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
    )
    program.stdin.write(f"{PAY}\n".encode())
    program.stdin.flush()
    program.stdout.readline()
    program.send_signal(signal.SIGINT)
    _, errors = program.communicate(timeout=30)
    assert program.returncode == 130
    assert b"Traceback" not in errors


def test_an_interrupt_while_the_data_are_compiled_exits_130_and_leaves_no_half_file(
    environment, tmp_path
):
    cache = tmp_path / "empty-cache"
    started = pexpect.spawn(
        subprocess.list2cmdline([*CAREERBOT, "ask", "hello"]),
        env={**environment, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cache)},
        timeout=30,
    )
    started.expect("Preparing the phrases")
    started.sendintr()
    started.expect(pexpect.EOF)
    started.close()
    assert started.exitstatus == 130
    assert b"Traceback" not in started.before
    assert not cache.exists()


# folders


def test_a_question_writes_nothing(careerbot, tmp_path, cache_home):
    before = sorted(cache_home.rglob("*"))
    careerbot("ask", PAY)
    careerbot("ask", "-", stdin=PAY)
    careerbot(stdin=PAY)
    assert list(tmp_path.iterdir()) == []
    assert sorted(cache_home.rglob("*")) == before


def test_relative_paths_in_the_variables_are_passed_over(careerbot, tmp_path):
    done = careerbot("doctor", XDG_CACHE_HOME="cache", XDG_STATE_HOME="state")
    home = re.escape(str(tmp_path / "home"))
    assert re.search(rf"cache +{home}/\.cache/careerbot", done.stdout)
    assert re.search(rf"history +{home}/\.local/state/careerbot", done.stdout)
    assert list(tmp_path.iterdir()) == []


# version


def test_the_version_tells_the_releases_of_program_knowledge_and_data(careerbot):
    done = careerbot("--version")
    assert (done.returncode, done.stderr) == (0, "")
    first, knowledge, *data = done.stdout.splitlines()
    assert re.fullmatch(r"careerbot \d+\.\d+\.\d+", first)
    assert re.fullmatch(r"knowledge [0-9a-f]{8}, 9 careers", knowledge)
    for table in ("wages", "occupations"):
        head = (ROOT / "knowledge" / "official" / f"{table}.csv").read_text().splitlines()[0]
        source, release = re.match(r"# source: (.*?); release: (.*?);", head).groups()
        (line,) = [line for line in data if line.startswith(f"data {source} {release}")]
        assert re.search(r"read \d{4}-\d\d-\d\d$", line)


def test_knowledge_of_ones_own_shows_in_the_version(careerbot, tmp_path):
    ours = careerbot("--version").stdout
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "tools.yaml").write_text("[]\n")
    assert careerbot("--knowledge", tmp_path / "own", "--version").stdout != ours


# forms


def test_text_on_a_terminal_is_broken_between_words_at_its_width(on_terminal):
    printed = on_terminal(40, "ask", PAY)
    assert max(map(len, printed.splitlines())) <= 40
    assert "130,000" in printed
    words = " ".join(printed.split())
    assert words == " ".join(on_terminal(300, "ask", PAY).split())


def test_no_line_on_a_wide_terminal_is_over_100_columns(on_terminal):
    assert 80 < max(map(len, on_terminal(300, "ask", PAY).splitlines())) <= 100


def test_columns_in_the_environment_come_before_the_width_of_the_terminal(on_terminal):
    assert max(map(len, on_terminal(200, "ask", PAY, COLUMNS="30").splitlines())) <= 30


@pytest.mark.parametrize("arguments", [("ask", "--plain"), ("--plain", "ask")], ids=" ".join)
def test_plain_text_is_broken_nowhere(on_terminal, careerbot, arguments):
    assert on_terminal(40, *arguments, PAY) == careerbot("ask", PAY).stdout


@pytest.mark.parametrize(
    "question", [PAY, "rank the careers by pay", "compare nlp engineer and rl researcher"]
)
def test_text_can_be_read_aloud(careerbot, on_terminal, question):
    assert not DRAWN.search(careerbot("ask", question).stdout)
    assert not DRAWN.search(on_terminal(80, "ask", question))


def test_json_and_plain_exclude_each_other(careerbot):
    done = careerbot("ask", "--json", "--plain", PAY)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--plain" in done.stderr


@pytest.mark.parametrize("command", ["ask", "talk"])
def test_json_lines_come_one_a_question_and_blank_lines_are_none(careerbot, command):
    done = careerbot(command, "--json", "-", stdin=f"{PAY}\n\n   \nhello\n")
    asked = [json.loads(line)["question"] for line in done.stdout.splitlines()]
    assert asked == [PAY, "hello"]


# completion


def test_each_script_is_printed_and_names_the_program(careerbot):
    for shell in ("bash", "zsh", "fish"):
        done = careerbot("completion", shell)
        assert done.returncode == 0
        assert "_CAREERBOT_COMPLETE" in done.stdout


def test_an_unknown_shell_is_told_with_those_that_are_known(careerbot):
    done = careerbot("completion", "tcsh")
    assert (done.returncode, done.stdout) == (2, "")
    assert all(shell in done.stderr for shell in ("bash", "zsh", "fish"))


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [("doc", {"doctor"}), ("ask --js", {"--json"}), ("completion f", {"fish"})],
)
def test_bash_offers_commands_options_and_choices(shell, tmp_path, typed, offered):
    words = ["careerbot", *typed.split()]
    program = tmp_path / "careerbot"
    program.write_text('#!/bin/sh\nexec $bot "$@"\n')
    program.chmod(0o755)
    line = f"""
        PATH="$PWD:$PATH"
        eval "$(careerbot completion bash)"
        COMP_WORDS=({" ".join(words)}) COMP_CWORD={len(words) - 1}
        _careerbot_completion careerbot
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = shell(line)
    assert set(done.stdout.split()) == offered, done.stderr


# the manual page


def test_the_page_in_docs_is_the_one_that_is_printed(careerbot):
    printed = careerbot("manual").stdout
    kept = (ROOT / "docs" / "careerbot.1").read_text("utf-8")
    assert kept == printed, "write it anew: careerbot manual > docs/careerbot.1"


def test_the_page_has_every_command_and_option(careerbot):
    page = careerbot("manual").stdout.replace("\\-", "-")
    _, _, listed = careerbot("--help").stdout.partition("Commands:")
    for command in re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE):
        assert f"\\fBcareerbot {command} " in page
        for option in re.findall(r"--[a-z-]+", careerbot(command, "--help").stdout):
            assert option in page


@pytest.mark.skipif(not shutil.which("groff"), reason="needs groff")
def test_the_page_is_set_without_a_warning(shell):
    done = shell(f"groff -man -ww -Tutf8 {ROOT / 'docs' / 'careerbot.1'}")
    assert done.stderr == ""
    assert "interrupted" in done.stdout


# doctor


def rows(text):
    """Return the value of each row of the doctor's, by its name."""
    return dict(re.findall(r"^  (\w+) +(.*)$", text, re.MULTILINE))


def test_the_doctor_tells_what_a_pipe_is_and_that_the_cache_fits(careerbot, cache_home):
    done = careerbot("doctor")
    assert (done.returncode, done.stderr) == (0, "")
    found = rows(done.stdout)
    assert "no terminal" in found["input"]
    assert "no terminal" in found["output"]
    assert "none" in found["colours"]
    assert "O*NET" in found["data"]
    assert found["cache"].startswith("fits")
    assert f"{cache_home / 'careerbot'} (can be written)" in done.stdout


@pytest.mark.parametrize(
    ("variables", "colours"),
    [
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm"}, "8"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "16 million"),
        ({"TERM": "dumb"}, "none, as TERM is dumb"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "none, as NO_COLOR is set"),
    ],
    ids=str,
)
def test_the_doctor_tells_width_and_colours_of_a_terminal(on_terminal, variables, colours):
    found = rows(on_terminal(72, "doctor", **variables))
    assert found["input"] == "a terminal"
    assert "72 columns" in found["output"]
    assert found["colours"].startswith(colours)


def test_no_color_is_an_option_too(on_terminal):
    assert rows(on_terminal(72, "--no-color", "doctor"))["colours"].startswith("none")


def test_the_doctor_tells_a_folder_that_cannot_be_written(careerbot, tmp_path):
    (tmp_path / "file").touch()
    done = careerbot("doctor", XDG_CACHE_HOME=str(tmp_path / "file"))
    assert "cannot be written" in done.stdout
    assert rows(done.stdout)["cache"].startswith("not made yet")


def test_the_doctor_tells_of_data_that_are_missing_and_exits_3(careerbot, tmp_path):
    shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    done = careerbot("doctor", folder=tmp_path)
    assert done.returncode == 3
    assert str(tmp_path / "knowledge") in rows(done.stdout)["broken"]
