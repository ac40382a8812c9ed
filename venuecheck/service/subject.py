"""What is recorded of a person: found, given out, and erased where the law lets it be (UK GDPR articles 15 and 17).

The program finds a name; a person decides. They check that it is the same person, take out what tells of others before
it is handed over, and decide whether an erasure is lawful: article 17(3) excepts what a public task, a legal obligation
or a legal claim needs.
"""

import json
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, did_you_mean
from venuecheck.records import listing
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.store import Store
from venuecheck.service.groups import STAYS, Hold, groups_of, holds_of, said
from venuecheck.service.site import Site

SUBJECT_SCHEMA = "venuecheck.subject-access/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A record or draft in which the name stands."""

    kind: str
    key: str
    seq: int
    """Its place in the chain; 0 for a draft."""
    at: str
    where: tuple[str, ...]
    """Which parts of it hold the name, as `answers[3].value`."""
    says: dict[str, Any]
    """All of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything in which the name stands."""

    name: str
    mentions: tuple[Mention, ...]
    held: tuple[str, ...]
    """Keys of those that a hold keeps."""


def find(site: Site, store: Store, name: str) -> Found:
    """Look for a person's name in everything that is recorded of the site, drafts too.

    Every word of the name must stand in one text, in any order; case and accents do not count.
    Raises `InputError` where the name holds no word.
    """
    words = frozenset(_words(name))
    if not words:
        raise InputError.at("NAME", "the name holds nothing that can be looked for", "give the person's name")
    found = [
        Mention(kind=entry.kind, key=entry.key, seq=entry.seq, at=entry.at, where=where, says=says)
        for entry, says in listing.said(store, site.venue.id)
        if (where := tuple(_places(says, words)))
    ]
    found += [
        Mention(kind=f"draft of {kind}", key=key, seq=0, at=at, where=where, says=says)
        for kind, key, at, says in listing.drafts(store, site.venue.id)
        if (where := tuple(_places(says, words)))
    ]
    holds = holds_of(site, store)
    return Found(
        name=plain(name, 200),
        mentions=tuple(found),
        held=tuple(dict.fromkeys(one.key for one in found if one.key in holds)),
    )


def export(site: Site, found: Found, *, now: datetime) -> bytes:
    """Give what was found as JSON text (`venuecheck.subject-access/1`), UTF-8."""
    document = {
        "schema": SUBJECT_SCHEMA,
        "venue": site.venue.name,
        "name": found.name,
        "made_at": now.isoformat(timespec="seconds"),
        "found": [
            {"kind": one.kind, "id": one.key, "recorded": one.at, "name_stands_in": list(one.where), "says": one.says}
            for one in found.mentions
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def erase_found(
    site: Site,
    store: Store,
    found: Found,
    *,
    only: Collection[str] = (),
    reason: str,
    person: str,
    now: datetime,
) -> tuple[tuple[str, ...], tuple[Hold, ...]]:
    """Erase what was found, or of that `only` these ids, with all versions and evidence; drafts too.

    Give the keys erased, and the holds that kept others. Raises `InputError` where no reason or person is given, or an
    id is not among what was found.
    """
    why, who = said(reason, person)
    keys = {one.key for one in found.mentions if one.kind not in STAYS}
    for key in only:
        if key not in keys:
            raise InputError.at(
                plain(key, 80), "the name does not stand in a record of this id", did_you_mean(key, keys)
            )
    wanted = keys & set(only) if only else keys
    holds = holds_of(site, store)
    going = [group for group in groups_of(site, store) if {group.key, *(e.key for e in group.entries)} & wanted]
    kept = tuple(holds[group.key] for group in going if group.key in holds)
    going = [group for group in going if group.key not in holds]
    seqs = tuple(sorted(seq for group in going for seq in group.seqs))
    if seqs:
        erase(store, Erasure(records=seqs, reason=f"at a person's request: {why}", person=who), site.venue.id, now)
    for one in found.mentions:
        if one.seq == 0 and one.key in wanted:
            store.drop_draft(one.kind.removeprefix("draft of "), one.key)
    drafts = {one.key for one in found.mentions if one.seq == 0 and one.key in wanted}
    return tuple(sorted({group.key for group in going} | drafts)), kept


def _places(value: object, words: frozenset[str], where: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _places(inner, words, f"{where}.{name}" if where else str(name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _places(inner, words, f"{where}[{number}]")
    elif isinstance(value, str) and words <= set(_words(value)):
        yield where


def _words(text: str) -> list[str]:
    plainest = "".join(
        char for char in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(char)
    )
    return "".join(char if char.isalnum() else " " for char in plainest).split()
