"""Where and when something was measured, and tables put between two marks of the README."""

import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

README = Path(__file__).resolve().parent / "README.md"


def machine() -> str:
    """Return day, cores, processor and Python in one line."""
    day = datetime.now(tz=UTC).date().isoformat()
    return f"{day}, {os.cpu_count()} cores ({processor()}), Python {platform.python_version()}"


def processor() -> str:
    """Return the name of the processor as the system tells it."""
    file = Path("/proc/cpuinfo")
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def megabytes(process: int) -> float:
    """Return the memory that a process holds (resident set), in MB of 2**20 bytes."""
    fields = Path(f"/proc/{process}/statm").read_text("ascii").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def shared(process: int) -> float:
    """Return the memory of a process, pages that several hold counted in parts (PSS), in MB.

    A process that has just ended holds none.
    """
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def put(name: str, text: str) -> None:
    """Put `text` between the two marks of a name in the README."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, first, rest = README.read_text("utf-8").partition(begin)
    _, last, after = rest.partition(end)
    if not first or not last:
        sys.exit(f"{README}: expected the lines {begin} and {end}; add them")
    README.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", "utf-8")


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return rows as a table in Markdown, numbers to the right."""
    lines = [head, ("--:",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
