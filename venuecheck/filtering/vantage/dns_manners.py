"""Which resolvers take questions with EDNS, learned while they are asked (RFC 6891, 6.2.2 and 7).

A device asks without, and gets its answer where a question with EDNS is refused or dropped.
"""

from dataclasses import dataclass, field

import dns.rcode

from venuecheck.filtering.vantage.dns_reply import DnsReply
from venuecheck.filtering.vantage.servers import Server

_ANSWERS = frozenset({"NOERROR", "NXDOMAIN"})
_NOT_UNDERSTOOD = frozenset(
    dns.rcode.to_text(code) for code in (dns.rcode.FORMERR, dns.rcode.NOTIMP, dns.rcode.BADVERS)
)
_CERTAIN = 3
"""Answers without EDNS, after silence to questions with it, from which on it is left out: one may be lost by chance."""


@dataclass(slots=True)
class Manners:
    """What is known of each server by now."""

    _knows: set[Server] = field(default_factory=set)
    _without: dict[Server, int] = field(default_factory=dict)
    """How much speaks for asking without, by server."""

    def edns_first(self, server: Server) -> bool:
        """Whether a first question goes out with EDNS."""
        return server in self._knows or self._without.get(server, 0) < _CERTAIN

    def worth_asking_without(self, server: Server) -> bool:
        """Whether an error, or silence, may be about EDNS: it is not where the server has ever answered with it."""
        return server not in self._knows

    def note(self, server: Server, reply: DnsReply, before: DnsReply | None = None) -> None:
        """Learn from a reply; `before` is what came of the same question with EDNS."""
        if reply.rcode not in _ANSWERS:
            return
        if reply.edns:
            self._knows.add(server)
        elif before is not None and server not in self._knows:
            weight = _CERTAIN if before.rcode in _NOT_UNDERSTOOD else 1
            self._without[server] = self._without.get(server, 0) + weight


def is_answer(reply: DnsReply) -> bool:
    """Whether the server told about the name, and not that it could not or would not."""
    return reply.rcode in _ANSWERS
