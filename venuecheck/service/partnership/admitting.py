"""Which of the bundles that came are counted: each is held to its venue's key, and to what the venue sent before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from venuecheck.assurance.check import aware
from venuecheck.collate.sent import NotCounted, Trouble
from venuecheck.core.london import london_day
from venuecheck.records.signing import fingerprint
from venuecheck.service.partnership.bundle_numbers import is_ahead
from venuecheck.service.partnership.bundle_words import future_words
from venuecheck.service.partnership.bundles_kept import forked_at, goes_on
from venuecheck.service.partnership.compared_keys import ComparedKeys
from venuecheck.service.partnership.key_changes import Line, line_of
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.sent_files import NotUsed, Sent
from venuecheck.service.partnership.unlisted import STILL_COUNTED, Expected, Stranger


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """Every bundle that came, on one side or the other."""

    counted: tuple[Sent, ...]
    refused: tuple[NotUsed, ...]
    earlier: tuple[Sent, ...] = ()
    """Of the refused, those that tell what a venue did before it closed or merged."""


def admitted(
    everything: Iterable[Sent], partners: Register | None, compared: ComparedKeys, *, now: datetime, at: datetime
) -> Admitted:
    """Part the bundles that are counted from those that are not; `at` is the moment that is asked about."""
    expected = Expected(partners, compared, on=london_day(at), today=london_day(now)) if partners else None
    refused: list[NotUsed] = []
    by_venue: dict[str, dict[str, Sent]] = defaultdict(dict)
    gone = partners.gone_by(london_day(at)) if partners else {}
    of_gone: dict[str, dict[str, Sent]] = defaultdict(dict)
    for sent in everything:
        venue = sent.bundle.venue.id
        known = by_venue[venue].get(sent.digest)
        stranger = _by_itself(sent, expected, now)
        if stranger is not None:
            refused.append(_refused(sent, stranger.trouble, stranger.words, stranger.meant, stranger.resembles))
            if partners and partners.id_now(venue) in gone and not is_ahead(sent.bundle, now):
                of_gone[venue][sent.digest] = sent
        elif known is not None:
            words = f"it is the same as {known.source}, which counts once; there is nothing to do"
            refused.append(_refused(sent, Trouble.SAME, words))
        else:
            by_venue[venue][sent.digest] = sent
    counted: list[Sent] = []
    for venue in sorted(by_venue):
        for one in _of_one_venue(venue, list(by_venue[venue].values()), compared):
            if isinstance(one, Sent):
                counted.append(one)
            else:
                refused.append(one)
    earlier = [
        one
        for venue in sorted(of_gone)
        for one in _of_one_venue(venue, list(of_gone[venue].values()), compared)
        if isinstance(one, Sent)
    ]
    refused = [_in_part(one, earlier) for one in refused]
    return Admitted(counted=tuple(counted), refused=tuple(refused), earlier=tuple(earlier))


def _in_part(refused: NotUsed, earlier: Iterable[Sent]) -> NotUsed:
    """Say of what a venue sent that is gone what of it is in the numbers all the same."""
    if not any(refused.says is one.bundle for one in earlier):
        return refused
    words = f"{refused.why.words}. {STILL_COUNTED}"
    return replace(refused, why=replace(refused.why, words=words, in_part=True))


def _by_itself(sent: Sent, expected: Expected | None, now: datetime) -> Stranger | None:
    stranger = expected.stranger(sent.bundle) if expected else None
    if stranger is not None:
        return stranger
    if is_ahead(sent.bundle, now):
        return Stranger(trouble=Trouble.FUTURE, words=future_words(sent.bundle.made_at))
    return None


def _of_one_venue(venue: str, sent: Sequence[Sent], compared: ComparedKeys) -> Iterator[Sent | NotUsed]:
    taken = [one for one in sent if compared.was_taken_away(one.bundle)]
    for one in taken:
        words = f"it is signed with a key that was taken away from this venue ({fingerprint(one.bundle.public_key)})"
        yield _refused(one, Trouble.OTHER_KEY, f"{words}; telephone the venue; if the key is theirs, compare it again")
    sent = [one for one in sent if one not in taken]
    known = compared.known(venue)
    lines = {one.digest: line_of(one.bundle.public_key, one.bundle.keys) for one in sent}
    keys = {one.bundle.public_key for one in sent}
    # where one of them goes back to all others, each signed the next: they are the venue's
    if not known and not any(keys <= set(line.keys) for line in lines.values()):
        words = f"bundles of this venue are signed with {len(keys)} different keys, and none has been compared"
        fix = "telephone the venue, and put the fingerprint that it reads out into the list of partners"
        for one in sent:
            mine = fingerprint(one.bundle.public_key)
            yield _refused(one, Trouble.OTHER_KEY, f"{words} (this one: {mine}); {fix}")
        return
    before: list[Sent] = []
    for one in sorted(sent, key=lambda one: (len(one.bundle.chain), aware(one.bundle.made_at))):
        key, line = one.bundle.public_key, lines[one.digest]
        if known and not compared.signed(one.bundle) and not _is_gone_on(one, sent, lines, compared):
            words = f"it is signed with the key {fingerprint(key)}, which is none that was compared with this venue"
            fix = "telephone the venue; if the key is theirs, put it into the list of partners"
            yield _refused(one, Trouble.OTHER_KEY, f"{words}; {fix}")
            continue
        if compared.unconfirmed(one.bundle):
            words = f"this venue lost its key, as it says, and nobody has compared the new one ({fingerprint(key)})"
            fix = "telephone the venue; if it is theirs, put it into the list of partners, or trust it"
            yield _refused(one, Trouble.OTHER_KEY, f"{words}; {fix}")
            continue
        related = [other for other in sent if other.bundle.public_key in line.keys or key in lines[other.digest].keys]
        earlier = _longer_before(one, related)
        if earlier:
            words = f"this venue had {earlier} records when it sent before, and has {len(one.bundle.chain)} in this"
            asked = "ask whether a backup was brought back, or records taken away"
            yield _refused(one, Trouble.SHORTER, f"{words}; {asked}")
            continue
        last = next((each for each in reversed(before) if each in related), None)
        place = forked_at(last.bundle.chain, one.bundle.chain) if last else 0
        if place:
            words = f"the records of this venue are not those that it sent before, from record {place} on"
            asked = "ask whether a backup was brought back, or records changed"
            yield _refused(one, Trouble.FORKED, f"{words}; {asked}")
            continue
        if last and key in lines[last.digest].gave_way:
            words = f"it is signed with a key of this venue that gave its place to another ({fingerprint(key)})"
            yield _refused(one, Trouble.OTHER_KEY, f"{words}; telephone the venue, and ask what was brought back")
            continue
        before.append(one)
        yield one


def _is_gone_on(one: Sent, sent: Iterable[Sent], lines: Mapping[str, Line], compared: ComparedKeys) -> bool:
    """Whether a bundle of a compared key tells all of one that a key before it signed: with it that is the venue's."""
    return any(
        one.bundle.public_key in lines[other.digest].keys
        and compared.signed(other.bundle)
        and goes_on(other.bundle, one.bundle)
        for other in sent
    )


def _longer_before(one: Sent, related: Iterable[Sent]) -> int:
    """Give how many records a store told in a bundle made before this one, where they were more; else 0.

    Of its key, of those before it, and of those that took its place.
    """
    longer = [
        len(other.bundle.chain)
        for other in related
        if aware(other.bundle.made_at) < aware(one.bundle.made_at) and len(other.bundle.chain) > len(one.bundle.chain)
    ]
    return max(longer, default=0)


def _refused(sent: Sent, trouble: Trouble, words: str, meant: str = "", resembles: str = "") -> NotUsed:
    venue = sent.bundle.venue.id
    why = NotCounted(
        source=sent.source,
        trouble=trouble,
        words=words,
        venue=venue,
        meant=meant,
        resembles=resembles,
        digest=sent.digest,
    )
    return NotUsed(why=why, says=sent.bundle, proven=True)
