"""What venues sent and nobody can count, as facts: what it says of each, so that no known problem is hidden by it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from venuecheck.collate.facts import ListedVenue, Refused
from venuecheck.collate.sent import Trouble
from venuecheck.core.plain_text import plain
from venuecheck.core.venue import VenueKind
from venuecheck.service.partnership.bundle_facts import venue_facts
from venuecheck.service.partnership.compared_keys import ComparedKeys
from venuecheck.service.partnership.sent_files import NotUsed, Sent


def refused_of(
    venue: ListedVenue, not_used: Iterable[NotUsed], counted: Sequence[Sent], keys: ComparedKeys, *, at: datetime
) -> tuple[Refused, ...]:
    """Give what was refused of a venue, that of one key together: of each store the newest word says how it stands.

    Where a bundle of a key that was compared counts, what a stranger's key signed, or none, does not weigh: anybody
    could have made it. The key of what was imported before is no stranger's, though nobody compared it. Nor does
    what is no bundle weigh beside one that counts.
    """
    compared = any(keys.signed(sent.bundle) for sent in counted)
    # what only may be the venue's is by itself: it says nothing of how the venue stands
    by_key: dict[tuple[str, bool], list[NotUsed]] = defaultdict(list)
    for each in not_used:
        if each.why.is_lost:
            signed = each.says.public_key if each.says and each.proven else ""
            by_key[signed, each.why.venue == venue.id].append(each)
    return tuple(_together(venue, some, counted, keys, compared=compared, at=at) for some in by_key.values())


def _together(
    venue: ListedVenue,
    some: Sequence[NotUsed],
    counted: Sequence[Sent],
    keys: ComparedKeys,
    *,
    compared: bool,
    at: datetime,
) -> Refused:
    said = [each.says for each in some if each.says is not None]
    mine = all(
        each.proven and each.says is not None and (keys.signed(each.says) or keys.took_in(each.says)) for each in some
    )
    beside = bool(counted) and all(each.why.trouble is Trouble.NOT_A_BUNDLE for each in some)
    return Refused(
        sent=tuple(each.why for each in some),
        says=venue_facts(venue, said, at=at) if said else None,
        weighs=(mine or not compared) and not beside and all(each.why.venue == venue.id for each in some),
    )


def refused_once(venue: ListedVenue, not_used: Iterable[NotUsed]) -> Iterator[datetime]:
    """Give when each thing came of a venue that was refused then, and that something or somebody settled since."""
    for each in not_used:
        why = each.why
        if why.trouble is Trouble.SETTLED and venue.id in why.concerns and why.came is not None:
            yield why.came


def by_venue(not_used: Iterable[NotUsed]) -> Mapping[str, list[NotUsed]]:
    """Give what is not counted by the venue that it says it is of, and by the one that it may be of."""
    found: dict[str, list[NotUsed]] = defaultdict(list)
    for each in not_used:
        for venue in each.why.concerns:
            found[venue].append(each)
    return found


def venue_named(each: NotUsed) -> ListedVenue:
    """Give the venue that something is of which cannot be counted, by what it says of it."""
    said = each.says.venue if each.says else None
    name = plain(said.name, 200).strip() if said else each.why.venue
    kind = said.kind if said else VenueKind.OTHER
    return ListedVenue(id=each.why.venue, name=name, kind=kind, partner="")
