"""`venuecheck lint`: find mistakes in the files that people write."""

import click

from venuecheck.cli.terminal.output import say

WRONG = 2


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...]) -> None:
    """Find mistakes in all that people write: checklists, plans, test lists, lists of names, letters, configurations.

    Also in fingerprints, lists of partners (partners.yaml), files of answers and the register of sources. PATH is a
    file (.yaml; a letter's .txt) or a folder. Each mistake is shown with its file, line and column, what is
    wrong and what to do, mistakes before warnings; of more than 50 in a file the first ones, and the rest are counted.

    Exit status: 0 no mistake (warnings may be shown), 2 mistakes.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed
    from itertools import groupby  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from venuecheck.cli.terminal.problems import SHOWN, left_out, line  # noqa: PLC0415
    from venuecheck.core.london import london_day  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.service.linting import lint  # noqa: PLC0415

    files, problems = lint(tuple(Path(path) for path in paths), london_day(datetime.now().astimezone()))
    for file, found in groupby(problems, key=lambda problem: problem.file):
        mine = tuple(found)
        for problem in mine[:SHOWN]:
            say(plain(line(problem, ctx.command), 1_000))
        if len(mine) > SHOWN:
            say(f"{plain(file, 1_000)}: {left_out(mine)}")
    mistakes = sum(not problem.warning for problem in problems)
    warnings = len(problems) - mistakes
    counted = f"{len(files)} {'file' if len(files) == 1 else 'files'} checked"
    click.echo(f"{counted}: {mistakes or 'no'} {'mistake' if mistakes == 1 else 'mistakes'}", err=True, nl=False)
    click.echo(f", {warnings} {'warning' if warnings == 1 else 'warnings'}." if warnings else ".", err=True)
    ctx.exit(WRONG if mistakes else 0)
