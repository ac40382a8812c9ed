"""`venuecheck sign-off`: a named person signs."""

from functools import partial
from pathlib import Path

import click

from venuecheck.cli.terminal import options


@click.command("sign-off", short_help="Sign the venue's report, or that one requirement is met.")
@options.person("Who signs.")
@click.option(
    "--role",
    default="",
    help="In what role: headteacher, governor for safeguarding. Not needed of people whose role is listed.",
)
@click.option("--statement", default="", help="What they want to say; for a requirement, what shows that it is met.")
@click.option("--plan", default="", help="The plan of the requirement, such as walsall-2020.")
@click.option("--requirement", default="", metavar="NUMBER", help="Its number, as reports give it.")
@click.option(
    "--stated",
    type=click.Choice(["met", "partly", "not-met"]),
    default="met",
    show_default=True,
    help="Of a requirement: whether it is met.",
)
@click.option("--figure", type=float, help="What was reached, such as 78 for 78 %.")
@click.option("--target", type=float, help="What was to be reached, such as 85.")
@click.option("--replace", is_flag=True, help="Yours takes the place of what somebody else signed otherwise.")
@options.configuration()
def command(  # noqa: PLR0917 - click hands every option over
    person: str,
    role: str,
    statement: str,
    plan: str,
    requirement: str,
    stated: str,
    figure: float | None,
    target: float | None,
    replace: bool,  # noqa: FBT001 - the same
    config: Path,
) -> None:
    """Sign the venue's report as it stands now, or, with --plan and --requirement, that one requirement is met.

    A signature records the name, the role, the time, and how the report stood. Reports show it, and how much was
    recorded since. A signed requirement reads "stated, not shown": it counts where the plan asks for a statement, and
    never in place of a check. A statement can be that it is met in part, or not: say so with --stated, and with
    --figure and --target by how much. Where somebody else signed the requirement otherwise, you are told who, when and
    why, and yours takes its place only with --replace; reports go on saying what they said.
    """
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait until a command needs them

    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.cli.terminal.replacing import recorded  # noqa: PLC0415
    from venuecheck.core import day_words  # noqa: PLC0415
    from venuecheck.plans.said import Stated  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415
    from venuecheck.service.venue_reports.sign_offs import in_vain_words_of, sign  # noqa: PLC0415

    if not requirement:
        options.refuse_unused("without --requirement", "replace", "stated")
    site, now = load_site(config), datetime.now().astimezone()
    with open_store(site) as store:
        signing = partial(
            sign,
            site,
            store,
            person=person,
            role=role,
            statement=statement,
            plan=plan,
            requirement=requirement,
            stated=Stated(stated.replace("-", "_")),
            figure=figure,
            target=target,
            now=now,
        )
        signed = recorded(lambda yes: signing(replaces=yes), replace=replace)
    say(f"{signed.records}.")
    if signed.at != now:
        say(f"{signed.person} signed this report already, on {day_words.day(signed.at)}. Nothing is added.")
    elif signed.requirement:
        say(f"Signed by {signed.person}, {signed.role}: {signed.plan}, {signed.requirement} ({stated}).")
        in_vain = in_vain_words_of(site, signed)
        if in_vain:
            say(f"It is on record, and is not counted: {in_vain}. Reports name it under what is not counted.")
    else:
        say(f"Signed by {signed.person}, {signed.role}. The report stood so: {signed.headline}")
