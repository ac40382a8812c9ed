"""Questions and ordinary answers of DNS in its own form (RFC 1035, RFC 6891, RFC 8914), read without a library.

Nine answers of ten are a few addresses, or none, in messages of the plainest kind, and a library that knows all of DNS
takes longer over them than all the rest of a visit. Whatever is not of the plainest kind, or not flawless, is left to
the library: `read_plain` then gives None.
"""

import re
import secrets
import socket
import struct
from dataclasses import dataclass
from functools import cached_property

import dns.ipv6
import dns.message
import dns.name
import dns.rdatatype

_HEADER = struct.Struct("!HHHHHH")
_RECORD = struct.Struct("!HHIH")
_A, _NS, _CNAME, _SOA, _AAAA, _OPT = 1, 2, 5, 6, 28, 41
_IN = 1
_EXTENDED_ERROR = 15
_RECURSION_DESIRED = 0x0100
_ANSWER, _TRUNCATED, _OPCODE, _RCODE = 0x8000, 0x0200, 0x7800, 0x000F
_PAYLOAD = 1_232
_MAX_NAME = 253
_WANTS_DNSSEC = struct.pack("!BHHIH", 0, _OPT, _PAYLOAD, 0x8000, 0)
_PLAIN_NAME = re.compile(r"(?:[A-Za-z0-9_-]{1,63}\.)*[A-Za-z0-9_-]{1,63}")
_PLAIN_ANSWER = re.compile(rb"(?:(?:[A-Za-z0-9_-]{1,63}\.)*[A-Za-z0-9_-]{1,63})?")
_TYPES = {"A": _A, "AAAA": _AAAA}


class _NotPlainError(Exception):
    """The message is for the library."""


@dataclass(frozen=True)
class Query:
    """One question, asked with EDNS and the DNSSEC flag, or without both where a server does not take them."""

    name: str
    record: str
    number: int
    edns: bool = True

    @classmethod
    def of(cls, name: str, record: str, *, edns: bool = True) -> "Query":
        """Make a question with a number of chance."""
        return cls(name, record, int.from_bytes(secrets.token_bytes(2), "big"), edns)

    @cached_property
    def message(self) -> dns.message.Message:
        """The question in the library's form. Raises `dns.exception.DNSException` where the name cannot be asked."""
        return dns.message.make_query(
            dns.name.from_text(self.name + "."),
            self.record,
            use_edns=0 if self.edns else -1,
            want_dnssec=self.edns,
            payload=_PAYLOAD,
            id=self.number,
        )

    @cached_property
    def question(self) -> bytes | None:
        """Name, type and class as they are sent; None where the name or type is not of the plainest kind."""
        kind = _TYPES.get(self.record)
        if kind is None or len(self.name) > _MAX_NAME or not _PLAIN_NAME.fullmatch(self.name):
            return None
        labels = [bytes((len(label),)) + label for label in self.name.encode("ascii").split(b".")]
        return b"".join(labels) + struct.pack("!BHH", 0, kind, _IN)

    @cached_property
    def wire(self) -> bytes:
        """The question as it is sent. Raises like `message`."""
        if self.question is None:
            return self.message.to_wire()
        header = _HEADER.pack(self.number, _RECURSION_DESIRED, 1, 0, 0, int(self.edns))
        return header + self.question + (_WANTS_DNSSEC if self.edns else b"")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainAnswer:
    """What an ordinary answer holds."""

    rcode: int
    addresses: tuple[str, ...]
    aliases: tuple[str, ...]
    extended_errors: tuple[tuple[int, str], ...]


Answer = PlainAnswer | dns.message.Message
"""Read by ourselves, or by the library."""


def read_plain(wire: bytes, query: Query) -> PlainAnswer | None:
    """Read an answer to `query` of the plainest kind; None where the library is to look at it."""
    try:
        return _Reader(wire, query).read()
    except (_NotPlainError, struct.error, IndexError, UnicodeDecodeError):
        return None


class _Reader:
    def __init__(self, wire: bytes, query: Query) -> None:
        self._wire, self._query, self._at = wire, query, 0
        self._addresses: dict[str, None] = {}
        self._owners: set[bytes] = set()
        self._aliases: dict[bytes, bytes] = {}
        self._errors: list[tuple[int, str]] = []
        self._has_options = False

    def read(self) -> PlainAnswer:
        number, flags, *counts = _HEADER.unpack_from(self._wire)
        _need(number == self._query.number and flags & _ANSWER and not flags & (_TRUNCATED | _OPCODE))
        question = self._query.question
        _need(question is not None and counts[0] == 1 and self._wire.startswith(question, _HEADER.size))
        self._at = _HEADER.size + len(question or b"")
        for section, count in enumerate(counts[1:]):
            _need(count <= (64, 8, 16)[section])
            for _ in range(count):
                (self._answer, self._authority, self._additional)[section]()
        _need(self._at == len(self._wire))
        # one owner's addresses are one set; several would be several, and an alias is given once
        _need(len(self._owners) <= 1 and self._owners <= self._led_to())
        return PlainAnswer(
            rcode=flags & _RCODE,
            addresses=tuple(self._addresses),
            aliases=tuple(target.decode("ascii").lower() for target in self._aliases.values()),
            extended_errors=tuple(self._errors),
        )

    def _led_to(self) -> set[bytes]:
        """Give the name that was asked for, and those to which the aliases lead from it."""
        name = self._query.name.encode("ascii").lower()
        names = {name}
        for _ in self._aliases:
            name = self._aliases.get(name, name).lower()
            names.add(name)
        return names

    def _answer(self) -> None:
        owner, kind, class_, _, end = self._record()
        _need(class_ == _IN)
        data = self._wire[self._at : end]
        if kind == _CNAME:
            _need(owner not in self._aliases)
            self._aliases[owner] = self._name()
        elif kind == _A and self._query.record == "A":
            _need(len(data) == 4)  # noqa: PLR2004 - bytes of an IPv4 address
            self._owners.add(owner)
            self._addresses[socket.inet_ntoa(data)] = None
            self._at = end
        elif kind == _AAAA and self._query.record == "AAAA":
            _need(len(data) == 16)  # noqa: PLR2004 - bytes of an IPv6 address
            self._owners.add(owner)
            self._addresses[dns.ipv6.inet_ntoa(data)] = None
            self._at = end
        _need(self._at == end)

    def _authority(self) -> None:
        _, kind, class_, _, end = self._record()
        _need(class_ == _IN and kind in {_SOA, _NS})
        self._name()
        if kind == _SOA:
            self._name()
            self._at += 20
        _need(self._at == end)

    def _additional(self) -> None:
        owner, kind, class_, extended, end = self._record()
        if kind != _OPT:  # addresses of the name servers
            _need(class_ == _IN and (kind, end - self._at) in {(_A, 4), (_AAAA, 16)})
            self._at = end
            return
        # the upper bits are a longer code and a version, the lower ones flags
        _need(owner == b"" and extended < 0x10000 and not self._has_options)  # noqa: PLR2004
        self._has_options = True
        while self._at < end:
            code, length = struct.unpack_from("!HH", self._wire, self._at)
            start, self._at = self._at + 4, self._at + 4 + length
            _need(code == _EXTENDED_ERROR and length >= 2 and self._at <= end)  # noqa: PLR2004 - its code's bytes
            (info,) = struct.unpack_from("!H", self._wire, start)
            text = self._wire[start + 2 : self._at]
            _need(not text.endswith(b"\0"))
            self._errors.append((info, text.decode("utf-8")))
        _need(self._at == end)

    def _record(self) -> tuple[bytes, int, int, int, int]:
        """Read a record up to its data: owner (lower case), type, class, time to live, where its data ends."""
        owner = self._name().lower()
        kind, class_, lives, length = _RECORD.unpack_from(self._wire, self._at)
        self._at += _RECORD.size
        end = self._at + length
        _need(end <= len(self._wire))
        return owner, kind, class_, lives, end

    def _name(self) -> bytes:
        """Read a name, pointers followed backwards only, and stand behind it."""
        wire = self._wire
        labels: list[bytes] = []
        at, behind, before = self._at, 0, self._at
        while (length := wire[at]) != 0:
            if length & 0xC0 == 0xC0:  # noqa: PLR2004 - RFC 1035's mark of a pointer
                target = (length & 0x3F) << 8 | wire[at + 1]
                _need(_HEADER.size <= target < before)
                behind = behind or at + 2
                at = before = target
                continue
            labels.append(wire[at + 1 : at + 1 + length])
            at += 1 + length
        self._at = behind or at + 1
        name = b".".join(labels)
        # a label with a dot in it would read as two, and be found out by how many there are
        _need(len(name) <= _MAX_NAME and _PLAIN_ANSWER.fullmatch(name) and name.count(b".") == max(0, len(labels) - 1))
        return name


def _need(condition: object) -> None:
    if not condition:
        raise _NotPlainError
