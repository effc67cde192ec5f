"""Accuracy on labelled questions, by group, aspect and kind of mistake."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from bot.engine import Engine
from bot.errors import InputError
from bot.model.turn import State
from bot.terminal.contract import as_json

ACCEPTED = {"answer", "not-stated", "clarify"}


class Verdict(Struct, frozen=True):
    """One question, its label, what came, and how that counts."""

    label: dict[str, Any]
    got: dict[str, Any]
    verdict: str
    seconds: float


def read_questions(file: Path) -> list[dict[str, Any]]:
    """Return the labelled questions of a JSONL file; raise InputError naming a bad line."""
    rows = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            rows.append(
                {"text": row["text"], "aspect": row["aspect"], "group": row["group"], **row}
            )
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{file}:{number}: expected a JSON object with text, aspect and group, found {error!r}"
            ) from None
    return rows


def evaluate_file(engine: Engine, file: Path) -> list[Verdict]:
    """Return a verdict for each labelled question of `file`."""
    return [judge_row(engine, row) for row in read_questions(file)]


def judge_row(engine: Engine, row: dict[str, Any]) -> Verdict:
    """Ask one question on its own and judge the reply."""
    start = time.perf_counter()
    turn = engine.turn(row["text"], State())
    seconds = time.perf_counter() - start
    got = as_json(turn, engine.intents)
    return Verdict(row, got, judge(row, got, set(engine.knowledge.careers)), seconds)


def judge(row: dict[str, Any], got: dict[str, Any], known: set[str]) -> str:
    """Return right, wrong or asked for a question inside; declined or accepted for others."""
    if row["group"] == "far":
        return "accepted" if got["outcome"] in ACCEPTED else "declined"
    if row["group"] == "near":
        return "not covered" if got["outcome"] == "not-covered" else got["outcome"]
    if got["outcome"] == "clarify":
        return "asked"
    aspects = {row["aspect"], *(row.get("also") or [])}
    wanted = {career for career in row.get("careers") or [] if career in known}
    named = set(got["named"])
    if got["outcome"] == "out-of-scope":
        return "declined"
    return "right" if got["aspect"] in aspects and named == wanted else "wrong"


def share(verdicts: Sequence[Verdict], verdict: str) -> float:
    """Return the percentage of `verdicts` that are `verdict`."""
    hits = sum(v.verdict == verdict for v in verdicts)
    return 100.0 * hits / len(verdicts) if verdicts else 0.0


def groups(verdicts: Iterable[Verdict]) -> dict[str, list[Verdict]]:
    """Return the verdicts by group; clear in-domain questions once more on their own."""
    found: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        group = verdict.label["group"]
        found.setdefault(group, []).append(verdict)
        if group == "in-domain" and verdict.label.get("clear"):
            found.setdefault("clear", []).append(verdict)
    return found


def report(verdicts: Sequence[Verdict]) -> str:
    """Return the figures as text for people."""
    lines = []
    for group, rows in groups(verdicts).items():
        counts = Counter(v.verdict for v in rows)
        shares = ", ".join(f"{k} {100 * n / len(rows):.1f} %" for k, n in counts.most_common())
        lines.append(f"{group} ({len(rows)}): {shares}")
    return "\n".join(lines)
