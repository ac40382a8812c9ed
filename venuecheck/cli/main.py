"""The `venuecheck` command and how it ends.

Commands are loaded when they are called, so that `venuecheck --help` is quick on a slow school PC.
"""

import errno
import importlib
import io
import os
import sys
from typing import NoReturn

import click

from venuecheck.cli.terminal.groups import Called, Guided, with_statuses
from venuecheck.core.secret_address import INSTEAD, REFUSED, has_secret_address, without_secret

COMMANDS: dict[str, str] = {
    "demo": "Try it: check a small sample school on this computer.",
    "serve": "Serve the pages for clerks, deciders, heads and school IT.",
    "accounts": "List the accounts of the pages, make a link, copy them.",
    "init": "Write a configuration for your venue, ready to edit.",
    "probe": "Check a network's web filter with a list of safe test pages.",
    "witness": "Measure a test list from an unfiltered line, as a reference for checks.",
    "hand-check": "Have a person open the pages in a browser, and read in what they saw.",
    "explain": "Tell why the verdict on one page is what it is.",
    "diff": "Tell what changed between two checks, and which pages newly open.",
    "override": "Put a person's verdict on a page beside the measured one, until a date.",
    "assess": "Answer a checklist for a booking or a venue.",
    "decide": "Decide on an assessment that is recorded.",
    "match": "Judge the names of a booking that are like listed ones.",
    "letter": "Make the letter that follows a decision: approved, refused, more information, a referral.",
    "reply": "Note what somebody who was asked answered: the police, the legal adviser and others.",
    "condition": "Note whether the conditions of a booking are met.",
    "worry": "Write down what was noticed at a booking, for the safeguarding lead alone.",
    "diary": "See what is on, what is open, and what waits for a look back.",
    "bookings": "Take bookings over from a booking system; see all that became of one.",
    "review": "Note after an event whether it was as booked.",
    "checklist": "Show a checklist, print it as a form, exchange it with spreadsheets.",
    "screen": "Look names of a booking up on lists: proscribed, sanctions, your own.",
    "lists": "Keep the lists of names up to date.",
    "action": "See what there is to do, and say who does it, by when, or why it is closed.",
    "filter-log": "Record whether the filter's log held a test, and the alert arrived.",
    "retire": "Take a network, a list or a page out of what counts, with the reason.",
    "sign-off": "Sign the venue's report, or that one requirement is met.",
    "report": "Write the venue's report from what is recorded.",
    "governance": "Write the templates of impact assessments, filled with what this program does.",
    "verify": "Prove that no record was changed, lost, moved or added.",
    "records": "After a loss: a new chain, a new key, a new anchor.",
    "backup": "Copy the records, while they are in use.",
    "restore": "Bring a copy of the records back.",
    "attach": "Keep a file as evidence with a booking or a check.",
    "bundle": "Send a coordinator what is recorded, signed; read what was sent.",
    "collate": "Write one report on all venues, from what they sent.",
    "register": "Keep the list of partners and venues, and what became of each.",
    "publish": "Freeze a quarter's editions, signed: for the board, an inspector, the public.",
    "return": "Record what partners say without evidence; remind those who are silent.",
    "retention": "Erase what is due, hold what must stay.",
    "subject-access": "Find, and where lawful erase, what is recorded of a person.",
    "list": "Work on test lists: import addresses that others have listed.",
    "doctor": "Tell what is here that the program needs, what is missing, how to get it.",
    "files": "Tell where the files are that come with the program: samples, lists, schemas, letters.",
    "schema": "Show the form of a kind of file or JSON, as a JSON Schema.",
    "lint": "Find mistakes in checklists, plans, test lists, lists of names, fingerprints, configurations.",
}
_MODULES = {"return": "returns"}
"""Modules that cannot bear their command's name: it is a word of the language."""
_NO_OUTPUT = frozenset({errno.ENOSPC, errno.EIO, errno.EFBIG})
"""What writing to standard output ends with where it goes to a file that takes no more."""
USAGE_ERROR = 2
STOPPED = 3


class _Commands(Guided):
    """Loads a command from the module of its name."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that is named. Whoever reads its output may have had enough of it."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click would end with the status of a finding
            _leave_output()
            raise click.exceptions.Exit(STOPPED) from None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what was typed, for whichever command: a database's password, wherever it stands, is refused."""
        if any(map(has_secret_address, args)):
            from venuecheck.core.problem import InputError  # noqa: PLC0415 - not needed where all goes well

            raise InputError.at("what you typed", REFUSED, INSTEAD)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = _MODULES.get(cmd_name) or cmd_name.replace("-", "_")
        loaded: click.Command = importlib.import_module(f"venuecheck.cli.commands.{module}").command
        return with_statuses(loaded)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


_ELSEWHERE = {
    "booking": "venuecheck assess venue-booking",
    "bookings": "venuecheck assess venue-booking",
    "check": "venuecheck probe (a web filter), or venuecheck assess (a booking)",
    "dpia": "venuecheck governance dpia",
}
"""What may be meant by words that are no commands."""


@click.group(
    cls=_Commands,
    elsewhere=_ELSEWHERE,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="venuecheck", prog_name="venuecheck")
def cli() -> None:
    """Check that a venue gives no platform to extremists and that its web filter works, and keep the record.

    Start with "venuecheck demo". Exit status: 0 all well, 1 something is wrong, 2 the command or a file cannot be
    used, 3 nothing is wrong but something could not be told.
    """


def main() -> NoReturn:
    """Run the command line and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        # a Windows console or pipe may not have every character: a question mark is better than a crash
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    called = Called()
    try:
        status = cli.main(standalone_mode=False, obj=called)
    except click.exceptions.Exit as leaving:
        status = leaving.exit_code
    except click.ClickException as error:
        _tell(error)
        status = USAGE_ERROR
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        status = STOPPED
    except Exception as error:  # noqa: BLE001 - the last resort: a crash must not look like a finding
        _explain(error, called)
        status = USAGE_ERROR
    sys.exit(status if isinstance(status, int) else 0)


def _leave_output() -> None:
    """Let what is left of standard output go nowhere: Python would complain once more when it closes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(error: click.ClickException) -> None:
    """Say what is wrong with the command, in lines that break between words."""
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415 - not needed where all goes well
    from venuecheck.core.plain_text import plain  # noqa: PLC0415

    if not isinstance(error, click.UsageError) or isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    more = f" See: {error.ctx.command_path} --help" if error.ctx is not None else ""
    say(plain(without_secret(f"Error: {error.format_message()}{more}")), err=True)


def _explain(error: Exception, called: Called) -> None:
    """Say what is wrong with an input, or that the program failed."""
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415 - not needed where all goes well
    from venuecheck.cli.terminal.problems import lines  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.core.problem import InputError  # noqa: PLC0415

    if isinstance(error, InputError):
        for line in lines(error, called.command):
            say(plain(line), err=True)
        return
    if isinstance(error, OSError) and error.errno in _NO_OUTPUT and error.filename is None:
        _leave_output()
        say(f"The output cannot be written ({error.strerror}). What was recorded until then is recorded.", err=True)
        return
    if os.environ.get("VENUECHECK_DEBUG"):
        raise error
    say(f"venuecheck failed: {plain(without_secret(f'{type(error).__name__}: {error}'))}", err=True)
    say("This is a fault of the program. Set VENUECHECK_DEBUG=1 to see where, and report it.", err=True)
