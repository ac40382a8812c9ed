"""`venuecheck bundle`: records for a coordinator in one signed file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.endings import ends_as
from venuecheck.cli.terminal.groups import Listed
from venuecheck.cli.terminal.output import say
from venuecheck.core import day_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from venuecheck.service.partnership.bundle_import import Import
    from venuecheck.service.partnership.bundle_reading import Received

FORKED = ALTERED = 1
NOT_USED = 2
_config = options.configuration("The venue's (or the coordinator's own) configuration.")


@click.group(name="bundle", cls=Listed)
def command() -> None:
    """Send a coordinator what is recorded, signed; read what was sent."""


@command.command(short_help="Write a bundle of what is recorded, signed.")
@_config
@click.option(
    "--to",
    "to",
    callback=ends_as(".bundle", ".json"),
    help="The file to write, - for the terminal. Otherwise one named after the venue and day.",
)
@click.option(
    "--case", "cases", multiple=True, metavar="ID", help="An assessment to share whole, with names; again for more."
)
@click.option("--agreement", default="", help="The information-sharing agreement that cases are shared under.")
def export(config: Path, to: str | None, cases: tuple[str, ...], agreement: str) -> None:
    """Write a bundle: statuses, counts and findings, signed with the venue's key.

    Nobody is named in it, unless you add a case and say under which agreement.
    """
    if not cases:
        options.refuse_unheard("without --case", "to")
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import check_writable, write  # noqa: PLC0415
    from venuecheck.records.signing import fingerprint  # noqa: PLC0415
    from venuecheck.service.partnership.asked_of import asked_of  # noqa: PLC0415
    from venuecheck.service.partnership.bundle_export import bundle_of  # noqa: PLC0415
    from venuecheck.service.partnership.bundle_export import export as sealed  # noqa: PLC0415
    from venuecheck.service.partnership.bundle_reading import Received  # noqa: PLC0415
    from venuecheck.service.partnership.partners_written import line_for_list  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    check_writable(to)
    site = load_site(config)
    now = datetime.now().astimezone()
    with open_store(site) as store:
        made = bundle_of(site, store, now=now, cases=cases, agreement=agreement)
        content = sealed(site, store, made)
    target = to or f"{site.venue.id}-{now:%Y%m%d}.bundle"
    write(content, target)
    if target != "-":
        say(f"Wrote {target} ({len(content)} bytes).", err=True)
    say(f"Cases with names in it: {len(made.cases)}.", err=True)
    say(f"Its records: {Received(bundle=made, digest='').records_words}.", err=True)
    for one in asked_of(made):
        say(f"The coordinator is told to ask: {one}", err=True)
    say("The line for the coordinator's list of partners:", err=True)
    click.echo(f"    {line_for_list(made.venue, fingerprint(made.public_key))}", err=True)
    say("If the coordinator asks, this venue's key has the fingerprint", err=True)
    click.echo(f"    {fingerprint(made.public_key)}", err=True)


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@options.written_as("table", "json", default="table", words="How it is written; json is all of it (of a bundle).")
@click.pass_context
def inspect(ctx: click.Context, file: Path, format_: str) -> None:
    """Show what is in the bundle FILE. Nothing is recorded, and no key is trusted.

    Of an edition that "venuecheck publish" wrote (FILE.edition), it proves the signature.

    Exit status: 0 shown, 1 an edition that was altered, 2 the file cannot be relied on.
    """
    import json  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import write  # noqa: PLC0415
    from venuecheck.core.london import london_day  # noqa: PLC0415
    from venuecheck.records.codec import encode  # noqa: PLC0415
    from venuecheck.records.envelope import MAX_BYTES  # noqa: PLC0415
    from venuecheck.service.given_files import given  # noqa: PLC0415
    from venuecheck.service.partnership.asked_of import asked_of  # noqa: PLC0415
    from venuecheck.service.partnership.bundle_reading import read_bundle  # noqa: PLC0415
    from venuecheck.service.partnership.edition_reading import (  # noqa: PLC0415
        AlteredError,
        is_edition,
        read_edition,
    )
    from venuecheck.service.partnership.partners_written import line_for_list  # noqa: PLC0415

    sent = given(file, MAX_BYTES)
    if is_edition(sent):
        try:
            edition = read_edition(sent)
        except AlteredError as error:
            say(str(error), err=True)
            ctx.exit(ALTERED)
        say(f"The {edition.edition} edition of {edition.quarter}, of {edition.partnership}: as it was signed.")
        by = f" by {edition.person}" if edition.person else ""
        say(f"Published on {day_words.day(london_day(edition.published_at))}{by}.")
        say(f"Signed with the key {edition.fingerprint} (compare it with the coordinator's, on the telephone).")
        return
    received = read_bundle(sent)
    if format_ == "json":
        text = json.dumps(encode(received.bundle), ensure_ascii=False, indent=2) + "\n"
        write(text.encode("utf-8", "replace"), None)
        return
    for line in (*_lines(received), *(f"ASK {one}" for one in asked_of(received.bundle))):
        say(line)
    say("For your list of partners, once the key was compared:")
    click.echo(f"  {line_for_list(received.bundle.venue, received.fingerprint)}")


@command.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@_config
@click.option(
    "--trust",
    default="",
    metavar="FINGERPRINT",
    help="Trust this key for the venue from now on, and what it sends though it does not go on what it sent before:"
    " after they have read its fingerprint out to you, and told you why.",
)
@options.person("Who compared the fingerprint; with --trust.", required=False)
@click.pass_context
def import_(ctx: click.Context, file: Path, config: Path, trust: str, person: str) -> None:
    """Record the bundle FILE that a venue sent.

    A venue's first key is trusted, and every later bundle of it is held to that key. Importing twice changes nothing.

    Exit status: 0 imported, or here already; 1 the venue's earlier records are not those that it sent before, or are
    fewer; 2 the file cannot be relied on, is dated in the future, or is signed with another key. What is not imported
    is put on record too, and named when the records are collated.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.core.london import london_day  # noqa: PLC0415
    from venuecheck.core.problem import InputError  # noqa: PLC0415
    from venuecheck.records.envelope import MAX_BYTES  # noqa: PLC0415
    from venuecheck.service.given_files import given  # noqa: PLC0415
    from venuecheck.service.partnership.bundle_import import Outcome, receive  # noqa: PLC0415
    from venuecheck.service.partnership.bundle_reading import read_bundle  # noqa: PLC0415
    from venuecheck.service.partnership.inbox import stranger_words  # noqa: PLC0415
    from venuecheck.service.partnership.refusals import put_down_unusable  # noqa: PLC0415
    from venuecheck.service.partnership.register_records import recorded_register  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(config)
    sent = given(file, MAX_BYTES)
    with open_store(site) as store:
        try:
            received = read_bundle(sent)
        except InputError as error:
            put_down_unusable(store, sent, error, recorded_register(store), datetime.now().astimezone())
            raise
        now = datetime.now().astimezone()
        done = receive(site, store, received, now=now, trust=trust, person=person)
        register = recorded_register(store)
        stranger = stranger_words(received.bundle, register, store, now).strip()
    names = register.names_on(london_day(now)) if register else {}
    for line in (*_account(done, names), *([stranger] if stranger else [])):
        say(line)
    ctx.exit({Outcome.FORKED: FORKED, Outcome.SHORTER: FORKED, Outcome.FUTURE: NOT_USED}.get(done.outcome, 0))


def _account(done: "Import", names: "Mapping[str, str]") -> list[str]:
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.service.partnership.asked_of import asked_of  # noqa: PLC0415
    from venuecheck.service.partnership.bundle_import import Outcome  # noqa: PLC0415
    from venuecheck.service.partnership.bundle_words import future_words  # noqa: PLC0415
    from venuecheck.service.partnership.compared_keys import one_key_words  # noqa: PLC0415

    venue = done.received.bundle.venue
    named = f"{plain(venue.name, 120)} ({venue.id})"
    if done.outcome is Outcome.FUTURE:
        return [f"NOT IMPORTED: of {named}: {future_words(done.received.bundle.made_at)}.", "That it came is noted."]
    if done.outcome is Outcome.FORKED:
        return [
            f"NOT IMPORTED: the records of {named} are not those that it sent before.",
            f"They differ from record {done.forked_at} on. That it came is noted, and the venue is in doubt until",
            "it has told why: was a backup brought back, or has somebody changed the records? If so, import with",
            f"    --trust '{done.received.fingerprint}'",
        ]
    if done.outcome is Outcome.SHORTER:
        now = len(done.received.bundle.chain)
        return [
            f"NOT IMPORTED: {named} had {done.missing} records when it sent before, and has {now} now.",
            "That it came is noted: the venue is in doubt until it is told,",
            "so ask it: was a backup brought back, or has somebody taken records away? If so, import with",
            f"    --trust '{done.received.fingerprint}'",
        ]
    if done.outcome is Outcome.ALREADY_THERE:
        return [f"Nothing to do: this bundle of {named}, or a newer one, is here already.", *_key_words(done)]
    said = [f"Imported from {named}: {_contents(done.received)}.", f"Its records: {done.received.records_words}."]
    said += _key_words(done)
    if len(done.signs_for) > 1:
        said.append(f"ASK {one_key_words(done.received.bundle.public_key, done.signs_for, names)}")
    said += [f"ASK {one}" for one in asked_of(done.received.bundle)]
    said += [
        f"The venue has erased {key.partition('/')[2]} since: erase the shared case here, too." for key in done.to_erase
    ]
    return said


def _key_words(done: "Import") -> list[str]:
    from venuecheck.core.plain_text import plain  # noqa: PLC0415

    if done.compared_by:
        said = f"Its key is trusted, for {plain(done.compared_by, 120)} compared its fingerprint with the venue:"
    elif done.is_new_key and done.is_signed:
        said = "Its key is new, and the one before it signed it: there is nothing to compare anew."
    elif done.is_new_key and not done.is_compared:
        said = "Its key is trusted from now on. Telephone the venue and compare its fingerprint:"
    else:
        return []
    lines = [said, f"    {done.received.fingerprint}"]
    if done.compared_by and done.is_only_key:
        lines += [
            "It is the only key of this venue that is trusted here. If bundles that an earlier key signed are to go on",
            "counting, trust that key as well: venuecheck bundle import OLDER-FILE --trust ITS-FINGERPRINT",
        ]
    return lines


def _lines(received: "Received") -> list[str]:
    from venuecheck.assessment.looked_back import review_words  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.filtering.model.finding import RESULT_WORDS  # noqa: PLC0415
    from venuecheck.report.setting.wording import counted  # noqa: PLC0415

    bundle = received.bundle
    made = f"{day_words.day(bundle.made_at.date())} {bundle.made_at:%H:%M}"
    lines = [
        f"Bundle of {plain(bundle.venue.name, 120)} ({bundle.venue.id}), made {made}",
        f"Signed with the key {received.fingerprint} (compare it on the telephone)",
        f"Its records: {received.records_words}",
        f"Holds {_contents(received)}",
    ]
    # the newest of each network and list has its findings with it; the earlier ones are counted
    shown = [run for run in bundle.runs if run.findings or run.network_findings]
    for run in shown:
        lines.append(f"  check {plain(run.id, 64)}: {plain(run.network, 64)}, {day_words.day(run.started)}")
        lines += [
            f"    {words}: {counted(run.counts[result.value], 'page')}"
            for result, words in RESULT_WORDS.items()
            if run.counts.get(result.value)
        ]
    if len(shown) < len(bundle.runs):
        earlier = counted(len(bundle.runs) - len(shown), "other check")
        lines.append(f"  {earlier}, as counts: --format json shows them")
    lines += [
        f"  {plain(one.checklist_title, 60)} {plain(one.id, 64)}:"
        f" {(one.decided or one.recommended).value.replace('_', ' ')}{'' if one.decided else ' (not decided)'}"
        f"{f'; noted after the event: {review_words(one.looked_back)}' if one.looked_back else ''}"
        for one in bundle.assessments
    ]
    for case in bundle.cases:
        lines.append(f"  with names: case {case.id}, under: {plain(case.agreement, 200)}")
        lines += [f"    file: {plain(file.name, 120)} ({plain(file.media_type, 60)})" for file in case.evidence]
    if not bundle.cases:
        lines.append("  No case, and so nobody's name, is in it.")
    return lines


def _contents(received: "Received") -> str:
    from venuecheck.report.setting.wording import counted  # noqa: PLC0415

    bundle = received.bundle
    said = (
        counted(len(bundle.runs), "check"),
        counted(len(bundle.assessments), "assessment"),
        counted(len(bundle.cases), "case with names", "cases with names"),
    )
    return f"{said[0]}, {said[1]} and {said[2]}"
