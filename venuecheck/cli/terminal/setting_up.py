"""What a terminal asks when a venue is set up, and how it says what is missing."""

from collections.abc import Sequence

import click

from venuecheck.cli.terminal.output import say
from venuecheck.core.plain_text import plain
from venuecheck.service.sites.setting_up import QUESTIONS, Asked, Told, problems_of

_NEEDED = frozenset({"name", "kind"})


def ask(told: Told) -> Told:
    """Ask for everything that was not said yet. Enter leaves a thing out."""
    say("Press Enter to leave something out; it can be put in later.")
    for asked in QUESTIONS:
        if not getattr(told, asked.field):
            told = _several(told, asked) if asked.several else _one(told, asked)
    return told


def say_missing(missing: Sequence[Asked], *, err: bool = False) -> None:
    """Say what nobody has said yet, what hangs on it, and where to write it."""
    if missing:
        say("Not said yet in venuecheck.yaml:", err=err)
    for asked in missing:
        say(f"- {asked.without[:1].upper()}{asked.without[1:]}: write {_place_of(asked)}.", err=err)


def _place_of(asked: Asked) -> str:
    """Say where in `venuecheck.yaml` an answer stands."""
    if asked.field == "people":
        return "'people:' with a role of decider, or 'deciders:'"
    return f"'{asked.field}:' under '{'venue' if asked.field == 'body' else 'letters'}:'"


def _one(told: Told, asked: Asked) -> Told:
    _say_question(asked)
    said = _typed(told, asked, "Its number or name" if asked.options else "Answer")
    return told.saying(asked, said)


def _several(told: Told, asked: Asked) -> Told:
    _say_question(asked)
    while said := _typed(told, asked, "One of them (Enter when there is nobody more)"):
        told = told.saying(asked, (*getattr(told, asked.field), said))
    return told


def _say_question(asked: Asked) -> None:
    click.echo()
    say(asked.text)
    say(asked.help)
    for number, words in enumerate(asked.options.values(), start=1):
        click.echo(f"  {number:2}  {words}")


def _typed(told: Told, asked: Asked, prompt: str) -> str:
    """Read an answer, again until it can be one; empty where it is left out."""

    def meant(said: str) -> str:
        said = _option_meant(asked, said) if asked.options and said.strip() else said.strip()
        given = (*getattr(told, asked.field), said) if asked.several and said else said
        wrong = next(problems_of(told.saying(asked, given), asked.field), None) if given else None
        if wrong is not None:
            raise click.UsageError(f"{wrong.what}: {wrong.fix}.")
        return said

    default = None if asked.field in _NEEDED else ""
    said: str = click.prompt(prompt, default=default, show_default=False, value_proc=meant)
    return said


def _option_meant(asked: Asked, said: str) -> str:
    """Understand a number, an option's word, or the beginning of one. Raises `click.UsageError`: it is asked again."""
    values = list(asked.options)
    wanted = " ".join(said.replace("_", " ").casefold().split())
    if wanted.isascii() and wanted.isdigit() and 0 < int(wanted[:4]) <= len(values):
        return values[int(wanted[:4]) - 1]
    names = {value: (value.replace("_", " "), words.casefold()) for value, words in asked.options.items()}
    exact = [value for value, words in names.items() if wanted in words]
    near = exact or [value for value, words in names.items() if any(_begins(word, wanted) for word in words)]
    if len(near) == 1:
        return near[0]
    what = f"'{plain(said, 40)}' is none of these"
    raise click.UsageError(f"{what}: type a number from 1 to {len(values)}, or a word such as {values[0]}.")


def _begins(word: str, wanted: str) -> bool:
    return any(one.startswith(wanted) for one in (word, word.partition(" ")[2]))
