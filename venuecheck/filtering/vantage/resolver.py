"""Names looked up at the network's resolver, with what it says about filtering kept (EDNS, DO, RFC 8914)."""

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import dns.exception
import dns.message

from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Lookup, Observation, OtherAnswer, RecordType
from venuecheck.filtering.vantage.budget import came_late, elapsed_since
from venuecheck.filtering.vantage.dns_manners import Manners, is_answer
from venuecheck.filtering.vantage.dns_message import Answer, Query
from venuecheck.filtering.vantage.dns_reply import DnsReply, differ, read
from venuecheck.filtering.vantage.dns_tcp import ask_tcp
from venuecheck.filtering.vantage.dns_udp import Asked
from venuecheck.filtering.vantage.failures import StepFailed, failure_of
from venuecheck.filtering.vantage.second_answer import Listening, Question
from venuecheck.filtering.vantage.servers import Server

_ROUNDS = 2
_UNWILLING = frozenset({Failure.DNS_REFUSED, Failure.SERVFAIL, Failure.DNS_OTHER})
"""What the next server is asked after, as devices do: a name that one of them gives is open to them."""
_SIGNS_OF_LIFE = frozenset({Failure.MALFORMED, Failure.TRUNCATED})


@dataclass(frozen=True, slots=True)
class _Unanswered:
    """A question by UDP whose time was up. Its socket stays open: an answer may still come, as it may on a device."""

    asked: Asked
    query: Query
    server: Server


@dataclass(slots=True)
class _Search:
    """One name being looked up."""

    heard_for: tuple[str, int] | None
    """Subject and visit for which a second answer is listened for."""
    replies: dict[Server, DnsReply] = field(default_factory=dict)
    unanswered: list[_Unanswered] = field(default_factory=list)

    def take_late(self) -> DnsReply | None:
        """Take an answer that came to a question whose time was up, None where there is none."""
        for each in self.unanswered:
            for answer in each.asked.further():
                reply = self.replies[each.server] = read(answer, each.query, str(each.server))
                return reply
        return None

    def close(self) -> None:
        """Listen no more."""
        for each in self.unanswered:
            each.asked.close()


@dataclass(slots=True)
class NameService:
    """Looks names up for one run."""

    servers: tuple[Server, ...]
    step_timeout: float
    now: Callable[[], datetime]
    over_tcp: bool = False
    manners: Manners = field(default_factory=Manners)
    """What is known of servers; shared where several ask the same ones."""
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
        """Ask the servers in turn, twice each, within one step's time; an answer may come late. Never raises.

        `listen` for a second answer, too; `with_other_answers` must then follow, and closes what is still open.
        """
        allowed = min(self.step_timeout, within) if within is not None else self.step_timeout
        started, began = self.now(), time.monotonic()
        found = await self._find(name, record, allowed, (subject, visit) if listen else None)
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
            edns=found.edns,
            malformed=found.malformed,
        )

    async def _find(self, name: str, record: RecordType, allowed: float, heard_for: tuple[str, int] | None) -> DnsReply:
        if not self.servers:
            return DnsReply(failure=Failure.NO_ROUTE)
        query = Query.of(name, record)
        try:
            _ = query.wire
        except dns.exception.DNSException:
            return DnsReply(failure=Failure.BAD_ADDRESS)
        search = _Search(heard_for)
        try:
            return await self._asked_in_rounds(query, allowed, search)
        finally:
            search.close()

    async def _asked_in_rounds(self, query: Query, allowed: float, search: _Search) -> DnsReply:
        last = DnsReply(failure=Failure.TIMEOUT)
        share = allowed / (_ROUNDS * len(self.servers))
        for server in self.servers * _ROUNDS:
            before = search.replies.get(server)
            if before is not None and before.failure in _UNWILLING:
                continue
            last = search.replies[server] = await self._in_turn(query, server, share, search)
            if not last.rcode:
                last = search.take_late() or last
            if last.rcode and last.failure not in _UNWILLING:
                return last
        telling = max(search.replies.values(), key=_says)
        return telling if _says(telling) else last

    async def _in_turn(self, query: Query, server: Server, share: float, search: _Search) -> DnsReply:
        """Ask one server, with EDNS where it takes that, and without where it may not."""
        before = search.replies.get(server)  # of the round before
        began = time.monotonic()
        if self.manners.edns_first(server) and (before is None or not self.manners.worth_asking_without(server)):
            reply = await self._ask(query, server, share, search)
            self.manners.note(server, reply)
            if not reply.rcode or is_answer(reply) or not self.manners.worth_asking_without(server):
                return reply
            before = reply
        plain = Query.of(query.name, query.record, edns=False)
        left = max(share / _ROUNDS, share - (time.monotonic() - began))
        reply = await self._ask(plain, server, left, search)
        self.manners.note(server, reply, before)
        # of two refusals the first may say why
        return before if before is not None and _says(before) and not is_answer(reply) else reply

    async def _ask(self, query: Query, server: Server, allowed: float, search: _Search) -> DnsReply:
        timer = asyncio.timeout(allowed)
        doubt: list[Failure] = []
        try:
            async with timer:
                if self.over_tcp:
                    return read(await ask_tcp(query, server.address, server.port), query, str(server))
                reply = await self._by_datagram(query, server, search, doubt)
                return replace(reply, malformed=True) if Failure.MALFORMED in doubt else reply
        except (dns.exception.DNSException, OSError, EOFError, StepFailed) as error:
            failure = _failure(error, timer, allowed)
            silent = failure is Failure.TIMEOUT and doubt
            told = doubt[0] if silent else failure
            return DnsReply(
                failure=told, resolver=str(server), edns=query.edns, malformed=Failure.MALFORMED in (told, *doubt)
            )

    async def _by_datagram(self, query: Query, server: Server, search: _Search, doubt: list[Failure]) -> DnsReply:
        """Ask by UDP, and over TCP where the answer is too long. `doubt` gets what silence would hide."""
        asked = await Asked.of(query, server.address, server.port)
        kept_open = False
        try:
            answer = await asked.first()
            first = read(answer, query, str(server))
            if search.heard_for is not None and (is_answer(first) or not self.manners.worth_asking_without(server)):

                def told(further: Answer) -> OtherAnswer | None:
                    other = read(further, query, str(server))
                    return OtherAnswer(rcode=other.rcode, addresses=other.addresses) if differ(first, other) else None

                self._listening.begin(search.heard_for, (query.name, query.record), asked, told)
                kept_open = True
        except dns.message.Truncated:
            doubt.append(Failure.TRUNCATED)
            return await _over_tcp(query, server)
        except asyncio.CancelledError:
            if not doubt:
                search.unanswered.append(_Unanswered(asked, query, server))
                kept_open = True
            raise
        finally:
            if asked.garbled:
                doubt.append(Failure.MALFORMED)
            if not kept_open:
                asked.close()
        return first

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


async def _over_tcp(query: Query, server: Server) -> DnsReply:
    """Ask over TCP for what is too long for a datagram. Raises `dns.exception.DNSException` and `StepFailed`."""
    try:
        return read(await ask_tcp(query, server.address, server.port), query, str(server))
    except (OSError, EOFError) as error:
        # it has an answer, so this is no silence, whatever keeps it from us
        raise StepFailed(Failure.TRUNCATED) from error


def _says(reply: DnsReply) -> int:
    """How much a reply that names no address tells: that it is not to be had, that somebody is there, or nothing."""
    return 2 if reply.rcode else int(reply.failure in _SIGNS_OF_LIFE)


def _failure(error: BaseException, timer: asyncio.Timeout, allowed: float) -> Failure:
    if isinstance(error, dns.exception.DNSException) and not isinstance(error, dns.exception.Timeout):
        return Failure.MALFORMED
    failure = Failure.TIMEOUT if isinstance(error, dns.exception.Timeout) else failure_of(error)
    return Failure.OUT_OF_TIME if failure is Failure.TIMEOUT and came_late(timer, allowed) else failure
