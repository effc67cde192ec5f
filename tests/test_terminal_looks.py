"""How answers look on a screen: colours, signs, width, pages, and what the toolbar tells."""

import re
from io import StringIO
from os import terminal_size

import pytest
from rooms import ON_A_TERMINAL, room

from bot.model.turn import Line, Reply, State
from bot.terminal.charset import charset, fitted
from bot.terminal.chat import first_screen
from bot.terminal.looks import CHOICES, PALETTES, Looks
from bot.terminal.render import drawn
from bot.terminal.screen import WIDEST, Manner, Screen
from bot.terminal.session import answer_lines
from bot.terminal.toolbar import toolbar

LONG = Reply("answer", (Line("word " * 100, "the guide"), Line("word " * 100, kind="item")))
GROUNDS = {"both": ("#000000", "#ffffff"), "light": ("#ffffff",), "dark": ("#000000",)}
READABLE = {"both": 3.5, "light": 4.5, "dark": 4.5}
CODES = re.compile(r"\x1b\[[0-9;]*m")


def luminance(colour):
    """Return the relative luminance of #rrggbb as WCAG 2.2 defines it, from 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", PALETTES)
def test_every_colour_of_a_theme_can_be_read_on_its_grounds(theme):
    worst = min(contrast(c, ground) for c in PALETTES[theme] for ground in GROUNDS[theme])
    assert worst >= READABLE[theme]


@pytest.mark.parametrize("theme", [*PALETTES, "none"])
def test_a_theme_changes_colours_and_nothing_else(engine, theme, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    reply = engine.turn("nlp vs quant on pay", State()).reply
    plain = drawn(reply, 80, "utf-8", "none")
    coloured = drawn(reply, 80, "utf-8", theme)
    assert [CODES.sub("", line).rstrip() for line in coloured] == plain
    assert any(CODES.search(line) for line in coloured) == (theme != "none")


def test_every_theme_can_be_chosen():
    assert set(CHOICES["theme"]) == {*PALETTES, "none"}


@pytest.mark.parametrize("columns", [20, 40, 80, 100, 300])
def test_lines_end_where_the_terminal_ends_and_never_past_100(columns):
    out = StringIO()
    screen = Screen(out, ON_A_TERMINAL, lambda: terminal_size((columns, 1000)))
    screen.show(LONG, Looks())
    screen.say(["word " * 100])
    longest = max(map(len, out.getvalue().splitlines()))
    assert min(columns, WIDEST) - len("word ") < longest <= min(columns, WIDEST)


def test_on_a_pipe_lines_are_as_long_as_they_are():
    out = StringIO()
    Screen(out, Manner(), lambda: terminal_size((40, 10))).show(LONG, Looks())
    assert len(out.getvalue().splitlines()) == len(LONG.blocks)


def test_a_number_stands_before_all_lines_of_its_choice():
    reply = Reply("clarify", (Line("1. " + "word " * 20, kind="option"),))
    first, second, *_ = drawn(reply, 40, "utf-8", "none")
    assert first.startswith("1. word")
    assert second.startswith("   word")


@pytest.mark.parametrize(
    ("variables", "encoding"),
    [
        ({}, "utf-8"),
        ({"LANG": "en_US.UTF-8"}, "utf-8"),
        ({"LANG": "de_DE.utf8"}, "utf-8"),
        ({"LC_CTYPE": "C.UTF-8"}, "utf-8"),
        ({"LC_ALL": "C"}, "ascii"),
        ({"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "ascii"),
        ({"LC_ALL": "", "LANG": "POSIX"}, "ascii"),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "ascii"),
        ({"LANG": "de_DE.ISO-8859-1"}, "ascii"),
    ],
)
def test_the_locale_tells_which_signs_there_are(variables, encoding):
    assert charset(variables) == encoding


def test_signs_beyond_ascii_become_the_nearest_in_it():
    assert fitted("• résumé · “naïve” 100\u2013200 …", "ascii") == '- resume | "naive" 100-200 ...'
    assert fitted("• résumé", "utf-8") == "• résumé"
    assert fitted("数", "ascii") == "?"


def test_the_first_screen_is_the_widest_that_fits():
    text = "a wide one\nof two\n\nslim\none\n"
    assert first_screen(text, 80) == ["a wide one", "of two"]
    assert first_screen(text, 9) == ["slim", "one"]
    assert first_screen(text, 2) == ["slim", "one"]


def test_a_toolbar_too_long_says_that_it_is_cut():
    assert toolbar(["NLP engineer", "pay"], 80, "utf-8") == " NLP engineer · pay"
    assert toolbar(["NLP engineer", "pay"], 10, "ascii") == " NLP en..."


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        ([], ()),
        (["hello"], ()),
        (["nlp pay"], ("NLP engineer", "pay")),
        (["nlp pay in texas"], ("NLP engineer", "pay", "Texas")),
        (["nlp pay", "entry level?"], ("NLP engineer", "pay", "entry level")),
        (["nlp vs quant on pay"], ("NLP engineer, quantitative ML analyst", "pay")),
        (["nlp pay", "save that"], ("NLP engineer", "pay", "1 saved")),
        (["help me choose"], ("which one fits",)),
    ],
)
def test_the_toolbar_tells_careers_then_aspect_then_filters(engine, lines, held):
    state = State()
    for line in lines:
        state = engine.turn(line, state).state
    assert engine.held(state) == held


def test_the_toolbar_tells_each_condition_of_a_filter(engine):
    state = State()
    for line in ("which careers pay over 200k", "without a phd"):
        state = engine.turn(line, state).state
    shown = " ".join(engine.held(state))
    assert "200,000" in shown
    assert "doctorate" in shown.casefold()


def test_steering_characters_typed_are_shown_as_such(engine):
    held, out = room(engine, ON_A_TERMINAL)
    answer_lines(["/\x1b[31mred", "/theme \x1b[2J"], held)
    assert "\x1b" not in out.getvalue()
