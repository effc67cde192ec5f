"""What the fuzzer begins with, and what it once found, holds today."""

import sys

import pytest
from support import ROOT

FUZZ = ROOT / "tests" / "fuzz"
SEEDS = sorted(file for file in (FUZZ / "seeds").glob("*/*") if file.is_file())


@pytest.fixture(scope="module")
def targets(engine):
    """The targets, on the engine that the tests share."""
    sys.path.insert(0, str(FUZZ))
    try:
        import targets  # noqa: PLC0415 - beside the fuzzer, no module of the tests
    finally:
        sys.path.remove(str(FUZZ))
    targets.engine = lambda: engine
    return targets.TARGETS


def test_there_are_seeds_for_every_target(targets):
    assert {file.parent.name for file in SEEDS} == set(targets)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_seed_breaks_no_rule(targets, seed):
    targets[seed.parent.name](seed.read_bytes())
