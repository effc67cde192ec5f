"""More careers make no question dearer: what is looked at is counted, not timed."""

import pytest
from msgspec.structs import replace
from rapidfuzz.distance import OSA

from bot.answering.desk import LONGEST_LIST, MOST_ROWS, Desk, listed
from bot.answering.indexing import build_index
from bot.answering.judging import centred, judge, touches
from bot.answering.overview import MOST_LISTED
from bot.answering.recommending import rank
from bot.answering.standing import Pool
from bot.answering.superlatives import said_of, speaking_of
from bot.engine import Engine
from bot.library import folding
from bot.loading import library_of
from bot.measuring.typos import corrupt
from bot.model.conditions import NamedCondition
from bot.model.turn import State, Wish
from bot.terminal.contract import as_json
from bot.understanding.lexicon import build_lexicon
from bot.understanding.near import build_near
from bot.understanding.vocabulary import near_words

MANY = 2000
MOST_LOOKED_AT = 30
LONGEST_ANSWER = 240
QUESTIONS = (
    "list all careers",
    "which pays most",
    "rank all careers by starting pay",
    "which career pays least at entry level",
    "careers paying over 200k",
    "careers under 150k that need no phd",
    "which careers need a phd",
    "which careers need maths",
    "jobs without maths",
    "i like maths and hate pressure, what suits me",
    "i hate teamwork",
    "which career has the most teamwork",
    "which career is the least stressful",
    "who uses python",
    "python",
    "what tools do people in machine learning use",
    "what do people in machine learning do",
    "what do you not know",
    "what does a hydrometrics 1234 engineer earn",
    "what does a quantum 77 scientist do",
    "salry of an nlp enginer",
    "what does an engineer earn",
)


def clone(career, number):
    """The same career under another name, paid a little otherwise."""
    name = f"{'hydrometrics' if number % 2 else 'quantum'} {number} {career.name.split()[-1]}"
    return replace(
        career,
        id=f"{career.id}-{number}",
        name=name,
        plural=f"{name}s",
        full_name=name.title(),
        aliases=[f"applied {name}", f"{career.name} {number}"],
        described_by=[],
        nicknames=[],
        pay=[replace(band, low=band.low + number) for band in career.pay],
        facts={facet: facts[:1] for facet, facts in career.facts.items()},
        tools=career.tools[:5],
    )


@pytest.fixture(scope="module")
def many(library):
    """An engine that knows two thousand careers; how it reads phrases is learned already."""
    ours = list(library.knowledge.careers.values())
    careers = [*ours, *(clone(ours[i % len(ours)], i) for i in range(len(ours), MANY))]
    knowledge = replace(library.knowledge, careers={career.id: career for career in careers})
    knowledge = replace(knowledge, index=build_index(knowledge, library.intents))
    lexicon = build_lexicon(knowledge, library.intents.language)
    learned = library.compiled.vocabulary
    counts = dict.fromkeys(lexicon.names.split(), 1) | learned.counts
    vocabulary = replace(learned, counts=counts, near=near_words(counts))
    compiled = replace(library.compiled, lexicon=lexicon, vocabulary=vocabulary)
    return Engine(library_of(knowledge, library.intents, compiled))


def reply_of(engine, question):
    return as_json(engine.turn(question, State()), engine.intents)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_looks_into_few_of_many_careers(many, question):
    many.turn(question, State())
    folding._opened.cache_clear()  # noqa: SLF001 - what it counts is the point
    many.turn(question, State())
    assert folding._opened.cache_info().misses <= MOST_LOOKED_AT  # noqa: SLF001 - as above


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_on_many_careers_is_as_short_as_one_on_nine(many, question):
    reply = reply_of(many, question)
    assert len(reply["text"].split()) <= LONGEST_ANSWER
    assert len(reply["careers"]) <= MOST_LISTED
    assert len(reply["figures"]) <= 2 * MOST_ROWS


def test_what_is_left_out_of_a_list_is_counted(many):
    assert f"… and {MANY - MOST_LISTED:,} more." in reply_of(many, "list all careers")["text"]


def test_a_long_row_of_names_is_cut_and_says_so():
    names = [f"n{i}" for i in range(LONGEST_LIST)]
    assert listed(names).endswith(f"and n{LONGEST_LIST - 1}")
    assert listed([*names, "x"]).startswith("n0, n1")
    assert listed([*names, "x"]).endswith("… and 13 more")


def test_each_of_many_careers_is_found_by_its_name_and_by_a_slip_in_it(many):
    for number in (1234, 77):
        (career,) = (c for c in many.knowledge.careers.values() if c.id.endswith(f"-{number}"))
        for name in (career.name, career.full_name, career.aliases[0], career.aliases[1]):
            assert reply_of(many, f"what does a {name} earn")["careers"] == [career.id]
    misspelt = "what does a hydrometrcs 1233 sceintist earn"
    assert [c[-5:] for c in reply_of(many, misspelt)["careers"]] == ["-1233"]


def test_a_misspelt_word_is_compared_with_few_of_many(library):
    words = sorted(word for word in library.intents.english if len(word) > 3)
    near, typed = build_near(words), [corrupt(w, 1, i) for i, w in enumerate(words[::97])]
    compared = sum(len(near.candidates(word, slips_of(word))) for word in typed)
    assert compared < 0.02 * len(words) * len(typed)


def slips_of(word):
    return 1 if len(word) < 6 else 2 if len(word) < 11 else 3


def test_the_index_of_words_finds_all_that_comparing_with_each_finds(library):
    vocabulary = library.compiled.vocabulary
    words = sorted(vocabulary.near.words.split())
    for i, word in enumerate(words[::40]):
        typed = corrupt(corrupt(word, 1, i), i % 3, i)
        slips = 1 + i % 3
        near = {(w, d) for w in words if (d := int(OSA.distance(typed, w))) <= slips}
        assert set(vocabulary.near.within(typed, slips)) == near


@pytest.mark.parametrize(
    ("typed", "meant", "slips"),
    [
        ("acbd", "abcd", 1),
        ("forceasting", "forecasting", 1),
        ("patetrns", "patterns", 1),
        ("ptatren", "pattern", 2),
        ("rgeersssion", "regression", 3),
    ],
)
def test_two_letters_swapped_are_one_slip_also_across_the_middle(typed, meant, slips):
    near = build_near(["forecasting", "pattern", "patterns", "abcd", "regression", "progress"])
    assert (meant, slips) in near.within(typed, slips)
    assert meant not in [word for word, _ in near.within(typed, slips - 1)]


@pytest.fixture(scope="module")
def desk(library):
    return Desk(library.knowledge, library.intents, State())


def things(knowledge):
    for kind, table in (
        ("topic", knowledge.topics),
        ("tool", knowledge.tools),
        ("industry", knowledge.industries),
        ("background", knowledge.backgrounds),
        ("degree", knowledge.degrees),
    ):
        yield from ((kind, ident) for ident in table)


@pytest.mark.parametrize("against", [False, True], ids=["wanted", "avoided"])
def test_advice_by_the_index_is_that_of_reading_every_career(desk, against):
    careers = list(desk.knowledge.careers.values())
    maths = Wish("maths", (("topic", "mathematics"),))
    for thing in things(desk.knowledge):
        for wishes in ([Wish("it", (thing,), against)], [maths, Wish("it", (thing,), against)]):
            read = [fit.career.id for fit in rank(desk, careers, wishes)]
            pool = Pool(desk, careers)
            assert [c.id for c in pool.leading(wishes, len(careers))] == read


def test_what_the_index_ties_to_a_thing_is_what_the_careers_say(desk):
    careers = desk.knowledge.careers
    for kind, ident in things(desk.knowledge):
        if kind in {"topic", "tool", "industry"}:
            touched = {c.id for c in careers.values() if touches(c, kind, ident)}
            assert desk.knowledge.index.touched(kind, ident) == touched
            heart = {c.id for c in careers.values() if centred(desk, c, kind, ident)}
            assert desk.knowledge.index.centred(kind, ident) == heart


def test_superlatives_by_the_index_are_those_of_reading_every_career(desk):
    careers = list(desk.knowledge.careers.values())
    for topic in desk.knowledge.topics:
        said = [one for c in careers if (one := said_of(c, topic)).facts]
        said.sort(key=lambda one: (-one.weight, -len(one.facts)))
        assert [c.id for c in speaking_of(desk, careers, topic)] == [s.career.id for s in said]


def test_a_condition_on_a_career_itself_needs_no_index(desk):
    career = next(iter(desk.knowledge.careers.values()))
    condition = NamedCondition("career", (career.id,))
    assert judge(desk, career, condition) == "yes"


def test_what_was_asked_before_changes_no_answer(library):
    asked = [*QUESTIONS, "what courses should i take to become an ai engineer", "which is best"]
    forward, backward = Engine(library), Engine(library)
    first = [reply_of(forward, question) for question in asked]
    assert [reply_of(backward, question) for question in reversed(asked)][::-1] == first


def test_what_makes_a_career_long_is_read_when_it_is_looked_at(library):
    folded = folding.unfolded(folding.folded(library.knowledge))
    folding._opened.cache_clear()  # noqa: SLF001 - what it counts is the point
    assert [c.name for c in folded.careers.values()]
    assert folding._opened.cache_info().misses == 0  # noqa: SLF001 - as above
    for ident, career in folded.careers.items():
        own = library.knowledge.careers[ident]
        assert (career, repr(career)) == (own, repr(own))
        assert career.tools[0] in career.tools
        assert career.facts.get("duties") == own.facts["duties"]
