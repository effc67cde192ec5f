"""What must hold of the data under knowledge/."""

import re
from itertools import chain
from pathlib import Path

import msgspec
import pytest
from support import KNOWLEDGE

from bot.library.documents import read_document
from bot.library.places import data_folder
from bot.library.reading import read_folder

CAREERS = (
    "ai-research-scientist",
    "computer-vision-scientist",
    "data-scientist",
    "healthcare-ml-specialist",
    "ml-engineer",
    "mlops-engineer",
    "nlp-engineer",
    "quant-ml-analyst",
    "rl-researcher",
)
# level, low, high, open end, basis: as the guide gives them
BANDS = {
    "ml-engineer": {
        ("experienced", 180_000, 400_000, False, "total"),
        ("entry", 110_000, 150_000, False, "starting salary"),
    },
    "data-scientist": {("mid", 120_000, 180_000, False, "not stated")},
    "nlp-engineer": {("experienced", 150_000, 300_000, False, "not stated")},
    "computer-vision-scientist": {("experienced", 140_000, 280_000, False, "not stated")},
    "rl-researcher": {(None, 160_000, 350_000, False, "not stated")},
    "mlops-engineer": {("experienced", 130_000, 220_000, False, "not stated")},
    "ai-research-scientist": {(None, 200_000, 500_000, True, "total")},
    "quant-ml-analyst": {("experienced", 300_000, None, True, "total")},
    "healthcare-ml-specialist": {(None, 120_000, 250_000, False, "not stated")},
}
RUN = 7
ARTICLE = Path(__file__).parent.parent.parent / "shared" / "article.txt"
each_career = pytest.mark.parametrize("career", CAREERS)


@pytest.fixture(scope="module")
def knowledge(library):
    return library.knowledge


@pytest.fixture(scope="module")
def plain():
    """Everything under knowledge/ as plain dicts and lists."""
    return msgspec.to_builtins(KNOWLEDGE)


def values(data, keys=None):
    """Yield every text in `data`; with `keys`, only those that stand under one of them."""
    if isinstance(data, str):
        if keys is None:
            yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from values(value, None if keys is None or key in keys else keys)
    elif isinstance(data, list):
        yield from chain.from_iterable(values(item, keys) for item in data)


def under(data, *keys):
    """Yield the texts that stand directly under one of `keys`, anywhere in `data`."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in keys:
                yield from [value] if isinstance(value, str) else value or []
            else:
                yield from under(value, *keys)
    elif isinstance(data, list):
        yield from chain.from_iterable(under(item, *keys) for item in data)


def runs(text):
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


@pytest.fixture(scope="module")
def article_runs():
    if not ARTICLE.is_file():
        pytest.skip("the article lies beside the repository only where it is made")
    return runs(ARTICLE.read_text("utf-8"))


def test_there_are_nine_careers(knowledge):
    assert sorted(knowledge.careers) == list(CAREERS)


def test_every_source_that_is_cited_exists(knowledge, plain):
    cited = {
        reference.split("#")[0]
        for name, table in plain.items()
        if name != "official"
        for reference in under(table, "source", "missing_source")
    }
    assert cited <= set(knowledge.sources)


def test_every_source_is_cited(knowledge, plain):
    cited = {
        reference.split("#")[0]
        for name, table in plain.items()
        if name != "official"
        for reference in under(table, "source", "missing_source")
    }
    assert set(knowledge.sources) - cited == set()


@each_career
def test_every_source_of_a_career_exists(knowledge, plain, career):
    cited = {r.split("#")[0] for r in under(plain["careers"][career], "source")}
    assert cited
    assert cited <= set(knowledge.sources)


@each_career
def test_every_tool_of_a_career_exists(knowledge, career):
    used = [use.tool for use in knowledge.careers[career].tools]
    assert set(used) <= set(knowledge.tools)
    assert len(used) == len(set(used))


@each_career
def test_every_topic_of_a_career_exists(knowledge, plain, career):
    assert set(under(plain["careers"][career]["facts"], "about")) <= set(knowledge.topics)


@each_career
def test_every_industry_of_a_career_exists(knowledge, career):
    assert {use.industry for use in knowledge.careers[career].industries} <= set(
        knowledge.industries
    )


@each_career
def test_every_similar_career_is_another_of_the_nine(knowledge, career):
    similar = {near.career for near in knowledge.careers[career].similar}
    assert similar <= set(CAREERS) - {career}


@each_career
def test_a_career_has_the_bands_of_the_guide_and_no_others(knowledge, career):
    bands = [
        (pay.level, pay.low, pay.high, pay.open_ended, pay.basis)
        for pay in knowledge.careers[career].pay
    ]
    assert len(bands) == len(set(bands))
    assert set(bands) == BANDS[career]


@each_career
def test_a_band_is_in_dollars_a_year_and_its_low_end_is_the_lower(knowledge, career):
    for pay in knowledge.careers[career].pay:
        assert pay.high is None or pay.low <= pay.high
        assert (pay.currency, pay.period) == ("USD", "year")


@each_career
def test_a_band_without_an_exact_end_says_so_in_words(knowledge, career):
    for pay in knowledge.careers[career].pay:
        assert pay.open_ended or pay.high is not None
        assert bool(pay.top) == pay.open_ended


def test_the_open_ends_are_worded_as_the_guide_does(knowledge):
    tops = {c.id: p.top for c in knowledge.careers.values() for p in c.pay if p.open_ended}
    assert "500,000" in tops["ai-research-scientist"]
    assert "several million" in tops["quant-ml-analyst"]


@each_career
def test_no_text_of_a_career_copies_the_article(plain, article_runs, career):
    texts = set(values({k: v for k, v in plain["careers"][career].items() if k != "section"}))
    copied = [text for text in texts if runs(text) & article_runs]
    assert copied == []


def test_no_other_text_copies_the_article(plain, article_runs):
    texts = set(values({name: table for name, table in plain.items() if name != "careers"}))
    assert [text for text in texts if runs(text) & article_runs] == []


def test_no_text_holds_a_percent_sign(plain):
    assert [text for text in values(plain) if "%" in text] == []


@each_career
def test_a_career_has_something_to_say_on_the_main_questions(knowledge, career):
    facts = knowledge.careers[career].facts
    assert {"duties", "skills", "path"} <= {facet for facet, rows in facts.items() if rows}


@each_career
def test_no_fact_of_a_career_stands_twice(knowledge, career):
    texts = [f.text for rows in knowledge.careers[career].facts.values() for f in rows]
    assert len(texts) == len(set(texts))


def test_what_refers_to_a_career_refers_to_one_of_the_nine(knowledge):
    referred = {
        *chain.from_iterable(shared.careers for shared in knowledge.names),
        *chain.from_iterable(claim.careers for claim in knowledge.field.claims),
        *(hint.nearest for hint in knowledge.outside),
        *(near.career for b in knowledge.backgrounds.values() for near in b.nearest),
    }
    assert referred <= set(CAREERS)


def test_a_shared_name_belongs_to_several_careers(knowledge):
    assert all(len(set(shared.careers)) > 1 for shared in knowledge.names)


def test_every_industry_of_an_employer_exists(knowledge):
    named = {employer.industry for employer in knowledge.employers.values()} - {None}
    assert named <= set(knowledge.industries)


def test_the_levels_cover_all_years_once(knowledge):
    spans = sorted(level.years for level in knowledge.levels.values())
    years = [year for low, high in spans for year in range(low, high + 1)]
    assert years == list(range(61))


def test_no_alias_belongs_to_two_careers(knowledge):
    owners = {}
    for career in knowledge.careers.values():
        for alias in {career.name, career.full_name, career.plural, *career.aliases}:
            owners.setdefault(alias.lower(), set()).add(career.id)
    assert {alias: ids for alias, ids in owners.items() if len(ids) > 1} == {}


def test_no_name_shared_by_careers_is_an_alias_of_one(knowledge):
    aliases = {a.lower() for c in knowledge.careers.values() for a in (c.name, *c.aliases)}
    shared = {name.lower() for row in knowledge.names for name in row.name}
    assert shared & aliases == set()


def test_an_id_stands_once_in_its_file():
    twice = []
    for name, raw in read_folder(data_folder("knowledge")).items():
        data = read_document(name, raw.decode("utf-8")).data if name.endswith(".yaml") else None
        if isinstance(data, list):
            ids = [row["id"] for row in data if "id" in row]
            twice += [(name, ident) for ident in set(ids) if ids.count(ident) > 1]
    assert twice == []


def test_a_career_lies_in_the_file_of_its_name():
    for name, raw in read_folder(data_folder("knowledge")).items():
        if name.startswith("careers/"):
            data = read_document(name, raw.decode("utf-8")).data
            assert name == f"careers/{data['id']}.yaml"
