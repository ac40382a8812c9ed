"""A run as a table for a terminal."""

import io
import os

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from venuecheck.core.plain_text import plain
from venuecheck.filtering.model.finding import RESULT_WORDS, NetworkStatus, PageFinding, Result
from venuecheck.filtering.model.run import Run
from venuecheck.report.venue.checks import reference_words
from venuecheck.report.venue.identity import identity_shown
from venuecheck.report.venue.left_out import left_out_shown, left_out_words
from venuecheck.report.venue.overrides import Overridden, OverrideShown

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


def render_table(run: Run, overrides: Overridden, *, width: int | None) -> str:
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
    # the page and why share a column: side by side neither has room for an address at 80 letters
    table.add_column("Result", min_width=18, max_width=18)
    table.add_column("Page, by its id, and why", overflow="fold")
    for category_id, title in categories.items():
        mine = [finding for finding in run.findings if finding.category == category_id]
        empty = escape(plain(notes[category_id], 400)) or "no test page in this list"
        table.add_section()
        left_out = [left for left in run.left_out if left.category == category_id]
        note = "" if mine or left_out else f"\n{empty}"
        table.add_row("", f"[bold]{escape(plain(title, 80))}[/]{note}")
        for finding in mine:
            table.add_row(*_row(finding, overrides.of(finding.page)))
        for left in map(left_out_shown, left_out):
            table.add_row("– left out", f"{escape(plain(left.url, 200))}\n{escape(left.words)}")
    console.print(table)
    _print_below(console, run, overrides)
    return stream.getvalue()


def _print_below(console: Console, run: Run, overrides: Overridden) -> None:
    """Print what is said of the run as a whole."""
    console.print()
    for network_finding in run.network_findings:
        mark = _STATUS_MARKS[network_finding.status]
        console.print(f"{mark} {escape(plain(f'{network_finding.question} {network_finding.reason}', 700))}")
        if network_finding.advice:
            console.print(f"  {escape(plain(network_finding.advice, 400))}")
    console.print(_totals(run))
    console.print(f"User group: {escape(identity_shown(run.run).words)}.", soft_wrap=True)
    if run.run.reference is not None:
        console.print(f"Reference: {escape(reference_words(run))}.", soft_wrap=True)
    if run.left_out:
        console.print(f"{left_out_words(run.left_out)}, and not counted.")
    if overrides.words:
        console.print(escape(overrides.words))
    for ended in (each for each in overrides.overrides if each.expired):
        console.print(f"{escape(ended.page)}: {escape(ended.words)}")


def _row(finding: PageFinding, override: OverrideShown | None) -> tuple[str, str]:
    style = _STYLES[finding.result]
    result = f"[{style}]{_MARKS[finding.result]} {RESULT_WORDS[finding.result]}[/]"
    why = escape(plain(finding.reason, 600)) + (f"\n{escape(override.words)}" if override else "")
    # the id is what "explain" and "override" are asked by
    return result, f"[bold]{escape(plain(finding.page, 80))}[/]  {escape(plain(finding.url, 200))}\n{why}"


def _totals(run: Run) -> str:
    counts = {result: sum(finding.result is result for finding in run.findings) for result in Result}
    parts = [f"{count} {RESULT_WORDS[result]}" for result, count in counts.items()]
    return "\n" + " · ".join(parts)
