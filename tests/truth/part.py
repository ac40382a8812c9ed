"""Parts of docs/truth.md that `make truth` writes, each between two marks of its own."""

from collections.abc import Iterable, Sequence

_PARTS = ("lists", "situations")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table of Markdown."""
    lines = [head, ["--"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def put(text: str, name: str, part: str) -> str:
    """Give `text` with `part` between the marks of that name, or behind it where it has none."""
    begins, ends = _marks(name)
    before, found, rest = text.partition(begins)
    after = rest.partition(ends)[2] if found else ""
    return f"{before if found else before.rstrip() + chr(10) * 2}{begins}\n{part.strip()}\n\n{ends}{after}"


def part_of(text: str, name: str) -> str:
    """Give what stands between the marks of that name, '' where they are not there."""
    begins, ends = _marks(name)
    return text.partition(begins)[2].partition(ends)[0]


def kept(before: str, anew: str) -> str:
    """Give a text that was written anew, with all that stood in it from the first of the parts on: what people wrote
    between them, too.
    """
    begins = [at for name in _PARTS if (at := before.find(_marks(name)[0])) >= 0]
    return f"{anew.rstrip()}\n\n{before[min(begins) :]}" if begins else anew


def _marks(name: str) -> tuple[str, str]:
    return f"<!-- {name}, written by make truth: begin -->\n", f"<!-- {name}, written by make truth: end -->\n"
