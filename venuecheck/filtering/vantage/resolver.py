"""Names looked up at the network's resolver, with what it says about filtering kept (EDNS, DO, RFC 8914)."""

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import dns.edns
import dns.exception
import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.wire

from venuecheck.core.plain_text import plain
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import (
    ExtendedError,
    Lookup,
    Observation,
    OtherAnswer,
    RecordType,
)
from venuecheck.filtering.redaction import redact_text
from venuecheck.filtering.vantage.budget import came_late, elapsed_since
from venuecheck.filtering.vantage.dns_message import Answer, PlainAnswer, Query
from venuecheck.filtering.vantage.dns_tcp import ask_tcp
from venuecheck.filtering.vantage.dns_udp import ask_udp
from venuecheck.filtering.vantage.failures import failure_of
from venuecheck.filtering.vantage.second_answer import Listening, Question
from venuecheck.filtering.vantage.servers import Server

_ROUNDS = 2
_MAX_ADDRESSES = 16
_MAX_TEXT = 200
_BY_RCODE: dict[int, Failure] = {
    dns.rcode.NXDOMAIN: Failure.NXDOMAIN,
    dns.rcode.REFUSED: Failure.DNS_REFUSED,
    dns.rcode.SERVFAIL: Failure.SERVFAIL,
}


class _Explanation(dns.edns.EDEOption):
    """An extended error (RFC 8914), read as it came: dnspython drops the whole answer where its text is no UTF-8.

    Devices use such answers all the same, so an address or a refusal must not be told as silence.
    """

    @classmethod
    def from_wire_parser(cls, otype: dns.edns.OptionType | str, parser: dns.wire.Parser) -> dns.edns.Option:
        """Read any bytes at all."""
        del otype
        data = parser.get_remaining()
        code = int.from_bytes(data[:2], "big") if len(data) > 1 else 0
        return cls(dns.edns.EDECode.make(code), data[2:].decode("utf-8", "replace").rstrip("\0"))


dns.edns.register_type(_Explanation, dns.edns.OptionType.EDE)
_UNWILLING = frozenset({Failure.DNS_REFUSED, Failure.SERVFAIL})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reply:
    failure: Failure | None
    resolver: str = ""
    rcode: str = ""
    addresses: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    extended_errors: tuple[ExtendedError, ...] = ()


@dataclass(slots=True)
class NameService:
    """Looks names up for one run."""

    servers: tuple[Server, ...]
    step_timeout: float
    now: Callable[[], datetime]
    over_tcp: bool = False
    _listening: Listening = field(default_factory=Listening)

    async def resolve(
        self,
        subject: str,
        visit: int,
        name: str,
        record: RecordType,
        *,
        within: float | None = None,
        listen: bool = False,
    ) -> Lookup:
        """Ask the servers in turn, twice each, within one step's time. Never raises.

        `listen` for a second answer, too; `with_other_answers` must then follow, and closes what is still open.
        """
        allowed = min(self.step_timeout, within) if within is not None else self.step_timeout
        started, began = self.now(), time.monotonic()

        def seen(found: _Reply) -> Lookup:
            return Lookup(
                subject=subject,
                visit=visit,
                started=started,
                elapsed=elapsed_since(began),
                failure=found.failure,
                name=name,
                record=record,
                transport="tcp" if self.over_tcp else "udp",
                resolver=found.resolver,
                rcode=found.rcode,
                addresses=found.addresses if record != "SVCB" else (),
                aliases=found.aliases,
                values=found.addresses if record == "SVCB" else (),
                extended_errors=found.extended_errors,
            )

        if not self.servers:
            return seen(_Reply(failure=Failure.NO_ROUTE))
        query = Query.of(name, record)
        try:
            _ = query.wire
        except dns.exception.DNSException:
            return seen(_Reply(failure=Failure.BAD_ADDRESS))
        last = seen(_Reply(failure=Failure.TIMEOUT))
        unwilling: dict[Server, Lookup] = {}
        share = allowed / (_ROUNDS * len(self.servers))
        for server in self.servers * _ROUNDS:
            if server in unwilling:
                continue
            timer = asyncio.timeout(share)
            try:
                async with timer:
                    reply = await self._ask(query, server, (subject, visit) if listen else None)
            except (dns.exception.DNSException, OSError, EOFError, TimeoutError) as error:
                last = seen(_Reply(failure=_failure(error, timer, share), resolver=str(server)))
                continue
            found = seen(reply)
            if found.failure not in _UNWILLING:
                return found
            # a device asks its next server, and a name that one of them gives is open to it
            unwilling[server] = found
        return next(iter(unwilling.values()), last)

    async def _ask(self, query: Query, server: Server, heard_for: tuple[str, int] | None) -> _Reply:
        if not self.over_tcp:
            try:
                answer, asked = await ask_udp(query, server.address, server.port)
            except dns.message.Truncated:
                pass
            else:
                first = _read(answer, query, server)
                if heard_for is None:
                    asked.close()
                    return first

                def told(further: Answer) -> OtherAnswer | None:
                    other = _read(further, query, server)
                    return OtherAnswer(rcode=other.rcode, addresses=other.addresses) if _differ(first, other) else None

                self._listening.begin(heard_for, (query.name, query.record), asked, told)
                return first
        return _read(await ask_tcp(query, server.address, server.port), query, server)

    async def with_other_answers(
        self, subject: str, visit: int, steps: Iterable[Observation], *, wait: bool
    ) -> list[Observation]:
        """Put second answers that came into the look-ups that they are about; `wait` for the moment that is left."""
        others = await self._listening.end((subject, visit), wait=wait)
        return [_with_other(step, others) for step in steps] if others else list(steps)


def _with_other(step: Observation, others: Mapping[Question, OtherAnswer]) -> Observation:
    if not isinstance(step, Lookup) or step.method != "resolver":
        return step
    other = others.get((step.name, step.record))
    return replace(step, other_answer=other) if other is not None else step


def _read(answer: Answer, query: Query, server: Server) -> _Reply:
    """Take from an answer what rules need: code, addresses, aliases, extended errors."""
    if isinstance(answer, PlainAnswer):
        return _reply(answer.rcode, answer.addresses, answer.aliases, answer.extended_errors, server)
    wanted = query.message.question[0].rdtype
    addresses: list[str] = []
    aliases: list[str] = []
    for rrset in answer.answer:
        if rrset.rdtype == wanted:
            addresses += [record.to_text() for record in rrset]
        elif rrset.rdtype == dns.rdatatype.CNAME:
            aliases += [record.to_text().rstrip(".").lower() for record in rrset]
    errors = [(int(item.code), item.text or "") for item in answer.extended_errors()]
    return _reply(answer.rcode(), addresses, aliases, errors, server)


def _reply(
    rcode: int, addresses: Sequence[str], aliases: Sequence[str], errors: Sequence[tuple[int, str]], server: Server
) -> _Reply:
    failure = _BY_RCODE.get(rcode)
    if failure is None and rcode != dns.rcode.NOERROR:
        failure = Failure.DNS_OTHER
    if failure is None and not addresses:
        failure = Failure.NODATA
    return _Reply(
        failure=failure,
        resolver=str(server),
        rcode=dns.rcode.to_text(dns.rcode.Rcode.make(rcode)),
        # an address beside a refusal or "no such name" is one that no device would use
        addresses=tuple(addresses[:_MAX_ADDRESSES]) if failure is None else (),
        aliases=tuple(aliases[:_MAX_ADDRESSES]),
        extended_errors=tuple(
            ExtendedError(code=code, text=redact_text(plain(text, _MAX_TEXT))) for code, text in errors[:8]
        ),
    )


def _differ(first: _Reply, other: _Reply) -> bool:
    """Whether two answers say different things; the same addresses in another order, or some of them, do not."""
    if not first.addresses or not other.addresses:
        return (first.rcode, bool(first.addresses)) != (other.rcode, bool(other.addresses))
    return not set(first.addresses) & set(other.addresses)


def _failure(error: BaseException, timer: asyncio.Timeout, allowed: float) -> Failure:
    if isinstance(error, dns.exception.DNSException) and not isinstance(error, dns.exception.Timeout):
        return Failure.MALFORMED
    failure = Failure.TIMEOUT if isinstance(error, dns.exception.Timeout) else failure_of(error)
    return Failure.OUT_OF_TIME if failure is Failure.TIMEOUT and came_late(timer, allowed) else failure
