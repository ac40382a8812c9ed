"""What is said beside what others said of the same, where the later counts: nobody passes over what they did not see.

A page shows what was said, and names the last of it. At a terminal nothing is shown: there the contrary that another
person said of the same day is told, and nothing is recorded before somebody says that theirs is to count all the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from venuecheck.core.change import Change
from venuecheck.core.plain_text import plain
from venuecheck.records.one_page import ask_again
from venuecheck.records.store import Store
from venuecheck.service.record_keeping.conflicts import conflict

_WAY_ON: Final = "read it; if yours is to be recorded all the same, say so: where one word counts, it is the last"
_LONGEST_SAW: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What somebody said of one thing before, and what is said of it now."""

    what: str
    now: str
    """What is said now; the same in other words is another."""
    before: str
    by: str
    """Who said what was said before."""
    at: datetime
    place: int
    """In the chain."""
    is_of_the_day: bool
    """Whether it is of the day of which somebody speaks now."""
    saw: str = ""
    """What they wrote with it."""

    @property
    def told(self) -> str:
        """What they said, with what they wrote."""
        return ": ".join(filter(None, (self.before, plain(self.saw, _LONGEST_SAW).strip())))


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says something now, and what they had seen of what others said."""

    person: str
    seen: int | None = None
    """The place in the chain of the last that they were shown; None where they were shown nothing."""
    replaces: bool = False
    """Whether theirs is to count, whatever another said of the same day."""

    def passed_over(self, words: Iterable[Word]) -> list[Word]:
        """Give of what was said before, in order, what theirs would pass over, and they have not seen.

        What is said of a later day follows by itself what was said before, and what they said themselves is theirs to
        correct; but who was shown what there was is told all that came since.
        """
        new = [one for one in words if self._is_new(one)]
        me = self.person.casefold() if self.seen is None else None
        mine = {one.what: one.place for one in new if one.by.casefold() == me}
        # who corrected themselves says the later; where they spoke after others, they were told then
        last = {(one.what, one.by.casefold()): one for one in new if one.place > mine.get(one.what, 0)}
        return [one for one in last.values() if one.now != one.before]

    def _is_new(self, one: Word) -> bool:
        if self.seen is not None:
            return one.place > self.seen
        return one.is_of_the_day and not self.replaces


def last_said(store: Store, kind: str) -> int:
    """Give the place in the chain of the last that was recorded of a kind; 0 where nothing was.

    Whoever shows what was said asks this first: what they read after it, for the same page too, is no older.
    """
    ask_again()
    return store.version(kind).seq


def refuse_passing_over(thing: str, words: Iterable[Word], speaker: Speaker) -> None:
    """Say what others said to the contrary, who and when. Raises `ConflictError`, where there is any."""
    contrary = [
        Change(what=one.what, before=one.now, now=one.told, by=one.by, at=one.at, before_is="you say")
        for one in speaker.passed_over(words)
    ]
    if not contrary:
        return
    if speaker.seen is None:
        raise conflict(thing, contrary, fix=_WAY_ON, field="replace", opening="somebody said otherwise of the same day")
    fix = "look at it as it is now; if yours is to be recorded all the same, say it there"
    raise conflict(thing, contrary, fix=fix, opening="somebody said otherwise since")
