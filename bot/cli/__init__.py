"""The command line: arguments, exit codes, and nothing else.

What a command needs is imported when it runs, so that each start pays for its own work only.
"""

import gc
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and leave with its exit code, also where Ctrl-C comes at once.

    No garbage is collected until the data are there: all of it would be looked at in vain.
    """
    gc.disable()
    try:
        from bot.cli.program import run  # noqa: PLC0415 - so that Ctrl-C is heeded from the start

        code = run()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
