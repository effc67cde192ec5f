"""References from one file to another: each has to lead somewhere, and each source be cited."""

from collections.abc import Iterable, Iterator

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from bot.errors import Problem
from bot.library.documents import Path
from bot.library.shelf import File, Shelf, entries, texts_of

ALIKE = 60
KINDS_BY_KEY = {
    "source": "sources",
    "missing_source": "sources",
    "tool": "tools",
    "about": "topics",
    "industry": "industries",
    "career": "career",
    "careers": "career",
    "nearest": "career",
}
HOMES = {"career": "knowledge/careers/{}.yaml", "intent": "intents/{}.yaml"}
CITED_BY_THE_PROGRAM = {"guide", "oews-2025-05"}


def did_you_mean(found: str, known: Iterable[str], otherwise: str) -> str:
    """Return the hint: what was meant, or else what to do."""
    match = extractOne(found, list(known), scorer=ratio, score_cutoff=ALIKE)
    return f"did you mean {match[0]!r}?" if match else otherwise


def broken_references(shelf: Shelf) -> Iterator[Problem]:
    """Yield each reference of the knowledge that leads nowhere."""
    for file in shelf.knowledge:
        for path, kind, found in references(file):
            yield from _looked_up(shelf, file, path, kind, found)


def references(file: File) -> Iterator[tuple[Path, str, str]]:
    """Yield each reference in a file: where, to which kind of thing, and to which."""
    for path, value in entries(file.document.data):
        kind = KINDS_BY_KEY.get(str(path[-1]))
        if kind == "topics" and isinstance(value, str):
            continue  # the `about` of a claim or a tool is no list of topics
        if kind:
            yield from ((place, kind, found) for place, found in texts_of(value, path))


def _looked_up(shelf: Shelf, file: File, path: Path, kind: str, found: str) -> Iterator[Problem]:
    known = shelf.ids(kind)
    ident, mark, section = found.partition("#") if kind == "sources" else (found, "", "")
    if mark and not section.strip():
        message = f"expected a section after '#', found {found!r}; name it or leave the '#' out"
        yield file.problem(path, message)
    if known is not None and ident not in known:
        yield file.problem(path, missing(kind, ident, known))


def missing(kind: str, found: str, known: Iterable[str]) -> str:
    """Return the message for a reference that leads nowhere."""
    home = HOMES.get(kind, f"knowledge/{kind}.yaml").format(found)
    hint = did_you_mean(found, known, f"add it as {home}" if kind in HOMES else f"add it to {home}")
    return f"expected an id of {home.replace(found, '*')}, found {found!r}; {hint}"


def uncited_sources(shelf: Shelf) -> Iterator[Problem]:
    """Yield each source that no file cites."""
    known = shelf.ids("sources") or {}
    cited = {
        found.partition("#")[0]
        for file in shelf.knowledge
        for _, kind, found in references(file)
        if kind == "sources"
    }
    for ident in known.keys() - cited - CITED_BY_THE_PROGRAM:
        file, path = known[ident]
        message = (
            f"expected a source that some file cites, found {ident!r} unused; cite or delete it"
        )
        yield file.problem(path, message)


def facts_without_source(shelf: Shelf) -> Iterator[Problem]:
    """Yield each list of sources that is empty."""
    for file in shelf.knowledge:
        for path, value in entries(file.document.data):
            if path[-1] == "source" and value == []:
                message = "expected at least one source, found none; name one or write 'practice'"
                yield file.problem(path, message)


def broken_links(shelf: Shelf) -> Iterator[Problem]:
    """Yield each name of an intent that no intent has."""
    known = shelf.ids("intent")
    if known is None:
        return
    for file, path, found in intent_names(shelf):
        if found not in known:
            yield file.problem(path, missing("intent", found, known))


def intent_names(shelf: Shelf) -> Iterator[tuple[File, Path, str]]:
    """Yield each place where one file names an intent."""
    for file in shelf.of("intent"):
        for key in ("if_named", "aspect"):
            if isinstance(file.document.data, dict) and file.document.data.get(key):
                yield file, (key,), str(file.document.data[key])
    for file in shelf.of("messages"):
        named = file.document.data.get("what_else") if isinstance(file.document.data, dict) else []
        yield from ((file, path, name) for path, name in texts_of(named, ("what_else",)))
    for file in shelf.of("field"):
        for i, claim in enumerate(file.data.claims if file.data else []):
            yield file, ("claims", i, "about"), claim.about
