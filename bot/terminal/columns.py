"""A table in plain columns, for terminals, files and pipes alike."""

from collections.abc import Sequence

from bot.model.turn import Table

BETWEEN = 2


def as_columns(table: Table, legend: Sequence[str]) -> str:
    """Return the table, each column as wide as it needs, and the legend below in two columns."""
    grid = [table.head, *table.rows]
    widths = [max(len(row[i]) for row in grid) for i in range(len(table.head))]
    lines = ["".join(_padded(row, widths)).rstrip() for row in grid]
    return "\n".join([*lines, "", *legend])


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cell.ljust(width + BETWEEN) for cell, width in zip(row, widths, strict=True)]
