"""What one line of a published list of addresses names: hosts files, squid, e2guardian, Adblock, UT1, or an address.

Sources of the forms: hosts(5); Squid's `dstdomain`; the site lists of E2Guardian; https://adblockplus.org/filter-cheatsheet;
the lists of the Université Toulouse Capitole (UT1), whose lines are names or addresses without a scheme.
"""

import ipaddress
import re

_COMMENT = re.compile(r"(?:^|\s)#.*$")
_NOT_NAMES = ("!", "[", "@@", ".include<", "*", "~")
"""How lines begin that name nothing to be blocked: remarks, headings, exceptions, other files, whole kinds."""
_OWN = frozenset({"localhost", "localhost.localdomain", "local", "broadcasthost", "0.0.0.0"})  # noqa: S104
_COSMETIC = re.compile(r"#[@?$%]{0,2}#")
_ANCHORED = re.compile(r"\|\|([^\^|$*\s]+)")


def named_on(line: str) -> tuple[str, ...]:
    """Give the addresses that `line` names, as it writes them; () for remarks and for what names none."""
    if _COSMETIC.search(line):
        return ()
    said = _COMMENT.sub("", line).strip()
    if said.startswith("||"):
        found = _ANCHORED.match(said)
        return (found[1],) if found else ()
    if said.startswith("*."):
        said = said[1:]
    if not said or said.lower().startswith(_NOT_NAMES):
        return ()
    first, *rest = said.split()
    if rest and _is_address(first):
        return tuple(name for name in rest if name.lower() not in _OWN and not name.lower().startswith("ip6-"))
    # squid and e2guardian: a name with all that stands under it
    return (said.removeprefix("."),)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return True
