"""An assessment driven without a terminal comes to the records that the terminal comes to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from venuecheck import catalogue
from venuecheck.assessment.answers import Value
from venuecheck.assessment.assessment import Assessment, Decision
from venuecheck.assessment.checklist import Repeat
from venuecheck.assessment.screened import Word
from venuecheck.cli.main import cli
from venuecheck.core.actor import Acted, HowKnown
from venuecheck.core.problem import ConflictError, ForbiddenError, InvalidError
from venuecheck.records.store import Store
from venuecheck.screening.result import Dismissal
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft, drafts, named
from venuecheck.service.bookings.stages import Assessing, Stage
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.names.words_said import DISMISSAL_KIND
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site

from . import venues
from .test_booking_names import FRONT, write_lists

HEAD = ["Room 2, knitting", "Pat Green"]
ANSWERED: dict[str, Value] = {
    "organiser": "Carol Hughes",
    "booking_for": "own_group",
    "organisation": "Tuesday Knitters",
    "event": "Weekly knitting and tea",
    "planned": ("none",),
    "identity": "known",
    "hire_terms": "agreed",
    "concerns": ("none",),
}
TYPED = ["Carol Hughes", "2", "Tuesday Knitters", "Weekly knitting and tea", "8", "1", "1", "10", *[""] * 8]
AGREED = ["1", "Pat Green", "Library manager", ""]
"""The outcome that is recommended, who decides, the role, the reasons as suggested."""
DECIDED = {"outcome": "approve", "person": "Pat Green", "role": "Library manager"}
KNOWN = "Charity 1123456, which we have known since 1998"
LISTED = [FRONT if one == "Tuesday Knitters" else one for one in TYPED]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The same said twice: what is typed, and what a page would send."""

    typed: list[str]
    answers: Mapping[str, Value]
    known: str = ""
    """Why a match is another; empty where it is left open."""
    decided: Mapping[str, str]


SAID: dict[str, Told] = {
    "an ordinary group": Told(typed=[*HEAD, *TYPED, "", *AGREED], answers=ANSWERED, decided=DECIDED),
    "a listed name that is another's": Told(
        typed=[*HEAD, *LISTED, "", "1", KNOWN, "", *AGREED],
        answers={**ANSWERED, "organisation": FRONT},
        known=KNOWN,
        decided=DECIDED,
    ),
    "a listed name that is left open": Told(
        typed=[
            *(*HEAD, *LISTED, "", "2"),
            *("3", "Pat Green", "Manager", "To be asked"),
        ],
        answers={**ANSWERED, "organisation": FRONT},
        decided={
            "outcome": "refer",
            "person": "Pat Green",
            "role": "Manager",
            "reasons": "To be asked",
        },
    ),
}


def now() -> datetime:
    """Say what the clock says."""
    return datetime.now().astimezone()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a place with lists of names of today."""
    made = venues.office(tmp_path)
    write_lists(made, now().date())
    return made


def desk(site: Site, store: Store) -> Desk:
    """Open the desk for bookings."""
    return Desk.at(site, store, checklist_in(catalogue.checklist_path("venue-booking")), now)


def no_conflict(error: ConflictError, name: str) -> None:
    """Fail: nobody else is there."""
    raise AssertionError(name) from error


def one_step(assessing: Assessing, told: Told) -> Assessment | None:
    """Do what is next, as a page does at one request; give what is recorded at the end."""
    filling = assessing.filling
    match assessing.stage:
        case Stage.ANSWER:
            step = filling.next()
            if not filling.draft.subject:
                filling.about(subject=HEAD[0], person=HEAD[1])
            elif step is None:
                filling.check()
            elif isinstance(step.item, Repeat):
                filling.close_rows(step.item)
            elif step.path in told.answers:
                filling.answer(step, told.answers[step.path])
            else:
                filling.leave_empty(step)
        case Stage.JUDGE:
            name, match = next(iter(assessing.judging.open()))
            if told.known:
                assessing.judging.judge(name, match, Word.NOT_THE_SAME, reason=told.known, person=HEAD[1], now=now())
            else:
                assessing.judging.leave_open(name, match)
        case Stage.DECIDE:
            deciding = assessing.deciding
            deciding.written.update(told.decided)
            return assessing.finish(deciding.decided(now()))
        case Stage.COVER | Stage.RECORD:
            return assessing.finish()
    return None


def by_one_object(site: Site, store: Store, told: Told) -> Assessment:
    """Keep one object from the first question to the last."""
    at = desk(site, store)
    assessing = Assessing.begin(at, Draft.fresh(at.checklist, site.venue, now(), "draft-1"), on_conflict=no_conflict)
    while (made := one_step(assessing, told)) is None:
        pass
    return made


def by_one_for_each_step(site: Site, store: Store, told: Told) -> Assessment:
    """Make a new one for each step, from what is kept: as a page does."""
    while True:
        at = desk(site, store)
        draft = named(store, at.checklist, site.venue, "draft-1", now())
        made = one_step(Assessing.begin(at, draft, on_conflict=no_conflict), told)
        if made is not None:
            return made


def at_a_terminal(site: Site, told: Told) -> Assessment:
    """Type it."""
    words = ["assess", "venue-booking", "--config", str(site.path)]
    done = CliRunner().invoke(cli, words, input="".join(f"{line}\n" for line in told.typed))
    assert done.exit_code == 0, done.output
    with open_store(site) as store:
        return store.all("assessment", Assessment)[-1]


def timeless(made: Assessment) -> Assessment:
    """Give an assessment without its id and times."""
    at = datetime(2026, 1, 1).astimezone()

    def untimed(decision: Decision | None) -> Decision | None:
        return replace(decision, at=at) if decision else None

    screened = tuple(
        replace(
            one,
            matches=tuple(
                replace(match, dismissed=replace(match.dismissed, at=at) if match.dismissed else None)
                for match in one.matches
            ),
        )
        for one in made.screened
    )
    return replace(
        made,
        id="",
        started=at,
        finished=at if made.finished else None,
        decision=untimed(made.decision),
        screened=screened,
    )


@pytest.mark.parametrize("told", SAID.values(), ids=SAID)
@pytest.mark.parametrize("drive", [by_one_object, by_one_for_each_step])
def test_a_page_arrives_at_the_records_of_the_terminal(
    tmp_path: Path, told: Told, drive: Callable[[Site, Store, Told], Assessment]
) -> None:
    """The same answers, judgements and decision, whoever asks; and nothing is left of the draft."""
    places = []
    for name in ("terminal", "page"):
        (tmp_path / name).mkdir()
        places.append(venues.office(tmp_path / name))
        write_lists(places[-1], now().date())
    typed = at_a_terminal(places[0], told)
    with open_store(places[1]) as store:
        made = drive(places[1], store, told)
        assert store.all("assessment", Assessment) == (made,)
        assert drafts(store, desk(places[1], store).checklist, places[1].venue) == ()
        aside = store.all(DISMISSAL_KIND, Dismissal)
    assert timeless(made) == timeless(typed)
    assert [(one.reason, one.person) for one in aside] == ([(KNOWN, "Pat Green")] if told.known else [])
    assert [one.by for one in aside] == [Acted(id="", known=HowKnown.NAMED)] * len(aside)


def test_a_further_booking_is_covered_until_an_answer_changes(site: Site) -> None:
    """What a change touches is asked again, and the stages after it begin anew."""
    told = SAID["an ordinary group"]
    with open_store(site) as store:
        first = by_one_object(site, store, told)
        at = desk(site, store)
        draft = at.following(Draft.fresh(at.checklist, site.venue, now(), "draft-2"), at.earlier(first.id))
        assessing = Assessing.begin(at, draft, on_conflict=no_conflict)
        assessing.filling.about(subject="Room 2, 10 October", person="Pat Green")
        while (open_ := assessing.filling.next()) is not None:
            assessing.filling.leave_empty(open_)
        seen = [assessing.stage]
        assessing.filling.check()
        seen.append(assessing.stage)
        organiser = assessing.filling.step("organiser")
        assert organiser is not None
        assessing.filling.answer(organiser, "Bob Hill")
        seen.append(assessing.stage)
        assert seen == [Stage.ANSWER, Stage.COVER, Stage.ANSWER], "the answers are looked over first, and again"
        assert [one.path for one in assessing.filling.missing] == ["identity", "hire_terms"]
        with pytest.raises(InvalidError, match=r"“How do you know who they are\?” is not answered"):
            assessing.finish()
        with pytest.raises(InvalidError, match=r"“How do you know who they are\?” is not answered"):
            assessing.filling.check()
        assessing.filling.answer(organiser, "Carol Hughes")
        while (step := assessing.filling.next()) is not None:
            if step.path in told.answers:
                assessing.filling.answer(step, told.answers[step.path])
            else:
                assessing.filling.leave_empty(step)
        assessing.filling.check()
        assert assessing.stage is Stage.COVER
        covered = assessing.finish()
        assert [(one.subject, one.by) for one in covered.occasions] == [
            ("Room 2, 10 October", Acted(id="", known=HowKnown.NAMED))
        ]


PEOPLE = """\
people:
  - {id: "cal", name: "Cal Clerk", roles: ["clerk"]}
  - {id: "mo", name: "Mo Manager", roles: ["manager"]}
  - {id: "ida", name: "Ida Tech", roles: ["it"]}
"""


def test_who_may_not_is_told_at_once_and_the_role_is_not_asked_for(site: Site) -> None:
    """At the step itself, not at the end; of somebody listed the role is known."""
    site.path.write_text(site.path.read_text("utf-8") + PEOPLE, "utf-8")
    site = load_site(site.path)
    told = replace(SAID["a listed name that is another's"], decided={})
    with open_store(site) as store:
        at = desk(site, store)
        assessing = Assessing.begin(
            at, Draft.fresh(at.checklist, site.venue, now(), "draft-1"), on_conflict=no_conflict
        )
        with pytest.raises(ForbiddenError, match=r"not one of .*people; give the name of one .*Cal Clerk, Mo Manager"):
            assessing.filling.about(person="Pat Green")
        with pytest.raises(ForbiddenError, match="Ida Tech may not assess bookings"):
            assessing.filling.about(person="ida")
        assessing.filling.about(subject="Room 2, knitting", person="cal")
        while assessing.stage is Stage.ANSWER:
            one_step(assessing, told)
        name, match = next(iter(assessing.judging.open()))
        with pytest.raises(ForbiddenError, match=r"Cal Clerk may not judge matches of names; ask .*: Mo Manager"):
            assessing.judging.judge(name, match, Word.NOT_THE_SAME, reason=KNOWN, person="cal", now=now())
        assert store.keys(DISMISSAL_KIND) == ()
        assessing.judging.judge(name, match, Word.NOT_THE_SAME, reason=KNOWN, person="mo", now=now())
        (kept,) = store.all(DISMISSAL_KIND, Dismissal)
        assert (kept.person, kept.by) == ("Mo Manager", Acted(id="mo", known=HowKnown.LISTED))
        deciding = assessing.deciding
        deciding.written |= {"outcome": "approve", "person": "mo"}
        assert "role" not in deciding.fields
        made = assessing.finish(deciding.decided(now()))
        assert made.decision is not None
        assert (made.decision.person, made.decision.role) == ("Mo Manager", "Manager")
