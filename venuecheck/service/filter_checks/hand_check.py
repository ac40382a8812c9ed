"""The hand check: a page that a person fills in on a device where nothing may be installed, and what it brings back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from venuecheck import catalogue
from venuecheck.assurance.check import WRONG
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.core.venue import Network, Trigger
from venuecheck.filtering.judging.sight import NOT_CHECKED, judge_sights, sightings, untimed_in, untimed_moment
from venuecheck.filtering.judging.table import RULES_VERSION
from venuecheck.filtering.model.hand_check import HandCheck
from venuecheck.filtering.model.page import Page, TestList
from venuecheck.filtering.model.recognised import Naming
from venuecheck.filtering.model.run import Identified, Run, RunHeader, Vantage
from venuecheck.filtering.model.withheld import withheld
from venuecheck.filtering.reading.hand_check import MAX_BYTES, SCHEMA_ID, checked, read_results
from venuecheck.filtering.reading.hand_sheet import read_sheet, write_sheet
from venuecheck.records.reading_back import as_written
from venuecheck.records.store import Store
from venuecheck.report.documents.hand_check_page import FormPage, HandForm, form_html, policy_of
from venuecheck.report.setting.rests_on import overdue_of_list
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.filter_checks.lists_offered import own_lists
from venuecheck.service.given_files import Given, given
from venuecheck.service.sites.pages_left_out import shorten
from venuecheck.service.sites.program import software
from venuecheck.service.sites.site import Site, network_named

_PATHS = "hand_check_list"
"""Drafts that remember where the list of a page was, by the list's digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A page to fill in, and what its maker should know."""

    content: bytes
    pages: int
    controls: int
    notes: tuple[str, ...]
    policy: str = ""
    """What a server that shows the page says it may do; empty for a sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A hand check that was read, and what became of it."""

    run: Run
    new: bool
    """False where this very check was recorded before: nothing was changed."""
    notes: tuple[str, ...]

    @property
    def not_checked(self) -> int:
        """How many pages no person opened."""
        return sum(NOT_CHECKED in finding.rules for finding in self.run.findings)


def make_page(
    site: Site, test_list: TestList, *, with_restricted: bool = False, now: datetime, send_to: str = ""
) -> Made:
    """Make the HTML file in which a person records what came. Restricted pages are in it only where asked for.

    `send_to` is where it sends results by itself, on the server that shows it.
    Raises `InputError` where no page is left.
    """
    pages, notes = _pages(site, test_list, london_day(now), with_restricted=with_restricted)
    form = HandForm(
        schema=SCHEMA_ID,
        venue=site.venue.id,
        venue_name=site.venue.name,
        networks=tuple((network.id, network.name) for network in site.networks),
        list_id=test_list.id,
        list_title=test_list.title,
        list_version=test_list.version,
        list_digest=test_list.digest,
        controls=tuple(_form_page(page, "") for page in _shown(test_list.controls, with_restricted=with_restricted)),
        categories=tuple(
            (category.title, tuple(_form_page(page, category.id) for page in pages if page.category == category.id))
            for category in test_list.categories
        ),
        made=now,
        software=software(),
        restricted=sum(page.restricted for page in pages),
        notes=notes,
        send_to=send_to,
    )
    return Made(
        content=form_html(form, catalogue.templates()),
        pages=len(pages),
        controls=len(form.controls),
        notes=notes,
        policy=policy_of(form, catalogue.templates()),
    )


def make_sheet(site: Site, test_list: TestList, *, with_restricted: bool = False, now: datetime) -> Made:
    """Make the CSV sheet into which a paper form is copied. Raises `InputError` where no page is left."""
    pages, notes = _pages(site, test_list, london_day(now), with_restricted=with_restricted)
    controls = _shown(test_list.controls, with_restricted=with_restricted)
    content = write_sheet(
        venue=site.venue.id,
        list_id=test_list.id,
        list_version=test_list.version,
        list_digest=test_list.digest,
        networks=[network.id for network in site.networks],
        pages=(*controls, *pages),
    )
    return Made(content=content, pages=len(pages), controls=len(controls), notes=notes)


def remember_list(store: Store, test_list: TestList, path: Path) -> None:
    """Keep where the list of a page is, so that what comes back can be read without naming it."""
    store.save_draft(_PATHS, test_list.digest, {"path": str(path.resolve())})


def read_hand_check(file: Path | Given) -> HandCheck:
    """Read a results file or a filled-in sheet (`.csv`). Raises `InputError`."""
    saved = given(file, MAX_BYTES)
    return (read_sheet if saved.suffix == ".csv" else read_results)(saved.content, saved.name)


def list_of(check: HandCheck, site: Site, store: Store, file: str) -> TestList:
    """Find the list that a hand check was made with: where it was then, among the shipped ones or the venue's own.

    Raises `InputError`.
    """
    remembered = store.draft(_PATHS, check.list_digest)
    with as_written(store.shown, "a list's remembered place"):
        known = [Path(remembered.body["path"])] if remembered is not None else []
    known += [path for path in catalogue.test_lists() if path.stem == check.list_id]
    known += [path for path in own_lists(site) if load_list(path).id == check.list_id]
    there = [path for path in known if path.is_file()]
    for path in there:
        if f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}" == check.list_digest:
            return load_list(path)
    if there:
        return load_list(there[0])  # it has changed, which `checked` says
    what = f"the list '{plain(check.list_id, 64)}' of this hand check is not found here"
    raise InputError.at(file, what, "name its file", field="list")


def import_hand_check(
    site: Site,
    store: Store,
    check: HandCheck,
    test_list: TestList,
    file: str,
    *,
    now: datetime,
    trigger: Trigger = Trigger.CHANGE,
) -> Imported:
    """Record what a person saw as a run of its own. Importing the same check again changes nothing.

    Raises `InputError` with everything for which the check cannot be used.
    """
    if check.venue != site.venue.id:
        what = f"this hand check is of the venue '{plain(check.venue, 64)}', not '{site.venue.id}'"
        raise InputError.at(file, what, "name that venue's configuration", field="config")
    network = network_named(site, check.network, file)
    cleaned = checked(check, test_list, file, now=now)
    run = run_of(site, network, cleaned, test_list, trigger, now=now)
    notes = []
    if check.group_seen.strip() and not cleaned.group_seen:
        notes.append("The group or policy that was written down is not kept: it may be a person's name.")
    found = store.read("run", run.run.id, Run)
    earlier = found.value if found is not None else None
    if earlier is not None:
        again = run_of(site, network, cleaned, test_list, trigger, now=now, untimed=untimed_in(cleaned, earlier))
        if _same(earlier, again):
            return Imported(run=earlier, new=False, notes=tuple(notes))
        run = max(again, run, key=_last)
        if _last(earlier) > _last(run):
            what = "a later save of this hand check is recorded already, and stays"
            raise InputError.at(file, what, "import the file that was saved last")
        notes.append("An earlier save of this hand check is recorded; this one takes its place, and both are kept.")
    store.append("run", run.run.id, run, now, over=found.version if found is not None else None)
    return Imported(run=run, new=True, notes=tuple(notes))


def run_of(
    site: Site,
    network: Network,
    check: HandCheck,
    test_list: TestList,
    trigger: Trigger,
    *,
    now: datetime,
    untimed: datetime | None = None,
) -> Run:
    """Judge a hand check that has been cleaned: the same findings as a probe's, from a vantage of its own.

    `untimed`: when the pages were seen of which only the day is known, where that is on record already.
    """
    seen = {each.page for each in check.pages}
    left = shorten(test_list, site.leave_out, check.day).left_out
    left_out = tuple(each for each in left if each.page not in seen)
    away = {each.page for each in left_out}
    listed = replace(test_list, pages=tuple(page for page in test_list.pages if page.id not in away))
    findings, invalid = judge_sights(check, listed, network.filtered_by)
    is_wrong = any(finding.result in WRONG for finding in findings)
    observations = sightings(check, untimed or untimed_moment(check, now, is_wrong=is_wrong))
    named = (Identified(naming=Naming.GROUP, name=check.group_seen),) if check.group_seen else ()
    times = [step.started for step in observations]
    everything = all(NOT_CHECKED not in finding.rules for finding in findings)
    header = RunHeader(
        id=check.id,
        venue=site.venue.id,
        network=network.id,
        user_group=network.user_group,
        device=check.device,
        person=check.person,
        by=Actor(name=check.person).acted,
        trigger=trigger,
        started=min(times),
        finished=max(times) if everything else None,
        valid=invalid is None,
        invalid_reason=invalid,
        list_id=test_list.id,
        list_title=test_list.title,
        list_version=test_list.version,
        list_digest=test_list.digest,
        rules_version=RULES_VERSION,
        fingerprints_version="none",
        software=software(),
        vantage=Vantage.PERSON,
        account=check.account,
        place=check.place,
        identified=named,
    )
    return Run(
        run=header,
        categories=test_list.categories,
        findings=findings,
        network_findings=(),
        observations=withheld(observations, (*test_list.pages, *test_list.controls)),
        left_out=left_out,
    )


def _pages(
    site: Site, test_list: TestList, today: date, *, with_restricted: bool
) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    shortened = shorten(test_list, site.leave_out, today)
    pages = _shown(shortened.test_list.pages, with_restricted=with_restricted)
    restricted = sum(page.restricted for page in shortened.test_list.pages)
    notes = [*shortened.notes, *filter(None, (overdue_of_list(test_list.sources, today),))]
    if restricted and not with_restricted:
        notes.append(f"{restricted} restricted {_pages_word(restricted)} left out unless you ask for them.")
    if restricted and with_restricted:
        notes.append(
            f"This file holds the addresses of {restricted} restricted {'page' if restricted == 1 else 'pages'}: give "
            "it only to people who may see them, and delete it afterwards."
        )
    if shortened.left_out:
        number = len(shortened.left_out)
        notes.append(f"{number} {_pages_word(number)} left out, as the venue's settings say.")
    if not pages:
        what = "every page of this list is restricted or left out, so there is nothing to open"
        raise InvalidError.of("list", what, "put the restricted pages in, or choose another list")
    return pages, tuple(notes)


def _pages_word(number: int) -> str:
    return "page is" if number == 1 else "pages are"


def _shown(pages: Sequence[Page], *, with_restricted: bool) -> tuple[Page, ...]:
    return tuple(page for page in pages if with_restricted or not page.restricted)


def _form_page(page: Page, category: str) -> FormPage:
    holds = page.expect.contains if page.expect and not page.restricted else ""
    return FormPage(id=page.id, url=page.url, category=category, holds=plain(holds, 200), restricted=page.restricted)


def _same(one: Run, other: Run) -> bool:
    """Whether two runs say the same; the program's own version does not count."""
    return replace(one, run=replace(one.run, software="", rules_version="")) == replace(
        other, run=replace(other.run, software="", rules_version="")
    )


def _last(run: Run) -> datetime:
    return max(step.started for step in run.observations)
