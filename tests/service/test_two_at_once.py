"""Two at once: of what is changed, the second is told who changed what; what is added is there once."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta, timezone
from pathlib import Path

import pytest

from tests.collate import forty
from tests.report import samples as made
from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.facts import Return
from venuecheck.core import day_words
from venuecheck.core.problem import ConflictError, InputError, NotFoundError
from venuecheck.filtering.model.finding import Verdict
from venuecheck.filtering.model.override import Override
from venuecheck.plans.said import SignOff
from venuecheck.records.appending import FILE
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.store import Store
from venuecheck.service.filter_checks import overrides
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.bundle_export import bundle_of, export
from venuecheck.service.partnership.bundle_import import Import, Outcome, receive
from venuecheck.service.partnership.bundle_reading import read_bundle
from venuecheck.service.partnership.bundles_kept import KEY_KIND, TrustedKey
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.returned import RETURN_KIND, RecordedReturn
from venuecheck.service.partnership.returning import record
from venuecheck.service.record_keeping.attachments import attach
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports import actions, reporting, sign_offs

from . import venues

NOW = made.NOW
PAGE = made.mixed_run().findings[0].page
AT_ONCE = 6
GAMBLING = "pupil-wifi:gambling:under_blocked"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a school with two checks, a booking and an override recorded."""
    return venues.school(tmp_path / "school")


@pytest.fixture
def two(site: Site) -> Iterator[tuple[Store, Store]]:
    """Open its records twice, as two people do."""
    with open_store(site) as one, open_store(site) as other:
        yield one, other


def said(error: pytest.ExceptionInfo[ConflictError]) -> str:
    """Give the lines that a person is shown."""
    return "\n".join(str(problem) for problem in error.value.problems)


def all_at_once(site: Site, do: Callable[[Store, int], object]) -> tuple[list[object], list[InputError]]:
    """Have several do something at one moment, each with the records opened anew."""
    done: list[object] = []
    refused: list[InputError] = []
    start = threading.Barrier(AT_ONCE)

    def one(number: int) -> None:
        with open_store(site) as store:
            start.wait()
            try:
                done.append(do(store, number))
            except InputError as error:
                refused.append(error)

    with open_store(site):
        pass
    threads = [threading.Thread(target=one, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done, refused


def overridden(site: Site, store: Store, person: str, *, days: int = 1, **words: object) -> Override:
    """Override a page of the last check."""
    return overrides.override(
        site,
        store,
        "pupil-wifi",
        PAGE,
        verdict=Verdict.REACHED,
        reason=f"Opened by hand before {person}",
        person=person,
        until=NOW.date() + timedelta(days),
        now=NOW,
        **words,  # type: ignore[arg-type]
    )


def test_an_override_that_somebody_changed_meanwhile_is_said_field_by_field(
    site: Site, two: tuple[Store, Store]
) -> None:
    """Also where it was taken back, or is to be taken back by whoever read another."""
    first, second = two
    overridden(site, first, "A. First")
    seen = second.version(overrides.RECORD_KIND, _key(first))
    overridden(site, first, "A. First", days=9, replaces=True)
    with pytest.raises(ConflictError) as caught:
        overridden(site, second, "B. Second", seen=seen)
    until = NOW.date() + timedelta(9)
    assert caught.value.by == "A. First"
    assert f"until: {day_words.day(until)} (it was: {day_words.day(NOW.date() + timedelta(1))})" in said(caught)
    with pytest.raises(ConflictError, match=r"A\. First"):
        overrides.withdraw(
            site,
            second,
            "pupil-wifi",
            PAGE,
            reason="Looked at it again, it is closed",
            person="B. Second",
            now=NOW,
            seen=seen,
        )
    seen = second.version(overrides.RECORD_KIND, _key(first))
    overrides.withdraw(
        site, first, "pupil-wifi", PAGE, reason="Looked at it again, it is closed", person="A. First", now=NOW
    )
    with pytest.raises(ConflictError) as caught:
        overridden(site, second, "B. Second", days=9, seen=seen)
    assert "withdrawn: yes" in said(caught)
    newest = first.latest(overrides.RECORD_KIND, _key(first), Override)
    assert newest is not None
    assert (newest.withdrawn, newest.person) == (True, "A. First")


def test_where_nothing_had_been_said_only_what_differs_is_told(site: Site, two: tuple[Store, Store]) -> None:
    """Not which action it is, nor that it is as open as before; and the way on is one that the face words."""
    first, second = two
    seen = actions.noted(second, GAMBLING).version
    who = {"due": None, "now": NOW}
    actions.assign(site, first, GAMBLING, owner="Ann Able", person="A. First", **who)  # type: ignore[arg-type]
    with pytest.raises(ConflictError) as caught:
        actions.assign(site, second, GAMBLING, owner="Bob Best", person="B. Second", seen=seen, **who)  # type: ignore[arg-type]
    assert said(caught).splitlines() == [
        (
            f"{GAMBLING}: this has changed since you read it: owner, by A. First, on 21 September 2026 at "
            f"{NOW.astimezone(timezone(timedelta(hours=1))):%H:%M}; read it; if yours is to take its place, say so"
        ),
        f"{GAMBLING}: owner: Ann Able",
    ]
    assert caught.value.problems[0].field == "replace"
    seen = actions.noted(second, GAMBLING).version
    actions.assign(site, first, GAMBLING, owner="Cat Cole", person="A. First", replaces=True, **who)  # type: ignore[arg-type]
    with pytest.raises(ConflictError) as caught:
        actions.assign(site, second, GAMBLING, owner="Bob Best", person="B. Second", seen=seen, **who)  # type: ignore[arg-type]
    assert said(caught).splitlines()[1:] == [f"{GAMBLING}: owner: Cat Cole (it was: Ann Able)"]


def _key(store: Store) -> str:
    return next(one.key for one in store.all(overrides.RECORD_KIND, Override) if one.page == PAGE)


def test_of_those_who_override_one_page_at_once_one_is_first(site: Site) -> None:
    """The others are told who was, and none is recorded over what nobody has seen."""
    with open_store(site) as store:
        overridden(site, store, "A. First")
        seen = store.version(overrides.RECORD_KIND, _key(store))
    done, refused = all_at_once(site, lambda store, number: overridden(site, store, f"Person {number}", seen=seen))
    assert (len(done), len(refused)) == (1, AT_ONCE - 1)
    (made_first,) = done
    assert isinstance(made_first, Override)
    assert {error.by for error in refused if isinstance(error, ConflictError)} == {made_first.person}


def test_a_report_is_signed_as_it_was_read_or_not_at_all(site: Site, two: tuple[Store, Store]) -> None:
    """What is another by now is said part by part; two who sign the same report have both signed."""
    first, second = two
    seen = sign_offs.report_seen(reporting.venue_report(site, second, now=NOW))
    worse = made.mixed_run(started=NOW + timedelta(minutes=5))
    first.append("run", "newer", replace(worse, run=replace(worse.run, id="newer", network="staff-wifi")), NOW)
    later = NOW + timedelta(hours=1)
    with pytest.raises(ConflictError) as caught:
        sign_offs.sign(site, second, person="B. Second", role="Headteacher", now=later, seen=seen)
    assert "the report: Web filter: " in said(caught)
    assert "staff-wifi: " in said(caught)
    assert second.keys(reporting.RECORD_KIND) == ()
    seen = sign_offs.report_seen(reporting.venue_report(site, second, now=later))
    for store, person in ((first, "A. First"), (second, "B. Second")):
        sign_offs.sign(site, store, person=person, role="Headteacher", now=later, seen=seen)
    assert {one.person for one in first.all(reporting.RECORD_KIND, SignOff)} == {"A. First", "B. Second"}


def test_who_signs_a_report_twice_at_once_has_signed_it_once(site: Site) -> None:
    """Each of the clicks is told of the one signature."""

    def sign(store: Store, number: int) -> object:
        at = NOW + timedelta(seconds=number)
        return sign_offs.sign(site, store, person="A. First", role="Headteacher", now=at)

    done, refused = all_at_once(site, sign)
    assert refused == []
    assert len({one.at for one in done if isinstance(one, SignOff)}) == 1
    with open_store(site) as store:
        assert len(store.keys(reporting.RECORD_KIND)) == 1


def test_evidence_comes_once_whoever_brings_it_and_never_to_what_is_erased(
    site: Site, two: tuple[Store, Store]
) -> None:
    """The same file with the same booking; another file beside it."""
    booking = made.booking().id

    def bring(store: Store, number: int) -> object:
        sent = Given(name=f"poster-{number}.png", content=b"a poster" if number else b"another")
        return attach(site, store, sent, booking, person=f"Person {number}", now=NOW)

    done, refused = all_at_once(site, bring)
    assert refused == []
    assert len(done) == AT_ONCE
    first, second = two
    assert len(first.keys(FILE)) == 2
    header = first.read("assessment", booking, type(made.booking()))
    assert header is not None
    erase(first, Erasure(records=(header.version.seq,), reason="due", person="A. Manager"), NOW)
    with pytest.raises(NotFoundError):
        attach(site, second, Given(name="late.png", content=b"late"), booking, person="Pat", now=NOW)


@pytest.fixture
def partners(tmp_path: Path) -> Register:
    """Give the list of forty venues."""
    (tmp_path / "partners.yaml").write_text(forty.partners_yaml(), "utf-8")
    return load_partners(tmp_path / "partners.yaml")


def test_what_two_take_down_of_one_day_is_there_from_both(tmp_path: Path, partners: Register) -> None:
    """The same words once; other words of the same venue and day beside them, never in their place."""
    office = venues.office(tmp_path / "office")
    same = Return(
        venue="venue-01",
        said_on=date(2026, 9, 1),
        filtering=next(iter(FilterSaid)),
        bookings=next(iter(BookingsSaid)),
        how="mail",
        note="",
    )

    def take(store: Store, number: int) -> object:
        words = [same, replace(same, note=f"note {number}")]
        return record(office, store, partners, words, person=f"Person {number}", now=forty.NOW)

    _, refused = all_at_once(office, take)
    assert refused == []
    with open_store(office) as store:
        notes = [one.said.note for one in store.all(RETURN_KIND, RecordedReturn)]
    assert sorted(notes) == sorted(["", *(f"note {number}" for number in range(AT_ONCE))])


def test_one_bundle_is_imported_once_and_of_two_keys_one_is_trusted(tmp_path: Path, site: Site) -> None:
    """Whoever comes second with another key is told which is trusted already, and nothing of theirs is kept."""
    office = venues.office(tmp_path / "office")
    other = venues.school(tmp_path / "other", own_key=True)
    bundles = []
    for school in (site, other):
        with open_store(school) as store:
            content = export(school, store, bundle_of(school, store, now=NOW))
        bundles.append(read_bundle(Given(name="sent.bundle", content=content)))
    done, refused = all_at_once(office, lambda store, _: receive(office, store, bundles[0], now=NOW))
    assert refused == []
    outcomes = [one.outcome for one in done if isinstance(one, Import)]
    assert sorted(outcomes) == sorted([Outcome.IMPORTED] + [Outcome.ALREADY_THERE] * (AT_ONCE - 1))
    fresh = venues.office(tmp_path / "fresh")
    done, refused = all_at_once(fresh, lambda store, number: receive(fresh, store, bundles[number % 2], now=NOW))
    assert (len(done), len(refused)) == (AT_ONCE // 2, AT_ONCE // 2)
    assert all("signed with another key" in str(error) for error in refused)
    with open_store(fresh) as store:
        assert len(store.all(KEY_KIND, TrustedKey)) == 1
