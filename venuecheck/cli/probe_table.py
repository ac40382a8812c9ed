"""A run as a table for a terminal."""

import io
import os

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from venuecheck.core.plain_text import plain
from venuecheck.filtering.model.finding import RESULT_WORDS, NetworkStatus, PageFinding, Result
from venuecheck.filtering.model.run import Run

_MARKS = {Result.AS_EXPECTED: "✓", Result.UNDER_BLOCKED: "✗", Result.OVER_BLOCKED: "✗", Result.NOT_PROVEN: "?"}
_STYLES = {
    Result.AS_EXPECTED: "green",
    Result.UNDER_BLOCKED: "bold red",
    Result.OVER_BLOCKED: "bold magenta",
    Result.NOT_PROVEN: "yellow",
}
_STATUS_MARKS = {
    NetworkStatus.OK: "✓",
    NetworkStatus.PROBLEM: "✗",
    NetworkStatus.INCONCLUSIVE: "?",
    NetworkStatus.NOT_RUN: "–",
}


def render_table(run: Run, *, width: int | None) -> str:
    """Give the run as text; `width` None for the terminal's own width and colours."""
    colour = width is None and "NO_COLOR" not in os.environ
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=colour, no_color=not colour, highlight=False)
    if not run.run.valid:
        console.print(f"[bold]This check cannot be relied on.[/] {escape(run.run.invalid_reason or '')}")
        console.print("Nothing is proven to be blocked.\n")
    categories = {category.id: category.title for category in run.categories}
    notes = {category.id: category.note for category in run.categories}
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    table.add_column("Result", no_wrap=True)
    table.add_column("Page", overflow="fold", max_width=44)
    table.add_column("Why", overflow="fold")
    for category_id, title in categories.items():
        mine = [finding for finding in run.findings if finding.category == category_id]
        empty = escape(plain(notes[category_id], 400)) or "no test page in this list"
        table.add_section()
        table.add_row("", f"[bold]{escape(plain(title, 80))}[/]", "" if mine else empty)
        for finding in mine:
            table.add_row(*_row(finding))
    console.print(table)
    console.print()
    for network_finding in run.network_findings:
        mark = _STATUS_MARKS[network_finding.status]
        console.print(f"{mark} {escape(plain(network_finding.reason, 400))}")
        if network_finding.advice:
            console.print(f"  {escape(plain(network_finding.advice, 400))}")
    console.print(_totals(run))
    return stream.getvalue()


def _row(finding: PageFinding) -> tuple[str, str, str]:
    style = _STYLES[finding.result]
    result = f"[{style}]{_MARKS[finding.result]} {RESULT_WORDS[finding.result]}[/]"
    return result, escape(plain(finding.url, 200)), escape(plain(finding.reason, 600))


def _totals(run: Run) -> str:
    counts = {result: sum(finding.result is result for finding in run.findings) for result in Result}
    parts = [f"{count} {RESULT_WORDS[result]}" for result, count in counts.items()]
    return "\n" + " · ".join(parts)
