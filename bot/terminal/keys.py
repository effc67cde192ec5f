"""Keys that do other than prompt_toolkit has them do."""

from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import emacs_insert_mode, has_focus, vi_insert_mode
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys


def bindings() -> KeyBindings:
    """Return the keys of the chat."""
    keys = KeyBindings()
    keys.add(Keys.BracketedPaste)(paste)
    keys.add("tab", filter=has_focus(DEFAULT_BUFFER) & (emacs_insert_mode | vi_insert_mode))(tab)
    # colour codes that arrive as if typed look like a mouse, and would end the chat
    keys.add(Keys.Vt100MouseEvent)(lambda _: None)
    return keys


def paste(event: KeyPressEvent) -> None:
    """Insert what is pasted; a line break at its end is the Enter that it would be if typed."""
    text = event.data.replace("\r\n", "\n").replace("\r", "\n")
    buffer = event.current_buffer
    buffer.insert_text(text.rstrip("\n"))
    if text.endswith("\n") and buffer.text.strip() and buffer.name == DEFAULT_BUFFER:
        buffer.validate_and_handle()


def tab(event: KeyPressEvent) -> None:
    """Complete at once where one thing fits; where several do, open the menu or go on in it."""
    buffer = event.current_buffer
    asked = CompleteEvent(completion_requested=True)
    found = list(buffer.completer.get_completions(buffer.document, asked))
    if len(found) == 1 and not (buffer.complete_state and buffer.complete_state.current_completion):
        buffer.apply_completion(found[0])
    elif buffer.complete_state:
        buffer.complete_next()
    else:
        buffer.start_completion(insert_common_part=True)
