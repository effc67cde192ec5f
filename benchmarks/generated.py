"""Careers and phrases by the thousand, made up from a few words; the same for the same number."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, cycle, islice, product
from pathlib import Path
from random import Random
from typing import Any

from bot.library.documents import read_document
from bot.library.kinds import SPECIAL
from bot.library.layers import read_layers
from bot.model.intents import Intents
from bot.model.knowledge import Career, Knowledge
from bot.understanding.compiling import written_out
from bot.understanding.templates import parse, sample

BEGINNINGS = (
    "hydro geo bio neuro agri aero thermo photo electro micro nano macro cyber socio psycho cardio "
    "onco pharma astro topo chrono phyto zoo crypto mecha robo seismo paleo opto magneto pneumo "
    "helio litho xeno ferro immuno toxi radio sono cosmo"
)
MIDDLES = (
    "metric graph dynam phon logist gen nom stat kinet morph path therm spectr trop scop cline "
    "phas lyt mer tax genet vect chrom sphere plast tect"
)
ENDINGS = "s al ic ry on ia um ist or ex"
VERBS = "Builds Tests Plans Explains Repairs Measures Compares Trains Reviews Documents"
THINGS = "models forecasts maps alarms sensors reports simulations records warnings prices"
AIMS = (
    "for hospitals",
    "before each release",
    "from noisy records",
    "under tight budgets",
    "on small machines",
    "with the people who use them",
)
TAILS = ("please", "now", "today", "exactly", "roughly", "this year", "in general", "for a friend")
HEADS = ("engineer", "scientist", "analyst", "researcher", "specialist")
SUBJECTS = ("ML", "AI", "machine learning", "deep learning")
PAY = {"basis": "not stated", "source": "practice"}
SAME_SHAPE = "ml-engineer"


def names() -> Iterator[tuple[str, str]]:
    """Yield fields of work that nobody has heard of, each with a head noun, all different."""
    words = product(ENDINGS.split(), BEGINNINGS.split(), MIDDLES.split())
    for (ending, beginning, middle), head in zip(words, cycle(HEADS), strict=False):
        yield f"{beginning}{middle}{ending}", head


def careers(knowledge: Knowledge, number: int) -> Iterator[dict[str, Any]]:
    """Yield so many careers as plain data, as long as the ones that we have."""
    shape = knowledge.careers[SAME_SHAPE]
    for i, (field, head) in enumerate(islice(names(), number)):
        yield career(knowledge, shape, (field, head), Random(i))  # noqa: S311 - no secret


def career(
    knowledge: Knowledge, shape: Career, name: tuple[str, str], random: Random
) -> dict[str, Any]:
    """Return one career with as many facts and tools as `shape` has."""
    field, head = name
    topics, tools = list(knowledge.topics), list(knowledge.tools)
    low = 1000 * random.randrange(60, 200)
    return {
        "id": f"{field}-{head}",
        "name": f"{field} ML {head}",
        "plural": f"{field} ML {head}s",
        "full_name": f"{field} machine learning {head}".title(),
        "aliases": [
            *(f"{field} {subject.lower()} {head}" for subject in SUBJECTS),
            *(f"{kind} {field} {head}" for kind in ("applied", "senior", "clinical", "chief")),
            *(f"{field} {what}" for what in ("modelling", "learning", "developer", "expert")),
        ],
        "in_a_word": f"learns from the data of {field}",
        "section": "none",
        "summary": fact(field, topics, random),
        "pay": [
            {"level": "entry", "low": low, "high": low + 40_000, **PAY},
            {"level": "experienced", "low": 2 * low, "high": 2 * low + 90_000, **PAY},
        ],
        "doctorate": {
            "stance": random.choice(("typical", "not stated", "not needed")),
            "text": f"What {field} asks for is told by those who hire.",
            "source": "practice",
        },
        "industries": [
            {"industry": industry, "source": "practice"}
            for industry in random.sample(list(knowledge.industries), 2)
        ],
        "facts": {
            facet: [fact(field, topics, random) for _ in rows]
            for facet, rows in shape.facts.items()
            if rows
        },
        "tools": [
            {
                "tool": tool,
                "purpose": knowledge.tools[tool].purpose,
                "use": f"{random.choice(THINGS.split())} {random.choice(AIMS)}",
                "source": "practice",
            }
            for tool in random.sample(tools, len(shape.tools))
        ],
        "similar": [{"career": SAME_SHAPE, "why": f"the same work on {field}"}],
        "not_stated": list(shape.not_stated),
    }


def fact(field: str, topics: list[str], random: Random) -> dict[str, Any]:
    """Return a statement on a field, about up to two topics."""
    verb, thing = (random.choice(words.split()) for words in (VERBS, THINGS))
    text = f"{verb} {thing} of {field} {random.choice(AIMS)}."
    about = random.sample(topics, random.choice((0, 0, 1, 2)))
    return {"text": text, "source": "practice", "about": about}


def write_careers(folder: Path, knowledge: Knowledge, number: int) -> Path:
    """Write so many careers beside the ones we have into a folder of one's own; return it."""
    place = folder / "careers"
    place.mkdir(parents=True)
    for row in careers(knowledge, number):
        (place / f"{row['id']}.yaml").write_text(json.dumps(row, indent=1), "utf-8")
    return folder


def phrases(intents: Intents, intent: str, number: int) -> list[str]:
    """Return so many phrases of an intent: its own, then sentences of them, then with tails."""
    own = intents.intents[intent].phrases
    nodes = [parse(written_out(text, intents.language), intents.shared) for text in own]
    said = (" ".join(words) for node in nodes for words in sample(node, number))
    longer = (f"{text} {tail}" for tail in tails() for text in own)
    return list(islice(dict.fromkeys(islice(chain(own, said, longer), 50 * number)), number))


def tails() -> Iterator[str]:
    """Yield endings that change nothing of what is asked."""
    yield from (" ".join(words) for n in (1, 2, 3) for words in product(TAILS, repeat=n))


def write_phrases(folder: Path, intents: Intents, number: int) -> Path:
    """Write each intent with so many phrases into a folder of one's own; return it."""
    folder.mkdir(parents=True)
    for name, row in plain_intents():
        if row.get("phrases"):
            row["phrases"] = phrases(intents, row["intent"], number)
            (folder / name).write_text(json.dumps(row, indent=1), "utf-8")
    return folder


def plain_intents() -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Yield the file name and the plain data of each intent."""
    for name, raw in read_layers("intents", None).items():
        if name.endswith(".yaml") and name not in SPECIAL and "/" not in name:
            yield name, read_document(name, raw.decode()).data
