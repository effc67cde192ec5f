"""What writers of data need: check, measure, tune, schemas, gaps."""

import os
from pathlib import Path

import click

from bot.cli.codes import ANSWERED, UNSURE
from bot.cli.group import cli, make_engine, make_library, own_folders
from bot.terminal.folders import cache_folder

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@cli.command()
def check() -> int:
    """Check every data file; each problem is printed with its place."""
    from bot.measuring.check_answers import check_all  # noqa: PLC0415 - rarely needed

    problems = check_all(own_folders(), cache_folder(os.environ))
    for problem in problems:
        click.echo(str(problem))
    if problems:
        return UNSURE
    click.echo("Nothing to mend: all files fit their schema, each other and the program.")
    return ANSWERED


@cli.command("eval")
@click.argument("file", type=FILE)
@click.option("--typos", default=0, show_default=True, help="Misspell so many words a question.")
@click.option("--seed", default=0, show_default=True, help="Which typos to make.")
@click.option("--json", "json_", is_flag=True, help="Print the figures as one JSON object.")
def evaluate_questions(file: Path, typos: int, seed: int, *, json_: bool) -> int:
    """Measure understanding on a FILE of labelled questions (JSONL)."""
    from msgspec.json import encode  # noqa: PLC0415 - rarely needed

    from bot.measuring.evaluate import evaluate  # noqa: PLC0415 - rarely needed
    from bot.measuring.questions import read_questions  # noqa: PLC0415 - rarely needed
    from bot.measuring.report import as_data, report  # noqa: PLC0415 - rarely needed

    verdicts = evaluate(make_engine(), read_questions(file), typos, seed)
    click.echo(encode(as_data(verdicts)) if json_ else report(verdicts))
    return ANSWERED


@cli.command("tune")
@click.argument("file", type=FILE)
def tune_thresholds(file: Path) -> int:
    """Print, as YAML, the thresholds that do best on a FILE."""
    from bot.measuring.questions import read_questions  # noqa: PLC0415 - rarely needed
    from bot.measuring.tune import as_yaml, tune  # noqa: PLC0415 - rarely needed

    click.echo(as_yaml(tune(make_library(), read_questions(file))), nl=False)
    return ANSWERED


@cli.command()
@click.option(
    "--write",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into, made if it is not there.",
)
def schema(folder: Path) -> int:
    """Write the JSON Schema of each kind of data file, for editors."""
    from bot.library.json_schema import write_schemas  # noqa: PLC0415 - rarely needed

    for file in write_schemas(folder):
        click.echo(str(file))
    return ANSWERED


@cli.command()
def gaps() -> int:
    """Print what is stated on each career, and what is not."""
    from bot.answering.gaps import gaps_table  # noqa: PLC0415 - rarely needed
    from bot.library.layers import read_layers  # noqa: PLC0415 - rarely needed
    from bot.library.load import load_knowledge  # noqa: PLC0415 - rarely needed
    from bot.terminal.columns import as_columns  # noqa: PLC0415 - rarely needed

    knowledge = load_knowledge(read_layers("knowledge", own_folders().knowledge))
    click.echo(as_columns(*gaps_table(knowledge)))
    return ANSWERED
