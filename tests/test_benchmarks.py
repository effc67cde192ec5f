"""Benchmarks start: what they import is still there. Their figures are no test's business."""

import subprocess
import sys

import pytest
from support import ROOT

SCRIPTS = sorted(
    f.name for f in (ROOT / "benchmarks").glob("*.py") if "ArgumentParser" in f.read_text("utf-8")
)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_benchmark_starts_and_tells_its_options(script):
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / script), "--help"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("usage:")
