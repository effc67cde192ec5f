"""The official figures of the repository: equal to the downloads, and complete."""

import csv
import gzip
import subprocess
import sys
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from bot.library.documents import read_document
from bot.library.official import COLUMNS, load_official
from bot.model.official import Official, Wage

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
SCRIPT = ROOT / "tools" / "import_official.py"
DATA_SCIENTISTS = "15-2051"
TYPES = {
    "employment": "01",
    "mean": "04",
    "p10": "11",
    "p25": "12",
    "median": "13",
    "p75": "14",
    "p90": "15",
}
STATES = """Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware
District-of-Columbia Florida Georgia Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana
Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada
New-Hampshire New-Jersey New-Mexico New-York North-Carolina North-Dakota Ohio Oklahoma Oregon
Pennsylvania Rhode-Island South-Carolina South-Dakota Tennessee Texas Utah Vermont Virginia
Washington West-Virginia Wisconsin Wyoming""".replace("-", " ")

needs_downloads = pytest.mark.skipif(
    not SHARED.is_dir(), reason=f"the official downloads are not at {SHARED}"
)


def committed():
    folder = ROOT / "knowledge" / "official"
    return {f"official/{file.name}": file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def official():
    return load_official(committed())


@needs_downloads
def test_every_wage_equals_the_official_value_and_none_is_missing(official):
    socs = {soc.replace("-", "") for soc in official.wages}
    published = {}
    with gzip.open(SHARED / "oews" / "oe.data.0.Current.gz", "rt") as lines:
        for line in lines:
            if line[17:23] in socs and line[23:25] in TYPES.values():
                series, _, _, value, notes = (cell.strip() for cell in line.split("\t"))
                assert "5" not in notes, "a top-coded wage would have to be AtLeast"
                published[series] = None if value == "-" else int(value)
    ours = {
        series_id(wage, kind): getattr(wage, name)
        for areas in official.wages.values()
        for wage in areas.values()
        for name, kind in TYPES.items()
    }
    assert ours == published


def series_id(wage, kind):
    local = "S" if wage.area.endswith("00000") else "M"
    letter = "N" if wage.area == "0000000" else local
    return f"OEU{letter}{wage.area}000000{wage.soc.replace('-', '')}{kind}"


@needs_downloads
@pytest.mark.skipif(not SCRIPT.is_file(), reason="tools/ is not part of this package")
def test_importing_the_same_downloads_again_changes_not_a_byte(tmp_path):
    (tmp_path / "official").mkdir()
    for name, raw in committed().items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "tools.yaml").write_bytes((ROOT / "knowledge" / "tools.yaml").read_bytes())
    folders = ["--knowledge", tmp_path, "--oews", SHARED / "oews", "--onet", SHARED / "onet"]
    command = [sys.executable, SCRIPT, *folders]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {name: (tmp_path / name).read_bytes() for name in committed()} == committed()


@needs_downloads
def test_every_education_share_equals_the_official_value(official):
    rows = onet("Education, Training, and Experience")
    shares = Counter(
        (row["O*NET-SOC Code"], float(row["Data Value"]))
        for row in rows
        if row["O*NET-SOC Code"] in official.occupations
        and row["Scale ID"] == "RL"
        and float(row["Data Value"])
    )
    assert shares == Counter(
        (code, share.percent)
        for code, occupation in official.occupations.items()
        if occupation.education
        for share in occupation.education.shares
    )


@needs_downloads
def test_every_technology_flag_equals_the_official_one_and_none_in_demand_is_missing(official):
    rows = {(row["O*NET-SOC Code"], row["Example"]): row for row in onet("Technology Skills")}
    for code, occupation in official.occupations.items():
        for technology in occupation.technologies:
            row = rows[code, technology.name]
            assert technology.hot == (row["Hot Technology"] == "Y")
            assert technology.in_demand == (row["In Demand"] == "Y")
        wanted = {n for (c, n), row in rows.items() if c == code and row["In Demand"] == "Y"}
        assert wanted == {one.name for one in occupation.technologies if one.in_demand}


def onet(table):
    with (SHARED / "onet" / f"{table}.txt").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_data_scientists_nationally(official):
    assert official.wage(DATA_SCIENTISTS) == Wage(
        soc=DATA_SCIENTISTS,
        area="0000000",
        employment=262440,
        mean=126800,
        p10=67240,
        p25=85660,
        median=120230,
        p75=158880,
        p90=199130,
    )
    assert official.oews.release == "May 2025"
    assert official.oews.released == "2026-05-15"
    assert official.onet.release == "29.3"


def test_all_states_and_dc_have_a_median_for_data_scientists_or_it_is_not_published(official):
    codes = {area.name: area.code for area in official.areas.values() if area.kind == "state"}
    names = [name for name in codes if name in STATES.replace("\n", " ")]
    assert len(names) == 51
    wages = {name: official.wage(DATA_SCIENTISTS, codes[name]) for name in names}
    without = {name for name, wage in wages.items() if wage is None or wage.median is None}
    assert without == {"Delaware", "Wyoming"}
    assert wages["Wyoming"] is None, "no estimate at all"
    assert wages["Delaware"].employment == 770
    assert not wages["Delaware"].published
    assert wages["California"].median == 141590
    assert wages["Texas"].published


def test_the_best_paid_states_and_metros_for_data_scientists(official):
    states = official.best_paid(DATA_SCIENTISTS, "state")
    assert [(official.areas[w.area].name, w.mean) for w in states[:5]] == [
        ("Washington", 158040),
        ("California", 156000),
        ("Maryland", 144080),
        ("District of Columbia", 142580),
        ("New Jersey", 138590),
    ]
    metros = official.best_paid(DATA_SCIENTISTS, "metro")
    assert (len(states), len(metros)) == (40, 66)
    assert (official.areas[metros[0].area].name, metros[0].mean) == (
        "San Jose-Sunnyvale-Santa Clara, CA",
        212760,
    )


def test_every_career_has_one_primary_occupation_with_national_wages(official):
    careers = {file.stem for file in (ROOT / "knowledge" / "careers").glob("*.yaml")}
    assert official.mappings.keys() <= careers
    assert len(official.mappings) == 9
    for rows in official.mappings.values():
        assert [row.role for row in rows].count("primary") == 1
        assert all(official.wage(row.soc).median for row in rows)


def test_only_the_data_scientist_has_an_official_occupation_of_its_own(official):
    exact = {
        career
        for career, rows in official.mappings.items()
        if any(row.closeness == "exact" for row in rows)
    }
    assert exact == {"data-scientist"}


def test_an_occupation_without_wages_of_its_own_is_paid_as_its_parent(official):
    quant = official.mappings["quant-ml-analyst"][0]
    assert quant.paid_as_parent
    assert official.occupations[quant.onet].soc_title == "Financial Specialists, All Other"
    assert not official.mappings["data-scientist"][0].paid_as_parent


def test_an_occupation_tells_job_zone_education_and_neighbours(official):
    research = official.occupations["15-1221.00"]
    assert (research.job_zone.zone, research.job_zone.date) == (5, "08/2019")
    assert research.job_zone.preparation == "extensive"
    assert research.education.respondents == 16
    assert research.education.typical.category == "Bachelor's Degree"
    assert research.education.typical.low_precision
    assert [share.percent for share in research.education.shares[:3]] == [36.22, 28.42, 19.93]
    assert (research.related[0].title, research.related[0].tier) == ("Data Scientists", "short")
    assert len(research.related) == 10


def test_an_occupation_without_ratings_has_no_education(official):
    assert official.occupations["15-2051.00"].education is None
    assert official.occupations["15-1252.00"].education is None


def test_technologies_known_to_us_are_named_by_their_id(official):
    listed = {one.name: one for one in official.occupations["15-2051.00"].technologies}
    assert listed["Scikit-learn"].tool == "scikit-learn"
    assert listed["Structured query language SQL"].tool == "sql"
    assert listed["pandas"].in_demand
    assert not listed["pandas"].hot
    assert listed["Kubeflow"].tool == "kubeflow"
    assert not listed["Kubeflow"].hot
    for occupation in official.occupations.values():
        kept = occupation.technologies
        assert len(kept) <= 60 or all(one.tool or one.in_demand for one in kept)


def test_every_place_with_an_area_has_wages(official):
    file = ROOT / "knowledge" / "places.yaml"
    places = read_document("places.yaml", file.read_text(encoding="utf-8")).data
    areas = {place["area"] for place in places if place.get("area")}
    assert areas <= official.areas.keys()


def test_the_files_stay_small():
    assert sum(map(len, committed().values())) < 700_000


def test_the_figures_can_be_kept_in_a_cache(official):
    raw = msgspec.msgpack.encode(official)
    assert msgspec.msgpack.decode(raw, type=Official) == official


def test_every_table_has_its_columns_in_the_order_of_the_program():
    for name, columns in COLUMNS.items():
        assert committed()[name].decode().split("\n")[1] == ",".join(columns)
