"""Fuzz everything for so many seconds: run.py SECONDS. Exits 1 if anything was found.

Two targets are fuzzed with atheris, which is guided by coverage, then hypothesis tries the
rules of answers on many more examples than the tests do.
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARES = {"talk": 0.45, "data": 0.4}
EXAMPLES_A_SECOND = 1
OPTIONS = ("-max_len=4096", "-timeout=60", "-rss_limit_mb=4096", "-print_final_stats=1")


def fuzz(name, seconds):
    """Fuzz one target; return whether nothing was found."""
    options = (*OPTIONS, f"-max_total_time={seconds}")
    return run([str(HERE / "fuzz.py"), name, *options])


def try_properties(seconds):
    """Try the properties on examples for about so many seconds."""
    examples = str(max(round(seconds * EXAMPLES_A_SECOND), 10))
    return run(["-m", "pytest", "-q", "tests/test_properties.py"], CAREERBOT_EXAMPLES=examples)


def run(arguments, **variables):
    """Run Python; return whether it ended well."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=os.environ | variables, check=False
    )
    return done.returncode == 0


def main(seconds):
    """Fuzz all targets, each for its share of the time."""
    found = [name for name, share in SHARES.items() if not fuzz(name, round(seconds * share))]
    if not try_properties(seconds * (1 - sum(SHARES.values()))):
        found.append("properties")
    sys.stdout.write(f"found something in: {', '.join(found)}\n" if found else "found nothing\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
