"""Every check on the YAML that needs no understanding, and all problems at once."""

from collections.abc import Callable, Iterator

from bot.errors import DataError, Problem
from bot.library import (
    check_names,
    check_phrases,
    check_references,
    check_replaced,
    check_values,
    check_wording,
)
from bot.library.check_phrases import Parse
from bot.library.official import load_official
from bot.library.said import Said, said_by_the_program
from bot.library.shelf import Shelf, Texts, fill_shelf

Check = Callable[[Shelf], Iterator[Problem]]

VITAL: tuple[Check, ...] = (
    check_references.broken_references,
    check_references.facts_without_source,
    check_references.broken_links,
    check_values.bands_that_fall,
    check_values.ids_that_cannot_be,
    check_values.ids_unlike_their_file,
    check_values.empty_texts,
    check_replaced.names_left_out,
)
"""What would break an answer: data that fail one of these are not answered from."""

TIDY: tuple[Check, ...] = (
    check_references.uncited_sources,
    check_values.ids_twice,
    check_values.years_that_fall,
    check_values.careers_unlike_themselves,
    check_names.names_claimed_twice,
    check_phrases.phrases_twice,
    check_phrases.unused_phrases,
    check_phrases.suggestions_with_other_slots,
)
"""What a writer should know, though answers are still sound."""


def check_files(knowledge: Texts, intents: Texts, parse: Parse) -> list[Problem]:
    """Return every problem of both folders, sorted; `parse` raises InputError for a bad phrase."""
    shelf, problems = fill_shelf(knowledge, intents)
    problems += _official(knowledge)
    problems += check_values.unknown_files(knowledge, intents)
    problems += check_phrases.phrases_that_do_not_parse(shelf, parse)
    problems += [problem for check in (*VITAL, *TIDY) for problem in check(shelf)]
    said = said_by_the_program()
    problems += _wordings(shelf, said)
    problems += check_wording.unknown_wordings(shelf, said)
    return sorted(set(problems))


def vital_problems(knowledge: Texts, intents: Texts, parse: Parse) -> list[Problem]:
    """Return the problems that would break an answer, sorted."""
    shelf, problems = fill_shelf(knowledge, intents)
    problems += check_phrases.phrases_that_do_not_parse(shelf, parse)
    problems += [problem for check in VITAL for problem in check(shelf)]
    problems += _wordings(shelf, said_by_the_program())
    return sorted(set(problems))


def _wordings(shelf: Shelf, said: Said) -> Iterator[Problem]:
    yield from check_wording.missing_wordings(shelf, said)
    yield from check_wording.unknown_fields(shelf, said)


def _official(knowledge: Texts) -> list[Problem]:
    try:
        load_official(knowledge)
    except DataError as error:
        return list(error.problems)
    return []
