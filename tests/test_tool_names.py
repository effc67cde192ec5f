"""Tools are found by the names people type, and answered from the official lists where need be."""

import pytest
from support import ROOT

from bot.library.documents import read_document
from bot.measuring.typos import corrupt

TOOLS = read_document("tools.yaml", (ROOT / "knowledge" / "tools.yaml").read_text("utf-8")).data
NAMES = [
    pytest.param(name, tool["id"], id=name)
    for tool in TOOLS
    for name in dict.fromkeys([tool["name"], *tool.get("aliases", []), *tool.get("words", [])])
    if not name.startswith(".")
]
KINDS_OF_SOFTWARE = {
    "Business software applications",
    "Chatbot software",
    "Firewall software",
    "Magellan Firmware",
    "Operating system software",
    "Statistical software",
}


@pytest.fixture(scope="module")
def tools(engine):
    def find(text):
        return [e.id for e in engine.understander.read(text).entities if e.kind == "tool"]

    return find


@pytest.mark.parametrize(("name", "tool"), NAMES)
def test_every_name_of_a_tool_finds_it_behind_a_verb_that_asks_for_one(tools, name, tool):
    assert tools(f"do data scientists use {name}?") == [tool]


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("is c important for a quant", "c"),
        ("go or python for mlops engineers", "go"),
        ("do quants use c/c++", "c"),
        ("should i learn spring to become an ml engineer", "spring"),
        ("i know java, go and swift", "swift"),
        ("is react better than angular", "react"),
    ],
)
def test_a_word_is_a_tool_where_one_is_asked_for(tools, text, tool):
    assert tool in tools(text)


@pytest.mark.parametrize(
    "text",
    [
        "should i go to college to become a data scientist",
        "do i need to go to college",
        "do data scientists have access to gpus",
        "i want to know where to go next",
        "how do people react when a data scientist is wrong",
        "internships in spring for data scientists",
        "what is the word for someone who trains models",
        "how much does salesforce pay data scientists",
        "i got a c in statistics",
        "is there a window of opportunity",
        "what is the outlook for ml engineers",
        "do they offer swift promotion",
    ],
)
def test_a_word_is_no_tool_elsewhere(tools, text):
    assert tools(text) == []


@pytest.mark.parametrize(
    "name", ["hadoop", "kubernetes", "javascript", "powerpoint", "cassandra", "elasticsearch"]
)
@pytest.mark.parametrize("seed", range(3))
def test_a_misspelt_tool_is_found(tools, name, seed):
    assert tools(f"do data scientists use {corrupt(name, 1, seed)}") == tools(f"i use {name}")


def test_every_technology_is_a_tool_but_for_kinds_of_software(library):
    listed = library.knowledge.official.occupations.values()
    nameless = {t.name for one in listed for t in one.technologies if not t.tool}
    assert nameless == KINDS_OF_SOFTWARE


def test_every_official_name_is_one_of_the_lists_and_every_id_a_tool(library):
    listed = library.knowledge.official.occupations.values()
    ids = {t.name: t.tool for one in listed for t in one.technologies if t.tool}
    for tool in TOOLS:
        assert {ids[name] for name in tool.get("onet", [])} <= {tool["id"]}
    assert set(ids.values()) <= {tool["id"] for tool in TOOLS}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "do mlops engineers use github",
            ["GitHub: the guide does not name it", "Software Developers (15-1252.00, partial)"],
        ),
        (
            "do i need hadoop to be a data scientist",
            ["Data Scientists (15-2051.00, exact)", "marked hot technology and in demand"],
        ),
        ("do nlp engineers use django", ["(15-1221.00, broad), marked hot technology only"]),
        ("do data scientists use sagemaker", ["(15-2051.00, exact), without a mark"]),
        (
            "do data scientists use stata",
            ["Statisticians (15-2041.00, partial)", "marked in demand only"],
        ),
        ("do data scientists use verilog", ["not among the tools that the sources list"]),
        ("do quants use excel", ["Microsoft Excel is in use among quantitative ML analysts"]),
        ("who uses hadoop", ["the guide names it for no career", "data scientists (exact); ML"]),
        ("which careers use git", ["AI research scientists: tracking", "O*NET's list", "all nine"]),
    ],
)
def test_a_tool_is_answered_with_its_source(ask, line, said):
    got = ask(line)
    assert got["outcome"] == "answer"
    assert all(part in got["text"] for part in said)
    assert len(got["text"].split()) <= 90


def test_several_tools_of_several_careers_are_answered_in_a_line_each(ask):
    got = ask("do data scientists and ml engineers use aws and azure")
    assert got["careers"] == ["data-scientist", "ml-engineer"]
    assert {source["id"] for source in got["sources"]} == {"onet"}
    assert [line.partition(":")[0] for line in got["text"].splitlines()] == ["AWS", "Azure"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "is react better than angular",
        "which is better, react or angular",
        "how do i sort a list in java",
        "how do i center a div in css",
        "what is hadoop",
        "how do i install jenkins",
    ],
)
def test_a_question_on_technology_alone_stays_outside(ask, line):
    assert ask(line)["outcome"] == "out-of-scope"
