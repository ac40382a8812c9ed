"""What stands between a device and its sites, told as data: one act for each thing that it does, and to whom."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a page is on its list."""

    MUST_BLOCK = "must_block"
    MUST_OPEN = "must_open"
    CONTROL = "control"
    NOWHERE = "nowhere"
    """On no list: an innocent name, a block page's host."""


class Truth(StrEnum):
    """What is true of a page, whoever may be able to tell."""

    BLOCKED = "blocked"
    REACHED = "reached"
    NEITHER = "neither"
    """Something else happens to it than a filter's doing, and it does not open."""
    UNFILTERED = "unfiltered"
    """The site itself shows something else than it should: that it opened may be said, and not that it is blocked."""


class Listed(StrEnum):
    """Which made-up sites the list has."""

    USUAL = "usual"
    """Ten that must be blocked and eight that must open."""
    ONE_PAGE = "one page"
    """One that must be blocked."""
    ONE_HOST = "one host"
    """Four pages of one site, which must be blocked, and no other."""
    FEW = "few"
    """Two that must be blocked and one that must open."""


class How(StrEnum):
    """What is known of the pages."""

    ALONE = "alone"
    """Nothing."""
    EXPECT = "with `expect`"
    """The list says what each shows."""
    REFERENCE = "with a reference"


class Coded(StrEnum):
    """How a body travels."""

    PLAIN = "plain"
    """With its length."""
    GZIP = "gzip"
    DEFLATE = "deflate"
    UNASKED = "br"
    """Compressed as this program does not ask for; what is sent is no such code either."""
    NO_LENGTH = "no length"
    """Until the connection is closed."""
    CHUNKED = "chunked"
    UNENDED = "unended"
    """In chunks, without the last of them; the connection stays open."""
    RESET = "whole, and then reset"
    """With its length; the connection is reset behind it."""


class Cut(StrEnum):
    """How a connection ends without an answer."""

    RESET = "reset"
    CLOSED = "closed"
    SILENT = "silent"
    ALERT = "alert"
    PLAIN = "plain"
    """In plain HTTP, whatever was spoken before: a block page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The resolver's answer for the name: `addresses`, or an rcode."""

    addresses: tuple[str, ...] = ()
    """`{n}` stands for the line's number."""
    rcode: str = "NOERROR"
    alias: str = ""
    silent: bool = False
    scrambled: bool = False
    """An answer that makes no sense."""
    truncated: bool = False
    """By UDP only that it is too long: it comes by TCP."""
    error: int = -1
    """The extended error (RFC 8914) beside it, where the question takes one; -1 for none."""
    error_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """The resolver's answer for the name, whatever it is, comes so many seconds late."""

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Packets:
    """Packets to the site's address are dropped, or answered by nft's `verdict`."""

    verdict: str = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeted:
    """The connection ends so once TLS names the site."""

    ends: Cut
    alert: int = 112
    """Of an alert: its number (RFC 8446, 6.2); unrecognized_name where nothing else is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """The site's certificate is by another authority ("school", "nobody"), for another name, or out of its days."""

    by: str = "public"
    name: str = ""
    days: tuple[int, int] = (-1, 30)
    """From when to when it is valid, in days from now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shows:
    """A page is shown in the place of the site's. `{host}`, `{path}`, `{url}` and `{n}` are filled in."""

    body: str = ""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    cut_after: int = -1
    """Bytes of the body after which the connection is closed; -1 for all of it."""
    coded: Coded = Coded.PLAIN
    charset: str = "utf-8"
    """In which the body is written, and of which the header says nothing where it is not UTF-8."""
    interim: str = ""
    """A line of status that goes before, as "103 Early Hints"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adds:
    """This is put before what the site shows, and so many words of the site's own behind it."""

    before: str
    words: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """The connection ends so once the page is asked for."""

    how: Cut


Deed = Named | Late | Packets | Greeted | Signed | Shows | Adds | Ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that is done, to whom, and what is then true of the page."""

    does: Deed
    to: tuple[Kind, ...] = (Kind.MUST_BLOCK,)
    truth: Truth | None = Truth.BLOCKED
    """None where this decides nothing by itself."""
    scheme: str = ""
    """"http" or "https" where it meets these alone."""
    whole_host: bool = True
    """It knows hosts: all pages of a host with such a page are met. Otherwise it knows addresses of pages."""
    every: int = 1
    """Each so many-th host only, in the order of the list."""
    hosts: tuple[str, ...] = ()
    """These alone, whatever they are."""
    times: int = 0
    """The first so many requests of the run only, 0 for all."""
    times_each: int = 0
    """The first so many requests of each page only."""
    after: int = 0
    """Not before so many requests of the run."""
    every_time: int = 1
    """Each so many-th time only."""
    by_address: bool = False
    """It meets whoever connects to the host's address, whatever name is asked for there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A host of the filter's, the portal's or somebody else's, that stands on no list."""

    name: str
    address: str
    """`{n}` stands for the line's number."""
    shows: Shows = field(default_factory=Shows)
    signed: Signed | None = None
    """Over https; None for none there."""
    everywhere: bool = False
    """It is on the internet, and not the network's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A way to the sites, and what is done on it."""

    id: str
    title: str
    acts: tuple[Act, ...] = ()
    everywhere: tuple[Act, ...] = ()
    """What the sites do themselves, wherever they are asked from."""
    places: tuple[Place, ...] = ()
    proxy: str = ""
    """Where the device's proxy is, `{n}` filled in; '' for none."""
    trusts: tuple[str, ...] = ("public",)
    shows_itself: bool = True
    """Whether the filter shows itself to whoever knows nothing of the pages: an own page, a redirect, a reset."""

    tried: tuple[How, ...] = tuple(How)
    """With what knowledge of the pages it is tried."""
    listed: Listed = Listed.USUAL

    @property
    def unfiltered(self) -> "Line":
        """The same sites without a filter."""
        places = tuple(each for each in self.places if each.everywhere)
        return Line(id=f"{self.id}-unfiltered", title="unfiltered", everywhere=self.everywhere, places=places)

    @property
    def done(self) -> tuple[Act, ...]:
        """All that is done, the nearest to the device first."""
        return (*self.acts, *self.everywhere)
