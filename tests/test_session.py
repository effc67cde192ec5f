"""The chat, driven through prompt_toolkit's own pipe input."""

from io import StringIO

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console
from support import CAREERS, ESCAPE

from bot.terminal.commands import COMMANDS
from bot.terminal.completion import careerbot_completer
from bot.terminal.session import answer_lines, history, make_session, talk

WIDE = 2000  # so wide that no line is wrapped
ENTER, CTRL_C, CTRL_D = "\r", "\x03", "\x04"


@pytest.fixture
def console():
    return Console(file=StringIO(), width=WIDE, highlight=False)


@pytest.fixture
def chat(engine, console):
    """Type keys into a chat and return what it showed; the input is closed after the keys."""
    welcome = "\n".join(engine.intents.messages["welcome"])

    def typed(keys, past=None):
        with create_pipe_input() as keyboard:
            keyboard.send_text(keys)
            keyboard.close()
            session = make_session(engine, past or InMemoryHistory(), keyboard, DummyOutput())
            talk(engine, session, console)
        shown = "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())
        assert shown.startswith(welcome)
        return shown.removeprefix(welcome).strip()

    return typed


def test_a_question_is_answered(chat):
    shown = chat(f"what does an MLOps engineer earn?{ENTER}{CTRL_D}")
    assert "130,000" in shown
    assert "220,000" in shown


def test_a_follow_up_takes_the_career_from_the_last_turn(chat):
    shown = chat(f"what does an MLOps engineer earn?{ENTER}and what tools do they use{ENTER}")
    assert "MLflow" in shown


def test_ctrl_c_clears_the_line_and_the_chat_goes_on(chat):
    shown = chat(f"what does a nurse earn{CTRL_C}what does an MLOps engineer earn{ENTER}{CTRL_D}")
    assert "130,000" in shown
    assert "nurse" not in shown


def test_ctrl_d_leaves(chat):
    assert chat(f"{CTRL_D}list all careers{ENTER}") == ""


def test_a_closed_input_leaves(chat):
    assert chat("") == ""


@pytest.mark.parametrize("word", ["quit", "exit", "bye", "/quit", "Quit", " quit "])
def test_a_word_of_leaving_leaves(chat, word):
    shown = chat(f"{word}{ENTER}what does an MLOps engineer earn{ENTER}{CTRL_D}")
    assert "130,000" not in shown


@pytest.mark.parametrize(
    "line",
    [
        "i want to quit my job",
        "should i quit my job to become a data scientist",
        "how do i leave academia for machine learning",
        "what are exit opportunities for a quant",
    ],
)
def test_a_question_that_holds_a_word_of_leaving_does_not_leave(chat, line):
    shown = chat(f"{line}{ENTER}what does an MLOps engineer earn{ENTER}{CTRL_D}")
    assert "130,000" in shown


@pytest.mark.parametrize("typed", ["/help", "/HELP", "  /help  "])
def test_help_prints_every_command_with_what_it_does(chat, typed):
    shown = chat(f"{typed}{ENTER}{CTRL_D}")
    assert all(command.name in shown for command in COMMANDS)
    assert all(command.about in shown for command in COMMANDS)


def test_careers_prints_the_nine(chat):
    shown = chat(f"/careers{ENTER}{CTRL_D}").casefold()
    assert all(career.name.casefold() in shown for career in CAREERS.values())


def test_reset_forgets_the_career(chat):
    lines = ["what does an MLOps engineer earn", "/reset", "and what tools do they use"]
    assert "MLflow" not in chat("".join(f"{line}{ENTER}" for line in lines))


@pytest.mark.parametrize(
    ("typed", "meant"), [("/hlep", "/help"), ("/carers", "/careers"), ("/quti", "/quit")]
)
def test_an_unknown_command_is_asked_back(chat, typed, meant):
    assert f"did you mean {meant}?" in chat(f"{typed}{ENTER}{CTRL_D}")


def test_a_command_like_no_other_points_to_help(chat):
    assert "/help" in chat(f"/zzzzzzzz{ENTER}{CTRL_D}")


def test_a_lone_slash_ends_nothing(chat):
    assert "130,000" in chat(f"/{ENTER}what does an MLOps engineer earn{ENTER}{CTRL_D}")


def test_an_empty_line_shows_nothing(chat):
    assert chat(f"{ENTER}   {ENTER}{CTRL_D}") == ""


@pytest.mark.parametrize("line", ["?", "...", "💰", "1", "-"])
def test_a_line_without_words_ends_nothing(chat, line):
    shown = chat(f"{line}{ENTER}what does an MLOps engineer earn{ENTER}{CTRL_D}")
    assert "130,000" in shown


def test_a_number_picks_an_option(chat):
    shown = chat(f"what does a research scientist earn{ENTER}1{ENTER}{CTRL_D}")
    assert "200,000" in shown


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("mlop", "MLOps engineer"), ("what does a data sci", "data scientist"), ("/he", "/help")],
)
def test_careers_and_commands_are_offered_to_complete_a_word(engine, typed, offered):
    completer = careerbot_completer(engine.knowledge, COMMANDS)
    found = completer.get_completions(Document(typed), CompleteEvent(completion_requested=True))
    assert offered in [completion.text for completion in found]


def test_nothing_shown_holds_an_escape_byte(chat):
    assert ESCAPE not in chat(f"what does an MLOps engineer earn{ENTER}/help{ENTER}{CTRL_D}")


def test_what_was_typed_is_written_to_the_history_file(chat, tmp_path):
    file = tmp_path / "state" / "careerbot" / "history"
    chat(f"what does an MLOps engineer earn{ENTER}/help{ENTER}{CTRL_D}", history(file))
    lines = file.read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("+")] == [
        "+what does an MLOps engineer earn",
        "+/help",
    ]


def test_only_the_owner_can_read_the_history_file(tmp_path):
    file = tmp_path / "history"
    history(file)
    assert file.stat().st_mode & 0o077 == 0


def test_a_history_file_that_cannot_be_written_is_done_without(chat, tmp_path):
    (tmp_path / "file").write_text("in the way")
    past = history(tmp_path / "file" / "history")
    assert "130,000" in chat(f"what does an MLOps engineer earn{ENTER}{CTRL_D}", past)


def test_lines_without_a_terminal_are_one_conversation_until_quit(engine, console):
    lines = ["what does an MLOps engineer earn\n", "\n", "and what tools do they use\n", "quit\n"]
    answer_lines(engine, [*lines, "what does a data scientist earn\n"], console)
    said = console.file.getvalue()
    assert "130,000" in said
    assert "MLflow" in said
    assert "120,000" not in said


def test_forget_clears_the_history_file_and_what_comes_after_is_kept(chat, tmp_path):
    file = tmp_path / "history"
    chat(f"nlp pay{ENTER}forget{ENTER}quant pay{ENTER}{CTRL_D}", history(file))
    kept = file.read_text("utf-8")
    assert "nlp pay" not in kept
    assert "quant pay" in kept


def test_without_a_history_file_nothing_is_kept(chat, tmp_path):
    chat(f"nlp pay{ENTER}{CTRL_D}", history(None))
    assert list(tmp_path.iterdir()) == []
