"""`venuecheck schema`: the form of files and of JSON, as JSON Schemas."""

import click


@click.command()
@click.argument("kind", required=False)
def command(kind: str | None) -> None:
    """Show the JSON Schema of a KIND of file or JSON; without one, which kinds there are.

    Editors complete and check by it: a first line "# yaml-language-server: $schema=FILE" names one to many of them.
    What a schema cannot say (a name that must be known, a date after another) "venuecheck lint" says.
    """
    from venuecheck.cli.terminal.output import say, write  # noqa: PLC0415 - nothing is loaded before it is needed
    from venuecheck.service.schemas import listed, schema_text  # noqa: PLC0415

    if kind is not None:
        write(schema_text(kind), None)
        return
    kinds = listed()
    for by_people, heading in ((True, "Files that people write:"), (False, "JSON that the program writes or reads:")):
        say(heading)
        for each in (one for one in kinds if one.is_written_by_people is by_people):
            say(f"{each.id}: {each.title}", indent=2)
