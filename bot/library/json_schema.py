"""The JSON Schema of every kind of YAML file, for editors, made from the types themselves."""

import json
from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from bot.library.kinds import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_texts() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    return {f"{kind}.json": _text(kind, KINDS[kind]) for kind in sorted(KINDS)}


def _text(kind: str, form: Any) -> str:
    schema = {"$schema": DIALECT, "title": kind, **_settled(msgspec.json.schema(form))}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _settled(part: Any) -> Any:
    """Return a part of a schema alike for all releases of msgspec.

    They differ in the names of keys, which `careerbot check` holds anyway, and in indented text.
    """
    if isinstance(part, list):
        return [_settled(item) for item in part]
    if isinstance(part, dict):
        return {key: _settled(item) for key, item in part.items() if key != "propertyNames"}
    return cleandoc(part) if isinstance(part, str) else part


def write_schemas(folder: Path) -> list[Path]:
    """Write all schema files into `folder`, made if it is not there; return them."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, text in schema_texts().items():
        file = folder / name
        file.write_text(text, encoding="utf-8")
        files.append(file)
    return files
