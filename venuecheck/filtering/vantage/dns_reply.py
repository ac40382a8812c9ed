"""What a DNS answer says, in the parts that rules need: code, addresses, aliases, extended errors (RFC 8914)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import dns.edns
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.wire

from venuecheck.core.plain_text import plain
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import ExtendedError
from venuecheck.filtering.redaction import redact_said
from venuecheck.filtering.vantage.dns_message import Answer, PlainAnswer, Query

_MAX_ADDRESSES = 16
_MAX_TEXT = 200
_MAX_ERRORS = 8
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DnsReply:
    """What came of one question to one server."""

    failure: Failure | None
    resolver: str = ""
    rcode: str = ""
    addresses: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    extended_errors: tuple[ExtendedError, ...] = ()
    malformed: bool = False
    """Whether something came that makes no sense."""
    edns: bool = True
    """Whether the question was asked with EDNS."""


def read(answer: Answer, query: Query, resolver: str) -> DnsReply:
    """Take from an answer what rules need. `resolver` is who was asked, in words."""
    said, strange = (answer, False) if isinstance(answer, PlainAnswer) else _taken_apart(answer, query)
    failure = _BY_RCODE.get(said.rcode)
    if failure is None and said.rcode != dns.rcode.NOERROR:
        failure = Failure.DNS_OTHER
    if failure is None and not said.addresses:
        # addresses of a name that nobody asked for: a device makes nothing of that
        failure = Failure.MALFORMED if strange else Failure.NODATA
    return DnsReply(
        failure=failure,
        resolver=resolver,
        rcode=_code_name(said.rcode),
        # an address beside a refusal or "no such name" is one that no device would use
        addresses=said.addresses[:_MAX_ADDRESSES] if failure is None else (),
        aliases=said.aliases[:_MAX_ADDRESSES],
        extended_errors=tuple(
            ExtendedError(code=code, text=redact_said(plain(text, _MAX_TEXT)))
            for code, text in said.extended_errors[:_MAX_ERRORS]
        ),
        edns=query.edns,
        malformed=failure is Failure.MALFORMED,
    )


@cache
def _code_name(code: int) -> str:
    return dns.rcode.to_text(dns.rcode.Rcode.make(code))


def _taken_apart(answer: dns.message.Message, query: Query) -> tuple[PlainAnswer, bool]:
    """Take apart what the library read; and say whether it holds records of the kind asked for under another name."""
    name, wanted = query.message.question[0].name, query.message.question[0].rdtype
    by_owner: dict[dns.name.Name, list[str]] = {}
    aliases: dict[dns.name.Name, dns.name.Name] = {}
    for rrset in answer.answer:
        if rrset.rdtype == wanted:
            by_owner.setdefault(rrset.name, []).extend(record.to_text() for record in rrset)
        elif rrset.rdtype == dns.rdatatype.CNAME:
            aliases.setdefault(rrset.name, rrset[0].target)
    said = PlainAnswer(
        rcode=answer.rcode(),
        addresses=tuple(address for owner in _led_to(name, aliases) for address in by_owner.get(owner, ())),
        aliases=tuple(target.to_text().rstrip(".").lower() for target in aliases.values()),
        extended_errors=tuple((int(item.code), item.text or "") for item in answer.extended_errors()),
    )
    return said, bool(by_owner)


def differ(first: DnsReply, other: DnsReply) -> bool:
    """Whether two answers say different things; the same addresses in another order, or some of them, do not."""
    if not first.addresses or not other.addresses:
        return (first.rcode, bool(first.addresses)) != (other.rcode, bool(other.addresses))
    return not set(first.addresses) & set(other.addresses)


def _led_to(name: dns.name.Name, aliases: Mapping[dns.name.Name, dns.name.Name]) -> list[dns.name.Name]:
    """Give `name` and the names to which aliases lead from it, in order; they may run in a circle."""
    names = [name]
    for _ in aliases:
        name = aliases.get(name, name)
        names.append(name)
    return list(dict.fromkeys(names))
