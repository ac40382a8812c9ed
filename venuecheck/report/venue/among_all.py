"""How assessments stand among all, for one can take the place of another; and in which words that is said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from venuecheck.assessment.assessment import OUTCOME_KIND_WORDS, Assessment
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.decided_words import held_until
from venuecheck.assessment.looked_back import EventReview
from venuecheck.assessment.replying import Reply
from venuecheck.assurance.assessed import Assessed, AssessedStands, all_stand, stated_kind
from venuecheck.assurance.assessed_each import assessed_each
from venuecheck.assurance.check import aware
from venuecheck.assurance.how import How
from venuecheck.assurance.since_decided import by_assessment
from venuecheck.core.once import once_for_each
from venuecheck.report.setting.wording import capitalised, day, label, minute

HOW_WORDS: dict[How, str] = {
    How.DECIDED: "Decided",
    How.WITHDRAWN: "Withdrawn by the hirer",
    How.NOT_AVAILABLE: "Not available",
    How.CANCELLED: "Cancelled after it was confirmed",
    How.HELD: "Held until a day that is named",
    How.REFERRED: "Referred, not decided yet",
    How.ADVISED: "Advice to the owner",
    How.REVIEW_DUE: "Decided; to be looked at again",
    How.ENDED: "The decision ended",
    How.NAME_TO_JUDGE: "Approved, not confirmed: waits for a named person to judge a name that is like a listed one",
    How.NAME_UNANSWERED: "Approved, not confirmed: waits for the reply of whoever was asked",
    How.NAME_ANSWERED: "Approved, not confirmed: their reply came later, so it waits to be decided again",
    How.CONDITION_NOT_MET: "Approved; a condition is not met",
    How.CHANGED: "Decided, and changed since: it is being looked at again",
    How.UNDECIDED: "Not decided yet",
    How.NOT_FINISHED: "Not finished",
    How.IN_PLACE: "Stated to be in place",
    How.PARTLY_IN_PLACE: "Partly in place",
    How.NOT_IN_PLACE: "Not in place",
    How.WAIVER_ENDED: "Not in place, or only partly: what was waived counts again",
    How.OUT_OF_DATE: "Stated to be in place, too long ago",
    How.REPLACED: "A later one takes its place",
    How.LONG_SETTLED: "Settled more than a year ago",
    How.AHEAD: "Dated in the future",
}


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class AmongAll:
    """Assessments, the newest first, each with how it stands among all."""

    newest: tuple[Assessment, ...]
    recorded: Mapping[str, Assessment]
    """By id."""
    assessed: Mapping[str, Assessed]
    """By id: what the standing of each hangs on."""
    stands: Mapping[str, AssessedStands]
    """By id."""
    only_bad: frozenset[str] = frozenset()
    """Ids of those that are dated in the future, of which what is not in place counts alone."""
    replies: tuple[Reply, ...] = ()
    """What was answered about any of them."""
    conditions: tuple[ConditionSeen, ...] = ()
    """What was seen of conditions of any of them."""
    reviews: tuple[EventReview, ...] = ()
    """What was noted after events of any of them."""

    def replies_to(self, wanted: str) -> tuple[Reply, ...]:
        """Give what was answered about the one with this id."""
        return _by_assessment(self).replies.get(wanted, ())

    def seen_of(self, wanted: str) -> tuple[ConditionSeen, ...]:
        """Give what was seen of its conditions."""
        return _by_assessment(self).conditions.get(wanted, ())

    def reviews_of(self, wanted: str) -> tuple[EventReview, ...]:
        """Give what was noted after its event."""
        return _by_assessment(self).reviews.get(wanted, ())

    def anchor_of(self, wanted: str) -> str:
        """Give where a report on all of them shows the one with this id; empty where it is not among them."""
        return next((anchor(at) for at, one in enumerate(self.newest, start=1) if one.id == wanted), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _ByAssessment:
    """What was put on record about each, by its id."""

    replies: Mapping[str, tuple[Reply, ...]]
    conditions: Mapping[str, tuple[ConditionSeen, ...]]
    reviews: Mapping[str, tuple[EventReview, ...]]


@once_for_each
def _by_assessment(among: AmongAll) -> _ByAssessment:
    return _ByAssessment(
        replies=by_assessment(among.replies),
        conditions=by_assessment(among.conditions),
        reviews=by_assessment(among.reviews),
    )


def anchor(number: int) -> str:
    """Give where a report shows the one of this place among all."""
    return f"assessment-{number}"


def among_all(
    assessments: Sequence[Assessment],
    made_at: datetime,
    replies: Sequence[Reply],
    only_bad: frozenset[str] = frozenset(),
    *,
    conditions: Sequence[ConditionSeen] = (),
    reviews: Iterable[EventReview] = (),
) -> AmongAll:
    """Judge all of them together: one can take the place of another.

    `conditions` is what was seen of those that were decided on, `reviews` what was noted after their events.
    """
    newest = tuple(sorted(assessments, key=lambda each: (each.started, each.id), reverse=True))
    assessed = assessed_each(newest, replies, made_at, conditions)
    return AmongAll(
        newest=newest,
        recorded={one.id: one for one in newest},
        assessed={one.id: one for one in assessed},
        stands=all_stand(assessed, made_at),
        only_bad=only_bad,
        replies=tuple(replies),
        conditions=tuple(conditions),
        reviews=tuple(one for one in reviews if aware(one.at) <= aware(made_at)),
    )


def replaced_words(each: Assessment, among: AmongAll, made_at: datetime, as_dated: AmongAll | None = None) -> str:
    """Say of one that was replaced which counts in its place, who began it and when, and where it says otherwise, what.

    `as_dated` knows them by the days that they bear: of one that a wrong clock dated, that is said, and no beginning.
    Two people may answer the same on one day, to the contrary: whoever reads it must not have to guess whose counts.
    """
    by = among.stands[each.id].replaced_by
    later = among.recorded[by]
    dated = as_dated.recorded[by].started if as_dated else later.started
    began = f"began a later one on {minute(later.started, made_at)} ({label(by)})"
    if dated != later.started:
        began = f"recorded a later one ({label(by)}, dated {minute(dated, made_at)} by a clock that was wrong)"
    words = f"{label(later.person)} {began}, which counts"
    mine, theirs = (stated_kind(among.assessed[one]) for one in (each.id, by))
    if each.is_of_venue and mine is not theirs:
        words += f" and says {OUTCOME_KIND_WORDS[theirs]}, where this says {OUTCOME_KIND_WORDS[mine]}"
    return words


def how_words(each: Assessment, how: How) -> str:
    """Say how one of them stands; of a hold, until which day."""
    until = held_until(each.decision) if how is How.HELD else ""
    return capitalised(until) if until else HOW_WORDS[how]


def stands_words(each: Assessment, stands: AssessedStands) -> str:
    """Say the same, and of one that ended, on which day."""
    ended = f" on {day(stands.ended)}" if stands.how is How.ENDED and stands.ended else ""
    return how_words(each, stands.how) + ended
