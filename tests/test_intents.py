"""What must hold of the data under intents/."""

import json
import re
from collections import defaultdict
from itertools import chain, product
from pathlib import Path
from string import Formatter

import pytest

import bot
from bot.answering.desk import forms
from bot.library.documents import read_document
from bot.library.kinds import kind_of
from bot.library.load import load_intents
from bot.library.places import data_folder
from bot.library.reading import read_folder
from bot.understanding.compiling import Normaliser, written_out
from bot.understanding.lexicon import SLOTS
from bot.understanding.templates import Choice, Word, count, parse, sample
from bot.understanding.tokens import words_of

DEV = Path(__file__).parent.parent.parent / "shared" / "eval" / "dev.jsonl"
NAMES = sorted(
    name.removesuffix(".yaml")
    for name in read_folder(data_folder("intents"))
    if kind_of("intents", name) == "intent"
)
each_intent = pytest.mark.parametrize("name", NAMES)
EXAMPLES = {
    "{career}": ["data scientist", "nlp engineer", "quant"],
    "{background}": ["software engineer"],
    "{field}": ["machine learning"],
    "{level}": ["senior", "junior"],
    "{place}": ["texas", "berlin"],
    "{money}": ["$200k"],
    "{number}": ["5"],
    "{tool}": ["python", "pytorch"],
    "{skill}": ["statistics"],
    "{industry}": ["finance"],
    "{employer}": ["google", "netflix"],
    "{degree}": ["phd", "bachelor"],
    "{term}": ["data drift"],
}


@pytest.fixture(scope="module")
def intents():
    return load_intents(read_folder(data_folder("intents")))


@pytest.fixture(scope="module")
def by_file(intents):
    """Each intent by the name of its file."""
    texts = read_folder(data_folder("intents"))
    return {
        name: intents.intents[read_document(name, texts[f"{name}.yaml"].decode()).data["intent"]]
        for name in NAMES
    }


MOST_LOST = 0.02  # a joiner such as "and where" parts a few sentences in two


def spoken(words):
    """A sentence of a template with examples in its slots."""
    used = defaultdict(int)
    said = []
    for word in words:
        examples = EXAMPLES.get(word, [word])
        said.append(examples[used[word] % len(examples)] if word in EXAMPLES else word)
        used[word] += 1
    return " ".join(said)


@each_intent
def test_every_phrase_of_an_intent_parses(intents, by_file, name):
    assert by_file[name].phrases
    for phrase in by_file[name].phrases:
        assert count(parse(phrase, intents.shared)) >= 1


@each_intent
def test_every_slot_of_a_phrase_is_one_that_can_be_filled(by_file, name):
    slots = {slot for phrase in by_file[name].phrases for slot in re.findall(r"\{[^}]*\}", phrase)}
    assert slots <= set(SLOTS)


@each_intent
def test_no_phrase_of_an_intent_has_an_empty_choice(by_file, name):
    assert [p for p in by_file[name].phrases if re.search(r"\|\s*[|)\]]|[(\[]\s*[|)\]]", p)] == []


@each_intent
def test_the_words_of_a_phrase_are_words_that_can_be_typed(intents, by_file, name):
    normal = Normaliser(intents.language)
    dead = set()
    for phrase in by_file[name].phrases:
        phrase = written_out(phrase, intents.language)  # noqa: PLW2901 - as compiling does
        for word in re.findall(r"[^\s\[\]()|<>{}]+(?![^{<]*[}>])", phrase):
            if (normal(word),) != words_of(word, intents.language) and normal(word):
                dead.add(word)
    assert dead == set()


@each_intent
def test_every_phrase_is_read_as_its_own_intent(intents, by_file, engine, name):
    lost = []
    phrases = [phrase for phrase in by_file[name].phrases if "{name}" not in phrase]
    for phrase in phrases:
        text = spoken(next(sample(parse(phrase, intents.shared), 1)))
        read = {clause.best.intent for clause in engine.understander.read(text).clauses}
        if by_file[name].intent not in read:
            lost.append(f"{text!r} ({phrase}): {sorted(read)}")
    assert len(lost) <= MOST_LOST * len(phrases), lost


@pytest.fixture(scope="module")
def filled_in(library):
    """The names that answers hand to wordings: forms of a career, and keywords in their code."""
    code = "".join(file.read_text("utf-8") for file in Path(bot.__file__).parent.rglob("*.py"))
    career = next(iter(library.knowledge.careers.values()))
    return {*forms(career), *re.findall(r"[(, \n](\w+)=[^=]", code)}


def fields(lines):
    for line in [lines] if isinstance(lines, str) else lines:
        yield from (field for _, field, _, _ in Formatter().parse(line) if field is not None)


@each_intent
def test_every_field_of_a_wording_is_one_that_is_filled_in(filled_in, by_file, name):
    used = {field for lines in by_file[name].wording.values() for field in fields(lines)}
    assert used <= filled_in


def test_every_field_of_a_message_is_one_that_is_filled_in(filled_in, intents):
    used = {field for lines in intents.messages.values() for field in fields(lines)}
    assert used <= filled_in


@each_intent
def test_an_intent_has_the_wording_that_its_kind_of_answer_needs(by_file, name):
    needed = {"facts": "lead", "say": "line", "transition": "lead", "tools": "lead"}
    intent = by_file[name]
    wanted = needed.get(intent.answer)
    assert wanted is None or intent.wording.get(wanted)


@each_intent
def test_every_slot_of_a_suggestion_can_be_filled(by_file, name):
    slots = {s for text in by_file[name].suggestions for s in re.findall(r"\{[^}]*\}", text)}
    assert slots <= set(SLOTS)


def test_no_two_files_hold_the_same_intent(intents):
    assert len(intents.intents) == len(NAMES)


def sentences(node, normal):
    """Every sentence of a template as normal words; `sentence` one by one would take long."""
    if isinstance(node, Word):
        return [tuple(filter(None, [normal(node.symbol)]))]
    parts = [sentences(part, normal) for part in node.parts]
    if isinstance(node, Choice):
        return list(chain.from_iterable(parts))
    return [tuple(chain.from_iterable(words)) for words in product(*parts)]


def test_no_sentence_stands_in_two_intents(intents):
    normal = Normaliser(intents.language)
    owners = defaultdict(set)
    for intent in intents.intents.values():
        for phrase in intent.phrases:
            for words in sentences(parse(phrase, intents.shared), normal):
                owners[words].add(intent.intent)
    assert {" ".join(words): ids for words, ids in owners.items() if len(ids) > 1} == {}


@each_intent
def test_no_phrase_stands_twice_in_an_intent(by_file, name):
    phrases = by_file[name].phrases
    assert [phrase for phrase in set(phrases) if phrases.count(phrase) > 1] == []


def test_no_phrase_is_a_question_of_the_measuring_set(intents):
    if not DEV.is_file():
        pytest.skip("the measuring set lies beside the repository only where it is made")
    rows = map(json.loads, DEV.read_text("utf-8").splitlines())
    questions = {words_of(row["text"], intents.language) for row in rows}
    copied = [
        phrase
        for intent in intents.intents.values()
        if not intent.smalltalk
        for phrase in intent.phrases
        if not re.search(r"[\[(|{<]", phrase) and words_of(phrase, intents.language) in questions
    ]
    assert copied == []
