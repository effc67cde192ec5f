"""The program in a real pseudo-terminal, its screen read as a person would see it."""

import re
import shutil
import time

import pexpect
import pyte
import pytest
from support import CAREERBOT, CAREERS

COLUMNS, ROWS = 140, 120
SECONDS = 30
CTRL_C, CTRL_D = "\x03", "\x04"
PAY, TOOLS, MISSPELT, LIST, NURSE = (
    "what does an MLOps engineer earn?",
    "and what tools do they use",
    "how much do machne lerning enginers make at entry level",
    "list all careers",
    "what does a nurse earn",
)


class Terminal:
    """A program in a pseudo-terminal, and the screen that it draws on."""

    def __init__(self, environment):
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        self.program = pexpect.spawn(
            CAREERBOT[0],
            list(CAREERBOT[1:]),
            env=environment,
            cwd=environment["HOME"],
            dimensions=(ROWS, COLUMNS),
            timeout=SECONDS,
        )
        self.screen.write_process_input = self.program.send

    def until(self, reached):
        """Draw until `reached()` is true; fail with the screen if it never is."""
        end = time.monotonic() + SECONDS
        while not reached():
            assert time.monotonic() < end, self.seen()
            try:
                self.stream.feed(self.program.read_nonblocking(65536, timeout=0.1))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                assert reached(), self.seen()

    def seen(self):
        """Return the screen with lines that were wrapped joined again."""
        lines = (row + ("" if row[-1] != " " else "\n") for row in self.screen.display)
        return "\n".join(line.rstrip() for line in "".join(lines).splitlines()).strip()

    def prompt(self):
        return self.seen().endswith("\n>") or self.seen() == ">"

    def say(self, line):
        """Type a line and return what stands below it when the prompt is back."""
        self.until(self.prompt)
        self.program.send(f"{line}\r")
        self.until(lambda: f"> {line}\n" in self.seen() and self.prompt())
        return self.seen().rpartition(f"> {line}\n")[2]

    def leave(self, key=CTRL_D):
        """Press a key at the prompt and return the exit code."""
        self.until(self.prompt)
        self.program.send(key)
        self.program.expect(pexpect.EOF)
        self.program.close()
        return self.program.exitstatus


@pytest.fixture
def home(environment, cache_home, tmp_path):
    """Return the environment with home, cache and state below tmp_path, the library compiled."""
    (tmp_path / "home").mkdir()
    shutil.copytree(cache_home, tmp_path / "cache")
    return environment | {"XDG_CACHE_HOME": str(tmp_path / "cache")}


@pytest.fixture
def terminal(home):
    opened = Terminal(home)
    yield opened
    opened.program.close(force=True)


def test_five_questions_are_answered_right_on_the_screen(terminal):
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


def test_the_welcome_says_what_works_and_how_to_leave(terminal):
    terminal.until(terminal.prompt)
    assert "/help" in terminal.seen()
    assert "Ctrl-D" in terminal.seen()


def test_ctrl_c_clears_what_was_typed_and_the_chat_goes_on(terminal):
    terminal.until(terminal.prompt)
    terminal.program.send("what does a nur")
    terminal.until(lambda: terminal.seen().endswith("what does a nur"))
    terminal.program.send(CTRL_C)
    assert "130,000" in terminal.say(PAY)
    assert terminal.leave() == 0


def test_tab_completes_a_command(terminal):
    terminal.until(terminal.prompt)
    terminal.program.send("/car\t")
    terminal.until(lambda: terminal.seen().endswith("> /careers"))
    terminal.program.send("\r")
    terminal.until(lambda: "NLP engineer" in terminal.seen() and terminal.prompt())


def test_quit_leaves_with_0(terminal):
    terminal.until(terminal.prompt)
    assert terminal.leave("quit\r") == 0


def test_the_next_start_remembers_what_was_typed(home):
    first = Terminal(home)
    first.say(PAY)
    assert first.leave() == 0
    second = Terminal(home)
    second.until(second.prompt)
    second.program.send("\x1b[A")
    second.until(lambda: second.seen().endswith(f"> {PAY}"))
    second.program.close(force=True)


def test_everything_kept_lies_below_cache_and_state(terminal, tmp_path):
    terminal.say(PAY)
    assert terminal.leave() == 0
    assert list((tmp_path / "home").iterdir()) == []
    assert (tmp_path / "state" / "careerbot" / "history").is_file()


def test_a_dumb_terminal_works(home):
    dumb = Terminal(home | {"TERM": "dumb"})
    dumb.until(dumb.prompt)
    dumb.program.send(f"{PAY}\r")
    dumb.until(lambda: "130,000" in dumb.seen() and dumb.prompt())
    assert dumb.leave() == 0


def test_piped_input_is_answered_as_one_conversation_without_prompt(careerbot):
    done = careerbot(stdin=f"{PAY}\n{TOOLS}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "130,000" in done.stdout
    assert "MLflow" in done.stdout
    assert "\x1b" not in done.stdout
    assert not done.stdout.startswith(">")


def test_empty_piped_input_exits_0(careerbot):
    done = careerbot(stdin="")
    assert (done.returncode, done.stderr) == (0, "")
