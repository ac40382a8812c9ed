"""`venuecheck files`: where the files are that come with the program."""

import click


@click.command("files", short_help="Tell where the files are that come with the program.")
def command() -> None:
    """Tell where the files are that come with the program: checklists and samples, lists, schemas, letters.

    They are to be read and copied. What is edited there is lost with the next version: copy it beside your
    configuration, and name the copy.
    """
    from venuecheck import catalogue  # noqa: PLC0415 - nothing is loaded before it is needed
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415

    for name, about in catalogue.FOLDERS.items():
        click.echo(str(catalogue.folder(name)))
        say(about, indent=4)
