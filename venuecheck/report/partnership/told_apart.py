"""Venues of one name, told apart wherever a paper names one of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from venuecheck.collate.facts import ListedVenue, Partner, VenueFacts
from venuecheck.collate.picture import Picture
from venuecheck.report.setting.wording import label


def told_apart(
    listed: Sequence[VenueFacts], picture: Picture, partners: Mapping[str, Partner]
) -> tuple[tuple[VenueFacts, ...], Picture]:
    """Give the venues, and a picture, in which a venue is called as no other is, those that are gone among them.

    Where several are of one name, each has its partner's beside it; where that tells them not apart, its id.
    """
    names = _names([one.venue for one in (*listed, *(gone.facts for gone in picture.gone))], partners)
    gone = tuple(replace(one, facts=_called(one.facts, names)) for one in picture.gone)
    called = tuple(_called(one, names) for one in listed)
    by_id = {one.venue.id: one.venue for one in called}
    arrived = tuple(replace(one, venue=by_id[one.venue.id]) for one in picture.arrived)
    return called, replace(picture, gone=gone, arrived=arrived)


def _names(venues: Iterable[ListedVenue], partners: Mapping[str, Partner]) -> dict[str, str]:
    """Give the name of each venue that is called as another is, by its id."""
    alike = _alike({venue.id: (venue, label(venue.name)) for venue in venues})
    with_partner = {
        venue.id: (venue, f"{name} ({label(partners[venue.partner].name)})" if venue.partner in partners else name)
        for venue, name in alike.values()
    }
    still = _alike(with_partner)
    return {
        name: f"{label(venue.name)} ({label(venue.id)})" if name in still else words
        for name, (venue, words) in with_partner.items()
    }


def _alike(named: Mapping[str, tuple[ListedVenue, str]]) -> dict[str, tuple[ListedVenue, str]]:
    number = Counter(words.casefold() for _, words in named.values())
    return {name: one for name, one in named.items() if number[one[1].casefold()] > 1}


def _called(facts: VenueFacts, names: Mapping[str, str]) -> VenueFacts:
    if facts.venue.id not in names:
        return facts
    return replace(facts, venue=replace(facts.venue, name=names[facts.venue.id]))
