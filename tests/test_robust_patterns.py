"""No regular expression of the program backtracks: each is fed its worst cases at two sizes.

The patterns are collected from the program's own source, so that a new one is tested, too.
"""

import ast
import importlib
import re
from itertools import product
from re import _constants as kinds  # the only parser of patterns that the library has
from re import _parser as parser
from time import process_time

import pytest
from support import BOT, ROOT, tree_of

from bot.library.documents import LONGEST_KEY
from bot.library.said import said_by_the_program

SMALL, LARGE = 2_000, 8_000
UNNOTICED = 0.01  # seconds
MOST_GROWTH = 9  # from SMALL to LARGE: 4 is linear, 16 quadratic
CALLS = {"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"}
MADE_AT_RUN_TIME = {
    "pattern": "of a talk file; its writer tries it out",
    "''.join((re.escape(part) or '.+' for part in fixed))": "for short names, see below",
}
IN_CATEGORY = {"DIGIT": "5", "SPACE": " ", "WORD": "a", "NOT_DIGIT": "a", "NOT_SPACE": "a"}


def calls():
    """Yield the first argument of each call of the module `re`, and the file."""
    for file in sorted(BOT.rglob("*.py")):
        for node in ast.walk(tree_of(file)):
            function = getattr(node, "func", None)
            called = isinstance(function, ast.Attribute) and function.attr in CALLS
            if called and getattr(function.value, "id", "") == "re":
                yield file, node.args[0]


def imported(file):
    """Return the names that a file takes from others."""
    nodes = ast.walk(tree_of(file))
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name for node in froms for alias in node.names}


def held():
    """Yield every pattern that a module holds, with its name."""
    for file in sorted(BOT.rglob("*.py")):
        parts = file.relative_to(ROOT).with_suffix("").parts
        if parts[-1] not in {"__init__", "__main__"}:
            module = importlib.import_module(".".join(parts))
            for name, value in vars(module).items():
                for pattern in value if isinstance(value, tuple) else (value,):
                    if isinstance(pattern, re.Pattern) and name not in imported(file):
                        yield f"{module.__name__}.{name}", pattern


HELD = dict(held())
INLINE = {
    arg.value: re.compile(arg.value)
    for _, arg in calls()
    if isinstance(arg, ast.Constant) and arg.value not in {p.pattern for p in HELD.values()}
}
PATTERNS = {**HELD, **INLINE}


def test_every_pattern_of_the_source_is_tested_or_has_its_reason():
    tested = {pattern.pattern for pattern in PATTERNS.values()}
    unknown = {
        f"{file.name}: {ast.unparse(arg)}"
        for file, arg in calls()
        if ast.unparse(arg) not in MADE_AT_RUN_TIME
        and repeats(arg)
        and not (isinstance(arg, ast.Constant) and arg.value in tested)
        and not any(p.pattern == constant(arg, file) for p in HELD.values())
    }
    assert unknown == set()
    assert len(PATTERNS) >= 15


def repeats(arg):
    """Return whether the fixed parts of a pattern repeat anything; names in it are escaped."""
    fixed = [n.value for n in ast.walk(arg) if isinstance(n, ast.Constant) and str(n.value)]
    return not fixed or any(set(str(part)) & set("*+?{") for part in fixed)


def constant(arg, file):
    """Return the pattern that an f-string at the top of a module makes."""
    text = ast.unparse(arg)
    names = [node.id for node in ast.walk(arg) if isinstance(node, ast.Name)]
    module = importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
    if not isinstance(arg, ast.JoinedStr) or not all(hasattr(module, name) for name in names):
        return None
    return eval(text, vars(module))  # noqa: S307 - the program's own text


def letters(part):
    """Yield one character for each thing that a parsed pattern, or a part of it, looks for."""
    kind = part[0] if isinstance(part, tuple) and part else None
    if kind in {kinds.LITERAL, kinds.NOT_LITERAL}:
        yield chr(part[1]) if kind is kinds.LITERAL else "a"
    elif kind is kinds.RANGE:
        yield chr(part[1][0])
    elif kind is kinds.CATEGORY:
        yield IN_CATEGORY.get(str(part[1]).removeprefix("CATEGORY_"), "a")
    elif kind is kinds.ANY:
        yield "a"
    elif isinstance(part, tuple | list | parser.SubPattern):
        for i in range(len(part)):
            yield from letters(part[i])


def worst_cases(pattern, size):
    """Yield long texts made of what the pattern looks for, none of which fits to its end."""
    found = dict.fromkeys(letters(parser.parse(pattern.pattern, pattern.flags)))
    atoms = list(found)[:12]
    pairs = ["".join(pair) for pair in product(atoms, repeat=2)]
    for unit, end in product([*atoms, *pairs], ("", "!", "\0")):
        yield (unit * size)[:size] + end
    for first, then in product(atoms, repeat=2):
        yield first + then * size + "!"


def used(pattern, text, *, anchored=False):
    """Return the seconds that the pattern takes for a text, at its start and unless `anchored`
    everywhere in it."""
    start = process_time()
    pattern.fullmatch(text)
    for _ in () if anchored else pattern.finditer(text):
        pass
    return process_time() - start


def only_at_the_start(name):
    """Return whether the program uses a pattern for the beginning of texts alone."""
    module, _, own = name.rpartition(".")
    if name not in HELD:
        return False
    tree = tree_of(ROOT / f"{module.replace('.', '/')}.py")
    used_as = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == own
    }
    return used_as <= {"match", "fullmatch"}


@pytest.mark.parametrize("name", PATTERNS)
def test_time_grows_no_faster_than_the_text(name):
    pattern, anchored = PATTERNS[name], only_at_the_start(name)
    for small, large in zip(worst_cases(pattern, SMALL), worst_cases(pattern, LARGE), strict=True):
        if used(pattern, large, anchored=anchored) > UNNOTICED:
            before = min(used(pattern, small, anchored=anchored) for _ in range(3))
            after = min(used(pattern, large, anchored=anchored) for _ in range(3))
            assert after < MOST_GROWTH * max(before, UNNOTICED / MOST_GROWTH), large[:20]


def test_patterns_for_names_are_quick_up_to_the_longest_name():
    made = [pattern for patterns in said_by_the_program().made.values() for pattern in patterns]
    assert made
    for pattern in made:
        for text in worst_cases(pattern, LONGEST_KEY):
            assert used(pattern, text[:LONGEST_KEY]) < 10 * UNNOTICED


@pytest.mark.parametrize(
    ("pattern", "size"), [("(a+)+b", 22), ("a*a*b", 400), (r"(\w+\s?)+!", 20), (r"x*[x-z]*\.", 400)]
)
def test_a_pattern_that_backtracks_would_be_found(pattern, size):
    found = re.compile(pattern)
    assert any(used(found, text) > UNNOTICED for text in worst_cases(found, size))
