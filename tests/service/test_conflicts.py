"""Of two people who open one thing, the second is told what the first changed, and nothing of the first is lost."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests.assessment.samples import shipped
from tests.report import samples as made
from venuecheck import catalogue
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.answers import Answers
from venuecheck.assessment.assessment import Answered, Decision, OutcomeKind
from venuecheck.assessment.changed import changed
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.looked_back import AsBooked
from venuecheck.core.actor import Actor
from venuecheck.core.problem import ConflictError, InputError
from venuecheck.records import tables
from venuecheck.records.store import Store
from venuecheck.screening.result import Dismissal
from venuecheck.service.bookings import drafts, half_written, letters, letters_made, noted_now, replies, series
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.decision_taking import Deciding
from venuecheck.service.bookings.ended_drafts import throw_away
from venuecheck.service.bookings.keeping_drafts import DraftKeeper
from venuecheck.service.bookings.kept_drafts import kept_drafts
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.names.judging import Said, keep_words
from venuecheck.service.record_keeping import record_groups
from venuecheck.service.record_keeping.said_beside import last_said
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site
from venuecheck.service.venue_reports import actions, sign_offs

from . import venues

NOW = made.NOW
BOOKING = replace(made.booking(), venue="st-aidans", decision=None)
GAMBLING = "pupil-wifi:gambling:under_blocked"


def decision(kind: OutcomeKind, person: str, reasons: str = "Known for years") -> Decision:
    """Give what somebody decides."""
    given = made.booking().decision
    assert given is not None
    return replace(given, kind=kind, outcome=kind.value, person=person, reasons=reasons, at=NOW + timedelta(hours=1))


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


def test_an_approval_does_not_silently_replace_a_refusal(two: tuple[Store, Store]) -> None:
    """Who decided what, when, and why is said; the refusal stays."""
    first, second = two
    record(first, replace(BOOKING, id="b-1"))
    theirs, mine = read_assessment(first, "b-1"), read_assessment(second, "b-1")
    refused = decision(OutcomeKind.REFUSE, "Joan Whitlock", reasons="The speaker is proscribed")
    record(first, replace(theirs.value, decision=refused), over=theirs)
    approved = replace(mine.value, decision=decision(OutcomeKind.APPROVE, "Pat Green"))
    with pytest.raises(ConflictError) as caught:
        record(second, approved, over=mine)
    assert caught.value.by == "Joan Whitlock"
    assert caught.value.since == refused.at
    assert "b-1: decision: refuse\n" in said(caught)
    assert "b-1: reasons: The speaker is proscribed" in said(caught)
    kept = read_assessment(second, "b-1").value
    assert kept.decision == refused
    record(second, approved, over=read_assessment(second, "b-1"))
    assert read_assessment(first, "b-1").value.decision == approved.decision


def test_what_was_changed_is_said_answer_by_answer() -> None:
    """Answers, names set aside, further bookings, and the fields of a decision."""
    more = Answered(question="new", text="Is there food?", value="yes", shown="Yes")
    answers = tuple(
        replace(one, value="other", shown="Another answer") if number == 0 else one
        for number, one in enumerate(BOOKING.answers)
    )
    now = replace(BOOKING, answers=(*answers[:-1], more), person="Ruth Adeyemi", subject="Room 2")
    found = {one.what: one for one in changed(BOOKING, now)}
    first, last = BOOKING.answers[0], BOOKING.answers[-1]
    assert (found[first.text].before, found[first.text].now) == (first.shown, "Another answer")
    assert (found["Is there food?"].before, found["Is there food?"].now) == ("", "Yes")
    assert (found[last.text].before, found[last.text].now) == (last.shown, "")
    assert {one.by for one in found.values()} == {"Ruth Adeyemi"}
    before = replace(BOOKING, decision=decision(OutcomeKind.REFER, "A", reasons="To ask"))
    after = replace(BOOKING, decision=decision(OutcomeKind.REFER, "B", reasons="To ask again"))
    assert [(one.what, one.before, one.now, one.by) for one in changed(before, after)] == [
        ("decision", "", "refer to a named person before replying", "B"),
        ("reasons", "To ask", "To ask again", "B"),
    ]
    assert [(one.what, one.now) for one in changed(before, BOOKING)] == [("decision", "")]
    assert changed(BOOKING, BOOKING) == ()
    given = after.decision
    assert given is not None
    dated = replace(BOOKING, decision=replace(given, valid_until=date(2027, 3, 13)))
    told = {one.what: one.now for one in changed(BOOKING, dated)}
    assert told["it counts until"] == "13 March 2027"
    assert "no" not in told.values(), "what was not said before and is not so now is no change"
    assert not any("_" in what for what in told)


def test_bookings_of_a_series_that_two_cover_at_once_are_both_covered(site: Site, two: tuple[Store, Store]) -> None:
    """Neither vanishes; and once somebody decided anew, the earlier check covers no more."""
    first, second = two
    checklist = shipped(catalogue.checklist_path("venue-booking"))
    own: dict[str, Any] = {"checklist": checklist, "answers": Answers(), "now": NOW}
    approved = replace(BOOKING, id="s-1", decision=decision(OutcomeKind.APPROVE, "Joan Whitlock"))
    record(first, approved)
    mine, theirs = (read_assessment(store, "s-1").value for store in two)
    series.cover(site, first, theirs, subject="3 October", person="Pat Green", **own)
    covered = series.cover(site, second, mine, subject="10 October", person="Carol Hughes", **own)
    assert [one.subject for one in covered.occasions] == ["3 October", "10 October"]
    read = read_assessment(first, "s-1")
    record(first, replace(read.value, decision=decision(OutcomeKind.REFUSE, "Joan Whitlock")), over=read)
    with pytest.raises(ConflictError, match="Joan Whitlock"):
        series.cover(site, second, covered, subject="17 October", person="Carol Hughes", **own)
    assert len(read_assessment(first, "s-1").value.occasions) == 2


def test_nothing_goes_out_that_rests_on_what_was_changed(site: Site, two: tuple[Store, Store]) -> None:
    """A letter, a reply and a look back are about the assessment as it was read."""
    first, second = two
    approved = replace(BOOKING, id="l-1", decision=decision(OutcomeKind.APPROVE, "Joan Whitlock"), screened=())
    approved = replace(approved, flags=())
    record(first, approved)
    mine = read_assessment(second, "l-1")
    drawn = letters.draw_up(site, second, mine.value, Wanted(to="Ann Booker"), now=NOW)
    read = read_assessment(first, "l-1")
    record(first, replace(read.value, decision=decision(OutcomeKind.WITHDRAWN, "Pat Green")), over=read)
    with pytest.raises(ConflictError, match="Pat Green"):
        letters.record_letter(second, drawn, "text", about=mine)
    with pytest.raises(ConflictError):
        replies.note_reply(site, second, mine, Answerer.POLICE, text="No concern", person="Pat", now=NOW)
    with pytest.raises(ConflictError):
        replies.note_review(site, second, mine, AsBooked.NOT_HELD, conditions_kept=None, note="", person="Pat", now=NOW)
    assert second.keys(letters_made.LETTER) == second.keys(replies.REPLY) == second.keys(noted_now.EVENT_REVIEW) == ()


AFTER = NOW + timedelta(days=30)


@pytest.mark.parametrize("what", ["look back", "reply"])
def test_the_contrary_of_what_another_noted_of_a_booking_is_told_first(
    site: Site, two: tuple[Store, Store], what: str
) -> None:
    """Whoever had not seen it is told who said what; a page that showed it, or a word of their own, passes it."""
    first, second = two
    approved = replace(BOOKING, id="l-2", decision=decision(OutcomeKind.APPROVE_WITH_CONDITIONS, "Joan Whitlock"))
    record(first, replace(approved, screened=(), flags=()))
    kind = {"look back": noted_now.EVENT_REVIEW, "reply": replies.REPLY}[what]

    def note(store: Store, person: str, *, good: bool, **seen: Any) -> None:
        about = read_assessment(store, "l-2")
        said = {"person": person, "now": AFTER, **seen}
        if what == "reply":
            text = "No concern" if good else "They must not speak"
            replies.note_reply(site, store, about, Answerer.POLICE, text=text, **said)
        else:
            came = AsBooked.YES if good else AsBooked.NO
            otherwise = "" if good else "They must not speak, and did"
            replies.note_review(site, store, about, came, conditions_kept=good, note=otherwise, **said)

    page = last_said(first, kind)
    note(first, "A. First", good=False)
    note(second, "B. Second", good=False)
    with pytest.raises(ConflictError, match=r"A\. First") as caught:
        note(second, "C. Third", good=True)
    assert "They must not speak" in said(caught)
    assert {problem.field for problem in caught.value.problems} >= {"replace"}
    with pytest.raises(ConflictError, match="said otherwise since"):
        note(second, "C. Third", good=True, shown=page)
    assert len(second.keys(kind)) == 2
    note(second, "C. Third", good=True, shown=last_said(second, kind))
    note(first, "D. Fourth", good=False, replaces=True)
    note(first, "d. fourth", good=True)
    assert len(second.keys(kind)) == 5


@pytest.mark.parametrize("what", ["action", "hold", "requirement"])
def test_the_second_to_change_one_thing_is_told_who_was_first(site: Site, two: tuple[Store, Store], what: str) -> None:
    """What both saw was the same; the first is named, with what they said."""
    first, second = two

    def act(store: Store, person: str, seen: object) -> object:
        if what == "action":
            due = date(2027, 1, 1) if person == "A. First" else None
            return actions.assign(
                site,
                store,
                GAMBLING,
                owner=f"team of {person}",
                due=due,
                person=person,
                now=NOW,
                seen=seen,  # type: ignore[arg-type]
            )
        if what == "hold":
            return record_groups.hold(
                site,
                store,
                made.booking().id,
                reason=f"asked by {person}",
                person=person,
                now=NOW,
                seen=seen,  # type: ignore[arg-type]
            )
        return sign_offs.sign(
            site,
            store,
            person=person,
            role="head",
            plan="walsall-2020",
            requirement="30",
            statement=f"Agreement of {person}",
            now=NOW,
            seen=seen,  # type: ignore[arg-type]
        )

    kind, key = {
        "action": ("action", GAMBLING),
        "hold": ("hold", made.booking().id),
        "requirement": ("sign_off", "walsall-2020/30"),
    }[what]
    if what == "requirement":
        site.path.write_text(site.path.read_text("utf-8") + 'plans: ["walsall-2020"]\n', "utf-8")
        site = load_site(site.path)
    seen = second.version(kind, key)
    act(first, "A. First", seen)
    before = first.keys(kind)
    with pytest.raises(ConflictError) as caught:
        act(second, "B. Second", seen)
    assert caught.value.by == "A. First"
    assert "A. First" in said(caught)
    assert first.keys(kind) == before
    act(second, "B. Second", second.version(kind, key))


def test_who_closes_what_got_an_owner_meanwhile_is_told_of_the_owner_alone(
    site: Site, two: tuple[Store, Store]
) -> None:
    """Nobody changed what only theirs would have said; to go on, they close it once more."""
    first, second = two
    unsaid = second.version(actions.RECORD_KIND, GAMBLING)
    actions.assign(site, first, GAMBLING, owner="Site team", due=None, person="Bob Two", now=NOW)
    close = {"reason": "It is our own lottery", "person": "Ann One", "now": NOW}
    with pytest.raises(ConflictError) as caught:
        actions.close(site, second, GAMBLING, seen=unsaid, **close)  # type: ignore[arg-type]
    assert (caught.value.changed, caught.value.by) == ("owner", "Bob Two")
    assert "owner: Site team" in said(caught)
    assert "closed: " not in said(caught)
    assert "close it again" in said(caught)
    assert {problem.field for problem in caught.value.problems} == {""}
    assert actions.close(site, second, GAMBLING, **close).owner == "Site team"  # type: ignore[arg-type]


def test_a_match_that_somebody_set_aside_meanwhile_is_said(two: tuple[Store, Store]) -> None:
    """With their reason; one about another entry is no conflict."""
    first, second = two
    mine = Dismissal(
        name_digest="0" * 64,
        list_id="sanctions",
        entry_id="MAD1",
        entry_digest="1" * 64,
        reason="another date of birth",
        person="A. First",
        made=NOW,
    )
    keep_words(first, [set_aside(replace(mine, entry_id="MAD2"), seen=None)])
    keep_words(first, [set_aside(mine, seen=None)])
    theirs = replace(mine, person="B. Second", reason="I know them", made=NOW + timedelta(hours=1))
    with pytest.raises(ConflictError) as caught:
        keep_words(second, [set_aside(theirs, seen=None)])
    assert "another date of birth" in said(caught)
    assert caught.value.by == "A. First"
    keep_words(second, [set_aside(replace(mine, person="B. Second", made=NOW + timedelta(hours=1)), seen=mine)])


def set_aside(made: Dismissal, seen: Dismissal | None) -> Said:
    """Give a dismissal as it is to be recorded, at a match that was shown just before."""
    return Said(record=made, follows=(), seen=seen, screened=made.made)


def checklist() -> Checklist:
    """Give the checklist for bookings."""
    return checklist_in(catalogue.checklist_path("venue-booking"))


def test_forty_drafts_saved_at_once_are_forty(site: Site) -> None:
    """Each has a name of its own, and all are listed."""
    form = checklist()
    errors: list[InputError] = []

    def save(number: int) -> None:
        try:
            with open_store(site) as store:
                draft = replace(drafts.Draft.fresh(form, site.venue, NOW), subject=f"Hall {number}")
                drafts.save_beside(store, draft)
        except InputError as error:
            errors.append(error)

    with open_store(site):
        pass
    threads = [threading.Thread(target=save, args=(number,)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    with open_store(site) as store:
        listed = drafts.drafts(store, form, site.venue)
        told = kept_drafts(store)
    assert {draft.subject for draft in listed} == {f"Hall {number}" for number in range(40)}
    assert len({draft.name for draft in listed}) == 40
    assert {(one.name, one.subject) for one in told} == {(draft.name, draft.subject) for draft in listed}


def test_drafts_are_listed_from_their_rows(site: Site) -> None:
    """A row that is there is listed, and one that is gone is not, whoever put it there or took it away."""
    form = checklist()
    with open_store(site) as store:
        for number in range(3):
            drafts.save_beside(store, replace(drafts.Draft.fresh(form, site.venue, NOW), subject=f"Hall {number}"))
    at = sa.create_engine(site.store_url)
    rows = tables.draft
    with at.begin() as connection:
        (first, second, _) = (
            connection.execute(sa.select(rows).where(rows.c.kind == "assessment").order_by(rows.c.key)).mappings().all()
        )
        connection.execute(rows.delete().where(rows.c.key == first["key"]))
        connection.execute(rows.insert(), [{**second, "key": f"{second['key']}0"}])
    at.dispose()
    with open_store(site) as store:
        found = {draft.name for draft in drafts.drafts(store, form, site.venue)}
        told = {one.name for one in kept_drafts(store)}
    assert found == told == {"draft-2", "draft-3", "draft-20"}


def test_two_who_fill_one_draft_in_lose_no_answer(site: Site, two: tuple[Store, Store]) -> None:
    """The second is told what the first answered, and goes on beside it."""
    form = checklist()
    told: list[tuple[ConflictError, str]] = []
    begun = drafts.save_beside(two[0], replace(drafts.Draft.fresh(form, site.venue, NOW), subject="Hall"))

    def keeper(store: Store) -> Callable[[drafts.Draft], drafts.Draft]:
        return DraftKeeper(
            store=store,
            checklist=form,
            venue=site.venue,
            read=begun,
            on_conflict=lambda error, name: told.append((error, name)),
        )

    keep_first, keep_second = keeper(two[0]), keeper(two[1])
    first = keep_first(replace(begun, person="A. First", answers=answered(begun, "event", "A lecture on canals")))
    assert told == []
    second = keep_second(replace(begun, person="B. Second", answers=answered(begun, "organiser", "Ann Booker")))
    ((error, name),) = told
    assert name == second.name == "draft-2"
    assert error.by == "A. First"
    assert any("A lecture on canals" in str(problem) for problem in error.problems)
    keep_second(replace(second, answers=answered(second, "event", "A book fair")))
    assert len(told) == 1
    kept = {draft.name: draft.answers.values for draft in drafts.drafts(two[0], form, site.venue)}
    assert kept["draft-1"] == {"event": "A lecture on canals"}
    assert kept["draft-2"] == {"organiser": "Ann Booker", "event": "A book fair"}
    throw_away(two[0], first, person="A. First", now=NOW)
    assert drafts.resume(two[0], form, site.venue, "draft-1") is None
    told.clear()
    late = DraftKeeper(
        store=two[1], checklist=form, venue=site.venue, read=first, on_conflict=lambda *said: told.append(said)
    )
    late(replace(first, answers=answered(first, "event", "A talk")))
    ((error, name),) = told
    assert (error.by, error.changes[0].now) == ("A. First", "thrown away")
    assert name == "draft-3"


def answered(draft: drafts.Draft, question: str, value: str) -> Answers:
    """Give a draft's answers with one more."""
    return replace(draft.answers, values={**draft.answers.values, question: value})


def test_what_was_typed_of_a_decision_is_kept_beside_others(two: tuple[Store, Store]) -> None:
    """Two who are both too late lose nothing."""
    for store, person in zip(two, ("A. First", "B. Second"), strict=True):
        deciding = Deciding(assessment=BOOKING, written={"person": person}, conditions=("A steward is there",))
        half_written.keep(store, deciding, NOW, over=half_written.HalfWritten())
    assert len(two[0].drafts("decision")) == 2
    one, other = Actor(name="A. First"), Actor(name="b. second")
    kept = half_written.newest(two[0], BOOKING.id, other)
    assert (kept.written, kept.conditions) == ({"person": "B. Second"}, ("A steward is there",))
    half_written.forget(two[0], kept)
    assert half_written.newest(two[0], BOOKING.id, one).written == {"person": "A. First"}
    assert half_written.newest(two[0], BOOKING.id, other).written == {}
    assert half_written.newest(two[0], "another", one).written == {}


def test_what_was_typed_is_its_writers_and_others_hear_only_that_there_is_some(two: tuple[Store, Store]) -> None:
    """By id where somebody has one, else by name; one of an earlier version is whoever's it names as deciding."""
    ann, namesake = Actor(name="Ann Booker", id="ann"), Actor(name="Ann Booker", id="ann2")
    deciding = Deciding(assessment=BOOKING, written={"reasons": "Not for others"}, actor=ann)
    half_written.keep(two[0], deciding, NOW, over=half_written.HalfWritten())
    assert half_written.newest(two[1], BOOKING.id, ann).written == {"reasons": "Not for others"}
    assert half_written.of_others(two[1], BOOKING.id, ann) == ()
    for other in (namesake, Actor(name="Pat Green"), Actor(name="")):
        assert half_written.newest(two[1], BOOKING.id, other).written == {}
        (told,) = half_written.of_others(two[1], BOOKING.id, other)
        assert told.person == "Ann Booker"
        assert "Not for others" not in str(told)
    two[0].save_draft("decision", f"{BOOKING.id}/old", {"key": "", "written": {"person": "Pat Green"}}, over="")
    assert half_written.newest(two[1], BOOKING.id, Actor(name="Pat Green")).written == {"person": "Pat Green"}
