"""What was refused, and something that counts tells all of it: it is settled, and nobody sends anything again."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from venuecheck.assurance.check import aware
from venuecheck.collate.sent import Trouble
from venuecheck.core.clocks import CLOCKS_DIFFER
from venuecheck.core.day_words import day
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundles_kept import goes_on
from venuecheck.service.partnership.sent_files import NotUsed, Sent


class ToldAgain:
    """Says of what was refused which bundle that counts tells all of it."""

    def __init__(self, counted: Iterable[Sent]) -> None:
        """Take what counts."""
        self._counted: dict[tuple[str, str], list[Sent]] = defaultdict(list)
        for one in counted:
            self._counted[one.bundle.venue.id, one.bundle.public_key].append(one)

    def __call__(self, refused: NotUsed) -> NotUsed:
        """Give it as settled, where one does; else as it is."""
        says, why = refused.says, refused.why
        if says is None or not refused.proven or why.trouble not in {Trouble.FUTURE, Trouble.OTHER_KEY}:
            return refused
        of_key = self._counted.get((says.venue.id, says.public_key), [])
        since = next((one for one in of_key if _is_since(one.bundle, says, why.trouble, why.came)), None)
        if since is None:
            return refused
        if why.trouble is Trouble.FUTURE:
            was = f"it was dated in the future ({day(says.made_at)})"
        else:
            was = f"a bundle made on {day(says.made_at)} was refused before its key was compared"
        words = f"{was}, and {since.source} tells all of it; there is nothing to do"
        return replace(refused, why=replace(why, trouble=Trouble.SETTLED, words=words))


def _is_since(counted: Bundle, refused: Bundle, trouble: Trouble, came: datetime | None) -> bool:
    """Whether a bundle that counts tells all of one that was refused, and was made after it.

    Where a clock was wrong its own day says nothing of when it was made: more records do, or when it came. Of a file of
    a folder with the same records nobody can tell, and what came before it settles nothing.
    """
    if not goes_on(counted, refused):
        return False
    if len(counted.chain) > len(refused.chain):
        return True
    made = aware(refused.made_at) if trouble is Trouble.OTHER_KEY else came
    return made is not None and was_made_after(aware(counted.made_at), made)


def was_made_after(made: datetime, came: datetime) -> bool:
    """Whether a bundle was made after something came, by clocks that differ a little."""
    return made >= came - CLOCKS_DIFFER


def can_be_the_same(made: datetime, came: datetime, within: timedelta | None) -> bool:
    """Whether a bundle may be the one that a file was which nobody could read: it was still good when that came."""
    return within is None or made + within >= came
