"""Whatever is typed or piped in, an answer comes, in proportion, and nothing steers a terminal."""

import json
import re
import sys

import pytest
from invariants import hold_talk
from support import ESCAPE

from bot.model.turn import State
from bot.model.visible import STEERING, visible, well_formed
from bot.understanding.tokens import LONGEST, LONGEST_WORD, readable

PAY = "nlp engineer pay"
HOSTILE = {
    "empty": "",
    "blank": " \t\u00a0\u3000",
    "punctuation": "?!.,;:()[]{}<>|\\/'\"`~@#%^&*_+=-",
    "emoji": "\U0001f4b0\U0001f469\u200d\U0001f4bb\U0001f1e9\U0001f1ea\u2764\ufe0f",
    "right to left": "\u0643\u0645 \u064a\u0643\u0633\u0628 \u05de\u05d4\u05e0\u05d3\u05e1",
    "turned around": f"\u202e{PAY}\u202c \u2067x\u2069",
    "combining marks": "a" + "\u0301" * 100_000,
    "a mark on each letter": "".join(f"{letter}\u0336" for letter in PAY),
    "control characters": "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)])) + PAY,
    "escape sequences": f"{ESCAPE}[2J{ESCAPE}[31m{PAY}{ESCAPE}]0;title\x07{ESCAPE}P+q{ESCAPE}\\",
    "sequences of one byte": f"\x9b31m{PAY}\x9d0;title\x9c",
    "an open sequence": f"{ESCAPE}]0;{PAY}",
    "NUL": f"\x00{PAY}\x00",
    "lone surrogates": f"\ud800{PAY}\udfff \udcff",
    "no characters": f"{PAY}\ufffe\uffff\U0010ffff",
    "a million letters": "a" * 1_000_000,
    "a hundred thousand words": "word " * 100_000,
    "ten million digits": "9" * 10_000_000,
    "dollars without end": "can i earn $" + "9" * 3_900,
    "digits that unfold": "\u32bf" * LONGEST,
    "letters that unfold": "\ufdfa" * LONGEST,
    "other digits": "i am \u1369 years old, \u0661\u0662\u0663k, \u00b2, \u2168",
    "nested templates": "(" * 2_000 + "a|b)\u2026{career}",
    "formats": "{career} {0.__class__} {plural!r:>99999999} %s %n ${x} $(reboot)",
    "markup": "[bold red]x[/bold red] [link=file:///]y[/link] <b>&amp;</b>",
    "quotes": "'\"\u2019\u00b4" * 900,
    "lines": f"{PAY}\r\n" * 300,
    "carriage returns": f"{PAY}\rdata scientist pay",
    "separators of lines": f"{PAY}\u2028\u2029\x85\x0b\x0c\x1c",
    "clauses": f"{PAY}, and " * 300,
    "titles": "what does a zorgler earn and a quibbler and " * 90,
    "references": "the second of both of them " * 150,
    "conditions": "not python or java, over 200k without phd, " * 90,
}
every_hostile = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
READ_AS_ITS_WORDS = ("turned around", "a mark on each letter", "control characters", "NUL")
SAME = (*READ_AS_ITS_WORDS, "escape sequences", "sequences of one byte", "lone surrogates")


@every_hostile
def test_whatever_is_typed_gets_an_answer_that_keeps_the_rules(engine, text):
    ((_, reply, failures),) = hold_talk(engine, [text])
    assert failures == []
    assert len(reply["text"]) < 2_000


@every_hostile
def test_whatever_is_typed_within_a_talk_ends_nothing(engine, text):
    lines = ["help me choose", text, "stop", "what does an mlops engineer earn", text, "why?"]
    assert [failures for *_, failures in hold_talk(engine, lines)] == [[]] * len(lines)


@pytest.mark.parametrize("kind", SAME)
def test_what_is_not_to_be_seen_is_not_read(ask, kind):
    assert ask(HOSTILE[kind])["text"] == ask(PAY)["text"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (f"n{ESCAPE}[1ml{ESCAPE}[0mp", "nlp"),
        ("nlp\rpay", "nlp pay"),
        ("nlp\x0bpay\x85now", "nlp pay now"),
        ("na\u00efve \u2019s", "naive 's"),
        ("n\x00l\x00p\x00", "nlp"),  # as UTF-16 looks from outside
        ("nl\u00adp \u200bpay", "nlp pay"),
        ("a Ph.D. in X", "a PhD in X"),
    ],
)
def test_a_line_is_read_as_a_person_would_read_it(text, read):
    assert readable(text) == read


def test_words_of_ones_own_come_back_as_typed_behind_whatever_stands_before(ask):
    odd = "\u2764\ufe0f \u00ad a Ph.D., \U0001f469\u200d\U0001f4bb: "
    assert "mathematics" in ask(f"{odd}what would suit me, i love Mathematics")["text"].lower()


@pytest.mark.parametrize(
    "text",
    [
        "what does a d\u0430ta scientist e\u0430rn",  # Cyrillic letters within Latin words
        "what does a data sci\u0435ntist earn",
        "what does a data scientist \u0435arn",
    ],
)
def test_a_look_alike_letter_is_repaired_as_a_typing_error(ask, text):
    got = ask(text)
    assert (got["outcome"], got["careers"]) == ("answer", ["data-scientist"])


def test_a_line_wholly_in_look_alike_letters_is_declined(ask):
    text = "\u043d\u043e\u0440\u0435 \u0441\u0430\u0440\u0435 \u0440\u0430\u0443"
    assert ask(text)["outcome"] == "out-of-scope"


@pytest.mark.parametrize("more", [1, 1_000_000])
def test_beyond_the_limit_a_line_says_how_much_was_read(ask, more):
    whole = PAY.ljust(LONGEST)
    assert "characters of that line were read" not in ask(whole)["text"]
    cut = ask(whole + "x" * more)
    assert cut["text"].endswith(f"Only the first {LONGEST:,} characters of that line were read.")
    assert cut["figures"] == ask(PAY)["figures"]
    assert cut["question"] == whole + "x" * more


def test_what_stands_beyond_the_limit_is_not_read(ask):
    assert "quant-ml-analyst" not in ask(PAY + " " * LONGEST + "and quant pay")["careers"]


def test_a_word_without_end_is_not_echoed_without_end(ask):
    assert len(ask("what does a " + "z" * 3_000 + "er earn")["text"]) < 300 + LONGEST_WORD


def test_what_a_talk_keeps_of_long_lines_is_short(engine):
    state = State()
    for _ in range(3):
        state = engine.turn("nlp pay " + "x" * 1_000_000, state).state
    assert sum(map(len, state.asked)) < 1_000


def test_a_number_that_nobody_earns_is_no_amount(engine):
    turn = engine.turn("can i earn $" + "9" * 400 + " as an nlp engineer", State())
    assert turn.requests[0].money == ()


class Steps:
    """Counts the lines of Python that run while it is entered."""

    def __init__(self):
        self.count = 0

    def __call__(self, *_):
        self.count += 1
        return self

    def __enter__(self):
        self.before = sys.gettrace()
        sys.settrace(self)
        return self

    def __exit__(self, *error):
        sys.settrace(self.before)


REPEATED = (
    *("word ", "nlp pay, and ", "nlp or ", "nlp pay\n", "engineer ", "salary of a ", "i am a "),
    *("not python, ", "python or java or ", "in texas ", "100k 5 years ", "zorgler ", "? ", "a"),
    *("a.b. ", "like maths hate ", "1 ", "9", "a'", "over 200k without phd ", "the second "),
    *("two hundred thousand ", "compare nlp with quant ", "e\u0301", "phd or masters ", "and "),
    *("i'm Anna, 34, from spain and ", "machne lerning enginer ", "datascientistpay ", "\x9d"),
)


@pytest.mark.parametrize("unit", REPEATED)
def test_work_grows_in_proportion_to_the_line(engine, unit):
    """Twice the line is twice the work; 4 times would be the square."""
    texts = [(unit * LONGEST)[:size] for size in (LONGEST // 2, LONGEST)]
    counts = []
    for text in texts:
        engine.turn(text, State())  # what is kept for later is made
        with Steps() as steps:
            engine.turn(text, State())
        counts.append(steps.count)
    assert counts[1] < 3 * counts[0]
    assert counts[1] < 5_000_000


def test_an_endless_line_is_no_more_work_than_the_longest_that_is_read(engine):
    counts = []
    for size in (LONGEST, 100 * LONGEST):
        with Steps() as steps:
            engine.turn(("nlp pay " * size)[:size], State())
        counts.append(steps.count)
    assert counts[1] < 1.2 * counts[0]


@pytest.mark.parametrize("odd", ["\x00", ESCAPE, "\x7f", "\x9b", "\u202e", "\u2028", "\ud800"])
def test_what_steers_a_terminal_is_shown_as_its_escape(odd):
    assert visible(f"a{odd}b") == f"a\\u{ord(odd):04x}b"


def test_what_is_no_character_becomes_the_sign_for_it():
    assert well_formed("a\udcff\ud83d\ude00\ud800") == "a\ufffd\U0001f600\ufffd"


def test_a_line_of_json_holds_nothing_that_steers_and_reads_back_as_typed(careerbot):
    typed = [text for kind, text in HOSTILE.items() if kind in SAME and "surrogate" not in kind]
    lines = [text.replace("\n", " ").replace("\r", " ") for text in typed]
    done = careerbot("ask", "--json", "-", stdin="\n".join(lines))
    assert STEERING.search(done.stdout) is None
    assert [json.loads(line)["question"] for line in done.stdout.split("\n")[:-1]] == lines


def test_a_question_of_bytes_that_are_no_text_is_answered(careerbot):
    done = careerbot("ask", "--json", b"nlp pay \xff\xfe".decode(errors="surrogateescape"))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["question"] == "nlp pay \ufffd\ufffd"


COMMANDS = (
    f"/{ESCAPE}[31mfoo",
    f"/export {ESCAPE}[31m",
    f"/export {ESCAPE}[31m.md",
    "save nlp",
    f"/export /nowhere{ESCAPE}[31m/x.md",
    "/export ~nobody-of-that-name/x.md",
    "/export \x00.md",
    "/export",
    f"what does a {ESCAPE}[31mwizard\x9b0m earn",
    "show my shortlist",
    "export my shortlist as json",
)


def test_the_chat_shows_nothing_that_steers_a_terminal(careerbot):
    done = careerbot(stdin="\n".join(COMMANDS))
    assert (done.returncode, done.stderr) == (0, "")
    assert STEERING.search(done.stdout) is None
    assert "\\u001b[31mfoo" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (f"{ESCAPE}[31mfoo",),
        ("ask", f"--{ESCAPE}[31mfoo", "x"),
        ("eval", f"{ESCAPE}[31mfoo"),
        ("talk", "--check", f"{ESCAPE}[31mfoo"),
        ("--knowledge", f"{ESCAPE}[31mfoo", "ask", "x"),
    ],
    ids=lambda arguments: arguments[0].strip(ESCAPE),
)
def test_a_mistake_in_the_arguments_is_told_without_steering_the_terminal(careerbot, arguments):
    done = careerbot(*arguments)
    assert done.returncode
    assert STEERING.search(done.stderr) is None
    assert "Traceback" not in done.stderr
    assert "foo" in done.stderr


def test_a_folder_with_an_odd_name_is_told_without_steering_the_terminal(careerbot, tmp_path):
    folder = tmp_path / f"{ESCAPE}[31m\udcff"
    folder.mkdir()
    (folder / "field.yaml").write_text("a: [", "utf-8")
    done = careerbot("--knowledge", folder, "ask", "hello")
    assert done.returncode == 3
    assert "\\u001b[31m\\udcff/field.yaml:2:1: " in done.stderr
    assert STEERING.search(done.stderr) is None


def test_every_kind_of_hostile_line_is_answered_by_the_program(careerbot):
    lines = [re.sub(r"[\r\n]", " ", text[:20_000]) for text in HOSTILE.values()]
    done = careerbot("talk", "--json", "-", stdin="\n".join(lines).encode(errors="replace"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == sum(1 for line in lines if line.strip())
