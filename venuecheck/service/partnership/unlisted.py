"""Why something came of a venue that the register does not expect, and which venue may be meant."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from venuecheck.collate.sent import NotCounted, Trouble
from venuecheck.core.london import london_day
from venuecheck.core.near_words import nearest
from venuecheck.core.plain_text import plain
from venuecheck.report.setting.wording import day
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.compared_keys import ComparedKeys
from venuecheck.service.partnership.register import OnADay, Register, RegisteredVenue


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """Why a bundle is of no venue that is there."""

    trouble: Trouble
    words: str
    meant: str = ""
    """Id of the venue that may be meant, by its key or its name."""
    resembles: str = ""
    """Of no such venue: the one whose id is nearly the same."""


class Expected:
    """Which venues a register expects something of on a day."""

    def __init__(self, register: Register, compared: ComparedKeys, *, on: date, today: date) -> None:
        self._compared, self._on, self._today = compared, on, today
        listed = {one.id: one for one in register.venues}
        self._venues = {**listed, **{old: listed[now] for old, now in register.former.items()}}

    def stranger(self, bundle: Bundle) -> Stranger | None:
        """Say why a bundle is of no venue that is there on that day, and what to do; None where it is of one."""
        known = self._venues.get(bundle.venue.id)
        if known is None:
            who = f"{plain(bundle.venue.name, 120)} ({bundle.venue.id})"
            meant, asked = _meant(bundle, self._venues, self._compared)
            near = "" if meant else nearest(bundle.venue.id, self._venues)
            near_words = f"; its id is nearly that of '{near}', which says nothing of that venue" if near else ""
            fix = asked or f"add the venue, or ask who sent it{near_words}"
            words = f"it comes from {who}, which is not in the list of partners; {fix}"
            return Stranger(trouble=Trouble.NOT_LISTED, words=words, meant=meant, resembles=near)
        if known.on(self._on).is_there:
            return None
        stands = known.on(self._today)
        if stands.is_there:
            words = f"by the list of partners {known.id} was not there on {day(self._on)}; there is nothing to do"
            return Stranger(trouble=Trouble.NOT_THERE, words=words)
        return _not_there(bundle, known, stands, self._venues)


STILL_COUNTED: Final = "Bookings that were begun there before that day are in the numbers"
"""Of what a venue sent that is closed or merged."""


def perhaps_of(why: NotCounted, listed: Collection[str]) -> NotCounted:
    """Give what is not counted with the venue whose id is like the one that it names, where that is not `listed`."""
    if why.concerns & set(listed) or why.resembles or not why.is_lost or not why.venue:
        return why
    return replace(why, resembles=nearest(why.venue, listed))


def _not_there(
    bundle: Bundle, venue: RegisteredVenue, stands: OnADay, venues: Mapping[str, RegisteredVenue]
) -> Stranger:
    who = f"{plain(stands.name, 120)} ({venue.id})"
    if stands.gone_since is None:
        opens = f" until {day(venue.opened)}" if venue.opened else ""
        words = f"by the list of partners {who} is not open{opens}; put the day right, or ask who sent it"
        return Stranger(trouble=Trouble.NOT_LISTED, words=words)
    into = venues[stands.into].on(stands.gone_since).name if stands.into else ""
    became = f"merged into {plain(into, 120)} ({stands.into})" if into else "closed"
    since = f"{who} {became} on {day(stands.gone_since)}"
    if london_day(bundle.made_at) < stands.gone_since:
        return Stranger(trouble=Trouble.NOT_THERE, words=f"{since}, after this was made; there is nothing to do")
    if all(on < stands.gone_since for on in _days_told(bundle)):
        words = f"{since}, and nothing in this is of since then; there is nothing to do"
        return Stranger(trouble=Trouble.NOT_THERE, words=words)
    words = f"by the list of partners {since}, and this tells what was done after that; ask which of the two is so"
    return Stranger(trouble=Trouble.NOT_LISTED, words=words)


def _days_told(bundle: Bundle) -> Iterator[date]:
    """Give the day of each thing that a bundle tells was done at its venue."""
    done = (
        *(each.started for each in bundle.runs),
        *(at for each in bundle.assessments for at in (each.started, each.decided_at)),
        *(each.made for each in bundle.overrides),
        *(each.at for each in bundle.retirements),
        *(each.at for each in bundle.notes),
        *(each.at for each in bundle.sign_offs),
        *(each.at for each in bundle.ahead),
    )
    yield from (london_day(at) for at in done if at is not None)
    yield from (each.on for each in bundle.log_checks)


def _meant(bundle: Bundle, listed: Mapping[str, RegisteredVenue], compared: ComparedKeys) -> tuple[str, str]:
    """Give which, and ask whether another venue is meant: by the key, or by the name; empty for none."""
    theirs = next((venue for venue in compared.whose(bundle) if venue in listed), "")
    if theirs:
        theirs = listed[theirs].id
        return theirs, f"its key is that of '{theirs}': did you mean that one? If so, {_as_sent(bundle)}"
    name = _plain(bundle.venue.name)
    for one in listed.values():
        names = {_plain(one.name), *(_plain(change.to) for change in one.changes)}
        if name and name in names:
            return one.id, f"'{one.id}' has the same name: did you mean that one? If so, {_as_sent(bundle)}"
    return "", ""


def _as_sent(bundle: Bundle) -> str:
    return f"write its id in the list as its own computer has it, '{bundle.venue.id}'"


def _plain(name: str) -> str:
    return " ".join(plain(name, 200).casefold().split())
