"""`venuecheck retention`: erase what is due, hold what must stay."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.groups import Listed
from venuecheck.cli.terminal.output import say
from venuecheck.core import day_words

if TYPE_CHECKING:
    from venuecheck.service.retention import Due, Plan
    from venuecheck.service.sites.retention_periods import Periods

_config = options.configuration()
_reason = click.option("--reason", required=True, help="Why.")
_person = options.person("Who answers for it.", older="--by")


@click.group(name="retention", cls=Listed)
def command() -> None:
    """Erase what is due, hold what must stay.

    Periods stand in the configuration under "retention:", in months. What a record said is erased; that it was there,
    and when and why it was erased, stays.
    """


@command.command()
@_config
def plan(config: Path) -> None:
    """Show what would be erased today, and the periods. Changes nothing."""
    _show_plan(config)


@command.command()
@_config
@options.person("Who runs it; leave it out where a schedule does.", required=False, older="--by")
@click.option("--dry-run", is_flag=True, help="Only show what would be erased, as plan does.")
@options.seen("plan")
def run(config: Path, person: str, seen: str, *, dry_run: bool) -> None:
    """Erase what is due, and record that.

    A person names the mark of what they read (--seen), or is shown what is due and asked. A schedule names nobody.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed
    from functools import partial  # noqa: PLC0415

    from venuecheck.cli.terminal.reading_first import read_as_shown  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.service import retention  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    if dry_run:
        options.refuse_unheard("with --dry-run", "dry_run")
        _show_plan(config)
        return
    site, now = load_site(config), datetime.now().astimezone()
    with open_store(site) as store:
        if person and not seen:
            due = retention.plan(site, store, now=now)
            if due.due or due.drafts:
                show = partial(_say_all, _account(due, dry=True))
                seen = read_as_shown(due.read.mark, show, "Erase this?")
        made = retention.run(site, store, now=now, person=plain(person, 200), seen=seen or None)
    for line in _account(made, dry=False):
        say(line)


@command.command(short_help="Keep what is recorded under ID until released.")
@click.argument("record", metavar="ID")
@_reason
@_person
@click.option("--replace", is_flag=True, help="Put your reason in place of the one that holds it now.")
@_config
def hold(record: str, reason: str, person: str, replace: bool, config: Path) -> None:  # noqa: FBT001 - click's own
    """Keep what is recorded under ID, whatever its period, until it is released."""
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.service.record_keeping import record_groups  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site, now = load_site(config), datetime.now().astimezone()
    with open_store(site) as store:
        made = record_groups.hold(site, store, record, reason=reason, person=person, now=now, replaces=replace)
    say(f"{made.record} is held until it is released.")


@command.command()
@click.argument("record", metavar="ID")
@_reason
@_person
@click.option("--replace", is_flag=True, help="End the hold though somebody else placed it.")
@_config
def release(record: str, reason: str, person: str, replace: bool, config: Path) -> None:  # noqa: FBT001 - click's own
    """End the hold on ID. Where somebody else placed it, you are told who and why first."""
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.service.record_keeping import record_groups  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site, now = load_site(config), datetime.now().astimezone()
    with open_store(site) as store:
        made = record_groups.release(site, store, record, reason=reason, person=person, now=now, replaces=replace)
    say(f"{made.record} is not held any more.")


def _show_plan(config: Path) -> None:
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.service import retention  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(config)
    with open_store(site) as store:
        made = retention.plan(site, store, now=datetime.now().astimezone())
    for line in (*_account(made, dry=True), *_periods(site.retention)):
        say(line)
    if made.due or made.drafts:
        say(f"Mark: {made.read.mark} (whoever erases just this names it: retention run --seen MARK).", err=True)


def _say_all(lines: "list[str]") -> None:
    for line in lines:
        say(line, err=True)


def _account(plan: "Plan", *, dry: bool) -> list[str]:
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.report.setting.wording import counted  # noqa: PLC0415

    verb = "Would be erased" if dry else "Erased"
    lines = [f"{verb}: {_named(one)}" for one in plan.due]
    lines += [f"{verb}: {draft.kind} {plain(draft.key, 200)}, of {day_words.day(draft.since)}" for draft in plan.drafts]
    for one in plan.held:
        if one.hold is not None:
            lines.append(f"Held: {_named(one)}; {plain(one.hold.person, 80)}: {plain(one.hold.reason, 300)}")
    lines += [f"Kept, still open: {_named(one)}; {plain('; '.join(one.open), 500)}" for one in plan.open]
    total = len(plan.due) + len(plan.drafts)
    later = f", the next from {day_words.day(plan.next_due)}" if plan.next_due else ""
    lines.append(
        f"{verb} on {day_words.day(plan.on)}: {counted(total, 'thing')}."
        f" Held: {len(plan.held)}. Still open: {len(plan.open)}. Not due: {plan.kept}{later}."
    )
    if total and not dry:
        lines.append("Copies (backups, bundles, printed reports) are not reached: erase them, too.")
    return lines


def _periods(months: "Periods") -> list[str]:
    """Say how long what is kept, as the venue has it, by the names under "retention:" in its configuration."""
    from venuecheck.assessment.case_closing import COUNTED_FROM, NOT_BEFORE  # noqa: PLC0415

    by_months: dict[int, list[str]] = {}
    for name, number in months.items():
        by_months.setdefault(number, []).append(name.replace("_", " "))
    lines = [f"Kept for {number} months: {', '.join(names)}." for number, names in sorted(by_months.items())]
    return [*lines, f"A booking: {COUNTED_FROM}; {NOT_BEFORE}."]


def _named(one: "Due") -> str:
    came_to = one.period.replace("_", " ")
    became = came_to if one.is_decided else f"nobody decided, recommended was to {came_to}"
    return f"{one.kind} {one.key}, counted from {day_words.day(one.since)} ({became}: {one.months} months)"
