"""Importing a release: made-up downloads with the quirks of the real ones."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from bot.library.official import MAPPING, WAGES, load_official
from bot.model.official import AtLeast, Wage

SCRIPT = Path(__file__).resolve().parents[1] / "tools" / "import_official.py"
DATA_SCIENTISTS = "15-2051"
TYPES = ("01", "04", "11", "12", "13", "14", "15")

pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="tools/ is not part of this package")


def flat(area, soc, kind, value, notes=""):
    """A line of the OEWS file with the padding that the official one has."""
    industry = "000000"
    return f"{f'OEU{area}{industry}{soc}{kind}':<30}\t2031\tA01\t{value:>12}\t{notes}\r\n"


def cell(area, soc, *values):
    """The lines of one occupation in one area; `*` is a top-coded wage, `-` an unpublished one."""
    notes = {"-": "8", "*": "5"}
    return "".join(
        flat(area, soc, kind, "-" if value == "*" else value, notes.get(value, ""))
        for kind, value in zip(TYPES, values, strict=True)
    )


OEWS = {
    "oe.release": "release_date\tdescription\r\n2031A01\tMay 2031\r\n",
    "oe.footnote": "footnote_code\tfootnote_text\r\n"
    "5\tThis wage is equal to or greater than $150.00 per hour or $312,000 per year.\r\n"
    "8\tEstimate not released.\r\n",
    "oe.area": "state_code\tarea_code\tareatype_code\tarea_name\r\n"
    "00\t0000000\tN\tNational \r\n"
    "56\t5600000\tS\tWyoming\r\n"
    "06\t0041860\tM\tSan Francisco-Oakland-Fremont, CA\r\n"
    "56\t5600006\tM\tEastern Wyoming nonmetropolitan area\r\n"
    "02\t0200000\tS\tAlaska\r\n",
    "oe.occupation": "occupation_code\toccupation_name\tdisplay_level\r\n"
    "132099\tFinancial Specialists, All Other\t3\r\n152051\tData Scientists\t3\r\n",
    "oe.data.0.Current": f"{'series_id':<30}\tyear\tperiod\t{'value':>12}\tfootnote_codes\r\n"
    + cell("N0000000", "152051", "900", "100", "50", "75", "90", "120", "*")
    + cell("S5600000", "152051", "-", "80", "40", "60", "70", "90", "110")
    + cell("M0041860", "132099", "30", "-", "-", "-", "-", "-", "-")
    + cell("M5600006", "132099", "-", "-", "-", "-", "-", "-", "-")
    + cell("N0000000", "291141", "1", "1", "1", "1", "1", "1", "1")
    + flat("N0000000", "152051", "17", "1.5")
    + flat("N0000000", "152051", "01", "7").replace("000000152051", "541700152051"),
}
ONET = {
    "Read Me.txt": "O*NET® 35.1 Database\r\n",
    "Occupation Data": "O*NET-SOC Code\tTitle\tDescription\r\n"
    '13-2099.01\tFinancial Quantitative Analysts\tSays "quoted\r\n'
    "15-2051.00\tData Scientists\tText\r\n",
    "Job Zones": "O*NET-SOC Code\tJob Zone\tDate\tDomain Source\r\n"
    "13-2099.01\t5\t08/2030\tAnalyst\r\n",
    "Job Zone Reference": "Job Zone\tName\tSVP Range\r\n"
    "5\tJob Zone Five: Extensive Preparation Needed\t(8.0 and above)\r\n",
    "Related Occupations": "O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\r\n"
    "15-2051.00\t15-2051.00\tSupplemental\t11\r\n"
    "15-2051.00\t13-2099.01\tPrimary-Short\t1\r\n",
    "Technology Skills": "O*NET-SOC Code\tExample\tHot Technology\tIn Demand\r\n"
    "15-2051.00\tAbacus\tN\tN\r\n15-2051.00\tPython \tY\tY\r\n"
    "15-2051.00\tHotware\tY\tN\r\n15-2051.00\tscikit-learn\tN\tN\r\n"
    + "".join(f"13-2099.01\tApp {i:02}\tY\tN\r\n" for i in range(70)),
    "Education, Training, and Experience": "O*NET-SOC Code\tScale ID\tCategory\tData Value\tN\t"
    "Recommend Suppress\tDate\tDomain Source\r\n"
    "13-2099.01\tRL\t6\t35.00\t20\tY\t08/2030\tIncumbent\r\n"
    "13-2099.01\tRL\t8\t65.00\t20\tn/a\t08/2030\tIncumbent\r\n"
    "13-2099.01\tRL\t9\t0.00\t20\tN\t08/2030\tIncumbent\r\n"
    "13-2099.01\tIM\tn/a\t4.00\t20\tN\t08/2030\tIncumbent\r\n",
    "Education, Training, and Experience Categories": "Scale ID\tCategory\tCategory Description\r\n"
    "RL\t6\tBachelor's Degree\r\nRL\t8\tMaster's Degree - a note\r\nRW\t6\tNone\r\n",
}
TINY_MAPPING = """quant:
- onet: 13-2099.01
  soc: 13-2099
  title: Financial Quantitative Analysts
  closeness: broad
  role: primary
  why: The occupation of quants.
- onet: 15-2051.00
  soc: 15-2051
  title: Data Scientists
  closeness: partial
  role: also
  why: Shares the data.
"""
TINY_TOOLS = """- {id: py, name: Python, kind: language, purpose: language, about: a language}
- {id: sklearn, name: scikit learn, kind: library, purpose: models, about: a library}
"""


class Release:
    """Made-up downloads in a folder, and the import of them."""

    def __init__(self, folder):
        self.oews, self.onet, self.knowledge = (folder / n for n in ("oews", "onet", "knowledge"))
        for place in (self.oews, self.onet, self.knowledge / "official"):
            place.mkdir(parents=True)
        for name, text in OEWS.items():
            (self.oews / name).write_text(text, encoding="utf-8", newline="")
        for name, text in ONET.items():
            file = self.onet / (name if name.endswith(".txt") else f"{name}.txt")
            file.write_text(text, encoding="utf-8", newline="")
        (self.knowledge / MAPPING).write_text(TINY_MAPPING, encoding="utf-8")
        (self.knowledge / "tools.yaml").write_text(TINY_TOOLS, encoding="utf-8")

    def run(self, *more):
        folders = ["--knowledge", self.knowledge, "--oews", self.oews, "--onet", self.onet]
        command = [sys.executable, SCRIPT, *folders, *more]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def load(self):
        files = (self.knowledge / "official").iterdir()
        return load_official({f"official/{file.name}": file.read_bytes() for file in files})

    def head(self):
        return (self.knowledge / WAGES).read_text(encoding="utf-8").split("\n")[0]


@pytest.fixture
def release(tmp_path):
    return Release(tmp_path)


@pytest.fixture
def imported(release):
    done = release.run("--released", "2032-05-14", "--imported", "2032-06-01")
    assert (done.returncode, done.stderr) == (0, "")
    return release.load()


def test_import_reads_padded_lines_and_windows_line_ends(imported):
    wyoming = imported.wage(DATA_SCIENTISTS, "5600000")
    assert (wyoming.mean, wyoming.percentiles) == (80, (40, 60, 70, 90, 110))
    assert imported.areas["0000000"].name == "National"


def test_import_keeps_a_top_coded_wage_as_a_floor_and_not_as_a_number(imported):
    assert imported.wage(DATA_SCIENTISTS).p90 == AtLeast(312000)
    assert imported.wage(DATA_SCIENTISTS).published


def test_import_leaves_empty_what_is_not_published(imported):
    assert imported.wage(DATA_SCIENTISTS, "5600000").employment is None
    assert imported.wage("13-2099", "0041860").employment == 30
    assert not imported.wage("13-2099", "0041860").published
    assert imported.wage("13-2099", "5600006") == Wage("13-2099", "5600006", *[None] * 7)


def test_import_takes_all_industries_together_and_mapped_occupations_only(imported):
    assert imported.wage(DATA_SCIENTISTS).employment == 900
    assert imported.wages.keys() == {"13-2099", "15-2051"}


def test_import_names_the_kind_of_each_area_that_has_rows(imported):
    assert {area.code: area.kind for area in imported.areas.values()} == {
        "0000000": "nation",
        "0041860": "metro",
        "5600000": "state",
        "5600006": "nonmetro",
    }


def test_a_ranking_leaves_out_areas_without_jobs_or_wages(imported):
    assert imported.best_paid(DATA_SCIENTISTS, "state", 0) == []
    assert imported.best_paid("13-2099", "metro", 0) == []
    assert imported.best_paid("99-9999", "metro") == []


def test_import_tells_job_zone_and_education_where_they_exist(imported):
    quant, data = imported.occupations["13-2099.01"], imported.occupations["15-2051.00"]
    assert (quant.job_zone.zone, quant.job_zone.svp) == (5, "8.0 and above")
    assert [(share.category, share.percent) for share in quant.education.shares] == [
        ("Master's Degree", 65.0),
        ("Bachelor's Degree", 35.0),
    ]
    assert [share.low_precision for share in quant.education.shares] == [None, True]
    assert (data.job_zone, data.education) == (None, None)
    assert [one.code for one in data.related] == ["13-2099.01"]


def test_import_keeps_technologies_that_count_and_says_how_many_there_were(imported):
    data, quant = imported.occupations["15-2051.00"], imported.occupations["13-2099.01"]
    assert [(one.name, one.tool) for one in data.technologies] == [
        ("Python", "py"),
        ("Hotware", None),
        ("scikit-learn", "sklearn"),
    ]
    assert data.technologies_listed == 4
    assert (len(quant.technologies), quant.technologies_listed) == (60, 70)


def test_import_notes_release_and_days_and_keeps_them_when_run_again(release, imported):
    assert (imported.oews.release, imported.oews.released) == ("May 2031", "2032-05-14")
    assert (imported.onet.release, imported.onet.imported) == ("35.1", "2032-06-01")
    before = release.head()
    assert release.run().returncode == 0
    assert release.head() == before


@pytest.mark.usefixtures("imported")
def test_a_new_release_forgets_the_days_of_the_old_one(release):
    file = release.oews / "oe.release"
    file.write_text(file.read_text().replace("May 2031", "May 2032"))
    assert release.run("--imported", "2033-06-01").returncode == 0
    assert release.load().oews.released is None
    assert release.load().oews.imported == "2033-06-01"


def test_import_reads_the_packed_file_alike(release, imported):
    plain = release.oews / "oe.data.0.Current"
    plain.with_name(f"{plain.name}.gz").write_bytes(gzip.compress(plain.read_bytes()))
    plain.unlink()
    assert release.run().returncode == 0
    assert release.load() == imported


WRONG_DOWNLOADS = [
    ("oews/oe.data.0.Current", "  100\t", "  1OO\t", "oe.data.0.Current:3:1: expected a whole"),
    (
        "oews/oe.data.0.Current",
        "2031\tA01\t          75",
        "2030\tA01\t          75",
        "found 2030, 2031",
    ),
    ("oews/oe.data.0.Current", "000000132099", "000000132098", "expected wages of 13-2099"),
    ("oews/oe.area", "5600000", "5700000", "oe.area: expected a row for '5600000'"),
    ("oews/oe.area", "area_name", "name", "oe.area:1:1: expected the column 'area_name'"),
    ("oews/oe.area", "56\t5600000\tS\t", "5600000\tS\t", "oe.area:3:1: expected 4 columns"),
    ("onet/Read Me.txt", "35.1", "", "add --onet-release"),
    ("onet/Occupation Data.txt", "15-2051.00\tD", "15-2059.00\tD", "15-2051.00 is in no official"),
    ("onet/Occupation Data.txt", "Data Sci", "Sci", "mapping.yaml:10:3: expected the official"),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), WRONG_DOWNLOADS)
def test_a_wrong_download_is_named_and_nothing_is_written(release, name, old, new, expected):
    file = release.onet.parent / name
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())
    done = release.run()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert expected in done.stderr
    assert not (release.knowledge / WAGES).exists()


def test_a_missing_download_is_named(release):
    (release.oews / "oe.data.0.Current").unlink()
    done = release.run()
    assert done.returncode == 1
    assert "oe.data.0.Current" in done.stderr
    assert "Traceback" not in done.stderr
