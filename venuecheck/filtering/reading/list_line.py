"""What one line of a published list of addresses names: hosts files, squid, e2guardian, Adblock, the lists of DNS
servers, UT1, or an address.

Sources of the forms: hosts(5); Squid's `dstdomain`; the site lists of E2Guardian;
https://adblockplus.org/filter-cheatsheet and https://adguard-dns.io/kb/general/dns-filtering-syntax/; dnsmasq(8),
`address`, `local`, `server`; unbound.conf(5), `local-zone`, `local-data`; response policy zones
(draft-vixie-dnsop-dns-rpz); the lists of the Université Toulouse Capitole (UT1), whose lines are names or addresses
without a scheme.
"""

import ipaddress
import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from venuecheck.filtering.judging.sinkhole import is_nobodys
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.reading.said_of import said_by_title


class Kind(Enum):
    """What a line is."""

    REMARK = auto()
    """Nothing on it, a comment, a heading, a setting."""
    NAMES = auto()
    """Addresses that are in the list."""
    PATTERN = auto()
    """What stands for many addresses, or for parts of pages, and names no one site."""
    RULE = auto()
    """A rule of Squid's: its first name is what is done, the others are groups of addresses."""
    ORIGIN = auto()
    """The name that the names below it end with."""
    ANSWERED = auto()
    """Names that are given an address, another name or a server of their own: that blocks none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a line names."""

    kind: Kind
    names: tuple[str, ...] = ()
    """Addresses as the line writes them, without what belongs to the list's form."""
    limited: bool = False
    """Whether its options say that it holds for parts of pages, or on some sites alone."""
    says: Expectation | None = None
    """What the line says is done with them, where it says so; of a remark, with all that stands below it."""
    group: str = ""
    """Squid's name for them, of which its rules speak."""


NO_ONE_SITE = Line(kind=Kind.PATTERN)
_REMARK, _PATTERN, _ANSWERED = Line(kind=Kind.REMARK), NO_ONE_SITE, Line(kind=Kind.ANSWERED)
_COMMENT = re.compile(r"(?:^|\s)(?:#|;|//).*$")
_POINT = re.compile(r"^(?:[•·▪‣–—*-]|\d{1,4}[.)])\s+")
"""What stands before each thing in a list that somebody wrote."""
_REMARKS = ("!", ".include<", "<!--")
_TITLE = re.compile(r"\[(?![0-9a-f:.%]+\])", re.IGNORECASE)
"""`[Adblock Plus 2.0]`, and no address of IPv6."""
_OWN = frozenset({"localhost", "localhost.localdomain", "local", "broadcasthost", "0.0.0.0"})  # noqa: S104
_COSMETIC = re.compile(r"#[@?$%]{0,2}#")
_RULE = re.compile(r"(@@)?(\|\|?)([^$]*?)(?:\$(.*))?$")
_END_OF_RULE = re.compile(r"[\^|].*$")
_WHOLE = re.compile(r"(?:~?(?:important|all|document|doc|popup|match-case)|dnsrewrite(?:=.*)?)")
"""Options of Adblock and AdGuard that take nothing away from the page that somebody opens."""
_NAME = re.compile(r"\.?[\w-]+(?:\.[\w-]+)+\.?")
_ACL = re.compile(r"acl\s+(\S+)\s+(\S+)\s+(.*)", re.IGNORECASE)
_ACCESS = re.compile(r"http_access\s+(allow|deny)\s+(\S.*)", re.IGNORECASE)
_ORIGIN = re.compile(r"\$ORIGIN\s+(\S+)", re.IGNORECASE)
_DNSMASQ = re.compile(r"(address|local|server)=/(.+)/([^/]*)")
_ZONE = re.compile(r'local-zone:\s*"?([^\s"]+)"?\s+"?(\w+)"?', re.IGNORECASE)
_LETS_THROUGH = frozenset({"transparent", "typetransparent", "always_transparent", "nodefault", "inform"})
"""Kinds of zones of Unbound that answer as the internet does."""
_DATA = re.compile(r"local-data:\s*[\"']?(.+?)[\"']?", re.IGNORECASE)
_RECORD = re.compile(
    r"(\S+)\s+(?:\d+[smhdw]?\s+)?(?:IN\s+)?(CNAME|A|AAAA|SOA|NS|TXT|DNAME|MX|SRV|HTTPS|SVCB)\s+(\S.*)", re.IGNORECASE
)
"""A record as zone files have it."""
_NOT_OF_NAMES = re.compile(r"\.rpz-(?:ip|client-ip|nsip|nsdname)\.?$", re.IGNORECASE)
_OF_A_ZONE = re.compile(r"\$(?:TTL|INCLUDE)\b.*|(?:IN\s+)?NS\s+\S+|[\d\s()]*[()][\d\s()]*", re.IGNORECASE)
_BLOCKED_TO = frozenset({".", "*.", "rpz-drop."})
_SETTING = re.compile(
    r"server[ :=](?!/)|(?!web|url|site|page|local-(?:zone|data):)"
    r"(?:[a-z\d]+(?:-[a-z\d]+)+|interface|port|view|include|verbosity):(?:\s|$)",
    re.IGNORECASE,
)
"""Of dnsmasq and Unbound (`forward-addr: 192.0.2.1`)."""
_OWN_SERVER = re.compile(r'name:\s*"?[^\s"]+"?', re.IGNORECASE)
"""A name that Unbound asks another server about."""
_OF_MANY = re.compile(r"[*^$|\\(){}+&=]")
"""What stands in no host's name, but in patterns of them."""


def line_of(written: str) -> Line:
    """Say what `written` names."""
    if (of_all_below := said_by_title(written)) is not None:
        return replace(_REMARK, says=of_all_below)
    if _COSMETIC.search(written):
        return _PATTERN
    said = _POINT.sub("", _COMMENT.sub("", written).strip())
    if not said or said.lower().startswith(_REMARKS) or _TITLE.match(said) or _SETTING.match(said):
        return _REMARK
    return next(filter(None, (read(said) for read in _FORMS)), None) or _named((said,))


def _of_squid(said: str) -> Line | None:
    if found := _ACCESS.fullmatch(said):
        return Line(kind=Kind.RULE, names=(found[1], *found[2].split()))
    if not (acl := _ACL.fullmatch(said)):
        return None
    names = [name for name in acl[3].split() if not name.startswith(('"', "-"))]
    return replace(_named(names), group=acl[1]) if acl[2].lower() == "dstdomain" and names else _PATTERN


def _of_hosts(said: str) -> Line | None:
    """Read a line of a hosts file, or names side by side."""
    first, *rest = said.split()
    if rest and _is_address(first):
        names = [name for name in rest if name.lower() not in _OWN and not name.lower().startswith("ip6-")]
        return _stopped(names) if not names or _leads_nowhere(first) else _ANSWERED
    return _named((first, *rest)) if rest and all(map(_NAME.fullmatch, (first, *rest))) else None


def _of_dns(said: str) -> Line | None:
    """Read what settings and zones of DNS servers say; None for anything else."""
    if found := _DNSMASQ.fullmatch(said):
        kind, names, given = found[1], found[2].strip("/").split("/"), found[3]
        if kind == "server" and given == "#":
            return _let_through(names)
        blocks = not given or (kind == "address" and (given == "#" or _leads_nowhere(given)))
        return _stopped(names) if blocks else _ANSWERED
    if found := _ORIGIN.fullmatch(said):
        return Line(kind=Kind.ORIGIN, names=(found[1],))
    if _OWN_SERVER.fullmatch(said):
        return _ANSWERED
    if found := _ZONE.fullmatch(said):
        return _let_through([found[1]]) if found[2].lower() in _LETS_THROUGH else _stopped([found[1]])
    data = _DATA.fullmatch(said)
    if found := _RECORD.fullmatch(data[1] if data else said):
        return _of_record(found[1], found[2].upper(), found[3])
    return _REMARK if data or _OF_A_ZONE.fullmatch(said) else None


def _of_record(owner: str, kind: str, given: str) -> Line:
    if owner == "@" or kind in {"SOA", "NS", "TXT"}:
        return _REMARK
    if _NOT_OF_NAMES.search(owner):
        return _PATTERN
    target = given.lower()
    if kind == "CNAME" and target in {"rpz-passthru.", "rpz-tcp-only."}:
        return _let_through([owner])
    blocks = target in _BLOCKED_TO if kind == "CNAME" else kind in {"A", "AAAA"} and _leads_nowhere(target)
    return _stopped([owner]) if blocks else replace(_ANSWERED, names=_named([owner]).names)


def _stopped(names: list[str]) -> Line:
    return replace(_named(names), says=Expectation.BLOCK)


def _let_through(names: list[str]) -> Line:
    return replace(_named(names), says=Expectation.ALLOW)


def _named(written: list[str] | tuple[str, ...]) -> Line:
    """Give the sites of a line that stands for sites, or a pattern where one of its marks stands for many."""
    names = [_bare(each) for each in written]
    if not names:
        return _REMARK
    return _PATTERN if None in names else Line(kind=Kind.NAMES, names=tuple(name for name in names if name is not None))


def _bare(written: str) -> str | None:
    """Take away what says "with all that stands under it"; None for what names no one site."""
    text = written.replace("[.]", ".")
    text = re.sub(r"^hxxp(s?)://", r"http\1://", text, flags=re.IGNORECASE)
    scheme, sign, rest = text.rpartition("://") if "://" in text else ("", "", text)
    rest = re.sub(r"^(?:\*\.|\.)", "", rest)
    rest = re.sub(r"/\*$", "/", rest)
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    is_bare = not sign and "." not in host and ":" not in host and host.isascii()
    if not host and sign:
        return text  # an address without a host: a mistake, to be told
    if is_bare or not host or _OF_MANY.search(host) or host[0] in "-_" or host[-1] == "-" or _is_network(rest):
        return None
    if not sign and ":" in rest and _is_address(rest):
        rest = f"[{rest}]"
    return f"{scheme}{sign}{rest}"


def _of_adblock(said: str) -> Line | None:
    """Read a rule of Adblock's kind that begins at a site's name or an address's beginning, or makes an exception."""
    if not said.startswith(("|", "@@")):
        return None
    found = _RULE.fullmatch(said)
    if not found:
        return _PATTERN
    exception, _, pattern, options = found.groups()
    chosen = [each.strip().lower() for each in (options or "").split(",") if each.strip()]
    name = _END_OF_RULE.sub("", pattern)
    if not name or "*" in name or "badfilter" in chosen:
        return _PATTERN
    limited = not all(map(_WHOLE.fullmatch, chosen))
    if exception and limited:
        return _PATTERN
    says = Expectation.ALLOW if exception else Expectation.BLOCK
    return Line(kind=Kind.NAMES, names=(name,), limited=limited, says=says)


_FORMS = (_of_adblock, _of_dns, _of_squid, _of_hosts)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return True


def _leads_nowhere(text: str) -> bool:
    """Whether an address is what lists write for a name that is to lead nowhere."""
    return _is_address(text) and is_nobodys(text.partition("%")[0])


def _is_network(text: str) -> bool:
    if "/" not in text:
        return False
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True
