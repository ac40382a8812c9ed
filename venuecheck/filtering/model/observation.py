"""What one step of a visit did: a fact, never what it means.

Everything here has been redacted: addresses and bodies of block pages carry names, e-mail addresses and
positions, so what rules need of them (does a redirect carry the page's address?) is noted when it is seen.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from venuecheck.core.word import Word
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.failure import Failure, Layer


class Family(Word):
    """The kind of address that a visit used."""

    IPV4 = "ipv4"
    IPV6 = "ipv6"
    PROXY = "proxy"
    """The proxy chose: this device never looked the page's name up."""


class Purpose(Word):
    """Why a step was made."""

    PAGE = "page"
    """To reach the page, as a browser would."""
    INNOCENT = "innocent"
    """The same address, asked for by an innocent name: the differential test of a silence."""
    COMPARE = "compare"
    """The same question asked in another way: what differs between the answers tells."""
    CONTEXT = "context"
    """To know more; it supports no verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What every observation says."""

    subject: str
    """Id of the page or control, or of the probe where no page is meant."""
    visit: int
    """Which visit to the subject, from 1."""
    hop: int = 0
    """Redirects followed before this step."""
    family: Family = Family.IPV4
    purpose: Purpose = Purpose.PAGE
    started: datetime
    elapsed: float
    """Seconds."""
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendedError:
    """An extended DNS error (RFC 8914)."""

    code: int
    text: str = ""


RecordType = Literal["A", "AAAA", "SVCB"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherAnswer:
    """A second answer to one DNS question, which says something else than the first."""

    rcode: str
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup(Step):
    """A name looked up."""

    kind: Literal["lookup"] = "lookup"
    name: str
    record: RecordType
    method: Literal["resolver", "system"] = "resolver"
    """`resolver`: this program asked the resolver; `system`: the device's own getaddrinfo did."""
    transport: Literal["udp", "tcp"] = "udp"
    resolver: str = ""
    """Address and port that answered or was asked last."""
    rcode: str = ""
    addresses: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    """CNAME targets, in order."""
    values: tuple[str, ...] = ()
    """Records that are no addresses (SVCB), in DNS's own writing."""
    extended_errors: tuple[ExtendedError, ...] = ()
    malformed: bool = False
    """Whether a reply came that makes no sense, whatever came or did not come besides."""
    edns: bool = True
    """Whether the answer came to a question with EDNS; False where it came only without (RFC 6891, 6.2.2)."""
    other_answer: OtherAnswer | None = None
    """What came after the answer, from the same server, and differs from it; None where nothing did."""

    @property
    def layer(self) -> Layer:
        """DNS."""
        return Layer.DNS

    @property
    def ends_nowhere(self) -> bool:
        """Whether the name led on to others (CNAME) and the last of them to no address: a fault that owners make."""
        return bool(self.aliases) and not self.addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection(Step):
    """A TCP connection opened."""

    kind: Literal["connection"] = "connection"
    address: str
    port: int
    to_proxy: bool = False

    @property
    def layer(self) -> Layer:
        """TCP."""
        return Layer.TCP


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One certificate of a chain."""

    subject: str
    issuer: str
    sha256: str
    pem: str = ""
    valid_from: datetime | None = None
    """None, as for `valid_until`, where it cannot be read, and in records made before November 2026."""
    valid_until: datetime | None = None


class Trust(Word):
    """What a set of root certificates says of a chain."""

    TRUSTED = "trusted"
    UNKNOWN_ISSUER = "unknown_issuer"
    INCOMPLETE = "incomplete"
    """The issuer's own certificate is missing, and the site's carries the stamps of public logs (RFC 6962), which
    browsers ask of public authorities and which no filter's certificates have."""
    WRONG_NAME = "wrong_name"
    EXPIRED = "expired"
    """It is past the end of its days, by this device's clock."""
    NOT_YET_VALID = "not_yet_valid"
    """Its days have not begun, by this device's clock."""
    NOT_JUDGED = "not_judged"
    """There were no roots to judge by, or no certificate that can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handshake(Step):
    """A TLS handshake, made without verification so that the chain is seen whatever it is."""

    kind: Literal["handshake"] = "handshake"
    server_name: str
    version: str = ""
    chain: tuple[Certificate, ...] = ()
    public_trust: Trust = Trust.NOT_JUDGED
    """By the public roots: is this the site itself?"""
    device_trust: Trust = Trust.NOT_JUDGED
    """By the device's own store: would its browser open the page without a warning?"""
    detail: str = ""
    """The TLS library's name for what went wrong."""
    protocol: str = ""
    """What both sides agreed to speak over it (ALPN), such as `h2`; '' where nothing was agreed."""

    @property
    def layer(self) -> Layer:
        """TLS."""
        return Layer.TLS


@dataclass(frozen=True, slots=True, kw_only=True)
class Tunnel(Step):
    """An explicit proxy asked for a tunnel (CONNECT)."""

    kind: Literal["tunnel"] = "tunnel"
    target: str
    answer: Answer | None = None
    came: int = 0
    """Bytes of an answer that came, where it did not become one: signs of life, and no silence."""

    @property
    def layer(self) -> Layer:
        """HTTP: the proxy's answer is one."""
        return Layer.HTTP


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange(Step):
    """A request and its answer."""

    kind: Literal["exchange"] = "exchange"
    url: str
    """Redacted where it is not the page's own."""
    answer: Answer | None = None
    came: int = 0
    """Bytes of an answer that came, where it did not become one: signs of life, and no silence."""
    detail: str = ""
    """Why it could not be asked for, as a sentence; '' where it was."""

    @property
    def layer(self) -> Layer:
        """HTTP."""
        return Layer.HTTP


@dataclass(frozen=True, slots=True, kw_only=True)
class Datagram(Step):
    """A UDP datagram sent, and whether one came back."""

    kind: Literal["datagram"] = "datagram"
    address: str
    port: int
    reply: str = ""
    """The beginning of what came back, in hexadecimal; '' where nothing came."""

    @property
    def layer(self) -> Layer:
        """UDP stands beside TCP."""
        return Layer.TCP


class Saw(Word):
    """What a person says came when they opened a page in a browser."""

    BLOCKED = "blocked"
    """A message that the page is blocked or not allowed: an error or an empty page is none."""
    OPENED = "opened"
    """The page itself."""
    UNSURE = "unsure"
    """Anything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting(Step):
    """A person opened the page in a browser and wrote down what came."""

    kind: Literal["sighting"] = "sighting"
    saw: Saw
    note: str = ""
    """In the person's words, redacted; '' for none."""

    @property
    def layer(self) -> Layer | None:
        """None: a browser's window does not show at which layer a page was stopped."""
        return None


Observation = Lookup | Connection | Tunnel | Handshake | Exchange | Datagram | Sighting
