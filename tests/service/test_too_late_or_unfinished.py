"""Letters that come too late, that hold what nobody filled in, or that somebody signs who only answered questions."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.assessment import test_decision as decisions
from tests.service.test_letters import ASKED, NOW, SCREENED, K, _advice, booking
from venuecheck.assessment.assessment import Answered, Assessment, OutcomeKind
from venuecheck.assessment.decider import Decider
from venuecheck.assessment.decision import shortcomings
from venuecheck.assessment.letter_over import event_over
from venuecheck.assessment.name_points import names_again
from venuecheck.assessment.replying import has_letter, obstacle
from venuecheck.assessment.unfilled import unfilled
from venuecheck.core.london import london_day
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.core.venue import Nation
from venuecheck.records.store import Store
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import draw_up
from venuecheck.service.sites.site import Site

TODAY = london_day(NOW)
LEFT_OPEN = ("[[say why]]", "{{reason}}", "[insert the clause]", "<your name>", "[To fill in: the day]", "on ____")


def on(kind: OutcomeKind, day: date) -> Assessment:
    """Give a booking of a day on which this was decided now."""
    one = booking(kind)
    said = Answered(question="event_date", text="On which day is it?", value=day, shown=day.isoformat())
    return replace(one, answers=(*one.answers, said))


@pytest.mark.parametrize("kind", [OutcomeKind.APPROVE, OutcomeKind.APPROVE_WITH_CONDITIONS])
def test_what_is_over_is_confirmed_by_no_letter_and_nobody_is_told_to_decide_anew(
    place: Site, store: Store, kind: OutcomeKind
) -> None:
    """It would be over again as soon as it was decided; on the day itself there is something to confirm."""
    one = on(kind, TODAY - timedelta(days=1))
    with pytest.raises(InputError, match=r"the event was over on 13 September 2026.*say how it went") as refused:
        draw_up(place, store, one, Wanted(), now=NOW)
    assert "decide anew" not in str(refused.value)
    assert not has_letter(one)
    now = on(kind, TODAY)
    assert has_letter(now)
    assert event_over(now, TODAY) is None


def test_a_refusal_goes_out_though_the_day_is_over() -> None:
    """Whoever asked hears how it was decided, and how to have it looked at again."""
    one = on(OutcomeKind.REFUSE, TODAY - timedelta(days=1))
    assert has_letter(one)
    assert obstacle(one, K.REFUSED, (), TODAY, Nation.ENGLAND) is None


@pytest.mark.parametrize("left", LEFT_OPEN)
def test_no_decision_counts_with_what_is_left_to_be_filled_in(left: str) -> None:
    """In whichever of its texts."""
    for field in ("reasons", "aim", "why_proportionate", "power_relied_on", "right_engaged"):
        written = replace(decisions.REFUSED, **{field: f"The poster calls on people to come armed, {left}"})  # type: ignore[arg-type]
        found = shortcomings(decisions.assessment(), written)
        assert [(one.field, left.removeprefix("on ") in one.what) for one in found] == [(field, True)]
    asked = replace(
        decisions.APPROVED, kind=OutcomeKind.APPROVE_WITH_CONDITIONS, conditions=(f"Two stewards stand {left}",)
    )
    assert "conditions" in {one.field for one in shortcomings(decisions.assessment(), asked)}


@pytest.mark.parametrize("left", LEFT_OPEN)
def test_no_letter_goes_out_with_what_is_left_to_be_filled_in(place: Site, store: Store, left: str) -> None:
    """In what is written for it, in older decisions, and in what the venue says of itself; a draft shows it."""
    one = booking(OutcomeKind.REFUSE)
    older = replace(one, decision=one.decision and replace(one.decision, aim=left))
    own = replace(place, letters=replace(place.letters, contact=f"Ask {left}"))
    for here, which, wanted in (
        (place, one, Wanted(said=f"Since {left}")),
        (place, older, Wanted()),
        (own, one, Wanted()),
        (place, booking(listed=True), replace(ASKED, note=left)),
    ):
        with pytest.raises(InvalidError, match="would go out as it stands"):
            draw_up(here, store, which, wanted, now=NOW)
        assert left in draw_up(here, store, which, wanted, now=NOW, as_draft=True).letter.text


@pytest.mark.parametrize(
    "said", ["[2026] UKSC 16 was read", "Ring {at the desk}", "a < b > c", "The room [Studio] is taken", "a_b", "- - -"]
)
def test_what_only_has_brackets_is_filled_in(said: str) -> None:
    """Citations, rooms, sums."""
    assert not unfilled(said)


def test_advice_to_an_owner_is_signed_by_whoever_approves_it(place: Site, store: Store) -> None:
    """Not by whoever answered the questions: what is advised is not theirs. Nobody signs it before."""
    one = replace(_advice("letter"), person="Cal Reyes")
    made = draw_up(place, store, one, Wanted(approved_by="Joan Whitlock"), now=NOW).letter
    assert (made.person, made.approved_by) == ("Joan Whitlock", "Joan Whitlock")
    assert "Cal Reyes" not in made.text
    draft = draw_up(place, store, one, Wanted(), now=NOW, as_draft=True).letter
    assert "(whoever approves it)" in draft.text
    assert "Cal Reyes" not in draft.text
    named = draw_up(place, store, one, Wanted(person="Ines Park", approved_by="Joan Whitlock"), now=NOW).letter
    assert named.person == "Ines Park"


def withdrawn(deposit: str, *, listed: bool = False) -> Assessment:
    """Give a booking that was approved, and that the hirer took back."""
    one = booking(OutcomeKind.APPROVE, listed=listed, at=NOW - timedelta(days=1))
    assert one.decision is not None
    taken = replace(one.decision, outcome="withdrawn", kind=OutcomeKind.WITHDRAWN, at=NOW, deposit=deposit)
    return replace(one, decision=taken, earlier=(one.decision,))


def test_who_took_a_booking_back_hears_what_becomes_of_the_deposit(place: Site, store: Store) -> None:
    """And nothing else: neither reasons nor what was weighed. Where nobody says that, nothing goes out."""
    one = withdrawn("The 50 pounds are paid back by 8 October")
    assert has_letter(one)
    made = draw_up(place, store, one, Wanted(), now=NOW).letter
    assert made.kind is K.WITHDRAWN
    assert "The 50 pounds are paid back by 8 October" in made.text
    assert "The programme differs" not in made.text
    with pytest.raises(InputError, match="choose the letter of withdrawn"):
        draw_up(place, store, one, Wanted(kind=K.APPROVED), now=NOW)
    silent = withdrawn("")
    assert not has_letter(silent)
    with pytest.raises(InputError, match="no letter is needed"):
        draw_up(place, store, silent, Wanted(), now=NOW)


def test_nothing_is_said_of_money_while_a_name_may_be_a_listed_one(place: Site, store: Store) -> None:
    """Whoever is listed may be paid nothing: that is for legal services first."""
    with pytest.raises(InputError, match="ask legal services before anything is paid back"):
        draw_up(place, store, withdrawn("Paid back", listed=True), Wanted(kind=K.WITHDRAWN), now=NOW)


def test_what_was_over_when_it_was_approved_has_no_names_looked_up_before_it() -> None:
    """Whoever decides is told of no look that nobody can take."""
    screened = replace(SCREENED, matches=(), lists=(), problem="A list is missing.", kind="organisation")
    past, ahead = (
        replace(on(OutcomeKind.APPROVE, TODAY + timedelta(days=days)), screened=(screened,)) for days in (-1, 1)
    )
    assert names_again(ahead)
    assert not names_again(past)


def test_a_case_passed_up_asks_whoever_decides_here_to_decide(place: Site, store: Store) -> None:
    """Not what we may reply, nor what happens if they say nothing; somebody else who is named is asked that."""
    here = replace(place, deciders=(Decider(name="Joan Whitlock", role="Manager"),))
    asked = replace(ASKED, note="The publicity is for something else")
    to_them = " ".join(draw_up(here, store, booking(), asked, now=NOW).letter.text.split())
    to_others = " ".join(draw_up(here, store, booking(), replace(asked, to="PC Dale"), now=NOW).letter.text.split())
    assert "To Joan Whitlock" in to_them
    for said in ("May we reply", "If we hear nothing, we decide", "We decide ourselves"):
        assert said not in to_them
        assert said in to_others
    assert ("Please decide on it" in to_them, "Please decide on it" in to_others) == (True, False)
