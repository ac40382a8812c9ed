"""Records that the engine can make, and every letter that can be made of each: of all kinds, outcomes and changes.

Each maker takes the chance that it chooses by, so that what went wrong can be made again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random
from typing import Any

from tests.assessment.filling_in import filled, possible
from tests.assessment.samples import TODAY, shipped
from tests.service.test_letters import ASKED, SCREENED
from venuecheck import catalogue
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.answers import Answers, Value, with_value
from venuecheck.assessment.assessment import Assessment, Occasion, Outcome, OutcomeKind
from venuecheck.assessment.checklist import Question
from venuecheck.assessment.event_days import event_days
from venuecheck.assessment.grounds import facts_on_record
from venuecheck.assessment.in_part import acts_as
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.screened import Dismissal
from venuecheck.assessment.steps import choices, decided_so_far, for_the_venue, standing_in_part
from venuecheck.core.ids import new_id
from venuecheck.core.problem import InputError
from venuecheck.core.venue import Body, Nation
from venuecheck.records.store import Store
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.bookings.assessing import assess, record
from venuecheck.service.bookings.deciding import decide, decision_of
from venuecheck.service.bookings.decision_questions import asked_for
from venuecheck.service.bookings.letter_values import who_books
from venuecheck.service.bookings.letters import Drawn, beside, drawn_of
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.replies import note_reply
from venuecheck.service.bookings.safeguarding import note_for_lead
from venuecheck.service.sites.site import Site

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
APART = timedelta(days=1)
"""Between one decision and the next, so that a letter that names the day of another is found out."""
WORRY = "Zephyrine Quill saw a helper shout at a child"
SUBJECTS = ("Main hall", "Main hall, Sat 10 June 2028", "Room 2, 3 October", "Hall, 3 May 2027 and 4 May 2027")
CHANGED = "something has changed"
STORIES: tuple[tuple[str, ...], ...] = (
    *((), ("approve",), ("approve-with-conditions",), ("refer",), ("hold",), ("refuse",), ("withdrawn",)),
    *(("not-available",), ("at-once",), ("hold", "approve"), ("hold", "refuse"), ("refer", "approve")),
    *(("refuse", "hold"), ("refuse", "refer"), ("approve", "cancel", "hold")),
    *(("refuse", "refuse"), ("not-available", "refuse")),
    *(("refuse", "approve"), ("approve", "approve-with-conditions"), ("approve", "hold"), ("approve", "refer")),
    *(("approve", "not-available"), ("approve", "not-available", "not-available"), ("approve", "cancel")),
    *(("approve", "cancel", "cancel"), ("approve", "hold", "cancel"), ("approve-with-conditions", "cancel")),
    *(("approve", "at-once"), ("approve", "at-once", "not-available"), ("approve", "at-once", "cancel")),
    *(("approve", "at-once-in-part"), ("approve", "at-once-in-part", "not-available-in-part")),
    *(("approve", "not-available-in-part"), ("approve-with-conditions", "cancel-in-part")),
    *(("approve", "not-available-in-part", "cancel-in-part"), ("approve", "at-once", "not-available-in-part")),
    *(("approve", CHANGED), ("approve", CHANGED, "hold"), ("approve", CHANGED, "cancel"), ("refuse", CHANGED)),
    *(("approve", CHANGED, "approve-with-conditions"), ("approve-with-conditions", CHANGED, "not-available")),
    # what was decided is taken back: after a review by somebody else, or when it was found to be wrong
    *(("refuse", "hold", "approve"), ("approve", "refuse"), ("approve", "cancel", "approve")),
    *(("not-available", "approve"), ("approve", "not-available", "approve-with-conditions"), ("at-once", "approve")),
    *(("approve", "at-once", "approve"), ("approve", "withdrawn", "approve"), ("refuse", CHANGED, "approve")),
    *(("approve", "withdrawn"), ("approve-with-conditions", "withdrawn")),
    *(("approve-with-conditions", "cancel-in-part", "approve"), ("approve", "cancel", "approve", "cancel")),
)
"""What is decided one after the other, by the ids of outcomes, or by their kinds where a checklist has others."""
SAID = {
    "right_engaged": "To meet",
    "aim": "Visitors' safety",
    "why_proportionate": "A steward would not be enough",
    "power_relied_on": "Hire terms, clause 4",
    "fact": "The boiler is broken",
    "source": "The engineer's note of today",
    "alternative": "The small hall on the same day",
    "after_hold": "The police, on Monday; nothing came",
    "deposit": "Paid back in five days",
}
_OPTIONAL = 0.5
_PLAIN = 0.7
_NOTED = 0.1
PLAIN: dict[str, dict[str, Value]] = {
    "venue-booking": {
        "concerns": ("none",),
        "client_named": "yes",
        "separation_advice": "lawful",
        "planned": ("none",),
    },
    "election-meeting": {
        **dict.fromkeys(("standing", "public_meeting", "room_covered"), "yes"),
        "room_free": "free",
        "booked_by": "agent",
        "meeting_date": TODAY.today + timedelta(20),
        "poll_date": TODAY.today + timedelta(30),
    },
    "out-of-school-settings": {"worries": "no", "school_hours": "no"},
    "leaflets-and-stalls": {"concerns": ("none",)},
    "private-venue-advice": {},
}
"""What is answered where nothing is to be asked of anybody outside."""


def chance_of(seed: int) -> Random:
    """Give a chance that chooses the same way each time."""
    return Random(seed)  # noqa: S311 - what is answered, no secret


def answered(chance: Random, place: Site, name: str) -> Assessment:
    """A checklist filled in one way or another: what may be left empty is answered half of the time."""
    checklist = shipped(catalogue.checklist_path(name))
    # most of them plain, so that letters other than the holding letter are tried as often
    start = Answers(values=PLAIN[name] if chance.random() < _PLAIN else {})
    answers, walked = filled(checklist, lambda _, values: chance.choice(values), start)
    for step in walked.asked:
        optional = isinstance(step.item, Question) and not step.item.required and step.value is None
        if optional and step.row is None and chance.random() < _OPTIONAL:
            assert isinstance(step.item, Question)
            answers = with_value(answers, step.path, chance.choice(possible(step.item)))
    first = TODAY.today + timedelta(chance.choice((-5, 1, 30, 700)))
    if "event_date" in checklist.by_id and chance.random() < _PLAIN:
        answers = with_value(answers, "event_date", first)
        if "event_last" in checklist.by_id:
            answers = with_value(answers, "event_last", first + timedelta(chance.choice((0, 90, 600))))
    answers, _ = filled(checklist, lambda _, values: chance.choice(values), answers)
    one = assess(
        checklist,
        answers,
        venue=place.venue,
        subject=chance.choice(SUBJECTS),
        person="Pat Green",
        now=NOW,
        assessment_id=new_id("a", NOW),
    )
    one = replace(one, screened=chance.choice((*((),) * 8, (SCREENED,), (SET_ASIDE,), (TO_JUDGE,), (ON_OLD_LISTS,))))
    return replace(one, occasions=(_further(chance),)) if chance.random() < 0.3 else one


TO_JUDGE = replace(SCREENED, matches=tuple(replace(each, held=None) for each in SCREENED.matches))
SET_ASIDE = replace(
    SCREENED,
    matches=tuple(
        replace(
            each,
            held=None,
            dismissed=Dismissal(
                name="Front for Example", entry=each.entry, reason="Another address", person="Joan", at=NOW
            ),
        )
        for each in SCREENED.matches
    ),
)
ON_OLD_LISTS = replace(SCREENED, matches=(), problem="A list is missing")


def _further(chance: Random) -> Occasion:
    begins = chance.choice((None, TODAY.today + timedelta(40)))
    last = chance.choice((None, TODAY.today + timedelta(90)))
    times, room = chance.choice((("", ""), ("Mondays, 7 pm to 9 pm", "Room 4")))
    return Occasion(
        subject=chance.choice(SUBJECTS),
        person="Pat",
        at=NOW + chance.choice((0, 2)) * APART,
        first=begins,
        last=last if begins else None,
        times=times,
        room=room,
    )


def place_of(chance: Random, place: Site) -> Site:
    """A place in any nation, run by anybody, that has or has not said what letters say of it."""
    own = replace(
        place.letters,
        contact=chance.choice(("", place.letters.contact)),
        privacy=chance.choice(("", place.letters.privacy)),
        electoral=chance.choice(("", "Electoral services, 01632 960002")),
    )
    nation, body = chance.choice(tuple(Nation)), chance.choice(tuple(Body))
    return replace(place, letters=own, venue=replace(place.venue, nation=nation, body=body))


def decided(chance: Random, place: Site, one: Assessment, story: tuple[str, ...]) -> Assessment:
    """Decide one thing after the other, each with all that it must carry; what is not offered is passed over."""
    at = NOW
    for step in story:
        at += APART
        if step == CHANGED:
            other = answered(chance, place, one.checklist)
            one = replace(other, id=one.id, occasions=one.occasions, earlier=decided_so_far(one))
            continue
        kinds = (each for each in choices(one) if step in {each.id, each.kind.value})
        outcome = next(kinds, None)
        if outcome is None:
            continue
        try:
            one = decide(one, decision_of(one, written(chance, one, outcome, at), at), nation=place.venue.nation)
        except InputError:
            continue  # such as a hold when the event is today, or an approval of a name that waits to be judged
    return one


def written(chance: Random, one: Assessment, outcome: Outcome, at: datetime) -> WrittenDecision:
    """All that a decision asks for."""
    acts = acts_as(outcome.kind, outcome.id)
    has_conditions = acts is OutcomeKind.APPROVE_WITH_CONDITIONS
    recommended, own = one.recommendation.conditions, ("An independent chair",)
    ours = for_the_venue(one, tuple(each.text for each in one.library))
    conditions = chance.choice((recommended or own, own, (*recommended, *own), ours or own)) if has_conditions else ()
    no_limit = chance.choice(((), own)) if {*own} <= {*conditions} else ()
    asked = asked_for(one, outcome.kind, conditions, outcome.id, no_limit=no_limit)
    said: dict[str, Any] = {name: text for name, text in SAID.items() if name in asked}
    if "rests_on" in asked:
        facts = list(facts_on_record(one))
        is_with = bool(facts) and chance.random() < _OPTIONAL
        said |= {"rests_on": (chance.choice(facts),)} if is_with else {"without_fact": True}
    days = event_days(one)
    if "off_from" in asked and days is not None:
        standing = standing_in_part(one)
        last = min(days.last, (standing and standing.valid_until) or days.last)
        first = days.first + timedelta(chance.randint(0, max(0, (last - days.first).days)))
        said |= {"off_from": first, "off_until": first + timedelta(chance.randint(0, (days.last - first).days))}
    return WrittenDecision(
        outcome=outcome.id,
        person=chance.choice(("Joan Whitlock", "Joan Whitlock", "Morwenna Pell")),
        role="Manager",
        reasons=chance.choice(("Local people disagree with the speaker", "Nothing was found")),
        conditions=conditions or None,
        no_limit=no_limit,
        valid_until=at.date() if outcome.kind is OutcomeKind.HOLD else None,
        **said,
    )


def replied(chance: Random, place: Site, store: Store, one: Assessment) -> Assessment:
    """Put it on record, some with a word for the lead, and replies before, between or after its decisions."""
    about = record(store, one)
    if chance.random() < _NOTED:
        note_for_lead(place, store, about, said=WORRY, person="Sam", now=NOW)
        about = read_assessment(store, one.id)
    for steps in sorted(chance.sample((0.5, 1.5, 2.5, 3.5), chance.choice((0, 1, 2)))):
        answerer = chance.choice(tuple(Answerer))
        note_reply(place, store, about, answerer, text="No concern", person="Joan", now=NOW + steps * APART)
    return about.value


def told_soon(one: Assessment) -> list[datetime]:
    """When letters told of what was decided, each soon after."""
    return [each.at + timedelta(minutes=1) for each in decided_so_far(one)]


def letters(place: Site, store: Store, one: Assessment, told_at: Sequence[datetime] | None = None) -> Iterator[Drawn]:
    """Every letter that can be made of it, from records that are read once, and proven in `test_whole_records`.

    `told_at`: when letters told of what was decided before; None where each of them was told soon after.
    """
    told_at = told_soon(one) if told_at is None else told_at
    now = max(NOW, *(each.at for each in decided_so_far(one))) + timedelta(hours=1) if decided_so_far(one) else NOW
    known = replace(beside(store, one, now), told_at=told_at)
    to = "" if who_books(one) else "Somebody"
    for kind, occasion in product(LetterKind, (None, 0) if one.occasions else (None,)):
        wanted = replace(ASKED, kind=kind, asks=("The programme",), to=to, occasion=occasion)
        if kind is LetterKind.REFERRAL:
            wanted = replace(wanted, to="Somebody", note="See the poster")
        try:
            yield drawn_of(place, one, wanted, known, now=now)
        except InputError:
            continue
