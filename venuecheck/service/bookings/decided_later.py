"""Deciding on an assessment that is recorded: one that waits, or one to be decided anew, whatever face asks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from venuecheck.assessment.assessment import OUTCOME_KIND_WORDS, Assessment, Decision, OutcomeKind
from venuecheck.assessment.letter_kind import CONFIRMS, LOOKS_AGAIN
from venuecheck.assessment.letter_waits import asked_in_vain, letter_waits
from venuecheck.assessment.replying import Reply, is_before_reply
from venuecheck.assessment.steps import DONE_AT_ONCE, choices, hold_to_answer, is_at_once, named_among
from venuecheck.assurance.assessed import all_stand, assessed_of
from venuecheck.assurance.bad_news import before_decision_ahead
from venuecheck.core import day_words
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.problem import ConflictError, InputError
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.service.bookings import half_written
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.bookings.deciding import decidable, decide, decision_of, instead, refuse_unread, with_outcomes
from venuecheck.service.bookings.decision_taking import Deciding
from venuecheck.service.bookings.judging_matches import JudgingMatches, record_with_words, recorded
from venuecheck.service.bookings.letter_told import tells
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import Drawn, draw_up
from venuecheck.service.bookings.letters_made import Letter, letters_of
from venuecheck.service.bookings.names_looked_up import SiteScreener
from venuecheck.service.bookings.noted_now import reasons_noted
from venuecheck.service.bookings.recorded import read_assessment, read_unchanged
from venuecheck.service.bookings.replies import replies_noted, replies_to
from venuecheck.service.bookings.room_clashes import Clash, clashes_of
from venuecheck.service.sites.site import Site


@dataclass(slots=True, kw_only=True)
class DecidedLater:
    """A recorded assessment being decided on: its matches judged, the decision taken, both recorded over what was read.

    What somebody wrote is kept where the record changed meanwhile, so that nobody writes it twice.
    """

    site: Site
    store: Store
    clock: Callable[[], datetime]
    read: Recorded[Assessment]
    """As it was read."""
    actor: Actor | None = None
    """Who decides, where the face knows them; without it, whoever is named."""
    judging: JudgingMatches
    """The names that are like listed ones. What is said of them is recorded by `put_down` or `finish`."""
    kept: half_written.HalfWritten = field(default_factory=half_written.HalfWritten)
    """What whoever decides wrote before, for a decision that was not recorded."""
    begun_by_others: tuple[half_written.BegunByOther, ...] = ()
    """Who else has begun one, and since when."""

    @classmethod
    def begin(
        cls,
        site: Site,
        store: Store,
        wanted: str,
        clock: Callable[[], datetime],
        actor: Actor | None = None,
        *,
        writer: str = "",
    ) -> Self:
        """Read the assessment of this id. `writer`: who says that they decide, where the face does not know them.

        Raises `NotFoundError` where there is none, `InvalidError` where there is nothing to decide on it.
        """
        read = read_assessment(store, wanted)
        assessment = with_outcomes(read.value)
        decidable(assessment)
        who = actor or _writer(site, writer)
        return cls(
            site=site,
            store=store,
            clock=clock,
            read=read,
            actor=actor,
            judging=JudgingMatches(
                assessment=assessment, screener=SiteScreener(site, store, clock()), is_recorded=True
            ),
            kept=half_written.newest(store, wanted, who),
            begun_by_others=half_written.of_others(store, wanted, who),
        )

    @property
    def assessment(self) -> Assessment:
        """The assessment, with what was said of its names here."""
        return self.judging.assessment

    def refuse_changed(self, seq: int) -> None:
        """Refuse whoever has an earlier record before them: that of this number. Raises `ConflictError`."""
        read_unchanged(self.store, self.read.value.id, seq)

    @property
    def replaces(self) -> Decision | None:
        """The decision that stands, and that a new one takes the place of; None where somebody has yet to decide.

        One who was asked has yet to decide on what was referred; so has somebody where the decision has ended, or was
        taken before the reply came that it should have waited for.
        """
        mine = before_decision_ahead(self.read.value, self.clock())
        is_open = all_stand([assessed_of(mine, self.replies)], self.clock())[mine.id].to_decide
        return None if is_open or is_before_reply(mine, self.replies) else mine.decision

    @property
    def replies(self) -> tuple[Reply, ...]:
        """What the police or the Prevent coordinator have answered about it."""
        return replies_to(self.store, self.read.value)

    @property
    def heard(self) -> tuple[Reply, ...]:
        """What was noted of all who were asked about it, for whoever reads it."""
        return replies_noted(self.store, self.read.value)

    @property
    def noted(self) -> Mapping[str, str]:
        """What was noted of it since that can be a reason to decide against it."""
        return reasons_noted(self.store, self.read.value, self.clock())

    def waits(self, decided: Assessment) -> str:
        """Say why the letter of what is decided does not go out yet, or whose answer it should wait for; or nothing."""
        nation = self.site.venue.nation
        waits = letter_waits(decided, self.replies, london_day(self.clock()), nation)
        return waits or asked_in_vain(decided, self.replies, nation)

    @property
    def is_told(self) -> bool:
        """Whether a letter tells that the booking was approved: what nobody was told can still be refused."""
        return self._telling is not None

    @property
    def _telling(self) -> Letter | None:
        """The last letter that confirms it, or says of what is looked at again that it was approved."""
        mine = [one for one in letters_of(self.store, self.read.value) if one.kind in CONFIRMS | LOOKS_AGAIN]
        tell = [one for one in mine if tells(one.kind, one.text, one.made, self.assessment)]
        return max(tell, key=lambda one: one.made, default=None)

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Other bookings that have its room at its time, or ask for it."""
        return clashes_of(self.store, self.read.value, self.clock())

    def deciding(self) -> Deciding:
        """Give the decision to be taken, with what was written before."""
        return Deciding(
            assessment=self.assessment,
            deciders=self.site.deciders,
            people=self.site.people,
            actor=self.actor,
            replies=self.replies,
            noted=self.noted,
            nation=self.site.venue.nation,
            body=self.site.venue.body,
            clashes=self.clashes,
            is_told=self.is_told,
            written=dict(self.kept.written),
            conditions=self.kept.conditions,
            no_limit=self.kept.no_limit,
        )

    def decided(self, written: WrittenDecision) -> Assessment:
        """Give the assessment with a decision that was written down at once. Raises `InputError` as `decide` does."""
        decision = decision_of(self.assessment, written, self.clock(), self.replies, is_told=self.is_told)
        refuse_unread(self.assessment, written, decision)
        site = self.site
        return decide(
            self.assessment,
            decision,
            deciders=site.deciders,
            people=site.people,
            actor=self.actor,
            replies=self.replies,
            noted=self.noted,
            nation=site.venue.nation,
        )

    def put_down(self) -> bool:
        """Record what was said of names, without a decision; False where nothing was."""
        if not self.judging.made:
            return False
        recorded(self.store, self.judging, self.read)
        return True

    def keep(self, deciding: Deciding) -> None:
        """Keep what was written of a decision, until it is recorded."""
        self.kept = half_written.keep(self.store, deciding, self.clock(), over=self.kept)

    def letter(self, decided: Assessment) -> Drawn:
        """Draw up the letter that would follow, to be read first. Raises `InputError` where none would."""
        return draw_up(self.site, self.store, decided, Wanted(), now=self.clock(), as_draft=True)

    def finish(self, decided: Assessment, *, seen: Decision | None) -> None:
        """Record the decision. `seen`: the one that whoever decides has before them, and means to replace.

        Raises `ConflictError` where another stands, the record was changed since it was read, or a letter told by
        now of what is refused that it was approved.
        """
        if decided.decision is not None:
            self.refuse_told(decided.decision.outcome)
            self.refuse_unseen(decided.decision.outcome, seen, after_hold=decided.decision.after_hold)
        record_with_words(self.store, decided, self.judging.screener, self.judging.made, over=self.read)
        half_written.forget(self.store, self.kept)

    def refuse_told(self, outcome: str) -> None:
        """Tell whoever refuses (`outcome`: id or title) what no letter had told of that one has since.

        Raises `ConflictError`.
        """
        offered, letter = choices(self.assessment), self._telling
        untold = named_among(choices(self.assessment, is_told=False), outcome)
        if letter is not None and untold is not None and untold not in offered:
            raise ConflictError(
                thing=self.assessment.id,
                changed="a letter tells that it was approved",
                since=letter.made,
                fix=instead(self.assessment, outcome),
                field="outcome",
            )

    def refuse_unseen(self, outcome: str, seen: Decision | None, *, after_hold: str = "") -> None:
        """Say that it is decided already, before somebody writes reasons for another `outcome` (id or title).

        `after_hold` is what they say came of a hold: who says nothing of it has not seen it. Raises `ConflictError`
        where a decision stands that is not the one that they have `seen`.
        """
        wanted = named_among(choices(self.assessment, is_told=self.is_told), outcome)
        if wanted is None:
            return  # what is not offered is told by whoever builds the decision
        kind = wanted.kind
        # that the hirer took it back, or what is acted on at once, is no judgement over another's; nor are its grounds
        acts = (wanted.id in DONE_AT_ONCE) is not is_at_once(self.replaces)
        is_free = kind is OutcomeKind.WITHDRAWN or acts
        stands = None if is_free else self.replaces
        if stands is not None and stands != seen:
            raise self._decided_already(stands, fix="read why, then say that yours takes its place", field="replace")
        held = None if after_hold.strip() else hold_to_answer(self.assessment, kind)
        if held is not None and held == self.assessment.decision != seen:
            raise self._decided_already(held, fix="read why, then say what came of it", field="after_hold")

    def _decided_already(self, stands: Decision, *, fix: str, field: str) -> ConflictError:
        held_until = stands.valid_until if stands.kind is OutcomeKind.HOLD else None
        return ConflictError(
            thing=self.assessment.id,
            opening="this is held" if held_until else "this is decided already",
            changed=f"until {day_words.day(held_until)}" if held_until else OUTCOME_KIND_WORDS[stands.kind],
            by=stands.person,
            since=stands.at,
            fix=fix,
            field=field,
        )


def _writer(site: Site, said: str) -> Actor:
    """Give whom a name means; one that is nobody's, or two people's, is only a name."""
    try:
        return site.people.actor(said)
    except InputError:
        return Actor(name=said)
