"""A named person's word about a match: not the same, cannot be excluded, confirmed; and what follows from it.

What follows is worked out from the list and its measure on that day, said to whoever judges, and kept with the word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from venuecheck.assessment.outcome import NO_PUBLIC_SOURCE
from venuecheck.assessment.screened import Word
from venuecheck.core.action import Action, ActionKind, Asks
from venuecheck.core.actor import Acted, Actor
from venuecheck.core.change import Change
from venuecheck.core.ids import new_id
from venuecheck.core.problem import ConflictError, InvalidError
from venuecheck.records.appending import New
from venuecheck.records.store import Store
from venuecheck.records.version import Version, once_settled
from venuecheck.screening.measures import ARRANGE_NOTHING, TELL_POLICE, steps
from venuecheck.screening.result import Dismissal, Match, Screening
from venuecheck.screening.screen import name_digest
from venuecheck.service.names.matches import is_strong, match_of, reason_problems, shown_at
from venuecheck.service.names.words_said import (
    DISMISSAL_KIND,
    JUDGEMENT_KIND,
    NameJudgement,
    WordsSaid,
    words_said,
)
from venuecheck.service.record_keeping.conflicts import conflict
from venuecheck.service.record_keeping.statements import cleaned, person_problems
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import judging


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A word about a match, not recorded yet."""

    record: Dismissal | NameJudgement
    follows: tuple[Action, ...]
    """What is to be done; nothing where it is not the same."""
    seen: Dismissal | None
    """The dismissal that was shown at the match."""
    screened: datetime
    """When the match was shown."""


def judge(
    site: Site,
    store: Store,
    screening: Screening,
    entry: str,
    *,
    word: Word,
    reason: str,
    person: str | Actor,
    now: datetime,
) -> tuple[Action, ...]:
    """Record a word about the match of a screening with `entry` (`LIST/ENTRY`), and give what follows.

    Raises `InputError` with everything that is missing, `ForbiddenError` where it is not theirs to say, and
    `ConflictError` where somebody said another since.
    """
    said = word_about(site, screening, entry, word=word, reason=reason, person=person, now=now)
    keep_words(store, [said])
    return said.follows


def word_about(
    site: Site, screening: Screening, entry: str, *, word: Word, reason: str, person: str | Actor, now: datetime
) -> Said:
    """Make a person's word about a match, and record nothing yet. Raises `InputError` as `judge` does."""
    who = judging(site.people, site.deciders, site.venue.id, person, is_strong=is_strong(screening, entry))
    reason, name = cleaned(reason), cleaned(who.name)
    match, problems = match_of(screening, entry)
    problems += [*reason_problems(reason, word), *person_problems(name)]
    if match is None or problems:
        raise InvalidError(problems)
    follows = () if word is Word.NOT_THE_SAME else what_follows(match)
    return Said(
        record=_record(match, word, follows, reason=reason, person=name, by=who.acted, now=now),
        follows=follows,
        seen=shown_at(screening, entry),
        screened=screening.made,
    )


def what_follows(match: Match) -> tuple[Action, ...]:
    """Give what is to be done after a match that is confirmed, or cannot be excluded."""
    return tuple(
        Action(
            id=one.id,
            text=one.text,
            owner="the person who decides",
            source=one.source or NO_PUBLIC_SOURCE,
            kind=_ANSWERED.get(one.id),
        )
        for one in steps(match)
    )


_ANSWERED: Final = {
    TELL_POLICE.id: ActionKind(asks=Asks.POLICE, outlasts_booking=True),
    ARRANGE_NOTHING.id: ActionKind(asks=Asks.POLICE),
}
"""What is done, or past, once the police or the Prevent coordinator have answered."""


def keep_words(store: Store, all_said: Sequence[Said], also: Sequence[New] = ()) -> None:
    """Record words, and what else is recorded because of them (`also`): all or nothing.

    Raises `ConflictError` where somebody said another since a match was shown, and `OvertakenError` where something
    in `also` is not as it was read.
    """

    def attempt() -> None:
        # of two opposite words, the one is a dismissal and the other is not: each rests on both kinds
        read = tuple(store.version(kind) for kind in _KINDS)
        before = words_said(store)
        for said in all_said:
            _refuse_unseen(before, said)
        store.append_all([*also, *(_new(store, said.record, read) for said in all_said)])

    if also or all_said:
        once_settled(attempt, _KINDS)


_KINDS = frozenset({DISMISSAL_KIND, JUDGEMENT_KIND})


def _new(store: Store, made: Dismissal | NameJudgement, read: tuple[Version, ...]) -> New:
    """Make the record. Its id tells nothing of the name: headers stay when a record is erased."""
    kind = DISMISSAL_KIND if isinstance(made, Dismissal) else JUDGEMENT_KIND
    key = new_id(kind, made.made)
    expects = (store.version_of_none(kind, key), *read)
    return New(kind=kind, key=key, venue=store.venue, payload=made, at=made.made, expects=expects)


def _refuse_unseen(before: WordsSaid, said: Said) -> None:
    """Raise `ConflictError` where another word about the match counts by now than whoever judges was shown."""
    made = said.record
    aside = next((one for one in before.dismissals if one.key == made.key), None)
    held = before.held.get(made.key)
    if held is not None and held.made > said.screened:
        raise _said_since(made, held, "judged")
    if aside is not None and (aside.made > said.screened or _is_unseen(aside, said)):
        raise _said_since(made, aside, "set aside")


def _is_unseen(aside: Dismissal, said: Said) -> bool:
    """Whether a dismissal of the very entry as it stands is none that was shown, but a newer one."""
    made, seen = said.record, said.seen
    if not isinstance(made, Dismissal) or aside.entry_digest != made.entry_digest or aside == seen:
        return False
    return seen is None or aside.made > seen.made


def _said_since(made: Dismissal | NameJudgement, other: Dismissal | NameJudgement, what: str) -> ConflictError:
    change = Change(what=what, before="", now=other.reason, by=other.person, at=other.made)
    return conflict(f"{made.list_id}/{made.entry_id}", [change])


def _record(
    match: Match, word: Word, follows: tuple[Action, ...], *, reason: str, person: str, by: Acted, now: datetime
) -> Dismissal | NameJudgement:
    """Make what is recorded.

    That it is not the same holds for this name and this entry as it now stands: where the entry's names change,
    somebody must look again.
    """
    digest = name_digest(match.given, match.kind)
    if word is Word.NOT_THE_SAME:
        return Dismissal(
            name_digest=digest,
            list_id=match.list_id,
            entry_id=match.entry_id,
            entry_digest=match.entry_digest,
            reason=reason,
            person=person,
            made=now,
            by=by,
        )
    return NameJudgement(
        name_digest=digest,
        list_id=match.list_id,
        entry_id=match.entry_id,
        word=word,
        reason=reason,
        person=person,
        made=now,
        measures=match.measures,
        steps=tuple(one.text for one in follows),
        by=by,
    )
