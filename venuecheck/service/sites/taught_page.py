"""A venue's own block page, taught once in its configuration: it counts as much as a shipped fingerprint."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from venuecheck.authoring.document import Document
from venuecheck.core.problem import Problem
from venuecheck.filtering.judging.fingerprint import TAUGHT, Fingerprint, first_page_in
from venuecheck.filtering.judging.sign import Sign
from venuecheck.filtering.kinds_of_words import sayings_in
from venuecheck.filtering.model.kind_of_words import INNOCENT

_NAME = "this venue's own block page"
_FEWEST_LETTERS = 8
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFilter:
    """What `filter:` may say: how the venue's own block page is known. Any one of them is enough."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    title: str = ""
    """Words of its title."""
    host: str = ""
    """The host that a blocked page is sent on to, or the domain above it."""
    text: str = ""
    """A sentence that stands on it, on one line of its source."""


def taught_page(written: WrittenFilter | None) -> tuple[Fingerprint, ...]:
    """Give what the venue taught as a fingerprint; () where it taught nothing."""
    if written is None:
        return ()
    title, host, text = (" ".join(each.split()) for each in (written.title, written.host, written.text))
    signs = (Sign(title=title), Sign(host=host), Sign(body=text))
    return (Fingerprint(id=TAUGHT, name=_NAME, signs=tuple(sign for sign in signs if not sign.empty)),)


def taught_problems(document: Document, written: WrittenFilter | None) -> Iterator[Problem]:
    """Name what would tell no block page, or other sites' pages as well."""
    if written is None:
        return
    if not (written.title.strip() or written.host.strip() or written.text.strip()):
        fix = "write 'title:', 'host:' or 'text:' as your block page has it, or take the entry out"
        yield document.problem(("filter",), "it does not say how the block page is known", fix, at_key=True)
    if written.host.strip() and not _HOST.fullmatch(written.host.strip()):
        what, fix = "this is no host name", "write it as the address bar shows it, such as blocked.school.example"
        yield document.problem(("filter", "host"), what, fix)
    for key, said in (("title", written.title.strip()), ("text", written.text.strip())):
        if said and sum(char.isalpha() for char in said) < _FEWEST_LETTERS:
            fix = f"give words of at least {_FEWEST_LETTERS} letters that stand on no other page"
            yield document.problem(("filter", key), "this is too short to tell a page", fix)
        elif said and (first_page_in(said) or set(sayings_in(said)) & INNOCENT):
            fix = "give other words, that stand on your block page alone"
            yield document.problem(("filter", key), "sites' own pages say this, too", fix)
