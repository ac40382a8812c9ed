"""Who acts: those whom a venue lists, told apart by their ids, each allowed what their roles allow."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.assessment.test_decision import APPROVED, REFUSED, assessment
from tests.report import samples as made
from tests.service import venues
from venuecheck.assessment.answers import Answers
from venuecheck.assessment.assessment import Decision, OutcomeKind
from venuecheck.authoring.document import read
from venuecheck.catalogue import checklist_path
from venuecheck.core.actor import Acted, Actor, HowKnown, People, Role
from venuecheck.core.problem import ForbiddenError, InputError, InvalidError
from venuecheck.filtering.model.finding import Verdict
from venuecheck.plans.said import LogCheck, Looked
from venuecheck.records.codec import decode, encode
from venuecheck.records.store import Store
from venuecheck.report.venue.checks import who_ran
from venuecheck.service import retention
from venuecheck.service.bookings.answer_files import read_answers
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.changing import change
from venuecheck.service.bookings.deciding import decide
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import resume
from venuecheck.service.bookings.handed_in import HandedIn, hand_in
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.filter_checks import filter_log, overrides
from venuecheck.service.given_files import Given
from venuecheck.service.record_keeping import record_groups
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, read_site
from venuecheck.service.venue_reports import sign_offs
from venuecheck.service.who_may import BY_SCHEDULE, MAY, Doing, acting, judging, role_of

_PEOPLE = """\
people:
  - {id: "joan", name: "Joan Whitlock", roles: ["decider"]}
  - {id: "joan-2", name: "Joan Whitlock", roles: ["decider"]}
  - {id: "cal", name: "Cal Clerk", roles: ["clerk"]}
  - {id: "mo", name: "Mo Manager", roles: ["manager"]}
  - {id: "ida", name: "Ida Tech", roles: ["it"]}
  - {id: "sam", name: "Sam Signer", roles: ["signer"]}
  - {id: "ivy", name: "Ivy Records", roles: ["information_governance"]}
  - {id: "odd", name: "Odd One", roles: []}
"""


def _site(extra: str) -> Site:
    text = f'venue: {{id: "v"}}\nnetworks: [{{id: "pupil-wifi", user_group: "pupils"}}]\n{extra}'
    return read_site(read(text.encode(), "venuecheck.yaml"), Path("venuecheck.yaml"))


def _decided(site: Site, decision: Decision, actor: Actor | None = None) -> Decision:
    done = decide(assessment(), decision, deciders=site.deciders, people=site.people, actor=actor).decision
    assert done is not None
    return done


def test_where_nobody_is_listed_anybody_is_named_and_the_record_says_so() -> None:
    """As before there were people; how somebody was known is kept."""
    kept = _decided(_site(""), replace(APPROVED, person="Anybody"))
    assert (kept.person, kept.by) == ("Anybody", Acted(id="", known=HowKnown.NAMED))
    assert HowKnown.NAMED.value == "named, not signed in"


@pytest.mark.parametrize("said", ["mo", "Mo Manager", "mo  manager"])
def test_whoever_is_listed_is_known_by_id_or_name(said: str) -> None:
    """The record has the name as it is listed, and the id."""
    site = _site(_PEOPLE + 'deciders: [{id: "mo", role: "Manager"}]\n')
    kept = _decided(site, replace(REFUSED, person=said))
    assert (kept.person, kept.by) == ("Mo Manager", Acted(id="mo", known=HowKnown.LISTED))


def test_two_of_one_name_are_two() -> None:
    """The name alone does not say which; of the two only the decider decides."""
    site = _site(_PEOPLE + 'deciders: [{id: "joan", role: "Facilities manager"}]\n')
    with pytest.raises(InvalidError, match=r"2 people here are called 'Joan Whitlock'; .*: joan, joan-2"):
        _decided(site, replace(REFUSED, person="Joan Whitlock"))
    assert _decided(site, replace(REFUSED, person="joan")).person == "Joan Whitlock"
    with pytest.raises(ForbiddenError, match="the venue's named decider"):
        _decided(site, replace(REFUSED, person="joan-2"))


def test_who_is_signed_in_is_taken_at_the_faces_word() -> None:
    """A face that knows who it is hands them in, whatever name is written."""
    site = _site(_PEOPLE + 'deciders: [{id: "joan"}]\n')
    joan = replace(site.people.actor("joan"), known=HowKnown.SIGNED_IN)
    kept = _decided(site, replace(REFUSED, person="Somebody else"), joan)
    assert (kept.person, kept.by) == ("Joan Whitlock", Acted(id="joan", known=HowKnown.SIGNED_IN))


def test_without_a_list_of_deciders_those_decide_whose_role_it_is() -> None:
    """And nobody else, where it is a refusal."""
    site = _site(_PEOPLE)
    assert [one.id for one in site.deciders] == ["joan", "joan-2"]
    with pytest.raises(ForbiddenError):
        _decided(site, replace(REFUSED, person="mo"))


def test_a_clerk_refers_and_does_not_decide() -> None:
    """Everybody at the desk may hand a booking on."""
    site = _site(_PEOPLE)
    referred = replace(REFUSED, outcome="refer", kind=OutcomeKind.REFER, person="cal")
    assert _decided(site, referred).person == "Cal Clerk"
    with pytest.raises(ForbiddenError, match="Cal Clerk may not decide on bookings; ask somebody who may: Joan"):
        _decided(site, replace(APPROVED, person="cal"))


@pytest.fixture
def school(tmp_path: Path) -> Site:
    """Give a school with records, that lists its people."""
    return venues.school(tmp_path / "school", _PEOPLE)


def _override(site: Site, store: Store, person: str) -> Acted | None:
    page = made.mixed_run().findings[0].page
    return overrides.override(
        site,
        store,
        "pupil-wifi",
        page,
        verdict=Verdict.REACHED,
        reason="Opened by hand, twice",
        person=person,
        until=made.NOW.date(),
        now=made.NOW,
    ).by


def _confirm(site: Site, store: Store, person: str) -> Acted | None:
    return filter_log.record_log_check(
        site,
        store,
        "pupil-wifi",
        logged=Looked.YES,
        alerted=Looked.YES,
        person=person,
        on=made.NOW.date(),
        now=made.NOW,
    ).by


def _sign(site: Site, store: Store, person: str) -> Acted | None:
    return sign_offs.sign(site, store, person=person, role="Headteacher", now=made.NOW).by


def _hold(site: Site, store: Store, person: str) -> Acted | None:
    booking = made.booking().id
    return record_groups.hold(site, store, booking, reason="A claim is open", person=person, now=made.NOW).by


_ACTS: dict[str, tuple[Callable[[Site, Store, str], Acted | None], str]] = {
    "override": (_override, "ida"),
    "confirm": (_confirm, "ida"),
    "sign": (_sign, "sam"),
    "hold": (_hold, "ivy"),
}


@pytest.mark.parametrize(("act", "who"), _ACTS.values(), ids=_ACTS)
def test_each_may_what_their_role_allows_and_no_other(
    act: Callable[[Site, Store, str], Acted | None], who: str, school: Site
) -> None:
    """Whoever may is kept with their id; a person without the role, and one who is not listed, are refused."""
    with Store.open(school.store_url, school.venue.id) as store:
        for other in ("odd", "cal", "Nobody Known"):
            with pytest.raises(ForbiddenError) as refused:
                act(school, store, other)
            assert refused.value.problems[0].field == "person"
        assert act(school, store, who) == Acted(id=who, known=HowKnown.LISTED)


def test_a_schedule_has_no_name(school: Site) -> None:
    """What runs by itself goes on running where people are listed; a person who runs it must be allowed to."""
    with Store.open(school.store_url, school.venue.id) as store:
        retention.run(school, store, now=made.NOW)
        with pytest.raises(ForbiddenError, match="may not erase records"):
            retention.run(school, store, now=made.NOW, person="cal")


@pytest.mark.parametrize("doing", Doing)
def test_whoever_is_not_named_is_a_schedule_only_where_a_schedule_may(doing: Doing, school: Site) -> None:
    """The record says so, where people are listed; where they are not, nobody was told who it was."""
    who = acting(school.people, school.venue.id, "", doing)
    assert who.known is (HowKnown.SCHEDULE if doing in BY_SCHEDULE else HowKnown.NAMED)
    assert acting(People(), school.venue.id, "", doing).known is HowKnown.NAMED
    head = replace(made.mixed_run().run, person="", by=who.acted)
    if doing in BY_SCHEDULE:
        assert who_ran(head, made.NOW) == "by schedule, not signed in"


def test_every_role_may_something_and_every_doing_is_somebodys() -> None:
    """A role that may nothing, or a doing that nobody may, is a slip in the table."""
    assert set(MAY) == set(Doing)
    assert all(MAY.values())
    unused = {Role.AUTHOR}  # writes files, which nothing here guards, and looks checklists over
    assert set(Role) - unused == frozenset().union(*MAY.values())


def test_older_records_are_read() -> None:
    """They do not say how somebody was known."""
    kept = LogCheck(
        id="l",
        network="n",
        on=date(2026, 9, 14),
        at=made.NOW,
        person="D. Reyes",
        logged=Looked.YES,
        alerted=Looked.YES,
        by=Acted(id="d", known=HowKnown.LISTED),
    )
    said = encode(kept)
    assert decode(LogCheck, said) == kept
    del said["by"]
    assert decode(LogCheck, said) == replace(kept, by=None)


_MISTAKES = {
    "an id that is none": ('people: [{id: "J W", name: "Joan"}]', "3:15: 'J W' cannot be an id"),
    "an id twice": ('people: [{id: "j", name: "Joan"}, {id: "j", name: "Jo"}]', "the id 'j' is used twice"),
    "no name": ('people: [{id: "j", name: " "}]', "'name' is empty"),
    "no such role": ('people: [{id: "j", name: "Joan", roles: ["boss"]}]', "boss"),
    "a decider who is not listed": ('people: [{id: "j", name: "Joan"}]\ndeciders: [{id: "k"}]', "not the id of one of"),
    "a decider's name that is not listed": (
        'people: [{id: "j", name: "Joan"}]\ndeciders: [{name: "Kim"}]',
        "none of the 'people' bears this name",
    ),
    "a decider's name that two bear": (
        'people: [{id: "j", name: "Joan"}, {id: "k", name: "Joan"}]\ndeciders: [{name: "Joan"}]',
        "more than one of the 'people' bears this name",
    ),
    "a decider who is nobody": ('deciders: [{role: "Manager"}]', "nobody is named"),
}


@pytest.mark.parametrize(("text", "said"), _MISTAKES.values(), ids=_MISTAKES)
def test_mistakes_in_the_list_of_people_are_named_where_they_stand(text: str, said: str) -> None:
    """At line and column."""
    with pytest.raises(InputError) as refused:
        _site(text + "\n")
    assert said in str(refused.value)
    assert all(problem.line >= 3 for problem in refused.value.problems)


_DECIDER = 'deciders: [{name: "Joan Whitlock", role: "Facilities manager"}]\n'


@pytest.mark.parametrize(
    ("extra", "person", "is_strong", "said"),
    [
        ("", "Anybody", True, ""),
        (_DECIDER, "joan whitlock", True, ""),
        (_DECIDER, "Pat Green", False, ""),
        (
            _DECIDER,
            "Pat Green",
            True,
            r"Pat Green may not .*; ask .* may: Joan Whitlock \(Facilities manager\)",
        ),
        (_DECIDER, Actor(name="Joan Whitlock", id="x", known=HowKnown.SIGNED_IN), True, ""),
        (_PEOPLE, "mo", True, ""),
        (
            _PEOPLE,
            "cal",
            True,
            r"Cal Clerk may not judge matches of names; ask .*: Joan Whitlock, Joan Whitlock, Mo",
        ),
        (
            _PEOPLE,
            "Pat Green",
            True,
            r"'Pat Green' is not one of .* may do this \(Joan .*Mo Manager\), or have them",
        ),
    ],
)
def test_a_strong_match_is_set_aside_by_those_who_may(
    extra: str, person: str | Actor, said: str, *, is_strong: bool
) -> None:
    """Roles say who; where only deciders are named, it is theirs: it holds the booking up."""
    site = _site(extra)
    if said:
        with pytest.raises(ForbiddenError, match=said):
            judging(site.people, site.deciders, "v", person, is_strong=is_strong)
        return
    assert judging(site.people, site.deciders, "v", person, is_strong=is_strong).name


_WAIVED = b"""\
checklist: "venue-self-assessment"
subject: "The library"
person: "mo"
answers: {wifi_filtered: "not_in_place"}
waivers:
  - {question: "wifi_filtered", reason: "Replaced in May", person: "%s", until: 2099-12-31}
"""


def _waived(site: Site, person: bytes) -> HandedIn:
    checklist = checklist_in(checklist_path("venue-self-assessment"))
    with open_store(site) as store:
        desk = Desk.at(site, store, checklist, lambda: made.NOW)
        return hand_in(desk, read_answers(Given(name="a.yaml", content=_WAIVED % person), checklist))


def test_a_waiver_names_somebody_who_may_and_the_record_says_who(school: Site) -> None:
    """Who may not is said at the line of the file; in the draft, and so in the record, it is known who it was."""
    with pytest.raises(ForbiddenError, match=r"a\.yaml:6:\d+: Ida Tech may not let something be that is not"):
        _waived(school, b"ida")
    draft = _waived(school, b"sam").draft
    assert draft is not None
    (waiver,) = draft.waivers
    assert (waiver.person, waiver.by) == ("Sam Signer", Acted(id="sam", known=HowKnown.LISTED))
    with open_store(school) as store:
        checklist = checklist_in(checklist_path("venue-self-assessment"))
        kept = resume(store, checklist, school.venue, draft.name)
        assert kept is not None
        assert kept.waivers == draft.waivers


def test_a_waiver_on_what_has_changed_is_for_the_same_people(school: Site) -> None:
    """As in the first file of answers."""
    checklist = checklist_in(checklist_path("venue-self-assessment"))
    with open_store(school) as store:
        desk = Desk.at(school, store, checklist, lambda: made.NOW)
        before = desk.assess(Answers(values={"wifi_filtered": "in_place"}), subject="The library", person="mo")
        record(store, before)
        changed = read_answers(Given(name="a.yaml", content=_WAIVED % b"ida"), checklist)
        with pytest.raises(ForbiddenError, match=r"a\.yaml:6:\d+: Ida Tech may not let something be that is not"):
            change(desk, before.id, changed)


@pytest.mark.parametrize(
    ("extra", "person", "role"),
    [
        (_PEOPLE, "mo", "Manager"),
        (_PEOPLE, "ida", "IT support"),
        (_PEOPLE, "joan", "Responsible for bookings"),
        (_PEOPLE, "sam", "Authorised signatory"),
        (_PEOPLE + '  - {id: "di", name: "Di Both", roles: ["decider", "manager"]}\n', "di", "Manager"),
        (
            _PEOPLE + '  - {id: "al", name: "Al Head", roles: ["decider"], title: "Head of  Halls"}\n',
            "al",
            "Head of Halls",
        ),
        (_PEOPLE + 'deciders: [{id: "mo", role: "Library manager"}]\n', "mo", "Library manager"),
        (_DECIDER, "Joan Whitlock", "Facilities manager"),
        (_DECIDER, "Pat Green", ""),
        (_PEOPLE, "odd", ""),
        ("", "Pat Green", ""),
    ],
)
def test_the_role_of_somebody_listed_is_known(extra: str, person: str, role: str) -> None:
    """In the venue's own words where it has any; otherwise one role, as people outside read it, and never two."""
    site = _site(extra)
    assert role_of(site.people, site.deciders, "v", site.people.actor(person)) == role


def test_whoever_is_listed_signs_and_decides_without_saying_their_role(school: Site) -> None:
    """It is recorded all the same; whoever has none has to say it."""
    with open_store(school) as store:
        assert sign_offs.sign(school, store, person="sam", now=made.NOW).role == "Authorised signatory"
    assert _decided(_site(_PEOPLE), replace(APPROVED, person="joan", role="")).role == "Responsible for bookings"
    assert _decided(_site(_PEOPLE), replace(APPROVED, person="joan", role="Head of halls")).role == "Head of halls"
    with pytest.raises(InvalidError, match="their role is missing"):
        _decided(_site(""), replace(APPROVED, person="Pat Green", role=""))
