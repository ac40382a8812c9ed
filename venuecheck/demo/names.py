"""The sample school's DNS server: every site at 127.0.0.1, but for what the filter does to a name."""

import asyncio
import struct

import dns.edns
import dns.exception
import dns.flags
import dns.message
import dns.opcode
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.rrset

from venuecheck.demo.connections import HERE
from venuecheck.demo.rules import Rules, Treatment

NOWHERE = "0.0.0.0"  # noqa: S104 - an answer that DNS filters give, not an address to listen on
_HEADER = 12
_PLAIN_UDP = 512
_MAX_UDP = 1232
_SECONDS = 60
_FILTERED = dns.edns.EDEOption(dns.edns.EDECode.FILTERED, "Larkfield School Filter")


def reply(packet: bytes, hosts: frozenset[str], rules: Rules) -> dns.message.Message | None:
    """Answer one query, or give None where nothing may be answered (no query, or not even a header)."""
    if len(packet) < _HEADER or packet[2] & 0x80:
        return None
    try:
        query = dns.message.from_wire(packet)
    except (dns.exception.DNSException, ValueError):
        return _format_error(packet)
    if query.opcode() is not dns.opcode.QUERY or len(query.question) != 1:
        answer = dns.message.make_response(query)
        answer.set_rcode(dns.rcode.NOTIMP)
        return answer
    answer = dns.message.make_response(query, recursion_available=True)
    question = query.question[0]
    host = question.name.to_text(omit_final_dot=True).lower()
    treatment = rules.treatment(host)
    wants_address = question.rdclass == dns.rdataclass.IN and question.rdtype == dns.rdatatype.A
    if treatment is Treatment.REFUSE_NAME:
        answer.set_rcode(dns.rcode.REFUSED)
    elif treatment is Treatment.NO_SUCH_NAME or host not in hosts:
        answer.set_rcode(dns.rcode.NXDOMAIN)
    elif wants_address:
        address = NOWHERE if treatment is Treatment.SINKHOLE else HERE
        answer.answer.append(dns.rrset.from_text(question.name, _SECONDS, "IN", "A", address))
    if treatment is Treatment.SINKHOLE and query.edns >= 0:
        answer.use_edns(0, payload=_MAX_UDP, options=[_FILTERED])
    return answer


def _format_error(packet: bytes) -> dns.message.Message:
    answer = dns.message.Message(id=int.from_bytes(packet[:2], "big"))
    answer.flags |= dns.flags.QR
    answer.set_rcode(dns.rcode.FORMERR)
    return answer


class Datagrams(asyncio.DatagramProtocol):
    """DNS over UDP."""

    def __init__(self, hosts: frozenset[str], rules: Rules) -> None:
        self._hosts, self._rules = hosts, rules
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        """Keep the transport to answer on."""
        self._transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str | object, int]) -> None:
        """Answer one query."""
        answer = reply(data, self._hosts, self._rules)
        if answer is not None and self._transport is not None:
            self._transport.sendto(answer.to_wire(max_size=_PLAIN_UDP), addr)


class Streams:
    """DNS over TCP (RFC 7766): several queries on one connection, each behind its length."""

    def __init__(self, hosts: frozenset[str], rules: Rules) -> None:
        self._hosts, self._rules = hosts, rules

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer until the client leaves or sends what cannot be answered."""
        while True:
            try:
                (size,) = struct.unpack("!H", await reader.readexactly(2))
            except asyncio.IncompleteReadError:
                return
            answer = reply(await reader.readexactly(size), self._hosts, self._rules)
            if answer is None:
                return
            wire = answer.to_wire()
            writer.write(struct.pack("!H", len(wire)) + wire)
            await writer.drain()
