"""Rows of results: printed as a table, kept in docs/scores.md.

The page is the only store. A block of it, between two comment lines, is written by
the programs; all around it is written by hand and stays. Rows of the same measure, on the
same data, with the same engine replace each other, others remain, so that the
engines can be measured one after the other.
"""

from dataclasses import astuple, dataclass

HEADINGS = ("measure", "data", "number", "cases", "engine", "model", "date", "command")


@dataclass
class Row:
    """One number; every field a string as it is shown."""

    measure: str
    data: str
    number: str
    cases: str
    engine: str
    model: str
    date: str
    command: str

    @property
    def key(self):
        return self.measure, self.data, self.engine


def percent(value):
    """A share of one as it is shown; a dash where there was nothing to measure."""
    return "-" if value is None else f"{100 * value:.1f}"


def as_text(rows):
    """Aligned columns for a terminal, without date and command, which are the same."""
    cells = [HEADINGS[:4]] + [astuple(row)[:4] for row in rows]
    widths = [max(len(line[i]) for line in cells) for i in range(4)]
    lines = []
    for measure, data, number, cases in cells:
        line = f"{measure:<{widths[0]}}  {data:<{widths[1]}}  "
        lines.append(line + f"{number:>{widths[2]}}  {cases:>{widths[3]}}")
    return "\n".join(lines)


def as_markdown(rows):
    lines = ["| " + " | ".join(HEADINGS) + " |", "|" + " --- |" * len(HEADINGS)]
    for row in rows:
        cells = [cell.replace("|", "/").replace("\n", " ") for cell in astuple(row)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def rows_in(markdown):
    """The rows of a table that `as_markdown` wrote."""
    rows = []
    for line in markdown.split("\n"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == len(HEADINGS) and cells[0] != HEADINGS[0] and set(cells[0]) != {"-"}:
            rows.append(Row(*cells))
    return rows


def merged(old, new):
    """Old rows in their places with new numbers; rows not seen before at the end."""
    fresh = {row.key: row for row in new}
    rows = [fresh.pop(row.key, row) for row in old]
    return rows + list(fresh.values())


def write(path, block, rows, note=""):
    """Puts the rows into the block of that name; makes page and block where missing.

    `note` is a line above the table, replaced at every writing.
    """
    begin, end = f"<!-- {block}: begin generated -->", f"<!-- {block}: end generated -->"
    try:
        with open(path, encoding="utf-8") as file:
            page = file.read()
    except FileNotFoundError:
        page = "# Scores\n"
    before, found, rest = page.partition(begin)
    old, closed, after = rest.partition(end)
    if found and not closed:
        raise ValueError(f"{path}: the line {begin!r} has no {end!r} after it")
    if not found:
        before, after = page.rstrip("\n") + "\n\n", "\n"
    table = (note + "\n\n" if note else "") + as_markdown(merged(rows_in(old), rows))
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{before}{begin}\n\n{table}\n\n{end}{after}")
