"""Questions answered by several processes, in order, with little read ahead.

One loop waits for whatever comes first, a piece of the input or the answers of a process, so
that an answer never waits for the next question. Each process is a fork: the compiled data
are there at once and shared.
"""

import os
import signal
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from io import IncrementalNewlineDecoder
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from bot.errors import CareerbotError
from bot.terminal.lines import questions

CHUNK = 1 << 16
BATCH = 16
AHEAD = 4
PATIENCE = 5.0
Answer = Callable[[str], str]


class Feed:
    """The questions that came in on a file descriptor and were not handed out yet."""

    def __init__(self, source: int) -> None:
        self.source = source
        self.open = True
        self.waiting: deque[str] = deque()
        self._begun: list[str] = []
        decoder = getincrementaldecoder("utf-8")(errors="replace")
        self._decoder = IncrementalNewlineDecoder(decoder, translate=True)

    def read(self) -> None:
        """Take in what has come; called when something has, it never waits."""
        raw = os.read(self.source, CHUNK)
        self.open = bool(raw)
        *whole, rest = self._decoder.decode(raw, final=not raw).split("\n")
        for part in whole:
            self._end(part)
        self._begun.append(rest)
        if not self.open:
            self._end("")

    def _end(self, part: str) -> None:
        """Take a line as whole that ends with `part`."""
        line = "".join((*self._begun, part))
        self._begun = []
        self.waiting.extend(questions([line]))

    def take(self) -> list[str]:
        """Return the next questions for one process."""
        return [self.waiting.popleft() for _ in range(min(BATCH, len(self.waiting)))]


class Batch:
    """Some questions in a row, and their answers when they are there."""

    def __init__(self, asked: Sequence[str]) -> None:
        self.asked = asked
        self.answers: list[str] | None = None


class Worker:
    """A process that answers one batch after the other."""

    def __init__(self, answer: Answer, before: Sequence["Worker"]) -> None:
        fork = get_context("fork")
        self.pipe, theirs = fork.Pipe()
        self.batch: Batch | None = None
        ours = [self.pipe, *(worker.pipe for worker in before)]
        self._process = fork.Process(target=_serve, args=(theirs, answer, ours), daemon=True)
        self._process.start()
        theirs.close()

    def give(self, batch: Batch) -> None:
        """Hand over a batch."""
        self.batch = batch
        try:
            self.pipe.send(batch.asked)
        except OSError:
            raise self._dead() from None

    def collect(self) -> None:
        """Put the answers to the batch given; raise CareerbotError if the process is dead."""
        assert self.batch is not None
        try:
            self.batch.answers = self.pipe.recv()
        except (EOFError, OSError):
            raise self._dead() from None
        self.batch = None

    def _dead(self) -> CareerbotError:
        self._process.join(PATIENCE)
        return CareerbotError(
            f"expected an answer, found that a process had ended (code {self._process.exitcode}); "
            "all answers printed are right and in order: go on behind them, or with fewer --jobs"
        )

    def dismiss(self) -> None:
        """End the process, whatever it is doing."""
        self.pipe.close()
        self._process.kill()
        self._process.join(PATIENCE)


def _serve(pipe: Connection, answer: Answer, ours: Sequence[Connection]) -> None:
    """Answer batches until the other end is closed; Ctrl-C is for the process that gives them.

    The ends of the pipes that the fork has with it are closed, or else no end would be seen.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for end in ours:
        end.close()
    while True:
        try:
            pipe.send([answer(text) for text in pipe.recv()])
        except (EOFError, OSError):
            return


def in_processes(source: int, answer: Answer, jobs: int) -> Iterator[str]:
    """Yield the answer to each line of a file descriptor, in order; `jobs` processes work.

    Raise CareerbotError if a process dies. At most `AHEAD` batches a process are under way.
    """
    feed, due = Feed(source), deque[Batch]()
    workers: list[Worker] = []
    try:
        for _ in range(jobs):
            workers.append(Worker(answer, workers))
        while feed.open or feed.waiting or due:
            _hand_out(feed, due, workers)
            _take_in(feed, workers)
            while due and due[0].answers is not None:
                yield from due.popleft().answers or ()
    finally:
        for worker in workers:
            worker.dismiss()


def _hand_out(feed: Feed, due: deque[Batch], workers: Sequence[Worker]) -> None:
    """Give each idle process a batch, as long as not too many are under way."""
    for worker in workers:
        if worker.batch is None and feed.waiting and len(due) < AHEAD * len(workers):
            due.append(Batch(feed.take()))
            worker.give(due[-1])


def _take_in(feed: Feed, workers: Sequence[Worker]) -> None:
    """Wait for answers, or for input if little of it is left, and take in what has come."""
    busy = {worker.pipe: worker for worker in workers if worker.batch is not None}
    hungry = feed.open and len(feed.waiting) < BATCH * len(workers)
    for ready in wait([*busy, *([feed.source] if hungry else [])]):
        if ready == feed.source:
            feed.read()
        else:
            busy[ready].collect()  # type: ignore[index]  # only ours are waited for
