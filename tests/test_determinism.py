"""The same data and the same input give the same bytes, wherever and whenever the program runs."""

import os
import subprocess
import sys

import pytest
from support import CAREERBOT, ROOT

LINES = """what does an nlp engineer earn
and entry level?
in texas
which needs no phd
compare them on pay
the second
what would suit me, i like maths and hate pressure
which tools do they use
what does a zorgler earn
d\u0430ta scienc\u0435 p\u0430y
help me choose
1
skip
why?
source?
show me all careers that use python or java and pay over 200k
caf\u00e9 \u0130stanbul \U0001f4b0
list all careers
save nlp
export my shortlist as csv
"""
PLACES = {
    "another order of hashes": {"PYTHONHASHSEED": "1"},
    "yet another": {"PYTHONHASHSEED": "4294967295"},
    "no order of hashes": {"PYTHONHASHSEED": "random"},
    "no locale": {"LC_ALL": "C", "LANG": "C"},
    "POSIX": {"LC_ALL": "POSIX"},
    "a locale that is not there": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "far in the east": {"TZ": "Pacific/Kiritimati"},
    "far in the west": {"TZ": "Etc/GMT+12"},
    "another mode": {"PYTHONUTF8": "0", "PYTHONOPTIMIZE": "1"},
    "narrow": {"COLUMNS": "20", "TERM": "dumb", "NO_COLOR": "1"},
}
HERE = {"PYTHONHASHSEED": "0", "TZ": "UTC"}
COMMANDS = {
    "one talk": ("talk", "--json", "-"),
    "each on its own": ("ask", "--json", "-"),
    "plain": ("talk", "--plain", "-"),
    "the chat": (),
}


@pytest.fixture(scope="module")
def said_here(cache_home, library):
    """What each command says in one place, by its name; made once."""
    made = {}

    def said(command, variables):
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": "/nowhere",
            "XDG_CACHE_HOME": str(cache_home),
            **variables,
        }
        done = subprocess.run(
            [*CAREERBOT, *COMMANDS[command]],
            input=LINES.encode(),
            capture_output=True,
            env=environment,
            cwd=ROOT,
            timeout=60,
            check=True,
        )
        assert done.stderr == b""
        return done.stdout

    def once(command):
        if command not in made:
            made[command] = said(command, HERE)
        return made[command]

    return said, once


@pytest.mark.parametrize("place", PLACES)
def test_a_talk_is_the_same_everywhere(said_here, place):
    said, once = said_here
    assert said("one talk", HERE | PLACES[place]) == once("one talk")


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "one talk"])
def test_every_way_of_asking_says_the_same_everywhere(said_here, command):
    said, once = said_here
    together = {key: value for place in PLACES.values() for key, value in place.items()}
    assert said(command, HERE | together) == once(command)


COMPILE = """
import sys
from hashlib import blake2b
from msgspec.structs import replace
from bot.answering.indexing import build_index
from bot.library.layers import read_layers
from bot.library.load import load_intents, load_knowledge
from bot.loading import library_of
from bot.library.cache import encoded, stamp
from bot.understanding.compiling import compile_model

texts = read_layers("knowledge", None), read_layers("intents", None)
knowledge, intents = load_knowledge(texts[0]), load_intents(texts[1])
few = {name: intents.intents[name] for name in sys.argv[1:]}
intents = replace(intents, intents=few)
knowledge = replace(knowledge, index=build_index(knowledge, load_intents(texts[1])))
library = library_of(knowledge, intents, compile_model(intents, knowledge))
for part in (encoded(library), repr(stamp(*texts)).encode()):
    print(blake2b(part).hexdigest())
"""
FEW = ("tools", "greeting", "out-of-scope")


def compiled(variables):
    """Return digests of all that is compiled from a few intents and all knowledge."""
    return subprocess.run(
        [sys.executable, "-c", COMPILE, *FEW],
        capture_output=True,
        env={"PATH": os.environ["PATH"], **variables},
        cwd=ROOT,
        timeout=120,
        check=True,
    ).stdout


def test_what_is_compiled_is_the_same_to_the_byte_everywhere():
    together = {key: value for place in PLACES.values() for key, value in place.items()}
    found = {compiled(HERE), compiled(HERE | together | {"PYTHONHASHSEED": "77"})}
    assert len(found) == 1
    assert len(found.pop().split()) == 2
