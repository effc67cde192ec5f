"""Each way to break the data is told with file, line, column and what to do."""

import time

import pytest
from support import parse_once

from bot.engine import Engine, library_of
from bot.library.check import VITAL, check_files, vital_problems
from bot.library.layers import read_layers
from bot.library.load import load_intents
from bot.measuring.check_answers import Data, check_data, unanswered_suggestions

FIRST = "first"  # the mistake is told at the first key of the file
HERE = "¶"  # stands where the mistake is told to be; it is no part of the text
NLP = "knowledge/careers/nlp-engineer.yaml"
ML = "knowledge/careers/ml-engineer.yaml"
NAMES, SOURCES = "knowledge/names.yaml", "knowledge/sources.yaml"
TOOLS, OUTSIDE = "knowledge/tools.yaml", "knowledge/outside.yaml"
FIELD, LEVELS = "knowledge/field.yaml", "knowledge/levels.yaml"
BACKGROUNDS, EMPLOYERS = "knowledge/backgrounds.yaml", "knowledge/employers.yaml"
MAPPING, WAGES = "knowledge/official/mapping.yaml", "knowledge/official/wages.csv"
SALARY, DUTIES, SHARED = "intents/salary.yaml", "intents/duties.yaml", "intents/shared.yaml"
MESSAGES, THANKS = "intents/messages.yaml", "intents/thanks.yaml"
WORK = "intents/thesaurus/work.yaml"
RANKING, THRESHOLDS = "intents/salary-ranking.yaml", "intents/thresholds.yaml"

BROKEN = {
    # the form of a file
    "unknown key": (NLP, "\npay:", f"\n{HERE}pya:", "did you mean 'pay'?"),
    "missing key": (NLP, "\npay:", "\npya:", FIRST, "expected the key 'pay', found none"),
    "key twice": (NLP, "\nnicknames:", f"\nid: a\n{HERE}name: b\nnicknames:", "merge the two"),
    "tab": (NLP, "\n  - nlp\n", f"\n{HERE}\t- nlp\n", "indent with spaces"),
    "no number": (NLP, "low: 150000", f"{HERE}low: many", "write a whole number"),
    "no flag": (NLP, "open_ended: false", f"{HERE}open_ended: yes", "write true or false"),
    "no text": (NLP, "in_a_word: m", f"{HERE}in_a_word: [a] # ", "write a text"),
    "unknown value": (NLP, "level: exp", f"{HERE}level: xp", "did you mean 'experienced'?"),
    "unknown facet": (NLP, "\n  duties:", f"\n  {HERE}dutys:", "did you mean 'duties'?"),
    "alias": (
        NLP,
        "{industry: technology, source: guide}",
        f"{{industry: &a technology, source: {HERE}*a}}",
        "write the value again",
    ),
    "another shape": (NAMES, None, f"{HERE}just text", "expected array, got str"),
    "empty file": (OUTSIDE, None, f"{HERE}", "found an empty file"),
    "not UTF-8": (TOOLS, "  name: Py", f"  name: P{HERE}\udcf6", "save the file as UTF-8"),
    "bad threshold": (THRESHOLDS, "\nask: ", f"\n{HERE}ask: low # ", "write a number"),
    "unknown answer": (DUTIES, "answer: facts", f"{HERE}answer: fact", "did you mean 'facts'?"),
    "unknown file": ("knowledge/tool.yaml", None, f"{HERE}- a", "did you mean 'tools.yaml'?"),
    # references from one file to another
    "source": (NLP, "source: onet\n", f"{HERE}source: onett\n", "did you mean 'onet'?"),
    "source in a list": (NLP, "[guide, guide#C", f"[guide, {HERE}gide#C", "did you mean 'guide'?"),
    "no section": (NLP, "source: onet\n", f"{HERE}source: 'onet#'\n", "leave the '#' out"),
    "no source": (NLP, "source: onet\n", f"{HERE}source: []\n", "write 'practice'"),
    "tool": (NLP, "tool: pytorch", f"{HERE}tool: pytroch", "did you mean 'pytorch'?"),
    "new tool": (NLP, "tool: pytorch", f"{HERE}tool: qqq", "add it to knowledge/tools.yaml"),
    "topic": (NLP, "[programming]", f"[{HERE}programing]", "did you mean 'programming'?"),
    "industry": (NLP, "{industry: t", f"{{{HERE}industry: te", "did you mean 'technology'?"),
    "neighbour": (NLP, "{career: ml-e", f"{{{HERE}career: ml-en", "did you mean 'ml-engineer'?"),
    "itself": (NLP, "{career: ml-e", f"{{{HERE}career: nlp-e", "name a neighbour"),
    "background's nearest": (BACKGROUNDS, "career: ml-e", f"{HERE}career: xml-e", "'ml-engineer'?"),
    "shared name": (NAMES, "rl-researcher]", f"{HERE}rl-reseacher]", "did you mean 'rl-researcher"),
    "name of one": (
        NAMES,
        "careers: [ai-research-scientist, rl-researcher]",
        f"{HERE}careers: [rl-researcher]",
        "make the name an alias",
    ),
    "outside's nearest": (OUTSIDE, "nearest: mlops-", f"{HERE}nearest: mlop-", "'mlops-engineer'?"),
    "employer's industry": (EMPLOYERS, "industry: t", f"{HERE}industry: te", "'technology'?"),
    "claim's career": (FIELD, "[quant-ml-", f"[{HERE}quant-", "did you mean 'quant-ml-analyst'?"),
    "claim's aspect": (FIELD, "about: demand", f"{HERE}about: demnd", "did you mean 'demand'?"),
    "what else": (MESSAGES, "what_else: [d", f"what_else: [{HERE}dd", "did you mean 'duties'?"),
    "if named": (RANKING, "if_named: salary", f"{HERE}if_named: salry", "did you mean 'salary"),
    "wage": (WAGES, "\n13-2054,0", f"\n{HERE}13-2054,x", "expected an area of areas.csv"),
    "role": (MAPPING, "role: primary", f"{HERE}role: prime", "did you mean 'primary'?"),
    "unused source": (
        SOURCES,
        "\n- id: onet\n",
        f"\n- {HERE}id: none\n  title: a\n  kind: survey\n  label: a\n- id: onet\n",
        "cite or delete it",
    ),
    # values that have to agree
    "low over high": (NLP, "high: 300000", f"{HERE}high: 30000", "swap the two"),
    "nothing paid": (NLP, "low: 150000", f"{HERE}low: 0", "give the band"),
    "no upper end": (
        NLP,
        "- level: experienced\n    low: 150000\n    high: 300000\n",
        f"- {HERE}level: experienced\n    low: 150000\n",
        "add `high:`",
    ),
    "open without words": (NLP, "open_ended: false", f"{HERE}open_ended: true", "add the other"),
    "level twice": (
        ML,
        "- level: entry\n",
        f"- {HERE}level: experienced\n",
        "merge the two bands",
    ),
    "falling steps": (ML, "    low: 180000", f"    {HERE}low: 90000", "swap the levels"),
    "falling years": (LEVELS, "years: [2, 5]", f"{HERE}years: [5, 2]", "swap the two"),
    "empty text": (NLP, "in_a_word: m", f'{HERE}in_a_word: "" # ', "write or delete it"),
    "id unlike file": (NLP, "\nid: nlp-engineer", f"\n{HERE}id: nlp", "rename one"),
    "intent unlike file": (DUTIES, "intent: duties", f"{HERE}intent: tasks", "rename one"),
    "id twice": (TOOLS, "- id: cpp", f"- {HERE}id: python", "rename or merge it"),
    # names
    "name of two careers": (NLP, "- nlu engineer", f"- {HERE}mlops engineer", "to names.yaml"),
    "name owned and shared": (
        NAMES,
        "[research",
        f"[{HERE}nlp engineer, research",
        "here or there",
    ),
    "name of two tools": (TOOLS, "[cpp,", f"[{HERE}Python, cpp,", "in one row of tools.yaml"),
    # phrases
    "open bracket": (SALARY, '"{career} pay"', f'{HERE}"{{career}} (pay"', "close it"),
    "closed bracket": (SALARY, '"{career} pay"', f'{HERE}"{{career}} pay)"', "delete it or open"),
    "unknown slot": (SALARY, '"{career} pay"', f'{HERE}"{{carer}} pay"', "did you mean {career}?"),
    "empty choice": (SALARY, '"{career} pay"', f'{HERE}"(pay||wage) {{career}}"', "delete the '|'"),
    "nothing": (SALARY, '"{career} pay"', f'{HERE}""', "found an empty choice"),
    "unknown phrase": (SALARY, '"{career} pay"', f'{HERE}"<jbo> pay"', "did you mean job?"),
    "broken named phrase": (SHARED, '\n  job: "(job|', f'\n  {HERE}job: "(job||', "expected words"),
    "ring": (SHARED, '\n  want: "(', f'\n  {HERE}want: "(<want>|', "write its words out"),
    "unused phrase": (SHARED, "\n  want:", f"\n  {HERE}nobody: x\n  want:", "unused; delete it"),
    "phrase twice": (
        SALARY,
        '  - "{career} pay"\n',
        f'  - "{{career}} pay"\n  - {HERE}"{{career}} pay"\n',
        "again; delete it",
    ),
    "phrase of two": (
        THANKS,
        "\nphrases:\n",
        f'\nphrases:\n  - {HERE}"weekly hours"\n',
        "too; keep",
    ),
    "suggestion's slot": (
        SALARY,
        '"how can i become {c',
        f'{HERE}"how can i become {{x',
        "{career}",
    ),
    "suggestion's two": (
        SALARY,
        '"is {career} in demand"',
        f'{HERE}"is {{career}} or {{career}} in demand"',
        "name one career",
    ),
    # groups of the thesaurus
    "group twice": (
        WORK,
        "\nbank: [",
        f"\nbank: [bank, teller]\n{HERE}bank: [",
        "found 'bank' again; merge the two",
    ),
    "group of text": (WORK, "\nbank: [", f"\n{HERE}coins: bank\nbank: [", "found 'bank'; write it"),
    "group in a list": (WORK, None, f"{HERE}- [bank, teller]", "expected object, got array"),
    "group of one word": (
        WORK,
        "\nbank: [",
        f"\n{HERE}coins: [coin]\nbank: [",
        "at least 2 values, found 1; add some",
    ),
    "two words in a group": (WORK, "\nbank: [bank,", f"\nbank: [{HERE}my bank,", "without blanks"),
    "name of a group": (WORK, "\nbank: [", f"\n{HERE}my bank: [bank, teller]\nbank: [", "blanks"),
    "upper case in a group": (WORK, "\nbank: [bank,", f"\nbank: [{HERE}Bank,", "in small letters"),
    "list in a group": (WORK, "\nbank: [bank,", f"\nbank: [{HERE}[bank],", "small letters"),
    # wordings
    "wording's field": (DUTIES, 'lead: "What {p', f'{HERE}lead: "What {{pp', "'plural'?"),
    "wording's brace": (DUTIES, 'lead: "What {p', f'{HERE}lead: "What {{{{p', "write {{ and }}"),
    "wording missing": (
        DUTIES,
        "wording:\n  lead",
        f"{HERE}wording:\n  leed",
        "the wording 'lead'",
    ),
    "wording unused": (DUTIES, "  lead:", f"  {HERE}leed:", "did you mean 'lead'?"),
    "message missing": (
        MESSAGES,
        "\nnothing_stated:",
        "\nnothing:",
        FIRST,
        "add `nothing_stated:`",
    ),
    "message unused": (MESSAGES, "\nnothing_sta", f"\n{HERE}nothing_st", "'nothing_stated'?"),
    "message's field": (
        MESSAGES,
        "official_none: ",
        f"{HERE}official_none: '{{nam}}' # ",
        "'name'?",
    ),
}
LEAST_WAYS = 40
FEW_ROWS = 3
LONGEST = 2


def built_in():
    """The built-in files, with few wages, which are many and take their time."""
    knowledge, intents = read_layers("knowledge", None), read_layers("intents", None)
    lines = knowledge["official/wages.csv"].split(b"\n")
    knowledge["official/wages.csv"] = b"\n".join([*lines[: FEW_ROWS + 2], b""])
    return {f"knowledge/{k}": v for k, v in knowledge.items()} | {
        f"intents/{k}": v for k, v in intents.items()
    }


FILES = built_in()


def data(files):
    """The files as the program takes them."""
    split = ({}, {})
    for path, raw in files.items():
        folder, _, name = path.partition("/")
        split[folder == "intents"][name] = raw
    return Data(*split)


def broken(file, old, new):
    """The files with one change, and the place that it marks."""
    before = FILES.get(file, b"").decode()
    assert old is None or old in before
    text = new if old is None else before.replace(old, new, 1)
    head, mark, _ = text.partition(HERE)
    line, column = head.count("\n") + 1, len(head) - (head.rfind("\n") + 1) + 1
    raw = text.replace(HERE, "").encode("utf-8", "surrogateescape")
    return {**FILES, file: raw}, f"{line}:{column}" if mark else first_key(before)


def first_key(text):
    lines = text.splitlines()
    found = next(n for n, line in enumerate(lines, 1) if line and not line.startswith("#"))
    return f"{found}:1"


def told(files):
    return [str(problem) for problem in check_files(*data(files), parse_once)]


def test_the_built_in_data_are_clean():
    assert told(FILES) == []


def test_the_table_holds_enough_ways_to_break_the_data():
    assert len(BROKEN) >= LEAST_WAYS


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_a_mistake_is_told_with_its_place_and_what_to_do(case):
    file, old, new, *_, hint = case
    files, place = broken(file, old, new)
    problems = told(files)
    start = f"{file}:{place}: expected "
    assert [p for p in problems if p.startswith(start) and hint in p], problems
    assert problems == sorted(problems, key=problems.index)
    assert all(": expected " in problem or ": end of" in problem for problem in problems)


def test_the_mistakes_of_all_files_are_told_at_once_in_order():
    files = dict(FILES)
    for file, old, new, *_ in (BROKEN["tool"], BROKEN["closed bracket"], BROKEN["no number"]):
        raw = files[file].decode().replace(old, new.replace(HERE, ""), 1)
        files[file] = raw.encode()
    found = told(files)
    assert [line.split(":")[0] for line in found] == [SALARY, NLP, NLP]
    places = [tuple(map(int, line.split(":")[1:3])) for line in found[1:]]
    assert places == sorted(places)


def test_an_unreadable_file_brings_no_mistakes_in_files_that_refer_to_it():
    files = {**FILES, SOURCES: b"- id: [", TOOLS: b"- id: {"}
    assert {line.split(":")[0] for line in told(files)} == {SOURCES, TOOLS}


def shadowed(file, old, new):
    files, place = broken(file, old, new)
    return f"{file}:{place}: ", [str(problem) for problem in check_data(data(files))]


def test_a_phrase_that_another_intent_wins_is_told_with_the_phrase_that_wins():
    start, problems = shadowed(
        THANKS, "\nphrases:\n", f'\nphrases:\n  - {HERE}"what do {{career}} earn"\n'
    )
    assert len(problems) == 1
    assert problems[0].startswith(f"{start}expected 'what do {{career}} earn' to be read as thanks")
    assert "salary wins it by" in problems[0]
    assert problems[0].endswith("keep it in one of the two")


def test_a_phrase_that_does_not_parse_hides_no_other_phrase_that_is_won():
    files, _ = broken(*BROKEN["open bracket"][:3])
    raw = (
        files[THANKS].decode().replace("\nphrases:\n", '\nphrases:\n  - "what do {career} earn"\n')
    )
    problems = [str(p) for p in check_data(data({**files, THANKS: raw.encode()}))]
    assert [line.split(":")[0] for line in problems] == [SALARY, THANKS]


def test_a_suggestion_that_the_bot_does_not_answer_is_told(library):
    files, place = broken(
        DUTIES, "\nsuggestions:\n", f'\nsuggestions:\n  - {HERE}"how tall is {{career}}"\n'
    )
    intents = load_intents(data(files).intents)
    engine = Engine(library_of(library.knowledge, intents, library.compiled))
    problems = [str(p) for p in unanswered_suggestions(data(files), engine)]
    assert len(problems) == 1
    assert problems[0].startswith(f"{DUTIES}:{place}: expected a question that the bot answers")
    assert "word it as a phrase" in problems[0]


def test_the_built_in_suggestions_are_answered(library):
    problems = unanswered_suggestions(data(FILES), Engine(library))
    assert [str(problem) for problem in problems] == []


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """What a first check of the built-in files finds, and the folder that keeps it."""
    kept = tmp_path_factory.mktemp("checked")
    return check_data(data(FILES), kept), kept


def test_no_phrase_of_the_built_in_data_is_won_by_another_intent(checked):
    problems, _ = checked
    assert [str(problem) for problem in problems] == []


def test_what_would_break_an_answer_is_a_part_of_what_is_checked():
    files, _ = broken(*BROKEN["tool"][:3])
    vital = vital_problems(*data(files), parse_once)
    assert VITAL
    assert set(vital) <= set(check_files(*data(files), parse_once))
    assert len(vital) == 1


def test_a_clean_check_says_so_in_one_line_and_exits_0(careerbot):
    done = careerbot("check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert "Nothing to mend" in done.stdout


def test_a_broken_folder_of_the_user_is_told_on_standard_output_and_exits_1(careerbot, tmp_path):
    (tmp_path / "careers").mkdir()
    (tmp_path / "careers" / "x.yaml").write_text("id: x\nnam: X\n", encoding="utf-8")
    done = careerbot("--knowledge", tmp_path, "check")
    assert (done.returncode, done.stderr) == (1, "")
    assert f"{tmp_path}/careers/x.yaml:2:1: expected a known key, found 'nam'" in done.stdout
    assert "did you mean 'name'?" in done.stdout
    assert "Traceback" not in done.stdout


def test_the_files_are_checked_in_less_than_two_seconds(checked):
    _, kept = checked
    start = time.process_time()
    check_data(data(FILES), kept)
    assert time.process_time() - start < LONGEST
