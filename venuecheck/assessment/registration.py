"""Postcodes and register numbers, as people write them, brought to the form that the registers use."""

import re

_POSTCODE = re.compile(r"(GIR|[A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][ABD-HJLNP-UW-Z]{2})")
_CHARITY_ENGLAND = re.compile(r"[0-9]{6,7}")
_CHARITY_SCOTLAND = re.compile(r"SC0[0-9]{5}")
_CHARITY_NORTHERN_IRELAND = re.compile(r"(?:NIC?)?(1[0-9]{5})")
_COMPANY_DIGITS = re.compile(r"[0-9]{1,8}")
_COMPANY_LETTERS = re.compile(
    r"(?:AC|CE|CS|FC|GE|GN|GS|IC|IP|LP|NA|NC|NF|NI|NL|NO|NP|NR|NZ|OC|OE|PC|RC|RS|SA|SC|SE|SF|SG|SI|SL|SO|SP|SR|SZ|ZC)[0-9]{6}"
    r"|R0[0-9]{6}|(?:IP|SP|NO)[0-9]{5}R"
)
_SEPARATORS = re.compile(r"[\s.\-–/]+")


def _bare(text: str) -> str:
    return _SEPARATORS.sub("", text).upper()


def postcode(text: str) -> str | None:
    """Write a UK postcode as `WS1 1TP`; None where it is not one."""
    found = _POSTCODE.fullmatch(_bare(text))
    return f"{found[1]} {found[2]}" if found else None


def charity_number(text: str) -> str | None:
    """Write a charity number as its register does; None where it is none of them.

    England and Wales: six or seven digits. Scotland (OSCR): SC0 and five digits. Northern Ireland (CCNI): NIC and
    six digits that begin with 1.
    """
    bare = _bare(text)
    if _CHARITY_SCOTLAND.fullmatch(bare):
        return bare
    northern = _CHARITY_NORTHERN_IRELAND.fullmatch(bare)
    if northern and bare.startswith("NI"):
        return f"NIC{northern[1]}"
    return bare if _CHARITY_ENGLAND.fullmatch(bare) else None


def company_number(text: str) -> str | None:
    """Write a company number in the eight characters that Companies House uses; None where it is not one."""
    bare = _bare(text)
    if _COMPANY_DIGITS.fullmatch(bare) and bare.strip("0"):
        return bare.zfill(8)
    return bare if _COMPANY_LETTERS.fullmatch(bare) else None
