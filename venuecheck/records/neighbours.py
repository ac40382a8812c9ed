"""Chains of one store know each other: each end, as it is signed, says how far the others go, and is held to by them.

What is recorded in one chain is told by its own end and, at once, by that of another: the store's own matters or, where
those are not kept here, every chain whose key is here. Nothing is said of a chain whose key was never at hand: whoever
has the database alone can put one there.
"""

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import sqlalchemy as sa

from venuecheck.core.problem import InputError
from venuecheck.records import asked, shapes, tables
from venuecheck.records.as_written import otherwise
from venuecheck.records.chains import OWN, Chain, called, chain_of, chains_in
from venuecheck.records.damage import Damage
from venuecheck.records.ending import Head, Held, end_of, head_of, is_only_trunk, lost, signed_mark
from venuecheck.records.history import history
from venuecheck.records.mark import Mark, nothing_yet
from venuecheck.records.outside import Beside
from venuecheck.records.said_of_others import digest_of, keep, mark_of, said_of_others
from venuecheck.records.signing import Signer, fingerprint
from venuecheck.records.vouching import claimed, vouched_for


def sign(
    connection: sa.Connection,
    signer: Signer,
    venue: str,
    beside: Beside | None = None,
    said_before: Mapping[str, Mark] | None = None,
) -> Mark:
    """Sign the last record of a venue's chain, inside the transaction that added it; give the mark.

    With what the end says of other chains as far as their keys are, or were, `beside`; and have others say how far this
    one goes. That others' ends do not contradict it was proven before. A chain without an end says `said_before` on.
    """
    chain = chain_of(connection, venue)
    end = end_of(connection, chain)
    if not end.seq:
        return nothing_yet(signer.public_key)
    mark = end.mark(signer.public_key)
    heads = _heads(connection)
    said = (said_of_others(connection, venue) if venue in heads else said_before) or {}
    if venue not in heads:  # what stands there is nobody's
        connection.execute(tables.neighbour.delete().where(tables.neighbour.c.chain == venue))
        for other, before in said.items():
            keep(connection, venue, other, before, is_new=True)
    news = _news(connection, chain, said, heads, beside) if beside else ()
    _sign(connection, signer, chain, mark, said=said, news=news)
    signed = head_of(connection, chain)
    if signed is None or signed_mark(connection, chain, signed) != mark:
        raise otherwise(connection)
    if beside is not None:
        _have_told(connection, chain, mark, heads, beside)
    return mark


def untold(connection: sa.Connection, beside: Beside) -> bool:
    """Whether an end that can be signed here does not say yet how far others go: as in a store of today's."""
    heads = _heads(connection)
    for name, head in heads.items():
        said = said_of_others(connection, name)
        if said is not None and any(_news(connection, chain_of(connection, name), said, heads, beside)):
            return _signer(head, beside) is not None
    return False


def have_all_told(connection: sa.Connection, beside: Beside) -> None:
    """Have every end that can be signed here say how far the others go."""
    heads = _heads(connection)
    for name, head in heads.items():
        chain, signer = chain_of(connection, name), _signer(head, beside)
        if signer is not None:
            _sign_again(connection, signer, chain, head, partial(_news, connection, chain, heads=heads, beside=beside))


def faults_about(
    connection: sa.Connection,
    chain: Chain,
    held: Held,
    signed: dict[str, bool] | None = None,
) -> Iterator[Damage]:
    """Say where a chain does not go as far, or with the key, as the signed ends of others, proven or not, say of it.

    And where it says something of others itself, and no end of it is signed. `signed` keeps whose end is signed rightly
    for whoever asks of many chains.
    """
    head = head_of(connection, chain)
    is_own = head is not None and head["chain"] == chain.name
    if not is_own and connection.scalar(_UNSIGNED, {"chain": chain.name}) is not None:
        yield Damage(seq=0, what="it says of other chains how far they go, and nothing signs that")
    there = _about(connection, chain.name, chain.trunk)
    if not there:
        return
    key = head["public_key"] if head else ""
    odd = [row for row in there if row["there"] != row["seq"] or row["public_key"] != key]
    if not odd:
        return
    end, known = end_of(connection, chain).seq, history(connection, chain)
    ends = {} if signed is None else signed
    told = _signed(connection, odd, ends)
    believed = sorted((_Said(str(row["chain"]), mark_of(row)) for row in told), key=_Said.order)
    short = [one for one in believed if not _is_there(connection, chain, one.mark) and one.mark not in known.before]
    other = [one for one in believed if one.mark.public_key not in {key, *known.keys}]
    proven = vouched_for(connection, held.vouching(), partial(_is_known_signed, connection, signed=ends))
    if short:
        yield _missing(*_surest(short, proven), end)
    if other and end:
        said, is_sure = _surest(other, proven)
        named = f"names another key ({fingerprint(said.mark.public_key)})"
        what = f"the signed end of {called(said.by)} {named}, from which this chain does not go on"
        yield Damage(seq=0, what=what) if is_sure else claimed(said.by, named, "this chain is another")


def not_signed(connection: sa.Connection, signed: dict[str, bool]) -> Mapping[str, Damage]:
    """Say by the chain of which the end is not signed: nothing shows then what it said of any other.

    `signed` keeps whose end is, for all of them.
    """
    said = "how far it goes is not shown: the end of {}, which tells it too, is not signed rightly"
    return {
        name: Damage(seq=0, what=said.format(called(name)))
        for name in chains_in(connection)
        if not _is_known_signed(connection, name, signed) and not is_only_trunk(connection, chain_of(connection, name))
    }


def said_about(connection: sa.Connection, chain: str) -> tuple[Mark, ...]:
    """Give how far a chain went by what others say of it, each once."""
    rows = _about(connection, chain, 0)
    fit = (row for row in rows if not any(shapes.misshapen({**row, "other": chain}, shapes.NEIGHBOUR)))
    return tuple(dict.fromkeys(map(mark_of, fit)))


def _about(connection: sa.Connection, chain: str, trunk: int) -> list[dict[str, Any]]:
    return [dict(row) for row in asked.rows(connection, _ABOUT, {"other": chain, "trunk": trunk})]


@dataclass(frozen=True, slots=True)
class _Said:
    by: str
    mark: Mark

    def order(self) -> tuple[int, str]:
        return self.mark.records, self.by


def _surest(some: Sequence[_Said], proven: Collection[str]) -> tuple[_Said, bool]:
    """Give the one that names most, of chains that are proven where there is one; and whether it is."""
    sure = [one for one in some if one.by in proven]
    return (sure or some)[-1], bool(sure)


def _missing(said: _Said, is_sure: bool, end: int) -> Damage:  # noqa: FBT001 - as `_surest` gives it
    named, by = said.mark.records, f"the signed end of {called(said.by)}"
    if not is_sure and not end:
        return claimed(said.by, f"names record {named}", "all that was recorded is gone")
    if not is_sure and named > end:
        return claimed(said.by, f"names number {named}", f"{lost(end, named)} lost")
    if not is_sure:
        return claimed(said.by, "names another record in this place", "this one was changed", named)
    if not end:
        return Damage(seq=0, what=f"all that was recorded is gone: {by} names record {named}")
    if named > end:
        return Damage(seq=0, what=f"{lost(end, named)} lost: {by} names number {named}")
    return Damage(seq=named, what=f"it is not the record that {by} names")


def _signed(connection: sa.Connection, rows: list[dict[str, Any]], ends: dict[str, bool]) -> Iterator[dict[str, Any]]:
    """Give those that a signed end says, whoever's it is: one that somebody makes up is no record less to be missed."""
    return (row for row in rows if _is_known_signed(connection, str(row["chain"]), ends))


def _is_known_signed(connection: sa.Connection, name: str, signed: dict[str, bool]) -> bool:
    if name not in signed:
        signed[name] = is_signed(connection, chain_of(connection, name))
    return signed[name]


def is_signed(connection: sa.Connection, chain: Chain) -> bool:
    """Whether the end of a chain, with what it says of others, is signed and where it is signed to be."""
    head = head_of(connection, chain)
    return head is not None and signed_mark(connection, chain, head) is not None


def _is_there(connection: sa.Connection, chain: Chain, mark: Mark) -> bool:
    return end_of(connection, chain).place_of(mark.last) == mark.records


def _sign(
    connection: sa.Connection,
    signer: Signer,
    chain: Chain,
    mark: Mark,
    *,
    said: Mapping[str, Mark],
    news: Iterable[tuple[str, Mark]],
) -> None:
    """Sign an end, with what it says of others and what is new of them."""
    says = dict(said)
    for other, seen in news:
        keep(connection, chain.name, other, seen, is_new=other not in said)
        says[other] = seen
    signature = mark.sign(signer, chain.name, beside=digest_of(says))
    values = {"seq": mark.records, "digest": mark.last, "public_key": mark.public_key, "signature": signature}
    changed = connection.execute(tables.head.update().where(tables.head.c.chain == chain.name).values(**values))
    if changed.rowcount == 0:
        connection.execute(tables.head.insert().values(chain=chain.name, **values))


def _news(
    connection: sa.Connection, chain: Chain, said: Mapping[str, Mark], heads: Mapping[str, Head], beside: Beside
) -> Iterator[tuple[str, Mark]]:
    """Give what a chain does not say yet of others: of each whose end is signed, and goes on from what was said."""
    for name in heads.keys() - {chain.name}:
        head, known = heads[name], said.get(name)
        if known and (known.last, known.public_key) == (head["digest"], head["public_key"]):
            continue
        other = replace(chain, name=name)
        if _goes_on(connection, other, known, head) if known else _is_at_hand(beside, name, head):
            mark = signed_mark(connection, other, head_of(connection, other) or head)
            yield from [(name, mark)] if mark is not None else []


def _goes_on(connection: sa.Connection, chain: Chain, known: Mark, head: Head) -> bool:
    """Whether a chain goes on from what was said of it: where it was put back, that stays said."""
    if known.public_key == head["public_key"] and _is_there(connection, chain, known):
        return known.records <= int(head["seq"])
    before = history(connection, chain)
    return known in before.before or (known.public_key in before.keys and _is_there(connection, chain, known))


def _is_at_hand(beside: Beside, chain: str, head: Head) -> bool:
    with contextlib.suppress(InputError):
        return bool(beside.of(chain).public_key() == head["public_key"])
    return False


def _have_told(connection: sa.Connection, chain: Chain, mark: Mark, heads: Mapping[str, Head], beside: Beside) -> None:
    """Have others tell how far a chain goes: the store's own matters or, where they cannot, whoever can."""

    def news(said: Mapping[str, Mark]) -> Iterator[tuple[str, Mark]]:
        known = said.get(chain.name)
        if known is None or known.public_key == mark.public_key or known.public_key in history(connection, chain).keys:
            yield chain.name, mark

    for name in sorted(heads.keys() - {chain.name}, key=lambda name: (name != OWN, name)):
        signer = _signer(heads[name], beside)
        is_told = signer and _sign_again(connection, signer, replace(chain, name=name), heads[name], news)
        if is_told and name == OWN:
            return


def _signer(head: Head, beside: Beside) -> Signer | None:
    """Give the key of a chain, where it is here and the one that signed its end."""
    with contextlib.suppress(InputError):
        signer = beside.of(head["chain"]).signer()
        return signer if signer is not None and signer.public_key == head["public_key"] else None
    return None


def _sign_again(
    connection: sa.Connection,
    signer: Signer,
    chain: Chain,
    head: Head,
    news: Callable[[Mapping[str, Mark]], Iterable[tuple[str, Mark]]],
) -> bool:
    """Have an end that is signed rightly say what is new of others; any other stays as it is. Give whether it is."""
    said = said_of_others(connection, chain.name)
    mark = signed_mark(connection, chain, {**head, "beside": digest_of(said)})
    if said is None or mark is None:
        return False
    _sign(connection, signer, chain, mark, said=said, news=news(said))
    return True


def _heads(connection: sa.Connection) -> dict[str, Head]:
    """Give what signs the ends of chains, the trunk's aside, as far as it holds what it can."""
    rows = asked.rows(connection, _HEADS)
    return {row["chain"]: row for row in rows if not any(shapes.misshapen(row, shapes.HEAD))}


_UNSIGNED = sa.text(
    "SELECT 1 FROM neighbour WHERE chain = :chain AND NOT EXISTS (SELECT 1 FROM head WHERE chain = :chain) LIMIT 1"
)
_HEADS = sa.text("SELECT chain, seq, digest, public_key, signature FROM head WHERE chain <> ''")
_ABOUT = sa.text(
    "SELECT neighbour.chain, neighbour.seq, neighbour.digest, neighbour.public_key, neighbour.day, record.seq AS there"
    " FROM neighbour LEFT JOIN record ON record.digest = neighbour.digest"
    " AND (record.venue = :other OR record.seq <= :trunk) WHERE neighbour.other = :other"
)
