"""Folders of YAML to one Knowledge and one Intents."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from bot.errors import DataError, Problem
from bot.library.decoding import decode
from bot.library.documents import Document, read_document
from bot.library.kinds import CAREERS, ENDINGS, ROWS, SPECIAL, WITHOUT_ID, kind_of
from bot.library.layers import name_of, shown
from bot.library.official import load_official
from bot.library.schema import convert
from bot.model.intents import Intent, Intents, Language, Shared, Thesaurus, Thresholds
from bot.model.knowledge import Career, Field, Knowledge

T = TypeVar("T")
Texts = Mapping[str, bytes]
Messages = dict[str, str | list[str]]


def documents(texts: Texts, folder: str) -> dict[str, Document]:
    """Return each file parsed; raise DataError with the problems of all of them."""
    parsed, problems = read_documents(texts, folder)
    if problems:
        raise DataError(problems)
    return parsed


def read_documents(texts: Texts, folder: str) -> tuple[dict[str, Document], list[Problem]]:
    """Return each file that can be parsed, by its key, and the problems of the others."""
    parsed: dict[str, Document] = {}
    problems: list[Problem] = []
    for key, raw in texts.items():
        if not key.endswith(ENDINGS):
            continue
        file = shown(key, folder)
        try:
            parsed[key] = _parsed(file, raw)
        except DataError as error:
            problems.extend(error.problems)
    return parsed, problems


@lru_cache(maxsize=512)
def _parsed(file: str, raw: bytes) -> Document:
    """Return a file parsed; a check looks at the same files several times."""
    return read_document(file, decode(file, raw))


def load_knowledge(texts: Texts) -> Knowledge:
    """Return the knowledge in the files of a folder, by name."""
    parsed = documents(texts, "knowledge")
    collect = _Collector()
    careers = [
        collect(document, Career)
        for key, document in parsed.items()
        if name_of(key).startswith(CAREERS)
    ]
    tables = {
        name: [row for file in _named(parsed, f"{name}.yaml") for row in _rows(collect, file, kind)]
        for name, kind in ROWS.items()
    }
    field = [collect(file, Field) for file in _named(parsed, "field.yaml")]
    collect.done()
    if not field or not careers:
        raise DataError(
            [Problem("knowledge/", 1, 1, "expected careers/*.yaml and field.yaml, found none")]
        )
    by_id: dict[str, Any] = {
        k: {r.id: r for r in rows} for k, rows in tables.items() if k not in WITHOUT_ID
    }
    return Knowledge(
        careers={career.id: career for career in careers if career},
        terms=by_id.pop("glossary"),
        field=field[-1],
        official=load_official(texts),
        outside=tables["outside"],
        names=tables["names"],
        **by_id,
    )


def load_intents(texts: Texts) -> Intents:
    """Return the intents in the files of a folder, by name."""
    parsed = documents(texts, "intents")
    collect = _Collector()
    missing = sorted(set(SPECIAL) - {name_of(key) for key in parsed})
    if missing:
        raise DataError(
            [Problem(f"intents/{name}", 1, 1, "expected this file, found none") for name in missing]
        )
    kinds = {key: kind_of("intents", name_of(key)) for key in parsed}
    intents = [collect(doc, Intent) for key, doc in parsed.items() if kinds[key] == "intent"]
    groups = [collect(doc, Thesaurus) for key, doc in parsed.items() if kinds[key] == "thesaurus"]
    collect.problems += _same_names(parsed)
    language = [collect(file, Language) for file in _named(parsed, "language.yaml")]
    thresholds = [collect(file, Thresholds) for file in _named(parsed, "thresholds.yaml")]
    shared = [collect(file, Shared) for file in _named(parsed, "shared.yaml")]
    messages = [collect(file, Messages) for file in _named(parsed, "messages.yaml")]
    collect.done()
    return Intents(
        intents={intent.intent: intent for intent in intents},
        shared={name: text for part in shared for name, text in part.named.items()},
        language=language[-1],
        thresholds=thresholds[-1],
        messages={name: text for part in messages for name, text in part.items()},
        english=_english(texts, groups),
        thesaurus=_groups(groups),
    )


def _groups(parts: Iterable[Thesaurus]) -> Thesaurus:
    """Return the groups of all files; what has one name is one group."""
    groups: Thesaurus = {}
    for name, words in (group for part in parts for group in part.items()):
        groups[name] = list(dict.fromkeys((*groups.get(name, ()), *words)))
    return groups


def _english(texts: Texts, thesaurus: Iterable[Thesaurus]) -> list[str]:
    """Return the words of words.txt, the comment at its head left out, and of the thesaurus."""
    lines = decode("intents/words.txt", texts.get("words.txt", b"")).splitlines()
    grouped = (word for part in thesaurus for words in part.values() for word in words)
    return sorted({*(word for word in lines if word.isalpha()), *grouped})


def _same_names(parsed: Mapping[str, Document]) -> list[Problem]:
    """Return a problem for each intent that another file has defined before."""
    seen: set[str] = set()
    problems = []
    for document in parsed.values():
        name = document.data.get("intent") if isinstance(document.data, dict) else None
        if name in seen:
            message = f"expected a new intent, found {name!r} again; rename or merge it"
            problems.append(document.problem(("intent",), message))
        seen.add(name or "")
    return problems


def _named(parsed: Mapping[str, Document], name: str) -> Iterable[Document]:
    """Return the files of a name, the built-in one first."""
    return [document for key, document in parsed.items() if name_of(key) == name]


class _Collector:
    """Converts documents and keeps the problems until all have been seen."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def __call__(self, document: Document, kind: type[T]) -> T:
        try:
            return convert(document, kind)
        except DataError as error:
            self.problems.extend(error.problems)
            return None  # type: ignore[return-value]  # never used: done() raises

    def done(self) -> None:
        """Raise all problems at once, if there were any."""
        if self.problems:
            raise DataError(self.problems)


def _rows(collect: _Collector, document: Document, kind: type[T]) -> list[T]:
    """Return the rows of a file; a second row with the same id is a problem."""
    rows = collect(document, list[kind]) or []  # type: ignore[valid-type]
    seen: set[str] = set()
    for i, row in enumerate(rows):
        ident = getattr(row, "id", None)
        if ident in seen:
            message = f"expected a new id, found {ident!r} again; rename or merge it"
            collect.problems.append(document.problem((i, "id"), message))
        seen.add(ident or "")
    return rows
