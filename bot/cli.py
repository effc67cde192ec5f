"""The command line: arguments, exit codes, and nothing else."""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import click
import msgspec
from platformdirs import user_cache_path, user_state_path

from bot import __version__
from bot.engine import Engine, Library, load_library
from bot.errors import CareerbotError, DataError
from bot.library.layers import BUILT_IN, Own, read_layers
from bot.library.load import load_knowledge
from bot.model.turn import State, Turn
from bot.terminal.contract import as_json
from bot.terminal.plain import plain

ANSWERED, UNSURE, WRONG_FILE, BROKEN_DATA = 0, 1, 2, 3
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
CONFIDENT = {"answer", "not-stated", "not-covered", "smalltalk"}


def make_engine() -> Engine:
    """Return an engine on the data of this installation, compiled once and then cached."""
    return Engine(make_library())


def make_library() -> Library:
    """Return the compiled data, with the folders of the user's own over them."""
    return load_library(user_cache_path("careerbot"), own_folders(), tell_of_compiling)


def tell_of_compiling() -> None:
    """Say on a terminal why the first start takes longer."""
    if sys.stderr.isatty():
        click.echo(
            "Preparing the phrases, once after each change of data (some seconds) ...", err=True
        )


def own_folders() -> Own:
    """Return the folders that --knowledge and --intents name."""
    context = click.get_current_context(silent=True)
    own = context.find_root().obj if context else None
    return own if isinstance(own, Own) else BUILT_IN


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="careerbot")
@click.option("--knowledge", type=FOLDER, help="Careers and facts of your own, over ours.")
@click.option("--intents", type=FOLDER, help="Ways of asking of your own, over ours.")
@click.option("--no-history", is_flag=True, help="Keep none of the lines typed in the chat.")
@click.pass_context
def cli(
    context: click.Context, knowledge: Path | None, intents: Path | None, *, no_history: bool
) -> None:
    """Advice on machine-learning careers: pay, tools, skills, the way in. Offline, sourced.

    Without a command it starts the chat.
    """
    context.obj = Own(knowledge, intents)
    if context.invoked_subcommand is None:
        from bot.terminal.render import make_console  # noqa: PLC0415 - rich costs 45 ms
        from bot.terminal.session import chat  # noqa: PLC0415 - prompt_toolkit costs 100 ms

        kept = None if no_history else user_state_path("careerbot") / "history"
        chat(make_engine(), kept, make_console())


@cli.command()
@click.argument("question", nargs=-1, required=True)
@click.option("--json", "json_", is_flag=True, help="Print one JSON object for each question.")
def ask(question: tuple[str, ...], *, json_: bool) -> None:
    """Answer QUESTION once; "-" reads one question a line, each on its own."""
    engine = make_engine()
    if question == ("-",):
        for line in questions(sys.stdin):
            show(engine, engine.turn(line, State()), json_=json_)
        return
    turn = engine.turn(" ".join(question), State())
    show(engine, turn, json_=json_)
    sys.exit(ANSWERED if turn.reply.outcome in CONFIDENT else UNSURE)


@cli.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--json", "json_", is_flag=True, help="Print one JSON object a line.")
@click.option("--check", "check_", is_flag=True, help="Hold the talks in FILES, tell what fails.")
def talk(sources: tuple[str, ...], *, json_: bool, check_: bool) -> None:
    """Hold one conversation from standard input ("-"), one line a turn; or check talks in files."""
    if check_:
        check_talks([Path(source) for source in sources])
        return
    if sources != ("-",):
        raise click.UsageError('expected "-" for standard input; --check takes files of talks')
    engine, state = make_engine(), State()
    for line in questions(sys.stdin):
        turn = engine.turn(line, state)
        state = turn.state
        show(engine, turn, json_=json_)


def check_talks(files: list[Path]) -> None:
    """Print each check that fails in the talks, and how many turns and talks pass."""
    from bot.measuring.hold import hold, read_talks, report  # noqa: PLC0415 - rarely needed

    engine = make_engine()
    try:
        talks = read_talks(files, engine.knowledge.careers)
    except CareerbotError as error:
        click.echo(str(error), err=True)
        sys.exit(WRONG_FILE)

    def bot(line: str, state: State) -> tuple[dict[str, Any], State]:
        turn = engine.turn(line, state)
        return as_json(turn, engine.intents), turn.state

    held = [list(hold(talk, bot, engine.knowledge.careers)) for talk in talks]
    click.echo(report(held))
    sys.exit(UNSURE if any(turn.failures for talk in held for turn in talk) else ANSWERED)


@cli.command("eval")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--typos", default=0, show_default=True, help="Misspell so many words a question.")
@click.option("--seed", default=0, show_default=True, help="Which typos to make.")
@click.option("--json", "json_", is_flag=True, help="Print the figures as one JSON object.")
def evaluate_questions(file: Path, typos: int, seed: int, *, json_: bool) -> None:
    """Measure understanding on a FILE of labelled questions (JSONL)."""
    from bot.measuring.evaluate import evaluate  # noqa: PLC0415 - rarely needed
    from bot.measuring.questions import read_questions  # noqa: PLC0415 - rarely needed
    from bot.measuring.report import as_data, report  # noqa: PLC0415 - rarely needed

    verdicts = evaluate(make_engine(), read_questions(file), typos, seed)
    click.echo(msgspec.json.encode(as_data(verdicts)) if json_ else report(verdicts))


@cli.command("tune")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def tune_thresholds(file: Path) -> None:
    """Print the thresholds that do best on a FILE of labelled questions, as YAML."""
    from bot.measuring.questions import read_questions  # noqa: PLC0415 - rarely needed
    from bot.measuring.tune import as_yaml, tune  # noqa: PLC0415 - rarely needed

    click.echo(as_yaml(tune(make_library(), read_questions(file))), nl=False)


@cli.command()
def check() -> None:
    """Check every YAML file and print all problems at once, each with its place."""
    from bot.measuring.check_answers import check_all  # noqa: PLC0415 - rarely needed

    problems = check_all(own_folders(), user_cache_path("careerbot"))
    for problem in problems:
        click.echo(str(problem))
    if problems:
        sys.exit(UNSURE)
    click.echo("Nothing to mend: all files fit their schema, each other and the program.")


@cli.command()
@click.option("--write", "folder", required=True, type=click.Path(file_okay=False, path_type=Path))
def schema(folder: Path) -> None:
    """Write the JSON Schema of every kind of YAML file, for editors, into a folder."""
    from bot.library.json_schema import write_schemas  # noqa: PLC0415 - rarely needed

    for file in write_schemas(folder):
        click.echo(str(file))


@cli.command()
def gaps() -> None:
    """Print what is stated on each career, by whom, and on what the sources are silent."""
    from bot.answering.gaps import gaps_table  # noqa: PLC0415 - rarely needed
    from bot.terminal.columns import as_columns  # noqa: PLC0415 - rarely needed

    knowledge = load_knowledge(read_layers("knowledge", own_folders().knowledge))
    click.echo(as_columns(*gaps_table(knowledge)))


def questions(lines: Iterable[str]) -> Iterator[str]:
    """Yield each line without its line break; blank lines are passed over."""
    for line in lines:
        text = line.rstrip("\r\n")
        if text.strip():
            yield text


def show(engine: Engine, turn: Turn, *, json_: bool) -> None:
    """Print a turn to standard output, as JSON or as text."""
    if json_:
        line = msgspec.json.encode(as_json(turn, engine.intents)).decode()
        print(line, flush=True)  # noqa: T201 - the answer itself
    else:
        print(plain(turn.reply), flush=True)  # noqa: T201 - the answer itself


def main() -> NoReturn:
    """Run the command line; errors that can be explained are, in a line, without a traceback."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        cli(prog_name="careerbot")
    except DataError as error:
        click.echo(str(error), err=True)
        sys.exit(BROKEN_DATA)
    except CareerbotError as error:
        click.echo(f"careerbot: {error}", err=True)
        sys.exit(UNSURE)
    sys.exit(ANSWERED)
