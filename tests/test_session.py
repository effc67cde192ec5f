"""The chat, driven through prompt_toolkit's own pipe input."""

import pytest
from rooms import CTRL_C, CTRL_D, ENTER, ON_A_TERMINAL, room, typed
from support import CAREERS, ESCAPE

from bot.terminal.awaiting import Awaited
from bot.terminal.commands import COMMANDS
from bot.terminal.history import history
from bot.terminal.session import answer_lines

PASTED = "\x1b[200~{}\x1b[201~"


@pytest.fixture
def chat(engine):
    """Type keys into a chat and return what it showed; the input is closed after the keys."""
    return lambda keys, past=None: typed(keys, engine, past)


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


@pytest.mark.parametrize("line", ["/help", "/HELP", "  /help  "])
def test_help_prints_every_command_with_what_it_does(chat, line):
    shown = chat(f"{line}{ENTER}{CTRL_D}")
    assert all(command.name in shown for command in COMMANDS)
    assert all(command.about in shown for command in COMMANDS)


def test_careers_prints_the_nine(chat):
    shown = chat(f"/careers{ENTER}{CTRL_D}").casefold()
    assert all(career.name.casefold() in shown for career in CAREERS.values())


def test_reset_forgets_the_career(chat):
    lines = ["what does an MLOps engineer earn", "/reset", "and what tools do they use"]
    assert "MLflow" not in chat("".join(f"{line}{ENTER}" for line in lines))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("/hlep", "/help?"),
        ("/carers", "/careers?"),
        ("/quti", "/quit?"),
        ("/s", "/source or /shortlist?"),
        ("/car", "/careers or /card?"),
    ],
)
def test_an_unknown_command_is_asked_back(chat, line, meant):
    assert f"did you mean {meant}" in chat(f"{line}{ENTER}{CTRL_D}")


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


def test_lines_without_a_terminal_are_one_conversation_until_quit(engine):
    lines = ["what does an MLOps engineer earn\n", "\n", "and what tools do they use\n", "quit\n"]
    held, out = room(engine)
    answer_lines([*lines, "what does a data scientist earn\n"], held)
    said = out.getvalue()
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


def test_ctrl_c_twice_in_a_row_leaves(chat):
    shown = chat(f"{CTRL_C}{CTRL_C}what does an MLOps engineer earn{ENTER}{CTRL_D}")
    assert "leaves" in shown
    assert "130,000" not in shown


def test_ctrl_c_on_two_lines_begun_clears_both_and_leaves_nothing(chat):
    shown = chat(f"{CTRL_C}abc{CTRL_C}what does an MLOps engineer earn{ENTER}{CTRL_D}")
    assert "130,000" in shown


def test_an_answer_between_parts_two_ctrl_c(chat):
    shown = chat(f"{CTRL_C}nlp pay{ENTER}{CTRL_C}what does an MLOps engineer earn{ENTER}{CTRL_D}")
    assert "130,000" in shown


def test_pasted_lines_are_answered_in_order_each_under_its_question(chat):
    shown = chat(PASTED.format("nlp pay\r\nquant pay\nvision scientist pay") + ENTER)
    parts = shown.split("> ")
    assert [part.splitlines()[0] for part in parts[1:]] == [
        "nlp pay",
        "quant pay",
        "vision scientist pay",
    ]
    assert "150,000" in parts[1]
    assert "300,000 to several million" in parts[2]
    assert "140,000" in parts[3]


def test_a_line_break_at_the_end_of_what_is_pasted_is_enter(chat):
    assert "150,000" in chat(PASTED.format("nlp pay\n"))


def test_a_paste_can_be_mended_before_enter(chat):
    shown = chat(PASTED.format("nlp pay") + "\x01quant \x0b" + "quant pay" + ENTER)
    assert "several million" in shown


def test_quit_among_pasted_lines_ends_there(chat):
    assert "150,000" not in chat(PASTED.format("quit\nnlp pay\n"))


def test_a_long_answer_stops_at_the_end_of_the_screen_and_enter_shows_the_rest(engine):
    keys = f"list all careers{ENTER}"
    first = typed(keys, engine, manner=ON_A_TERMINAL, rows=10)
    both = typed(keys + ENTER + ENTER, engine, manner=ON_A_TERMINAL, rows=10)
    whole = typed(keys, engine, manner=ON_A_TERMINAL)
    assert "more lines: Enter" in first
    assert "RL researcher" not in first
    shown = [line for line in both.splitlines() if line and "more lines: Enter" not in line]
    assert shown == [line for line in whole.splitlines() if line]


def test_a_question_in_place_of_enter_is_answered(engine):
    keys = f"list all careers{ENTER}nlp pay{ENTER}{ENTER}"
    shown = typed(keys, engine, manner=ON_A_TERMINAL, rows=10)
    assert "150,000" in shown
    assert "RL researcher" not in shown


def test_what_fits_the_screen_is_not_cut(engine):
    shown = typed(f"list all careers{ENTER}", engine, manner=ON_A_TERMINAL, rows=24)
    assert "more lines" not in shown


def test_broken_data_end_the_chat_with_what_is_wrong():
    def broken():
        raise ValueError("knowledge/tools.yaml:3:1: expected a name")

    with pytest.raises(ValueError, match="expected a name"):
        typed(f"nlp pay{ENTER}", Awaited(broken))


COMMANDS_AND_ANSWERS = [
    ("/careers", "RL researcher: "),
    ("/card nlp", "NLP engineer: Builds systems"),
    ("/compare nlp, quant", "several million"),
    ("/compare nlp quant", "several million"),
    ("/why", "no answer yet"),
    ("/source", "Nothing was answered yet"),
    ("/gaps", "Stated nowhere"),
    ("/gaps nlp", "Not stated of NLP engineers"),
    ("/shortlist", "Your list is empty"),
    ("/card", "/card NLP engineer"),
    ("/compare", "/compare NLP engineer, data scientist"),
    ("/theme", "light background"),
    ("/theme blue", "both, light, dark, none"),
    ("/keys VI", "Escape"),
    ("/toolbar", "off"),
]


@pytest.mark.parametrize(("line", "said"), COMMANDS_AND_ANSWERS)
def test_a_command_answers_in_a_talk_that_has_just_begun(chat, line, said):
    assert said in chat(f"{line}{ENTER}{CTRL_D}")


@pytest.mark.parametrize(
    ("before", "line", "said"),
    [
        ("nlp pay", "/card", "NLP engineer: Builds systems"),
        ("nlp vs quant on pay", "/compare", "machine learning for financial markets"),
        ("save nlp and quant", "/compare", "machine learning for financial markets"),
        ("nlp pay", "/source", "Sources of the last answer"),
        ("nlp pay", "/why", "pay"),
    ],
)
def test_a_command_without_a_name_takes_what_the_talk_is_on(chat, before, line, said):
    assert said in chat(f"{before}{ENTER}{line}{ENTER}{CTRL_D}").partition("\n\n")[2]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_every_command_ends_without_a_fault_whatever_stands_behind_it(chat, command):
    rest = "" if command.name == "/export" else " {x} \x1b[31m %s"
    assert ESCAPE not in chat(f"nlp pay{ENTER}{command.name}{rest}{ENTER}quant pay{ENTER}{CTRL_D}")


def test_reset_keeps_the_looks(engine):
    held, out = room(engine)
    answer_lines(["/toolbar off", "nlp pay", "/reset", "/toolbar"], held)
    assert "toolbar: on" in out.getvalue().splitlines()[-2]
