"""Many questions in a row: read as they come, answered in order, told at once."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from bot.terminal.lines import questions
from bot.terminal.streams import discard

INTERRUPTED = 130


def answers(source: TextIO, answer: Callable[[str], str], jobs: int = 1) -> Iterator[str]:
    """Yield the answer to each question in `source`, in order, each as soon as it is there.

    With several `jobs` so many processes answer, where the system can fork; no more than a few
    lines are read ahead. Raise CareerbotError if one of the processes dies.
    """
    if jobs > 1 and hasattr(os, "fork"):
        from bot.terminal.crew import in_processes  # noqa: PLC0415 - multiprocessing costs 15 ms

        return in_processes(source.fileno(), answer, jobs)
    return map(answer, questions(source))


def tell(texts: Iterable[str], out: TextIO) -> None:
    """Print each text as a line, at once; end quietly if nobody reads on or all is stopped.

    Raise SystemExit with 0 where whoever reads has read enough, with 130 on an interrupt.
    """
    try:
        for text in texts:
            out.write(f"{text}\n")
            out.flush()
    except BrokenPipeError:
        discard(out)
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
