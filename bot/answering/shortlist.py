"""What the person keeps: shown, changed, and as Markdown, CSV or JSON to take away."""

from collections.abc import Callable, Sequence
from io import StringIO

from msgspec.json import encode
from msgspec.structs import replace

from bot.answering.comparing_pay import short_band
from bot.answering.desk import Desk, band_range, capital, citations, figure, listed
from bot.answering.elsewhere import answer_not_covered
from bot.model.knowledge import Career, Pay
from bot.model.turn import Block, Line, Reply, Request, Verbatim
from bot.model.words import word_set

NOT_STATED = "not stated"
Record = dict[str, str | int | bool | None]


def answer_shortlist(desk: Desk, request: Request) -> Reply:
    """Return what was done with the list, and what stands on it now."""
    if request.outside:
        return _refused(desk, request)
    if request.intent == "shortlist-export":
        return _export(desk, request)
    if request.intent in {"shortlist-show", "shortlist-compare"}:
        return _show(desk, request)
    return _changed(desk, request)


def _refused(desk: Desk, request: Request) -> Reply:
    """Return that only the careers known can be saved, and the nearest of them."""
    titles = capital(listed([f'"{title}"' for title in request.outside]))
    text = str(desk.intent(request).wording["outside"]).format(titles=titles)
    reply = answer_not_covered(desk, request)
    return replace(reply, blocks=(Line(text), *reply.blocks[1:]))


def _careers(desk: Desk, ids: Sequence[str]) -> list[Career]:
    return [desk.knowledge.careers[i] for i in ids]


def _changed(desk: Desk, request: Request) -> Reply:
    """Return which careers went on or off the list, and those on it."""
    careers = desk.careers(request)
    wording = desk.intent(request).wording
    if not careers:
        return Reply("smalltalk", (Line(str(wording["none"])),))
    names = listed([c.name for c in careers])
    now = listed([c.name for c in _careers(desk, request.shortlist or ())])
    lines = [Line(str(wording["line"]).format(names=names))]
    lines.append(Line(desk.say("shortlist_now" if now else "shortlist_empty", names=now)))
    return Reply("answer", tuple(lines), tuple(c.id for c in careers))


def _show(desk: Desk, request: Request) -> Reply:
    """Return the list, numbered, with the guide's pay in short."""
    careers = _careers(desk, request.shortlist or ())
    if not careers:
        return Reply("smalltalk", (Line(desk.say("shortlist_empty")),))
    lines = [Line(desk.say("shortlist_lead"), desk.tag("guide"))]
    for number, career in enumerate(careers, 1):
        pay = " ".join(short_band(career, band) for band in career.pay)
        lines.append(Line(f"{number}. {pay}", kind="option"))
    if len(careers) == 1 and desk.intent(request).intent == "shortlist-compare":
        lines.append(Line(desk.say("shortlist_one"), kind="note"))
    return _with_pay(desk, careers, lines)


def _with_pay(desk: Desk, careers: Sequence[Career], blocks: Sequence[Block]) -> Reply:
    bands = [(c, band) for c in careers for band in c.pay]
    return Reply(
        "answer",
        tuple(blocks),
        tuple(c.id for c in careers),
        tuple(figure(c, band) for c, band in bands),
        sources=citations(desk, [([band.source], c) for c, band in bands]),
    )


def _export(desk: Desk, request: Request) -> Reply:
    """Return the list as the text of a file; the reply says so if it is only what was shown."""
    careers = desk.careers(request)
    if not careers:
        return Reply("smalltalk", (Line(desk.say("shortlist_empty")),))
    kind = export_format(desk, request)
    records = [record(desk, career, band) for career in careers for band in career.pay]
    blocks: list[Block] = [Verbatim(WRITERS[kind](records), kind)]
    if not request.shortlist:
        blocks.insert(0, Line(desk.say("shortlist_shown")))
    return _with_pay(desk, careers, blocks)


def export_format(desk: Desk, request: Request) -> str:
    """Return the format named in the words of the request, Markdown if none is."""
    wording = desk.intent(request).wording
    said = set(request.words)
    return next((k for k in WRITERS if said & word_set(tuple(wording[k]))), "markdown")


def record(desk: Desk, career: Career, pay: Pay) -> Record:
    """Return a band as plain data; an open end is told as such, never filled in."""
    return {
        "career": capital(career.name),
        "low": pay.low,
        "high": pay.high,
        "open_ended": pay.open_ended or pay.high is None,
        "range": band_range(pay),
        "currency": pay.currency,
        "period": pay.period,
        "level": pay.level or NOT_STATED,
        "basis": _basis(pay),
        "employers": pay.employers or NOT_STATED,
        "source": desk.tag(pay.source),
    }


def _basis(pay: Pay) -> str:
    return f"{pay.basis}: {' + '.join(pay.includes)}" if pay.includes else pay.basis


def markdown(records: Sequence[Record]) -> str:
    """Return records as a table with a row for each band."""
    head = ("career", "range", "level", "basis", "employers", "source")
    names = ("Career", "Pay a year (USD)", "Level", "Basis", "Employers", "Source")
    rows = [names, tuple("---" for _ in head), *(tuple(str(r[k]) for k in head) for r in records)]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows)


def comma_separated(records: Sequence[Record]) -> str:
    """Return records as CSV with a head, numbers as they are."""
    import csv  # noqa: PLC0415 - rarely needed, and each start would pay for it

    file = StringIO()
    writer = csv.DictWriter(file, fieldnames=list(records[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return file.getvalue().rstrip("\n")


def as_json(records: Sequence[Record]) -> str:
    """Return records as a JSON array, one to a line."""
    rows = ",\n".join(encode(r).decode() for r in records)
    return f"[\n{rows}\n]"


WRITERS: dict[str, Callable[[Sequence[Record]], str]] = {
    "markdown": markdown,
    "csv": comma_separated,
    "json": as_json,
}
