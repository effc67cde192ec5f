"""Bars and tables on the screen, as whole text: widths, ASCII, colour, and the same in words."""

import io
import re

import pytest
from rich.console import Console

from bot.model.turn import Bar, Bars, Reply, State, Table, Verbatim
from bot.terminal.bars import ASCII, UNICODE, drawn, scale
from bot.terminal.plain import plain
from bot.terminal.render import show_reply

CHART = Bars(
    (
        Bar("Quants: $300,000 to several million dollars", 300_000, tag="the guide"),
        Bar("Researchers: $200,000 to well over $500,000", 200_000, 500_000, open_ended=True),
        Bar("Engineers: $180,000 to $400,000", 180_000, 400_000),
    ),
    600_000,
    100_000,
)
TABLE = Table(
    ("", "Quant", "ML engineer"),
    (
        ("does", "machine learning for financial markets and risk", "dependable products"),
        ("pay a year", "$300,000 to several million dollars", "$180,000 to $400,000"),
        ("doctorate", "not stated", ""),
    ),
    across=True,
)

BARS_40 = """\
Quants: $300,000 to several million
dollars (the guide)
                    █──────────────────▶
Researchers: $200,000 to well over
$500,000
              ████████████████████─────▶
Engineers: $180,000 to $400,000
             ███████████████
  ┴───────────┴────────────┴───────────┴
  $0          $200k        $400k   $600k
"""
BARS_80 = """\
Quants: $300,000 to several million dollars (the guide)
                                        █──────────────────────────────────────▶
Researchers: $200,000 to well over $500,000
                            ███████████████████████████████████████────────────▶
Engineers: $180,000 to $400,000
                         █████████████████████████████
  ┴────────────┴────────────┴───────────┴────────────┴────────────┴────────────┴
  $0           $100k        $200k       $300k        $400k        $500k    $600k
"""
BARS_120 = """\
Quants: $300,000 to several million dollars (the guide)
                                                            █──────────────────────────────────────────────────────────▶
Researchers: $200,000 to well over $500,000
                                         ████████████████████████████████████████████████████████████──────────────────▶
Engineers: $180,000 to $400,000
                                     ████████████████████████████████████████████
  ┴───────────────────┴──────────────────┴──────────────────┴───────────────────┴───────────────────┴──────────────────┴
  $0                  $100k              $200k              $300k               $400k               $500k          $600k
"""  # noqa: E501
TABLE_40 = """\
Quant
• does: machine learning for financial
  markets and risk
• pay a year: $300,000 to several
  million dollars
• doctorate: not stated
ML engineer
• does: dependable products
• pay a year: $180,000 to $400,000
"""
TABLE_80 = """\
            Quant                                           ML engineer
does        machine learning for financial markets and      dependable products
            risk
pay a year  $300,000 to several million dollars             $180,000 to $400,000
doctorate   not stated
"""
TABLE_120 = """\
            Quant                                            ML engineer
does        machine learning for financial markets and risk  dependable products
pay a year  $300,000 to several million dollars              $180,000 to $400,000
doctorate   not stated
"""
TO_ASCII = str.maketrans("█─▶┴•", "#->+-")


class Screen(io.StringIO):
    """A terminal's output in an encoding."""

    def __init__(self, encoding):
        super().__init__()
        self.written_in = encoding

    @property
    def encoding(self):
        return self.written_in


def shown(block, width, encoding="utf-8", *, colour=False):
    screen = Screen(encoding)
    system = "standard" if colour else None
    console = Console(
        file=screen, width=width, color_system=system, force_terminal=colour, highlight=False
    )
    show_reply(Reply("answer", (block,)), console)
    return screen.getvalue()


def trimmed(text):
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def bare(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


WHOLE = [
    (CHART, 40, BARS_40),
    (CHART, 80, BARS_80),
    (CHART, 120, BARS_120),
    (TABLE, 40, TABLE_40),
    (TABLE, 80, TABLE_80),
    (TABLE, 120, TABLE_120),
]
whole_text = pytest.mark.parametrize(("block", "width", "text"), WHOLE)


@whole_text
def test_the_whole_text_at_a_width(block, width, text):
    assert trimmed(shown(block, width)) == text


@whole_text
def test_the_same_in_ascii_where_there_is_no_unicode(block, width, text):
    got = shown(block, width, "ascii")
    assert got.isascii()
    assert trimmed(got) == text.translate(TO_ASCII)


@whole_text
def test_colour_adds_no_meaning(block, width, text):
    got = shown(block, width, colour=True)
    assert "\x1b[" in got
    assert trimmed(bare(got)) == text


@pytest.mark.parametrize("width", [20, 40, 80, 120])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_no_line_is_wider_than_the_screen(width, encoding):
    for block in (CHART, TABLE):
        assert max(map(len, shown(block, width, encoding).splitlines())) <= width


@pytest.mark.parametrize(
    ("low", "high", "opened", "bar"),
    [
        (0, 100, False, "##########"),
        (0, 0, False, "#"),
        (50, 100, False, "    ######"),
        (100, 100, False, "         #"),
        (50, None, True, "    #---->"),
        (20, 50, True, "  ###---->"),
        (100, None, True, "         >"),
    ],
)
def test_a_bar_reaches_from_its_low_to_its_high_end(low, high, opened, bar):
    assert drawn(Bar("", low, high, opened), 100, 10, ASCII) == bar


@pytest.mark.parametrize("width", range(10, 118))
def test_labels_of_the_scale_never_run_into_each_other(width):
    line, labels = scale(600_000, 100_000, width, UNICODE)
    assert len(line) == width
    assert len(labels) <= width
    assert set(labels.split()) <= {"$0", *(f"${n}00k" for n in range(1, 7))}


def test_the_same_is_told_in_words():
    assert plain(Reply("answer", (CHART, TABLE))) == (
        "- Quants: $300,000 to several million dollars (the guide)\n"
        "- Researchers: $200,000 to well over $500,000\n"
        "- Engineers: $180,000 to $400,000\n"
        "- Quant: does: machine learning for financial markets and risk; "
        "pay a year: $300,000 to several million dollars; doctorate: not stated.\n"
        "- ML engineer: does: dependable products; pay a year: $180,000 to $400,000."
    )


COMPARED = (
    "compare quant, rl researcher and data scientist on pay",
    "compare ml engineer and ai research scientist on pay",
    "compare quant, rl researcher, nlp engineer and mlops engineer on pay",
    "compare nlp and vision",
)


@pytest.mark.parametrize("question", COMPARED)
def test_plain_text_of_an_answer_says_all_that_its_bars_show(engine, question):
    reply = engine.turn(question, State()).reply
    text = plain(reply)
    for bar in (bar for block in reply.blocks if isinstance(block, Bars) for bar in block.rows):
        (line,) = [line for line in text.splitlines() if line.startswith(f"- {bar.text}")]
        assert f"${bar.low:,}" in line
        assert bar.high is None or f"{bar.high:,}" in line
        assert bar.high is not None or "several million" in line or "no stated end" in line
        assert not bar.open_ended or "well over" in line or "to several" in line


@pytest.mark.parametrize("question", COMPARED)
def test_plain_text_is_made_of_lines_that_can_be_read_aloud(engine, question):
    text = plain(engine.turn(question, State()).reply)
    assert not set(text) & set("█─▶┴|")
    assert all(line.endswith((".", ":", ")")) for line in text.splitlines())


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize("colour", [False, True])
def test_the_bars_of_a_real_answer_stand_where_its_figures_are(engine, width, encoding, colour):
    blocks = engine.turn(COMPARED[0], State()).reply.blocks
    for chart in (block for block in blocks if isinstance(block, Bars)):
        lines = trimmed(bare(shown(chart, width, encoding, colour=colour))).splitlines()
        marks = ASCII if encoding == "ascii" else UNICODE
        drawn_lines = [
            line for line in lines if set(line.strip()) <= {marks.full, marks.open, marks.arrow}
        ]
        assert len(drawn_lines) == len(chart.rows)
        for bar, line in zip(chart.rows, drawn_lines, strict=True):
            at = 2 + round(bar.low * (width - 3) / chart.top)
            assert line.index(marks.full) == at
            assert line.endswith(marks.arrow) == (bar.open_ended or bar.high is None)


def test_a_table_of_rows_has_a_record_for_each_row():
    rows = Table(("career", "level", "pay"), (("Quant", "experienced", "$300,000"),))
    assert trimmed(shown(rows, 40)) == "Quant\n• level: experienced\n• pay: $300,000\n"


def test_an_exported_text_is_never_wrapped():
    text = f"| {'x' * 100} |"
    assert shown(Verbatim(text, "markdown"), 40) == f"{text}\n"
