"""Commands of commands: each listed in a whole sentence; some know where else a word may belong."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import click

_WHOLE = 200
"""Letters that a sentence may have: more than any has."""


STATUSES = "Exit status: 0 done, 2 the command or a file cannot be used, 3 stopped."
"""What the status of a command tells whose help says nothing else of it."""
_OF_GROUPS = f"{STATUSES[:-1]}; some commands have more, which their own help says: COMMAND --help."


def with_statuses(command: click.Command | None) -> click.Command | None:
    """Let the help of a command that says nothing of its exit status say what that of any tells."""
    if command is not None and "Exit status" not in (command.help or ""):
        command.epilog = _OF_GROUPS if isinstance(command, click.Group) else STATUSES
    return command


def refuse_twice(ctx: click.Context, command: click.Command, args: list[str]) -> None:
    """Refuse an option that takes one value and was typed twice: the first would be passed over.

    Raises `click.UsageError`. What else is wrong with what was typed is said by whoever reads it.
    """
    if isinstance(command, click.Group):
        return
    inner = click.Context(command, parent=ctx, info_name=command.name)
    try:
        order = command.make_parser(inner).parse_args([*args])[2]
    except click.UsageError:
        return
    for option, number in Counter(order).items():
        if not isinstance(option, click.Option) or option.multiple or option.count:
            continue
        if number > 1 and (option.secondary_opts or not option.is_flag):
            raise click.UsageError(f"{option.opts[0]} is given {number} times: it is read once. Give it once.", inner)


@dataclass(slots=True)
class Called:
    """Which command was typed: errors that come of it name its options."""

    command: click.Command | None = None


class Listed(click.Group):
    """A group whose list of commands says of each a whole sentence, not the beginning of one."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a command; its help says what its exit status tells."""
        return with_statuses(super().get_command(ctx, cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list."""
        named = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.get_short_help_str(_WHOLE)) for name, one in named if one is not None])

    def meant(self, ctx: click.Context, typed: str, names: list[str]) -> str:
        """Say which command may be meant, or what there is."""
        from venuecheck.core.problem import did_you_mean  # noqa: PLC0415 - not needed where all goes well

        return did_you_mean(typed, names) or f"see what there is: {ctx.command_path} --help"

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, and keep it for errors; or say what may be meant."""
        names = self.list_commands(ctx)
        if args and args[0] not in names and not args[0].startswith("-"):
            ctx.fail(f"there is no command '{args[0][:60]}' here; {self.meant(ctx, args[0], names)}")
        found = super().resolve_command(ctx, args)
        if found[1] is not None:
            refuse_twice(ctx, found[1], found[2])
        called = ctx.find_object(Called)
        if called is not None:
            called.command = found[1]
        return found


class Guided(Listed):
    """A group that points to the right command where one is asked for that it does not have."""

    def __init__(self, *args: Any, elsewhere: dict[str, str] | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._elsewhere = elsewhere or {}

    def meant(self, ctx: click.Context, typed: str, names: list[str]) -> str:
        """Say where what was asked for is, or what may be meant."""
        elsewhere = self._elsewhere.get(typed)
        return f"did you mean: {elsewhere}?" if elsewhere else super().meant(ctx, typed, names)
