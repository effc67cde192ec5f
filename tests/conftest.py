"""The library is compiled once a run; every test and every program started shares it."""

import fcntl
import gc
import os
import signal
import subprocess

import pytest
from support import CAREERBOT

from bot.engine import Engine, load_library
from bot.model.turn import State
from bot.terminal.contract import as_json

LONGEST_FIRST = ("test_own_folder.py", "test_wheel.py", "test_check.py", "test_intents.py")
"""Files that take half a minute; begun last, one would run while all other workers are done."""


def pytest_collection_modifyitems(items):
    begun = {name: place for place, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: begun.get(item.path.name, len(begun)))


def pytest_collection_finish():
    """What is there before the first test stays to the end: let no collection look at it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _interrupts_are_heard():
    """A run started in the background ignores Ctrl-C, and so would every program it starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def cache_home(tmp_path_factory):
    """The folder that programs started by tests get as XDG_CACHE_HOME, one for all workers."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "cache-home"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def library(cache_home):
    """The library of this installation; the first worker compiles it, the others wait for it."""
    with (cache_home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return load_library(cache_home / "careerbot")


@pytest.fixture(scope="session")
def language(library):
    """The word classes of the language that people type in."""
    return library.intents.language


@pytest.fixture(scope="session")
def engine(library):
    return Engine(library)


@pytest.fixture(scope="session")
def ask(engine):
    """Return the JSON of one question on its own."""
    return lambda text: as_json(engine.turn(text, State()), engine.intents)


@pytest.fixture(scope="session")
def talk(engine):
    """Return the JSON of each line of one conversation."""

    def held(*lines):
        state, said = State(), []
        for line in lines:
            turn = engine.turn(line, state)
            state = turn.state
            said.append(as_json(turn, engine.intents))
        return said

    return held


@pytest.fixture
def environment(tmp_path, cache_home, library):
    """Variables of a person who has nothing but a home and a compiled library."""
    return {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "HOME": str(tmp_path / "home"),
        "XDG_CACHE_HOME": str(cache_home),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


@pytest.fixture
def careerbot(environment, tmp_path):
    """Start the program with arguments and standard input; return what it printed, as text."""

    def run(*arguments, stdin="", folder=tmp_path, **variables):
        given = stdin if isinstance(stdin, bytes) else stdin.encode()
        done = subprocess.run(
            [*CAREERBOT, *map(str, arguments)],
            input=given,
            capture_output=True,
            cwd=folder,
            env=environment | variables,
            timeout=60,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run
