"""Commands of commands: each listed in a whole sentence; some know where else a word may belong."""

from dataclasses import dataclass
from typing import Any

import click

_WHOLE = 200
"""Letters that a sentence may have: more than any has."""


STATUSES = "Exit status: 0 done, 2 the command or a file cannot be used, 3 stopped."
"""What the status of a command tells whose help says nothing else of it."""


def with_statuses(command: click.Command | None) -> click.Command | None:
    """Let the help of a command that says nothing of its exit status say what that of any tells."""
    if command is not None and not isinstance(command, click.Group) and "Exit status" not in (command.help or ""):
        command.epilog = STATUSES
    return command


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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, and keep it for errors."""
        found = super().resolve_command(ctx, args)
        called = ctx.find_object(Called)
        if called is not None:
            called.command = found[1]
        return found


class Guided(Listed):
    """A group that points to the right command where one is asked for that it does not have."""

    def __init__(self, *args: Any, elsewhere: dict[str, str] | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._elsewhere = elsewhere or {}

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say what may be meant."""
        names = self.list_commands(ctx)
        if args and args[0] not in names and not args[0].startswith("-"):
            from venuecheck.core.problem import did_you_mean  # noqa: PLC0415 - not needed where all goes well

            meant = self._elsewhere.get(args[0])
            hint = f"did you mean: {meant}?" if meant else did_you_mean(args[0], names)
            see = f"see what there is: {ctx.command_path} --help"
            ctx.fail(f"there is no command '{args[0][:60]}' here; {hint or see}")
        return super().resolve_command(ctx, args)
