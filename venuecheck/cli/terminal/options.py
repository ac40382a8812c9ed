"""Options that many commands have: who acts, of which venue, what is written where. Older spellings are not listed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from venuecheck.cli.terminal.endings import as_it_ends

Asked = TypeVar("Asked", bound=Callable[..., Any])


class _Person(click.Option):
    """An option that is listed, and named in errors, by its first spelling alone."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give the line of the help."""
        spelt, self.opts = self.opts, self.opts[:1]
        try:
            return super().get_help_record(ctx)
        finally:
            self.opts = spelt

    def get_error_hint(self, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's own signature
        """Name the option in an error of click's."""
        return f"'{self.opts[0]}'"


def person(words: str, *, required: bool = True, older: str = "") -> "Callable[[Asked], Asked]":
    """Ask who acts. `older` is a spelling of earlier versions, which goes on working."""
    # to click even None is a default, and what has one is not asked for
    needed: dict[str, Any] = {"required": True} if required else {"default": ""}
    spelt = ("--person", *((older,) if older else ()))
    return click.option(*spelt, "person", cls=_Person, metavar="NAME", help=words, **needed)


def seen(words: str) -> "Callable[[Asked], Asked]":
    """Ask for the mark of what somebody read before they say this; `words`: which command shows it."""
    told = f"The mark that {words} shows: where something else stands there by now, you are told what, and by whom."
    return click.option("--seen", default="", metavar="MARK", help=told)


def configuration(words: str = "The venue's configuration.") -> "Callable[[Asked], Asked]":
    """Ask for the configuration, as `config`: a path."""
    kind = click.Path(path_type=Path)
    return click.option("--config", type=kind, default=Path("venuecheck.yaml"), show_default=True, help=words)


def written_as(*formats: str, default: str, words: str | None = None) -> "Callable[[Asked], Asked]":
    """Ask for one of the formats, as `format_`; beside `output`, whose ending can say it as well."""
    kind = click.Choice(formats)
    # read before `output` is, which looks whether somebody named one
    return click.option("--format", "format_", is_eager=True, type=kind, default=default, show_default=True, help=words)


def output(words: str) -> "Callable[[Asked], Asked]":
    """Ask for the file to write, as `output`: what it holds is what its ending says."""
    return click.option("--output", callback=as_it_ends, help=words)


def refuse_unheard(way: str, *heard: str) -> None:
    """Refuse what was typed and is not read where a command is called in this `way`; `heard` names what is.

    Raises `click.UsageError`: what somebody said is passed over by nothing.
    """
    every = (each.name or "" for each in click.get_current_context().command.params)
    refuse_unused(way, *(name for name in every if name not in {"config", *heard}))


def refuse_unused(way: str, *unused: str) -> None:
    """Refuse what was typed of these where a command is called in this `way`, which reads all else.

    Raises `click.UsageError`.
    """
    ctx = click.get_current_context()
    named = {each.name: each.opts[0] for each in ctx.command.params}
    said = [named[name] for name in unused if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if said:
        raise click.UsageError(f"Not used {way}: {', '.join(said)}. Leave {'it' if len(said) == 1 else 'them'} out.")
