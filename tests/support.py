"""What several test files share: the checkout, its code, the careers, labels, word searches."""

import ast
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bot.answering.desk import article
from bot.library.load import load_knowledge
from bot.library.places import data_folder
from bot.library.reading import read_folder
from bot.model.knowledge import Career
from bot.understanding.templates import parse

ROOT = Path(__file__).resolve().parent.parent
BOT = ROOT / "bot"
CASES = Path(__file__).resolve().parent / "cases"
TALKS = Path(__file__).resolve().parent / "talks"
CAREERBOT = (sys.executable, "-m", "bot")
KNOWLEDGE = load_knowledge(read_folder(data_folder("knowledge")))
CAREERS = KNOWLEDGE.careers

ASPECTS = (
    "salary",
    "salary-ranking",
    "tools",
    "skills",
    "education",
    "path",
    "duties",
    "overview",
    "demand",
    "employers",
    "difference",
    "recommendation",
    "list",
    "transition",
    "worth-it",
    "impact",
    "progression",
    "hiring",
    "other-career",
)
OUT_OF_SCOPE = "out-of-scope"
ESCAPE = "\x1b"

_NOT_STATED = re.compile(r"not stated?\b|states no\b|nothing stated", re.IGNORECASE)


def neighbour(career: Career) -> Career:
    """Return the career that the knowledge names first as similar."""
    return CAREERS[career.similar[0].career]


def fill(template: str, career: Career) -> str:
    """Return a question template with the forms of the career's name in it."""
    return template.format(
        name=career.name,
        a_name=article(career.name),
        plural=career.plural,
        other=article(neighbour(career).name),
    )


def says_not_stated(text: str) -> bool:
    return bool(_NOT_STATED.search(text))


def names(text: str, career: Career) -> bool:
    spoken = text.casefold()
    return any(n.casefold() in spoken for n in (career.name, career.plural, career.full_name))


@cache
def parsed_alone(phrase: str) -> object:
    return parse(phrase)


def parse_once(phrase: str, named: Mapping[str, str]) -> object:
    """Parse a phrase as the program does; one that names no other only the first time.

    Thousands of phrases are the same in each of the broken data that tests make.
    """
    return parse(phrase, named) if "<" in phrase else parsed_alone(phrase)


@cache
def tree_of(file: Path) -> ast.Module:
    """Return the code of a file, to be looked at by many tests and changed by none."""
    return ast.parse(file.read_text("utf-8"), str(file))


def talk_files() -> list[Path]:
    return sorted(TALKS.glob("*.yaml"))


def career_ids() -> set[str]:
    return set(CAREERS)
