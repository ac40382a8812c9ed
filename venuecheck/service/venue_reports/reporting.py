"""Reports on a venue or on one run, in any format there is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.decider import in_turn
from venuecheck.assurance.check import aware
from venuecheck.assurance.evidence import log_status, statement_status
from venuecheck.assurance.requirement import RequirementFacts
from venuecheck.assurance.status import Status
from venuecheck.catalogue import templates
from venuecheck.core.london import london_day
from venuecheck.core.problem import InvalidError
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.plans.said import ActionNote, LogCheck, SignOff
from venuecheck.records import listing
from venuecheck.records.store import Store
from venuecheck.records.when_there import against_order, all_in_order, on_record
from venuecheck.report.format import Format, Report, exit_status, format_ids, load
from venuecheck.report.venue.action import ActionShown
from venuecheck.report.venue.todo import Said, todo
from venuecheck.report.venue.view import View, build
from venuecheck.service.bookings.done_on_record import done_on_record
from venuecheck.service.bookings.noted_now import conditions_now, noted_ahead
from venuecheck.service.bookings.recorded import all_assessments
from venuecheck.service.bookings.replies import replies_counting
from venuecheck.service.filter_checks.overrides import overrides_of
from venuecheck.service.filter_checks.recorded_runs import runs_shown, runs_without_steps
from venuecheck.service.record_keeping.proof import whole, words_of
from venuecheck.service.sites.plans import plans_of
from venuecheck.service.sites.program import software
from venuecheck.service.sites.site import Site
from venuecheck.sources import register

RECORD_KIND = "sign_off"
"""Of signatures."""


def formats() -> tuple[Format, ...]:
    """List the formats that a report can be written in."""
    return tuple(format_of(format_id) for format_id in format_ids(Report.VENUE))


def format_of(format_id: str) -> Format:
    """Give the format with this id. Raises `InputError`, which names those there are."""
    return load(format_id, Report.VENUE).FORMAT


def venue_report(site: Site, store: Store, *, now: datetime, with_each: bool = True, alone: bool = False) -> View:
    """Make the view of all that is recorded of a venue, proven first. Moments are shown in the time zone of `now`.

    Without `with_each`, bookings are summed up and none is shown. `alone`: it is looked at, and neither leaves nor is
    signed, so that other chains of the store may go less far than they did.

    Raises `NotWholeError` where the records are not as they were recorded.
    """
    proven = whole(store.database, store.venue, alone=alone)
    assessments = all_assessments(store)
    runs = runs_shown(store)
    return build(
        venue=site.venue,
        networks=site.networks,
        records_words=words_of(proven),
        runs=runs,
        assessments=assessments,
        made_at=now,
        software=software(),
        scope="venue",
        overrides=overrides_of(store),
        plans=plans_of(site),
        said=said_in(site, store, runs=runs, assessments=assessments, now=now),
        places=site.places,
        devices=site.devices,
        with_each=with_each,
        rules=register().rules,
        other_sources=register().others,
    )


def open_actions(site: Site, store: Store, *, now: datetime) -> tuple[ActionShown, ...]:
    """Give what there is to do, by what is recorded, without the rest of the report."""
    assessments, runs = all_assessments(store), runs_without_steps(store)
    return todo(
        venue=site.venue,
        networks=site.networks,
        runs=runs,
        assessments=assessments,
        made_at=now,
        overrides=overrides_of(store),
        plans=plans_of(site),
        said=said_in(site, store, runs=runs, assessments=assessments, now=now),
    ).actions.open


def told_requirements(
    site: Site, store: Store, *, runs: Sequence[Run], assessments: Sequence[Assessment], said: Said, now: datetime
) -> tuple[RequirementFacts, ...]:
    """Give what is recorded for each requirement, without words and names: what a coordinator judges by."""
    return todo(
        venue=site.venue,
        networks=site.networks,
        runs=runs,
        assessments=assessments,
        made_at=now,
        overrides=overrides_of(store),
        plans=plans_of(site),
        said=said,
    ).requirements


def said_in(site: Site, store: Store, *, runs: Sequence[Run], assessments: Sequence[Assessment], now: datetime) -> Said:
    """Give what is known beside checks and checklists: what named persons put on record, what shows that what
    `assessments` asked for is done, and when `runs` were on record whose own date is wrong.
    """
    replies = replies_counting(store)
    newest, before = _signatures(store, now)
    of_filter = said_of_filter(store, runs=runs, now=now)
    ahead = on_record(store, "assessment", {one.id: one.started for one in assessments}, now)
    return replace(
        of_filter,
        decides=in_turn(site.deciders),
        sign_offs=newest,
        signed_before=before,
        conditions=conditions_now(store, now),
        noted_ahead=noted_ahead(store, now),
        replies=replies,
        done=done_on_record(site, store, runs=runs, assessments=assessments, replies=replies, now=now),
        on_record={**of_filter.on_record, **ahead},
    )


def said_of_filter(store: Store, *, runs: Sequence[Run], now: datetime) -> Said:
    """Give the part of it that the web filter's standing hangs on, without that of bookings and requirements."""
    recorded = store.all("filter_log", LogCheck)
    before = _looked_before(recorded, runs)
    looks = [each for each in recorded if each not in before]
    by_day = written_down(runs, looks)
    return Said(
        notes=all_in_order(store, "action", ActionNote, now),
        log_checks=looks,
        looked_before=before,
        retirements=all_in_order(store, "retirement", Retirement, now),
        on_record={
            key: moment
            for kind, begun in begun_of_filter(runs, looks).items()
            for key, moment in on_record(store, kind, begun, now, by_day=by_day).items()
        },
    )


def _looked_before(looks: Sequence[LogCheck], runs: Sequence[Run]) -> Sequence[LogCheck]:
    """Give the looks that found all well before what they were to look for: nobody has looked for that check."""
    begun = {run.run.id: london_day(run.run.started) for run in runs}
    well = (each for each in looks if log_status(each) is not Status.PROBLEM)
    return [each for each in well if each.run in begun and each.on < begun[each.run]]


def begun_of_filter(runs: Sequence[Run], looks: Sequence[LogCheck]) -> dict[str, dict[str, datetime]]:
    """Say by their own dates when checks and looks at a filter's log were, by kind and key."""
    return {
        "run": {run.run.id: run.run.started for run in runs},
        "filter_log": {one.id: datetime.combine(one.on, time(), UTC) for one in looks},
    }


def written_down(runs: Iterable[Run], looks: Iterable[LogCheck] = ()) -> frozenset[str]:
    """Name those of which a person wrote the day down."""
    return frozenset([*(run.run.id for run in runs if run.run.vantage is Vantage.PERSON), *(each.id for each in looks)])


def _signatures(store: Store, now: datetime) -> tuple[tuple[SignOff, ...], tuple[SignOff, ...]]:
    """Read what was signed: the newest of each key, and what stood before one that is dated in the future, or that a
    clock set back dated before a word that it is not met; and what the newest took the place of.
    """
    newest = store.all(RECORD_KIND, SignOff)
    ids = {one.id for one in newest}
    ahead = {one.key for one in newest if aware(one.at) > aware(now)}
    wrong = against_order(store, RECORD_KIND, now)
    back: dict[str, SignOff] = {}
    standing: dict[str, SignOff] = {}
    before: list[SignOff] = []
    for entry, says in listing.said(store, {RECORD_KIND}):
        one = listing.value_in(store, SignOff, entry, says)
        if one.id in ids:
            # a word that it is met is of its own date, as all good news is, and takes the place of no later one
            if entry.seq in wrong and statement_status(one) is not Status.PROBLEM and entry.key in back:
                standing |= {entry.key: back[entry.key]} if aware(back[entry.key].at) > aware(one.at) else {}
            continue
        if aware(one.at) > aware(now):
            continue
        before.append(one)
        if entry.key in ahead:
            standing[entry.key] = one
        if statement_status(one) is Status.PROBLEM:
            back[entry.key] = one
        elif entry.seq not in wrong:
            back.pop(entry.key, None)
    return (*standing.values(), *newest), tuple(before)


def run_report(site: Site, run: Run, *, now: datetime, overrides: Sequence[Override] = ()) -> View:
    """Make the view of one run of a venue. Moments are shown in the time zone of `now`."""
    return build(
        venue=site.venue,
        networks=site.networks,
        runs=(run,),
        assessments=(),
        made_at=now,
        software=software(),
        scope="run",
        overrides=overrides,
        rules=register().rules,
        other_sources=register().others,
    )


def summary_of(view: View, format_id: str) -> View:
    """Leave the appendix out of a report, where its format has one. Raises `InvalidError`."""
    if format_id not in _WITH_APPENDIX:
        what = f"the format '{format_id}' has no appendix that could be left out"
        raise InvalidError.of("summary", what, f"take one of: {', '.join(_WITH_APPENDIX)}")
    return replace(view, summary_only=True)


def first_of(view: View, most: int) -> View:
    """Leave out, where they stand one by one, bookings beyond the newest so many, and actions likewise.

    They stay counted, and what is left out is said: a page is read by telephone, too.
    """
    booked = view.assessments
    if booked is not None:
        headline = _of_all(booked.headline, "newest", most, booked.total)
        booked = replace(booked, shown=booked.shown[:most], headline=headline)
    return replace(
        view,
        actions=view.actions[:most],
        actions_words=_of_all(view.actions_words, "first", most, view.actions_open),
        closed_actions=view.closed_actions[:most],
        closed_words=_of_all(view.closed_words, "latest", most, view.actions_closed),
        assessments=booked,
    )


def _of_all(words: str, which: str, most: int, number: int) -> str:
    if number <= most:
        return words
    rest = "all of them stand in the whole report, which can be taken as a file"
    return f"{words} The {which} {most} stand here; {rest}."


_WITH_APPENDIX = ("html", "pdf")


def render(view: View, format_id: str) -> bytes:
    """Write a view in a format. Raises `InputError` where there is no such format."""
    return load(format_id, Report.VENUE).render_venue(view, templates())


def status_of(view: View, format_id: str) -> int:
    """Give the exit status of the command that writes a view: 0, unless the format has a convention of its own."""
    return exit_status(load(format_id, Report.VENUE), view)
