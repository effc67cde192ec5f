"""Phrases: each must parse, name only slots and phrases that exist, and each phrase be used."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.errors import InputError, Problem
from bot.library.check_references import did_you_mean
from bot.library.documents import Path
from bot.library.shelf import File, Shelf, texts_of

Parse = Callable[[str, Mapping[str, str]], object]
SUGGESTED = "{career}"
_NAMED = re.compile(r"<([a-z-]+)>")
_SLOT = re.compile(r"\{[^}]*\}?")


def phrases_of(shelf: Shelf) -> Iterator[tuple[File, Path, str]]:
    """Yield each phrase that people may type, with its place."""
    for file in shelf.of("intent"):
        data = file.document.data
        phrases: Any = data.get("phrases") if isinstance(data, dict) else []
        yield from ((file, path, text) for path, text in texts_of(phrases, ("phrases",)))
    for file in shelf.of("messages"):
        data = file.document.data
        openers: Any = data.get("openers") if isinstance(data, dict) else []
        yield from ((file, path, text) for path, text in texts_of(openers, ("openers",)))


def named_phrases(shelf: Shelf) -> dict[str, tuple[File, str]]:
    """Return the phrases that others may name as `<name>`."""
    return {
        name: (file, text)
        for file in shelf.of("shared")
        for name, text in (file.data.named if file.data else {}).items()
    }


def phrases_that_do_not_parse(shelf: Shelf, parse: Parse) -> Iterator[Problem]:
    """Yield each phrase with a mistake; one in a named phrase is told only where it stands."""
    if "shared" in shelf.unreadable:
        return
    named = named_phrases(shelf)
    broken = _broken(named, parse)
    for name, told in broken.items():
        yield named[name][0].problem(("named", name), told)
    sound = {name: name if name in broken else text for name, (_, text) in named.items()}
    for file, path, text in phrases_of(shelf):
        if told := _mistake(text, sound, parse):
            yield file.problem(path, told)


def _broken(named: Mapping[str, tuple[File, str]], parse: Parse) -> dict[str, str]:
    """Return what is wrong with named phrases: each by itself, then those that run in a ring."""
    alone = {name: name for name in named}
    broken = {n: told for n, (_, text) in named.items() if (told := _mistake(text, alone, parse))}
    sound = {name: name if name in broken else text for name, (_, text) in named.items()}
    rings = {n: told for n, text in sound.items() if (told := _mistake(text, sound, parse))}
    return rings | broken


def _mistake(text: str, named: Mapping[str, str], parse: Parse) -> str:
    """Return what is wrong with a phrase, nothing where it parses."""
    try:
        parse(text, named)
    except InputError as error:
        return str(error)
    return ""


def phrases_twice(shelf: Shelf) -> Iterator[Problem]:
    """Yield each phrase that stands a second time, in its own file or in another."""
    seen: dict[str, str] = {}
    for file, path, text in phrases_of(shelf):
        other = seen.setdefault(" ".join(text.split()), file.document.file)
        if file.kind == "intent" and list(path)[-1] != _first(file, text):
            yield file.problem(path, f"expected each phrase once, found {text!r} again; delete it")
        elif other != file.document.file:
            message = f"expected a phrase of this file alone, found {text!r} in {other}, too"
            yield file.problem(path, f"{message}; keep it in the better one")


def _first(file: File, text: str) -> int:
    phrases: list[str] = file.document.data["phrases"]
    return phrases.index(text)


def unused_phrases(shelf: Shelf) -> Iterator[Problem]:
    """Yield each named phrase that no other uses."""
    named = named_phrases(shelf)
    texts = [text for _, _, text in phrases_of(shelf)] + [text for _, text in named.values()]
    used = set(_NAMED.findall(" ".join(texts)))
    for name in named.keys() - used:
        message = f"expected a phrase that some intent uses, found <{name}> unused; delete it"
        yield named[name][0].problem(("named", name), message)


def suggestions_with_other_slots(shelf: Shelf) -> Iterator[Problem]:
    """Yield each suggestion that could not be filled in, and so would never be shown."""
    for file in shelf.of("intent"):
        for i, text in enumerate(file.data.suggestions if file.data else ()):
            slots = _SLOT.findall(text)
            for slot in slots:
                if slot != SUGGESTED:
                    hint = did_you_mean(
                        slot, [SUGGESTED], "write {career}, or the words themselves"
                    )
                    message = f"expected the slot {SUGGESTED}, found {slot}; {hint}"
                    yield file.problem(("suggestions", i), message)
            if slots.count(SUGGESTED) > 1:
                message = f"expected {SUGGESTED} once, found it {len(slots)} times; name one career"
                yield file.problem(("suggestions", i), message)
