"""What is fuzzed: each target takes bytes, and fails where a rule of the program is broken."""

import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from invariants import hold_talk  # noqa: E402 - found by the line above
from support import parse_once  # noqa: E402 - as above

from bot.engine import Engine, load_library  # noqa: E402
from bot.errors import DataError, InputError, Problem  # noqa: E402
from bot.library.check import vital_problems  # noqa: E402
from bot.library.decoding import decode  # noqa: E402
from bot.library.documents import read_document  # noqa: E402
from bot.library.kinds import kind_of  # noqa: E402
from bot.library.layers import read_layers  # noqa: E402
from bot.library.load import load_intents, load_knowledge  # noqa: E402
from bot.library.official import COLUMNS  # noqa: E402
from bot.library.shelf import typed  # noqa: E402
from bot.library.tables import read_table  # noqa: E402
from bot.model.visible import STEERING  # noqa: E402
from bot.understanding.templates import parse  # noqa: E402

SCRATCH = ROOT / "build" / "fuzz"
SEEDS = Path(__file__).resolve().parent / "seeds"
MOST_TURNS = 30
LONGEST_TOLD = 2_000
PHRASE = "phrase"


@cache
def engine():
    return Engine(load_library(SCRATCH / "cache"))


@cache
def built_in():
    return read_layers("knowledge", None), read_layers("intents", None)


def talk(raw):
    """Hold a conversation of the lines in `raw`; every turn has to keep the rules."""
    lines = raw.decode("utf-8", "surrogateescape").split("\n")[:MOST_TURNS]
    for text, reply, failures in hold_talk(engine(), lines, widths=()):
        assert failures == [], (text, reply["text"])


def data(raw):
    """Read a file of data; `raw` begins with a line that names it. Only DataError may be raised."""
    head, _, rest = raw.partition(b"\n")
    name = named(head)
    try:
        if name == PHRASE:
            parse(decode(name, rest), built_in_phrases())
        elif name in COLUMNS:
            read_table(name, rest, COLUMNS[name], tuple_of)
        else:
            read(name, rest)
    except DataError as error:
        told_well(error.problems, rest)
    except InputError as error:
        told_well([error], None)


def named(head):
    """Return the file that a line names; any other line stands for one of them, too."""
    names = [PHRASE, *COLUMNS, *(n for texts in built_in() for n in texts if n.endswith(".yaml"))]
    text = head.decode("utf-8", "replace")
    return text if text in names else names[sum(head) % len(names)]


@cache
def built_in_phrases():
    return load_intents(built_in()[1]).shared


def tuple_of(*cells):
    return cells


def read(name, raw):
    """Read a file in the place of ours; if it fits its form, with all that refers to it."""
    knowledge, intents = built_in()
    folder = "intents" if name in intents else "knowledge"
    document = read_document(name, decode(name, raw))
    _, problems = typed(document, kind_of(folder, name))
    if problems:
        raise DataError(problems)
    files = {"knowledge": dict(knowledge), "intents": dict(intents)}
    files[folder][name] = raw
    if problems := vital_problems(files["knowledge"], files["intents"], parse_once):
        told_well(problems, None)
    else:
        load_knowledge(files["knowledge"])
        load_intents(files["intents"])


def told_well(problems, raw):
    """Fail unless each problem is plain, and one short line with a place within the file."""
    lines = None if raw is None else raw.count(b"\n") + raw.count(b"\r") + 1
    for problem in problems:
        text = str(problem)
        assert STEERING.search(text) is None, text
        if isinstance(problem, Problem):
            assert "\n" not in text, text
            assert len(text) < LONGEST_TOLD, text
            assert min(problem.line, problem.column) >= 1, text
            assert lines is None or problem.line <= lines + 1, text


TARGETS = {"talk": talk, "data": data}
