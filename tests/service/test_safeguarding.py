"""What was noticed at a booking is the safeguarding lead's alone: nobody else opens it, and nothing else tells it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.assessment.samples import shipped
from tests.report import samples as made
from venuecheck import catalogue
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import Answered, OutcomeKind
from venuecheck.assessment.changed import changed
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.passed_to_lead import LEAD_ANSWERS, TELL_LEAD, as_passed_on
from venuecheck.assessment.replying import is_before_reply, is_held, obstacle, usual_kind
from venuecheck.authoring.document import read
from venuecheck.core.action import Action
from venuecheck.core.problem import ConflictError, ForbiddenError, InvalidError
from venuecheck.core.venue import Nation
from venuecheck.records.listing import digest_of, last_place
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.service.bookings import story
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.diary import diary_of
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import draw_up
from venuecheck.service.bookings.noted_actions import noted_of
from venuecheck.service.bookings.recorded import all_assessments, read_assessment, read_unchanged, record_about
from venuecheck.service.bookings.replies import note_reply, replies_to
from venuecheck.service.bookings.safeguarding import Noticed, not_opened, note_for_lead, open_for_lead, passed_to_lead
from venuecheck.service.record_keeping.readings import Reading, recorded_since, refuse_another
from venuecheck.service.record_keeping.record_groups import WORRY, WORRY_OPENED, groups_of
from venuecheck.service.record_keeping.subject_access import find
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, read_site
from venuecheck.service.venue_reports.actions import close
from venuecheck.service.venue_reports.reporting import open_actions
from venuecheck.service.venue_reports.still_to_do import still_to_do
from venuecheck.service.who_may import MAY, Doing, acting

NOW = datetime(2026, 9, 21, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=9)
SAID = "Zephyrine Quill saw a helper shout at a child, 20 September, 4 pm"
_ROLES = ("clerk", "duty_officer", "caretaker", "decider", "manager", "it", "signer", "dsl", "information_governance")
_PEOPLE = "people:\n" + "".join(f'  - {{id: "{one}", name: "{one} person", roles: ["{one}"]}}\n' for one in _ROLES)


def _site(folder: Path, people: str = _PEOPLE) -> Site:
    text = f'venue: {{id: "{made.SCHOOL.id}"}}\nnetworks: [{{id: "pupil-wifi", user_group: "pupils"}}]\n{people}'
    path = folder / "venuecheck.yaml"
    path.write_text(text, encoding="utf-8")
    return read_site(read(text.encode(), "venuecheck.yaml"), path)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a venue that lists one person in each role."""
    return _site(tmp_path)


@pytest.fixture
def store(site: Site) -> Iterator[Store]:
    """Give its records, with one booking."""
    with open_store(site) as opened:
        record(opened, made.booking())
        yield opened


@pytest.fixture
def about(store: Store) -> object:
    """Give the booking as it was read."""
    return read_assessment(store, made.booking().id)


@pytest.mark.parametrize("role", _ROLES)
def test_who_writes_it_and_who_opens_it(site: Site, store: Store, role: str, about: Recorded) -> None:  # type: ignore[type-arg]
    """Everybody at the desk may write; the lead alone reads."""
    may_write = role in {one.value for one in MAY[Doing.NOTE_WORRY]}
    assert may_write is (role not in {"it", "signer", "information_governance"})
    if may_write:
        note_for_lead(site, store, about, said=SAID, person=role, now=NOW)
    else:
        with pytest.raises(ForbiddenError):
            note_for_lead(site, store, about, said=SAID, person=role, now=NOW)
        note_for_lead(site, store, about, said=SAID, person="clerk", now=NOW)
    about = read_assessment(store, about.value.id)
    if role == "dsl":
        (found,) = open_for_lead(site, store, about, person=role, now=NOW)
        assert found.said == SAID
        assert [one.kind for one in groups_of(store)[0].entries][-1] == "worry_opened"
    else:
        with pytest.raises(ForbiddenError):
            open_for_lead(site, store, about, person=role, now=NOW)


@pytest.mark.parametrize("person", ["", "dsl", "Somebody"])
def test_where_nobody_is_listed_nobody_opens_it(tmp_path: Path, store: Store, person: str, about: Recorded) -> None:  # type: ignore[type-arg]
    """Elsewhere anybody may do everything by name; here a name is not enough."""
    with pytest.raises(ForbiddenError, match="not listed"):
        open_for_lead(_site(tmp_path, ""), store, about, person=person, now=NOW)


@pytest.mark.parametrize("said", ["", " ", "..."])
def test_what_says_nothing_is_not_written(site: Site, store: Store, said: str, about: Recorded) -> None:  # type: ignore[type-arg]
    with pytest.raises(InvalidError):
        note_for_lead(site, store, about, said=said, person="clerk", now=NOW)


@pytest.mark.parametrize("action", ["tell-dsl", "ask-legal"])
def test_a_request_to_the_lead_says_that_something_is_written_and_not_what(
    site: Site, store: Store, action: str
) -> None:
    """Only once it is, only of that booking, and to nobody but the lead."""
    for name in ("mine", "other"):
        one = replace(made.booking(), id=name, actions=(Action(id=action, text="Tell."),), screened=(), flags=())
        record(store, one)
    mine, other = (read_assessment(store, name) for name in ("mine", "other"))

    def asked(about: Recorded) -> str:  # type: ignore[type-arg]
        wanted = Wanted(
            kind=LetterKind.REFERRAL, to="Pat", note="Advise us", purpose="Advice", lawful_basis="Public task"
        )
        wanted = replace(wanted, person="manager", approved_by="manager")
        return draw_up(site, store, about.value, wanted, now=NOW).letter.text

    assert _WRITTEN not in asked(mine)
    note_for_lead(site, store, mine, said=SAID, person="clerk", now=NOW)
    assert (_WRITTEN in asked(mine)) is (action == "tell-dsl")
    assert "Zephyrine" not in asked(mine)
    assert _WRITTEN not in asked(other)
    assert WORRY_OPENED not in {entry.kind for group in groups_of(store) for entry in group.entries}


_WRITTEN = "Something was written down for you alone."


def test_nothing_else_tells_it_and_it_goes_with_its_booking(site: Site, store: Store, about: Recorded) -> None:  # type: ignore[type-arg]
    """A search for the person it names finds that the lead is to be asked; the booking's story, only when."""
    note_for_lead(site, store, about, said=SAID, person="clerk", now=NOW)
    found = find(store, "Zephyrine Quill")
    assert (found.mentions, found.for_lead) == ((), 1)
    told = story.story_of(store, made.booking().id)
    assert "Zephyrine" not in repr(told)
    passed = told.steps[-1]
    assert (passed.kind, passed.by) == (story.StepKind.WRITTEN_FOR_LEAD, "")
    assert passed.what == "written down for the designated safeguarding lead at 10:00"
    assert passed_to_lead(store, made.booking().id) == (NOW,)
    (group,) = groups_of(store)
    assert WORRY in {entry.kind for entry in group.entries}


def test_whoever_is_told_what_came_since_they_read_hears_that_it_was_passed_on_and_never_by_whom(
    site: Site,
    store: Store,
    about: Recorded,  # type: ignore[type-arg]
) -> None:
    read = digest_of(store, last_place(store))
    note_for_lead(site, store, about, said=SAID, person="clerk", now=NOW)
    open_for_lead(site, store, read_assessment(store, about.value.id), person="dsl", now=NOW)
    (change,) = recorded_since(store, read)
    assert change.what.startswith(f"note for the safeguarding lead {made.booking().id}/")
    assert change.by == ""
    before = Reading(last_place(store) - 3, "as it was").mark
    now = Reading(last_place(store), "as it is")
    with pytest.raises(ConflictError) as refused:
        refuse_another(store, before, now, thing="x", changed="it is another", fix="read it", about=made.booking().id)
    assert "safeguarding lead" in str(refused.value)
    assert not [who for who in ("clerk person", "dsl person", "Zephyrine") if who in str(refused.value)]


def test_what_was_written_since_the_lead_last_opened_waits_for_them(site: Site, store: Store) -> None:
    """Of each booking apart; opening one leaves the other."""
    for name in ("mine", "other"):
        record(store, replace(made.booking(), id=name, screened=(), flags=()))
    assert not not_opened(store)
    for name, said in (("mine", SAID), ("mine", f"{SAID}, again"), ("other", SAID)):
        note_for_lead(site, store, read_assessment(store, name), said=said, person="clerk", now=NOW)
    assert not_opened(store) == {"mine": 2, "other": 1}
    open_for_lead(site, store, read_assessment(store, "mine"), person="dsl", now=NOW)
    assert not_opened(store) == {"other": 1}
    note_for_lead(site, store, read_assessment(store, "mine"), said=SAID, person="clerk", now=NOW)
    assert not_opened(store) == {"mine": 1, "other": 1}


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"dsl_passed": "passed"}, "day not noted, time not noted"),
        ({"dsl_passed": "passed", "dsl_day": "14 September 2026"}, "on 14 September 2026, time not noted"),
        ({"dsl_passed": "passed", "dsl_time": "10:15"}, "day not noted, at 10:15"),
        ({"dsl_day": "14 September 2026", "dsl_time": "10:15"}, "on 14 September 2026, at 10:15"),
        ({"dsl_passed": "not_yet", "dsl_time": "10:15"}, None),
        ({"dsl_passed": "not_yet"}, None),
        ({}, None),
    ],
)
def test_what_the_answers_say_was_passed_on_is_told_as_far_as_they_say_when(
    store: Store, said: dict[str, str], says: str | None
) -> None:
    """Once, however often the booking is recorded afterwards."""
    told = [Answered(question=name, text="When?", value=value, shown=value) for name, value in said.items()]
    one = replace(made.booking(), id="a-setting", answers=tuple(told), decision=None)
    first = record(store, one)
    record(store, replace(one, decision=made.booking().decision), over=first)
    steps = [each for each in story.story_of(store, one.id).steps if each.kind is story.StepKind.PASSED_TO_LEAD]
    expected = [] if says is None else [f"passed to the designated safeguarding lead, {says}"]
    assert [each.what for each in steps] == expected


@pytest.mark.parametrize("told", ["opened", "noted", "answered", "nothing"])
def test_somebody_is_to_tell_the_lead_until_they_know(site: Site, store: Store, about: Recorded, told: str) -> None:  # type: ignore[type-arg]
    """Each time that something is written; the story then says so, never by whom."""
    one = about.value.id
    note_for_lead(site, store, about, said=SAID, person="clerk", now=NOW)

    def is_to_tell() -> bool:
        now = read_assessment(store, one).value
        return any(each.action.id == TELL_LEAD for each in still_to_do(site, store, now, now=LATER))

    assert is_to_tell()
    soon = NOW + timedelta(minutes=20)
    if told == "opened":
        open_for_lead(site, store, read_assessment(store, one), person="dsl", now=soon)
    elif told == "answered":
        note_reply(site, store, read_assessment(store, one), Answerer.SAFEGUARDING, text="None", person="dsl", now=soon)
    elif told == "noted":
        (to_tell,) = (each for each in open_actions(site, store, now=soon) if each.id == f"{one}:{TELL_LEAD}")
        close(site, store, to_tell.id, person="manager", reason="Rang them at 10.15 am", now=soon)
        (noted,) = noted_of(store, read_assessment(store, one).value)
        assert noted.person == ""
        last = story.story_of(store, one).steps[-1]
        assert (last.kind, last.by) == (story.StepKind.PASSED_TO_LEAD, "")
        assert last.what == "passed to the designated safeguarding lead: Rang them at 10.15 am"
    assert is_to_tell() is (told == "nothing")
    if told != "nothing":
        again = read_assessment(store, one)
        note_for_lead(site, store, again, said=SAID, person="clerk", now=soon + timedelta(hours=1))
        assert is_to_tell()


def test_the_story_tells_when_the_lead_opened_what_was_written(site: Site, store: Store, about: Recorded) -> None:  # type: ignore[type-arg]
    """Not by whom; until then nothing says that it was passed on."""
    note_for_lead(site, store, about, said=SAID, person="clerk", now=NOW)
    assert "passed to" not in repr(story.story_of(store, about.value.id).steps).lower()
    open_for_lead(site, store, read_assessment(store, about.value.id), person="dsl", now=NOW + timedelta(minutes=20))
    last = story.story_of(store, about.value.id).steps[-1]
    assert (last.kind, last.by) == (story.StepKind.PASSED_TO_LEAD, "")
    assert last.what == "opened by the designated safeguarding lead at 10:20"


@pytest.mark.parametrize("answerer", list(Answerer))
def test_the_lead_notes_what_they_answered_and_nobody_elses_word(site: Site, store: Store, answerer: Answerer) -> None:
    about = read_assessment(store, made.booking().id)
    note = partial(note_reply, site, store, about, answerer, text="Nothing against it", person="dsl", now=NOW)
    if answerer is Answerer.SAFEGUARDING:
        assert note().person == "dsl person"
    else:
        with pytest.raises(ForbiddenError):
            note()


def test_what_was_written_for_the_lead_is_a_reason_to_ask_them(site: Site, store: Store) -> None:
    """With no point, no name and no note of anybody's: what it is, the request does not hold."""
    record(store, replace(made.booking(), id="waits", screened=(), flags=(), actions=()))
    note_for_lead(site, store, read_assessment(store, "waits"), said=SAID, person="clerk", now=NOW)
    wanted = Wanted(kind=LetterKind.REFERRAL, to="Pat", purpose="Advice", lawful_basis="Public task")
    wanted = replace(wanted, person="manager", approved_by="manager")
    assert SAID not in draw_up(site, store, read_assessment(store, "waits").value, wanted, now=NOW).letter.text


def test_a_booking_waits_for_the_lead_once_something_was_written_for_them(site: Site, store: Store) -> None:
    """As where its answers tell of a worry: each time that something is written, until the lead's answer is noted."""
    one = replace(made.booking(), screened=(), flags=(), actions=())
    record(store, replace(one, id="waits"))

    def is_waiting() -> bool:
        now = read_assessment(store, "waits").value
        held = is_held(now, replies_to(store, now))
        to_do = [each.action for each in still_to_do(site, store, now, now=LATER) if each.action.id == LEAD_ANSWERS]
        assert bool(to_do) is held
        assert all("safeguarding lead" in each.owner for each in to_do)
        assert SAID not in repr(now)
        return held

    assert not is_waiting()
    for day in (0, 2):
        at = NOW + timedelta(days=day)
        note_for_lead(site, store, read_assessment(store, "waits"), said=SAID, person="clerk", now=at)
        assert is_waiting()
        read = read_assessment(store, "waits")
        with pytest.raises(ForbiddenError, match="before the designated safeguarding lead has answered"):
            draw_up(
                site, store, read.value, Wanted(kind=LetterKind.CONDITIONS, person="decider"), now=at, as_draft=True
            )
        answer = partial(
            note_reply, site, store, text="Nothing against it", person="clerk", now=at + timedelta(hours=1)
        )
        answer(read, Answerer.POLICE)
        assert is_waiting()  # of a worry nobody else can tell
        answer(read, Answerer.SAFEGUARDING)
        assert not is_waiting()
        assert is_before_reply(read.value, replies_to(store, read.value))


def test_what_was_written_before_bookings_held_it_waits_wherever_bookings_are_shown(site: Site, store: Store) -> None:
    """The diary, the list, what there is to do and the report, from the note alone."""
    day = Answered(question="event_date", text="Day?", value="2026-10-01", shown="1 October 2026")
    booked = replace(made.booking(), id="waits", screened=(), flags=(), actions=(), answers=(day,))
    read = record(store, booked)

    def shown() -> tuple[bool, bool, bool]:
        (on,) = (one for one in diary_of(site, store, now=LATER).on if one.assessment == "waits")
        (listed,) = (one for one in all_assessments(store) if one.id == "waits")
        assert listed == read_assessment(store, "waits").value
        to_do = {one.id for one in open_actions(site, store, now=LATER) if one.about == "waits"}
        return "waits for an answer" in on.stands, listed.passed_to_lead is not None, f"waits:{LEAD_ANSWERS}" in to_do

    assert shown() == (False, False, False)
    who = acting(site.people, site.venue.id, "clerk", Doing.NOTE_WORRY)
    noticed = Noticed(assessment="waits", said=SAID, person="clerk", at=NOW, by=who.acted)
    record_about(store, read, WORRY, noticed, at=NOW)
    assert shown() == (True, True, True)
    note_reply(
        site, store, read_assessment(store, "waits"), Answerer.SAFEGUARDING, text="None", person="clerk", now=LATER
    )
    assert not shown()[2]


def test_a_closed_building_is_told_at_once_and_a_booking_that_was_withdrawn_is_promised_nothing(
    site: Site, store: Store
) -> None:
    """Whatever is written for the lead: people who think that it stands would come to a closed door."""
    record(store, replace(made.booking(), id="waits", screened=(), flags=(), actions=()))
    note_for_lead(site, store, read_assessment(store, "waits"), said=SAID, person="clerk", now=NOW)
    one = read_assessment(store, "waits").value
    assert one.decision is not None
    before = replace(one, earlier=(one.decision,))
    closed = replace(one.decision, kind=OutcomeKind.NOT_AVAILABLE, outcome="at-once", fact="Flood", source="Caretaker")
    assert usual_kind(replace(before, decision=closed), ()) is LetterKind.NOT_AVAILABLE
    assert usual_kind(replace(one, decision=closed), ()) is LetterKind.HOLDING  # nobody thinks that it stands
    withdrawn = replace(before, decision=replace(one.decision, kind=OutcomeKind.WITHDRAWN, outcome="withdrawn"))
    found = obstacle(withdrawn, LetterKind.HOLDING, (), NOW.date(), Nation.ENGLAND)
    assert found is not None
    assert found.fix == "no letter is needed"


def test_what_was_passed_on_stays_when_a_booking_changes_and_is_no_change_of_anybodys(site: Site, store: Store) -> None:
    before = record(store, replace(made.booking(), id="waits"))
    note_for_lead(site, store, before, said=SAID, person="clerk", now=NOW)
    now = read_assessment(store, "waits").value
    (change,) = changed(before.value, now)
    assert (change.what, change.by) == ("written down for the designated safeguarding lead", "")
    assert as_passed_on(replace(now, passed_to_lead=None, actions=()), now).actions == now.actions[-2:]
    with pytest.raises(ConflictError, match="safeguarding lead"):
        read_unchanged(store, "waits", before.version.seq)


def test_what_was_written_before_bookings_said_so_holds_its_letters_too(site: Site, store: Store) -> None:
    """Until the lead answers; and the next record of the booking says it itself."""
    here = read_assessment(store, made.booking().id)
    note_for_lead(site, store, here, said=SAID, person="clerk", now=NOW)
    marked = read_assessment(store, made.booking().id)
    written_over = replace(marked.value, passed_to_lead=None, actions=here.value.actions)
    record(store, written_over, over=marked)  # as the booking stood beside such a note in an earlier version
    read = read_assessment(store, made.booking().id)
    assert read.value.passed_to_lead == NOW
    assert is_held(read.value, replies_to(store, read.value))
    assert read.value.actions == marked.value.actions
    record(store, read.value, over=read)
    kept = store.latest("assessment", read.value.id, type(read.value))
    assert kept is not None
    assert kept.passed_to_lead == NOW
    other = replace(made.booking(), id=f"{made.booking().id}-2")
    record(store, other)
    assert read_assessment(store, other.id).value.passed_to_lead is None


def test_an_owner_who_is_advised_hears_nothing_of_what_was_passed_on(site: Site, store: Store) -> None:
    """Not after the lead answered either: the letter holds what the checklist asks for, and no more."""
    checklist = shipped(catalogue.checklist_path("private-venue-advice"))
    desk = Desk.at(site, store, checklist, lambda: NOW)
    advice = desk.assess(checklist.examples[0].answers, subject="The Crown", person="clerk")
    note_for_lead(site, store, record(store, advice), said=SAID, person="clerk", now=NOW)
    read = read_assessment(store, advice.id)
    note_reply(site, store, read, Answerer.SAFEGUARDING, text="Nothing against it", person="clerk", now=LATER)
    wanted = Wanted(kind=LetterKind.OWNER_ADVICE, approved_by="decider")
    said = draw_up(site, store, read.value, wanted, now=LATER, as_draft=True).letter.text
    assert LEAD_ANSWERS in {one.id for one in read.value.actions}
    assert "Ask every hirer the same first questions" in said
    assert "safeguarding" not in said
