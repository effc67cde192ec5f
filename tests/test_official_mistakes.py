"""Mistakes in the official files are told with file, line and column, all at once."""

import pytest

from bot.errors import DataError
from bot.library.official import COLUMNS, MAPPING, load_official

HEAD = "# source: BLS OEWS; release: May 2031; imported: 2032-06-01\n"
ROWS = {
    "wages.csv": """13-2054,0000000,63850,124420,64820,83980,117330,158250,196110
13-2054,0010420,80,,,,,,239200+
""",
    "areas.csv": """0000000,National,nation
0010420,"Akron, OH",metro
""",
    "occupations.csv": """13-2054.00,13-2054,Risk Experts,Risk Experts,187,4,some,7.0,11/2021,us,,,
15-2051.00,15-2051,Data Scientists,Data Scientists,86,,,,,,20,11/2021,Analyst
""",
    "education.csv": "15-2051.00,Master's Degree,61.90,no\n15-2051.00,Doctoral Degree,9.52,\n",
    "related.csv": "13-2054.00,15-2051.00,Data Scientists,short,1\n",
    "technologies.csv": "13-2054.00,Excel,yes,no,\n",
}
OCCUPATIONS = """risk:
- onet: 13-2054.00
  soc: 13-2054
  title: Risk Experts
  closeness: exact
  role: primary
  why: The same work.
- onet: 15-2051.00
  soc: 15-2051
  title: Data Scientists
  closeness: partial
  role: also
  why: Shares the data.
"""


@pytest.fixture
def texts():
    tables = {name.removeprefix("official/"): columns for name, columns in COLUMNS.items()}
    files = {
        f"official/{name}": f"{HEAD}{','.join(columns)}\n{ROWS[name]}".encode()
        for name, columns in tables.items()
    }
    return {MAPPING: OCCUPATIONS.encode(), **files}


def problems(texts):
    with pytest.raises(DataError) as caught:
        load_official(texts)
    return [str(problem).removeprefix("knowledge/official/") for problem in caught.value.problems]


def test_files_without_mistakes_are_read(texts):
    official = load_official(texts)
    assert official.wage("13-2054").median == 117330
    assert official.areas["0010420"].name == "Akron, OH"
    assert official.occupations["15-2051.00"].job_zone is None


BROKEN = [
    ("wages.csv", ",63850,", ",6385O,", "3:17: employment: expected a whole number"),
    ("wages.csv", ",196110", ",-1", "3:56: p90: expected a whole number, found '-1'"),
    ("wages.csv", "239200+", "lots+", "4:25: p90: expected a whole number, found 'lots'"),
    ("wages.csv", "0000000,63850", "63850", "3:1: expected 9 cells (soc,area,"),
    ("wages.csv", "0000000,63850", "9999999,63850", "3:1: expected an area of areas.csv"),
    ("wages.csv", "13-2054,0000", "13-9999,0000", "3:1: expected an occupation of mapping.yaml"),
    ("wages.csv", "0010420", "0000000", "4:1: expected one row for 13-2054 in 0000000"),
    ("wages.csv", "64820,83980", "83980,64820", "3:1: expected p10 ≤ p25 ≤ median"),
    ("wages.csv", "\n13-2054,0010420", "\n\n13-2054,0010420", "4:1: expected 9 cells"),
    ("wages.csv", "soc,area", "code,area", "2:1: expected the columns soc,area,employment"),
    ("wages.csv", "# source", "source", "1:1: expected a line '# source: …"),
    ("wages.csv", "release: May 2031; ", "", "1:1: expected 'release: …' in the comment line"),
    ("areas.csv", '"Akron, OH",metro', '"Akron, OH",town', "4:21: kind: expected one of nation"),
    ("areas.csv", '"Akron, OH",', '"Akron, OH,', "4:9: expected closed quotes"),
    ("areas.csv", ",National,", ",,", "3:9: name: expected a text"),
    ("areas.csv", "0010420,", "0000000,", "4:1: expected each area once, found 0000000 again"),
    ("education.csv", ",61.90,", ",619,", "3:28: percent: expected a number from 0 to 100"),
    ("education.csv", ",61.90,", ",many,", "3:28: percent: expected a number from 0 to 100"),
    ("education.csv", "15-2051.00,M", "15,M", "3:1: expected a code of occupations.csv"),
    ("related.csv", ",short,", ",near,", "3:39: tier: expected one of short, long"),
    ("technologies.csv", ",yes,no,", ",yes,maybe,", "3:22: in_demand: expected yes or no"),
    (
        "occupations.csv",
        "Risk Experts,187",
        " Risk Experts,187",
        "3:33: soc_title: expected a text",
    ),
    ("occupations.csv", ",86,", ",?,", "4:52: technologies_listed: expected a whole number"),
    ("mapping.yaml", "soc: 15-2051", "soc: 15-2052", "9:3: expected the first seven characters"),
    ("mapping.yaml", "closeness: partial", "closeness: near", "11:3: "),
    ("mapping.yaml", "closeness: partial", "nearness: partial", "11:3: "),
    ("mapping.yaml", "role: also", "role: primary", "1:1: expected one occupation with `role:"),
    ("mapping.yaml", "title: Data", "title: Date", "10:3: expected the official title 'Data Sci"),
    ("mapping.yaml", "onet: 15-2051.00", "onet: 15-2051.99", "8:3: expected a code of occup"),
    ("mapping.yaml", "onet: 15-2051.00", "onet: 13-2054.00", "8:3: expected each occupation once"),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), BROKEN)
def test_a_mistake_is_named_with_file_line_and_column(texts, name, old, new, expected):
    text = texts[f"official/{name}"].decode()
    assert old in text
    texts[f"official/{name}"] = text.replace(old, new, 1).encode()
    told = problems(texts)
    assert any(line.startswith(f"{name}:{expected}") for line in told), told


def test_all_mistakes_of_all_files_are_told_at_once(texts):
    wages = texts["official/wages.csv"]
    texts["official/wages.csv"] = wages.replace(b",63850,", b",?,").replace(b",80,", b",?,")
    texts[MAPPING] = texts[MAPPING].replace(b"role: primary", b"role: first")
    del texts["official/areas.csv"]
    places = [line.split(": ")[0] for line in problems(texts)]
    assert places == ["areas.csv:1:1", "mapping.yaml:6:3", "wages.csv:3:17", "wages.csv:4:17"]


def test_an_empty_table_file_is_named(texts):
    texts["official/areas.csv"] = b""
    assert problems(texts)[0].startswith("areas.csv:1:1: expected a line '# source")


@pytest.mark.parametrize(("name", "place"), [("areas.csv", "4:10"), ("mapping.yaml", "4:10")])
def test_a_file_that_is_not_utf8_is_named_with_its_place(texts, name, place):
    old = b"Akron" if name == "areas.csv" else b"Risk"
    texts[f"official/{name}"] = texts[f"official/{name}"].replace(old, b"\xc4", 1)
    assert problems(texts)[0].startswith(f"{name}:{place}: expected UTF-8 text, found byte 0xc4")


def test_files_with_windows_line_ends_read_the_same(texts):
    windows = {name: raw.replace(b"\n", b"\r\n") for name, raw in texts.items()}
    assert load_official(windows) == load_official(texts)
