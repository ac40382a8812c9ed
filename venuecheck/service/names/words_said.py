"""What people have said about matches of names, as it is recorded: set aside, not excluded, confirmed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from venuecheck.assessment.screened import Word
from venuecheck.records.store import Store
from venuecheck.screening.result import Dismissal, Match, WordOnMatch, dismissal_key
from venuecheck.screening.screen import name_digest

DISMISSAL_KIND, JUDGEMENT_KIND = "dismissal", "name_judgement"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameJudgement(WordOnMatch):
    """A person's word that a match is the one on the list, or that this cannot be excluded."""

    word: Word
    measures: tuple[str, ...]
    """What the list imposed on that day, as it stands there."""
    steps: tuple[str, ...]
    """What they were told to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsSaid:
    """The word about each match that counts: the newest."""

    dismissals: Sequence[Dismissal] = ()
    held: Mapping[str, NameJudgement]
    """By the key of what they are about."""

    def held_at(self, match: Match) -> NameJudgement | None:
        """Give who holds to a match; None where nobody does."""
        return self.held.get(key_of(match))


NOTHING_SAID = WordsSaid(held={})


def key_of(match: Match) -> str:
    """Give what a word about this match is known by."""
    return dismissal_key(name_digest(match.given, match.kind), match.list_id, match.entry_id)


def words_said(store: Store | None) -> WordsSaid:
    """Read what counts. A dismissal takes the place of an earlier confirmation, and the other way round."""
    if store is None:
        return NOTHING_SAID
    aside = {one.key: one for one in store.all(DISMISSAL_KIND, Dismissal)}
    held = {one.key: one for one in store.all(JUDGEMENT_KIND, NameJudgement)}
    return WordsSaid(
        dismissals=tuple(one for key, one in aside.items() if key not in held or held[key].made <= one.made),
        held={key: one for key, one in held.items() if key not in aside or aside[key].made < one.made},
    )
