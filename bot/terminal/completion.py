"""What Tab offers: careers and commands, each with a few words of meaning."""

from collections.abc import Iterable, Sequence

from prompt_toolkit.completion import FuzzyWordCompleter

from bot.model.knowledge import Knowledge
from bot.terminal.commands import Command


def careerbot_completer(knowledge: Knowledge, commands: Sequence[Command]) -> FuzzyWordCompleter:
    """Return a fuzzy completer of career names and commands."""
    meanings = {career.name: career.in_a_word for career in knowledge.careers.values()}
    meanings.update({command.name: command.about for command in commands})
    return FuzzyWordCompleter(_words(meanings), meta_dict=meanings, WORD=True)


def _words(meanings: Iterable[str]) -> list[str]:
    return sorted(meanings)
