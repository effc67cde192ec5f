"""The shortlist in the chat: shown, and written to a file that the person names."""

from pathlib import Path

from rich.console import Console

from bot.engine import Engine
from bot.model.turn import State, Verbatim
from bot.terminal.render import show_lines, show_reply

SHOW = "show my shortlist"
EXPORT = "export my shortlist as {format}"
FORMATS = {".md": "markdown", ".markdown": "markdown", ".csv": "csv", ".json": "json"}


def show_shortlist(engine: Engine, state: State, console: Console, rest: str) -> State:
    """Show the shortlist, as "show my shortlist" does."""
    turn = engine.turn(SHOW, state)
    show_reply(turn.reply, console)
    return turn.state


def export_shortlist(engine: Engine, state: State, console: Console, rest: str) -> State:
    """Write the shortlist to the file in `rest`, in the format of its ending; keep the state."""
    if not rest:
        show_lines(["Name a file: /export FILE, ending in .md, .csv or .json."], console)
        return state
    file = Path(rest.strip("\"'")).expanduser()
    form = FORMATS.get(file.suffix.lower())
    if form is None:
        known = ", ".join(FORMATS)
        show_lines([f"{file.name} ends in none of {known}; name a file that does."], console)
        return state
    if not state.shortlist:
        return show_shortlist(engine, state, console, "")
    blocks = engine.turn(EXPORT.format(format=form), state).reply.blocks
    text = next((block.text for block in blocks if isinstance(block, Verbatim)), "")
    show_lines([written(file, text)], console)
    return state


def written(file: Path, text: str) -> str:
    """Write a new file and return a line that says so, or why not; no file is written over."""
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(f"{text}\n")
    except FileExistsError:
        return f"Not written: {file} is there already; name another file or remove it first."
    except OSError as error:
        return f"Not written: {file}: {error.strerror or error}."
    return f"Written: {file}"
