"""The shortlist, written to a file that the person names."""

from pathlib import Path

from bot.terminal.room import Room, Talk

SHOW = "show my shortlist"
EXPORT = "export my shortlist as {form}"
FORMATS = {".md": "markdown", ".markdown": "markdown", ".csv": "csv", ".json": "json"}


def export_shortlist(room: Room, talk: Talk, rest: str) -> Talk:
    """Write the shortlist to the file in `rest`, in the format of its ending."""
    file = path_of(rest)
    form = FORMATS.get(file.suffix.lower())
    if not rest:
        room.say("export_which")
    elif form is None:
        room.say("export_ending", file=file.name, endings=", ".join(FORMATS))
    elif not room.state(talk).shortlist:
        return room.ask(SHOW, talk)
    else:
        write(room, file, room.text_of(EXPORT.format(form=form), talk))
    return talk


def path_of(typed: str) -> Path:
    """Return the path typed, `~` as the home of whoever it names; as it is if nobody is."""
    path = Path(typed.strip("\"'"))
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def write(room: Room, file: Path, text: str) -> None:
    """Write a new file whole and say so, or say why not; no file is written over."""
    try:
        opened = file.open("x", encoding="utf-8")
    except FileExistsError:
        room.say("export_exists", file=file)
        return
    except (OSError, ValueError) as error:  # ValueError: such a name can be no file's
        room.say("export_failed", file=file, why=reason(error))
        return
    try:
        with opened:
            opened.write(f"{text}\n")
    except OSError as error:
        file.unlink(missing_ok=True)  # half a list would pass for a whole one
        room.say("export_failed", file=file, why=reason(error))
    else:
        room.say("export_written", file=file)


def reason(error: Exception) -> str:
    """Return why a file could not be written, in the words of the system."""
    return getattr(error, "strerror", None) or str(error)
