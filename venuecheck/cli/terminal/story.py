"""A page's story as text for a terminal."""

import io
import os
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from venuecheck.cli.terminal.problems import typed
from venuecheck.core.plain_text import plain
from venuecheck.core.step import Step, Then
from venuecheck.service.filter_checks.page_story import Story
from venuecheck.service.filter_checks.story_parts import Part, StepTold


def render_story(story: Story, *, width: int | None) -> str:
    """Give the story as text; `width` None for the terminal's own width and colours."""
    colour = width is None and "NO_COLOR" not in os.environ
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=colour, no_color=not colour, highlight=False)
    console.print(f"[bold]{_safe(story.url)}[/] ({_safe(story.page)})", soft_wrap=True)
    console.print(f"{_safe(story.category)}: {_safe(story.expectation_words)}")
    console.print(
        f"Run {_safe(story.run)}, {_safe(story.when)}, on {_safe(story.network)} (used by {_safe(story.user_group)}), "
        f"by {_safe(story.by)}"
    )
    for part in story.parts:
        _print_part(console, part)
    _heading(console, "Rules that fired")
    _items(console, [f"{rule.id}: {rule.sentence}" for rule in story.rules] or ["None."])
    _heading(console, "Verdict")
    _items(
        console,
        [_verdict(story), f"It rests on: {story.basis_words}", story.reason],
    )
    if story.contradictions:
        _heading(console, "Signs that cannot be true together")
        _items(console, story.contradictions)
    if story.overrides:
        _heading(console, "Beside it")
        _items(console, story.overrides)
    _heading(console, "What would change it")
    _items(console, story.would_change)
    _heading(console, "If you think that this is wrong")
    for text in (*story.if_wrong, *_commands(story)):
        # in a pipe unbroken, so that a command can be copied; at a terminal never broken within a word
        if width is None:
            _items(console, [text])
        else:
            console.print(f"  {_safe(text)}", soft_wrap=True)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _commands(story: Story) -> list[str]:
    """Give what is typed for what the story proposes."""
    named = f"{story.run} {story.page}"
    by_hand = [f"By hand: {typed(Then(step=Step.CHECK_BY_HAND))}"] if "hand check" in " ".join(story.if_wrong) else []
    return [
        *by_hand,
        f"To override: venuecheck override {named} --verdict VERDICT --reason TEXT --person NAME --until DATE",
        f"As JSON: venuecheck explain {named} --format json",
    ]


def _verdict(story: Story) -> str:
    same = story.result_words == story.verdict_words
    return story.verdict_words if same else f"{story.verdict_words} ({story.result_words})"


def _print_part(console: Console, part: Part) -> None:
    _heading(console, part.title)
    if part.steps:
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        table.add_column(no_wrap=True, justify="right")
        for step in part.steps:
            table.add_row(*_row(step))
        console.print(Padding(table, (0, 0, 0, 2)))
    _items(console, part.sentences)


def _row(step: StepTold) -> tuple[str, str, str, str]:
    mark = "[green]✓[/]" if step.worked else "[yellow]✗[/]"
    return (
        _safe(step.clock),
        f"{mark} {_safe(step.layer)}",
        f"{_safe(step.done)}: {_safe(step.came)}",
        _safe(step.elapsed),
    )


def _heading(console: Console, text: str) -> None:
    console.print(f"\n[bold]{_safe(text)}[/]")


def _items(console: Console, sentences: Sequence[str]) -> None:
    for text in sentences:
        console.print(Padding(_safe(text), (0, 0, 0, 2)))


def _safe(text: str) -> str:
    return escape(plain(text, 700))
