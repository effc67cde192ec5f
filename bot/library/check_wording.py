"""Wordings: those that the program says must be there, and hold only fields that it fills in."""

from collections.abc import Iterator
from string import Formatter

from bot.errors import Problem
from bot.library.check_references import did_you_mean
from bot.library.documents import Path
from bot.library.said import FORMS, Said
from bot.library.shelf import File, Shelf, texts_of

WORDING = "wording"
NONE: frozenset[str] = frozenset()
WHAT = frozenset({"what"})
Wordings = dict[str, frozenset[str]]
NEEDED_BY_ANSWER: dict[str, Wordings] = {
    "facts": {"lead": FORMS},
    "tools": {"lead": FORMS},
    "say": {"line": FORMS},
    "lookup": {"lead": WHAT, "none": WHAT},
}
NEEDED_BY_INTENT: dict[str, Wordings] = {
    "salary": {"average": NONE},
    "salary-ranking": {"places": NONE, "lowest": NONE},
    "back": {"back": WHAT, "nothing": NONE},
    "forget": {"line": NONE},
    "start-over": {"line": NONE},
    "more": {"done": NONE},
    "what-else": {"done": FORMS},
    "why": {
        "rule": frozenset({"label", "phrase"}),
        "likeness": frozenset({"label", "score", "words", "other", "other_score"}),
        "named": frozenset({"named"}),
        "none": NONE,
    },
    "source": {"lead": NONE, "none": NONE},
}
NEEDED_INTENTS = {*NEEDED_BY_INTENT, "help", "list", "out-of-scope", "overview", "tools"}
PATTERNS = ("openers",)
"""Messages that are phrases people type, so that braces in them are slots."""


def missing_wordings(shelf: Shelf, said: Said) -> Iterator[Problem]:
    """Yield each message, intent and wording that the program says and no file holds."""
    files, known = shelf.of("messages"), shelf.ids("messages")
    if files and known is not None:
        for key in said.messages.keys() - known.keys():
            message = f"expected the message {key!r}, found none; add `{key}:`"
            yield files[0].problem((), message)
    intents = shelf.ids("intent")
    if intents is not None:
        for name in NEEDED_INTENTS - intents.keys():
            message = f"expected the intent {name!r}, found none; the program names it itself"
            yield Problem("intents/", 1, 1, message)
    for file in shelf.of("intent"):
        for key in needed(file).keys() - (file.data.wording.keys() if file.data else set()):
            message = f"expected the wording {key!r}, found none; add `{key}:` under `wording:`"
            yield file.problem((WORDING,), message)


def needed(file: File) -> Wordings:
    """Return the wordings that an intent must have, with the fields that are filled in."""
    if file.data is None:
        return {}
    by_answer = NEEDED_BY_ANSWER.get(file.data.answer, {})
    return by_answer | NEEDED_BY_INTENT.get(file.data.intent, {})


def unknown_wordings(shelf: Shelf, said: Said) -> Iterator[Problem]:
    """Yield each message and wording that the program never says."""
    for file in shelf.of("messages"):
        for key in file.data or {}:
            yield from _unsaid(file, (key,), key, said)
    for file in shelf.of("intent"):
        for key in file.data.wording if file.data else ():
            yield from _unsaid(file, (WORDING, key), key, said)


def _unsaid(file: File, path: Path, key: str, said: Said) -> Iterator[Problem]:
    if not said.says(key, file.kind):
        near = said.messages if file.kind == "messages" else needed(file)
        message = f"expected a wording in use, found {key!r}"
        yield file.problem(path, f"{message}; {did_you_mean(key, near, 'delete it')}")


def unknown_fields(shelf: Shelf, said: Said) -> Iterator[Problem]:
    """Yield each `{field}` of a wording that the program does not fill in."""
    for file in shelf.of("messages"):
        for key, value in (file.data or {}).items():
            if key not in PATTERNS:
                yield from _fields(file, (key,), value, said.fields_of(key))
    for file in shelf.of("intent"):
        for key, value in (file.data.wording if file.data else {}).items():
            yield from _fields(file, (WORDING, key), value, needed(file).get(key, said.fields))


def _fields(
    file: File, path: Path, value: str | list[str], allowed: frozenset[str]
) -> Iterator[Problem]:
    """Yield what is wrong with the fields of a wording, line by line."""
    if not value:
        yield file.problem(path, "expected a wording, found none; write or delete it")
    for place, text in texts_of(value, path):
        try:
            found = [field for field in Formatter().parse(text) if field[1] is not None]
        except ValueError as error:
            message = f"expected closed braces, found: {error}; write {{{{ and }}}} for braces"
            yield file.problem(place, message)
            continue
        for _, field, form, conversion in found:
            name = str(field)
            if form or conversion:
                message = f"expected {{{name}}} without a format, found one; delete what follows it"
                yield file.problem(place, message)
            if name not in allowed:
                hint = did_you_mean(name, sorted(allowed), _choice(allowed))
                message = f"expected a field that is filled in, found {{{name}}}; {hint}"
                yield file.problem(place, message)


def _choice(allowed: frozenset[str]) -> str:
    return f"one of: {', '.join(sorted(allowed))}" if allowed else "this one takes no field"
