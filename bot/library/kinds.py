"""Which kind of data each YAML file holds, by its name."""

from typing import Any

from bot.model.intents import Intent, Language, Shared, Thesaurus, Thresholds
from bot.model.knowledge import (
    Background,
    Career,
    Field,
    Hint,
    Level,
    Named,
    Place,
    SharedName,
    Source,
    Term,
    Tool,
)
from bot.model.official import Mapping

ROWS: dict[str, type[Any]] = {
    "sources": Source,
    "tools": Tool,
    "topics": Named,
    "industries": Named,
    "employers": Named,
    "degrees": Named,
    "levels": Level,
    "places": Place,
    "backgrounds": Background,
    "outside": Hint,
    "names": SharedName,
    "glossary": Term,
}
WITHOUT_ID = ("outside", "names")
MAPPING = "official/mapping.yaml"
CAREERS = "careers/"
THESAURUS = "thesaurus/"
SPECIAL = ("language.yaml", "messages.yaml", "shared.yaml", "thresholds.yaml")
ENDINGS = (".yaml", ".yml")
SHARED_TABLES = {
    "knowledge": {*(f"{name}.yaml" for name in ROWS), MAPPING},
    "intents": {"messages.yaml", "shared.yaml"},
}

KINDS: dict[str, Any] = {
    "career": Career,
    "field": Field,
    "mapping": dict[str, list[Mapping]],
    **{name: list[row] for name, row in ROWS.items()},  # type: ignore[valid-type]
    "intent": Intent,
    "language": Language,
    "messages": dict[str, str | list[str]],
    "shared": Shared,
    "thesaurus": Thesaurus,
    "thresholds": Thresholds,
}


def kind_of(folder: str, name: str) -> str | None:
    """Return the kind of a file of "knowledge" or "intents"; None where none has its name."""
    stem = name.removesuffix(".yaml")
    if not name.endswith(ENDINGS):
        return None
    if folder == "intents":
        if name.startswith(THESAURUS):
            return "thesaurus"
        return stem if name in SPECIAL else "intent"
    if name == MAPPING:
        return "mapping"
    if name.startswith(CAREERS):
        return "career"
    return stem if stem in ROWS or stem == "field" else None
