"""The JSON Schema of every kind of YAML file, for editors, made from the types themselves."""

import json
from pathlib import Path
from typing import Any

import msgspec

from bot.library.kinds import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_texts() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    return {f"{kind}.json": _text(kind, KINDS[kind]) for kind in sorted(KINDS)}


def _text(kind: str, form: Any) -> str:
    schema = {"$schema": DIALECT, "title": kind, **msgspec.json.schema(form)}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write all schema files into `folder`, made if it is not there; return them."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, text in schema_texts().items():
        file = folder / name
        file.write_text(text, encoding="utf-8")
        files.append(file)
    return files
