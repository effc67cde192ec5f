"""Start-up against the imports that no start can do without, side by side in one run.

    python benchmarks/startup.py            # 15 of each, in turn, so that noise hits all alike
    python benchmarks/startup.py --runs 51

Each is a fresh interpreter with warm caches. A question and its imports are timed from start to
exit; the chat, and the import of its prompt, on a pseudo-terminal from start to the first ">" on
the screen. Exits with 1 if a ratio of medians is over its limit.
"""

import argparse
import compileall
import os
import pty
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "import sys; sys.argv[0] = 'careerbot'; from bot.cli import main; main()"
QUESTION = ["ask", "what does an mlops engineer earn"]
PROMPT = re.compile(rb"(?:^|[\r\n])>")
STEERING = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[=>()].?")
WHERE, HERE = b"\x1b[6n", b"\x1b[1;1R"  # a terminal is asked for its cursor, and answers
CTRL_D = b"\x04"
PATIENCE = 60.0


class Pair(NamedTuple):
    """What is measured, against which import, and the most that it may take of it."""

    name: str
    theirs: str
    limit: float
    arguments: list[str]

    def measured(self, environment: dict[str, str]) -> tuple[float, float]:
        """Return the seconds that ours takes and that theirs takes, once each."""
        if self.arguments:
            ours = to_the_end([PROGRAM, *self.arguments], environment)
            return ours, to_the_end([self.theirs], environment)
        ours = to_the_prompt(PROGRAM, environment)
        return ours, to_the_prompt(f"{self.theirs}; print('>')", environment)


PAIRS = (
    Pair("one question", "import click, rapidfuzz.fuzz, msgspec", 2.0, QUESTION),
    Pair("first prompt", "from prompt_toolkit import PromptSession", 1.5, []),
)


def to_the_end(code: list[str], environment: dict[str, str]) -> float:
    """Return the seconds from the start of an interpreter that runs some code to its exit."""
    begin = time.perf_counter()
    subprocess.run(  # noqa: S603 - the command is our own
        [sys.executable, "-c", *code],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - begin


def to_the_prompt(code: str, environment: dict[str, str]) -> float:
    """Return the seconds from the start of an interpreter to the first ">" on its screen."""
    begin = time.perf_counter()
    child, screen = pty.fork()
    if child == 0:
        program = [sys.executable, "-c", code]
        os.execve(program[0], program, environment)  # noqa: S606 - the command is our own
    seen = b""
    while not PROMPT.search(STEERING.sub(b"", seen)):
        piece = read(screen)
        seen += piece
        if not piece or time.perf_counter() - begin > PATIENCE:
            sys.exit(f"no prompt came:\n{seen.decode(errors='replace')}")
        if WHERE in piece:
            os.write(screen, HERE)
    taken = time.perf_counter() - begin
    leave(child, screen)
    return taken


def read(screen: int) -> bytes:
    """Return what has come; nothing once the other end is closed, which Linux has as an error."""
    try:
        return os.read(screen, 1 << 16)
    except OSError:
        return b""


def leave(child: int, screen: int) -> None:
    """End the chat as a person does, and wait for it."""
    os.write(screen, CTRL_D)
    while read(screen):
        pass
    os.waitpid(child, 0)
    os.close(screen)


def report(pair: Pair, times: list[tuple[float, float]]) -> bool:
    """Print the medians of both and their ratio; return whether it is within its limit."""
    ours, theirs = (median(column) for column in zip(*times, strict=True))
    ratio = ours / theirs
    verdict = "holds" if ratio <= pair.limit else "OVER"
    print(
        f"{pair.name} {ours * 1e3:6.1f} ms   {pair.theirs:<40} {theirs * 1e3:6.1f} ms"
        f"   ratio {ratio:4.2f}, at most {pair.limit}: {verdict}"
    )
    return ratio <= pair.limit


def main() -> None:
    """Measure both pairs in turn and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15, help="so many of each (15)")
    runs = parser.parse_args().runs
    compileall.compile_dir(ROOT / "bot", quiet=1)  # as installing a package does
    with tempfile.TemporaryDirectory() as kept:
        environment = os.environ | {
            "XDG_CACHE_HOME": f"{kept}/cache",
            "XDG_STATE_HOME": f"{kept}/state",
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
        }
        for pair in PAIRS:
            pair.measured(environment)  # the first question compiles the data
        rounds = [[pair.measured(environment) for pair in PAIRS] for _ in range(runs)]
    times = [list(column) for column in zip(*rounds, strict=True)]
    within = [report(*row) for row in zip(PAIRS, times, strict=True)]
    sys.exit(not all(within))


if __name__ == "__main__":
    main()
