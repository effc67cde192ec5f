"""Write knowledge/official/*.csv from the official downloads; one command for a new release.

    python tools/import_official.py --oews DIR --onet DIR [--released 2026-05-15]

OEWS: the flat files oe.area, oe.data.0.Current (or .gz), oe.footnote, oe.occupation, oe.release.
O*NET: the text files of the database. Which occupations are taken says official/mapping.yaml.
"""

import argparse
import csv
import io
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from official_oews import area_rows, oews_release, soc_titles, wage_rows
from official_onet import (
    education_rows,
    occupation_rows,
    onet_release,
    related_rows,
    technology_rows,
)
from official_records import Row

from bot.errors import CareerbotError
from bot.library.official import (
    AREAS,
    COLUMNS,
    EDUCATION,
    MAPPING,
    OCCUPATIONS,
    RELATED,
    TECHNOLOGIES,
    WAGES,
    load_official,
    read_mapping,
)

KNOWLEDGE = Path(__file__).resolve().parent.parent / "knowledge"


class Head(NamedTuple):
    """What the comment line of a table says."""

    source: str
    release: str
    released: str
    imported: str

    def __str__(self) -> str:
        """Give the line, without the parts that are not known."""
        parts = [f"{name}: {value}" for name, value in self._asdict().items() if value]
        return "# " + "; ".join([*parts, "made by: tools/import_official.py"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the import; return the exit code."""
    options = parse(arguments)
    try:
        tables = build(options)
    except (CareerbotError, OSError, EOFError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for name, text in tables.items():
        (options.knowledge / name).write_text(text, encoding="utf-8", newline="\n")
        lines, size = text.count("\n") - 2, len(text.encode())
        sys.stdout.write(f"{options.knowledge / name}: {lines:,} rows, {size:,} bytes\n")
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the arguments of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--oews", type=Path, required=True, help="folder of the OEWS flat files")
    parser.add_argument("--onet", type=Path, required=True, help="folder of the O*NET text files")
    parser.add_argument("--knowledge", type=Path, default=KNOWLEDGE, help="folder to write into")
    parser.add_argument("--released", help="day OEWS came out, as 2026-05-15")
    parser.add_argument("--imported", help="day of the import (default: today)")
    parser.add_argument("--onet-release", help="O*NET version, where its read-me names none")
    return parser.parse_args(arguments)


def build(options: argparse.Namespace) -> dict[str, str]:
    """Return the text of each table by its name, once the program has accepted all of them."""
    written = (options.knowledge / MAPPING).read_bytes()
    _, mappings = read_mapping(written)
    codes = sorted({row.onet for rows in mappings.values() for row in rows})
    oews = head(options, WAGES, "BLS OEWS", oews_release(options.oews))
    onet = head(options, OCCUPATIONS, "O*NET", options.onet_release or onet_release(options.onet))
    tools = options.knowledge / "tools.yaml"
    wages = list(wage_rows(options.oews, {code[:7] for code in codes}))
    rows: dict[str, tuple[Head, Iterable[Row]]] = {
        WAGES: (oews, wages),
        AREAS: (oews, area_rows(options.oews, {str(row[1]) for row in wages})),
        OCCUPATIONS: (onet, occupation_rows(options.onet, soc_titles(options.oews), codes)),
        EDUCATION: (onet, education_rows(options.onet, codes)),
        RELATED: (onet, related_rows(options.onet, codes)),
        TECHNOLOGIES: (onet, technology_rows(options.onet, codes, tools)),
    }
    texts = {name: table_text(above, name, body) for name, (above, body) in rows.items()}
    load_official({MAPPING: written, **{name: text.encode() for name, text in texts.items()}})
    return texts


def table_text(above: Head, name: str, rows: Iterable[Row]) -> str:
    """Return a table as CSV under its comment line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS[name])
    writer.writerows(rows)
    return f"{above}\n{text.getvalue()}"


def head(options: argparse.Namespace, name: str, source: str, release: str) -> Head:
    """Return the comment line; an import of the same release again keeps its days."""
    file = options.knowledge / name
    old = file.read_text(encoding="utf-8").split("\n", 1)[0] if file.exists() else ""
    known = dict(re.findall(r"(\w+): ([^;]+)", old))
    if known.get("release") != release:
        known = {}
    released = options.released if source != "O*NET" else None
    today = datetime.now(UTC).date().isoformat()
    return Head(
        source,
        release,
        released or known.get("released", ""),
        options.imported or known.get("imported", today),
    )


if __name__ == "__main__":
    sys.exit(main())
