"""`venuecheck decide`: record a named person's decision on an assessment that is recorded."""

from pathlib import Path

import click

from venuecheck.cli.terminal import options


@click.command(short_help="Decide on an assessment that is recorded.")
@click.argument("assessment", metavar="[ID]", required=False, default="")
@click.option("--outcome", default="", help="What is decided: one of the outcomes offered, by id or title.")
@options.person("Who decides: full name.", required=False)
@click.option("--role", default="", help="In which role; not needed of people whose role is listed.")
@click.option("--reasons", default="", help="What the decision rests on.")
@click.option("--right-engaged", default="", help="The right or belief that a limit touches.")
@click.option("--aim", default="", help="What a limit is meant to protect.")
@click.option("--why-proportionate", default="", help="Why a lesser measure would not do.")
@click.option("--power-relied-on", default="", help="The law or the clause of the hire terms.")
@click.option("--condition", "conditions", multiple=True, help="A condition of approval; may be repeated.")
@click.option(
    "--condition-no-limit", "no_limit", multiple=True, help="One that limits neither what is said nor who comes."
)
@click.option("--rests-on", multiple=True, help="A fact on record that supports a decision against it, by id.")
@click.option("--without-fact", is_flag=True, help="Decide without such a fact. That is recorded, and counted.")
@click.option("--fact", default="", help="Only where the room is not available: the one fact that says why.")
@click.option("--source", default="", help="Only where the room is not available: how you know. The letter says it.")
@click.option("--alternative", default="", help="Only where the room is not available: what you offer instead.")
@click.option(
    "--after-hold", default="", help="After a hold: whom you asked, when, and what came, or that nothing came."
)
@click.option("--deposit", default="", help="What becomes of the deposit, where what was confirmed ends.")
@click.option(
    "--until", default="", metavar="DATE", help="The last day of what is decided, or of a hold, such as 2027-03-31."
)
@click.option("--off-from", default="", metavar="DATE", help="Of a series: the first day that falls out.")
@click.option("--off-until", default="", metavar="DATE", help="The last such day; what is after it goes on.")
@click.option("--draft", is_flag=True, help="Show the letter that would follow, to read first. Nothing is recorded.")
@click.option("--replace", is_flag=True, help="Your decision takes the place of the one that is there.")
@options.configuration()
@click.pass_context
def command(ctx: click.Context, /, *, assessment: str, config: Path, **written: str | bool | tuple[str, ...]) -> None:
    """Decide on the assessment ID: one that is recorded without a decision, or one to be decided anew.

    Without ID, those that wait for a decision are listed, those that were referred too. Without --outcome, the
    questions are asked here. A decision is added to the record; what was recorded before stays. Where one stands
    already, its place is taken only with --replace, or by whoever is shown it and asked here.

    With --draft the letter that would follow is shown as it would go out, and nothing is recorded. What you typed is
    kept for you: name yourself with --person to go on with it. Others see that there is one, and not what it says.

    Exit status: 0 recorded (or nothing waits), 2 something is wrong, 3 left before the end, or some wait.
    """
    from venuecheck.cli.terminal.deciding import decide_on, list_waiting  # noqa: PLC0415
    from venuecheck.core.problem import InvalidError  # noqa: PLC0415

    unheard = [name for name, value in written.items() if value and name != "person"]
    if not assessment and unheard:
        raise InvalidError.of("assessment", "it is not said which booking this decides on", "give its id")
    if not assessment:
        options.refuse_unused("without an ID", "person")
    elif not written["outcome"]:
        options.refuse_unheard("without --outcome", "assessment", "person", "draft")
    elif written["draft"]:
        options.refuse_unused("with --draft", "replace")
    done = decide_on(config, assessment, written) if assessment else list_waiting(config)
    ctx.exit(0 if done else 3)
