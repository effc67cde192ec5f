"""The program in a pseudo-terminal, its screen read as a person would see it."""

import contextlib
import re
import time

import pexpect
import pyte
from support import CAREERBOT

SECONDS = 60
SCROLLED = 10_000
CTRL_C, CTRL_D, CTRL_R, ENTER, ESCAPE, TAB, UP, RIGHT = (
    "\x03",
    "\x04",
    "\x12",
    "\r",
    "\x1b",
    "\t",
    "\x1b[A",
    "\x1b[C",
)
COLOUR = re.compile(r"\x1b\[[0-9;]*[349]\d[0-9;]*m")


class Terminal:
    """A program in a pseudo-terminal, and the screen that it draws on."""

    def __init__(self, environment, columns=80, rows=60, program=CAREERBOT):
        self.screen = pyte.HistoryScreen(columns, rows, history=SCROLLED)
        self.raw = ""
        self._stream = pyte.Stream(self.screen)
        self.program = pexpect.spawn(
            program[0],
            list(program[1:]),
            env=environment,
            cwd=environment["HOME"],
            dimensions=(rows, columns),
            timeout=SECONDS,
            encoding="utf-8",
            codec_errors="strict",
        )
        self.program.delaybeforesend = None
        self.screen.write_process_input = self.program.send

    def until(self, reached):
        """Draw until `reached()` is true; fail with the screen if it never is."""
        end = time.monotonic() + SECONDS
        while not reached():
            assert time.monotonic() < end, self.text()
            try:
                drawn = self.program.read_nonblocking(65536, timeout=0.05)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                assert reached(), self.text()
                return
            self.raw += drawn
            self._stream.feed(drawn)

    def lines(self):
        """Return the lines of the screen, blank ones at its end left out."""
        return "\n".join(row.rstrip() for row in self.screen.display).rstrip().splitlines()

    def text(self):
        """Return the screen as one text, all blanks alike, so that wrapping is of no account."""
        return " ".join(" ".join(self.screen.display).split())

    def toolbar(self):
        """Return the lowest line of the screen."""
        return self.screen.display[-1].strip()

    def typed(self):
        """Return the line that the cursor is in."""
        return self.screen.display[self.screen.cursor.y].rstrip()

    def prompt(self):
        return self.typed() == ">" and self.screen.cursor.x == 2

    def type(self, keys, shown=None):
        """Send keys at the prompt; wait until the line reads `shown`."""
        self.until(lambda: self.typed().startswith(">"))
        self.program.send(keys)
        if shown is not None:
            self.until(lambda: self.typed() == f"> {shown}")

    def say(self, line):
        """Type a line at an empty prompt and return what stands below it when that is back."""
        self.until(self.prompt)
        asked = self.above().count(f"> {line}")
        self.program.send(f"{line}{ENTER}")
        self.until(lambda: self.prompt() and self.above().count(f"> {line}") > asked)
        return self.below(line)

    def above(self):
        """Return the lines above the cursor, with those that an answer has scrolled away."""
        columns = range(self.screen.columns)
        gone = ["".join(row[x].data for x in columns) for row in self.screen.history.top]
        return [row.rstrip() for row in (*gone, *self.screen.display[: self.screen.cursor.y])]

    def below(self, line):
        """Return what stands between a line typed and the prompt, all blanks alike."""
        lines = self.above()
        start = max(number for number, row in enumerate(lines) if row == f"> {line}")
        return " ".join(" ".join(lines[start + 1 :]).split())

    def resize(self, columns, rows):
        """Let the terminal have another size, as a window does that is drawn to it."""
        self.screen.resize(rows, columns)
        self.program.setwinsize(rows, columns)

    def leave(self, keys=CTRL_D):
        """Press keys at the prompt and return the exit code."""
        self.until(self.prompt)
        self.program.send(keys)
        with contextlib.suppress(pexpect.EOF):
            while True:
                self.raw += self.program.read_nonblocking(65536, timeout=SECONDS)
        self.program.close()
        return self.program.exitstatus

    def close(self):
        self.program.close(force=True)
