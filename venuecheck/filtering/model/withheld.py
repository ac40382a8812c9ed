"""Restricted pages: what may be shown, recorded and exported of them once their run has been judged.

Only what could not lead to the page stays: which steps were made, when, how they ended, status, issuers, and
addresses that are no site's. The list keeps the page's address, and the probe uses it.
"""

import ipaddress
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from venuecheck.filtering.model.address import AddressError, parse_address, site_of
from venuecheck.filtering.model.answer import Answer, Body
from venuecheck.filtering.model.observation import (
    Certificate,
    Connection,
    Datagram,
    Exchange,
    Handshake,
    Lookup,
    Observation,
    Purpose,
    Sighting,
    Tunnel,
)
from venuecheck.filtering.model.page import Page

_WITHHELD = "withheld"
_NO_SITES = tuple(
    ipaddress.ip_network(block)
    for block in ("10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")
)
_LIKE_AN_ADDRESS = re.compile(
    r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f.]{0,15}){2,8})", re.IGNORECASE
)
_TELLING_HEADERS = frozenset({"location", "link"})


def withheld(observations: Iterable[Observation], pages: Sequence[Page]) -> tuple[Observation, ...]:
    """Take out of `observations` what leads to the restricted ones of `pages`."""
    restricted = {page.id: page for page in pages if page.restricted}
    return tuple(
        _without(step, restricted[step.subject]) if step.subject in restricted else step for step in observations
    )


def withheld_text(text: str, page: Page) -> str:
    """Put a restricted page's id in place of its address, host and site wherever they stand in `text`.

    Of network addresses, those that belong to no site stay.
    """
    if not page.restricted:
        return text
    names = "|".join(re.escape(name) for name in _names(page))
    named = re.sub(names, page.shown, text, flags=re.IGNORECASE)
    return _LIKE_AN_ADDRESS.sub(lambda found: _number(found[0]), named)


def _names(page: Page) -> tuple[str, ...]:
    """The longest first, so that none is left in part."""
    try:
        host = parse_address(page.url).host
    except AddressError:
        return (page.url,)
    return (page.url, page.url.partition("://")[2].rstrip("/"), host, site_of(host))


def _without(step: Observation, page: Page) -> Observation:
    match step:
        case Lookup():
            return replace(
                step,
                name=page.shown,
                addresses=tuple(_address(address) for address in step.addresses),
                aliases=(),
                other_answer=replace(
                    step.other_answer, addresses=tuple(_address(address) for address in step.other_answer.addresses)
                )
                if step.other_answer
                else None,
                extended_errors=tuple(
                    replace(error, text=withheld_text(error.text, page)) for error in step.extended_errors
                ),
            )
        case Connection():
            return step if step.to_proxy else replace(step, address=_address(step.address))
        case Handshake():
            name = step.server_name if step.purpose is Purpose.INNOCENT else page.shown
            chain = (*(_certificate(leaf, page) for leaf in step.chain[:1]), *step.chain[1:])
            return replace(step, server_name=name, chain=chain)
        case Tunnel():
            return replace(step, target=page.shown, answer=_answer(step.answer, page))
        case Exchange():
            innocent = step.purpose is Purpose.INNOCENT
            return replace(step, url=step.url if innocent else page.shown, answer=_answer(step.answer, page))
        case Datagram():
            return replace(step, address=_address(step.address), reply="")
        case Sighting():
            return replace(step, note=withheld_text(step.note, page))


def _address(address: str) -> str:
    """Keep the addresses that belong to no site on the Internet."""
    try:
        plain = ipaddress.ip_address(address)
    except ValueError:
        return _WITHHELD
    own = plain.is_unspecified or plain.is_loopback or any(plain in network for network in _NO_SITES)
    return address if own else _WITHHELD


def _number(text: str) -> str:
    """Give what looks like an address as it may be shown; what is none, such as a time of day, as it is."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return text
    return _address(text)


def _certificate(leaf: Certificate, page: Page) -> Certificate:
    issuer = page.shown if leaf.issuer == leaf.subject else withheld_text(leaf.issuer, page)
    return Certificate(subject=page.shown, issuer=issuer, sha256="")


def _answer(answer: Answer | None, page: Page) -> Answer | None:
    if answer is None:
        return None
    body, redirect = answer.body, answer.redirect
    return replace(
        answer,
        reason=withheld_text(answer.reason, page),
        headers=tuple((name, value) for name, value in answer.headers if name not in _TELLING_HEADERS),
        body=Body(size=body.size, complete=body.complete, likeness="", holds_expected=body.holds_expected)
        if body
        else None,
        redirect=replace(redirect, url=page.shown, host=page.shown) if redirect else None,
    )
