"""The size of the house: short functions, short files, few parameters."""

import ast
from statistics import median

import pytest
from support import BOT, ROOT, tree_of

LONGEST_FUNCTION, MEDIAN_FUNCTION, LONGEST_FILE, MOST_PARAMETERS = 40, 10, 300, 5
FILES = sorted(BOT.rglob("*.py"))
per_file = pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))


def functions(file):
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return [node for node in ast.walk(tree_of(file)) if isinstance(node, kinds)]


def length(function):
    return function.end_lineno - function.lineno + 1


def parameters(function):
    """Return the names of the parameters, the object itself left out."""
    given = function.args
    found = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    return [p.arg for p in found if p is not None and p.arg not in {"self", "cls"}]


@per_file
def test_no_function_is_over_40_lines(file):
    long = {f.name: length(f) for f in functions(file) if length(f) > LONGEST_FUNCTION}
    assert long == {}


@per_file
def test_no_file_is_over_300_lines(file):
    assert len(file.read_text("utf-8").splitlines()) <= LONGEST_FILE


@per_file
def test_no_function_has_more_than_five_parameters(file):
    many = {f.name: parameters(f) for f in functions(file)}
    assert {name: p for name, p in many.items() if len(p) > MOST_PARAMETERS} == {}


def test_the_median_function_is_under_10_lines():
    assert median(length(f) for file in FILES for f in functions(file)) < MEDIAN_FUNCTION
