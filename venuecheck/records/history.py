"""What the records of a chain say of those before it and of others: from where it goes on, and what is missed."""

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from venuecheck.records import asked
from venuecheck.records.appending import CHAIN
from venuecheck.records.chain_event import KEY_TYPE, Became, key_body
from venuecheck.records.chains import Chain
from venuecheck.records.mark import Mark, hexadecimal, mark_in
from venuecheck.records.signing import is_signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was wrong with another chain, of which a person said what became of it."""

    chain: str
    wrong: str
    by: int
    """The record that says so."""


@dataclass(slots=True, kw_only=True)
class History:
    """What the records of a chain say of those before it."""

    keys: set[str] = field(default_factory=set)
    """The keys from which it goes on."""
    retired: dict[str, int] = field(default_factory=dict)
    """The keys that signed the one after them, each by the place of the record that says so."""
    before: set[Mark] = field(default_factory=set)
    """How far chains went in the place of which it was begun, by what others say of them."""
    missed: list[Answered] = field(default_factory=list)
    """What a person answered for of others."""


def history(connection: sa.Connection, chain: Chain) -> History:
    """Give what the records of a chain say of those before it."""
    found = History()
    for row in asked.rows(connection, _SAID, {"own": chain.name, "trunk": chain.trunk, "chain": CHAIN}):
        seq, body = row["seq"], row["body"]
        with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
            said = json.loads(body)
            found.missed += _answered(said.get("missed", ()), seq)
            found.keys |= {said["before"]["public_key"]} if said.get("before") else set()
            if _is_retired(said):
                found.retired[said["before"]["public_key"]] = seq
            marks = {mark for mark in map(mark_in, said.get("named", ())) if mark is not None}
            found.before |= marks
            found.keys |= {mark.public_key for mark in marks}
    return found


def _is_retired(said: Mapping[str, Any]) -> bool:
    """Whether a key gave way to another and signed that: nobody else can have written it."""
    before, signature = said.get("before"), hexadecimal(said.get("signature"))
    if said.get("became") != Became.NEW_KEY or not signature or not isinstance(before, dict):
        return False
    try:  # it is read before it is proven, and may hold anything
        body = key_body(before, str(said.get("new_key")))
    except ValueError:
        return False
    return is_signed(str(before.get("public_key")), signature, KEY_TYPE, body)


def _answered(said: Iterable[Mapping[str, Any]], by: int) -> Iterator[Answered]:
    """Give what a record says of what is missed, as far as it can be so: it is read before it is proven."""
    for one in said:
        yield Answered(chain=str(one["chain"]), wrong=str(one["wrong"]), by=by)


_SAID = sa.text(
    "SELECT payload.seq, payload.body FROM payload JOIN record"
    " ON record.venue = payload.venue AND record.seq = payload.seq"
    " WHERE (record.venue = :own OR record.seq <= :trunk) AND record.kind = :chain"
    " ORDER BY payload.seq"
)
