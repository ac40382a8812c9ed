"""Each record against its digest, its predecessor, its payload, its file and its erasure."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final

import sqlalchemy as sa

from venuecheck.core import day_words
from venuecheck.records import forms, shapes
from venuecheck.records.appending import CHAIN, ERASURE, FILE
from venuecheck.records.chain import FIRST, Header, is_canonical, payload_digest
from venuecheck.records.chain_event import KeysSeen
from venuecheck.records.chains import Chain, called
from venuecheck.records.damage import Damage, DamageKind
from venuecheck.records.mark import is_day

_MAX_LOOKED_FOR = 20
"""Headers that are wrong where they stand, and are tried at every other place."""


@dataclass(slots=True, kw_only=True)
class Walk:
    """What is carried along the chain."""

    chain: Chain
    others: Sequence[str] = ()
    """Other chains of the store: a record may have been moved from there."""
    places: Mapping[str, int]
    """The place of every record of the chain by its digest."""
    erased: Mapping[int, int]
    """The place of the record that says why, by the place of the erased one."""
    unasked: Collection[int] = ()
    """Places of records whose form is not asked about: that is seen by whoever reads them."""
    seq: int = 0
    digest: str = FIRST
    at: str = ""
    count: int = 0
    latest: str = ""
    """When the latest of those before is said to have been made."""
    went_back: int = 0
    now: str = ""
    """From when on a record is dated ahead (as `at` is written); empty where that is not asked."""
    ahead: int = 0
    ahead_at: str = ""
    """When the last one that is dated ahead is said to have been made."""
    looked_for: int = 0
    newer: int = 0
    """Records of kinds that this version does not know."""
    keys: KeysSeen = field(default_factory=KeysSeen)
    told_why: dict[int, frozenset[int]] = field(default_factory=dict)
    """What each record of an erasure says that it erased."""


def of_record(connection: sa.Connection, row: Mapping[str, Any], walk: Walk) -> tuple[Damage, ...]:
    """Give what is wrong with a record, and take it into the walk."""
    if type(row["seq"]) is not int:
        return (Damage(seq=0, what=f"the number of a record is {shapes.HEADER['seq'](row['seq'])}"),)
    found = (
        *_header_faults(connection, row, walk),
        *_payload_faults(row, walk),
        *_file_faults(connection, row),
    )
    walk.went_back += _is_back(str(row["at"]), walk.at)
    if walk.now and str(row["at"]) > walk.now:
        walk.ahead, walk.ahead_at = walk.ahead + 1, str(row["at"])
    walk.seq, walk.digest, walk.at = row["seq"], str(row["digest"]), str(row["at"])
    walk.latest = max(walk.latest, walk.at)
    walk.count += 1
    return found


def _shape_faults(row: Mapping[str, Any], columns: shapes.Columns) -> Iterator[Damage]:
    for column, said in shapes.misshapen(row, columns):
        yield Damage(seq=row["seq"], what=f"its {column} is {said}: no program of ours wrote it")


def _header_faults(connection: sa.Connection, row: Mapping[str, Any], walk: Walk) -> Iterator[Damage]:
    seq, header = row["seq"], tuple(row[name] for name in shapes.HEADER)
    is_known = header in _SOUND_HEADERS
    misshapen = () if is_known else tuple(_shape_faults(row, shapes.HEADER))
    yield from misshapen
    if seq < 1:
        return
    shaped = not misshapen
    is_changed = not is_known and (not shaped or _digest(row, seq) != row["digest"])
    if not is_changed and len(_SOUND_HEADERS) < _MOST_KNOWN:
        _SOUND_HEADERS.add(header)
    place = _recorded_place(connection, row, walk) if is_changed and shaped else None
    if seq <= walk.seq or (seq != walk.seq + 1 and place is None):  # a moved one tells of none before it
        yield _out_of_order(seq, walk.seq)
    if place is not None:
        yield Damage(seq=seq, what=f"it was moved: it was recorded as record {place}")
    elif is_changed:
        yield Damage(seq=seq, what=f"its header has been changed ({_named(row)})")
    elif row["previous"] != walk.digest and seq == walk.seq + 1:
        yield Damage(seq=seq, what="the record before it is not the one that it followed")


_SOUND_HEADERS: Final[set[tuple[object, ...]]] = set()
"""Headers that have the digest that they name: whether the very same has it is not worked out at each proof anew."""


def _out_of_order(seq: int, before: int) -> Damage:
    if seq <= before:
        return Damage(seq=seq, what="two records have this number")
    one = seq == before + 2
    lost = f"record {before + 1} is" if one else f"records {before + 1} to {seq - 1} are"
    return Damage(seq=0, what=f"{lost} lost")


def _recorded_place(connection: sa.Connection, row: Mapping[str, Any], walk: Walk) -> str | None:
    """Find the place where a header is as it was recorded, None where it is so nowhere."""
    walk.looked_for += 1
    if walk.looked_for > _MAX_LOOKED_FOR:
        return None
    before = connection.scalar(_PLACE, {"digest": row["previous"]})  # the record that it followed can still be there
    after = before + 1 if type(before) is int else 1
    places = dict.fromkeys((after, row["seq"], *range(1, len(walk.places) + 1)))
    for venue in dict.fromkeys((row["venue"], *walk.others[:_MAX_LOOKED_FOR])):
        place = next((one for one in places if _digest({**row, "venue": venue}, one) == row["digest"]), None)
        if place is not None:
            return str(place) if venue == row["venue"] else f"{place} of {called(venue)}"
    return None


_PLACE: Final = sa.text("SELECT seq FROM record WHERE digest = :digest")


def _digest(row: Mapping[str, Any], seq: int) -> str:
    """Give the digest of a header as if it stood at a place."""
    said = {name: row[name] for name in ("kind", "key", "venue", "at", "previous", "payload_digest")}
    return Header(seq=seq, **said).digest


def _named(row: Mapping[str, Any]) -> str:
    return f"{str(row['kind'])[:40]} {str(row['key'])[:200]}"


def _payload_faults(row: Mapping[str, Any], walk: Walk) -> Iterator[Damage]:
    seq, body, salt = row["seq"], row["body"], row["salt"]
    if body is None and salt is None:
        if seq not in walk.erased:
            yield Damage(seq=seq, what=f"what it says is lost ({_named(row)})")
        return
    digest = ""
    if isinstance(body, str) and isinstance(salt, bytes):
        digest = payload_digest(salt, body.encode("utf-8", "surrogateescape"))
    # a digest is of salt and text together: one byte of the other would not show
    is_shaped = len(salt) == shapes.SALT_BYTES if digest else False
    if not is_shaped or not _known_to_be(
        "of its shape", digest, lambda: not any(shapes.misshapen(row, shapes.PAYLOAD))
    ):
        yield from _shape_faults(row, shapes.PAYLOAD)
    if seq in walk.erased:
        yield Damage(seq=seq, what=f"it is marked as erased, and what it says is still there ({_named(row)})")
    if not digest:
        return  # said already
    if digest != row["payload_digest"]:
        yield Damage(seq=seq, what=f"what it says has been changed ({_named(row)})")
    elif seq not in walk.unasked and not _known_to_be("canonical", digest, partial(is_canonical, body)):
        yield Damage(seq=seq, what="what it says is not in the one form of JSON in which it is written")
    elif row["kind"] in {CHAIN, ERASURE} and (found := tuple(_of_the_chain_itself(seq, row["kind"], body, walk))):
        yield from found
    else:
        yield from _form_faults(row, digest, body, walk)


def _form_faults(row: Mapping[str, Any], digest: str, body: str, walk: Walk) -> Iterator[Damage]:
    """Hold what a record says to the form of its kind; a kind that is not known is a newer version's, and no fault."""
    kind = str(row["kind"])
    if not forms.is_known(kind):
        walk.newer += 1
    elif row["seq"] not in walk.unasked and not _known_to_be(
        f"of kind {kind}", digest, partial(forms.fits, kind, body)
    ):
        what = f"it has not the form that this version knows of its kind ({_named(row)})"
        yield Damage(seq=row["seq"], what=what, kind=DamageKind.OTHER_FORM)


_KNOWN: Final[set[tuple[str, str]]] = set()
"""What payloads were found to be, by their digests: a text of the same digest is the same text."""
_MOST_KNOWN: Final = 60_000
"""Three of each payload; and headers. What is beyond that is looked at each time: a walk that forgot would find nothing
known."""


def _known_to_be(what: str, digest: str, is_so: Callable[[], bool]) -> bool:
    """Whether a payload of this digest is so: to see that takes longer than all the rest."""
    if (what, digest) in _KNOWN:
        return True
    if (found := is_so()) and len(_KNOWN) < _MOST_KNOWN:
        _KNOWN.add((what, digest))
    return found


def _of_the_chain_itself(seq: int, kind: str, body: str, walk: Walk) -> Iterator[Damage]:
    """Take in what a record says of others, or of keys. It has its digest; whether we wrote it is yet to be seen."""
    try:
        if kind == CHAIN:
            yield from walk.keys.of_record(seq, body)
        else:
            walk.told_why[seq] = frozenset(json.loads(body)["records"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        yield Damage(seq=seq, what="what it says is nothing that a record of its kind says")


def _file_faults(connection: sa.Connection, row: Mapping[str, Any]) -> Iterator[Damage]:
    """Compare a file with its name in the store and in the record. Files are large: one at a time."""
    seq, body = row["seq"], row["body"]
    if row["file_digest"] is None:
        if row["kind"] == FILE and body is not None:
            yield Damage(seq=seq, what="its file is lost")
        return
    yield from _shape_faults(row, shapes.FILE)
    if row["kind"] != FILE:
        yield Damage(seq=seq, what="a file is with it, and a record of its kind brings none")
    if body is None:
        yield Damage(seq=seq, what="what it says is gone, and its file is still there")
        return
    query = sa.text("SELECT content FROM file WHERE venue = :venue AND seq = :seq")
    content = connection.scalar(query, {"venue": row["venue"], "seq": seq})
    if not isinstance(content, bytes):
        yield Damage(seq=seq, what="its file's content is no bytes: no program of ours wrote it")
        return
    digest, size = hashlib.sha256(content).hexdigest(), len(content)
    if digest != row["file_digest"] or size != row["file_size"] or f'"{digest}"' not in str(body):
        yield Damage(seq=seq, what="its file has been changed")
    elif _said_type(body) not in {None, row["media_type"]}:
        yield Damage(seq=seq, what="its file's type has been changed")


def _said_type(body: str) -> object:
    """Give the type that a record says its file has; None where it says none."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return None  # said already
    return said.get("media_type") if isinstance(said, dict) else None


def of_erasures(walk: Walk) -> Iterator[Damage]:
    """Hold the marks of erasures against the records that say why, and the other way round."""
    for seq, by in walk.erased.items():
        if seq not in walk.told_why.get(by, ()):
            yield Damage(seq=seq if type(seq) is int else 0, what="it was erased, and no record says why")
    for by, told in walk.told_why.items():
        for seq in sorted(told - walk.erased.keys(), key=str):
            yield Damage(seq=by, what=f"it says that record {seq} was erased, and that is not marked so")


_AT_ONCE: Final = timedelta(minutes=1)
"""Of several who record at once, each waits for the others after its moment was taken."""


def _is_back(at: str, before: str) -> bool:
    """Whether a record is dated before the one ahead by more than whoever waits for others is."""
    if at >= before:
        return False
    try:
        return datetime.fromisoformat(before) - datetime.fromisoformat(at) > _AT_ONCE
    except (ValueError, TypeError):  # said to be none already
        return True


def last_back_words(walk: Walk) -> str:
    """Say that the last record, whose day is told as how far they go, is of a day before one ahead; empty where not."""
    if walk.at[:10] >= walk.latest[:10] or walk.ahead or not is_day(walk.latest[:10]):
        return ""
    day = day_words.day(date.fromisoformat(walk.latest[:10]))
    return f"The last record is dated before one ahead of it ({day}): it was entered later, or a clock was set back"


def ahead_words(walk: Walk) -> str:
    """Say how many records are dated ahead; empty where none is."""
    if not walk.ahead or not is_day(walk.ahead_at[:10]):
        return ""
    day = day_words.day(date.fromisoformat(walk.ahead_at[:10]))
    if walk.ahead_at == walk.at:
        which = "The last record is" if walk.ahead == 1 else f"The last record and {walk.ahead - 1} more are"
    else:
        which = "1 record is" if walk.ahead == 1 else f"{walk.ahead} records are"
    return f"{which} dated ahead of today ({day}): a clock was wrong, then or now"
