"""Which wordings the program says and which fields it fills in, read from its own text.

So no list has to be kept beside the code, and a message with no use, or a field that nobody
fills in, is found whatever was changed last.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from bot.library.places import program_texts

FORMS = frozenset({"name", "a_name", "plural", "Plural"})
"""The forms of a career's name, which the program hands on as a whole."""
NONE: frozenset[str] = frozenset()
_TEXTS = re.compile(r'"([^"\n]*)"'), re.compile(r"'([^'\n]*)'")
_KEYWORD = re.compile(r"[(, \n](\w+)=[^=]")
_SPEAKS = re.compile(r"\.say\(|wording|f\"[^\"]*_")


class Said(NamedTuple):
    """What the program says: messages with their fields, every text, every keyword of a call.

    `made` matches the names of messages, and of wordings, that the program puts together.
    """

    messages: dict[str, frozenset[str]]
    words: frozenset[str]
    fields: frozenset[str]
    made: dict[str, list[re.Pattern[str]]]

    def says(self, key: str, kind: str) -> bool:
        """Return whether the program names a message or wording, or puts its name together."""
        return key in self.words or any(made.fullmatch(key) for made in self.made[kind])

    def fields_of(self, message: str) -> frozenset[str]:
        """Return the fields that a message may hold; those of all where it is said by no name."""
        return self.messages.get(message, self.fields)


@cache
def said_by_the_program() -> Said:
    """Return what the text of the program says."""
    messages: dict[str, frozenset[str]] = {}
    words: set[str] = set()
    fields: set[str] = set()
    made: dict[str, list[re.Pattern[str]]] = {"messages": [], "intent": []}
    for text in program_texts():
        words.update(word for pattern in _TEXTS for word in pattern.findall(text))
        fields.update(_KEYWORD.findall(text))
        for node in ast.walk(ast.parse(text)) if _SPEAKS.search(text) else ():
            if isinstance(node, ast.JoinedStr):
                made["intent"] += _patterns([node])
            elif isinstance(node, ast.Call) and _says(node):
                made["messages"] += _patterns(node.args)
                for key in _keys(node):
                    messages[key] = messages.get(key, NONE) | _filled_in(node)
    return Said(messages, frozenset(words), frozenset(fields) | FORMS, made)


def _says(call: ast.Call) -> bool:
    return getattr(call.func, "attr", "") == "say" and bool(call.args)


def _patterns(texts: Iterable[ast.expr]) -> Iterator[re.Pattern[str]]:
    """Yield a pattern for all that each f-string can become, where that can be a name."""
    for text in texts:
        if isinstance(text, ast.JoinedStr):
            fixed = [str(p.value) if isinstance(p, ast.Constant) else "" for p in text.values]
            if "_" in "".join(fixed) and "".join(fixed).replace("_", "a").isalnum():
                yield re.compile("".join(re.escape(part) or ".+" for part in fixed))


def _keys(call: ast.Call) -> Iterator[str]:
    """Yield the messages that a call says by their names; one that is computed has none."""
    first = call.args[0]
    for choice in [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]:
        if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
            yield choice.value


def _filled_in(call: ast.Call) -> frozenset[str]:
    names = {keyword.arg for keyword in call.keywords if keyword.arg}
    whole = any(keyword.arg is None for keyword in call.keywords)
    return frozenset(names) | (FORMS if whole else frozenset())
