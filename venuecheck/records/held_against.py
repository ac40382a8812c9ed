"""What the end of a chain is held to that stands outside the database: its key, its anchor, and what else was named."""

from collections.abc import Iterator

from venuecheck.records.chains import TRUNK
from venuecheck.records.damage import Damage, DamageKind, of_another
from venuecheck.records.ending import End, Head, Held, head_faults, is_former, lost, shape_faults
from venuecheck.records.mark import Mark
from venuecheck.records.signing import fingerprint, in_one


def faults_of(found: Head | None, end: End, held: Held, notes: list[str]) -> Iterator[Damage]:
    """Hold the end to its signature, its key and its anchor; put what is worth knowing and no fault into `notes`."""
    if found is None and end.seq and not held.unsigned:
        yield Damage(seq=0, what=f"no record is signed: the signature of the last one, record {end.seq}, is gone")
    elif found is None and held.public_key and held.anchored and held.anchor is None and not held.anchor_wrong:
        yield Damage(
            seq=0, what="there is a key here, and neither record nor anchor: what was recorded with it is gone"
        )
    if found is None and held.key_wrong and not held.anchored:  # a stray file, which may be all that is left of a chain
        what = f"{held.key_file}: {held.key_wrong}"
        yield Damage(seq=0, what=what, kind=DamageKind.OTHER_KEY, file=held.key_file)
    if found is None and not end.seq and held.named and not (held.anchor and held.anchor.records):
        keys = ", ".join(map(fingerprint, sorted(held.named)))
        yield Damage(seq=0, what=f"all that was recorded is gone: the anchor of a venue names its key ({keys})")
    if found is None and not end.seq and held.anothers:
        yield of_another(held.anothers)
    misshapen = shape_faults(found) if found else ()
    if misshapen:
        yield from misshapen
        found = None
    if found:
        yield from head_faults(found, end)
        yield from _key_faults(found, end, held, notes)
    yield from anchor_faults(found, end, held, notes)
    if held.at_least > end.seq:
        yield Damage(seq=0, what=f"there are {end.seq} records, and there were to be at least {held.at_least}")


def _key_faults(head: Head, end: End, held: Held, notes: list[str]) -> Iterator[Damage]:
    used = fingerprint(head["public_key"])
    here = (held.trunk_key or held.public_key) if head["chain"] == TRUNK else held.public_key
    if held.key_wrong:
        yield Damage(seq=0, what=f"{held.key_file}: {held.key_wrong}", kind=DamageKind.OTHER_KEY, file=held.key_file)
    elif held.fingerprint and in_one(used) != held.fingerprint:
        yield Damage(seq=0, what=f"the last record was signed with another key ({used}) than the one that was named")
    elif here is None and held.keyless:
        notes.append("Not proven: its key is not here, and the signature that it bears can be anybody's.")
    elif here is None and not held.fingerprint:
        yield Damage(
            seq=0,
            what=f"no key is here to hold the signature of the last record against; it bears that of the key {used}",
            kind=DamageKind.NO_KEY,
            file=held.key_file,
        )
    elif here not in {None, head["public_key"]}:
        what = f"the last record was signed with another key ({used}) than the one here ({fingerprint(str(here))})"
        # of a copy, to which no anchor belongs, the key may have been renewed since
        is_odd_one = held.anchor.public_key == head["public_key"] if held.anchor is not None else not held.anchored
        at = end.retired().get(str(here), 0)
        if at and held.anchor is not None and held.anchor.public_key == here and _is_of_a_former_key(held.anchor, end):
            is_odd_one = True  # as on a second computer, when the first renewed the key
            what = f"the key here was retired at record {at} on {end.day_of(at)}: {what}"
        kind = DamageKind.OTHER_KEY if is_odd_one else DamageKind.ALTERED
        yield Damage(seq=0, what=what, kind=kind, file=held.key_file)


def anchor_faults(found: Head | None, end: End, held: Held, notes: list[str]) -> Iterator[Damage]:
    """Hold the end to its anchor, where one belongs to it."""
    if is_before_a_copy(held.anchor, end):
        notes.append("The anchor is that of before a copy was brought back. The next record brings it up.")
    elif held.anchored:
        yield from _anchor_faults(found, end, held, notes)


def _anchor_faults(found: Head | None, end: End, held: Held, notes: list[str]) -> Iterator[Damage]:
    anchor = held.anchor
    if held.anchor_wrong:
        yield Damage(seq=0, what=held.anchor_wrong, kind=DamageKind.OTHER_ANCHOR, file=held.anchor_file)
    elif anchor is None:
        if found and is_former(found):
            notes.append("An earlier version made these records: the next record anchors them outside the database.")
        elif found:
            what = "the anchor of the records is gone: how far they went is not known"
            yield Damage(seq=0, what=what, kind=DamageKind.NO_ANCHOR, file=held.anchor_file)
    else:
        if not found and held.public_key is None and not held.keyless and not held.fingerprint:
            what = f"no key is here; the anchor names {anchor.fingerprint}"
            yield Damage(seq=0, what=what, kind=DamageKind.NO_KEY, file=held.key_file)
        keys = {held.public_key, found["public_key"] if found else None} - {None}
        # where key and signature are of one mind, it is the anchor that came from elsewhere, and so what it names
        kind = DamageKind.OTHER_ANCHOR if len(keys) == 1 and anchor.public_key not in keys else DamageKind.ALTERED
        if keys and anchor.public_key not in keys and not _is_of_a_former_key(anchor, end):
            what = f"the anchor is that of another key ({anchor.fingerprint})"
            yield Damage(seq=0, what=what, kind=kind, file=held.anchor_file)
        if anchor.records > end.seq:
            gone = lost(end.seq, anchor.records)
            yield Damage(
                seq=0, what=f"{gone} lost: the anchor names number {anchor.records}", kind=kind, file=held.anchor_file
            )
        elif anchor.records and end.place_of(anchor.last) != anchor.records:
            what = "it is not the record that the anchor names"
            yield Damage(seq=anchor.records, what=what, kind=kind, file=held.anchor_file)
        elif anchor.records < end.seq:
            behind = end.seq - anchor.records
            notes.append(
                f"The anchor is {behind} {'record' if behind == 1 else 'records'} behind, all signed: another computer"
                " recorded them, or the program was stopped just then. The next record brings it up; where it does not,"
                f" {held.anchor_file or 'its file'} cannot be replaced: see who may write to it and its folder."
            )


def _is_of_a_former_key(anchor: Mark, end: End) -> bool:
    """Whether an anchor is behind, by a key from which the chain went on since: as on a computer that was not there."""
    is_there = 0 < anchor.records < end.seq and end.place_of(anchor.last) == anchor.records
    return is_there and anchor.public_key in end.former_keys()


def is_before_a_copy(anchor: Mark | None, end: End) -> bool:
    """Whether an anchor is what it was before a copy was brought back, of which the last record tells."""
    return anchor is not None and end.place_of(anchor.last) != anchor.records and end.anchor_before() == anchor
