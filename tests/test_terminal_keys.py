"""Keys in a real pseudo-terminal: completion, history, pastes, the toolbar, a new size."""

import pytest
from terminals import CTRL_C, CTRL_R, ENTER, ESCAPE, RIGHT, TAB, UP, Terminal

PAY, TOOLS = "what does an MLOps engineer earn?", "and what tools do they use"
PASTED = "\x1b[200~{}\x1b[201~"


@pytest.fixture
def home(environment, tmp_path):
    (tmp_path / "home").mkdir()
    return environment


@pytest.fixture
def opened(home):
    """Start the chat in a terminal; it is closed in the end."""
    started = []

    def start(columns=80, rows=60):
        started.append(Terminal(home, columns, rows))
        return started[-1]

    yield start
    for terminal in started:
        terminal.close()


def test_tab_completes_a_career_a_side_of_it_and_a_place(opened):
    terminal = opened()
    terminal.say("hello")  # by now it has read what there is to complete
    terminal.type(f"what does a data sc{TAB}", "what does a data scientist")
    terminal.type(f" earn in tex{TAB}", "what does a data scientist earn in Texas")
    terminal.type(f" outl{TAB}", "what does a data scientist earn in Texas outlook")


def test_a_menu_shows_what_each_choice_means_and_leaves_enter_alone(opened):
    terminal = opened()
    terminal.type("/c")
    terminal.until(lambda: "two careers or more side by side" in terminal.text())
    assert "the nine careers" in terminal.text()
    terminal.type(f"areers{ENTER}")
    terminal.until(lambda: "RL researcher" in terminal.text() and terminal.prompt())


def test_a_question_is_never_disturbed_by_a_menu(opened):
    terminal = opened()
    terminal.say("hello")
    terminal.type("which tools does a data scientist", "which tools does a data scientist")
    assert "turns raw data into decisions" not in terminal.text()


def test_lines_typed_come_back_by_up_by_ctrl_r_and_as_a_grey_suggestion(opened):
    first = opened()
    first.say(PAY)
    first.type(UP, PAY)
    first.program.send(CTRL_C)
    assert first.leave() == 0
    second = opened()
    second.type(UP, PAY)
    second.program.send(CTRL_C)
    second.until(second.prompt)
    second.program.send(f"{CTRL_R}mlops")
    second.until(lambda: "mlops" in second.typed() and PAY in second.typed())
    second.program.send(CTRL_C)
    second.until(second.prompt)
    second.type("what d", PAY)
    second.type(f"{RIGHT}{ENTER}")
    second.until(lambda: "130,000" in second.text())


def test_three_pasted_lines_are_three_questions(opened):
    terminal = opened()
    terminal.until(terminal.prompt)
    terminal.program.send(PASTED.format(f"{PAY}\n{TOOLS}\nnlp pay"))
    terminal.until(lambda: "nlp pay" in terminal.typed())
    assert "130,000" not in terminal.text()
    terminal.program.send(ENTER)
    terminal.until(lambda: "150,000" in terminal.text() and terminal.prompt())
    said = terminal.text()
    assert said.index("130,000") < said.index("MLflow") < said.index("150,000")


def test_three_lines_typed_ahead_are_three_questions(opened):
    terminal = opened()
    terminal.program.send(f"{PAY}{ENTER}{TOOLS}{ENTER}nlp pay{ENTER}")
    terminal.until(lambda: "150,000" in terminal.text() and terminal.prompt())
    said = terminal.text()
    assert said.index("130,000") < said.index("MLflow") < said.index("150,000")


def test_the_toolbar_shows_the_topic_and_can_be_switched_off(opened):
    terminal = opened()
    terminal.until(terminal.prompt)
    assert terminal.toolbar() == ""
    terminal.say("what does an NLP engineer earn in texas")
    terminal.until(lambda: terminal.toolbar() == "NLP engineer · pay · Texas")
    terminal.say("/toolbar")
    assert terminal.toolbar() == ""
    terminal.say("/toolbar on")
    terminal.until(lambda: terminal.toolbar() == "NLP engineer · pay · Texas")


def test_answers_and_toolbar_take_the_width_that_the_window_has_now(opened):
    terminal = opened(100)
    wide = terminal.say("nlp vs quant")
    assert "doctorate not stated not stated" in wide
    terminal.resize(40, 60)
    terminal.until(lambda: terminal.toolbar() == "NLP engineer, quantitative ML analys...")
    narrow = terminal.say("/compare nlp, cv")
    assert "• doctorate: not stated" in narrow


def test_vi_keys(opened):
    terminal = opened()
    assert "vi" in terminal.say("/keys vi")
    terminal.type("xnlp pay", "xnlp pay")
    terminal.program.send(f"{ESCAPE}0x")
    terminal.until(lambda: terminal.typed() == "> nlp pay")
    terminal.program.send(ENTER)
    terminal.until(lambda: "150,000" in terminal.text() and terminal.prompt())


def test_a_long_list_is_shown_page_by_page_on_a_low_screen_only(opened):
    terminal = opened(80, 12)
    terminal.type(f"list all careers{ENTER}")
    terminal.until(lambda: "lines: Enter shows them" in terminal.text() and terminal.prompt())
    terminal.type(ENTER)
    terminal.until(lambda: "RL researcher" in terminal.text() and terminal.prompt())
    terminal.resize(80, 60)
    assert "more lines" not in terminal.say("/careers")
