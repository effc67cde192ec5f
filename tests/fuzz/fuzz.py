"""Fuzz one target, guided by the coverage of the program: fuzz.py TARGET [options of libFuzzer].

New inputs are kept under build/fuzz/; what breaks a rule is written there, too, and belongs
under tests/fuzz/seeds/ once it is mended, so that the tests try it ever after.
"""

import sys

import atheris

with atheris.instrument_imports(include=["bot"]):
    from targets import SCRATCH, SEEDS, TARGETS, built_in, engine


def dictionary():
    """Return the words that the program knows, as libFuzzer reads them."""
    words = {*engine().understander.compiled.vocabulary.counts, *"[](){}|<>&*:-?!,"}
    escaped = (word.replace("\\", "\\\\").replace('"', '\\"') for word in sorted(words))
    return "".join(f'"{word}"\n' for word in escaped if word.isascii() and word)


def main(name, *options):
    """Fuzz a target until an option ends it."""
    folder = SCRATCH / name
    folder.mkdir(parents=True, exist_ok=True)
    built_in()
    (SCRATCH / "words.dict").write_text(dictionary(), "utf-8")
    places = [str(folder), str(SEEDS / name)]
    own = [f"-dict={SCRATCH / 'words.dict'}", f"-artifact_prefix={SCRATCH}/{name}-"]
    atheris.Setup([sys.argv[0], *places, *own, *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
