"""Who may import whom, held by tables; nothing is read or computed at import."""

import ast
import re
import sys
from collections import defaultdict
from functools import cache
from graphlib import CycleError, TopologicalSorter

import pytest
from support import BOT, ROOT, tree_of

BOTTOM = {"model", "errors"}
STAGES = {"understanding", "conversation", "answering", "library"}
MAY_IMPORT = {
    "model": set(),
    "errors": {"model"},
    "understanding": BOTTOM,
    "conversation": BOTTOM,
    "answering": BOTTOM,
    "library": BOTTOM | {"bot"},  # the version of the program is part of the cache's key
    "building": BOTTOM | STAGES,
    "loading": BOTTOM | {"library", "understanding", "building"},
    "engine": BOTTOM | STAGES | {"loading"},
    "measuring": BOTTOM | {"engine", "loading", "library", "understanding", "answering"},
    "terminal": BOTTOM | {"engine"},
    "cli": BOTTOM | STAGES | {"loading", "engine", "measuring", "terminal", "bot"},
    "__main__": {"cli"},
    "bot": set(),
}
DOORS = {
    "yaml": {"library"},
    "msgspec": {
        "model",
        "library",
        "understanding",
        "conversation",
        "answering",
        "building",
        "loading",
        "measuring",
        "cli",
    },
    "rapidfuzz": {"understanding", "library", "terminal"},
    "prompt_toolkit": {"terminal"},
    "rich": {"terminal"},
    "click": {"cli"},
    "importlib": {"library", "answering"},
}
READERS = re.compile(r"open|read(_\w+)?|loads?(_\w+)?|iterdir|r?glob|walk|listdir|files")
SILENT_IMPORT = re.compile(r"#\s*noqa: PLC0415 - \S")
FILES = sorted(BOT.rglob("*.py"))
per_file = pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))


def module_of(file):
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module):
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


@cache
def imports_of(file):
    """Return each module that a file imports, by its full name."""
    return list(imports_in(tree_of(file)))


def imports_in(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


MODULES = {module_of(file) for file in FILES}


def known(name):
    """Return the module of the program that holds `name`, or None for another's."""
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name or None


def test_every_room_stands_in_the_table():
    assert {room_of(module) for module in MODULES} == set(MAY_IMPORT)


@per_file
def test_a_file_imports_only_what_its_room_may(file):
    room = room_of(module_of(file))
    used = {room_of(module) for name in imports_of(file) if (module := known(name))}
    assert used - MAY_IMPORT[room] - {room} == set()


def test_no_two_modules_import_each_other_even_over_others():
    graph = defaultdict(set)
    for file in FILES:
        module = module_of(file)
        graph[module] = {k for name in imports_of(file) if (k := known(name))} - {module}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a cycle: {' -> '.join(error.args[1])}")


@per_file
def test_a_third_party_comes_in_by_its_own_door(file):
    room = room_of(module_of(file))
    tops = {name.split(".")[0] for name in imports_of(file)}
    assert {top for top in tops & set(DOORS) if room not in DOORS[top]} == set()


def test_every_third_party_has_a_door():
    tops = {name.split(".")[0] for file in FILES for name in imports_of(file)}
    assert tops - set(sys.stdlib_module_names) - {"bot"} - set(DOORS) == set()


@pytest.mark.parametrize("party", DOORS)
def test_every_door_is_in_use(party):
    rooms = {
        room_of(module_of(file))
        for file in FILES
        if any(name.split(".")[0] == party for name in imports_of(file))
    }
    assert rooms == DOORS[party]


@per_file
def test_importing_a_file_reads_no_other_file(file):
    calls = (node for node in at_import(tree_of(file)) if isinstance(node, ast.Call))
    assert [f"line {c.lineno}: {name_of(c)}" for c in calls if READERS.fullmatch(name_of(c))] == []


def at_import(tree):
    """Yield the nodes that run when a file is imported; the bodies of functions don't."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.Lambda):
            continue
        body = node.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else []
        waiting.extend(child for child in ast.iter_child_nodes(node) if child not in body)


def name_of(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


@per_file
def test_an_import_inside_a_function_states_its_reason(file):
    lines = file.read_text("utf-8").splitlines()
    inner = [
        node.lineno
        for function in ast.walk(tree_of(file))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert [number for number in inner if not SILENT_IMPORT.search(lines[number - 1])] == []
