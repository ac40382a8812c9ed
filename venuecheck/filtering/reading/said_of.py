"""What a list says is done with the addresses in it: stopped, let through, or nothing, for it is switched off.

The one place that knows the words, in a cell, in a heading, and in the name of a column, a group, a sheet or a file. Of
a name fewer words tell it than of a cell: a list that is called "monitored" or "unblocked games" lets nothing through.
"""

import re
from collections.abc import Iterable
from enum import Enum, auto

from venuecheck.filtering.model.page import Expectation


class RowSays(Enum):
    """What a row of a list says of itself, and not of its address."""

    ON = auto()
    OFF = auto()
    UNCLEAR = auto()
    """It says what is done in words that are not understood, or two things at once."""


_LET_THROUGH = frozenset(
    """allow allowed allows permit permitted permits exempt exempted exception exceptions except whitelist whitelisted
    whitelists allowlist allowlisted allowlists safelist caniatáu caniateir caniatawyd ceadaigh ceadaithe zulassen
    zugelassen erlaubt erlauben autoriser autorisé autorisés permitir permitido permitidos""".split()  # noqa: SIM905 - easier to read so
)
_DONE_SO = frozenset(
    """pass passed accept accepted unblock unblocked trust trusted monitor monitored log logged bypass
    bypassed""".split()  # noqa: SIM905 - easier to read so
)
"""Words that say it of an address, and not in a name."""
_STOPPED = frozenset(
    """block blocked blocks deny denied denies ban banned forbid forbidden refuse refused reject rejected prohibited
    disallow disallowed blacklist blacklisted blacklists blocklist blocklisted blocklists denylist blocio blociwyd
    blocáilte sperren gesperrt blockiert bloquer bloqué bloqués bloquear bloqueado bloqueados""".split()  # noqa: SIM905 - easier to read so
)
_NOT = frozenset({"not", "never", "isn", "aren", "nicht", "pas", "no", "non", "ni", "dim"})
_AS_MUCH_AS_ALLOWED = re.compile(
    r"\blet through\b|\b(?:not|never) filtered\b|\bunfiltered\b|\bno action\b"
    r"|\b(?:tcp|udp)_(?!denied|redirect)\w+/(?:2\d\d|304)\b"
)
"""Several words that say it, and what Squid's log says of a page that came."""
_ON = frozenset("enabled enable active aktiv aktiviert actif activé activo activado galluogwyd".split())  # noqa: SIM905 - easier to read so
_OFF = frozenset("disabled disable inactive inaktiv deaktiviert inactif désactivé inactivo desactivado".split())  # noqa: SIM905 - easier to read so
_YES = frozenset({"yes", "y", "x", "1", "true", "on", "✓", "✔", "☑", "oes", "ie", "ja", "oui", "sí"})
_NO = frozenset({"no", "n", "0", "false", "off", "✗", "✘", "☐", "na", "nage", "nein", "non"})
_OF_E2GUARDIAN = re.compile(r"(?:local)?(?:exception|grey)[a-z]*list")
"""Of the names of its files: what they list is let through, or looked at once it is open."""
_BESIDE = frozenset(
    """site sites website websites web domain domains host hosts url urls address addresses page pages list lists the
    these this following are is be always to for all""".split()  # noqa: SIM905 - easier to read so
)
"""Words that a title has beside: "The following sites are allowed"."""
_LONGEST_TITLE = 60
_CONTRARY: dict[Expectation | RowSays, Expectation | RowSays] = {
    Expectation.ALLOW: Expectation.BLOCK,
    Expectation.BLOCK: Expectation.ALLOW,
    RowSays.ON: RowSays.OFF,
    RowSays.OFF: RowSays.ON,
}
_OF_PI_HOLE = {"0": Expectation.ALLOW, "1": Expectation.BLOCK, "2": Expectation.ALLOW, "3": Expectation.BLOCK}


def said_of(done: str) -> Expectation | RowSays | None:
    """Give what a cell says is done with an address; None where it says nothing, or both."""
    said = _words(_AS_MUCH_AS_ALLOWED.sub(" allowed ", done.lower()))
    if (switched := _switched(said)) is RowSays.OFF:
        return switched
    return _said(said, _LET_THROUGH | _DONE_SO) or switched


def said_by_name(name: str) -> Expectation | None:
    """Give what a name says of all that stands in what bears it."""
    said = _words(name)
    if any(map(_OF_E2GUARDIAN.fullmatch, said)):
        return Expectation.ALLOW
    return _said(said, _LET_THROUGH)


def said_by_mark(heading: Expectation | RowSays, mark: str) -> Expectation | RowSays | None:
    """Give what a cell says beneath a heading such as "Allowed?" or "Enabled": by yes and no, or a word of its own."""
    said = mark.strip().lower()
    if said in _YES:
        return heading
    return _CONTRARY[heading] if said in _NO else said_of(mark)


def said_by_code(code: str) -> Expectation | RowSays | None:
    """Give what Pi-hole's `type` says: whether it is a name or a pattern, and what is done."""
    return _OF_PI_HOLE.get(code.strip()) or said_of(code)


def switched_by(heading: str) -> RowSays | None:
    """Give what yes says beneath a heading such as "Enabled"."""
    return _switched(_words(heading))


def said_by_title(line: str) -> Expectation | None:
    """Give what a line by itself says of all below it: `# Allowed sites`."""
    said = _words(line)
    is_title = len(line) <= _LONGEST_TITLE and "." not in line and not said - _LET_THROUGH - _STOPPED - _NOT - _BESIDE
    return said_by_name(line) if is_title else None


def unwanted(said: Iterable[Expectation | None], wanted: Expectation) -> Expectation | None:
    """Give what is said of addresses that a list of what is `wanted` leaves out; None for nothing.

    What is let through is no page that must be blocked. What is stopped may well be one that must open: that is left
    out only where the list names others that are let through.
    """
    if wanted is Expectation.BLOCK:
        return Expectation.ALLOW
    return Expectation.BLOCK if Expectation.ALLOW in set(said) else None


def _said(words: set[str], lets_through: frozenset[str]) -> Expectation | None:
    allows, stops = bool(words & lets_through), bool(words & _STOPPED)
    if allows == stops:
        return None
    return Expectation.ALLOW if allows is not bool(words & _NOT) else Expectation.BLOCK


def _switched(words: set[str]) -> RowSays | None:
    on = bool(words & _ON)
    if on is bool(words & _OFF):
        return None
    return RowSays.ON if on is not bool(words & _NOT) else RowSays.OFF


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.lower()))
