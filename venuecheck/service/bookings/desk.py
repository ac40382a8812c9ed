"""Where a checklist is answered: the site, its records, and what its lists say of names today."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from venuecheck.assessment.answers import Answers, without
from venuecheck.assessment.assessment import Assessment, Waiver
from venuecheck.assessment.checklist import Checklist, Question
from venuecheck.assessment.event_days import with_days_of
from venuecheck.assessment.screened import Judgement
from venuecheck.assessment.validity import reopened
from venuecheck.assessment.walk import LOOKED_UP
from venuecheck.core.action import Action
from venuecheck.core.actor import Actor, People
from venuecheck.core.ids import new_id
from venuecheck.core.london import london_day
from venuecheck.core.problem import InvalidError
from venuecheck.records.store import Store
from venuecheck.service.bookings.assessing import assess, circumstances_of, unused_answers
from venuecheck.service.bookings.drafts import Draft
from venuecheck.service.bookings.letter_words import line
from venuecheck.service.bookings.names_looked_up import SiteScreener, is_to_judge
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.replies import replies_to
from venuecheck.service.bookings.series import answers_of, why_not_covered
from venuecheck.service.bookings.venue_records import records_of
from venuecheck.service.names.relied_on import can_be_relied_on
from venuecheck.service.sites.site import Site


def _looked_up(site: Site, store: Store, now: datetime) -> str:
    """Say whether the program can tell by itself what lists say; where not, a look by hand is asked for."""
    return "yes" if can_be_relied_on(site, store, london_day(now)) else "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What answering a checklist works with, whoever answers and on whatever face."""

    site: Site
    store: Store
    checklist: Checklist
    clock: Callable[[], datetime]
    records: Mapping[str, str | date]
    """What the venue's other records say."""
    screener: SiteScreener
    """Looks names up on the site's lists."""

    @classmethod
    def at(cls, site: Site, store: Store, checklist: Checklist, clock: Callable[[], datetime]) -> Self:
        """Open the desk for a checklist."""
        now = clock()
        return cls(
            site=site,
            store=store,
            checklist=checklist,
            clock=clock,
            records={**records_of(store, checklist, now), LOOKED_UP: _looked_up(site, store, now)},
            screener=SiteScreener(site, store, now),
        )

    def earlier(self, wanted: str) -> Assessment:
        """Give the recorded check of an earlier booking of a series, which one more is to follow.

        Raises `NotFoundError` where there is none of this id, `InvalidError` where it is of another checklist.
        """
        found = read_assessment(self.store, wanted).value
        if found.checklist != self.checklist.id:
            what = f"{wanted} is an assessment of '{found.checklist}', not of '{self.checklist.id}'"
            raise InvalidError.of("again", what, f"answer '{found.checklist}' again, or name another assessment")
        return found

    def following(self, draft: Draft, earlier: Assessment) -> Draft:
        """Give a draft that takes the answers of an earlier booking over; one that follows it already, as it is."""
        if draft.follows:
            return draft
        before, _ = answers_of(earlier, self.checklist)
        return replace(draft, answers=before, follows=earlier.id, started=self.clock())

    def renewed(self, earlier: Assessment, changed: Answers) -> tuple[Answers, tuple[str, ...]]:
        """Give the earlier answers with those that changed, and without what the changes reopen.

        And name the questions whose answers the checklist, changed since, no longer takes.
        """
        before, lost = answers_of(earlier, self.checklist)
        return self.taken_over(before, changed), lost

    def taken_over(self, before: Answers, changed: Answers) -> Answers:
        """Give answers with those that changed, and without what the changes reopen."""
        # rows that are given anew bring what is known of each answer in them
        in_rows = {
            one.id
            for one in self.checklist.by_id.values()
            if isinstance(one, Question) and one.repeat in changed.repeats
        }
        noted = {name: note for name, note in before.notes.items() if name not in in_rows}
        after = Answers(
            values={**before.values, **changed.values},
            repeats={**before.repeats, **changed.repeats},
            notes={**noted, **changed.notes},
        )
        given = frozenset({*changed.values, *changed.repeats})
        return without(after, reopened(self.checklist, before, after) - given)

    def why_not_covered(self, earlier: Assessment, answers: Answers, subject: str) -> tuple[str, ...]:
        """Say why the earlier decision does not cover this booking; its names are looked up on today's lists."""
        now = self.clock()
        # what was decided may end before the day that the booking's name holds
        answers = with_days_of(self.checklist, answers, subject, london_day(now))
        reasons = why_not_covered(earlier, self.checklist, answers, now, replies_to(self.store, earlier))
        venue = self.site.venue
        if is_to_judge(
            self.screener, self.checklist, answers, venue=venue, subject=subject, now=now, records=self.records
        ):
            return (*reasons, "a name is like one on today's lists")
        return reasons

    def unused(self, answers: Answers, waivers: tuple[Waiver, ...] = ()) -> tuple[str, ...]:
        """Name the questions that are answered and not asked, as the records of the venue have it."""
        circumstances = circumstances_of(self.site.venue, self.clock(), self.records)
        return unused_answers(self.checklist, answers, circumstances, waivers)

    def assess(
        self,
        answers: Answers,
        *,
        subject: str,
        person: str | Actor,
        assessment_id: str = "",
        started: datetime | None = None,
        waivers: tuple[Waiver, ...] = (),
        judgements: Sequence[Judgement] = (),
        follows: str = "",
        people: People | None = None,
        reference: str = "",
    ) -> Assessment:
        """Work out what the answers lead to, and record nothing; `people`: who may, where not those of the site.

        Raises `InputError` as `assessing.assess` does.
        """
        now = self.clock()
        made = assess(
            self.checklist,
            answers,
            venue=self.site.venue,
            subject=subject,
            person=person,
            now=now,
            assessment_id=assessment_id or new_id("assessment", now),
            started=started,
            records=self.records,
            waivers=waivers,
            screener=self.screener,
            judgements=judgements,
            follows=follows,
            people=self.site.people if people is None else people,
            reference=reference,
        )
        return replace(made, actions=tuple(map(self._with_whom_to_ask, made.actions)))

    def _with_whom_to_ask(self, action: Action) -> Action:
        """Add how they are reached whom an action has somebody ask, as the venue says it."""
        asks = action.kind.asks if action.kind else None
        # a venue says it of some of them: not of the police
        reached = line(getattr(self.site.letters, asks.value, "")) if asks else ""
        return replace(action, text=f"{action.text} To reach them: {reached}.") if reached else action
