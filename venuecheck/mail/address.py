"""An e-mail address: as somebody types it, as they read it again, and as mail servers take it."""

import re
from dataclasses import dataclass
from typing import Final, Self

import idna

from venuecheck.core.problem import InvalidError

_LONGEST: Final = 254
"""Characters of an address (RFC 5321, 4.5.3.1.3: a path of 256 with its brackets)."""
_LONGEST_LOCAL: Final = 64
_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL: Final = re.compile(rf"{_ATOM}(\.{_ATOM})*")
"""RFC 5322's dot-atom: neither quotes nor spaces, nor anything that ends a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a message goes, or comes from."""

    local: str
    """What stands before the @."""
    domain: str
    """What stands after it, in ASCII (IDNA 2008)."""

    @classmethod
    def read(cls, said: str, field: str = "address") -> Self:
        """Read what somebody typed. Raises `InvalidError`, with the field that it was typed into."""
        typed = said.strip()
        local, at, domain = typed.rpartition("@")
        if not at or len(typed) > _LONGEST or not local or not domain:
            raise InvalidError.of(field, "this is not an e-mail address", "write it like name@example.org")
        if len(local) > _LONGEST_LOCAL or not _LOCAL.fullmatch(local):
            what = "what stands before the @ is not taken by every mail server"
            raise InvalidError.of(field, what, "use letters from a to z, figures, full stops and hyphens")
        plain = domain_in_ascii(domain)
        if not plain or "." not in plain:
            what = "what stands after the @ is not a domain"
            raise InvalidError.of(field, what, "write it like name@example.org")
        return cls(local=local, domain=plain)

    @property
    def in_ascii(self) -> str:
        """As mail servers take it."""
        return f"{self.local}@{self.domain}"

    @property
    def shown(self) -> str:
        """As people read it."""
        try:
            return f"{self.local}@{idna.decode(self.domain)}"
        except idna.IDNAError:
            return self.in_ascii


def domain_in_ascii(said: str) -> str:
    """Give a domain as the name system has it, in lower case; empty where it is none."""
    if len(said) > _LONGEST:
        return ""
    try:
        plain = idna.encode(said, uts46=True, std3_rules=True).decode("ascii").lower()
    except idna.IDNAError:
        return ""
    last = plain.rpartition(".")[2]
    return "" if last.isdecimal() or plain.endswith(".") else plain
