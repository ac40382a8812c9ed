"""An assessment from its first question to its record, stage by stage: what comes next, whatever face asks.

One object for every face. A terminal keeps it from the first question to the last; a page makes it anew from the draft
at each request. What was said stands in the draft, and what was judged in the records, so both come to the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.screened import Judgement
from venuecheck.core.actor import Actor
from venuecheck.core.change import Change
from venuecheck.core.ids import new_id
from venuecheck.core.problem import ConflictError, InvalidError, Problem
from venuecheck.records.version import DraftOvertakenError, Recorded
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.changing import NOTHING_DIFFERS, changed, touched_by
from venuecheck.service.bookings.decision_taking import Deciding
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft, recorded_with
from venuecheck.service.bookings.filling import Filling
from venuecheck.service.bookings.judging_matches import JudgingMatches
from venuecheck.service.bookings.keeping_drafts import DraftKeeper, recorded_already
from venuecheck.service.bookings.organisers_forms import recorded_as
from venuecheck.service.bookings.overtaken import begun_from, moved_since
from venuecheck.service.bookings.recorded import changed_since, read_assessment
from venuecheck.service.bookings.replies import replies_to
from venuecheck.service.bookings.room_clashes import Clash, clashes_of
from venuecheck.service.bookings.series import cover


class Stage(StrEnum):
    """What is to be done next."""

    ANSWER = "answer"
    """There are questions to answer, or the answers are to be looked over: `Assessing.filling`."""
    COVER = "cover"
    """Nothing has changed since the earlier check, whose decision covers this booking: `Assessing.finish`."""
    JUDGE = "judge"
    """Names are like listed ones: `Assessing.judging`."""
    DECIDE = "decide"
    """A named person decides: `Assessing.deciding`."""
    RECORD = "record"
    """Nothing more is asked: `Assessing.finish`."""


@dataclass(slots=True, kw_only=True)
class Assessing:
    """One booking, or the venue itself, being assessed. Nothing is recorded before `finish`, but for matches judged.

    Where somebody changes an answer, the stages after it begin anew.
    """

    desk: Desk
    filling: Filling
    actor: Actor | None = None
    """Who assesses, where the face knows them; without it, whoever the draft names."""
    deciding_said: dict[str, str] = field(default_factory=dict)
    """What was said so far of the decision, by field."""
    judged: list[Judgement] = field(default_factory=list)
    """What was said of matches by this object; it is recorded."""
    _id: str = ""
    _worked_out: tuple[Draft, tuple[Judgement, ...], Assessment] | None = None
    _not_covered: tuple[Draft, tuple[str, ...]] | None = None

    @classmethod
    def begin(
        cls,
        desk: Desk,
        draft: Draft,
        *,
        on_conflict: Callable[[ConflictError, str], None],
        actor: Actor | None = None,
    ) -> Self:
        """Begin, or go on, with a draft as it was read.

        It is kept after every answer. `on_conflict` is told where somebody else went on with the same one, and under
        which name this one is kept from then on.
        """
        venue = desk.site.venue
        keeper = DraftKeeper(
            store=desk.store, checklist=desk.checklist, venue=venue, read=draft, on_conflict=on_conflict
        )
        now = desk.clock()
        filling = Filling(
            checklist=desk.checklist,
            venue=venue,
            draft=draft,
            now=now,
            on_change=keeper,
            records=desk.records,
            people=desk.site.people,
        )
        return cls(desk=desk, filling=filling, actor=actor, _id=draft.changes or new_id("assessment", now))

    @property
    def draft(self) -> Draft:
        """All that was answered so far."""
        return self.filling.draft

    @property
    def stage(self) -> Stage:
        """What is to be done next. Raises `InputError` where a list of names cannot be used."""
        if self.filling.next() is not None or not self.draft.checked:
            return Stage.ANSWER
        if self.draft.follows and not self.not_covered:
            return Stage.COVER
        if any(self.judging.open()):
            return Stage.JUDGE
        return Stage.DECIDE if self.is_to_decide else Stage.RECORD

    @property
    def not_covered(self) -> tuple[str, ...]:
        """Why the decision on an earlier booking does not cover this one; empty where it does, or there is none."""
        if not self.draft.follows:
            return ()
        if self._not_covered is None or self._not_covered[0] != self.draft:
            earlier = read_assessment(self.desk.store, self.draft.follows).value
            self._not_covered = self.draft, self.desk.why_not_covered(earlier, self.draft.answers, self.draft.subject)
        return self._not_covered[1]

    @property
    def assessment(self) -> Assessment:
        """What the answers lead to so far. Raises `InputError` as `Desk.assess` does."""
        judged = tuple(self.judged)
        if self._worked_out is None or self._worked_out[:2] != (self.draft, judged):
            self._worked_out = self.draft, judged, self._assessed(judged)
        return self._worked_out[2]

    def _assessed(self, judged: tuple[Judgement, ...]) -> Assessment:
        draft, person = self.draft, self.actor or self.draft.person
        if draft.changes:
            return changed(
                self.desk,
                self._before.value,
                draft.answers,
                subject=draft.subject,
                person=person,
                waivers=draft.waivers,
                judgements=judged,
            )
        return self.desk.assess(
            draft.answers,
            subject=draft.subject,
            person=person,
            assessment_id=self._id,
            started=draft.started,
            waivers=draft.waivers,
            judgements=judged,
            follows=draft.follows,
            reference=draft.reference,
        )

    @property
    def _before(self) -> Recorded[Assessment]:
        """The booking as it was recorded when the draft that changes it was begun."""
        found = begun_from(self.desk.store, self.draft)
        if found is None:
            raise changed_since(self.desk.store, self.draft.changes, None)
        return found

    @property
    def moved(self) -> tuple[Change, ...]:
        """What changed on the booking since the draft that changes it was begun; it is to be taken up anew then."""
        return moved_since(self.desk.store, self.draft)

    @property
    def touched(self) -> tuple[str, ...]:
        """Name what differs from the record that is changed, in words; empty where none is, or nothing does."""
        if not self.draft.changes:
            return ()
        before = self._before.value
        renamed = ("what the booking is called",) if self.draft.subject != before.subject else ()
        return (*touched_by(self.desk, before, self.draft.answers), *renamed)

    @property
    def is_to_decide(self) -> bool:
        """Whether somebody decides on it: nobody does on advice, or on what a person states of the venue."""
        assessment = self.assessment
        return assessment.recommendation.kind is not OutcomeKind.ADVISE and not assessment.is_of_venue

    @property
    def judging(self) -> JudgingMatches:
        """The names that are like listed ones. What is said of them is recorded at once, and shown the next time."""
        return JudgingMatches(
            assessment=self.assessment,
            screener=self.desk.screener,
            left=list(self.draft.left_open),
            on_made=self._judged,
            on_left=self.filling.leave_open,
        )

    @property
    def deciding(self) -> Deciding:
        """The decision. What is said of it stands in `deciding_said`."""
        return Deciding(
            assessment=self.assessment,
            deciders=self.desk.site.deciders,
            people=self.desk.site.people,
            actor=self.actor,
            replies=replies_to(self.desk.store, self.assessment),
            nation=self.desk.site.venue.nation,
            body=self.desk.site.venue.body,
            clashes=self.clashes,
            written=self.deciding_said,
        )

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Other bookings that have its room at its time, or ask for it."""
        return clashes_of(self.desk.store, self.assessment, self.desk.clock())

    def finish(self, decided: Assessment | None = None) -> Assessment:
        """Record it, and forget the draft at once. `decided` is what `deciding` gave; without it, it waits for that.

        Raises `InvalidError` where answers are missing and nobody decided, or nothing differs from the booking that is
        changed; `ConflictError` where the earlier check, or that booking, was changed since it was read: the draft is
        kept then; `RecordedAlreadyError` where somebody recorded the same answers meanwhile.
        """
        try:
            made = self._recorded(decided)
        except DraftOvertakenError:
            raise recorded_already(self.desk.store, self.draft) from None
        recorded_as(self.desk.store, self.draft.form, made.id)
        return made

    def _recorded(self, decided: Assessment | None) -> Assessment:
        stage = self.stage
        if stage is Stage.ANSWER:
            raise InvalidError(self._missing())
        if stage is Stage.COVER:
            earlier = read_assessment(self.desk.store, self.draft.follows).value
            return cover(
                self.desk.site,
                self.desk.store,
                earlier,
                checklist=self.desk.checklist,
                answers=self.draft.answers,
                subject=self.draft.subject,
                person=self.actor or self.draft.person,
                now=self.desk.clock(),
                changed_drafts=recorded_with(self.draft, earlier.id),
            )
        made = decided or self.assessment
        if made.finished is None and made.decision is None:
            raise InvalidError.of("answers", made.recommendation.reasons[0], "decide to refer it, or come back later")
        record(self.desk.store, made, over=self._over(), changed_drafts=recorded_with(self.draft, made.id))
        return made

    def refuse_unchanged(self) -> None:
        """Raise `InvalidError` where nothing differs from the booking that is to be changed."""
        if self.draft.changes and not self.touched:
            raise InvalidError.of("answers", NOTHING_DIFFERS, "change an answer, or leave the booking as it is")

    def _over(self) -> Recorded[Assessment] | None:
        """Give the record that is replaced; None for a new one."""
        self.refuse_unchanged()
        return self._before if self.draft.changes else None

    def _judged(self, one: Judgement) -> None:
        self.desk.screener.keep([one])
        self.judged.append(one)

    def _missing(self) -> Iterator[Problem]:
        for step in self.filling.missing:
            yield Problem(field="answers", what=f"“{self.filling.words(step)}” is not answered", fix="answer it")
        if not self.filling.missing:
            yield Problem(field="answers", what="nobody has looked the answers over", fix="look them over first")
