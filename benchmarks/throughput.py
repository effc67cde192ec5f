"""Questions a second, memory over a long stream, and growth with careers and phrases.

Usage: python benchmarks/throughput.py [--stream N] [--careers N ...] [--phrases N ...] [--write]

Careers and phrases are made up (generated.py) and laid over ours as a user's folder, so that
reading, checking, compiling and loading are those of the program. Each figure comes from a
process of its own; a question's is processor time.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import count, islice
from pathlib import Path
from statistics import mean, median
from typing import Any

from generated import write_careers, write_phrases
from machine import machine, megabytes, put, shared, table

from bot.engine import Engine
from bot.library.layers import Own
from bot.loading import load_library
from bot.measuring.questions import read_questions
from bot.measuring.typos import corrupt
from bot.model.turn import State

HERE = Path(__file__).resolve().parent
QUESTIONS = HERE.parent / "tests" / "questions.jsonl"
TEMPLATES = (
    "what does a {} earn",
    "which tools does a {} use",
    "how do i become a {}",
    "is a phd needed to be a {}",
    "tell me about {}s",
    "what does a {} do all day",
    "{} or data scientist, what is the difference",
    "who hires {}s",
    "will {}s still be wanted in ten years",
    "i work as a nurse, can i become a {}",
)
NAMED = 20
MARKS = (0.01, 0.1, 0.5, 1.0)
JOBS = (1, 2)
MOST_PEAK = "VmHWM"


def texts(names: Iterable[str] = ()) -> list[str]:
    """Return the labelled questions, then ten on each name, every other with a typo."""
    asked = [question.text for question in read_questions(QUESTIONS)]
    of_names = [template.format(name) for name in names for template in TEMPLATES]
    return asked + [corrupt(text, i % 2, i) for i, text in enumerate(of_names)]


def endless() -> Iterator[str]:
    """Yield questions without an end, no two alike: other typos each time round."""
    asked = [" ".join(text.split()) for text in texts()]
    yield from (corrupt(text, 2, turn) for turn in count() for text in asked)


def child(task: str, *arguments: str) -> dict[str, Any]:
    """Run one task of this script in a process of its own; return what it found."""
    paths = os.pathsep.join([str(HERE.parent), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, str(HERE / "throughput.py"), "--task", task, *arguments]
    done = subprocess.run(  # noqa: S603 - the command is our own
        command, check=True, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": paths}
    )
    return json.loads(done.stdout)


def own_of(folder: Path) -> Own:
    """Return the user's folders within a folder, if they are there."""
    knowledge, intents = (folder / name for name in ("knowledge", "intents"))
    return Own(knowledge if knowledge.is_dir() else None, intents if intents.is_dir() else None)


def compile_task(folder: Path) -> dict[str, Any]:
    """Load with an empty cache: everything is read, checked and compiled."""
    begin = time.process_time()
    load_library(folder / "cache", own_of(folder))
    (kept,) = (folder / "cache").glob("library-*")
    size = kept.stat().st_size / 2**20
    return {"seconds": time.process_time() - begin, "peak": peak(), "kept": size}


def ask_task(folder: Path) -> dict[str, Any]:
    """Load what was kept, up to the first answer; then time each question on its own."""
    begin = time.process_time()
    engine = Engine(load_library(folder / "cache", own_of(folder)))
    engine.turn("what does an mlops engineer earn", State())
    loaded, after_load = time.process_time() - begin, megabytes(os.getpid())
    careers = list(engine.knowledge.careers.values())
    every = max(len(careers) // NAMED, 1)
    asked = texts(career.name for career in careers[::every][:NAMED])
    seconds = [timed(engine, text) for text in asked]
    return {
        "careers": len(careers),
        "load": loaded,
        "after_load": after_load,
        "memory": megabytes(os.getpid()),
        "peak": peak(),
        "median": median(seconds),
        "mean": mean(seconds),
        "longest": max(len(answer(engine, text).split()) for text in asked),
    }


def timed(engine: Engine, text: str) -> float:
    """Return the processor time that a question takes, in seconds."""
    begin = time.process_time()
    engine.turn(text, State())
    return time.process_time() - begin


def answer(engine: Engine, text: str) -> str:
    """Return the text of an answer."""
    blocks = engine.turn(text, State()).reply.blocks
    return " ".join(getattr(block, "text", "") for block in blocks)


def peak() -> float:
    """Return the most memory that this process ever held, in MB."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(MOST_PEAK))


def growth(folder: Path) -> dict[str, Any]:
    """Return what compiling and asking with the data in a folder cost."""
    compiled = child("compile", str(folder))
    return {"compile": compiled, **child("ask", str(folder))}


def of_careers(numbers: Iterable[int], place: Path) -> Iterator[tuple[str, ...]]:
    """Yield a row of the table of growth for each number of careers."""
    knowledge, first = load_library(None).knowledge, None
    for number in numbers:
        folder = place / f"careers-{number}"
        if number > len(knowledge.careers):
            write_careers(folder / "knowledge", knowledge, number - len(knowledge.careers))
        found = growth(folder)
        first = first or found
        yield (f"{found['careers']:,}", *costs(found, first))


def of_phrases(numbers: Iterable[int], place: Path) -> Iterator[tuple[str, ...]]:
    """Yield a row of the table of growth for each number of phrases an intent."""
    intents, first = load_library(None).intents, None
    for number in numbers:
        folder = place / f"phrases-{number}"
        write_phrases(folder / "intents", intents, number)
        found = growth(folder)
        first = first or found
        yield (f"{number:,}", *costs(found, first))


COSTS = (
    "compile",
    "its memory",
    "kept",
    "cached load",
    "µs a question, median",
    "times",
    "mean",
    "times",
    "memory",
    "its peak",
    "longest answer",
)


def costs(found: dict[str, Any], first: dict[str, Any]) -> tuple[str, ...]:
    """Return the columns of a row of growth."""
    compiled = found["compile"]
    return (
        f"{compiled['seconds']:,.1f} s",
        f"{compiled['peak']:,.0f} MB",
        f"{compiled['kept']:,.1f} MB",
        f"{found['load'] * 1e3:,.0f} ms",
        f"{found['median'] * 1e6:,.0f}",
        f"{found['median'] / first['median']:.2f}",
        f"{found['mean'] * 1e6:,.0f}",
        f"{found['mean'] / first['mean']:.2f}",
        f"{found['memory']:,.0f} MB",
        f"{found['peak']:,.0f} MB",
        f"{found['longest']} words",
    )


def streamed(jobs: int, number: int) -> tuple[list[float], float]:
    """Pipe questions through `ask --json -`; return memory at `MARKS` and questions a second.

    Memory is that of all processes, shared pages counted once; the rate counts from the first
    answer on.
    """
    command = [sys.executable, "-m", "bot", "ask", "--json", "-", "--jobs", str(jobs)]
    run = subprocess.Popen(  # noqa: S603 - the command is our own
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=HERE.parent
    )
    assert run.stdin is not None
    assert run.stdout is not None
    with tempfile.TemporaryFile("w+", encoding="utf-8") as questions:
        questions.writelines(f"{text}\n" for text in islice(endless(), number))
        questions.seek(0)
        feeder = subprocess.Popen(["/bin/cat"], stdin=questions, stdout=run.stdin)
        run.stdin.close()
        marks = [max(int(number * part), 1) for part in MARKS]
        memory, begin = [], 0.0
        for i, _ in enumerate(run.stdout, 1):
            begin = begin or time.perf_counter()
            if i in marks:
                memory.append(sum(map(shared, family(run.pid))))
        rate = (number - 1) / (time.perf_counter() - begin)
        feeder.wait()
    if run.wait():
        sys.exit(f"the stream ended with code {run.returncode}")
    return memory, rate


def family(process: int) -> list[int]:
    """Return a process and those that it started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    return [process, *map(int, children)]


def of_stream(number: int) -> Iterator[tuple[str, ...]]:
    """Yield a row of the table of throughput for each number of processes."""
    alone = None
    for jobs in JOBS:
        memory, rate = streamed(jobs, number)
        alone = alone or rate
        held = (f"{megabytes:,.0f} MB" for megabytes in memory)
        yield (str(jobs), f"{rate:,.0f}", f"{rate / alone:.2f}", *held)


def options() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--stream", type=int, default=100_000, help="questions in a row")
    parser.add_argument("--careers", type=int, nargs="*", default=[9, 100, 1_000, 10_000])
    parser.add_argument("--phrases", type=int, nargs="*", default=[20, 100, 500, 2_000])
    parser.add_argument("--write", action="store_true", help="put the tables into README.md")
    parser.add_argument("--task", choices=["compile", "ask"], help=argparse.SUPPRESS)
    parser.add_argument("folder", type=Path, nargs="?", help=argparse.SUPPRESS)
    return parser.parse_args()


def report(chosen: argparse.Namespace) -> Iterator[str]:
    """Yield the parts of the report as they are measured."""
    yield f"{machine()}."
    if chosen.stream:
        marks = tuple(f"after {int(chosen.stream * part):,}" for part in MARKS)
        head = ("processes", "questions a second", "times", *marks)
        yield "### A stream\n\n" + table(head, list(of_stream(chosen.stream)))
    with tempfile.TemporaryDirectory() as place:
        if chosen.careers:
            rows = list(of_careers(chosen.careers, Path(place)))
            yield "### Careers\n\n" + table(("careers", *COSTS), rows)
        if chosen.phrases:
            rows = list(of_phrases(chosen.phrases, Path(place)))
            yield "### Phrases an intent\n\n" + table(("phrases", *COSTS), rows)


def main() -> None:
    """Measure, print the tables, and write them if asked to."""
    chosen = options()
    if chosen.task:
        task = compile_task if chosen.task == "compile" else ask_task
        print(json.dumps(task(chosen.folder)))
        return
    parts = []
    for part in report(chosen):
        print(part, end="\n\n", flush=True)
        parts.append(part)
    if chosen.write:
        put("throughput", "\n\n".join(parts))


if __name__ == "__main__":
    main()
