"""The diary of a venue: what is on, what is open, what is to be recorded, and what waits for a look back.

It sets out what the records say today, and judges nothing: how a booking stands comes from `assurance`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from venuecheck.assessment.assessment import APPROVING_KINDS, Occasion, OutcomeKind
from venuecheck.assessment.condition_seen import ConditionSeen, conditions_stand
from venuecheck.assessment.day_answers import AUDIENCE, EXPECTED, REACH, ROOM, TIMES, first_day
from venuecheck.assessment.event_days import EventDays, each_day, going_on, going_on_within
from venuecheck.assessment.replying import Reply
from venuecheck.assessment.validity import decision_ends
from venuecheck.assessment.weekdays_said import beside_weekdays
from venuecheck.assurance.how import How
from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.core.problem import InvalidError
from venuecheck.records.damage import NotWholeError
from venuecheck.records.reading_back import as_written
from venuecheck.records.store import Store
from venuecheck.report.venue.at_the_desk import how_at_the_desk
from venuecheck.service.bookings.diary_shown import (
    BegunShown,
    ByLinkShown,
    ConditionShown,
    Diary,
    GroundsShown,
    LookBackShown,
    OnShown,
    OpenShown,
    ToTellShown,
)
from venuecheck.service.bookings.kept_drafts import named_in
from venuecheck.service.bookings.letter_told import confirmed_by_letter, still_waits
from venuecheck.service.bookings.letter_values import organiser_of
from venuecheck.service.bookings.letters_made import letters_by_booking
from venuecheck.service.bookings.names_early import drafts_to_judge
from venuecheck.service.bookings.noted_now import conditions_now
from venuecheck.service.bookings.organisers_forms import forms, is_taken_back, not_acted_on, of_these_to_look_at
from venuecheck.service.bookings.replies import replies_counting
from venuecheck.service.bookings.room_clashes import met_in
from venuecheck.service.bookings.rooms_used import CONFIRMED_AS, Booked, booked_at
from venuecheck.service.bookings.still_open import StillOpen, still_open
from venuecheck.service.record_keeping.proof import whole
from venuecheck.service.sites.site import Site

MOST_DAYS: Final = 366
"""For so many days there is a diary, and from today on what is on each day."""


def diary_of(site: Site, store: Store, *, now: datetime, days: int = 7, first: date | None = None) -> Diary:
    """Give the diary for so many days from `first` (today) on. Raises `InvalidError`."""
    if not 0 < days <= MOST_DAYS:
        raise InvalidError.of("days", f"a diary cannot show {days} days", f"name a number from 1 to {MOST_DAYS}")
    today = london_day(now)
    begin = first or today
    if begin > date.max - timedelta(days=days):
        raise InvalidError.of("first", "no diary reaches so far", "name an earlier day")
    end = begin + timedelta(days=days - 1)
    booked = booked_at(store, now)
    found = still_open(store, now, booked)
    did = found.organiser_did
    return Diary(
        venue=site.venue.id,
        name=site.venue.name,
        made=now,
        first=begin,
        last=end,
        on=met_in(_all_on(store, now, booked, did, begin=begin, end=end)),
        open=tuple(sorted(_open(found), key=_most_urgent)),
        grounds=tuple(
            GroundsShown(
                assessment=one.assessment.id, subject=one.assessment.subject, due=one.due, late=one.is_late(now)
            )
            for one in found.grounds
        ),
        look_back=tuple(LookBackShown(assessment=one.id, subject=one.subject, day=day) for one, day in found.look_back),
        begun=tuple(_begun(store)),
        by_link=done_by_link(store, now),
        to_tell=tuple(sorted(_to_tell(found, now), key=lambda one: (one.due or date.max, one.subject))),
    )


def on_day(store: Store, now: datetime, day: date) -> tuple[tuple[OnShown, ...], date | None]:
    """Give what a diary of a day shows to be on, without the rest of it; and the next day with something, if any.

    The next one is at most `MOST_DAYS` ahead of today.
    """
    booked = booked_at(store, now)
    did = _did(store, booked)
    begin, end = day + timedelta(days=1), london_day(now) + timedelta(days=MOST_DAYS)
    later = (one.day or max(one.first, begin) for one in _all_on(store, now, booked, did, begin=begin, end=end))
    shown = met_in(_all_on(store, now, booked, did, begin=day, end=day))
    return shown, min((one for one in later if one <= end), default=None)


def done_by_link(store: Store, now: datetime) -> tuple[ByLinkShown, ...]:
    """Give what a diary shows of what organisers did by link, without the rest of it."""
    found = _by_link(store, booked_at(store, now))
    return tuple(sorted(found, key=lambda one: (one.first or date.max, one.subject)))


def _by_link(store: Store, booked: Sequence[Booked]) -> Iterator[ByLinkShown]:
    days = {one.what.id: one.days for one in booked}
    for form, one in of_these_to_look_at((each.what for each in booked), forms(store).values()):
        on, taken_back = days[one.id], is_taken_back(form, one)
        yield ByLinkShown(
            assessment=one.id,
            subject=one.subject,
            first=on.first if on else None,
            did=not_acted_on(form, one),
            to_do=_RECORD_IT if taken_back else _COMPARE,
            taken_back=taken_back,
        )


_RECORD_IT: Final = "Record that it was withdrawn: until then it has the room."
_COMPARE: Final = "Compare the answers: where it matters, change the booking and have it decided again."


def diary_to_keep(site: Site, store: Store, *, now: datetime, days: int = 7, first: date | None = None) -> Diary:
    """Give the diary for a file, of records that are proven first. Raises `NotWholeError`, and as `diary_of` does."""
    whole(store.database, store.venue, alone=True)
    return diary_of(site, store, now=now, days=days, first=first)


def _all_on(
    store: Store, now: datetime, booked: Sequence[Booked], did: Mapping[str, str], *, begin: date, end: date
) -> tuple[OnShown, ...]:
    seen = tuple(one for one in conditions_now(store, now) if one.at <= now)
    letters = letters_by_booking(store)
    replies: defaultdict[str, list[Reply]] = defaultdict(list)
    for reply in replies_counting(store):
        replies[reply.assessment].append(reply)
    on = (
        replace(shown, organiser_did=did.get(one.what.id, ""))
        for one in booked
        if one.is_within(begin, end) or one.was_within(begin, end)
        for made in (letters.get(one.what.id, ()),)
        for shown in _on(
            one,
            seen,
            begin,
            end,
            letter_waits=still_waits(one.what, replies[one.what.id], made),
            by_letter=confirmed_by_letter(one.what, made),
        )
    )
    return tuple(sorted(on, key=_by_day))


def _did(store: Store, booked: Sequence[Booked]) -> Mapping[str, str]:
    """Say of each booking (by id) what its organiser did, on which nobody acted yet."""
    of_these = of_these_to_look_at((one.what for one in booked), forms(store).values())
    return {one.id: not_acted_on(form, one) for form, one in of_these}


def _on(
    booked: Booked,
    seen: tuple[ConditionSeen, ...],
    begin: date,
    end: date,
    *,
    letter_waits: bool,
    by_letter: datetime | None,
) -> Iterator[OnShown]:
    one, stands, decision = booked.what, booked.stands, booked.what.decision
    answers = {each.question: each.shown for each in one.answers}
    is_approved = decision is not None and decision.kind in APPROVING_KINDS and stands.how in CONFIRMED_AS
    ends = decision_ends(one) or date.max
    told_on = london_day(by_letter) if by_letter else None
    at_desk = _TOOK_PLACE if booked.ended else how_at_the_desk(one, stands.how, confirmed=told_on)
    conditions = tuple(
        ConditionShown(
            number=each.number,
            text=each.text,
            kept=each.kept,
            seen=f"{each.last.seen} ({each.last.person}, {day_words.day(each.last.at)})" if each.last else "",
        )
        for each in conditions_stand(one, seen)
    )

    def shown(subject: str, day: date | None, days: EventDays, facts: Mapping[str, str]) -> OnShown:
        # what goes on beyond what was decided is not confirmed there
        is_within = (day or days.first) <= ends
        is_confirmed = is_approved and is_within and not letter_waits
        times = facts.get(TIMES, "")
        return OnShown(
            assessment=one.id,
            subject=subject,
            day=day,
            first=days.first,
            last=days.last,
            times=beside_weekdays(times) if day and days.is_series else times,
            room=facts.get(ROOM, ""),
            organiser=organiser_of(one),
            reach=facts.get(REACH, ""),
            expected=facts.get(EXPECTED, ""),
            audience=facts.get(AUDIENCE, ""),
            is_confirmed=is_confirmed or booked.ended is not None,
            is_told=by_letter is not None and (is_within or not is_approved),
            stands=_BEYOND if is_approved and not is_within else _WAITS if is_approved and letter_waits else at_desk,
            conditions=conditions,
        )

    def over(subject: str, days: EventDays, facts: Mapping[str, str]) -> Iterator[OnShown]:
        every = each_day(days, facts.get(TIMES, ""))
        yield from (shown(subject, day, days, facts) for day in going_on(one, every) if begin <= day <= last)
        some = None if every else going_on_within(one, days, booked.until)
        if some and some.first <= end and some.last >= begin:
            yield shown(subject, None, some, facts)

    last = min(end, booked.until)
    if booked.days is not None:
        yield from over(one.subject, booked.days, answers)
    for occasion, on in booked.further:
        if on is not None:
            own = {**{name: said for name, said in answers.items() if name in {ROOM, REACH}}, **_own(occasion)}
            yield from over(occasion.subject, on, own)


_BEYOND: Final = "not decided for this day"
_TOOK_PLACE: Final = "it ended since"
_WAITS: Final = "approved; the letter that says so waits for an answer"
"""Never whose: a diary may be read at a desk by whoever books."""


def _own(occasion: Occasion) -> Mapping[str, str]:
    """Give what a further booking of a series says of itself, by question."""
    said = {
        TIMES: occasion.times,
        ROOM: occasion.room,
        AUDIENCE: occasion.audience,
        EXPECTED: occasion.expected,
        REACH: occasion.reach,
    }
    return {name: each for name, each in said.items() if each}


def _by_day(one: OnShown) -> tuple[bool, date, str, str]:
    return one.day is None, one.day or one.first, one.times, one.subject


def _most_urgent(one: OpenShown) -> tuple[bool, date, str]:
    return not one.late, one.first or date.max, one.subject


def _open(found: StillOpen) -> Iterator[OpenShown]:
    for each in found.to_decide:
        one, days, decision = each.what, each.days, each.what.decision
        held = decision.valid_until if decision is not None and decision.kind is OutcomeKind.HOLD else None
        yield OpenShown(
            assessment=one.id,
            subject=one.subject,
            stands=how_at_the_desk(one, each.stands.how),
            first=days.first if days else None,
            held_until=held,
            late=held is not None and each.stands.how is How.ENDED,
            organiser_did=found.organiser_did.get(one.id, ""),
        )


def _to_tell(found: StillOpen, now: datetime) -> Iterator[ToTellShown]:
    for one in found.lasting:
        if one.asks_to_tell:
            owner = (one.note.owner if one.note else "") or one.action.owner
            booking = one.assessment
            yield ToTellShown(
                assessment=booking.id, subject=booking.subject, owner=owner, due=one.due, late=one.is_late(now)
            )


def _begun(store: Store) -> Iterator[BegunShown]:
    to_judge = {(one.draft.checklist, one.draft.name): one.by for one in drafts_to_judge(store)}
    for kept in store.drafts("assessment"):
        body: Any = kept.body
        with suppress(NotWholeError), as_written(store.shown, kept.key):  # the list of drafts names it
            shown = BegunShown(
                draft=named_in(kept.key)[1],
                checklist=str(body.get("checklist", "")),
                subject=str(body.get("subject", "")),
                since=london_day(datetime.fromisoformat(body["started"])),
                first=first_day(body.get("values", {})),
                changes=str(body.get("changes", "")),
                judge_by=to_judge.get(named_in(kept.key)),
            )
            yield shown
