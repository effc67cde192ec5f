"""The figures of an evaluation, as text for people and as data."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from statistics import quantiles
from typing import Any

from bot.measuring.evaluate import CLEAR, Verdict, groups

WORST = 20
INSIDE = {"in-domain", CLEAR}
WIDTH = 70
WORDS = 5


def report(verdicts: Sequence[Verdict]) -> str:
    """Return the figures as text: groups, aspects, careers, confusions, time."""
    inside = [v for v in verdicts if v.question.group == "in-domain"]
    parts = [
        _group_lines(verdicts),
        _table("aspect", inside, lambda v: [v.question.aspect]),
        _table("career", inside, lambda v: v.question.careers or ["the field"]),
        _confusions(verdicts),
        [_time_line(verdicts)],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def as_data(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Return the same figures as plain data, shares in percent, time in milliseconds."""
    shares = {
        group: {"questions": len(rows), **_shares(rows), "wrong and confident": _misled(rows)}
        for group, rows in groups(verdicts).items()
    }
    return {"groups": shares, "milliseconds": _percentiles(verdicts)}


def _shares(rows: Sequence[Verdict]) -> dict[str, float]:
    counts = Counter(row.verdict for row in rows)
    return {verdict: round(100 * n / len(rows), 1) for verdict, n in counts.most_common()}


def _misled(rows: Sequence[Verdict]) -> float:
    return round(100 * sum(row.misleads for row in rows) / len(rows), 1)


def _group_lines(verdicts: Sequence[Verdict]) -> list[str]:
    return [
        f"{group} ({len(rows)}): "
        + ", ".join(f"{verdict} {part:.1f} %" for verdict, part in _shares(rows).items())
        + (f"; wrong and confident {_misled(rows):.1f} %" if group in INSIDE else "")
        for group, rows in groups(verdicts).items()
    ]


def _table(
    title: str, rows: Iterable[Verdict], keys: Callable[[Verdict], Iterable[str]]
) -> list[str]:
    """Return right and wrong for each key, the most frequent first."""
    by_key: dict[str, list[Verdict]] = {}
    for row in rows:
        for key in keys(row):
            if not key.startswith("other:"):
                by_key.setdefault(key, []).append(row)
    ordered = sorted(by_key.items(), key=lambda pair: -len(pair[1]))
    lines = [
        f"{key:<26}{len(found):>10}{_count(found, 'right'):>7}{_count(found, 'wrong'):>7}"
        for key, found in ordered
    ]
    return [f"{title:<26}{'questions':>10}{'right':>7}{'wrong':>7}", *lines] if lines else []


def _count(rows: Sequence[Verdict], verdict: str) -> int:
    return sum(row.verdict == verdict for row in rows)


def _confusions(verdicts: Sequence[Verdict]) -> list[str]:
    """Return the mistakes made with most confidence, each with what matched."""
    bad = [v for v in verdicts if v.verdict in {"wrong", "accepted"}]
    bad.sort(key=lambda v: -v.reading.confidence)
    return ["worst confusions:", *(_confusion(v) for v in bad[:WORST])] if bad else []


def _confusion(v: Verdict) -> str:
    words = ", ".join(word for word, _ in v.reading.words[:WORDS])
    because = v.reading.phrase or words
    return (
        f"  {v.reading.confidence:.2f} {v.question.text[:WIDTH]!r}: wanted {v.question.aspect} "
        f"{v.question.careers or []}, got {v.aspect} {list(v.careers)} ({v.reading.how}: {because})"
    )


def _percentiles(verdicts: Sequence[Verdict]) -> dict[str, float]:
    times = sorted(v.seconds * 1000 for v in verdicts)
    if len(times) < 2:
        return {"median": round(sum(times), 3)}
    cuts = quantiles(times, n=100, method="inclusive")
    return {"median": round(cuts[49], 3), "p90": round(cuts[89], 3), "p99": round(cuts[98], 3)}


def _time_line(verdicts: Sequence[Verdict]) -> str:
    parts = (f"{name} {ms:.2f} ms" for name, ms in _percentiles(verdicts).items())
    return f"a reply takes: {', '.join(parts)}"
