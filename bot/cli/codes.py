"""What the program exits with."""

ANSWERED, UNSURE, USAGE, BROKEN_DATA, INTERRUPTED = 0, 1, 2, 3, 130
MEANING = {
    ANSWERED: 'answered; with "-": every question was read',
    UNSURE: "no confident answer, or a check that fails",
    USAGE: "arguments, or a file that they name, cannot be used",
    BROKEN_DATA: "a file of the data is broken or missing",
    INTERRUPTED: "interrupted",
}
