"""Retention erases what is due, and nothing else; a hold stops it; the chain stays whole."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report import samples as made
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.case_closing import COUNTED_FROM, NOT_BEFORE, TAKES_NO_PLACE
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.looked_back import AsBooked, EventReview
from venuecheck.assessment.steps import GROUNDS
from venuecheck.core.action import Action, ActionKind, Asks
from venuecheck.core.actor import Acted, HowKnown
from venuecheck.core.problem import ConflictError, InputError
from venuecheck.filtering.model.run import Run
from venuecheck.plans.period import months_after
from venuecheck.records import listing
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify
from venuecheck.report.setting import prose_formats
from venuecheck.service import retention
from venuecheck.service.bookings.noted_now import CONDITION, EVENT_REVIEW
from venuecheck.service.bookings.organisers_forms import OrganisersForm, save
from venuecheck.service.bookings.safeguarding import Noticed
from venuecheck.service.filter_checks import watching
from venuecheck.service.filter_checks.check_events import CheckState
from venuecheck.service.filter_checks.check_job import CheckJob
from venuecheck.service.record_keeping import impact_assessments, readings, subject_access
from venuecheck.service.record_keeping.attachments import attach
from venuecheck.service.record_keeping.record_groups import WORRY, Hold, hold, holds_of, release
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.privacy_notice import organiser_notice
from venuecheck.service.sites.retention_periods import DEFAULT_PERIODS
from venuecheck.service.sites.setting_up import missing_of
from venuecheck.service.sites.site import load_site

from . import venues

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
BOOKING = replace(made.booking(), subject="Main hall, evening talk")


def add(store: Store, name: str, kind: OutcomeKind, age: timedelta) -> None:
    """Record a booking with this outcome, so long ago."""
    assert BOOKING.decision is not None
    one = replace(BOOKING, id=name, decision=replace(BOOKING.decision, kind=kind))
    store.append("assessment", name, one, NOW - age, over=store.version("assessment", name))


def names(store: Store) -> set[str]:
    """Give what is not erased."""
    return {entry.key for entry in listing.entries(store)}


def test_what_is_due_goes_by_outcome_and_the_rest_stays(tmp_path: Path) -> None:
    """With all its versions, its evidence and its drafts; the plan says the same beforehand."""
    site = venues.office(tmp_path)
    (tmp_path / "scan.txt").write_text("scanned", "utf-8")
    year, two = timedelta(days=400), timedelta(days=740)
    with open_store(site) as store:
        add(store, "approved-old", OutcomeKind.REFUSE, year + timedelta(days=50))
        add(store, "approved-old", OutcomeKind.APPROVE, year)
        add(store, "approved-new", OutcomeKind.APPROVE, timedelta(days=390))
        add(store, "refused-new", OutcomeKind.REFUSE, year)
        add(store, "refused-old", OutcomeKind.REFUSE, two)
        attach(site, store, tmp_path / "scan.txt", "approved-old", person="A. Manager", now=NOW - year)
        store.save_draft("assessment", "draft", {"answers": {}})
        planned = retention.plan(site, store, now=NOW)
        assert {one.key for one in planned.due} == {"approved-old", "refused-old"}
        assert {one.key: one.period for one in planned.due} == {"approved-old": "approve", "refused-old": "refuse"}
        assert planned.kept == 2
        assert planned.next_due == date(2026, 9, 20)
        before = len(listing.chain(store))
        assert retention.run(site, store, now=NOW, person="A. Manager") == planned
        assert names(store) >= {"approved-new", "refused-new"}
        assert not names(store) & {"approved-old", "refused-old"}
        verification = verify(store.database)
        assert verification.is_whole
        assert verification.erased == 4
        assert verification.records == before + 1
        again = retention.run(site, store, now=NOW)
        assert (again.due, again.kept) == ((), 2)
        assert len(listing.chain(store)) == before + 1
        assert [one.id for one in store.all("assessment", Assessment)] == ["approved-new", "refused-new"]


def test_a_hold_stops_it_until_it_is_released(tmp_path: Path) -> None:
    """And both are recorded with reason and person."""
    site = venues.office(tmp_path)
    with open_store(site) as store:
        add(store, "old", OutcomeKind.APPROVE, timedelta(days=2000))
        with pytest.raises(InputError, match="nothing is recorded under this id; did you mean 'old'"):
            hold(site, store, "olt", reason="a complaint is open", person="A. Manager", now=NOW)
        with pytest.raises(InputError, match="the reason is missing"):
            hold(site, store, "old", reason=" ", person="A. Manager", now=NOW)
        with pytest.raises(InputError, match="nobody is named"):
            hold(site, store, "old", reason="a complaint is open", person="-", now=NOW)
        hold(site, store, "old", reason="a complaint is open", person="A. Manager", now=NOW)
        stopped = retention.run(site, store, now=NOW)
        assert stopped.due == ()
        assert [one.hold.reason for one in stopped.held if one.hold] == ["a complaint is open"]
        assert "old" in names(store)
        release(site, store, "old", reason="it was settled", person="A. Manager", now=NOW)
        with pytest.raises(InputError, match="Manager on 14 September 2026: it was settled"):
            release(site, store, "old", reason="it was settled", person="A. Manager", now=NOW)
        assert [one.key for one in retention.run(site, store, now=NOW).due] == ["old"]
        assert store.latest("assessment", "old", Assessment) is None
        assert verify(store.database).is_whole


def test_whoever_erases_what_they_read_is_told_who_recorded_what_since(tmp_path: Path) -> None:
    site = venues.office(tmp_path)
    with open_store(site) as store:
        add(store, "old", OutcomeKind.APPROVE, timedelta(days=2000))
        read = retention.plan(site, store, now=NOW).read.mark
        hold(site, store, "old", reason="a complaint is open", person="A. Manager", now=NOW)
        with pytest.raises(ConflictError, match=r"something else is due by now: .*, by A. Manager, on ") as told:
            retention.run(site, store, now=NOW, person="B. Other", seen=read)
        assert told.value.by == "A. Manager"
        assert "old" in names(store)
        now = retention.plan(site, store, now=NOW).read.mark
        with pytest.raises(ConflictError, match="nobody recorded anything of it since: it is another day"):
            retention.run(site, store, now=NOW, person="B. Other", seen=f"{now[:-1]}x")
        assert retention.run(site, store, now=NOW, person="B. Other", seen=now).due == ()


def test_what_is_recorded_while_it_is_read_is_told_as_recorded_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = venues.office(tmp_path)
    with open_store(site) as store:
        add(store, "old", OutcomeKind.APPROVE, timedelta(days=2000))

        def read_then_held(_: Store) -> dict[str, Hold]:
            found = holds_of(store)
            hold(site, store, "old", reason="a complaint is open", person="A. Manager", now=NOW)
            return found

        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(retention, "holds_of", read_then_held)
            read = retention.plan(site, store, now=NOW).read.mark
        with pytest.raises(ConflictError) as told:
            retention.run(site, store, now=NOW, person="B. Other", seen=read)
        assert told.value.by == "A. Manager"


def test_of_what_was_read_long_ago_the_newest_records_alone_are_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mark is whatever somebody sends, and may name the first record of a large store."""
    site = venues.office(tmp_path)
    with open_store(site) as store:
        add(store, "old", OutcomeKind.APPROVE, timedelta(days=2000))
        hold(site, store, "old", reason="a complaint is open", person="A. Manager", now=NOW)
        for most, by in ((1, "A. Manager"), (0, "")):
            monkeypatch.setattr(readings, "_LOOKED_THROUGH", most)
            with pytest.raises(ConflictError) as told:
                retention.run(site, store, now=NOW, person="B. Other", seen="0-x")
            assert len(told.value.changes) == most
            assert told.value.by == by
        assert "too much was recorded since" in str(told.value)


def test_a_wrong_clock_erases_nothing(tmp_path: Path) -> None:
    """Where the newest record is of the future, today's date cannot be relied on."""
    site = venues.office(tmp_path)
    with open_store(site) as store:
        add(store, "old", OutcomeKind.APPROVE, timedelta(days=2000))
        add(store, "future", OutcomeKind.APPROVE, timedelta(days=-3))
        with pytest.raises(InputError, match="set the clock right; nothing was erased"):
            retention.run(site, store, now=NOW)
        assert names(store) == {"old", "future"}


def test_what_is_under_way_goes_too_when_it_is_old(tmp_path: Path) -> None:
    """Drafts, and the journals of checks that nobody went on with: they hold what was not yet redacted."""
    site = venues.office(tmp_path)
    later = datetime.now(UTC) + timedelta(days=120)
    with open_store(site) as store:
        store.save_draft("assessment", "draft", {"answers": {}})
        head = {"venue": site.venue.id, "started": NOW.isoformat()}
        store.add_to_journal("run-1", 0, [json.dumps(head)])
        elsewhere = Store(store.database, "elsewhere")
        elsewhere.add_to_journal("run-1", 0, [json.dumps(head | {"venue": "elsewhere"})])
        elsewhere.save_draft("assessment", "draft", {"answers": {}})
        for place in (store, elsewhere):
            CheckJob.take_up(place, "run-0").end(CheckState.FINISHED)
        assert "draft" not in {draft.key for draft in retention.plan(site, store, now=datetime.now(UTC)).drafts}
        gone = retention.run(site, store, now=later)
        assert {(draft.kind, draft.key) for draft in gone.drafts} == {
            ("draft", "draft"),
            ("journal", "run-1"),
            ("events", "run-0"),
        }
        assert watching.checks(store) == ()
        assert watching.events(store, "run-0") == ()
        assert watching.checks(elsewhere)
        assert store.draft("assessment", "draft") is None
        assert store.journal("run-1") == []
        assert elsewhere.journal("run-1")
        assert elsewhere.draft("assessment", "draft")


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 1_200))
def test_months_are_counted_by_the_calendar(day: date, months: int) -> None:
    """The same day of the month where there is one, else its last; never earlier for more months."""
    due = months_after(day, months)
    assert (due.year - day.year) * 12 + due.month - day.month == months
    assert due.day == day.day or (due.day < day.day and (due + timedelta(days=1)).day == 1)


def test_a_name_is_found_wherever_it_stands_and_erased_where_asked(tmp_path: Path) -> None:
    """Whatever the case, accents and order; what is held stays, and the erasure is recorded."""
    site = venues.school(tmp_path)
    assert BOOKING.decision is not None
    with open_store(site) as store:
        store.save_draft("assessment", "a-draft", {"subject": "Talk by ZOË Exämple-Smith"})
        store.save_draft("names_early", "a-draft", {"found": []})
        one = replace(BOOKING, id="about-zoe", subject="Zoe Example Smith, evening talk")
        store.append("assessment", "about-zoe", one, NOW)
        store.append("assessment", "held-zoe", replace(one, id="held-zoe"), NOW)
        hold(site, store, "held-zoe", reason="a claim is open", person="A. Manager", now=NOW)
        found = subject_access.find(store, "smith, zoé example")
        assert {(mention.key, mention.where) for mention in found.mentions} == {
            ("about-zoe", ("subject",)),
            ("held-zoe", ("subject",)),
            ("a-draft", ("subject",)),
        }
        assert found.held == ("held-zoe",)
        text = subject_access.export(site, found, now=NOW).decode()
        assert "Zoe Example Smith, evening talk" in text
        with pytest.raises(InputError, match="the reason is missing"):
            subject_access.erase_found(site, store, found, reason="", person="D. Officer", now=NOW)
        with pytest.raises(InputError, match="does not stand in a record"):
            subject_access.erase_found(
                site, store, found, only=[BOOKING.id], reason="as asked", person="D. Officer", now=NOW
            )
        gone, kept = subject_access.erase_found(site, store, found, reason="as asked", person="D. Officer", now=NOW)
        assert gone == ("a-draft", "about-zoe")
        assert store.drafts("names_early") == ()  # it goes with its draft, whoever is named there
        assert [hold.record for hold in kept] == ["held-zoe"]
        assert {mention.key for mention in subject_access.find(store, "zoe smith").mentions} == {"held-zoe"}
        assert BOOKING.id in names(store)
        assert verify(store.database).is_whole
        with pytest.raises(InputError, match="holds nothing that can be looked for"):
            subject_access.find(store, " -- ")
        assert len(store.all("run", Run)) == 2


@pytest.mark.parametrize(
    "kind", [kind for kind in DEFAULT_PERIODS if kind in {"cancel", "hold", "withdrawn", "refuse"}]
)
def test_what_organisers_are_told_is_no_less_than_what_is_kept(kind: str, tmp_path: Path) -> None:
    """Whatever becomes of a booking, and however far ahead its event is."""
    site = venues.school(tmp_path, f"retention: {{approve: 6, {kind}: 60}}\n")
    told = organiser_notice(site)
    assert "for 6 months where it is approved, and for up to 60 months otherwise" in told
    assert f"{COUNTED_FROM}; {NOT_BEFORE}" in told


def test_organisers_are_told_on_which_basis_and_whom_to_ask_about_their_data(tmp_path: Path) -> None:
    """As the venue says it, and nothing where it has said nothing: whoever sets it up is told so."""
    silent = venues.school(tmp_path / "silent")
    assert "lawful basis" not in organiser_notice(silent)
    assert "About your data" not in organiser_notice(silent)
    assert {"lawful_basis", "data_protection"} <= {one.field for one in missing_of(silent)}
    said = {
        "lawful_basis": "public task,\n article 6(1)(e).",
        "data_protection": "Our \u202eofficer, dpo@a.example",
    }
    site = replace(silent, letters=replace(silent.letters, **said))
    told = organiser_notice(site)
    assert "needs it. The lawful basis is: public task,  article 6(1)(e). Names of groups" in told
    assert "About your data: Our officer, dpo@a.example." in told
    assert not {"lawful_basis", "data_protection"} & {one.field for one in missing_of(site)}
    for venue, words in (silent, "nothing is said yet: the venue's settings ask"), (site, "Our officer, dpo@a.example"):
        assessed = prose_formats.text(
            impact_assessments.draw_up(venue, "dpia", now=datetime(2026, 9, 14, tzinfo=UTC))
        ).decode()
        assert f"How people reach the data protection officer: {words}" in " ".join(assessed.split())


def test_periods_and_the_database_are_read_from_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every mistake is named; the variable wins; a password is refused."""
    monkeypatch.delenv("VENUECHECK_DATABASE", raising=False)
    site = venues.school(tmp_path / "a", "retention: {approve: 6, run: 12}\n")
    assert dict(site.retention) == {**DEFAULT_PERIODS, "approve": 6, "run": 12}
    assert site.store_url.endswith("/a/venuecheck.db")
    path = tmp_path / "wrong.yaml"
    text = site.path.read_text("utf-8").replace("approve: 6, run: 12", "aprove: 6, run: 0")
    path.write_text(text + 'database: "postgresql://me:s3cret@db/venuecheck"\n', "utf-8")
    with pytest.raises(InputError) as raised:
        load_site(path)
    said = [str(problem) for problem in raised.value.problems]
    assert "did you mean 'approve'" in said[0]
    assert "months must be from 1" in said[1]
    assert "a password must not stand in a database's address" in said[2]
    assert "s3cret" not in " ".join(said)
    path.write_text(text.replace("aprove: 6, run: 0", "") + 'database: "postgresql://db/venuecheck"\n', "utf-8")
    assert load_site(path).store_url == "postgresql://db/venuecheck"
    monkeypatch.setenv("VENUECHECK_DATABASE", "postgresql://me@db/venuecheck")
    assert load_site(path).store_url == "postgresql://me@db/venuecheck"
    monkeypatch.setenv("VENUECHECK_DATABASE", "postgresql://me:s3cret@db/venuecheck")
    with pytest.raises(InputError, match="VENUECHECK_DATABASE: a password must not stand") as raised:
        load_site(path)
    assert "s3cret" not in str(raised.value)
    assert ".pgpass" in str(raised.value)


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        (OutcomeKind.APPROVE, date(2029, 7, 10)),
        (OutcomeKind.APPROVE_WITH_CONDITIONS, date(2030, 6, 10)),
        (OutcomeKind.REFER, date(2030, 6, 10)),
        (OutcomeKind.HOLD, date(2030, 6, 10)),
        # no event comes of these: 24 or 13 months from the decision, and never before its day is past
        (OutcomeKind.REFUSE, date(2028, 9, 14)),
        (OutcomeKind.CANCEL, date(2028, 9, 14)),
        (OutcomeKind.NOT_AVAILABLE, date(2028, 6, 11)),
        (OutcomeKind.WITHDRAWN, date(2028, 6, 11)),
        (None, date(2029, 7, 10)),  # nobody decided; recommended is to approve
    ],
)
def test_nothing_is_due_before_its_event_and_what_goes_ahead_is_kept_from_its_end(
    tmp_path: Path, kind: OutcomeKind | None, due: date
) -> None:
    """A wedding in June 2028, booked in September 2026; each as the notice says, which names what comes to nothing."""
    site = venues.office(tmp_path)
    wedding = replace(BOOKING, id="wedding", subject="Main hall, wedding, Sat 10 June 2028", venue="example-council")
    assert wedding.decision is not None
    with open_store(site) as store:
        decision = replace(wedding.decision, kind=kind) if kind else None
        advised = replace(wedding.recommendation, kind=OutcomeKind.APPROVE)
        store.append("assessment", "wedding", replace(wedding, decision=decision, recommendation=advised), NOW)
        planned = retention.plan(site, store, now=NOW)
        assert planned.next_due == due
        ripe = retention.plan(site, store, now=datetime(due.year, due.month, due.day, 12, tzinfo=UTC))
        (one,) = (*ripe.due, *ripe.open)
        assert one.is_decided is (kind is not None)
        assert one.since == (NOW.date() if kind in TAKES_NO_PLACE else date(2028, 6, 10))
        assert retention.plan(site, store, now=NOW.replace(year=2028, month=6, day=9)).due == ()


def test_the_notice_names_what_comes_to_no_event() -> None:
    """In other words than the outcomes have, so each is looked for."""
    assert {kind.value.replace("_", " ").rstrip("e")[:6] for kind in TAKES_NO_PLACE} == {
        word for word in ("refus", "cancel", "withdr", "not av") if word in COUNTED_FROM
    }


_FIVE_YEARS = timedelta(days=2000)
_LONG_AGO = replace(BOOKING, id="open", started=NOW - _FIVE_YEARS, finished=NOW - _FIVE_YEARS)


def _at_once(store: Store) -> None:
    assert BOOKING.decision is not None
    closed = replace(BOOKING.decision, kind=OutcomeKind.NOT_AVAILABLE, outcome="at-once", fact="Flood", source="Ann")
    owed = Action(id=GROUNDS, text="Record the grounds.", kind=ActionKind(outlasts_booking=True))
    store.append("assessment", "open", replace(_LONG_AGO, decision=closed, actions=(owed,)), NOW - _FIVE_YEARS)


def _worry(store: Store) -> None:
    add(store, "open", OutcomeKind.APPROVE, _FIVE_YEARS)
    noticed = Noticed(
        assessment="open", said="x", person="Ann", at=NOW - _FIVE_YEARS, by=Acted(id="", known=HowKnown.NAMED)
    )
    store.append(WORRY, "open/1", noticed, NOW - _FIVE_YEARS)


def _look_back(store: Store) -> None:
    add(store, "open", OutcomeKind.APPROVE_WITH_CONDITIONS, _FIVE_YEARS)


def _taken_back(store: Store) -> None:
    add(store, "open", OutcomeKind.APPROVE, _FIVE_YEARS)
    before = NOW - _FIVE_YEARS
    form = OrganisersForm(
        id="f", checklist="c", made=before, person="", ends=before, link="", answers={}, withdrawn=NOW, booking="open"
    )
    save(store, form)


def _police(store: Store) -> None:
    to_tell = Action(id="tell", text="Tell the police.", kind=ActionKind(asks=Asks.POLICE, outlasts_booking=True))
    store.append("assessment", "open", replace(_LONG_AGO, actions=(to_tell,)), NOW - _FIVE_YEARS)


def _what_follows(store: Store) -> None:
    add(store, "open", OutcomeKind.APPROVE_WITH_CONDITIONS, _FIVE_YEARS)
    wrong = EventReview(
        assessment="open", as_booked=AsBooked.NO, conditions_kept=None, note="x", person="Ann", at=NOW - _FIVE_YEARS
    )
    store.append(EVENT_REVIEW, "open/1", wrong, NOW - _FIVE_YEARS)


def _not_met(store: Store) -> None:
    assert BOOKING.decision is not None
    on_terms = replace(BOOKING.decision, kind=OutcomeKind.APPROVE_WITH_CONDITIONS, conditions=("Doors stay open.",))
    store.append("assessment", "open", replace(_LONG_AGO, decision=on_terms, actions=()), NOW - _FIVE_YEARS)
    seen = ConditionSeen(
        assessment="open", condition="Doors stay open.", met=False, seen="shut", person="Ann", at=on_terms.at
    )
    store.append(CONDITION, "open/1", seen, NOW - _FIVE_YEARS)


@pytest.mark.parametrize(
    ("opened", "says"),
    [
        (_what_follows, "something is still to be done"),
        (_not_met, "a condition is not met"),
        (_at_once, "the grounds are to be recorded"),
        (_worry, "the safeguarding lead has not opened what is written for them"),
        (_look_back, "nobody has noted whether it was as booked"),
        (_taken_back, "The organiser took this booking back on 14 September 2026"),
        (_police, "something is still to be done"),
    ],
)
def test_what_is_still_open_is_not_erased_and_the_plan_says_what(
    tmp_path: Path, opened: Callable[[Store], None], says: str
) -> None:
    """However long ago it was; what is closed beside it goes."""
    site = venues.office(tmp_path)
    with open_store(site) as store:
        opened(store)
        add(store, "closed", OutcomeKind.APPROVE, _FIVE_YEARS)
        in_a_year = NOW + timedelta(days=365)  # a draft is due by then
        made = retention.run(site, store, now=in_a_year)
        assert [one.key for one in made.due] == ["closed"]
        assert not made.drafts
        (kept,) = made.open
        assert kept.key == "open"
        assert any(says in each for each in kept.open)
        assert "open" in names(store)
